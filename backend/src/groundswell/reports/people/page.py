"""The page of one person: cohorts over the years, where they work, what they deliver and went on to do."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.clock import today
from groundswell.cohorts.roll import ParticipantFacts, participants
from groundswell.cohorts.schemas.fields import Role
from groundswell.cohorts.weekdays import in_words
from groundswell.errors import NotFound
from groundswell.faculty import queries as faculty
from groundswell.faculty.models import FacultyMember
from groundswell.faculty.queries import Standing
from groundswell.organisations.schemas import maybe_ref, ref
from groundswell.people.models import Person
from groundswell.programmes.queries import achievements
from groundswell.reports.cohorts.initiative_links import initiatives_of_projects
from groundswell.reports.cohorts.page import stretches
from groundswell.reports.cohorts.people import has_begun, is_finished, last_step_of
from groundswell.reports.cohorts.words import ROLES, where_now
from groundswell.reports.people.cohorts import Covered, Place, covers_of, places_of
from groundswell.reports.people.schemas import CoverOf, FacultyStanding, PersonPage, PersonProject, PlaceInCohort
from groundswell.reports.people.words import InFaculty, Taking, person_facts, person_sentence
from groundswell.reports.programmes.page import achievement_row
from groundswell.reports.wording.days import iso_day
from groundswell.revisions.queries import watermark
from groundswell.workload.queries import assignments


def person_page(session: Session, *, by: Principal, person_id: int) -> PersonPage:
    """A bounded number of queries. Raises `NotFound` alike when there is nobody and when the caller may not know."""
    by.require(Permission.READ_PROGRAMMES)
    day = today()
    person = session.get(Person, person_id)
    places = places_of(session, by=by, person_id=person_id, day=day)
    member = session.scalar(select(FacultyMember).where(FacultyMember.person_id == person_id))
    if person is None or not (places or member or by.sees_everything):
        raise NotFound(f"There is no person {person_id} that you may see.")
    runs = Permission.RUN_PROGRAMMES in by.permissions
    ids = [each.facts.participant.id for each in places]
    roll = {each.participant.id: each for each in participants(session, by=by, participant_ids=ids).rows}
    covers = covers_of(session, by=by, participant_ids=ids)
    projects = [each.facts.project.id for each in places if each.facts.project is not None]
    initiatives = initiatives_of_projects(session, by, projects)
    cohorts = [_place(each, roll[each.facts.participant.id], covers, initiatives, day, runs=runs) for each in places]
    programmes = {each.programme.code for each in places}
    done = [
        each
        for each in achievements(session, person_id=person_id).rows
        if by.sees_everything or each.programme in programmes
    ]
    standing = faculty.standing(session, member.id) if member else None
    taking = [_taking(each, roll[each.facts.participant.id], day) for each in places]
    in_faculty = _in_faculty(standing, day) if standing else None
    works = [
        f"{practice.name} ({practice.code})"
        for each in roll.values()
        for at, practice in each.placements
        if at.last is None or at.last >= day
    ]
    return {
        "id": person.id,
        "name": person.name,
        "email": person.email if runs else None,
        "facts": person_facts([each["role_words"] for each in cohorts], works, in_faculty, day),
        "sentence": person_sentence(taking, len(done), in_faculty, day),
        "cohorts": cohorts,
        "achievements": [achievement_row(each, named=True) for each in done],
        "faculty": _faculty(session, standing, day) if standing else None,
        "revision": watermark(session).sequence,
    }


def _taking(found: Place, counts: ParticipantFacts, day: date) -> Taking:
    facts = found.facts
    return Taking(
        facts.cohort.name,
        where_now(stretches(found.terms), day),
        facts.participant.left_on,
        counts.present,
        counts.marked,
        facts.project.title if facts.project else None,
        facts.stuck,
        is_finished(facts),
        has_begun(facts),
        last_step_of(facts, day),
    )


def _place(
    found: Place,
    counts: ParticipantFacts,
    covers: Sequence[Covered],
    initiatives: Mapping[int, str],
    day: date,
    *,
    runs: bool,
) -> PlaceInCohort:
    who = found.facts.participant
    return {
        "participant": who.id,
        "cohort": {"code": found.facts.cohort.code, "name": found.facts.cohort.name},
        "programme": {"code": found.programme.code, "name": found.programme.name},
        "role": cast(Role, who.role),
        "role_words": ROLES[who.role][0],
        "joined": str(who.joined),
        "left_on": iso_day(who.left_on),
        "left_because": who.left_because if runs else None,
        "continues": who.continues_id is not None,
        "practices": [
            {
                "organisation": ref(practice),
                "first": str(at.first),
                "last": iso_day(at.last),
                "days_words": in_words(at.weekdays) or None,
            }
            for at, practice in counts.placements
        ],
        "came": counts.present,
        "marked": counts.marked,
        "project": _project(found, initiatives, day),
        "covers_for": [_cover(each, each.covered) for each in covers if each.backfill.by_id == who.id],
        "covered_by": [_cover(each, each.by) for each in covers if each.backfill.for_id == who.id],
    }


def _project(found: Place, initiatives: Mapping[int, str], day: date) -> PersonProject:
    facts = found.facts
    return {
        "title": facts.project.title if facts.project else None,
        "held_up_by": facts.project.held_up_by if facts.project else None,
        "milestones": [
            {"title": milestone.title, "on": iso_day(reached.on if reached else None)}
            for milestone, reached in facts.milestones
        ],
        "last_step": str(facts.last_step),
        "last_step_words": last_step_of(facts, day),
        "stuck": facts.stuck,
        "initiative": initiatives.get(facts.project.id) if facts.project else None,
    }


def _cover(found: Covered, other: Person) -> CoverOf:
    return {
        "person": other.id,
        "name": other.name,
        "organisation": ref(found.practice),
        "first": str(found.backfill.first),
        "last": str(found.backfill.last),
        "days_words": in_words(found.backfill.weekdays),
    }


def _in_faculty(standing: Standing, day: date) -> InFaculty:
    return InFaculty(
        standing.stage.title if standing.stage else None,
        standing.signs_off_on(day),
        standing.member.joined,
        standing.member.left_on,
    )


def _faculty(session: Session, standing: Standing, day: date) -> FacultyStanding:
    member = standing.member
    reached = faculty.reached(session, member.id)
    signers = {each.signed_by_id for each in reached.values() if each.signed_by_id is not None}
    names = {each.member.id: each.person.name for each in faculty.standings(session, member_ids=signers).rows}
    given = assignments(session, member_id=member.id).rows
    return {
        "member": member.id,
        "background": member.background,
        "skills": faculty.skills_of(session, [member.id])[member.id],
        "region": maybe_ref(standing.region),
        "joined": str(member.joined),
        "left_on": iso_day(member.left_on),
        "accredited": standing.signs_off_on(day),
        "stage": standing.stage.title if standing.stage else None,
        "stages": [
            {
                "title": stage.title,
                "on": str(reached[stage.id].on),
                "signed_by": names.get(reached[stage.id].signed_by_id or 0),
            }
            for stage in faculty.stages(session)
            if stage.id in reached
        ],
        "assignments": [
            {
                "name": each.organisation.name if each.organisation else each.cohort_name or "",
                "cohort": each.cohort,
                "organisation": each.organisation.code if each.organisation else None,
                "part": each.assignment.part,
                "first": str(each.assignment.first),
                "last": iso_day(each.assignment.last),
                "days_per_month": each.assignment.days_per_month,
            }
            for each in reversed(given)
        ],
    }
