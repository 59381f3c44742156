from typing import Annotated, Literal

from fastapi import APIRouter, Cookie, Form, Header, Response
from starlette.status import HTTP_204_NO_CONTENT

from groundswell.access.permissions import ROLE_WORDS, Role
from groundswell.errors import NotPermitted, NotSignedIn
from groundswell.organisations.schemas import ref
from groundswell.people import actions, queries, signing_in
from groundswell.people.demonstration import is_demonstration
from groundswell.people.keys import published
from groundswell.people.schemas import DemonstrationSignIn, Me, NewVisit, PublicKey, PublicKeys, Site, Token
from groundswell.people.transactions import noting
from groundswell.settings import settings
from groundswell.texts import Text
from groundswell.web.documents import problems
from groundswell.web.etag import ByContent
from groundswell.web.problems import Refusal
from groundswell.web.session import ReadSession, SignedIn

COOKIE = "groundswell_refresh"
COOKIE_PATH = "/api/v1/auth"
FROM_OUR_PAGE = "groundswell"

router = APIRouter(route_class=ByContent, tags=["people"])
auth = APIRouter(prefix="/auth", tags=["sign-in"])


@auth.post("/token", responses=problems(401, 429))
def sign_in(
    response: Response,
    username: Annotated[Text, Form(max_length=254, description="The email address.")],
    password: Annotated[Text, Form(max_length=1000)],
    grant_type: Annotated[Literal["password"], Form()] = "password",
) -> Token:
    """Sign in by password (OAuth2). The answer also sets the refresh cookie."""
    try:
        signed_in = signing_in.sign_in(username, password)
    except signing_in.TooManyAttempts as error:
        seconds = int(signing_in.WITHIN.total_seconds())
        raise Refusal(429, str(error), headers={"Retry-After": str(seconds)}) from error
    return _answer(response, signed_in)


@auth.post("/refresh", responses=problems(401, 403))
def refresh(
    response: Response,
    token: Annotated[str | None, Cookie(alias=COOKIE)] = None,
    x_requested_with: Annotated[str | None, Header(description="groundswell")] = None,
) -> Token:
    """A new access token for a browser that is still signed in, and the next refresh cookie."""
    _require_our_page(x_requested_with)
    if token is None:
        raise NotSignedIn("You are not signed in.")
    return _answer(response, signing_in.refresh(token))


@auth.post("/sign-out", status_code=HTTP_204_NO_CONTENT, responses=problems(403))
def sign_out(
    response: Response,
    token: Annotated[str | None, Cookie(alias=COOKIE)] = None,
    x_requested_with: Annotated[str | None, Header(description="groundswell")] = None,
) -> None:
    """End this browser's stay. Safe to repeat."""
    _require_our_page(x_requested_with)
    if token is not None:
        signing_in.sign_out(token)
    response.delete_cookie(COOKIE, path=COOKIE_PATH)


@auth.get("/jwks")
def public_keys() -> PublicKeys:
    """The public keys with which access tokens can be checked."""
    return PublicKeys(keys=[PublicKey.model_validate(key) for key in published()])


@router.get("/site")
def site(session: ReadSession) -> Site:
    """What a visitor may know before signing in."""
    sign_ins = [DemonstrationSignIn(**found._asdict()) for found in queries.demonstration_sign_ins(session)]
    return Site(demonstration=is_demonstration(session), demonstration_sign_ins=sign_ins)


@router.get("/me")
def me(by: SignedIn, session: ReadSession) -> Me:
    """Who is signed in, what they may do, and where their work begins."""
    assert by.user_id is not None  # of everyone who carries a token
    found = queries.person(session, by.user_id)
    return Me(
        name=found.user.name,
        email=found.user.email,
        role=Role(found.user.role),
        role_label=ROLE_WORDS[Role(found.user.role)],
        organisation=ref(found.organisation),
        home=queries.home_of(found),
        permissions=sorted(by.permissions),
        demonstration=is_demonstration(session),
    )


@router.post("/visits", status_code=HTTP_204_NO_CONTENT, responses=problems(404))
def visit(by: SignedIn, new: NewVisit) -> None:
    """Note that the page of an organisation is being looked at, for "since your last visit"."""
    with noting() as session:
        actions.record_visit(session, by=by, organisation=new.organisation)


def _answer(response: Response, signed_in: signing_in.SignedIn) -> Token:
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


router.include_router(auth)
