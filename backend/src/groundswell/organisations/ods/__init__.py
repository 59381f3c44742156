"""Readers of the official organisation files: ODS, ONS, the appointments mapping, and a plain list of federations."""

from groundswell.organisations.ods.ebranchs import Ebranchs
from groundswell.organisations.ods.eccg import Eccg
from groundswell.organisations.ods.egpam import Egpam
from groundswell.organisations.ods.epcmem import Epcmem
from groundswell.organisations.ods.epcn import Epcn
from groundswell.organisations.ods.epraccur import Epraccur
from groundswell.organisations.ods.federations import Federations
from groundswell.organisations.ods.gpad_mapping import GpadMapping
from groundswell.organisations.ods.lookups import CCG_STP_REGION, SUB_ICB_ICB_REGION
from groundswell.organisations.ods.reading import OrganisationFile, OrganisationReader

__all__ = ["READERS", "OrganisationFile", "OrganisationReader"]

READERS: list[OrganisationReader] = [
    Epraccur(),
    Egpam(),
    Epcmem(),
    Epcn(),
    Eccg(),
    CCG_STP_REGION,
    SUB_ICB_ICB_REGION,
    Ebranchs(),
    GpadMapping(),
    Federations(),
]
