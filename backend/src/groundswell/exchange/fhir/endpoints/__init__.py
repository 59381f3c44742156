"""The routes of FHIR, mounted at /fhir/R4."""

from groundswell.exchange.fhir.endpoints.bulk import router as bulk
from groundswell.exchange.fhir.endpoints.resources import router as resources

ROUTERS = (bulk, resources)
