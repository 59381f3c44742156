"""The shapes of a funnel plot and a centile chart, as the API gives them; see `reports.schemas` for why these are no
models."""

from typing import Literal

from typing_extensions import TypedDict

from groundswell.measures.schemas import Measure
from groundswell.organisations.schemas import OrganisationRef
from groundswell.reports.schemas import Day, RevisionRef, Segment, SignalName

ComparedKind = Literal["practice", "federation", "network", "commissioner"]
FunnelPlace = Literal["above_3", "above_2", "within", "below_2", "below_3"]
"""Beyond the outer lines (99.8%), beyond the inner ones (95%), or between them."""


class FunnelLines(TypedDict):
    denominator: float
    lower_3: float
    lower_2: float
    upper_2: float
    upper_3: float


class FunnelItem(TypedDict):
    organisation: OrganisationRef
    numerator: float
    denominator: float
    numerator_shown: str
    denominator_shown: str
    value: float
    shown: str
    place: FunnelPlace
    signal: SignalName | None
    """Only beyond the outer lines."""
    rank_low: int
    rank_high: int
    """The lowest and the highest rank it could truly have, 1 for the lowest level."""
    rank_shown: str


class Funnel(TypedDict):
    measure: Measure
    of: ComparedKind
    within: OrganisationRef | None
    period: Day | None
    periods: list[Day]
    chart: Literal["p", "u"]
    numerator_label: str | None
    denominator_label: str | None
    centre: float | None
    centre_shown: str | None
    adjusted: bool
    dispersion: float
    dispersion_words: str
    lines_words: str
    curve: list[FunnelLines]
    items: list[FunnelItem]
    compared: int
    """All that the lines rest on: `items` names those the caller may see, `unnamed` counts the others."""
    unnamed: int
    left_out: int
    """Sent, but excluded, withheld, or without what it is divided by."""
    sentence: list[Segment]
    alt: str
    revision: RevisionRef


CentileLines = TypedDict(
    "CentileLines",
    {
        "5": list[float | None],
        "25": list[float | None],
        "50": list[float | None],
        "75": list[float | None],
        "95": list[float | None],
    },
)


class Centiles(TypedDict):
    """Columns of one length, a place for every month; the lines are null where too few have a figure."""

    measure: Measure
    of: ComparedKind
    within: OrganisationRef | None
    organisation: OrganisationRef | None
    periods: list[Day]
    counts: list[int]
    centiles: CentileLines
    values: list[float | None]
    shown: list[str]
    """Of the organisation, as the values; both empty without one."""
    centile_now: float | None
    sentence: list[Segment]
    alt: str
    revision: RevisionRef
