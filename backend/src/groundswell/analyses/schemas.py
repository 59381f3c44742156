"""What `POST /analyses` and `groundswell analyse` take and give.

Whatever comes in is hostile until it has passed these models: strict types, no field that is not known, no number that
is none, and one refusal a list however long the list is. Answers are typed dictionaries: our own code has just put them
together, a point of them 250,000 times.
"""

from typing import Annotated, Any, Literal, Required

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from typing_extensions import TypedDict

from groundswell import spc
from groundswell.spc.rule_sets import RunsMethod, Ties, TwoInThree
from groundswell.texts import Text

MOST_SERIES = 10_000
MOST_POINTS = 250_000
"""Of one request, all series together."""

LARGEST = 1e100
"""Of a figure: so far from any that is true that its square is still a number."""

Figure = Annotated[float, Field(ge=-LARGEST, le=LARGEST)]
Column = Annotated[list[Figure | None], Field(fail_fast=True)]
DirectionName = Literal["lower", "neither", "higher"]
Length = Annotated[int, Field(ge=2, le=100)]
Place = Annotated[int, Field(ge=0, le=2**31)]
"""Of a point in its series, counted from 0."""
Rows = Annotated[int, Field(ge=1, le=2**31)]


_STRICTLY = ConfigDict(strict=True, extra="forbid", allow_inf_nan=False)


class _Asked(BaseModel):
    model_config = _STRICTLY


# --- what is asked ---------------------------------------------------------------------------------------------------


class RulesAsked(TypedDict, total=False):
    """A rule set by its name, and what is to be otherwise in it. A length of null switches its rule off."""

    __pydantic_config__ = _STRICTLY  # type: ignore[misc]  # how pydantic is told of a typed dictionary's strictness

    name: Required[Annotated[Text, Field(examples=list(spc.RULE_SETS))]]
    limit_factor: Annotated[float, Field(gt=0, le=100, description="Times the mean moving range: three sigma.")]
    near_limit: Annotated[float, Field(gt=0, lt=1, description="Share of the way to a limit: two sigma.")]
    screening: Annotated[bool, Field(description="Whether large moving ranges are left out, once.")]
    screening_factor: Annotated[float, Field(ge=2, le=1000, description="Times the mean moving range.")]
    shift_length: Length | None
    trend_length: Length | None
    two_in_three: Annotated[TwoInThree, Field(strict=False)] | None
    third_highlighted: bool
    may_collapse: Annotated[bool, Field(description="Whether screening may leave limits of no width.")]
    on_centre: Ties
    equal_neighbours: Ties
    improvement_wins: bool
    limits_from: Annotated[Rows, Field(description="Values a phase needs before it has limits.")]
    icons_from: Annotated[Rows, Field(description="Values a phase needs before its series has icons.")]
    short_below: Rows
    shortest_baseline: Rows
    g_centre: Annotated[Literal["median", "mean"], Field(description="What a g chart’s centre line is.")]
    runs: RunsMethod | None


def _named(given: Any) -> Any:
    return {"name": given} if isinstance(given, str) else given


class PhaseAsked(_Asked):
    """New limits from a point on. `at: 0` says what the limits of the first phase rest on."""

    at: Place
    baseline: Rows | None = Field(None, description="Limits rest on the first so many points; on all if null.")


class TargetAsked(_Asked):
    """A target from a point on, until the next one begins; null: none."""

    at: Place
    value: Figure | None


def _steps(given: Any) -> Any:
    """One number is a target that holds throughout."""
    if given is None:
        return []
    return given if isinstance(given, list) else [{"at": 0, "value": given}]


class SeriesAsked(_Asked):
    """One series, oldest point first. A value that is not there is null, never nought."""

    name: Annotated[Text, StringConstraints(max_length=200)]
    values: Column
    denominators: Column | None = Field(
        None, description="One for each value. Charts p, pp, u, up, ip need them; xbar and s as the subgroups’ sizes."
    )
    spreads: Column | None = Field(None, description="xbar: the standard deviation of each subgroup.")
    labels: Annotated[list[Annotated[Text, StringConstraints(max_length=40)]], Field(fail_fast=True)] | None = Field(
        None, description="One for each value, such as its period."
    )
    excluded: Annotated[list[Place], Field(fail_fast=True)] = Field(
        [], description="Points set aside: in no limit and no rule."
    )
    phases: Annotated[list[PhaseAsked], Field(fail_fast=True)] = []
    centre: Figure | None = Field(None, description="A centre line that is known beforehand.")
    target: Annotated[
        list[TargetAsked],
        Field(fail_fast=True),
        BeforeValidator(_steps, json_schema_input_type=Figure | list[TargetAsked] | None),
    ] = Field([], description="One number, or where each target begins; in the unit that is drawn.")
    direction: DirectionName | None = Field(None, description="Which way is better, where not as for all.")
    unit: Annotated[Text, StringConstraints(max_length=20)] = Field("", description="Written after a figure: %.")


class AnalysesAsked(_Asked):
    """Series to be drawn with one kind of chart under one set of rules."""

    chart: Annotated[spc.Kind, Field(strict=False)] = spc.Kind.I
    rules: Annotated[RulesAsked, BeforeValidator(_named, json_schema_input_type=str | RulesAsked)] = {
        "name": spc.NHS_PLOT_THE_DOTS.name
    }
    direction: DirectionName = Field("neither", description="Which way is better.")
    scale: float = Field(
        1, gt=0, le=1e12, description="What is drawn is this times the ratio; 100 for per cent, 1000 for a rate."
    )
    ordered: bool = Field(True, description="false: the points are not in the order of time, so there are no runs.")
    series: Annotated[list[SeriesAsked], Field(fail_fast=True)]


# --- what is answered ------------------------------------------------------------------------------------------------

SignalWord = Literal["improving", "worse", "up", "down"]
RuleWord = Literal[
    "above_upper_limit",
    "below_lower_limit",
    "trend_up",
    "trend_down",
    "two_in_three_above",
    "two_in_three_below",
    "shift_above",
    "shift_below",
]
VariationWord = Literal[
    "common_cause",
    "improvement_high",
    "improvement_low",
    "concern_high",
    "concern_low",
    "neutral_high",
    "neutral_low",
]
AssuranceWord = Literal["consistent_pass", "consistent_fail", "inconsistent"]


class AnalysedPoint(TypedDict):
    """Numbers as they are drawn; null where there is none. `fires` names every rule, `rule` the one that is shown."""

    label: str | None
    value: float | None
    centre: float | None
    lower: float | None
    upper: float | None
    near_lower: float | None
    near_upper: float | None
    target: float | None
    phase: int
    in_baseline: bool
    excluded: bool
    fires: tuple[RuleWord, ...]
    rule: RuleWord | None
    signal: SignalWord | None


class AnalysedRuns(TypedDict):
    """The Anhøj statistics; null where no point lies off the centre."""

    useful: int | None
    longest: int | None
    longest_allowed: int | None
    crossings: int | None
    fewest_crossings: int | None
    signal: bool


class AnalysedPhase(TypedDict):
    """`used` values are in the centre. Where limits vary by point they are those of the last point."""

    at: int
    points: int
    baseline: int | None
    used: int
    short: bool
    centre: float | None
    lower: float | None
    upper: float | None
    runs: AnalysedRuns


class AnalysedChart(TypedDict):
    name: str
    unit: str
    direction: DirectionName
    points: list[AnalysedPoint]
    phases: list[AnalysedPhase]
    variation: VariationWord | None
    assurance: AssuranceWord | None
    sentence: str


class AnalysedKind(TypedDict):
    name: str
    title: str


class AnalysedRules(TypedDict):
    """Every parameter under the name by which a request may set it."""

    name: str
    title: str
    parameters: dict[str, str | float | int | bool | None]


class Analyses(TypedDict):
    chart: AnalysedKind
    rules: AnalysedRules
    charts: list[AnalysedChart]
