"""Phases: where a person begins the limits of a series anew, because the way of working changed."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.access.principal import Principal
from groundswell.errors import Conflict, Invalid
from groundswell.measures.models import Phase
from groundswell.measures.periods import in_words, month_of
from groundswell.measures.queries import measure as known_measure
from groundswell.measures.settable import month_to_set, place_to_set, remove, said
from groundswell.measures.summaries import redraw
from groundswell.revisions import actions as revisions

SHORTEST_BASELINE = 12
"""Months; limits from fewer are not to be acted on."""
LONGEST_BASELINE = 600


def begin_phase(
    session: Session,
    *,
    by: Principal,
    measure: str,
    organisation: str,
    first: date,
    baseline: int | None,
    reason: str,
) -> Phase:
    """Limits from `first` on are worked out afresh, on its first `baseline` months, or on all where that is None.

    Raises `Conflict` where a phase begins there already, `Invalid` where one would end the baseline of another.
    """
    place = place_to_set(session, by, organisation)
    known = known_measure(session, measure)
    first = month_to_set(session, known, first)
    reason = said(reason, "reason", "Say what changed, so that others can judge the new limits.")
    if baseline is not None and not SHORTEST_BASELINE <= baseline <= LONGEST_BASELINE:
        words = f"Limits need at least {SHORTEST_BASELINE} months to rest on; {LONGEST_BASELINE} are the most."
        raise Invalid(words, [("baseline", words)])
    standing = select(Phase.id).where(
        Phase.measure_id == known.id,
        Phase.organisation_id == place.id,
        Phase.first == first,
        Phase.removed_revision_id.is_(None),
    )
    month = in_words(month_of(first))
    if session.scalar(standing) is not None:
        raise Conflict(f"A phase of {place.name} begins in {month} already. Remove it to set another there.")
    _check_baselines(session, known.id, place.id, month_of(first), baseline)
    revision = revisions.begin(
        session,
        by=by,
        action="phase_begun",
        words=f"{place.name}, from {month}: {reason}",
        source=known.definition.code,
    )
    phase = Phase(
        measure_id=known.id,
        organisation_id=place.id,
        first=first,
        baseline=baseline,
        reason=reason,
        revision_id=revision.id,
    )
    session.add(phase)
    session.flush()
    redraw(session, known.id, place, revision.id)
    return phase


def _check_baselines(session: Session, measure: int, organisation: int, month: int, baseline: int | None) -> None:
    """A baseline is over before the next phase begins: this one's, and that of the phase in which this one begins."""
    rows = session.execute(
        select(Phase.first, Phase.baseline).where(
            Phase.measure_id == measure,
            Phase.organisation_id == organisation,
            Phase.removed_revision_id.is_(None),
        )
    )
    others = sorted((month_of(first), rests_on) for first, rests_on in rows)
    later = next((first for first, _ in others if first > month), None)
    if baseline is not None and later is not None and later < month + baseline:
        raise Invalid(
            f"Another phase begins in {in_words(later)}, before the first {baseline} months are over.",
            [("baseline", f"Take all months, or remove the phase from {in_words(later)} first.")],
        )
    earlier = [other for other in others if other[0] < month]
    if earlier and (rests_on := earlier[-1][1]) is not None and month < earlier[-1][0] + rests_on:
        begun, over = in_words(earlier[-1][0]), in_words(earlier[-1][0] + rests_on)
        raise Invalid(
            f"The limits from {begun} on come from its first {rests_on} months, which are not over in"
            f" {in_words(month)}.",
            [("from", f"Choose {over} or a later month, or remove the phase from {begun} first.")],
        )


def remove_phase(session: Session, *, by: Principal, phase_id: int, reason: str) -> Phase:
    """The limits before and after become one again."""
    phase, place, revision_id = remove(session, Phase, phase_id, by=by, called="phase", reason=reason)
    redraw(session, phase.measure_id, place, revision_id)
    return phase
