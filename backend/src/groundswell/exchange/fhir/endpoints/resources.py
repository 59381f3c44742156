"""Searching and reading, alike for every type of resource; and what the server says of itself."""

from collections.abc import Callable
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Annotated, Any
from urllib.parse import parse_qsl

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from groundswell.exchange.fhir.capability import capability, controls
from groundswell.exchange.fhir.endpoints.answers import (
    FHIR_JSON,
    FhirAnswer,
    OfOne,
    OfPages,
    OfServer,
    addresses_of,
    answered_as,
    is_strict,
    refuse_other_formats,
    site,
)
from groundswell.exchange.fhir.endpoints.callers import Puller, asking
from groundswell.exchange.fhir.model import Resource
from groundswell.exchange.fhir.search import Asking, Pairs, Searchable, bundle, understood
from groundswell.exchange.fhir.types import TYPES
from groundswell.revisions.sequencer import number_committed
from groundswell.web.documents import TOKEN_URL, problems
from groundswell.web.etag import build
from groundswell.web.problems import Refusal
from groundswell.web.session import ReadSession

FORM = "application/x-www-form-urlencoded"

router = APIRouter(tags=["FHIR"])


async def posted(request: Request) -> Pairs:
    """The parameters of a search that was posted: those of the address, and those of the form."""
    refuse_other_formats(request)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    body = await request.body()
    if body and kind != FORM:
        raise Refusal(415, f"A search is posted as a form: {FORM}.")
    return [*_pairs(request), *_read(body.decode("utf-8", "replace"))]


Posted = Annotated[Pairs, Depends(posted)]


def _pairs(request: Request) -> list[tuple[str, str]]:
    return _read(request.url.query)


def _read(text: str) -> list[tuple[str, str]]:
    return parse_qsl(text, keep_blank_values=True)


def _searched(of: Searchable, asked: Asking, pairs: Pairs, request: Request) -> Response:
    search = understood(of, pairs, strict=is_strict(request))
    return FhirAnswer(settled(asked, lambda: bundle(of, of.page(asked, search), search, asked.addresses)))


def settled(asked: Asking, answer: Callable[[], Resource]) -> Resource:
    """The answer, made anew while a revision in it has no public number yet."""
    while True:
        made = answer()
        resources = [each["resource"] for each in made.get("entry", ())] if made["resourceType"] == "Bundle" else [made]
        if all("versionId" in resource["meta"] for resource in resources):
            return made
        asked.session.rollback()
        number_committed()


def offer(of: Searchable) -> None:
    """The three routes of a type of resource."""

    def search(request: Request, by: Puller, session: ReadSession) -> Response:
        return _searched(of, asking(request, by, session), _pairs(request), request)

    def search_posted(request: Request, by: Puller, session: ReadSession, pairs: Posted) -> Response:
        return _searched(of, asking(request, by, session), pairs, request)

    def read(id: str, request: Request, by: Puller, session: ReadSession) -> Response:  # noqa: A002 (the standard's)
        asked = asking(request, by, session)
        return answered_as(settled(asked, lambda: of.read(asked, id)))

    parameters = _parameters(of)
    form = {"type": "object", "properties": {each["name"]: each["schema"] for each in parameters}}
    router.add_api_route(
        f"/{of.name}",
        search,
        name=f"search_{of.name}",
        description=f"Resources of type {of.name}, in pages. {of.words}",
        route_class_override=OfPages,
        openapi_extra={"parameters": parameters},
        responses=problems(422),
        **FHIR_JSON,
    )
    router.add_api_route(
        f"/{of.name}/_search",
        search_posted,
        methods=["POST"],
        name=f"search_{of.name}_by_form",
        description=f"The same search of {of.name} as a form, for what is too long for an address.",
        openapi_extra={"requestBody": {"content": {FORM: {"schema": form}}}},
        responses=problems(422),
        **FHIR_JSON,
    )
    router.add_api_route(
        f"/{of.name}/{{id}}",
        read,
        name=f"read_{of.name}",
        description=f"One resource of type {of.name}. Its ETag is its version.",
        route_class_override=OfOne,
        **FHIR_JSON,
    )


def _parameters(of: Searchable) -> list[dict[str, Any]]:
    own = [(each.name, each.words) for each in of.parameters]
    return [
        {"name": name, "in": "query", "required": False, "description": words, "schema": {"type": "string"}}
        for name, words in [*own, *((name, CONTROL_WORDS[name]) for name in controls(of))]
    ]


CONTROL_WORDS = {
    "_count": "How many on a page: 100 unless said, 1,000 at most.",
    "_total": "`accurate` (as it is unless said) or `none`.",
    "_sort": "`_id`, by which they are sorted in any case.",
    "_revinclude": "`OrganizationAffiliation:participating-organization`: memberships come with the organisations.",
}

for each in TYPES.values():
    offer(each)


def fhir_metadata(request: Request) -> Response:
    """What this server does: resources, searches, operations, and where tokens are given out."""
    token = f"{site(request)}{TOKEN_URL}"
    made_at = datetime.fromtimestamp(build(), UTC)
    software = version("groundswell")
    return FhirAnswer(
        capability(addresses_of(request), TYPES.values(), token=token, software=software, made_at=made_at)
    )


router.add_api_route("/metadata", fhir_metadata, route_class_override=OfServer, **FHIR_JSON)
