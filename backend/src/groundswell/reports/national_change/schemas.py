"""The shape of a national change."""

from typing_extensions import TypedDict

from groundswell.measures.schemas import MeasureHead
from groundswell.reports.evidence.schemas import Effect
from groundswell.reports.schemas import Day, RevisionRef, Segment


class NationalSeries(TypedDict):
    """Columns of one length."""

    periods: list[Day]
    values: list[float | None]
    fitted: list[float | None]
    continued: list[float | None]
    """The trend before, carried on."""


class DatedBreak(TypedDict):
    first: Day
    """The first month of the new course."""
    earliest: Day
    latest: Day
    level: Effect
    slope: Effect
    twelve_months: Effect
    """Fitted less continued, on average over the twelve months after."""


class HistogramBin(TypedDict):
    """From `lower` to below `upper`."""

    lower: float
    upper: float
    practices: int


class PracticeChanges(TypedDict):
    practices: int
    percentiles: dict[str, float]
    """By "5", "25", "50", "75", "95"."""
    shown: dict[str, str]
    better: int
    better_share: float
    beyond_chance: float | None
    """Standard deviation between practices that chance from month to month does not explain."""
    bins: list[HistogramBin]


class NationalChange(TypedDict):
    measure: MeasureHead
    sentence: list[Segment]
    too_little: str | None
    dated: DatedBreak | None
    series: NationalSeries
    changes: PracticeChanges | None
    notes: list[str]
    revision: RevisionRef
