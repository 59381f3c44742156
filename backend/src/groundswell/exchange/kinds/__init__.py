"""One description of each kind of row that systems pull, for the feed, exports, checksums, FHIR and their documents."""

from groundswell.exchange.kinds.figures import EXCLUSION, MEASURE, OBSERVATION, PHASE, ROLL_UP
from groundswell.exchange.kinds.kind import Column, Dated, Kind, Source, Type
from groundswell.exchange.kinds.places import MEMBERSHIP, ORGANISATION, SUCCESSION
from groundswell.exchange.kinds.work import ADOPTION, COHORT, INITIATIVE, INNOVATION, PROGRAMME

__all__ = ["KINDS", "SCHEMA_VERSION", "Column", "Dated", "Kind", "Source", "Type"]

SCHEMA_VERSION = 1

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        ORGANISATION,
        MEMBERSHIP,
        SUCCESSION,
        MEASURE,
        OBSERVATION,
        ROLL_UP,
        PHASE,
        EXCLUSION,
        PROGRAMME,
        COHORT,
        INITIATIVE,
        INNOVATION,
        ADOPTION,
    )
}
"""In the order in which a page gives them: what is spoken of comes before what speaks of it."""
