"""The page of a programme: how far its federations, sites and cohorts have come, and who waits for whom."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import cast

from sqlalchemy.orm import Session

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.clock import today
from groundswell.cohorts.running import CohortFacts, cohorts
from groundswell.cohorts.sites import SiteNow
from groundswell.cohorts.sites import of_programme as sites_of
from groundswell.errors import NotFound
from groundswell.organisations.schemas import ref
from groundswell.programmes import queries, reference_group
from groundswell.programmes.joining import STAGE_WORDS
from groundswell.programmes.models import STAGES, Programme, ReferenceGroupMeeting, ReferenceGroupMember
from groundswell.programmes.queries import Achieved, Joined
from groundswell.programmes.schemas import AchievementKind, JoiningStage
from groundswell.programmes.years import years_of
from groundswell.reports.cohorts.counts import attendance_of, stuck_in
from groundswell.reports.cohorts.page import stretches
from groundswell.reports.cohorts.words import where_now
from groundswell.reports.programmes.schemas import (
    CohortRow,
    GroupMeeting,
    GroupSeat,
    JoinedRow,
    Joinings,
    PageAchievement,
    PageAchievements,
    PageReferenceGroup,
    PageSite,
    ProgrammePage,
)
from groundswell.reports.programmes.targets import standings
from groundswell.reports.programmes.words import ProgrammeNow, joining_words, programme_facts, programme_sentence
from groundswell.reports.wording.numbers import percent
from groundswell.revisions.queries import watermark

ACHIEVEMENTS = 20
"""So many of the newest are on the page; the list has all of them."""


def programme_page(session: Session, *, by: Principal, code: str) -> ProgrammePage:
    """A bounded number of queries, whatever the size."""
    by.require(Permission.READ_PROGRAMMES)
    day = today()
    known = queries.programmes(session).rows
    one = next((each for each, _ in known if each.code == code), None)
    if one is None:
        raise NotFound(f"There is no programme called {code}.")
    years = years_of(known, one.id)
    rows = _cohorts(session, code, day)
    joinings = _joinings(session, code, day)
    targets = standings(session, queries.targets(session, one.id), day)
    stages: dict[str, int] = {each["stage"]: each["count"] for each in joinings["stages"]}
    now = ProgrammeNow(
        one.first, one.last, years.index(one) + 1, len(years), stages, len(joinings["overdue"]), rows, targets
    )
    return {
        "code": one.code,
        "name": one.name,
        "facts": programme_facts(one.commissioned_by, one.led_by, one.funding_pounds, one.first, one.last),
        "sentence": programme_sentence(now, day),
        "commissioned_by": one.commissioned_by,
        "led_by": one.led_by,
        "first": str(one.first),
        "last": str(one.last),
        "funding_pounds": one.funding_pounds,
        "years": [
            {
                "code": each.code,
                "name": each.name,
                "first": str(each.first),
                "last": str(each.last),
                "is_this": each is one,
            }
            for each in years
        ],
        "aims": one.aims,
        "principles": list(queries.principles(session, one.id)),
        "partners": [
            {"name": each.name, "kind": each.kind, "part": each.part} for each in queries.partners(session, one.id)
        ],
        "targets": targets,
        "sites": [_site(each, rows) for each in sites_of(session, one.id)],
        "cohorts": rows,
        "joinings": joinings,
        "achievements": _achievements(session, by, code),
        "reference_group": _group(session, one, day),
        "revision": watermark(session).sequence,
    }


def _cohorts(session: Session, code: str, day: date) -> list[CohortRow]:
    """Those that run first, then those to come, then those that are over; of each the newest first."""
    found = cohorts(session, day=day, programme=code).rows
    ids = [each.cohort.id for each in found]
    attendance, stuck = attendance_of(session, ids), stuck_in(session, day, ids)
    rows = [_cohort(each, attendance[each.cohort.id], stuck[each.cohort.id], day) for each in found]
    rows.sort(key=lambda row: row["first"] or "", reverse=True)
    return sorted(rows, key=lambda row: _IN_ORDER.index(row["state"]))


_IN_ORDER = ("running", "between_terms", "to_come", "no_terms", "ended")


def _cohort(found: CohortFacts, attendance: tuple[int, int], stuck: int, day: date) -> CohortRow:
    where = where_now(stretches(found.terms), day)
    return {
        "code": found.cohort.code,
        "name": found.cohort.name,
        "site": found.site.name if found.site else None,
        "state": where.state,
        "where_now": where.words,
        "first": str(found.first) if found.first else None,
        "last": str(found.last) if found.last else None,
        "places": found.cohort.places,
        "taking_part": found.participants,
        "left": found.left,
        "sessions": found.sessions,
        "held": found.held,
        "attendance": percent(*attendance),
        "stuck": stuck,
    }


def _site(found: SiteNow, rows: Sequence[CohortRow]) -> PageSite:
    scored = found.deprivation
    return {
        "id": found.site.id,
        "name": found.site.name,
        "place": found.site.place,
        "practices": found.practices,
        "cohorts": sum(row["site"] == found.site.name for row in rows),
        "deprivation": scored
        and {"score": scored.score, "year": scored.year, "practices_with_score": scored.practices_with_score},
    }


def _joinings(session: Session, code: str, day: date) -> Joinings:
    found = queries.joined(session, day, programme=code).rows
    rows = sorted(
        (joined_row(each, day) for each in found),
        key=lambda row: (not row["overdue"], STAGES.index(row["stage"]), row["organisation"]["name"]),
    )
    counts = Counter(row["stage"] for row in rows)
    return {
        "total": len(rows),
        "stages": [
            {"stage": stage, "words": STAGE_WORDS[stage], "count": counts[stage]}
            for stage in cast(Sequence[JoiningStage], STAGES)
        ],
        "overdue": [row for row in rows if row["overdue"]],
        "items": rows,
    }


def joined_row(found: Joined, day: date) -> JoinedRow:
    one = found.joining
    return {
        "id": one.id,
        "organisation": ref(found.organisation),
        "stage": cast(JoiningStage, one.stage),
        "since": str(one.stage_on),
        "adviser": found.adviser,
        "adviser_id": one.adviser_id,
        "days_needed": one.days_needed,
        "overdue": queries.is_overdue(one, day),
        "when": joining_words(one.stage, one.stage_on, one.contact_due, day),
        "revision": one.revision_id,
    }


def _achievements(session: Session, by: Principal, code: str) -> PageAchievements:
    found = queries.achievements(session, programme=code, limit=ACHIEVEMENTS)
    named = Permission.RUN_PROGRAMMES in by.permissions
    return {"total": found.total, "items": [achievement_row(each, named=named) for each in found.rows]}


def achievement_row(found: Achieved, *, named: bool) -> PageAchievement:
    one = found.achievement
    return {
        "id": one.id,
        "day": str(one.day),
        "title": one.title,
        "words": one.words,
        "kind": cast(AchievementKind, one.kind),
        "theme": found.theme,
        "person": found.person if named else None,
        "person_id": one.person_id if named else None,
        "evidence_url": one.evidence_url,
        "revision": one.revision_id,
    }


def _group(session: Session, one: Programme, day: date) -> PageReferenceGroup:
    members = reference_group.members(session, one.id)
    meetings = reference_group.meetings(session, one.id)
    return {
        "members": [_seat(each) for each in members if each.last is None or each.last >= day],
        "former": [_seat(each) for each in members if each.last is not None and each.last < day],
        "met": [_meeting(each) for each in reversed(meetings) if each.day <= day],
        "to_come": [_meeting(each) for each in meetings if each.day > day],
    }


def _seat(member: ReferenceGroupMember) -> GroupSeat:
    return {
        "id": member.id,
        "name": member.name,
        "speaks_for": member.speaks_for,
        "first": str(member.first),
        "last": str(member.last) if member.last else None,
        "revision": member.revision_id,
    }


def _meeting(meeting: ReferenceGroupMeeting) -> GroupMeeting:
    return {
        "id": meeting.id,
        "day": str(meeting.day),
        "place": meeting.place,
        "notes": meeting.notes,
        "revision": meeting.revision_id,
    }
