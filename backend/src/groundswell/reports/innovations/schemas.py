"""The shapes of the library and of the page of an innovation."""

from typing import Literal

from typing_extensions import TypedDict

from groundswell.innovations.schemas import InnovationMeasureRef, InnovationThemeRef, OriginRef
from groundswell.organisations.schemas import OrganisationRef
from groundswell.reports.schemas import Day, Segment
from groundswell.reports.spread.schemas import StagesToday

LibrarySort = Literal["best", "title", "adopted", "strength"]
StrengthName = Literal["strong", "moderate", "early", "none"]


class LibraryStrength(TypedDict):
    word: str
    """ "Strong", "Moderate", "Early", "None" """
    level: int
    """3 for strong, 0 for none."""


class LibraryItem(TypedDict):
    code: str
    title: str
    summary: str
    themes: list[InnovationThemeRef]
    measures: list[InnovationMeasureRef]
    adopted: int
    """Practices open today that have adopted or sustained it and have not stopped."""
    practices: int
    """Practices open today."""
    strength: LibraryStrength | None
    """None where its evidence has not been worked out since the figures last changed."""
    headline: str | None
    """What its evidence says, in one sentence."""
    retired: bool
    revision: int


class Takes(TypedDict):
    """What it takes."""

    what: Literal["Cost", "Time", "People"]
    words: str


class PageContact(TypedDict):
    person: int
    name: str
    organisation: OrganisationRef
    words: str


class InnovationPage(TypedDict):
    code: str
    title: str
    facts: str
    """ "Innovation · Active signposting · First tried at Fenwater Health Federation, February 2016" """
    sentence: list[Segment]
    """How many practices use it; what it moved is for its evidence to say."""
    summary: str
    how_to: str
    first_cycle: str
    takes: list[Takes]
    themes: list[InnovationThemeRef]
    measures: list[InnovationMeasureRef]
    origins: list[OriginRef]
    contacts: list[PageContact]
    first_tried: Day | None
    first_tried_at: OrganisationRef | None
    retired_because: str | None
    stages: StagesToday
    using: int
    """Adopted or sustained today."""
    practices: int
    may_edit: bool
    may_record: bool
    revision: int
