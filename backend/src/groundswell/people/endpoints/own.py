"""The site, and what a person may ask about themselves."""

from fastapi import APIRouter
from starlette.status import HTTP_204_NO_CONTENT

from groundswell.access.permissions import ROLE_WORDS, Role
from groundswell.organisations.schemas import ref
from groundswell.people import actions, queries
from groundswell.people.demonstration import is_demonstration
from groundswell.people.schemas import DemonstrationSignIn, Me, NewVisit, Site
from groundswell.people.transactions import noting
from groundswell.web.documents import problems
from groundswell.web.etag import ByContent
from groundswell.web.session import ReadSession, SignedInPerson

router = APIRouter(route_class=ByContent, tags=["people"])


@router.get("/site")
def site(session: ReadSession) -> Site:
    """What a visitor may know before signing in."""
    sign_ins = [DemonstrationSignIn(**found._asdict()) for found in queries.demonstration_sign_ins(session)]
    return Site(demonstration=is_demonstration(session), demonstration_sign_ins=sign_ins)


@router.get("/me")
def me(by: SignedInPerson, session: ReadSession) -> Me:
    """Who is signed in, what they may do, and where their work begins."""
    assert by.user_id is not None  # of every person
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
def visit(by: SignedInPerson, new: NewVisit) -> None:
    """Note that the page of an organisation is being looked at, for "since your last visit"."""
    with noting() as session:
        actions.record_visit(session, by=by, organisation=new.organisation)
