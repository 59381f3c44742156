"""People of one year go on in the next: the same persons, with a way back to what they did before."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.cohorts import placements, queries
from groundswell.cohorts.models import Cohort, Participant
from groundswell.cohorts.participants import joins
from groundswell.cohorts.placements import NewPlacement, Practices
from groundswell.errors import Conflict, Invalid, NotFound
from groundswell.revisions import actions as revisions


def carry_on(
    session: Session, *, by: Principal, cohort: str, participants: Sequence[int], joined: date | None = None
) -> list[Participant]:
    """Takes participants of earlier cohorts into this one, in their roles and at the practices where they work then."""
    by.require(Permission.RUN_PROGRAMMES)
    found = queries.cohort(session, cohort)
    day = joined or joins(session, found)
    wanted = list(dict.fromkeys(participants))
    before = {row.id: row for row in session.scalars(select(Participant).where(Participant.id.in_(wanted)))}
    if unknown := [each for each in wanted if each not in before]:
        raise NotFound(f"There is no participant {unknown[0]}.")
    _check(session, found, list(before.values()))
    working = placements.of_participants(session, wanted)
    codes = {practice.code for each in working.values() for _, practice in each}
    practices = Practices(session, codes)
    new = {
        each: [
            NewPlacement(practice.code, placement.weekdays, max(placement.first, day), placement.last)
            for placement, practice in working[each]
            if placement.last is None or placement.last >= day
        ]
        for each in wanted
    }
    for place, each in enumerate(wanted):
        placements.check(new[each], practices, day, field=f"participants.{place}.placements")
    revision = revisions.begin(session, by=by, action="alumni_carried_on", words=found.name, source=found.code)
    carried = [
        Participant(
            cohort_id=found.id,
            person_id=before[each].person_id,
            role=before[each].role,
            joined=day,
            continues_id=each,
            revision_id=revision.id,
        )
        for each in wanted
    ]
    session.add_all(carried)
    session.flush()
    after = {row.id: (day, new[row.continues_id]) for row in carried if row.continues_id is not None}
    placements.place(session, after, practices, revision.id)
    return carried


def _check(session: Session, cohort: Cohort, before: Sequence[Participant]) -> None:
    names = queries.names_of(session, [each.id for each in before])
    if left := [each for each in before if each.left_on is not None]:
        raise Invalid(
            f"{len(left)} of them left before the end: add them as new participants.",
            [("participants", f"{names[each.id]} left on {each.left_on}.") for each in left],
        )
    persons = {each.person_id: each.id for each in before}
    here = session.scalars(
        select(Participant.person_id).where(Participant.cohort_id == cohort.id, Participant.person_id.in_(persons))
    ).all()
    if here or len(persons) < len(before):
        raise Invalid(
            f"{len(here) or 'Some'} of them take part in {cohort.name} already.",
            [("participants", f"{names[persons[each]]} takes part already.") for each in here],
        )
    if session.scalar(select(Participant.id).where(Participant.continues_id.in_(persons.values())).limit(1)):
        raise Conflict("Some of them have been carried on into another cohort already.")
