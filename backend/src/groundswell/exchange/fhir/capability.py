"""CapabilityStatement: what this server does, from the same tables by which it does it."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from groundswell.exchange.fhir.addresses import Addresses
from groundswell.exchange.fhir.model import FHIR_VERSION, JSON, Resource, coded, instant, without_nothing
from groundswell.exchange.fhir.search import CONTROLS, Searchable

OAUTH = "http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris"
EXPORT = "http://hl7.org/fhir/uv/bulkdata/OperationDefinition/export"
SECURITY = (
    "Ask for a token by client credentials, with a signed JWT (RS384, ES384 or RS512) or with a secret. A system sees"
    " groups of practices whole, and of single practices the months in which they were in its area."
)
TYPES_OF_CONTROLS = {"_count": "number", "_total": "token", "_sort": "string", "_revinclude": "string"}


def capability(
    addresses: Addresses, types: Iterable[Searchable], *, token: str, software: str, made_at: datetime
) -> Resource:
    """`token`: where tokens are given out. `made_at`: when this version of the software was made."""
    service = coded("http://terminology.hl7.org/CodeSystem/restful-security-service", "SMART-on-FHIR")
    return {
        "resourceType": "CapabilityStatement",
        "status": "active",
        "date": instant(made_at),
        "kind": "instance",
        "software": {"name": "Groundswell", "version": software},
        "implementation": {"description": "Improvement across federations of general practices", "url": addresses.base},
        "fhirVersion": FHIR_VERSION,
        "format": [JSON, "json"],
        "instantiates": ["http://hl7.org/fhir/uv/bulkdata/CapabilityStatement/bulk-data"],
        "rest": [
            {
                "mode": "server",
                "security": {
                    "extension": [{"url": OAUTH, "extension": [{"url": "token", "valueUri": token}]}],
                    "service": [service],
                    "description": SECURITY,
                },
                "resource": [_resource(each) for each in types],
                "operation": [{"name": "export", "definition": EXPORT}],
            }
        ],
    }


def _resource(of: Searchable) -> Resource:
    own = [
        {"name": each.name, "type": each.type.value, "documentation": _words(each.words, each.modifiers)}
        for each in of.parameters
    ]
    return without_nothing(
        {
            "type": of.name,
            "documentation": of.words,
            "interaction": [{"code": "read"}, {"code": "search-type"}],
            "versioning": "versioned",
            "readHistory": False,
            "searchRevInclude": [of.revinclude] if of.revinclude else None,
            "searchParam": own,
        }
    )


def _words(words: str, modifiers: Sequence[str]) -> str:
    return f"{words} Modifiers: {', '.join(modifiers)}." if modifiers else words


def controls(of: Searchable) -> list[str]:
    """What every search takes beside the parameters of its resource."""
    without = {"page", *(() if of.revinclude else ("_revinclude",)), *(() if of.sorted_by else ("_sort",))}
    return [name for name in CONTROLS if name not in without]
