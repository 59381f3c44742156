"""Cohorts are planned: with their terms and a session a week in one go."""

import re
from collections.abc import Sequence
from datetime import date, time, timedelta
from itertools import pairwise
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.cohorts import queries
from groundswell.cohorts.milestones import give_milestones
from groundswell.cohorts.models import Cohort, TaughtSession, Term
from groundswell.cohorts.sessions import check_theme, check_times
from groundswell.errors import Invalid
from groundswell.programmes.queries import programme as programme_called
from groundswell.revisions import actions as revisions


class WeeklySessions(NamedTuple):
    """A session in every week of a term, on one day of the week (0 is Monday)."""

    weekday: int
    begins: time
    ends: time
    theme_id: int | None = None


class NewTerm(NamedTuple):
    kind: str
    title: str
    first: date
    weeks: int
    sessions: WeeklySessions | None = None


def plan_cohort(
    session: Session,
    *,
    by: Principal,
    programme: str,
    site_id: int | None,
    name: str,
    intake: int,
    places: int,
    days_needed: float,
    terms: Sequence[NewTerm],
) -> Cohort:
    """A cohort with its terms, and in each a session a week where that is wanted."""
    by.require(Permission.RUN_PROGRAMMES)
    found = programme_called(session, programme)
    _check_site(session, found.id, site_id)
    _check_places(places)
    check_terms(terms)
    for term in terms:
        if term.sessions is not None:
            check_theme(session, term.sessions.theme_id)
    code = _code(session, f"{found.code}-{name}")
    revision = revisions.begin(session, by=by, action="cohort_planned", words=name.strip(), source=found.code)
    cohort = Cohort(
        programme_id=found.id,
        site_id=site_id,
        code=code,
        name=name.strip(),
        intake=intake,
        places=places,
        days_needed=days_needed,
        revision_id=revision.id,
    )
    session.add(cohort)
    session.flush()
    give_milestones(session, found, revision.id)
    for place, new in enumerate(terms, start=1):
        _add_term(session, cohort, place, new, revision.id)
    return cohort


def change_cohort(session: Session, *, by: Principal, code: str, seen_revision: int, changes: dict[str, Any]) -> Cohort:
    """Changes what is named in `changes`: name, intake, places, days_needed, site_id. Its code stays."""
    by.require(Permission.RUN_PROGRAMMES)
    cohort = queries.cohort(session, code)
    queries.check_seen(cohort.revision_id, seen_revision, "this cohort")
    if "site_id" in changes:
        _check_site(session, cohort.programme_id, changes["site_id"])
    _check_places(changes.get("places", cohort.places))
    revision = revisions.begin(session, by=by, action="cohort_changed", words=cohort.name, source=cohort.code)
    for name in ("name", "intake", "places", "days_needed", "site_id"):
        if name in changes:
            setattr(cohort, name, changes[name])
    cohort.revision_id = revision.id
    session.flush()
    return cohort


def change_term(session: Session, *, by: Principal, term_id: int, seen_revision: int, changes: dict[str, Any]) -> Term:
    """Changes what is named in `changes`: title, kind. Its days are moved by `moving.move_term`."""
    by.require(Permission.RUN_PROGRAMMES)
    term = queries.term(session, term_id)
    queries.check_seen(term.revision_id, seen_revision, "this term")
    revision = revisions.begin(session, by=by, action="term_changed", words=term.title)
    for name in ("title", "kind"):
        if name in changes:
            setattr(term, name, changes[name])
    term.revision_id = revision.id
    session.flush()
    return term


def add_term(session: Session, *, by: Principal, cohort: str, new: NewTerm) -> Term:
    """One more term, which may not overlap another."""
    by.require(Permission.RUN_PROGRAMMES)
    found = queries.cohort(session, cohort)
    standing = queries.terms(session, found.id)
    check_terms([*(NewTerm(t.kind, t.title, t.first, t.weeks) for t in standing), new])
    revision = revisions.begin(session, by=by, action="term_added", words=new.title, source=found.code)
    return _add_term(session, found, max((t.place for t in standing), default=0) + 1, new, revision.id)


def check_terms(terms: Sequence[NewTerm]) -> None:
    for place, term in enumerate(terms):
        if not 1 <= term.weeks <= queries.MOST_WEEKS:
            raise Invalid(
                f"{term.title} has {term.weeks} weeks.",
                [(f"terms.{place}.weeks", f"Give 1 to {queries.MOST_WEEKS} weeks.")],
            )
        if term.sessions is not None:
            check_times(term.sessions.begins, term.sessions.ends)
            if not 0 <= term.sessions.weekday <= 6:
                raise Invalid(
                    "There is no such day of the week.", [(f"terms.{place}.sessions.weekday", "0 is Monday.")]
                )
    in_order = sorted(enumerate(terms), key=lambda each: each[1].first)
    for (_, before), (place, after) in pairwise(in_order):
        if after.first < before.first + timedelta(weeks=before.weeks):
            ends = before.first + timedelta(weeks=before.weeks, days=-1)
            raise Invalid(
                f"{after.title} begins before {before.title} ends, on {ends}.",
                [(f"terms.{place}.first", f"Choose a day after {ends}.")],
            )


def _check_site(session: Session, programme_id: int, site_id: int | None) -> None:
    if site_id is not None and queries.site(session, site_id).programme_id != programme_id:
        raise Invalid("The site belongs to another programme.", [("site", "Choose a site of this programme.")])


def _check_places(places: int) -> None:
    if places <= 0:
        raise Invalid("A cohort has places.", [("places", "Give a number above nought.")])


def _add_term(session: Session, cohort: Cohort, place: int, new: NewTerm, revision_id: int) -> Term:
    term = Term(
        cohort_id=cohort.id,
        place=place,
        kind=new.kind,
        title=new.title.strip(),
        first=new.first,
        weeks=new.weeks,
        revision_id=revision_id,
    )
    session.add(term)
    session.flush()
    if (weekly := new.sessions) is not None:
        day = new.first + timedelta(days=(weekly.weekday - new.first.weekday()) % 7)
        session.add_all(
            TaughtSession(
                cohort_id=cohort.id,
                term_id=term.id,
                title=f"{term.title}, week {week + 1}",
                theme_id=weekly.theme_id,
                day=day + timedelta(weeks=week),
                begins=weekly.begins,
                ends=weekly.ends,
                revision_id=revision_id,
            )
            for week in range(new.weeks)
        )
        session.flush()
    return term


def _code(session: Session, words: str) -> str:
    """An address made of a name, with a number behind it where it is taken."""
    plain = re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")[:50] or "cohort"
    code, number = plain, 1
    while session.scalar(select(Cohort.id).where(Cohort.code == code)) is not None:
        number += 1
        code = f"{plain}-{number}"
    return code
