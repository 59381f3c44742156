"""What improvement work is about: two lists that grow."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.errors import Conflict, Invalid
from groundswell.initiatives.models import ImprovementTheme
from groundswell.revisions import actions as revisions


def all_themes(session: Session) -> Sequence[ImprovementTheme]:
    """High Impact Actions in their order, then pathways."""
    return session.scalars(select(ImprovementTheme).order_by(ImprovementTheme.kind, ImprovementTheme.place)).all()


def add_theme(session: Session, *, by: Principal, kind: str, title: str) -> ImprovementTheme:
    by.require(Permission.RUN_PROGRAMMES)
    title = " ".join(title.split())
    same = select(ImprovementTheme.title).where(func.lower(ImprovementTheme.title) == title.lower())
    if (known := session.scalar(same)) is not None:
        raise Conflict(f"There is a theme called {known} already.")
    place = session.scalar(select(func.max(ImprovementTheme.place)).where(ImprovementTheme.kind == kind)) or 0
    revision = revisions.begin(session, by=by, action="improvement_theme_added", words=title)
    theme = ImprovementTheme(kind=kind, place=place + 1, title=title, revision_id=revision.id)
    session.add(theme)
    session.flush()
    return theme


def check_theme(session: Session, theme_id: int | None) -> None:
    if theme_id is not None and session.get(ImprovementTheme, theme_id) is None:
        raise Invalid(f"There is no theme {theme_id}.", [("theme", "Choose one of the list.")])
