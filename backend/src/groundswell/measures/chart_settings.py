"""How series are drawn: the phases and targets that people have set, and the charts a measure can be shown as."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from groundswell.measures.models import Phase, Target
from groundswell.measures.periods import month_of
from groundswell.revisions.known_at import standing
from groundswell.spc.kinds import Kind
from groundswell.spc.rule_sets import NHS_PLOT_THE_DOTS, RULE_SETS, Rules

if TYPE_CHECKING:
    from groundswell.measures.definitions import MeasureDefinition

Ids = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
FEW = 500
"""Up to so many organisations are asked for by name; for more, all of the measure is read."""


class Phased(NamedTuple):
    """At each point of a chart: whether a phase that someone set begins there, and the baseline of its phase.

    `baseline` int64, as `spc.analyse` takes it: read at the first point of a phase, 0 = all of it.
    """

    starts: Flags
    baseline: Ids


@dataclass(frozen=True)
class Settings:
    """The standing phases and targets of one measure: those of some organisations, and the nation's targets.

    Rows of phases and of own targets are sorted by organisation and month, the nation's targets by month. `baseline`
    0 stands for all of a phase, a value NaN for "no target from here on".
    """

    phase_organisation: Ids
    phase_month: Ids
    phase_baseline: Ids
    target_organisation: Ids
    target_month: Ids
    target_value: Floats
    nation_month: Ids
    nation_value: Floats

    @classmethod
    def none(cls) -> "Settings":
        """Nobody has set anything."""
        ids, floats = np.array([], np.int64), np.array([], np.float64)
        return cls(ids, ids, ids, ids, ids, floats, ids, floats)

    @classmethod
    def of(
        cls,
        phases: Sequence[tuple[int, date, int | None]],
        targets: Sequence[tuple[int | None, date, float | None]],
    ) -> "Settings":
        """From rows of (organisation, first, baseline) and (organisation or None for the nation, first, value)."""
        set_phases = sorted((organisation, month_of(first), baseline or 0) for organisation, first, baseline in phases)
        rows = [
            (-1 if organisation is None else organisation, month_of(first), np.nan if value is None else value)
            for organisation, first, value in targets
        ]
        own = sorted(row for row in rows if row[0] >= 0)
        nation = sorted(row for row in rows if row[0] < 0)
        whole = np.array(set_phases, np.int64).reshape(-1, 3)
        return cls(
            phase_organisation=whole[:, 0],
            phase_month=whole[:, 1],
            phase_baseline=whole[:, 2],
            target_organisation=np.array([row[0] for row in own], np.int64),
            target_month=np.array([row[1] for row in own], np.int64),
            target_value=np.array([row[2] for row in own], np.float64),
            nation_month=np.array([row[1] for row in nation], np.int64),
            nation_value=np.array([row[2] for row in nation], np.float64),
        )

    def national_target(self, month: int | None) -> float | None:
        """What the nation aims at in a month; without a month, in the end."""
        at = len(self.nation_month) if month is None else int(np.searchsorted(self.nation_month, month, "right"))
        value = float(self.nation_value[at - 1]) if at else np.nan
        return None if np.isnan(value) else value

    def target_at(self, organisation: Ids, month: Ids) -> Floats:
        """Of each organisation in each month the target in force: its own newest until then, or else the nation's."""
        found = _newest(self.nation_month, self.nation_value, month)
        points = np.flatnonzero(np.isin(organisation, self.target_organisation))
        if len(points):
            keys = _key(self.target_organisation, self.target_month)
            own = np.searchsorted(keys, _key(organisation[points], month[points]), "right") - 1
            begun = (own >= 0) & (self.target_organisation[own] == organisation[points])
            found[points[begun]] = self.target_value[own[begun]]
        return found

    def phases_at(self, series: Ids, offsets: Ids, month: Ids) -> Phased | None:
        """The phases of series with a point for every month, as the engine takes them. None where nobody set one.

        `series` [S] are organisations, rising; series s has the points offsets[s] to offsets[s + 1], at `month` [N].
        """
        if not len(self.phase_month) or not len(series):
            return None
        at = np.minimum(np.searchsorted(series, self.phase_organisation), len(series) - 1)
        drawn = (series[at] == self.phase_organisation) & (offsets[at + 1] > offsets[at])
        at = at[drawn]
        begin = offsets[at]
        # One from before the first figure begins with it. Of several such the newest is last in order, and holds.
        point = begin + np.maximum(self.phase_month[drawn] - month[begin], 0)
        inside = point < offsets[at + 1]
        starts, baseline = np.zeros(len(month), np.bool_), np.zeros(len(month), np.int64)
        starts[point[inside]] = True
        baseline[point[inside]] = self.phase_baseline[drawn][inside]
        return Phased(starts, baseline)


def _key(organisation: Ids, month: Ids) -> Ids:
    """Rises with the organisation, then the month."""
    return organisation << 24 | month


def _newest(first: Ids, value: Floats, month: Ids) -> Floats:
    """The value of the last row that begins by each month; NaN where none has begun."""
    found: Floats = np.r_[np.nan, value][np.searchsorted(first, month, "right")]
    return found


def load_settings(
    session: Session, measure_id: int, organisations: Collection[int] | None = None, at: int | None = None
) -> Settings:
    """What stands for one measure and some organisations; None: all of the measure. Two queries."""
    return settings_of(session, [measure_id], organisations, at)[measure_id]


def settings_of(
    session: Session, measures: Collection[int], organisations: Collection[int] | None = None, at: int | None = None
) -> dict[int, Settings]:
    """What stands, by measure: the nation's targets, and what these organisations have; None: what anyone has.

    `at`: a revision at which it stood. Two queries; one where no organisation is asked for.
    """
    phases = select(Phase.measure_id, Phase.organisation_id, Phase.first, Phase.baseline).where(
        Phase.measure_id.in_(measures), standing(Phase.revision_id, Phase.removed_revision_id, at)
    )
    targets = select(Target.measure_id, Target.organisation_id, Target.first, Target.value).where(
        Target.measure_id.in_(measures), standing(Target.revision_id, Target.removed_revision_id, at)
    )
    if organisations is not None and len(organisations) <= FEW:
        named = sorted(organisations)
        phases = phases.where(Phase.organisation_id.in_(named))
        targets = targets.where(or_(Target.organisation_id.in_(named), Target.organisation_id.is_(None)))
    set_phases: dict[int, list[tuple[int, date, int | None]]] = {measure: [] for measure in measures}
    set_targets: dict[int, list[tuple[int | None, date, float | None]]] = {measure: [] for measure in measures}
    if organisations is None or organisations:
        for measure, organisation, first, baseline in session.execute(phases):
            set_phases[measure].append((organisation, first, baseline))
    for measure, whose, first, value in session.execute(targets):
        set_targets[measure].append((whose, first, value))
    return {measure: Settings.of(set_phases[measure], set_targets[measure]) for measure in measures}


def charts_for(definition: "MeasureDefinition") -> tuple[Kind, ...]:
    """What a measure can be drawn as. Attribute charts need counts: of parts of a whole, or of events per patient."""
    if definition.aggregation == "sum":
        return (Kind.I, Kind.RUN, Kind.MR, Kind.C)
    if definition.aggregation == "mean":
        return (Kind.I, Kind.RUN, Kind.MR)
    counted = (Kind.P, Kind.PP) if definition.unit == "percent" and not definition.may_exceed else (Kind.U, Kind.UP)
    return (Kind.I, Kind.RUN, Kind.MR, *counted, Kind.IP)


def rules_for(definition: "MeasureDefinition", chart: Kind) -> Rules:
    """The measure's own rules; for a run chart, which has no limits, Anhøj's, unless the measure says otherwise."""
    if definition.rules and (chart is Kind.RUN) == (definition.chart is Kind.RUN):
        return RULE_SETS[definition.rules]
    return RULE_SETS["anhoej"] if chart is Kind.RUN else NHS_PLOT_THE_DOTS
