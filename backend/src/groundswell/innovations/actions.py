"""An innovation is added to the library, made from an initiative's write-up, changed, and retired."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.clock import today
from groundswell.cohorts.queries import check_seen
from groundswell.errors import Invalid, NotPermitted
from groundswell.initiatives import scope
from groundswell.initiatives.models import ImprovementTheme
from groundswell.innovations import queries
from groundswell.innovations.models import (
    Innovation,
    InnovationContact,
    InnovationMeasure,
    InnovationOrigin,
    InnovationTheme,
)
from groundswell.innovations.ownership import check_may_edit
from groundswell.measures.models import Measure
from groundswell.organisations.scope import seen
from groundswell.people.models import Person
from groundswell.people.persons import person_for
from groundswell.revisions import actions as revisions

TEXTS = ("title", "summary", "how_to", "first_cycle", "cost", "time", "people")
LONGEST_CODE = 80


class NewContact(NamedTuple):
    person: int | None
    name: str | None
    email: str | None
    organisation: str
    words: str


def add_innovation(
    session: Session,
    *,
    by: Principal,
    title: str,
    summary: str,
    themes: Sequence[int] = (),
    measures: Sequence[str] = (),
    origins: Sequence[str] = (),
    first_tried: date | None = None,
    first_tried_at: str | None = None,
    **texts: str,
) -> Innovation:
    """`texts`: how_to, first_cycle, cost, time, people."""
    by.require(Permission.WRITE_INNOVATIONS)
    if not by.sees_everything:
        raise NotPermitted(
            "Only the national team and the faculty add innovations from nothing. Begin with the write-up of an "
            "initiative of yours: it becomes an innovation in one step."
        )
    revision = revisions.begin(session, by=by, action="innovation_added", words=title.strip())
    made = begin_innovation(session, title=title, summary=summary, revision_id=revision.id, **texts)
    _set_first(session, by, made, {"first_tried": first_tried, "first_tried_at": first_tried_at})
    _set_lists(session, by, made, {"themes": themes, "measures": measures, "origins": origins})
    session.flush()
    return made


def begin_innovation(session: Session, *, title: str, summary: str, revision_id: int, **texts: str) -> Innovation:
    """The row itself, with a code of its own."""
    made = Innovation(
        code=_free_code(session, title),
        title=title.strip(),
        summary=summary.strip(),
        revision_id=revision_id,
        **{name: words.strip() for name, words in texts.items()},
    )
    session.add(made)
    session.flush()
    return made


def change_innovation(
    session: Session, *, by: Principal, code: str, seen_revision: int, changes: dict[str, Any]
) -> Innovation:
    """Changes what is named in `changes`: texts, first_tried, first_tried_at, retired_because; lists as a whole."""
    found = queries.innovation(session, code)
    check_may_edit(session, by, found)
    check_seen(found.revision_id, seen_revision, "this innovation")
    for name in TEXTS:
        if name in changes and not changes[name].strip() and name in ("title", "summary"):
            raise Invalid(f"An innovation has a {name}.", [(name, f"Write a {name}.")])
    action = "innovation_retired" if changes.get("retired_because") else "innovation_changed"
    revision = revisions.begin(session, by=by, action=action, words=found.title)
    for name in TEXTS:
        if name in changes:
            setattr(found, name, changes[name].strip())
    if "retired_because" in changes:
        found.retired_because = changes["retired_because"]
    _set_first(session, by, found, changes)
    _set_lists(session, by, found, changes)
    found.revision_id = revision.id
    session.flush()
    return found


def set_contacts(
    session: Session, *, by: Principal, code: str, seen_revision: int, contacts: Sequence[NewContact]
) -> Innovation:
    """Whom to talk to, as a whole list. Somebody may be named by number where the list has them already."""
    found = queries.innovation(session, code)
    check_may_edit(session, by, found)
    check_seen(found.revision_id, seen_revision, "this innovation")
    revision = revisions.begin(session, by=by, action="innovation_contacts_set", words=found.title)
    known = {each.person.id for each in queries.contacts_of(session, found.id)}
    rows: dict[int, InnovationContact] = {}
    for place, contact in enumerate(contacts):
        person = _person(session, contact, known, place, revision.id)
        if person.id in rows:
            raise Invalid("Somebody is named twice.", [(f"contacts.{place}.name", f"{person.name} is in the list.")])
        rows[person.id] = InnovationContact(
            innovation_id=found.id,
            person_id=person.id,
            organisation_id=seen(session, by, contact.organisation).id,
            words=contact.words.strip(),
            revision_id=revision.id,
        )
    session.execute(delete(InnovationContact).where(InnovationContact.innovation_id == found.id))
    session.add_all(rows.values())
    found.revision_id = revision.id
    session.flush()
    return found


def _person(session: Session, contact: NewContact, known: set[int], place: int, revision_id: int) -> Person:
    if contact.person is not None:
        person = session.get(Person, contact.person) if contact.person in known else None
        if person is None:
            raise Invalid(
                "Somebody in the list is not a contact yet.",
                [(f"contacts.{place}.person", "Give the name, and the address if it is known.")],
            )
        return person
    if contact.name is None:
        raise Invalid("A contact has a name.", [(f"contacts.{place}.name", "Write a name.")])
    return person_for(session, name=contact.name, email=contact.email, revision_id=revision_id)


def _set_first(session: Session, by: Principal, innovation: Innovation, changes: dict[str, Any]) -> None:
    if "first_tried" in changes:
        day = changes["first_tried"]
        if day is not None and day > today():
            raise Invalid(
                "It cannot have been tried first on a day to come.", [("first_tried", f"Choose {today()} or before.")]
            )
        innovation.first_tried = day
    if "first_tried_at" in changes:
        code = changes["first_tried_at"]
        innovation.first_tried_at_id = None if code is None else seen(session, by, code).id


def _set_lists(session: Session, by: Principal, innovation: Innovation, changes: dict[str, Any]) -> None:
    if "themes" in changes:
        _check_known("themes", changes["themes"], set(session.scalars(select(ImprovementTheme.id))))
        set_themes(session, innovation.id, changes["themes"])
    if "measures" in changes:
        ids = dict(session.execute(select(Measure.code, Measure.id)).all())
        _check_known("measures", changes["measures"], set(ids))
        set_measures(session, innovation.id, [ids[code] for code in changes["measures"]])
    if "origins" in changes:
        set_origins(session, innovation.id, [scope.seen(session, by, code).id for code in changes["origins"]])


def _check_known(field: str, asked: Sequence[Any], known: set[Any]) -> None:
    errors = [
        (f"{field}.{place}", f"There is no {field[:-1]} {each}.")
        for place, each in enumerate(asked)
        if each not in known
    ]
    if errors:
        raise Invalid(f"Not all of the {field} are known.", errors)


def set_themes(session: Session, innovation_id: int, themes: Sequence[int]) -> None:
    session.execute(delete(InnovationTheme).where(InnovationTheme.innovation_id == innovation_id))
    session.add_all(InnovationTheme(innovation_id=innovation_id, theme_id=each) for each in dict.fromkeys(themes))


def set_measures(session: Session, innovation_id: int, measures: Sequence[int]) -> None:
    session.execute(delete(InnovationMeasure).where(InnovationMeasure.innovation_id == innovation_id))
    session.add_all(InnovationMeasure(innovation_id=innovation_id, measure_id=each) for each in dict.fromkeys(measures))


def set_origins(session: Session, innovation_id: int, initiatives: Sequence[int]) -> None:
    session.execute(delete(InnovationOrigin).where(InnovationOrigin.innovation_id == innovation_id))
    session.add_all(
        InnovationOrigin(innovation_id=innovation_id, initiative_id=each) for each in dict.fromkeys(initiatives)
    )


def _free_code(session: Session, title: str) -> str:
    """The title in small letters with hyphens, and a number after it where that is taken."""
    slug = re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-")[: LONGEST_CODE - 5].strip("-") or "innovation"
    taken = set(session.scalars(select(Innovation.code).where(Innovation.code.like(f"{slug}%"))))
    if slug not in taken:
        return slug
    return next(code for number in range(2, len(taken) + 3) if (code := f"{slug}-{number}") not in taken)
