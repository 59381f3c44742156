"""What people have set on one chart, each with why, by whom and when: phases, targets, recorded changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import NamedTuple

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from groundswell.clock import day_in_words
from groundswell.measures.definitions import MeasureDefinition
from groundswell.measures.models import Phase, RecordedChange, Target
from groundswell.measures.periods import month_of
from groundswell.organisations.models import Organisation
from groundswell.organisations.statements import Kind
from groundswell.reports.series.schemas import TargetInForce
from groundswell.reports.wording.months import iso
from groundswell.revisions.known_at import standing
from groundswell.revisions.models import Revision


class SetBy(NamedTuple):
    """Why a setting was made, by whom and when."""

    reason: str
    by: str
    at: datetime

    @property
    def words(self) -> str:
        return f"“{self.reason}” {self.by}, {day_in_words(self.at)}."

    @property
    def moment(self) -> str:
        """When, as the API writes it."""
        return self.at.replace(tzinfo=UTC).isoformat()


class SetPhase(NamedTuple):
    id: int
    first: int
    baseline: int | None
    set_by: SetBy


class SetTarget(NamedTuple):
    """`own`: of the organisation itself, not the nation's for everyone (on the nation's own chart, the nation's)."""

    id: int
    first: int
    value: float | None
    own: bool
    set_by: SetBy


class SetChange(NamedTuple):
    """`of_measure`: of this measure alone; not, as others are, of any."""

    id: int
    day: date
    of_measure: bool
    set_by: SetBy


@dataclass(frozen=True)
class ChartSettings:
    """Those that stand of one organisation and one measure, oldest first."""

    phases: list[SetPhase]
    targets: list[SetTarget]
    changes: list[SetChange]

    def phase_of(self, month: int, *, is_first: bool) -> SetPhase | None:
        """The setting that began the phase of a chart that begins in `month`.

        The first phase of a chart began with the newest setting from then or before; where there is none, by itself.
        """
        begun = [phase for phase in self.phases if phase.first == month or (is_first and phase.first < month)]
        return begun[-1] if begun else None

    def target_in(self, month: int) -> SetTarget | None:
        """In force in a month: the organisation's own newest, or else the nation's newest."""
        begun = [target for target in self.targets if target.first <= month]
        return next((t for t in reversed(begun) if t.own), begun[-1] if begun else None)

    def in_force(self, months: Sequence[int]) -> dict[int, tuple[int, int]]:
        """By the id of every target in force in one of these months (rising): the first and the last of them."""
        found: dict[int, tuple[int, int]] = {}
        for month in months:
            target = self.target_in(month)
            if target is not None:
                first, _ = found.get(target.id, (month, month))
                found[target.id] = (first, month)
        return found


def chart_settings(
    session: Session, measure_id: int, organisation: Organisation, at: int | None = None
) -> ChartSettings:
    """What stands for the chart of a measure at an organisation; or stood at a revision. Three queries."""
    of_nation = organisation.kind == Kind.NATION
    said = (Revision.by_name, Revision.made_at)
    phases = session.execute(
        select(Phase.id, Phase.first, Phase.baseline, Phase.reason, *said)
        .join(Revision, Revision.id == Phase.revision_id)
        .where(
            Phase.measure_id == measure_id,
            Phase.organisation_id == organisation.id,
            standing(Phase.revision_id, Phase.removed_revision_id, at),
        )
        .order_by(Phase.first)
    )
    targets = session.execute(
        select(Target.id, Target.first, Target.value, Target.organisation_id, Target.reason, *said)
        .join(Revision, Revision.id == Target.revision_id)
        .where(
            Target.measure_id == measure_id,
            or_(Target.organisation_id == organisation.id, Target.organisation_id.is_(None)),
            standing(Target.revision_id, Target.removed_revision_id, at),
        )
        .order_by(Target.first, Target.organisation_id.is_not(None))
    )
    changes = session.execute(
        select(RecordedChange.id, RecordedChange.day, RecordedChange.measure_id, RecordedChange.words, *said)
        .join(Revision, Revision.id == RecordedChange.revision_id)
        .where(
            RecordedChange.organisation_id == organisation.id,
            or_(RecordedChange.measure_id == measure_id, RecordedChange.measure_id.is_(None)),
            standing(RecordedChange.revision_id, RecordedChange.removed_revision_id, at),
        )
        .order_by(RecordedChange.day, RecordedChange.id)
    )
    return ChartSettings(
        [
            SetPhase(row.id, month_of(row.first), row.baseline, SetBy(row.reason, row.by_name, row.made_at))
            for row in phases
        ],
        [
            SetTarget(
                row.id,
                month_of(row.first),
                row.value,
                row.organisation_id is not None or of_nation,
                SetBy(row.reason, row.by_name, row.made_at),
            )
            for row in targets
        ],
        [
            SetChange(row.id, row.day, row.measure_id is not None, SetBy(row.words, row.by_name, row.made_at))
            for row in changes
        ],
    )


def targets_in_force(
    definition: MeasureDefinition, settings: ChartSettings, months: Sequence[int]
) -> list[TargetInForce]:
    """Those in force in some of the months (rising) of a chart, oldest first."""
    found: list[TargetInForce] = []
    for target in settings.targets:
        stretch = settings.in_force(months).get(target.id)
        if stretch is None:
            continue
        found.append(
            {
                "id": target.id,
                "from": iso(target.first),
                "to": None if stretch[1] == months[-1] else iso(stretch[1]),
                "value": target.value,
                "shown": None if target.value is None else definition.target_shown(target.value),
                "own": target.own,
                "reason": target.set_by.reason,
                "by": target.set_by.by,
                "at": target.set_by.moment,
            }
        )
    return found
