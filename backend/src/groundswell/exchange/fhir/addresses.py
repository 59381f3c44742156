"""Ids of resources, and every address and system that stands in them."""

from dataclasses import dataclass
from datetime import date

from groundswell.errors import NotFound
from groundswell.exchange.fhir.model import Resource, coded
from groundswell.organisations.statements import Kind

MOUNTED_AT = "/fhir/R4"
ODS = "https://fhir.nhs.uk/Id/ods-organization-code"
"""The NHS's system for codes of the Organisation Data Service."""
IN_ODS = (Kind.REGION, Kind.COMMISSIONER, Kind.NETWORK, Kind.PRACTICE)
"""Federations and schemes are in no official list, and the nation and figures of no practice are our own."""

KIND_WORDS = {
    Kind.NATION: "The nation",
    Kind.REGION: "Region",
    Kind.COMMISSIONER: "Commissioner",
    Kind.FEDERATION: "Federation of practices",
    Kind.NETWORK: "Primary care network",
    Kind.SCHEME: "Scheme of the GP Access Fund",
    Kind.PRACTICE: "General practice",
    Kind.UNASSIGNED: "Figures that belong to no practice",
}


@dataclass(frozen=True)
class Addresses:
    """What is absolute begins with `base`: the address of the FHIR server as the caller knows it."""

    base: str

    @property
    def codes(self) -> str:
        """The system of codes that only Groundswell gives."""
        return f"{self.base}/CodeSystem/organisation-code"

    @property
    def kinds(self) -> str:
        return f"{self.base}/CodeSystem/organisation-kind"

    def extension(self, name: str) -> str:
        return f"{self.base}/StructureDefinition/{name}"

    def of(self, resource: Resource) -> str:
        return f"{self.base}/{resource['resourceType']}/{resource['id']}"

    def system_of(self, kind: str) -> str:
        return ODS if kind in IN_ODS else self.codes

    def kind(self, kind: str) -> Resource:
        return coded(self.kinds, kind, KIND_WORDS[Kind(kind)], KIND_WORDS[Kind(kind)])

    def organisation(self, code: str, kind: str, name: str | None = None) -> Resource:
        """A reference. What no list has explained yet has no resource, and is known by its code alone."""
        identified: Resource = {"type": "Organization", "identifier": {"system": self.system_of(kind), "value": code}}
        if kind != Kind.UNKNOWN:
            identified["reference"] = f"Organization/{code}"
        return identified | ({"display": name} if name else {})

    def measure(self, code: str) -> str:
        return f"{self.base}/Measure/{measure_id(code)}"


def measure_id(code: str) -> str:
    """A code of a measure has no hyphen, and an id no underscore."""
    return code.replace("_", "-")


def measure_code(resource_id: str) -> str:
    return resource_id.replace("-", "_")


def membership_id(organisation: str, parent: str, first: date) -> str:
    return f"{organisation}.{parent}.{first.isoformat()}"


def membership_key(resource_id: str) -> tuple[str, str, date]:
    """Organisation, parent and first day. Raises `NotFound` for what is no id of a membership."""
    parts = resource_id.split(".")
    first = _day(parts[-1])
    if len(parts) != 3 or first is None:
        raise NotFound(f"There is no OrganizationAffiliation with the id {resource_id}.")
    return parts[0], parts[1], first


def report_id(measure_number: int, organisation: str, period: date) -> str:
    """The measure by its number: an id has 64 letters at most, and the code of a measure alone may have 60."""
    return f"{measure_number}.{organisation}.{period:%Y-%m}"


def report_key(resource_id: str) -> tuple[int, str, date]:
    """Number of the measure, organisation and month. Raises `NotFound` for what is no id of a report."""
    parts = resource_id.split(".")
    month = _day(f"{parts[-1]}-01")
    if len(parts) != 3 or month is None or not (parts[0].isascii() and parts[0].isdecimal() and len(parts[0]) < 10):
        raise NotFound(f"There is no MeasureReport with the id {resource_id}.")
    return int(parts[0]), parts[1], month


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None
