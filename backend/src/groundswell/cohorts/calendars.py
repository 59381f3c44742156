"""Calendar feeds: an address that nobody can guess, under which a calendar program finds sessions.

Only the hash of the secret is kept, so it can be shown once. Whoever has the address sees when and where, and no names.
"""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event
from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.cohorts import queries
from groundswell.cohorts.models import CalendarFeed, Cohort, TaughtSession
from groundswell.cohorts.timetable import of_user, takes_part_in
from groundswell.errors import NotFound, NotPermitted
from groundswell.people.models import User
from groundswell.revisions import actions as revisions
from groundswell.revisions.models import Revision

LONDON = ZoneInfo("Europe/London")
SECRET_BYTES = 32


def make_feed(session: Session, *, by: Principal, cohort: str | None) -> tuple[CalendarFeed, Cohort | None, str]:
    """A feed of a cohort, or of everything the caller facilitates and takes part in; and its secret, known only now."""
    if by.user_id is None:
        raise NotPermitted("A calendar belongs to somebody who signs in.")
    found = None
    if cohort is not None:
        found = queries.cohort(session, cohort) if Permission.READ_PROGRAMMES in by.permissions else None
        found = found or session.scalar(select(Cohort).where(Cohort.code == cohort, takes_part_in(by.user_id)))
        if found is None:
            raise NotFound(f"There is no cohort called {cohort}.")
    secret = secrets.token_urlsafe(SECRET_BYTES)
    revisions.begin(session, by=by, action="calendar_feed_made", source=cohort)
    feed = CalendarFeed(
        token_hash=_hash(secret), user_id=by.user_id, cohort_id=found.id if found else None, ended=False
    )
    session.add(feed)
    session.flush()
    return feed, found, secret


def end_feed(session: Session, *, by: Principal, feed: str) -> None:
    """The address answers no more, and never will again. `feed` is the hash that `feeds_of` lists."""
    row = session.scalar(
        select(CalendarFeed).where(CalendarFeed.token_hash == feed, CalendarFeed.user_id == by.user_id)
    )
    if row is None or row.ended:
        raise NotFound("You have no such calendar feed.")
    revisions.begin(session, by=by, action="calendar_feed_ended")
    row.ended = True
    session.flush()


def feeds_of(session: Session, by: Principal) -> Sequence[tuple[CalendarFeed, Cohort | None]]:
    rows = session.execute(
        select(CalendarFeed, Cohort)
        .outerjoin(Cohort, Cohort.id == CalendarFeed.cohort_id)
        .where(CalendarFeed.user_id == by.user_id, CalendarFeed.ended.is_(False))
        .order_by(Cohort.name, CalendarFeed.token_hash)
    )
    return [(feed, cohort) for feed, cohort in rows]


def calendar(session: Session, secret: str) -> bytes:
    """What a calendar program reads (RFC 5545). Raises the same `NotFound` for every address that does not answer."""
    feed = session.scalar(
        select(CalendarFeed)
        .join(User, User.id == CalendarFeed.user_id)
        .where(CalendarFeed.token_hash == _hash(secret), CalendarFeed.ended.is_(False), User.disabled.is_(False))
    )
    if feed is None:
        raise NotFound("There is no calendar at this address.")
    cohort = session.get(Cohort, feed.cohort_id) if feed.cohort_id is not None else None
    which = TaughtSession.cohort_id == cohort.id if cohort else of_user(feed.user_id)
    rows = session.execute(
        select(TaughtSession, Cohort, Revision.made_at)
        .join(Cohort, Cohort.id == TaughtSession.cohort_id)
        .join(Revision, Revision.id == TaughtSession.revision_id)
        .where(which)
        .order_by(TaughtSession.day, TaughtSession.begins, TaughtSession.id)
    )
    return as_ics(cohort.name if cohort else "Groundswell", list(rows))


def as_ics(title: str, sessions: Sequence[tuple[TaughtSession, Cohort, datetime]]) -> bytes:
    """Sessions as a calendar, each with the moment it was last changed. Times are London's, whatever the season."""
    made = Calendar()
    made.add("prodid", "-//Groundswell//Sessions//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", title)
    made.add("refresh-interval", timedelta(hours=6), parameters={"value": "DURATION"})
    for taught, cohort, changed in sessions:
        made.add_component(_event(taught, cohort, changed if changed.tzinfo else changed.replace(tzinfo=UTC)))
    if sessions:
        days = [taught.day for taught, _, _ in sessions]
        made.add_missing_timezones(first_date=min(days).replace(month=1, day=1), last_date=max(days) + timedelta(366))
    written: bytes = made.to_ical()
    return written


def _event(taught: TaughtSession, cohort: Cohort, changed: datetime) -> Event:
    event = Event()
    event.add("uid", f"session-{taught.id}@groundswell")
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("sequence", taught.revision_id)
    event.add("dtstart", datetime.combine(taught.day, taught.begins, LONDON))
    event.add("dtend", datetime.combine(taught.day, taught.ends, LONDON))
    event.add("summary", f"{cohort.name}: {taught.title}")
    if taught.place:
        event.add("location", taught.place)
    if taught.link:
        event.add("url", taught.link)
    if taught.materials:
        event.add("description", taught.materials)
    return event


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
