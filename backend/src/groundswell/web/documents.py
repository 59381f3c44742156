"""How the API describes itself: OpenAPI 3.1, with everything that follows from what a route is, in an order that never
changes."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute, iter_route_contexts

from groundswell.access.permissions import ROLE_PERMISSIONS, Permission, Role, Scope
from groundswell.web.etag import Tagged
from groundswell.web.examples import exemplify
from groundswell.web.links import linked
from groundswell.web.problem_types import BY_STATUS, PROBLEM_TYPES
from groundswell.web.problems import OURS, FieldError, Language, Problem, language_at
from groundswell.web.session import Permitted

PUBLIC, SIGNED_IN, PERSON, SYSTEM = "public", "signed in", "a person", "a system"
SIGNED_IN_AS = {None: SIGNED_IN, "person": PERSON, "system": SYSTEM}
PROBLEM = "application/problem+json"
INTRODUCTION = Path(__file__).with_name("introduction.md")
TOKEN_URL = "/api/v1/auth/token"
SCOPE_WORDS = {
    Scope.FIGURES: "Measures, figures, roll-ups, phases, exclusions",
    Scope.PROGRAMMES: "Programmes and cohorts",
    Scope.INNOVATIONS: "Initiatives, innovations, adoptions",
}
SECURITY = {
    "person": {
        "type": "oauth2",
        "description": "A person, by email address and password.",
        "flows": {"password": {"tokenUrl": TOKEN_URL, "scopes": {}}},
    },
    "system": {
        "type": "oauth2",
        "description": (
            "A commissioner's system, by client credentials (RFC 6749, section 4.4): with its secret, or with a JWT"
            " that it signs with its private key (RFC 7523; RS384, ES384 or RS512; issuer and subject the client,"
            " audience the token's address, `jti` used once, at most five minutes). Every scope brings"
            " organisations and their memberships along."
        ),
        "flows": {
            "clientCredentials": {
                "tokenUrl": TOKEN_URL,
                "scopes": {scope.value: words for scope, words in SCOPE_WORDS.items()},
            }
        },
    },
}
HEADERS = {
    "ETag": {"description": "The version of this answer, for `If-None-Match`.", "schema": {"type": "string"}},
    "Link": {"description": 'The next page, `rel="next"`; not there on the last.', "schema": {"type": "string"}},
}
DONE = {"200": "Here it is", "201": "Made", "202": "Taken; it is being worked on", "204": "Done; nothing more to say"}


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """For `responses=` of a route: refusals beyond those that follow from its permission and its parameters."""
    return {status: _refusal(status) for status in statuses}


def _refusal(status: int) -> dict[str, Any]:
    # FastAPI adds to an answer what it knows of it, so these become references only when all is there.
    return {"description": BY_STATUS[status].title, "content": {PROBLEM: {}}}


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
            return each.call.permission.value if each.call.permission else SIGNED_IN_AS[each.call.only]
    return PUBLIC


def describe(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI document, made once."""
    if app.openapi_schema is None:
        document = get_openapi(
            title=app.title,
            version=app.version,
            description=INTRODUCTION.read_text(encoding="utf-8"),
            routes=app.routes,
            tags=app.openapi_tags,
            openapi_version="3.1.0",
            servers=[{"url": "/", "description": "Where this description was fetched"}],
        )
        document["externalDocs"] = {"url": "/integrators", "description": "From a key to the first sync"}
        parts = document.setdefault("components", {})
        schemas = parts.setdefault("schemas", {})
        for name in ("HTTPValidationError", "ValidationError"):
            schemas.pop(name, None)
        for schema in schemas.values():
            schema.pop("examples", None)  # FastAPI leaves their nulls out; operations have recorded ones
        for model in (Problem, FieldError):
            schemas[model.__name__] = model.model_json_schema(ref_template="#/components/schemas/{model}")
            schemas[model.__name__].pop("$defs", None)
        for route in routes(app):
            operation = document["paths"][route.path][route.method.lower()]
            _complete(operation, route, language_at(app, route.path))
            exemplify(operation)
            linked(operation)
        parts["schemas"] = dict(sorted(schemas.items()))
        used = str(document["paths"])
        parts["responses"] = {
            name: _answer(status) for status in sorted(BY_STATUS) if f"/{(name := _named(status))}'" in used
        }
        parts["headers"] = HEADERS
        parts["securitySchemes"] = SECURITY
        app.openapi_schema = document
    return app.openapi_schema


def _complete(operation: dict[str, Any], route: Route, language: Language) -> None:
    """Adds what follows from what a route is."""
    operation["tags"] = list(dict.fromkeys(operation["tags"]))  # a router within a router says its own once more
    _say(operation, route)
    answers = operation["responses"]
    if route.needs != PUBLIC:
        answers.setdefault("401", _refusal(401))
    if route.needs not in (PUBLIC, SIGNED_IN):
        answers.setdefault("403", _refusal(403))
    if "422" in answers:
        answers["422"] = _refusal(422)
    if "requestBody" in operation:
        answers.setdefault("400", _refusal(400))
        answers.setdefault("413", _refusal(413))
    if "{" in route.path:
        answers.setdefault("404", _refusal(404))
    if route.tagged and route.method == "GET":
        answers["304"] = {"description": "Unchanged since the answer with the ETag in `If-None-Match`"}
    operation["security"] = _security(route)
    operation["responses"] = {
        status: _finished(status, answer, operation, route, language) for status, answer in sorted(answers.items())
    }


def _say(operation: dict[str, Any], route: Route) -> None:
    """The first sentence of what is said of an operation is its title; FastAPI takes the function's name."""
    said = operation.get("description", "").strip()
    first, _, rest = said.partition("\n\n")
    sentence = re.split(r"(?<=[.])\s", first, maxsplit=1)
    operation["summary"] = " ".join(sentence[0].split()).rstrip(".") or operation["summary"]
    words = [" ".join(sentence[1:]), rest]
    if route.needs == PUBLIC:
        words.append("Open to all.")
    elif route.needs == SIGNED_IN:
        words.append("For anyone who has signed in.")
    elif route.needs in (PERSON, SYSTEM):
        words.append("For people alone." if route.needs == PERSON else "For systems alone.")
    else:
        operation["x-permission"] = route.needs
        words.append(f"Needs: `{route.needs}`.")
    operation["description"] = "\n\n".join(word for word in words if word)
    for each in operation.get("parameters", ()):
        if each["in"] == "path" and "description" not in each:
            each["description"] = _part_of_address(each["name"], route.path)


def _part_of_address(name: str, path: str) -> str:
    """`{code}` of `/programmes/{code}/page`: the code of the programme."""
    before = path.partition(f"/{{{name}}}")[0].rpartition("/")[2].replace("-", " ")
    thing = re.sub(r"ies$", "y", before) if before.endswith("ies") else before.removesuffix("s")
    if name in ("code", "ods"):
        return f"The code of the {thing}."
    if name.endswith("_id"):
        return f"The number of the {thing}, as lists give it."
    return f"The {name.replace('_', ' ')}."


def _security(route: Route) -> list[dict[str, list[str]]]:
    if route.needs == PUBLIC:
        return []
    person: dict[str, list[str]] = {"person": []}
    system = {"system": [Scope.FIGURES.value] if route.needs == Permission.READ_ROLL_UPS else []}
    if route.needs == SYSTEM:
        return [system]
    if route.needs == SIGNED_IN or route.needs in ROLE_PERMISSIONS[Role.SYSTEM]:
        return [person, system]
    return [person]


def _finished(
    status: str, answer: dict[str, Any], operation: dict[str, Any], route: Route, language: Language
) -> dict[str, Any]:
    """An answer with its headers and content, or a reference to the refusal that many share."""
    if PROBLEM in answer.get("content", {}) and language is not OURS:
        schema = {"$ref": f"#/components/schemas/{language.schema}"}
        return {"description": answer["description"], "content": {language.media_type: {"schema": schema}}}
    if PROBLEM in answer.get("content", {}):
        return {"$ref": f"#/components/responses/{_named(int(status))}"}
    if answer["description"] == "Successful Response":
        answer = {**answer, "description": DONE.get(status, "Done")}
    if language is not OURS and language.media_type in answer.get("content", {}):
        answer["content"][language.media_type]["schema"] = {"$ref": f"#/components/schemas/{language.schema}"}
    if status != "200":
        return answer
    if route.path.endswith(".csv"):
        answer = {**answer, "content": {"text/csv": {"schema": {"type": "string"}}}}
    for content in answer.get("content", {}).values():
        if "$ref" in content.get("schema", {}):  # of a streamed answer FastAPI also says that it is a string
            content["schema"].pop("type", None)
    names = ["ETag"] if route.tagged and route.method == "GET" else []
    if any(each["name"] == "cursor" for each in operation.get("parameters", ())):
        names.append("Link")
    if names:
        answer["headers"] = answer.get("headers", {}) | {
            name: {"$ref": f"#/components/headers/{name}"} for name in names
        }
    return answer


def _named(status: int) -> str:
    return "".join(word.capitalize() for word in BY_STATUS[status].name.split("-"))


def _answer(status: int) -> dict[str, Any]:
    """A refusal, with every type of problem it can be."""
    kinds = [kind for kind in PROBLEM_TYPES if kind.status == status and kind.name != "refused"]
    return {
        "description": f"{kinds[0].title}. " + " Or: ".join(f"{kind.meaning} {kind.remedy}" for kind in kinds),
        "content": {
            PROBLEM: {
                "schema": {"$ref": "#/components/schemas/Problem"},
                "examples": {
                    kind.name: {
                        "value": {
                            "type": f"/problems/{kind.name}",
                            "title": kind.title,
                            "status": status,
                            "detail": kind.meaning,
                            "instance": "/api/v1/practices/Z10101",
                            "reference": "5f0c9d1e",
                        }
                    }
                    for kind in kinds
                },
            }
        },
    }
