from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Response
from starlette.status import HTTP_201_CREATED, HTTP_204_NO_CONTENT

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.programmes import achievements, queries
from groundswell.programmes.endpoints.callers import MayRead, MayRun
from groundswell.programmes.schemas import (
    Achievement,
    AchievementKind,
    NewAchievement,
    NewTheme,
    Theme,
)
from groundswell.web.documents import problems
from groundswell.web.etag import ByRevision
from groundswell.web.paging import LARGEST_ID, Items, Paging, PagingWhole, RowId
from groundswell.web.preconditions import SeenRevision
from groundswell.web.session import ReadSession, WriteSession
from groundswell.web.tables import as_table

router = APIRouter(route_class=ByRevision, tags=["programmes"])


@router.get("/themes")
def all_themes(by: MayRead, session: ReadSession, page: PagingWhole) -> Items[Theme]:
    """What sessions and achievements are about."""
    found = queries.themes(session, limit=page.limit, after=page.key(str))
    page.go_on(found.last)
    return Items(items=[Theme(id=each.id, title=each.title) for each in found.rows], total=found.total)


@router.get("/themes.csv", response_class=Response)
def themes_table(by: MayRead, session: ReadSession) -> Response:
    """The same as a table."""
    return as_table(["title"], [{"title": each.title} for each in queries.themes(session).rows], "themes")


@router.post("/themes", status_code=HTTP_201_CREATED, responses=problems(409))
def add_theme(by: MayRun, session: WriteSession, new: NewTheme) -> Theme:
    """Add a theme under which achievements are told."""
    made = achievements.add_theme(session, by=by, title=new.title)
    return Theme(id=made.id, title=made.title)


class AchievementsQuery:
    def __init__(
        self,
        programme: Annotated[str | None, Query(description="The code of a programme.")] = None,
        theme: Annotated[int | None, Query(ge=1, le=LARGEST_ID, description="The number of a theme.")] = None,
        person: Annotated[int | None, Query(ge=1, le=LARGEST_ID, description="The number of a person.")] = None,
        kind: Annotated[AchievementKind | None, Query(description="Only achievements of this kind.")] = None,
    ) -> None:
        self.asked: dict[str, Any] = {"programme": programme, "theme_id": theme, "person_id": person, "kind": kind}


@router.get("/achievements")
def all_achievements(
    by: MayRead, session: ReadSession, page: Paging, wanted: Annotated[AchievementsQuery, Depends()]
) -> Items[Achievement]:
    """What people went on to do, the newest first."""
    found = queries.achievements(session, **wanted.asked, limit=page.limit, after=page.key(date, int))
    page.go_on(found.last)
    return Items(items=[Achievement(**_achievement(by, each)) for each in found.rows], total=found.total)


@router.get("/achievements.csv", response_class=Response)
def achievements_table(by: MayRead, session: ReadSession, wanted: Annotated[AchievementsQuery, Depends()]) -> Response:
    """The same as a table."""
    rows = [_achievement(by, each) for each in queries.achievements(session, **wanted.asked).rows]
    names = [name for name in Achievement.model_fields if name not in ("id", "revision")]
    return as_table(names, rows, "achievements")


@router.post("/achievements", status_code=HTTP_201_CREATED, responses=problems(404))
def record_achievement(by: MayRun, session: WriteSession, new: NewAchievement) -> Achievement:
    """Record what a programme has achieved."""
    made = achievements.record(
        session,
        by=by,
        programme=new.programme,
        person_id=new.person,
        kind=new.kind,
        theme_id=new.theme,
        day=new.day,
        title=new.title,
        words=new.words,
        evidence_url=new.evidence_url,
    )
    return Achievement(**_achievement(by, queries.one_achievement(session, made.id)))


@router.delete("/achievements/{achievement_id}", status_code=HTTP_204_NO_CONTENT, responses=problems(404, 412, 428))
def remove_achievement(by: MayRun, session: WriteSession, achievement_id: RowId, seen: SeenRevision) -> None:
    """Remove an achievement that was recorded in error."""
    achievements.remove(session, by=by, achievement_id=achievement_id, seen_revision=seen)


def _achievement(by: Principal, found: queries.Achieved) -> dict[str, Any]:
    one = found.achievement
    return {
        "id": one.id,
        "programme": found.programme,
        "person": found.person if Permission.RUN_PROGRAMMES in by.permissions else None,
        "kind": one.kind,
        "theme": found.theme,
        "day": one.day,
        "title": one.title,
        "words": one.words,
        "evidence_url": one.evidence_url,
        "revision": one.revision_id,
    }
