"""How the API describes itself: OpenAPI 3.1 with every refusal a route can give, in an order that never changes."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute, iter_route_contexts

from groundswell.web.etag import Tagged
from groundswell.web.problems import TITLES, FieldError, Problem
from groundswell.web.session import Permitted

PUBLIC, SIGNED_IN = "public", "signed in"


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """For `responses=` of a route: refusals beyond those that follow from its permission and its parameters."""
    return {status: _refusal(status) for status in statuses}


def _refusal(status: int) -> dict[str, Any]:
    return {
        "description": TITLES[status][1],
        "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }


class Route(NamedTuple):
    method: str
    path: str
    needs: str
    """A permission, or that one has signed in, or public."""
    tagged: bool


def routes(app: FastAPI) -> Iterator[Route]:
    """Every route of the API and what it needs."""
    for context in iter_route_contexts(app.routes):
        route = context.original_route
        if isinstance(route, APIRoute):
            for method in sorted(route.methods or ()):
                yield Route(method, str(context.path), _needs(route.dependant), isinstance(route, Tagged))


def _needs(dependant: Dependant) -> str:
    for each in dependant.dependencies:
        if isinstance(each.call, Permitted):
            return each.call.permission.value if each.call.permission else SIGNED_IN
    return PUBLIC


def describe(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI document, made once."""
    if app.openapi_schema is None:
        document = get_openapi(
            title=app.title,
            version=app.version,
            description=app.description,
            routes=app.routes,
            tags=app.openapi_tags,
            openapi_version="3.1.0",
        )
        schemas = document.setdefault("components", {}).setdefault("schemas", {})
        for name in ("HTTPValidationError", "ValidationError"):
            schemas.pop(name, None)
        for model in (Problem, FieldError):
            schemas[model.__name__] = model.model_json_schema(ref_template="#/components/schemas/{model}")
            schemas[model.__name__].pop("$defs", None)
        for route in routes(app):
            _complete(document["paths"][route.path][route.method.lower()], route)
        document["components"]["schemas"] = dict(sorted(schemas.items()))
        app.openapi_schema = document
    return app.openapi_schema


def _complete(operation: dict[str, Any], route: Route) -> None:
    """Adds the answers that follow from what a route is."""
    answers = operation["responses"]
    for content in answers.get("200", {}).get("content", {}).values():
        if "$ref" in content.get("schema", {}):  # of a streamed answer FastAPI also says that it is a string
            content["schema"].pop("type", None)
    if route.needs != PUBLIC:
        answers.setdefault("401", _refusal(401))
    if route.needs not in (PUBLIC, SIGNED_IN):
        answers.setdefault("403", _refusal(403))
        operation["description"] = f"{operation.get('description', '')}\n\nNeeds: `{route.needs}`.".strip()
    if "422" in answers:
        answers["422"] = _refusal(422)
    if "{" in route.path:
        answers.setdefault("404", _refusal(404))
    if route.tagged and route.method == "GET":
        answers["304"] = {"description": "Unchanged since the answer with the ETag in `If-None-Match`"}
    operation["responses"] = dict(sorted(answers.items()))
