"""The shape of the answer that is one chart, as the API gives it; see `reports.schemas` for why these are no models."""

from typing import Literal

from typing_extensions import TypedDict

from groundswell.measures.schemas import Measure
from groundswell.organisations.schemas import OrganisationRef
from groundswell.reports.schemas import (
    AssuranceName,
    Cell,
    ChartData,
    Day,
    Membership,
    Moment,
    Panel,
    RevisionRef,
    Segment,
    SignalName,
    VariationName,
)

RuleName = Literal[
    "above_upper_limit",
    "below_lower_limit",
    "trend_up",
    "trend_down",
    "two_in_three_above",
    "two_in_three_below",
    "shift_above",
    "shift_below",
]
NoteKind = Literal["exclusion", "gap", "phase", "target", "change"]


class ChartChoice(TypedDict):
    name: str
    title: str


class RuleSetChoice(TypedDict):
    name: str
    title: str


class Parameter(TypedDict):
    label: str
    shown: str


class RuleSet(RuleSetChoice):
    parameters: list[Parameter]


class PhaseRuns(TypedDict):
    """The Anhøj statistics of one phase. All but `useful` and `signal` are null where no point lies on either side of
    the centre, and of moving ranges, whose order says nothing."""

    useful: int
    longest: int | None
    longest_allowed: int | None
    crossings: int | None
    fewest_crossings: int | None
    signal: bool
    words: str | None


Phase = TypedDict(
    "Phase",
    {
        "id": int | None,
        "from": Day,
        "to": Day,
        "centre": float | None,
        "lower": float | None,
        "upper": float | None,
        "centre_shown": str | None,
        "lower_shown": str | None,
        "upper_shown": str | None,
        "baseline": int | None,
        "baseline_points": int,
        "short": bool,
        "reason": str | None,
        "by": str | None,
        "at": Moment | None,
        "runs": PhaseRuns,
    },
)
"""`id`: null for the first phase when nobody set its baseline; so are reason, by and at. `baseline` is as asked, null
for all of the phase; `baseline_points` how many values its limits rest on. Limits that vary from month to month are
those of the last month of the phase."""

TargetInForce = TypedDict(
    "TargetInForce",
    {
        "id": int,
        "from": Day,
        "to": Day | None,
        "value": float | None,
        "shown": str | None,
        "own": bool,
        "reason": str,
        "by": str,
        "at": Moment,
    },
)
"""`from`: the month it was set for, which may lie before the chart. `to`: its last month in force; null: it still is.
A `value` of null: from then on there is no target."""

Suggestion = TypedDict(
    "Suggestion",
    {
        "from": Day,
        "points": int,
        "words": list[Segment],
        "reason": str,
        "change_id": int,
    },
)
"""That limits be recalculated from a month, with the evidence. Nothing is recalculated until someone does it."""


class PointSource(TypedDict):
    revision: int
    label: str
    file: str | None


class Point(TypedDict):
    period: Day
    numerator: float | None
    denominator: float | None
    numerator_shown: str | None
    denominator_shown: str | None
    value: float | None
    """As plotted: of a moving range chart how far the month lies from the one before, null where there is none."""
    shown: str
    status: Literal["reported", "missing", "excluded", "suppressed"]
    centre: float | None
    lower: float | None
    upper: float | None
    usual_shown: str | None
    """8.9 to 12.1%"""
    phase: int
    signal: SignalName | None
    rule: RuleName | None
    """Under which it is shown."""
    rule_words: str | None
    fires: list[RuleName]
    """Every rule at the point, before precedence."""
    target: float | None
    target_shown: str | None
    contributing: int | None
    expected: int | None
    practices_shown: str | None
    """21 of 23"""
    above_zero: int | None
    sources: list[PointSource]
    reason: str | None


class Note(TypedDict):
    """`id`: of the phase, target or change; `removable`: whether the caller may take it back."""

    id: int | None
    period: Day
    until: Day | None
    title: str
    words: str
    kind: NoteKind
    removable: bool


class SeriesMember(TypedDict):
    organisation: OrganisationRef
    cell: Cell
    chart: ChartData


class Series(TypedDict):
    measure: Measure
    organisation: OrganisationRef
    parents: list[OrganisationRef]
    membership: Membership
    panel: Panel
    panel_practices: int | None
    chart: ChartChoice
    charts: list[ChartChoice]
    """What the measure can be drawn as."""
    rules: RuleSet
    rule_sets: list[RuleSetChoice]
    """What this chart can be read by."""
    sentence: list[Segment]
    detail: list[Segment]
    alt: str
    variation: VariationName | None
    assurance: AssuranceName | None
    target: float | None
    target_label: str | None
    target_shown: str | None
    targets: list[TargetInForce]
    """In force in some month of the chart, oldest first."""
    numerator_label: str | None
    denominator_label: str | None
    phases: list[Phase]
    points: list[Point]
    notes: list[Note]
    suggestion: Suggestion | None
    may_set: bool
    """Whether the caller may add phases, targets and changes here."""
    members: list[SeriesMember]
    members_scale: list[float] | None
    members_scale_shown: str | None
    revision: RevisionRef
