"""What the lead of Brackenholt has said about its charts: what was done, where limits begin anew, what is aimed at.

One change has been followed by new limits; others have not, so that the pages of their charts suggest them.
"""

from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.access.principal import Principal
from groundswell.demonstration import words
from groundswell.demonstration.country import Country
from groundswell.demonstration.stories import LAST_BEGINNING
from groundswell.measures.models import Measure, Phase, RecordedChange, Target
from groundswell.organisations.models import Organisation
from groundswell.revisions import actions as revisions


class _Change(NamedTuple):
    """Done at the beginning of the stories of Brackenholt."""

    measure: str | None
    words: str


class _Phase(NamedTuple):
    measure: str
    after: int | None
    """So many months after the stories begin; None: with the first figure."""
    months: int | None
    """The baseline; None: all of the phase."""
    reason: str


class _Target(NamedTuple):
    organisation: str
    measure: str
    value: float
    reason: str


CHANGES = (
    _Change("missed_call_share", "New phone system with call-back at thirteen practices."),
    _Change("online_consultation_rate", "The online form stays open all day at every practice."),
    _Change("hours_released", "Letters and results sorted by one shared team."),
    _Change(None, "Care navigation training for reception teams, three afternoons."),
)
PHASES = (
    _Phase("dna_rate", None, 24, "Limits rest on the two years before text reminders were tried."),
    _Phase("hours_released", 2, None, "By then the shared team for letters and results worked for every practice."),
)
TARGETS = (
    _Target(words.HOME, "missed_call_share", 8.0, "Agreed by the federation's board for the new phone system."),
    _Target("Linden Walk", "dna_rate", 4.0, "Our patients asked for it: fewer empty slots."),
)


def set_charts(session: Session, country: Country, by: Principal, at: datetime) -> None:
    """Each with a revision of its own, an hour apart from `at` on. What it changes in charts is for `refresh` to do."""
    measures = dict(session.execute(select(Measure.code, Measure.id)).all())
    names = {words.HOME, *(target.organisation for target in TARGETS)}
    places = dict(session.execute(select(Organisation.name, Organisation.id).where(Organisation.name.in_(names))).all())
    began = country.months - LAST_BEGINNING
    moments = (at + timedelta(hours=hour) for hour in range(len(CHANGES) + len(PHASES) + len(TARGETS)))

    def revision(action: str, said: str, measure: str | None) -> int:
        made = revisions.begin(session, by=by, action=action, words=said, source=measure)
        made.made_at = next(moments)
        return made.id

    for change in CHANGES:
        session.add(
            RecordedChange(
                organisation_id=places[words.HOME],
                measure_id=measures[change.measure] if change.measure else None,
                day=country.day(began),
                words=change.words,
                revision_id=revision("change_recorded", change.words, change.measure),
            )
        )
    for phase in PHASES:
        session.add(
            Phase(
                measure_id=measures[phase.measure],
                organisation_id=places[words.HOME],
                first=country.day(0 if phase.after is None else began + phase.after),
                baseline=phase.months,
                reason=phase.reason,
                revision_id=revision("phase_begun", phase.reason, phase.measure),
            )
        )
    for target in TARGETS:
        session.add(
            Target(
                measure_id=measures[target.measure],
                organisation_id=places[target.organisation],
                first=country.day(began),
                value=target.value,
                reason=target.reason,
                revision_id=revision("target_set", target.reason, target.measure),
            )
        )
    session.flush()
