"""A day on which somebody who covers cannot: the rota shows a gap until another is found."""

from datetime import date

from sqlalchemy.orm import Session

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.cohorts import queries
from groundswell.cohorts.models import Away
from groundswell.errors import Invalid, NotFound
from groundswell.revisions import actions as revisions


def say_away(
    session: Session,
    *,
    by: Principal,
    participant_id: int,
    day: date,
    reason: str,
    covered_by: str | None = None,
    seen_revision: int | None = None,
) -> Away:
    """Says that somebody is away, or who steps in. The same again changes nothing.

    Raises `Missing` or `Stale` where it has been said already and the caller does not know how.
    """
    by.require(Permission.RUN_PROGRAMMES)
    participant = queries.participant(session, participant_id)
    reason, covered_by = reason.strip(), (covered_by or "").strip() or None
    if not reason:
        raise Invalid("Say why they are away.", [("reason", "Give a reason.")])
    if not queries.takes_part(participant, day):
        raise Invalid("They do not take part on that day.", [("day", "Choose a day on which they do.")])
    row = session.get(Away, (participant_id, day))
    if row is not None:
        if (row.reason, row.covered_by) == (reason, covered_by):
            return row
        queries.check_seen(row.revision_id, seen_revision, "this day away")
    revision = revisions.begin(session, by=by, action="away_said")
    if row is None:
        row = Away(participant_id=participant_id, day=day)
        session.add(row)
    row.reason, row.covered_by, row.revision_id = reason, covered_by, revision.id
    session.flush()
    return row


def take_back_away(session: Session, *, by: Principal, participant_id: int, day: date, seen_revision: int) -> None:
    by.require(Permission.RUN_PROGRAMMES)
    queries.participant(session, participant_id)
    row = session.get(Away, (participant_id, day))
    if row is None:
        raise NotFound(f"They are not away on {day}.")
    queries.check_seen(row.revision_id, seen_revision, "this day away")
    revisions.begin(session, by=by, action="away_taken_back")
    session.delete(row)
    session.flush()
