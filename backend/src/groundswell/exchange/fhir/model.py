"""FHIR JSON, and the models that every answer must fit."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

from fhirclient.models.resource import Resource as Model

FHIR_VERSION = "4.0.1"
JSON = "application/fhir+json"
NDJSON = "application/fhir+ndjson"

Resource = dict[str, Any]


def checked(resource: Resource) -> Resource:
    """The resource, once the model has taken every element of it. Raises `FHIRValidationError`: a fault of ours."""
    Model.with_json(resource)
    return resource


def written(resource: Resource) -> bytes:
    return json.dumps(resource, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def instant(moment: datetime) -> str:
    """SQLite gives moments back without their zone; all of them are UTC."""
    return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC).isoformat(timespec="microseconds")


class Version(NamedTuple):
    """The revision since which a resource is as it is. It has no number in the moment after it was committed."""

    sequence: int | None
    made_at: datetime

    @property
    def meta(self) -> Resource:
        return without_nothing(
            {"versionId": self.sequence and str(self.sequence), "lastUpdated": instant(self.made_at)}
        )


def without_nothing(elements: Mapping[str, Any]) -> dict[str, Any]:
    """FHIR has no null and nothing empty: what is not known is not there."""
    return {name: value for name, value in elements.items() if value is not None and value != [] and value != {}}


def coded(system: str, code: str, display: str | None = None, text: str | None = None) -> Resource:
    """A CodeableConcept of one code."""
    return without_nothing(
        {"coding": [without_nothing({"system": system, "code": code, "display": display})], "text": text}
    )


def absent(why: str) -> Sequence[Resource]:
    """The extension that says why a value is not there: hl7.org/fhir/R4/valueset-data-absent-reason.html."""
    return [{"url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason", "valueCode": why}]
