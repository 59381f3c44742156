"""The shapes of evidence of effect of an innovation."""

from typing import Literal

from typing_extensions import TypedDict

from groundswell.innovations.schemas import InnovationMeasureRef, InnovationRef
from groundswell.measures.schemas import MeasureHead
from groundswell.organisations.schemas import OrganisationRef
from groundswell.reports.schemas import Day, RevisionRef, Segment


class Effect(TypedDict):
    """A change with its 95% range, in the unit of the measure: -2.7 is 2.7 lower."""

    value: float
    lower: float
    upper: float
    shown: str
    """ "−2.7 (−3.5 to −1.8)" """


class EvidenceStrength(TypedDict):
    word: Literal["Strong", "Moderate", "Early", "None"]
    level: int
    """Squares filled: 3 strong, 2 moderate, 1 early, 0 none."""
    in_favour: list[str]
    against: list[str]


class EvidenceSite(TypedDict):
    """A line of the forest. `name` is that of a group of practices, or of none: "A site of 2 practices"."""

    name: str
    organisation: OrganisationRef | None
    region: OrganisationRef | None
    practices: int
    began: int
    """Year in which its first practice adopted."""
    change: Effect
    level: Effect
    """At once, in the first month."""
    slope: Effect
    """For each month since."""
    weight: float | None
    """Share of all weights, 0 to 1; None where nothing is pooled."""
    weight_shown: str
    months_before: int
    months_after: int
    clear: bool
    """Whether its range has nought outside."""
    words: str
    """The row to a screen reader."""


class SiteLeftOut(TypedDict):
    name: str
    organisation: OrganisationRef | None
    practices: int
    why: str


class PooledSites(TypedDict):
    sites: int
    practices: int
    change: Effect
    prediction: Effect | None
    """What a new site could expect."""
    i2: float
    """Share of the difference between sites that is more than chance, 0 to 1."""
    tau: float
    words: str
    """ "Difference between sites: I² 77%, τ 1.3 points." """


class WithoutLastThree(TypedDict):
    """All sites together, with the three months before adoption left out: does all hang on months that were bad?"""

    change: Effect
    sentence: str


class MatchedComparison(TypedDict):
    """Practices that adopted beside practices like them that had not yet."""

    change: Effect | None
    adopters: int
    comparisons: int
    sentence: str


class RegionChange(TypedDict):
    organisation: OrganisationRef
    sites: int
    practices: int
    change: Effect | None
    words: str
    """The change, or why there is none: "one site, not pooled"."""


class EvidenceSides(TypedDict):
    """The heads of the two sides of nought."""

    below: str
    above: str


class Evidence(TypedDict):
    innovation: InnovationRef
    measure: MeasureHead
    measures: list[InnovationMeasureRef]
    """Those that it should move, to choose from."""
    unit: str
    """After a change: "points"; empty where the number says it all."""
    first: Day | None
    last: Day | None
    """The months with figures."""
    sentence: list[Segment]
    strength: EvidenceStrength
    sides: EvidenceSides
    sites: list[EvidenceSite]
    """Largest improvement first."""
    pooled: PooledSites | None
    without_last_three: WithoutLastThree | None
    """None where nothing is pooled."""
    too_few: str | None
    """Why nothing is pooled."""
    left_out: list[SiteLeftOut]
    comparison: MatchedComparison
    regions: list[RegionChange]
    adopted: int
    practices: int
    notes: list[str]
    """What was done, in plain words."""
    revision: RevisionRef
