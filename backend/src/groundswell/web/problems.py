"""Everything that goes wrong, as RFC 9457 `application/problem+json`, said so that the caller can mend it."""

import logging
import secrets
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from fastapi.routing import iter_route_contexts
from pydantic import BaseModel, Field
from sqlalchemy.exc import OperationalError
from starlette.exceptions import HTTPException
from starlette.routing import compile_path

from groundswell import errors
from groundswell.files.problems import legible
from groundswell.web.problem_types import BY_NAME, BY_STATUS, REFUSED

log = logging.getLogger("groundswell.problems")


class FieldError(BaseModel):
    field: str
    message: str


class Problem(BaseModel):
    """RFC 9457. `type` is stable and names the kind of problem; `detail` is a sentence for a person."""

    type: str = Field(examples=["/problems/not-found"])
    title: str
    status: int
    detail: str
    instance: str | None = Field(None, description="The path that was asked for.")
    reference: str = Field(description="Found in the server's log beside what happened.")
    errors: list[FieldError] | None = None
    current: int | None = Field(None, description="The revision that stands, when the caller's was another.")
    error: str | None = Field(None, description="Of a refused request for a token: RFC 6749, section 5.2.")
    error_description: str | None = Field(None, description="Beside `error`: `detail` once more.")


STATUS_OF: dict[type[errors.GroundswellError], int] = {
    errors.NotFound: 404,
    errors.NotPermitted: 403,
    errors.NotSignedIn: 401,
    errors.Invalid: 422,
    errors.Conflict: 409,
    errors.Over: 410,
    errors.Stale: 412,
    errors.Missing: 428,
    errors.TooMany: 429,
}
KIND_OF: dict[type[errors.GroundswellError], str] = {errors.StartAgain: "start-again"}
"""Errors with a type of their own, by its name in `problem_types`; of others their status says it."""


class Refusal(Exception):
    """A refusal that only HTTP knows, such as too many attempts; of a token `error` is the word of RFC 6749 for it."""

    def __init__(
        self, status: int, detail: str, headers: Mapping[str, str] | None = None, error: str | None = None
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.headers = headers
        self.error = error


class Language(NamedTuple):
    """How problems are written."""

    media_type: str
    schema: str
    """Of what is written, by its name in the document of the API."""
    tell: Callable[[Problem], bytes]


OURS = Language("application/problem+json", "Problem", lambda told: told.model_dump_json(exclude_none=True).encode())
LONGEST_PLACE = 200
UNEXPECTED = "This is a fault of ours, not of yours. Quote the reference when you report it."
NO_DATABASE = "The database did not answer. Nothing has been changed; try again in a moment."


def problem(
    request: Request,
    status: int,
    detail: str,
    *,
    field_errors: list[FieldError] | None = None,
    current: int | None = None,
    headers: Mapping[str, str] | None = None,
    error: BaseException | None = None,
    kind: str | None = None,
    word: str | None = None,
) -> Response:
    body = _told(request, status, detail, field_errors, current, error, kind, word)
    language = language_at(request.app, request.url.path)
    return Response(
        language.tell(body),
        status,
        headers={"Cache-Control": "no-store", **(headers or {})},
        media_type=language.media_type,
    )


def language_at(app: FastAPI, path: str) -> Language:
    otherwise: Mapping[str, Language] = app.state.languages
    return next((language for at, language in otherwise.items() if path.startswith(f"{at}/")), OURS)


def problem_of(request: Request, error: BaseException) -> Problem:
    """What to say of an error when the answer has already begun, as in a stream."""
    if isinstance(error, errors.GroundswellError):
        return _told(request, status_of(error), str(error), _fields(error), kind=KIND_OF.get(type(error)))
    if isinstance(error, OperationalError):
        return _told(request, 503, NO_DATABASE, error=error)
    return _told(request, 500, UNEXPECTED, error=error)


def status_of(error: errors.GroundswellError) -> int:
    return next((STATUS_OF[kind] for kind in type(error).__mro__ if kind in STATUS_OF), 400)


def _fields(error: errors.GroundswellError) -> list[FieldError] | None:
    if not isinstance(error, errors.Invalid):
        return None
    return [FieldError(field=field, message=message) for field, message in error.errors]


def _told(
    request: Request,
    status: int,
    detail: str,
    field_errors: list[FieldError] | None = None,
    current: int | None = None,
    error: BaseException | None = None,
    kind: str | None = None,
    word: str | None = None,
) -> Problem:
    """The problem, once it stands in the log with its reference."""
    told = BY_STATUS.get(status, REFUSED) if kind is None else BY_NAME[kind]
    body = Problem(
        type=f"/problems/{told.name}",
        title=told.title,
        status=status,
        detail=detail,
        instance=request.url.path,
        reference=secrets.token_hex(4),
        errors=field_errors or None,
        current=current,
        error=word,
        error_description=None if word is None else detail,
    )
    log.log(
        logging.ERROR if status >= 500 else logging.INFO,
        "%s %s %s: %s (reference %s)",
        request.method,
        request.url.path,
        status,
        detail,
        body.reference,
        exc_info=error,
    )
    return body


def handle_problems(app: FastAPI, languages: Mapping[str, Language]) -> None:
    """`languages`: addresses beneath which another one than ours is spoken."""
    app.state.languages = languages
    app.exception_handler(errors.GroundswellError)(_domain)
    app.exception_handler(Refusal)(_refusal)
    app.exception_handler(RequestValidationError)(_validation)
    app.exception_handler(HTTPException)(_http)
    app.exception_handler(OperationalError)(_database)
    app.exception_handler(Exception)(_unexpected)


async def _domain(request: Request, error: errors.GroundswellError) -> Response:
    current, headers = None, {}
    if isinstance(error, errors.Stale):
        current = error.current
        headers["ETag"] = f'"{error.current}"'
    elif isinstance(error, errors.NotSignedIn):
        headers["WWW-Authenticate"] = _challenge(request, str(error))
    elif isinstance(error, errors.TooMany):
        headers["Retry-After"] = str(error.wait)
    return problem(
        request,
        status_of(error),
        str(error),
        field_errors=_fields(error),
        current=current,
        headers=headers,
        kind=KIND_OF.get(type(error)),
    )


def _challenge(request: Request, why: str) -> str:
    """RFC 6750: a request without a token is told only that one is needed."""
    if "authorization" not in request.headers:
        return 'Bearer realm="groundswell"'
    said = why.replace('"', "'").encode("ascii", "replace").decode()
    return f'Bearer realm="groundswell", error="invalid_token", error_description="{said}"'


async def _refusal(request: Request, refusal: Refusal) -> Response:
    return problem(request, refusal.status, str(refusal), headers=refusal.headers, word=refusal.error)


async def _validation(request: Request, error: RequestValidationError) -> Response:
    listed = [FieldError(field=_place(each["loc"]), message=_sentence(each["msg"])) for each in error.errors()]
    words = f"{listed[0].field}: {listed[0].message}" if len(listed) == 1 else f"{len(listed)} fields are not right."
    return problem(request, 422, words, field_errors=listed)


def _place(loc: tuple[Any, ...]) -> str:
    """Of a field that is not known this is what the caller called it, however long and strange."""
    parts = [str(part) for part in loc if part not in ("body", "query", "path", "header", "cookie")]
    return legible(".".join(parts))[:LONGEST_PLACE] or str(loc[0])


def _sentence(message: str) -> str:
    return message[:1].upper() + message[1:] + ("" if message.endswith(".") else ".")


async def _http(request: Request, error: HTTPException) -> Response:
    details = {
        404: f"There is nothing at {request.url.path}.",
        405: f"{request.method} is not possible at {request.url.path}.",
        413: "The request is larger than this server takes.",
    }
    headers = dict(error.headers or {})
    if error.status_code == 405:
        headers["Allow"] = _allowed(request)
    return problem(request, error.status_code, details.get(error.status_code, str(error.detail)), headers=headers)


def _allowed(request: Request) -> str:
    """Every method of an address: the framework names those of the first route that has it alone."""
    contexts = [each for each in iter_route_contexts(request.app.routes) if each.path is not None]
    matching = (each.path for each in contexts if compile_path(str(each.path))[0].match(request.url.path))
    path = next(matching, None)
    found = [each.original_route for each in contexts if each.path == path]
    return ", ".join(sorted({method for route in found for method in getattr(route, "methods", None) or ()}))


async def _database(request: Request, error: OperationalError) -> Response:
    return problem(request, 503, NO_DATABASE, headers={"Retry-After": "5"}, error=error)


async def _unexpected(request: Request, error: Exception) -> Response:
    return problem(request, 500, UNEXPECTED, error=error)
