"""What people of a programme went on to do, and the themes it is told by."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.clock import today
from groundswell.errors import Conflict, Invalid, NotFound, Stale
from groundswell.people.models import Person
from groundswell.programmes import queries
from groundswell.programmes.models import Achievement, Theme
from groundswell.revisions import actions as revisions


def add_theme(session: Session, *, by: Principal, title: str) -> Theme:
    by.require(Permission.RUN_PROGRAMMES)
    title = title.strip()
    if not title:
        raise Invalid("Give the theme a title.", [("title", "Give a title.")])
    if session.scalar(select(Theme.id).where(Theme.title == title)) is not None:
        raise Conflict(f"There is already a theme called {title}.")
    revision = revisions.begin(session, by=by, action="theme_added", words=title)
    theme = Theme(title=title, revision_id=revision.id)
    session.add(theme)
    session.flush()
    return theme


def record(
    session: Session,
    *,
    by: Principal,
    programme: str,
    person_id: int | None,
    kind: str,
    theme_id: int | None,
    day: date,
    title: str,
    words: str,
    evidence_url: str | None,
) -> Achievement:
    """Of one person, or of all of a programme together."""
    by.require(Permission.RUN_PROGRAMMES)
    found = queries.programme(session, programme)
    if person_id is not None and session.get(Person, person_id) is None:
        raise NotFound(f"There is no person {person_id}.")
    if theme_id is not None and session.get(Theme, theme_id) is None:
        raise NotFound(f"There is no theme {theme_id}.")
    if not title.strip():
        raise Invalid("Say in a few words what was achieved.", [("title", "Give a title.")])
    if day > today():
        raise Invalid("The day is still to come.", [("day", "Choose today or a day before.")])
    if day < found.first:
        raise Invalid(f"{found.name} began on {found.first}.", [("day", "Choose that day or a later one.")])
    revision = revisions.begin(session, by=by, action="achievement_recorded", words=title.strip(), source=found.code)
    achievement = Achievement(
        programme_id=found.id,
        person_id=person_id,
        kind=kind,
        theme_id=theme_id,
        day=day,
        title=title.strip(),
        words=words.strip(),
        evidence_url=evidence_url,
        revision_id=revision.id,
    )
    session.add(achievement)
    session.flush()
    return achievement


def remove(session: Session, *, by: Principal, achievement_id: int, seen_revision: int) -> None:
    by.require(Permission.RUN_PROGRAMMES)
    achievement = session.get(Achievement, achievement_id)
    if achievement is None:
        raise NotFound(f"There is no achievement {achievement_id}.")
    if achievement.revision_id != seen_revision:
        raise Stale("Somebody else has changed this since you looked.", achievement.revision_id)
    revisions.begin(session, by=by, action="achievement_removed", words=achievement.title)
    session.delete(achievement)
    session.flush()
