"""The shapes of how innovations have spread: of one, of all, and of a federation's adoptions."""

from typing import Literal

from typing_extensions import TypedDict

from groundswell.innovations.schemas import InnovationRef, Stage
from groundswell.organisations.schemas import OrganisationRef
from groundswell.reports.schemas import Day, Segment

SpreadBy = Literal["region", "scheme"]


class StagesToday(TypedDict):
    """Practices open today by stage. The rest are not known to have heard of it."""

    aware: int
    interested: int
    testing: int
    adopted: int
    sustained: int
    stopped: int


class SpreadRow(TypedDict):
    """Practices open today of one region or scheme, or of all."""

    place: OrganisationRef | None
    """None in the row for all. Its code is NONE where it is the practices in no region or scheme."""
    practices: int
    stages: StagesToday
    using: int
    share: float | None
    """Adopted or sustained of all practices, 0 to 1."""
    shown: str
    """ "26%" """


class CumulativeAdopters(TypedDict):
    """Practices open today that had adopted by the end of each month, whether or not they stopped afterwards."""

    months: list[Day]
    adopters: list[int]


class Forecast(TypedDict):
    """Practices that will have adopted by the end of each month: columns of one length."""

    months: list[Day]
    middle: list[int]
    low50: list[int]
    high50: list[int]
    low90: list[int]
    high90: list[int]
    ceiling: int
    """Where the fitted curve levels off; never above the practices open today."""
    fitted: list[float]
    """The fitted curve in the months of `cumulative`."""
    words: str
    """The forecast in a sentence."""
    assumes: str


class BetweenStages(TypedDict):
    """How long practices that came from one stage to another took, in the middle of the range."""

    earlier: Stage
    later: Stage
    months: float
    practices: int
    shown: str
    """ "5 months" """
    words: str
    """ "from first hearing to testing, in the middle of the range" """


class KeptAYear(TypedDict):
    practices: int
    """That adopted more than a year ago."""
    kept: int
    shown: str | None
    words: str


class StopReason(TypedDict):
    reason: str
    practices: int


class Stopped(TypedDict):
    practices: int
    reasons: list[StopReason]
    """The most frequent first."""
    words: str


class Spread(TypedDict):
    innovation: InnovationRef
    by: SpreadBy
    sentence: list[Segment]
    rows: list[SpreadRow]
    """The highest share first; practices in no scheme last."""
    all: SpreadRow
    within: OrganisationRef | None
    """The region or scheme whose course over time follows; null: all practices."""
    cumulative: CumulativeAdopters
    forecast: Forecast | None
    no_forecast: str | None
    """Why there is none."""
    between: list[BetweenStages]
    kept: KeptAYear
    stopped: Stopped
    revision: int


class SpreadCell(TypedDict):
    using: int
    share: float | None
    shown: str


class SpreadPlace(TypedDict):
    place: OrganisationRef
    practices: int


class NationalSpreadRow(TypedDict):
    innovation: InnovationRef
    using: int
    share: float | None
    shown: str
    cells: list[SpreadCell]
    """In the order of `places`."""


class NationalSpread(TypedDict):
    by: SpreadBy
    sentence: list[Segment]
    practices: int
    places: list[SpreadPlace]
    innovations: list[NationalSpreadRow]
    """The most widely used first."""
    revision: int


class MatrixInnovation(TypedDict):
    code: str
    title: str
    stages: StagesToday
    """Of all practices of the federation, those that the caller may not see too."""
    using: int
    retired: bool


class MatrixCell(TypedDict):
    stage: Stage
    since: Day
    adopted_on: Day | None
    reason: str | None
    revision: int
    label: str
    """ "Mill Road Surgery: Call back instead of hold, adopted since 3 May 2018" """


class MatrixRow(TypedDict):
    practice: OrganisationRef
    cells: list[MatrixCell | None]
    """In the order of `innovations`."""


class AdoptionMatrix(TypedDict):
    federation: OrganisationRef
    practices: int
    """Of the federation, open today."""
    hidden: int
    """Those of them that the caller may not see one by one."""
    innovations: list[MatrixInnovation]
    rows: list[MatrixRow]
    may_record: bool
    revision: int
