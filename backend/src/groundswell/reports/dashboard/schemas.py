"""The shape of the page of one group."""

from typing import Literal

from typing_extensions import TypedDict

from groundswell.measures.schemas import MeasureHead
from groundswell.organisations.schemas import Grouping, OrganisationRef
from groundswell.reports.schemas import Cell, Day, Membership, Moment, RevisionRef, Segment, SmallChart, VariationName


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
