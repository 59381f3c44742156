"""The page of a cohort: who is missing, who is stuck, is cover arranged."""

from collections.abc import Sequence
from datetime import date
from typing import cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.clock import today
from groundswell.cohorts.milestones import milestones_of
from groundswell.cohorts.models import Cohort, Term
from groundswell.cohorts.queries import last_day
from groundswell.cohorts.running import CohortFacts, cohorts
from groundswell.cohorts.schemas.fields import TermKind
from groundswell.cohorts.timetable import SessionFacts, sessions
from groundswell.errors import NotFound
from groundswell.faculty.models import FacultyMember
from groundswell.programmes.queries import programmes
from groundswell.programmes.years import years_of
from groundswell.reports.cohorts.counts import attendance_of, roles_in, stuck_in
from groundswell.reports.cohorts.cover import cover_of
from groundswell.reports.cohorts.people import people_of
from groundswell.reports.cohorts.schemas import CohortPage, FacultyName, PageSession, PageTerm, SessionState, TermState
from groundswell.reports.cohorts.words import (
    CohortNow,
    Stretch,
    breaks,
    cohort_facts,
    cohort_sentence,
    page_title,
    sessions_words,
    where_now,
)
from groundswell.reports.wording.numbers import percent
from groundswell.revisions.queries import watermark
from groundswell.workload.queries import assignments


def cohort_page(session: Session, *, by: Principal, code: str) -> CohortPage:
    """A bounded number of queries, whatever the size. Names of those the caller may know of; counts of everybody."""
    by.require(Permission.READ_PROGRAMMES)
    day = today()
    facts = facts_of(session, code, day)
    cohort = facts.cohort
    taught = sessions(session, cohort=code).rows
    people = people_of(session, by=by, cohort=cohort, held=taught, day=day)
    cover = cover_of(session, by=by, cohort=cohort, terms=facts.terms, day=day)
    years = years_of(programmes(session).rows, facts.programme.id)
    spans = stretches(facts.terms)
    attendance = percent(*attendance_of(session, [cohort.id])[cohort.id])
    stuck = stuck_in(session, day, [cohort.id])[cohort.id]
    everyone = facts.participants + facts.left
    now = CohortNow(
        where_now(spans, day),
        facts.participants,
        facts.left,
        attendance,
        facts.held,
        stuck,
        cover is not None,
        cover.no_cover if cover else [],
        cover.clashes if cover else 0,
        not by.sees_everything,
    )
    following = next((each for each in taught if each.taught.day > day), None)
    return {
        "code": cohort.code,
        "title": page_title(facts.programme.name, cohort.name),
        "programme": {"code": facts.programme.code, "name": facts.programme.name},
        "site": facts.site.name if facts.site else None,
        "facts": cohort_facts(
            everyone,
            spans,
            [year.id for year in years].index(facts.programme.id) + 1,
            len(years),
            roles_in(session, cohort.id),
        ),
        "faculty": _faculty(session, cohort, taught, day),
        "sentence": cohort_sentence(now, day),
        "day": str(day),
        "terms": [_term(place, term, taught, day) for place, term in enumerate(facts.terms, start=1)],
        "breaks": [{"first": str(at.first), "last": str(at.last), "words": words} for at, words in breaks(spans)],
        "sessions": [_session(each, following, day) for each in taught],
        "sessions_words": sessions_words(
            facts.held,
            facts.sessions,
            (following.number, following.taught.title, following.taught.day) if following else None,
            day,
        ),
        "attendance_to_take": next(
            (each.taught.id for each in reversed(taught) if each.taught.day <= day and not each.marks), None
        ),
        "milestones": [
            {"id": each.id, "title": each.title, "term": each.term_place}
            for each in milestones_of(session, cohort.programme_id)
        ],
        "people": people,
        "taking_part": facts.participants,
        "left": facts.left,
        "stuck": stuck,
        "attendance": attendance,
        "hidden": everyone - len(people),
        "rota": cover.rota if cover else None,
        "revision": watermark(session).sequence,
    }


def facts_of(session: Session, code: str, day: date) -> CohortFacts:
    found = cohorts(session, day=day, code=code).rows
    if not found:
        raise NotFound(f"There is no cohort called {code}.")
    return found[0]


def stretches(terms: Sequence[Term]) -> list[Stretch]:
    return [Stretch(each.first, last_day(each)) for each in terms]


def _faculty(session: Session, cohort: Cohort, taught: Sequence[SessionFacts], day: date) -> list[FacultyName]:
    """Those who are assigned to the cohort, its lead first, then those who only facilitate sessions."""
    given = assignments(session, cohort=cohort.code).rows
    current = [each for each in given if each.assignment.last is None or each.assignment.last >= day] or given
    named: dict[int, tuple[str, str]] = {}
    for each in sorted(current, key=lambda each: not each.assignment.part.casefold().startswith("lead")):
        named.setdefault(each.assignment.member_id, (each.name, each.assignment.part))
    for one in taught:
        for member, person in one.facilitators:
            named.setdefault(member.id, (person.name, "facilitator"))
    persons = dict(
        session.execute(select(FacultyMember.id, FacultyMember.person_id).where(FacultyMember.id.in_(named))).all()
    )
    return [
        {"member": member, "person": persons[member], "name": name, "part": part}
        for member, (name, part) in named.items()
    ]


def _term(place: int, term: Term, taught: Sequence[SessionFacts], day: date) -> PageTerm:
    last = last_day(term)
    themes = dict.fromkeys(each.theme.title for each in taught if each.theme and each.term.id == term.id)
    state: TermState = "past" if last < day else "now" if term.first <= day else "to_come"
    return {
        "id": term.id,
        "place": place,
        "kind": cast(TermKind, term.kind),
        "title": term.title,
        "first": str(term.first),
        "last": str(last),
        "weeks": term.weeks,
        "themes": list(themes),
        "state": state,
    }


def _session(found: SessionFacts, following: SessionFacts | None, day: date) -> PageSession:
    taught = found.taught
    state: SessionState = "held" if taught.day <= day else "next" if found is following else "to_come"
    return {
        "id": taught.id,
        "number": found.number,
        "term": taught.term_id,
        "title": taught.title,
        "theme": found.theme.title if found.theme else None,
        "day": str(taught.day),
        "begins": f"{taught.begins:%H:%M}",
        "ends": f"{taught.ends:%H:%M}",
        "place": taught.place,
        "state": state,
        "taken": bool(found.marks),
        "present": found.marks["present"],
        "marked": found.marks.total(),
    }
