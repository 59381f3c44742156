"""What a commissioner's code says of what kind of commissioner it is, and names no file gives."""

import re
from collections.abc import Iterable
from datetime import date

from groundswell.organisations.statements import Kind, OrganisationStatement

CCGS_BEGIN = date(2013, 4, 1)
"""Clinical commissioning groups and commissioning hubs. Source: Health and Social Care Act 2012."""
INTEGRATED_CARE_BEGINS = date(2022, 7, 1)
"""CCGs became sub-ICB locations, keeping their codes, and STPs became ICBs. Source: Health and Care Act 2022."""
REGIONS_BEGIN = date(2019, 4, 1)
"""The seven NHS regions. The practices of each commissioner in epraccur of October 2019 stand in the same
region as in the look-up of April 2021, for every commissioner that is in both."""

FORMER_REGIONS = {
    "Y54": "North of England",
    "Y55": "Midlands and East of England",
    "Y56": "London",
    "Y57": "South of England",
}
"""The commissioning regions of 2013 to 2018. Source: ODS code list; the files here give their codes only."""

_PCG = re.compile(r"4[A-Z]{2}\d{2}")
_PCT = re.compile(r"5[A-Z][A-Z0-9]|TA[A-Z]")


def subkind(commissioner: str, name: str = "") -> str | None:
    """pcg (primary care group, 1999 to 2002), pct (or care trust, 2000 to 2013), ccg, sub_icb, hub; None: cannot tell.

    The first two by the shape of the code: in the dated memberships of October 2019 each shape begins and ends in
    its own years. Hubs, CCGs and sub-ICBs share a shape, and a sub-ICB keeps the code of its CCG: there the name tells.
    """
    if _PCG.fullmatch(commissioner):
        return "pcg"
    if _PCT.fullmatch(commissioner):
        return "pct"
    words = name.upper().split()
    return next((kind for word, kind in (("CCG", "ccg"), ("ICB", "sub_icb"), ("HUB", "hub")) if word in words), None)


def nameless(codes: Iterable[str]) -> list[OrganisationStatement]:
    """Commissioners of which a file gives nothing but the code."""
    return [OrganisationStatement(code, Kind.COMMISSIONER, subkind=subkind(code)) for code in sorted(set(codes))]


def regions(codes: Iterable[str]) -> list[OrganisationStatement]:
    """Regions of which a file gives nothing but the code."""
    return [OrganisationStatement(code, Kind.REGION, FORMER_REGIONS.get(code)) for code in sorted(set(codes))]
