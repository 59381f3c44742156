"""Answers in FHIR JSON, their ETags, and what is said of a refusal."""

from typing import Any

from fastapi import Request
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, ConfigDict

from groundswell.exchange.fhir.addresses import MOUNTED_AT, Addresses
from groundswell.exchange.fhir.model import JSON, NDJSON, Resource, checked, written
from groundswell.exchange.fhir.outcomes import outcome
from groundswell.settings import settings
from groundswell.web.etag import ByContent, ByRevision, Route, Tagged, is_known, rendered, unchanged
from groundswell.web.problems import Language, Problem, Refusal

FORMATS = ("json", "application/json", JSON)
ANY = ("*/*", "application/*", *FORMATS[1:], NDJSON)
ANOTHER_FORMAT = f"FHIR is spoken in JSON here: ask for {JSON}, or leave _format and Accept out."


class FhirResource(BaseModel):
    """A resource of FHIR R4 (4.0.1) as JSON; hl7.org/fhir/R4 says what is in each type of resource."""

    model_config = ConfigDict(extra="allow")

    resourceType: str  # noqa: N815 (the standard's name)


class FhirAnswer(JSONResponse):
    """A resource as it goes out, once the model has taken it."""

    media_type = JSON

    def render(self, content: Resource) -> bytes:
        return written(checked(content))


def answered_as(resource: Resource) -> FhirAnswer:
    """One resource, whose ETag is its version."""
    return FhirAnswer(resource, headers={"ETag": f'W/"{resource["meta"]["versionId"]}"'})


def addresses_of(request: Request) -> Addresses:
    return Addresses(f"{site(request)}{MOUNTED_AT}")


def site(request: Request) -> str:
    """Where this site is known, without a stroke at its end."""
    return (settings().public_url or str(request.base_url)).rstrip("/")


def is_strict(request: Request) -> bool:
    return "handling=strict" in preferred(request)


def preferred(request: Request) -> set[str]:
    """What the `Prefer` headers say (RFC 7240)."""
    said = ",".join(request.headers.getlist("prefer")).replace(";", ",")
    return {part.strip().lower().replace(" ", "") for part in said.split(",")}


def refuse_other_formats(request: Request) -> None:
    asked = request.query_params.getlist("_format")
    if asked:
        spoken = all(each.partition(";")[0].strip().lower() in FORMATS for each in asked if each)
    else:
        offers = request.headers.get("accept", "*/*").lower().split(",")
        spoken = any(each.partition(";")[0].strip() in ANY for each in offers)
    if not spoken:
        raise Refusal(406, ANOTHER_FORMAT)


class OfPages(ByRevision):
    """Searches: what they answer stands until the next revision."""

    async def answer(self, request: Request, make: Route) -> Response:
        refuse_other_formats(request)
        return await super().answer(request, make)

    async def besides(self, request: Request) -> str:
        return f"{site(request)}|{is_strict(request)}"


class OfOne(Tagged):
    """One resource: its ETag is its own version, as the standard wants it."""

    async def answer(self, request: Request, make: Route) -> Response:
        refuse_other_formats(request)
        response = await make(request)
        if response.status_code != 200:
            return response
        tag = response.headers["etag"]
        return unchanged(tag) if is_known(request, tag) else await rendered(response, tag).response(request)


class OfServer(ByContent):
    async def answer(self, request: Request, make: Route) -> Response:
        refuse_other_formats(request)
        return await super().answer(request, make)


def _told(problem: Problem) -> bytes:
    fields = [(each.field, each.message) for each in problem.errors or ()]
    return written(outcome(problem.status, problem.detail, problem.reference, fields))


FHIR = Language(JSON, FhirResource.__name__, _told)
"""A refusal in the words of the API, as an OperationOutcome."""
FHIR_JSON: dict[str, Any] = {"response_class": FhirAnswer, "response_model": FhirResource}
"""Of every route: what it answers with."""
