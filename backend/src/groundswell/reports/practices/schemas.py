"""The shape of the page of one practice."""

from typing_extensions import TypedDict

from groundswell.organisations.schemas import OrganisationRef
from groundswell.reports.schemas import Day, Segment, SmallChart

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
