from fastapi import APIRouter, Response
from starlette.status import HTTP_201_CREATED

from groundswell.initiatives import themes
from groundswell.initiatives.endpoints.callers import MayRead, MayRun
from groundswell.initiatives.models import ImprovementTheme as KeptTheme
from groundswell.initiatives.schemas.initiatives import ImprovementTheme, NewImprovementTheme
from groundswell.web.documents import problems
from groundswell.web.etag import ByRevision
from groundswell.web.paging import Items
from groundswell.web.session import ReadSession, WriteSession
from groundswell.web.tables import as_table

router = APIRouter(route_class=ByRevision)
COLUMNS = ("id", "kind", "place", "title")


@router.get("/improvement-themes")
def improvement_themes(by: MayRead, session: ReadSession) -> Items[ImprovementTheme]:
    """What improvement work is about: the ten High Impact Actions, then pathways of care."""
    items = [theme_of(each) for each in themes.all_themes(session)]
    return Items(items=items, total=len(items))


@router.get("/improvement-themes.csv", response_class=Response)
def improvement_themes_table(by: MayRead, session: ReadSession) -> Response:
    """The same as a table."""
    return as_table(COLUMNS, (theme_of(each).model_dump() for each in themes.all_themes(session)), "improvement-themes")


@router.post("/improvement-themes", status_code=HTTP_201_CREATED, responses=problems(409))
def add_improvement_theme(by: MayRun, session: WriteSession, new: NewImprovementTheme) -> ImprovementTheme:
    """One more, after those of its kind."""
    return theme_of(themes.add_theme(session, by=by, kind=new.kind, title=new.title))


def theme_of(row: KeptTheme) -> ImprovementTheme:
    return ImprovementTheme.model_validate({"id": row.id, "kind": row.kind, "place": row.place, "title": row.title})
