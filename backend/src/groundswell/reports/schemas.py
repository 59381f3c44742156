"""The shapes of the answers of reports, as the API gives them.

Typed dictionaries, not models: an overview has ten thousand cells, and what our own code has just put together is
checked by mypy, not again for every request.
"""

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

from groundswell.measures.schemas import MeasureHead
from groundswell.organisations.schemas import Grouping, OrganisationRef, SchemeRef

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


# --- overview --------------------------------------------------------------------------------------------------------


class SignalCounts(TypedDict):
    improving: int
    worse: int
    moved: int
    same: int
    no_data: int


class CountedMeasure(MeasureHead):
    counts: SignalCounts


class Choice(TypedDict):
    value: str
    label: str
    count: int


class Filters(TypedDict):
    regions: list[Choice]
    commissioners: list[Choice]
    waves: list[Choice]
    signals: list[Choice]


class Reported(TypedDict):
    contributing: int
    expected: int
    overdue: int


class OverviewRow(TypedDict):
    organisation: OrganisationRef
    region: OrganisationRef | None
    commissioner: OrganisationRef | None
    schemes: list[SchemeRef]
    reported: Reported
    silent_since: Day | None
    silent_words: str | None
    worse: int
    better: int
    cells: list[Cell]


class Overview(TypedDict):
    level: Level
    membership: Membership
    period: Day | None
    sentence: list[Segment]
    also: list[Segment]
    measures: list[CountedMeasure]
    filters: Filters
    items: list[OverviewRow]
    total: int
    revision: RevisionRef


# --- pages of one organisation ---------------------------------------------------------------------------------------


class Link(TypedDict):
    to: Literal["measure", "practice"]
    measure: str | None
    organisation: str
    label: str


class SinceItem(TypedDict):
    variation: VariationName | None
    icon: Literal["variation", "late"]
    sentence: list[Segment]
    link: Link


class Since(TypedDict):
    last_visit: Moment | None
    heading: str
    items: list[SinceItem]
    also: str | None


class AttentionItem(TypedDict):
    label: str
    organisation: str
    measure: str | None
    when: str


class Attention(TypedDict):
    worse: list[AttentionItem]
    overdue: list[AttentionItem]


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


class PracticeRow(TypedDict):
    organisation: OrganisationRef
    list_size: float | None
    reported: list[bool]
    cells: list[Cell]
    initiatives: int | None
    """In which it takes part today, of those that go on; null where its figures are not the caller's to see."""
    last_sent: Day | None


class PracticeTable(TypedDict):
    measures: list[MeasureHead]
    items: list[PracticeRow]
    total: int


MemberOverTime = TypedDict(
    "MemberOverTime",
    {
        "organisation": OrganisationRef,
        "from": Day,
        "until": Day | None,
        "words": str | None,
        "successor": str | None,
    },
)
MembersOverTime = TypedDict(
    "MembersOverTime",
    {"from": Day, "until": Day, "steady": int, "items": list[MemberOverTime], "sentence": str},
)


class Dashboard(TypedDict):
    organisation: Grouping
    membership: Membership
    period: Day | None
    facts: str
    sentence: list[Segment]
    since: Since
    attention: Attention
    measures: list[SmallChart]
    practices: PracticeTable
    members: MembersOverTime | None
    revision: RevisionRef


SpellOut = TypedDict("SpellOut", {"parent": OrganisationRef, "from": Day, "until": Day | None, "inferred": bool})


class SuccessionOut(TypedDict):
    predecessor: OrganisationRef
    successor: OrganisationRef
    on: Day


class PracticePage(OrganisationRef):
    status: str
    opened: Day | None
    closed: Day | None
    postcode: str | None
    list_size: float | None
    federation: OrganisationRef | None
    network: OrganisationRef | None
    commissioner: OrganisationRef | None
    region: OrganisationRef | None
    facts: str
    sentence: list[Segment]
    spells: list[SpellOut]
    successions: list[SuccessionOut]
    measures: list[SmallChart]
    revision: int
