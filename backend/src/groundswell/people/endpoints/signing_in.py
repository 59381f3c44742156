"""Tokens: for people by password and cookie, for systems by a secret or a signed assertion."""

from typing import Annotated

from fastapi import APIRouter, Cookie, Header, Request, Response
from starlette.status import HTTP_204_NO_CONTENT

from groundswell.errors import NotPermitted, NotSignedIn
from groundswell.people import signing_in
from groundswell.people.clients import signing_in as systems
from groundswell.people.clients.refused import TokenRefused
from groundswell.people.endpoints.token_requests import Asked, described, refusal
from groundswell.people.failures import WITHIN, TooManyAttempts
from groundswell.people.keys import published
from groundswell.people.schemas import ASSERTION, ClientGrant, PasswordGrant, PublicKey, PublicKeys, Token
from groundswell.settings import settings
from groundswell.web.documents import problems
from groundswell.web.problems import Refusal

COOKIE = "groundswell_refresh"
COOKIE_PATH = "/api/v1/auth"
FROM_OUR_PAGE = "groundswell"

router = APIRouter(prefix="/auth", tags=["sign-in"])


@router.post(
    "/token",
    openapi_extra=described(PasswordGrant, ClientGrant),
    response_model_exclude_none=True,
    responses=problems(400, 401, 422, 429),
)
def sign_in(request: Request, response: Response, asked: Asked) -> Token:
    """Sign in (OAuth2): a person by password, whose answer also sets the refresh cookie; a system by its credentials.

    A system sends its secret (in the form, or by HTTP Basic) or an assertion signed with its private key. What is wrong
    with a refused request is in `error`, by the words of RFC 6749, and in `error_description`.
    """
    try:
        if isinstance(asked, PasswordGrant):
            return _kept_signed_in(response, signing_in.sign_in(asked.username, asked.password))
        opened = _opened(request, asked)
    except TooManyAttempts as error:
        raise Refusal(429, str(error), headers={"Retry-After": str(int(WITHIN.total_seconds()))}) from error
    except TokenRefused as error:
        raise refusal(error) from error
    response.headers["Cache-Control"] = "no-store"
    return Token(
        access_token=opened.access.token,
        token_type="bearer",
        expires_in=opened.access.seconds,
        scope=" ".join(sorted(opened.scopes)),
    )


@router.post("/refresh", response_model_exclude_none=True, responses=problems(401, 403))
def refresh(
    response: Response,
    token: Annotated[str | None, Cookie(alias=COOKIE, description="The refresh cookie.")] = None,
    x_requested_with: Annotated[str | None, Header(description="groundswell")] = None,
) -> Token:
    """A new access token for a browser that is still signed in, and the next refresh cookie."""
    _require_our_page(x_requested_with)
    if token is None:
        raise NotSignedIn("You are not signed in.")
    return _kept_signed_in(response, signing_in.refresh(token))


@router.post("/sign-out", status_code=HTTP_204_NO_CONTENT, responses=problems(403))
def sign_out(
    response: Response,
    token: Annotated[str | None, Cookie(alias=COOKIE, description="The refresh cookie.")] = None,
    x_requested_with: Annotated[str | None, Header(description="groundswell")] = None,
) -> None:
    """End this browser's stay. Safe to repeat."""
    _require_our_page(x_requested_with)
    if token is not None:
        signing_in.sign_out(token)
    response.delete_cookie(COOKIE, path=COOKIE_PATH)


@router.get("/jwks")
def public_keys() -> PublicKeys:
    """The public keys with which access tokens can be checked."""
    return PublicKeys(keys=[PublicKey.model_validate(key) for key in published()])


def _opened(request: Request, asked: ClientGrant) -> systems.Opened:
    if asked.client_assertion is not None:
        if asked.client_secret is not None:
            raise TokenRefused("The client shows itself twice: choose a secret or an assertion.", "invalid_request")
        if asked.client_assertion_type is None:
            raise TokenRefused(f"client_assertion_type is missing: {ASSERTION}.", "invalid_request")
        return systems.by_assertion(
            asked.client_assertion, audience=_address(request), client_id=asked.client_id, scope=asked.scope
        )
    if asked.client_id is None or asked.client_secret is None:
        raise TokenRefused("Send client_id and client_secret, in the form or by HTTP Basic, or a client_assertion.")
    return systems.by_secret(asked.client_id, asked.client_secret, scope=asked.scope)


def _address(request: Request) -> str:
    """Where tokens are asked for, as the caller knows it."""
    public = settings().public_url
    return str(request.url.replace(query="")) if public is None else public.rstrip("/") + request.url.path


def _kept_signed_in(response: Response, signed_in: signing_in.SignedIn) -> Token:
    response.set_cookie(
        COOKIE,
        signed_in.refresh_token,
        max_age=settings().refresh_days * 86_400,
        path=COOKIE_PATH,
        secure=settings().secure_cookies,
        httponly=True,
        samesite="strict",
    )
    response.headers["Cache-Control"] = "no-store"
    return Token(access_token=signed_in.access.token, token_type="bearer", expires_in=signed_in.access.seconds)


def _require_our_page(requested_with: str | None) -> None:
    """A header that no other site's form can send."""
    if requested_with != FROM_OUR_PAGE:
        raise NotPermitted("Send the header X-Requested-With: groundswell.")
