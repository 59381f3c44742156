"""The types of resources there are, in the order in which they are told: what is spoken of before what speaks of it."""

from groundswell.exchange.fhir.affiliations import AFFILIATION
from groundswell.exchange.fhir.measures import MEASURE
from groundswell.exchange.fhir.organisations import ORGANIZATION
from groundswell.exchange.fhir.reports import REPORT
from groundswell.exchange.fhir.search import Searchable

TYPES: dict[str, Searchable] = {each.name: each for each in (ORGANIZATION, AFFILIATION, MEASURE, REPORT)}
