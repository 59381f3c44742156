"""The shape of the chart of one measure of an initiative."""

from typing_extensions import TypedDict

from groundswell.initiatives.schemas.initiatives import InitiativeRef
from groundswell.initiatives.schemas.measures import MeasureFamily
from groundswell.measures.schemas import Measure
from groundswell.reports.initiatives.schemas import CycleMark
from groundswell.reports.schemas import Segment, VariationName
from groundswell.reports.series.schemas import ChartChoice, Note, Phase, Point, RuleSet


class InitiativeSeries(TypedDict):
    """The chart of one measure of an initiative: the parts of a `Series` that its picture and its table need, of the
    practices that take part. The `target` of its points is the aim. Each cycle is a note of kind change, by its id."""

    initiative: InitiativeRef
    id: int
    """Of the measure in the initiative."""
    family: MeasureFamily
    measure: Measure
    """Its `code` is that of the library, or one made up for a measure of the team's own."""
    own: bool
    """Whether the team has defined it."""
    numerator_label: str | None
    denominator_label: str | None
    scope: str
    chart: ChartChoice
    rules: RuleSet
    sentence: list[Segment]
    detail: list[Segment]
    """How often the aim has been met, and the months without a figure."""
    follows: str
    """Whether a signal stands beside the cycles; an association, and said as one."""
    alt: str
    variation: VariationName | None
    aim: float | None
    aim_shown: str | None
    phases: list[Phase]
    points: list[Point]
    notes: list[Note]
    marks: list[CycleMark]
    revision: int
