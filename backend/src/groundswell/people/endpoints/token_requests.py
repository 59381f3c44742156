"""Requests for tokens, as forms (RFC 6749): read, and described."""

import base64
import binascii
from typing import Annotated, Any
from urllib.parse import unquote_plus

from fastapi import Depends, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ValidationError

from groundswell.people.clients.refused import TokenRefused
from groundswell.people.schemas import ClientGrant, PasswordGrant
from groundswell.texts import can_be_kept
from groundswell.web.problems import Refusal

FORM = "application/x-www-form-urlencoded"
GRANTS: dict[str, type[PasswordGrant] | type[ClientGrant]] = {
    "password": PasswordGrant,
    "client_credentials": ClientGrant,
}


def described(*grants: type[BaseModel]) -> dict[str, Any]:
    """The body of a route that takes one of these forms."""
    schemas = [grant.model_json_schema() for grant in grants]
    return {"requestBody": {"required": True, "content": {FORM: {"schema": {"anyOf": schemas}}}}}


async def _asked(request: Request) -> PasswordGrant | ClientGrant:
    said: dict[str, Any] = {}
    for name, value in (await request.form()).multi_items():
        if name in said:
            raise refusal(TokenRefused(f"The form names {name} twice.", "invalid_request"))
        said[name] = value
    kind = said.setdefault("grant_type", "password")
    grant = GRANTS.get(kind) if isinstance(kind, str) else None
    if grant is None:
        raise refusal(
            TokenRefused(
                f"There is no grant type {str(kind)[:60]!r}. There are: {', '.join(GRANTS)}.", "unsupported_grant_type"
            )
        )
    if grant is ClientGrant:
        said |= _basic(request, said)
    try:
        return grant.model_validate(said)
    except ValidationError as error:
        if grant is PasswordGrant:
            raise RequestValidationError(
                [{**each, "loc": ("body", *each["loc"])} for each in error.errors()]
            ) from error
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"])) or "The form"
        raise refusal(
            TokenRefused(f"{place}: {first['msg'].removeprefix('Value error, ')}.", "invalid_request")
        ) from error


def _basic(request: Request, said: dict[str, Any]) -> dict[str, str]:
    """The client and its secret from the Authorization header, each of them form-encoded (RFC 6749, section 2.3.1)."""
    scheme, _, credentials = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "basic":
        return {}
    if "client_secret" in said or "client_assertion" in said:
        raise refusal(
            TokenRefused("The client shows itself twice: by Basic and in the form. Choose one.", "invalid_request")
        )
    try:
        code, colon, secret = base64.b64decode(credentials, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError) as error:
        raise refusal(TokenRefused("The Authorization header is not Basic: base64 of client:secret.")) from error
    if not colon or not can_be_kept(code + secret):
        raise refusal(TokenRefused("The Authorization header is not Basic: base64 of client:secret."))
    if said.get("client_id", unquote_plus(code)) != unquote_plus(code):
        raise refusal(TokenRefused("The client of the form is not that of the Authorization header."))
    return {"client_id": unquote_plus(code), "client_secret": unquote_plus(secret)}


def refusal(refused: TokenRefused) -> Refusal:
    """RFC 6749, section 5.2: 401 when the client did not show that it is itself, else 400."""
    if refused.error != "invalid_client":
        return Refusal(400, str(refused), error=refused.error)
    return Refusal(401, str(refused), headers={"WWW-Authenticate": 'Basic realm="groundswell"'}, error=refused.error)


Asked = Annotated[PasswordGrant | ClientGrant, Depends(_asked)]
