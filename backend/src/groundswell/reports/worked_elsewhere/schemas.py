"""The shape of what worked elsewhere."""

from typing_extensions import TypedDict

from groundswell.innovations.schemas import InnovationMeasureRef, InnovationRef
from groundswell.measures.schemas import MeasureHead
from groundswell.organisations.schemas import OrganisationRef
from groundswell.reports.evidence.schemas import Effect, EvidenceStrength
from groundswell.reports.schemas import RevisionRef


class Struggle(TypedDict):
    measure: MeasureHead
    why: str
    """ "getting worse", "target reliably missed", "among the worst quarter of federations" """


class TalkTo(TypedDict):
    name: str
    organisation: OrganisationRef
    words: str


class WorkedElsewhere(TypedDict):
    innovation: InnovationRef
    measure: InnovationMeasureRef
    strength: EvidenceStrength
    sentence: str
    """ "The DNA rate fell by 1.1 points at 14 sites (0.7 to 1.5)." """
    alike: str
    """ "Five of the 14 are like this federation." """
    alike_sites: int
    change: Effect | None
    here: str | None
    """How many practices of this federation have adopted it."""
    talk_to: list[TalkTo]


class WhatWorkedElsewhere(TypedDict):
    organisation: OrganisationRef
    matched: str
    """ "Matched to what is getting worse here: the DNA rate and staff satisfaction." """
    struggles: list[Struggle]
    items: list[WorkedElsewhere]
    words: str | None
    """What to say where there are no items."""
    revision: RevisionRef
