"""Where participants work: open practices only, and one practice a day."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from groundswell.cohorts.backfill import Cover, faults
from groundswell.cohorts.models import Backfill, Participant, Placement
from groundswell.cohorts.weekdays import in_words
from groundswell.errors import Invalid
from groundswell.organisations.models import Organisation, Succession
from groundswell.organisations.statements import Kind


class NewPlacement(NamedTuple):
    """`weekdays`: bit 0 is Monday; 0 while nobody has said which days. `first` None: from the day they join."""

    organisation: str
    weekdays: int = 0
    first: date | None = None
    last: date | None = None


class Practices:
    """The practices that some placements name, and what followed those that closed. Two queries."""

    def __init__(self, session: Session, codes: Collection[str]) -> None:
        wanted = {code.upper() for code in codes}
        rows = session.scalars(
            select(Organisation).where(Organisation.code.in_(wanted), Organisation.kind == Kind.PRACTICE)
        )
        self.by_code = {row.code: row for row in rows}
        self.successors = successors(session, [row.id for row in self.by_code.values() if row.closed is not None])

    def fault(self, code: str, first: date, last: date | None) -> tuple[str, str] | None:
        """What is wrong with working at a practice from one day to another, and what to do; None when nothing is."""
        practice = self.by_code.get(code.upper())
        if practice is None:
            return f"No practice has the code {code}.", "Choose a practice by its code."
        return fault(practice, first, last, self.successors.get(practice.id))


def successors(session: Session, organisation_ids: Sequence[int]) -> dict[int, Organisation]:
    if not organisation_ids:
        return {}
    rows = session.execute(
        select(Succession.predecessor_id, Organisation)
        .join(Organisation, Organisation.id == Succession.successor_id)
        .where(Succession.predecessor_id.in_(organisation_ids))
        .order_by(Succession.on)
    )
    return dict(rows.all())


def fault(
    practice: Organisation, first: date, last: date | None, successor: Organisation | None
) -> tuple[str, str] | None:
    if practice.opened is not None and first < practice.opened:
        return f"{practice.name} opened on {practice.opened}.", f"Begin on {practice.opened} or later."
    if practice.closed is None:
        return None
    followed = f"{successor.name} ({successor.code}) followed it" if successor else "choose one that is open"
    if practice.closed <= first:
        return f"{practice.name} closed on {practice.closed}.", f"It is closed: {followed}."
    if last is None or practice.closed <= last:
        until = practice.closed - timedelta(days=1)
        return f"{practice.name} closes on {practice.closed}.", f"End the placement by {until}; then {followed}."
    return None


def check(new: Sequence[NewPlacement], practices: Practices, joined: date, field: str = "placements") -> None:
    """Raises `Invalid` with everything that is wrong with the placements of one person."""
    errors: list[tuple[str, str, str]] = []
    for place, each in enumerate(new):
        first = each.first or joined
        if each.last is not None and each.last < first:
            errors.append((f"{field}.{place}.last", "A placement ends before it begins.", f"Choose {first} or later."))
        elif found := practices.fault(each.organisation, first, each.last):
            errors.append((f"{field}.{place}.organisation", *found))
        if not 0 <= each.weekdays <= 127:
            errors.append((f"{field}.{place}.weekdays", "There is no such day of the week.", "0 is Monday, 6 Sunday."))
        for other in new[:place]:
            both = each.weekdays & other.weekdays
            if both and _together(first, each.last, other.first or joined, other.last):
                words = f"Two placements are both on {in_words(both)}."
                errors.append((f"{field}.{place}.weekdays", words, "Nobody works at two practices on one day."))
    if errors:
        raise Invalid(errors[0][1], [(where, f"{words} {todo}") for where, words, todo in errors])


def _together(first: date, last: date | None, other_first: date, other_last: date | None) -> bool:
    return (other_last is None or first <= other_last) and (last is None or other_first <= last)


def place(
    session: Session, people: Mapping[int, tuple[date, Sequence[NewPlacement]]], practices: Practices, revision_id: int
) -> None:
    """Adds placements that have been checked, by participant, with the day on which each joins."""
    session.add_all(
        Placement(
            participant_id=participant_id,
            organisation_id=practices.by_code[each.organisation.upper()].id,
            weekdays=each.weekdays,
            first=each.first or joined,
            last=each.last,
            revision_id=revision_id,
        )
        for participant_id, (joined, placements) in people.items()
        for each in placements
    )
    session.flush()


def replace(
    session: Session, participant: Participant, placements: Sequence[NewPlacement], practices: Practices, revision: int
) -> None:
    """Puts a person's placements in place of those that stand. Backfill that no longer fits them is refused."""
    session.execute(delete(Placement).where(Placement.participant_id == participant.id))
    place(session, {participant.id: (participant.joined, placements)}, practices, revision)
    rows = session.scalars(
        select(Backfill).where((Backfill.by_id == participant.id) | (Backfill.for_id == participant.id))
    ).all()
    covers = {
        row.id: Cover(row.by_id, row.for_id, row.organisation_id, row.weekdays, row.first, row.last) for row in rows
    }
    for found in faults(session, covers, standing={}).values():
        if found:
            raise Invalid(
                f"A backfill would no longer hold: {found[0].words}",
                [("placements", "Keep the days of the backfill in the placement, or end the backfill first.")],
            )


def of_participants(
    session: Session, participant_ids: Collection[int]
) -> dict[int, list[tuple[Placement, Organisation]]]:
    """Placements with their practices, by participant, the first practice first."""
    found: dict[int, list[tuple[Placement, Organisation]]] = {each: [] for each in participant_ids}
    for placement, practice in session.execute(
        select(Placement, Organisation)
        .join(Organisation, Organisation.id == Placement.organisation_id)
        .where(Placement.participant_id.in_(participant_ids))
        .order_by(Placement.first, Placement.id)
    ):
        found[placement.participant_id].append((placement, practice))
    return found
