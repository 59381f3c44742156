from fastapi import APIRouter, Response
from sqlalchemy.orm import Session
from starlette.status import HTTP_201_CREATED

from groundswell.cohorts import queries, sites
from groundswell.cohorts.endpoints.callers import MayRead, MayRun, OfProgramme
from groundswell.cohorts.schemas.planned import NewSite, ProgrammeSite, SiteChanges, SiteDeprivation
from groundswell.cohorts.sites import SiteFacts
from groundswell.organisations.schemas import ref
from groundswell.web.documents import problems
from groundswell.web.etag import ByRevision
from groundswell.web.paging import Items, PagingWhole, RowId
from groundswell.web.preconditions import SeenRevision
from groundswell.web.session import ReadSession, WriteSession
from groundswell.web.tables import as_table

router = APIRouter(route_class=ByRevision)
COLUMNS = ("id", "programme", "name", "place", "practices", "deprivation_score", "deprivation_year")


@router.get("/sites")
def all_sites(
    by: MayRead, session: ReadSession, page: PagingWhole, programme: OfProgramme = None
) -> Items[ProgrammeSite]:
    """Where programmes meet, with the practices of each place and how deprived their patients are."""
    found = sites.facts(session, programme=programme, limit=page.limit, after=page.key(str, str))
    page.go_on(found.last)
    return Items(items=[_site(each) for each in found.rows], total=found.total)


@router.get("/sites.csv", response_class=Response)
def sites_table(by: MayRead, session: ReadSession, programme: OfProgramme = None) -> Response:
    """The same as a table."""
    rows = (
        {
            "id": each.site.id,
            "programme": each.programme.code,
            "name": each.site.name,
            "place": each.site.place,
            "practices": [practice.code for practice in each.practices],
            "deprivation_score": each.deprivation.score if each.deprivation else None,
            "deprivation_year": each.deprivation.year if each.deprivation else None,
        }
        for each in sites.facts(session, programme=programme).rows
    )
    return as_table(COLUMNS, rows, "sites")


@router.post("/sites", status_code=HTTP_201_CREATED, responses=problems(404, 409))
def add_site(by: MayRun, session: WriteSession, new: NewSite, response: Response) -> ProgrammeSite:
    """Add a site where cohorts meet."""
    made = sites.add_site(session, by=by, **new.model_dump())
    response.headers["Location"] = f"/api/v1/sites/{made.id}"
    return _one(session, made.id)


@router.get("/sites/{site_id}")
def one_site(by: MayRead, session: ReadSession, site_id: RowId) -> ProgrammeSite:
    """One site, where cohorts meet."""
    return _one(session, site_id)


@router.patch("/sites/{site_id}", responses=problems(409, 412, 428))
def change_site(
    by: MayRun, session: WriteSession, site_id: RowId, seen: SeenRevision, changes: SiteChanges
) -> ProgrammeSite:
    """Change what is sent; practices as a whole list."""
    sent = changes.model_dump(exclude_unset=True)
    sites.change_site(session, by=by, site_id=site_id, seen_revision=seen, changes=sent)
    return _one(session, site_id)


def _one(session: Session, site_id: int) -> ProgrammeSite:
    return _site(sites.facts(session, site_id=queries.site(session, site_id).id).rows[0])


def _site(facts: SiteFacts) -> ProgrammeSite:
    return ProgrammeSite(
        id=facts.site.id,
        programme=facts.programme.code,
        name=facts.site.name,
        place=facts.site.place,
        practices=[ref(each) for each in facts.practices],
        deprivation=SiteDeprivation(**facts.deprivation._asdict()) if facts.deprivation else None,
        revision=facts.site.revision_id,
    )
