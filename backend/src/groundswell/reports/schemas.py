"""The shapes of the answers of reports, as the API gives them.

Typed dictionaries, not models: an overview has ten thousand cells, and what our own code has just put together is
checked by mypy, not again for every request.
"""

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

from groundswell.measures.schemas import MeasureHead
from groundswell.revisions.queries import Watermark

Day = Annotated[str, Field(json_schema_extra={"format": "date"})]
"""A period by its first day, or a day: 2018-10-01."""
Moment = Annotated[str, Field(json_schema_extra={"format": "date-time"})]
Tone = Literal["plain", "strong", "improving", "worse"]
VariationName = Literal[
    "improvement_high",
    "improvement_low",
    "concern_high",
    "concern_low",
    "neutral_high",
    "neutral_low",
    "common_cause",
]
AssuranceName = Literal["consistent_pass", "consistent_fail", "inconsistent"]
SignalName = Literal["improving", "worse", "up", "down"]
Membership = Literal["then", "now"]
Panel = Literal["all", "constant"]
Level = Literal["federation", "network", "scheme", "commissioner", "region"]


class Segment(TypedDict):
    text: str
    tone: Tone


class RevisionRef(TypedDict):
    sequence: int
    committed_at: Moment | None


def revision_ref(upto: Watermark) -> RevisionRef:
    return {
        "sequence": upto.sequence,
        "committed_at": upto.committed_at.isoformat() if upto.committed_at else None,
    }


Spark = TypedDict(
    "Spark",
    {
        "from": Day,
        "values": list[float | None],
        "signals": str,
        "centre": float | None,
    },
)
"""Up to 24 periods, the last one the latest. Signals, one letter each: . none, i improving, w worse, u up, d down,
x excluded or missing."""


class Cell(TypedDict):
    measure: str
    state: Literal["reported", "no_data", "suppressed"]
    words: str | None
    period: Day | None
    value: float | None
    shown: str
    variation: VariationName | None
    assurance: AssuranceName | None
    spark: Spark | None
    label: str


class ChartData(TypedDict):
    """Columns of one length, a place for every period; `signals` as in a spark, `phase` counts from 0."""

    periods: list[Day]
    values: list[float | None]
    centre: list[float | None]
    lower: list[float | None]
    upper: list[float | None]
    signals: str
    phase: list[int]
    target: list[float | None]
    excluded: list[float | None]


class SmallChart(TypedDict):
    measure: MeasureHead
    shown: str
    sub: str
    target: float | None
    target_label: str | None
    variation: VariationName | None
    assurance: AssuranceName | None
    sentence: list[Segment]
    chart: ChartData
