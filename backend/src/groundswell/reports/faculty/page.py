"""The page of the improvement faculty: who is in training, how it grows, its days and what asks for them."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from groundswell.clock import today
from groundswell.faculty import growth
from groundswell.faculty import queries as faculty
from groundswell.faculty.growth import Membership, members_on, months, projected
from groundswell.faculty.pipeline import Step, pipeline
from groundswell.programmes.models import Programme, ProgrammeTarget
from groundswell.programmes.queries import faculty_target
from groundswell.reports.faculty.schemas import (
    CapacityOn,
    FacultyPage,
    FacultyTarget,
    Growth,
    Load,
    PipelineStep,
    ProjectedOn,
    Specialists,
)
from groundswell.reports.faculty.words import faculty_sentence
from groundswell.workload import queries as workload

MONTHS_BEHIND, MONTHS_AHEAD = 6, 12


def faculty_page(session: Session) -> FacultyPage:
    """A bounded number of queries, whatever the size."""
    day = today()
    steps = pipeline(session, day)
    members = [member for step in steps for member in step.members]
    grown = _growth(faculty.memberships(session), faculty_target(session, day), day)
    loads = _workload(session, steps, day)
    capacity = _capacity(session, day)
    waiting = sum(len(step.waiting) for step in steps)
    accredited = sum(member.accredited for member in members)
    return {
        "day": str(day),
        "sentence": faculty_sentence(len(members), accredited, waiting, grown, loads),
        "members": len(members),
        "accredited": accredited,
        "waiting": waiting,
        "pipeline": [_step(step) for step in steps],
        "growth": grown,
        "workload": loads,
        "capacity": capacity,
        "specialists": _specialists(session),
    }


def _step(step: Step) -> PipelineStep:
    waiting = {each.member.id for each in step.waiting}
    return {
        "stage": step.stage.id if step.stage else None,
        "title": step.stage.title if step.stage else "No stage yet",
        "usual_months": step.stage.usual_months if step.stage else None,
        "accredits": step.stage is not None and step.stage.accredits,
        "members": [
            {
                "id": each.member.id,
                "name": each.name,
                "since": str(each.since),
                "months": each.months,
                "waiting": each.member.id in waiting,
            }
            for each in step.members
        ],
    }


def _growth(members: Sequence[Membership], aim: tuple[ProgrammeTarget, Programme] | None, day: date) -> Growth:
    founded = min((each.joined for each in members), default=day)
    past = [each for each in growth.by_month(members, founded, day) if each[0] > founded]
    counts = [(founded, members_on(members, founded)), *past, (day, members_on(members, day))] if members else []
    target: FacultyTarget | None = None
    ahead: list[ProjectedOn] = []
    if aim is not None:
        goal, programme = aim
        target = {
            "programme": programme.code,
            "programme_name": programme.name,
            "first": str(goal.first),
            "by": str(goal.by),
            "more": goal.number,
            "members": members_on(members, goal.first) + goal.number,
        }
        for month in [*(first for first in months(day, goal.by) if day < first < goal.by), goal.by]:
            if (found := projected(members, day, month)) is not None:
                ahead.append({"day": str(month), "expected": found.expected, "low": found.low, "high": found.high})
    return {
        "months": [{"day": str(on), "members": count} for on, count in dict(counts).items()],
        "target": target,
        "projected": ahead,
    }


def _workload(session: Session, steps: Sequence[Step], day: date) -> list[Load]:
    """Those who have given away more than they have first, then by what they have left."""
    given: dict[int, list[tuple[str, float]]] = {}
    for work in workload.assignments(session, on=day).rows:
        where = work.organisation.name if work.organisation else work.cohort_name or ""
        given.setdefault(work.assignment.member_id, []).append((where, work.assignment.days_per_month))
    loads: list[Load] = []
    for step in steps:
        for each in step.members:
            theirs = given.get(each.member.id, [])
            days = round(sum(part for _, part in theirs), 2)
            loads.append(
                {
                    "id": each.member.id,
                    "name": each.name,
                    "stage": step.stage.title if step.stage else None,
                    "days_per_month": each.member.days_per_month,
                    "given": days,
                    "over": days > each.member.days_per_month,
                    "to": list(dict.fromkeys(where for where, _ in theirs)),
                }
            )
    return sorted(loads, key=lambda load: (load["days_per_month"] - load["given"], load["name"]))


def _capacity(session: Session, day: date) -> list[CapacityOn]:
    number = day.year * 12 + day.month - 1
    first, last = (date(n // 12, n % 12 + 1, 1) for n in (number - MONTHS_BEHIND, number + MONTHS_AHEAD))
    return [
        {
            "month": str(each.month),
            "available": round(each.available, 2),
            "assigned": round(each.assigned, 2),
            "needed": round(each.needed, 2),
        }
        for each in workload.capacity(session, first, last)
    ]


def _specialists(session: Session) -> list[Specialists]:
    providers = {each.id: each for each in faculty.providers(session).rows}
    contracts = faculty.contracts(session)
    worked = workload.days_worked(session)
    return [
        {
            "id": each.id,
            "provider": providers[each.provider_id].name,
            "specialism": providers[each.provider_id].specialism,
            "contract": each.title,
            "first": str(each.first),
            "last": str(each.last),
            "bought": each.days,
            "worked": worked.get(each.id, 0.0),
            "left": each.days - worked.get(each.id, 0.0),
        }
        for each in contracts
    ]
