"""The shape of the overview."""

from typing_extensions import TypedDict

from groundswell.measures.schemas import MeasureHead
from groundswell.organisations.schemas import OrganisationRef, SchemeRef
from groundswell.reports.schemas import Cell, Day, Level, Membership, RevisionRef, Segment


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
