"""The practices that take part in an initiative, from which day to which."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from groundswell.access.principal import Principal
from groundswell.clock import day_in_words
from groundswell.cohorts.queries import check_seen
from groundswell.errors import Conflict, Invalid, NotFound
from groundswell.initiatives.models import Initiative, InitiativeFigure, InitiativeMeasure, TakingPart
from groundswell.initiatives.scope import editable, seen
from groundswell.organisations.models import Organisation
from groundswell.organisations.scope import visible_practices
from groundswell.organisations.statements import Kind
from groundswell.revisions import actions as revisions


class Practices(NamedTuple):
    rows: list[tuple[TakingPart, Organisation]]
    """Those that the caller may see, by name."""
    total: int
    """All of them."""


def practices_of(session: Session, *, by: Principal, code: str) -> Practices:
    initiative = seen(session, by, code)
    everyone = select(func.count()).select_from(TakingPart).where(TakingPart.initiative_id == initiative.id)
    rows = session.execute(
        select(TakingPart, Organisation)
        .join(Organisation, Organisation.id == TakingPart.organisation_id)
        .where(TakingPart.initiative_id == initiative.id, Organisation.id.in_(visible_practices(by)))
        .order_by(Organisation.name, Organisation.code, TakingPart.first)
    )
    return Practices([(row[0], row[1]) for row in rows], session.scalar(everyone) or 0)


def going_on(session: Session, practices: Collection[int], day: date) -> dict[int, int]:
    """In how many initiatives that go on each practice takes part on a day; one in none has no entry. One query."""
    rows = session.execute(
        select(TakingPart.organisation_id, func.count(TakingPart.initiative_id.distinct()))
        .join(Initiative, Initiative.id == TakingPart.initiative_id)
        .where(
            TakingPart.organisation_id.in_(practices),
            Initiative.status.not_in(("completed", "stopped")),
            TakingPart.first <= day,
            or_(TakingPart.last.is_(None), TakingPart.last >= day),
        )
        .group_by(TakingPart.organisation_id)
    )
    return dict(rows.all())


def add_practices(
    session: Session, *, by: Principal, code: str, practices: Sequence[str], first: date
) -> list[TakingPart]:
    """Several practices from one day on; all of them or none."""
    initiative = editable(session, by, code)
    joining = practices_on(session, by, practices, first)
    for practice in joining:
        _check_free(session, initiative, practice, first, None)
    revision = revisions.begin(
        session,
        by=by,
        action="practices_joined",
        words=f"{initiative.title}: {', '.join(each.name for each in joining)}",
        source=initiative.code,
    )
    return join(session, initiative, joining, first, revision.id)


def end_taking_part(
    session: Session, *, by: Principal, code: str, part_id: int, seen_revision: int, last: date | None
) -> TakingPart:
    """A practice takes part up to a day, that day included; None: it goes on."""
    initiative = editable(session, by, code)
    part, practice = _one(session, by, initiative, part_id)
    check_seen(part.revision_id, seen_revision, "this practice's part")
    if last is not None and last < part.first:
        raise Invalid(
            f"{practice.name} takes part from {day_in_words(part.first)}, so it cannot end before.",
            [("last", f"Choose {day_in_words(part.first)} or later.")],
        )
    _check_free(session, initiative, practice, part.first, last, but=part.id)
    if last is not None:
        _check_given(practice, last, _last_figure(session, initiative, practice, part.last))
    revision = revisions.begin(
        session,
        by=by,
        action="practice_left" if last else "practice_goes_on",
        words=f"{initiative.title}: {practice.name}",
        source=initiative.code,
    )
    part.last, part.revision_id = last, revision.id
    session.flush()
    return part


def take_back(session: Session, *, by: Principal, code: str, part_id: int, seen_revision: int) -> None:
    """It never took part. Refused once it has given figures."""
    initiative = editable(session, by, code)
    part, practice = _one(session, by, initiative, part_id)
    check_seen(part.revision_id, seen_revision, "this practice's part")
    if _last_figure(session, initiative, practice) is not None:
        raise Conflict(f"{practice.name} has given figures: give its last day instead of taking it out.")
    revisions.begin(
        session,
        by=by,
        action="practice_taken_out",
        words=f"{initiative.title}: {practice.name}",
        source=initiative.code,
    )
    session.delete(part)
    session.flush()


def practices_on(session: Session, by: Principal, codes: Sequence[str], day: date) -> list[Organisation]:
    """The practices with these codes, once all of them are known to the caller and open on the day."""
    wanted = list(dict.fromkeys(code.upper() for code in codes))
    found = {
        each.code: each
        for each in session.scalars(
            select(Organisation).where(
                Organisation.code.in_(wanted),
                Organisation.kind == Kind.PRACTICE,
                Organisation.id.in_(visible_practices(by)),
            )
        )
    }
    if unknown := [code for code in wanted if code not in found]:
        raise Invalid(
            f"No practice with the code {unknown[0]} is known to you.",
            [("practices", f"No practice with the code {code} is known to you.") for code in unknown],
        )
    practices = [found[code] for code in wanted]
    if refused := [words for each in practices if (words := _not_open(each, day)) is not None]:
        raise Invalid(refused[0], [("practices", words) for words in refused])
    return practices


def join(
    session: Session, initiative: Initiative, practices: Sequence[Organisation], first: date, revision_id: int
) -> list[TakingPart]:
    parts = [
        TakingPart(initiative_id=initiative.id, organisation_id=each.id, first=first, revision_id=revision_id)
        for each in practices
    ]
    session.add_all(parts)
    session.flush()
    return parts


def _not_open(practice: Organisation, day: date) -> str | None:
    so = f"so it cannot take part from {day_in_words(day)}."
    if practice.closed is not None and practice.closed <= day:
        return f"{practice.name} closed on {day_in_words(practice.closed)}, {so}"
    if practice.opened is not None and practice.opened > day:
        return f"{practice.name} opened on {day_in_words(practice.opened)}, {so}"
    return None


def _check_free(
    session: Session,
    initiative: Initiative,
    practice: Organisation,
    first: date,
    last: date | None,
    but: int | None = None,
) -> None:
    """A practice takes part once at a time."""
    overlapping = select(TakingPart).where(
        TakingPart.initiative_id == initiative.id,
        TakingPart.organisation_id == practice.id,
        TakingPart.id != (but or 0),
        or_(TakingPart.last.is_(None), TakingPart.last >= first),
    )
    if last is not None:
        overlapping = overlapping.where(TakingPart.first <= last)
    known = session.scalar(overlapping.order_by(TakingPart.first).limit(1))
    if known is not None:
        until = f" to {day_in_words(known.last)}" if known.last is not None else ""
        words = f"{practice.name} takes part already from {day_in_words(known.first)}{until}."
        raise Invalid(words, [("practices" if but is None else "last", words)])


def _last_figure(
    session: Session, initiative: Initiative, practice: Organisation, until: date | None = None
) -> date | None:
    """The last month, begun by a day, for which a practice has given a figure of the team's own measures."""
    last = (
        select(func.max(InitiativeFigure.period))
        .join(InitiativeMeasure, InitiativeMeasure.id == InitiativeFigure.initiative_measure_id)
        .where(InitiativeMeasure.initiative_id == initiative.id, InitiativeFigure.organisation_id == practice.id)
    )
    return session.scalar(last if until is None else last.where(InitiativeFigure.period <= until))


def _check_given(practice: Organisation, last: date, given: date | None) -> None:
    """A practice that has given a figure took part in its month."""
    if given is not None and given > last:
        raise Invalid(
            f"{practice.name} has given a figure for {given:%B %Y}, so it took part then.",
            [("last", f"Choose {day_in_words(given)} or later, or take the figure back.")],
        )


def _one(session: Session, by: Principal, initiative: Initiative, part_id: int) -> tuple[TakingPart, Organisation]:
    found = session.execute(
        select(TakingPart, Organisation)
        .join(Organisation, Organisation.id == TakingPart.organisation_id)
        .where(
            TakingPart.id == part_id,
            TakingPart.initiative_id == initiative.id,
            Organisation.id.in_(visible_practices(by)),
        )
    ).first()
    if found is None:
        raise NotFound(f"No practice with the number {part_id} that takes part is known to you.")
    return found[0], found[1]
