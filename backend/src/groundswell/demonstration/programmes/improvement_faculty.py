"""The improvement faculty of the demonstration: founders, apprentices on their way, and specialists bought in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from sqlalchemy import select

from groundswell.access.permissions import Role
from groundswell.demonstration.country import Size
from groundswell.demonstration.programmes.setting import Setting
from groundswell.faculty.models import (
    ApprenticeshipStage,
    Contract,
    FacultyMember,
    FacultySkill,
    Provider,
    StageReached,
)
from groundswell.organisations.models import Organisation
from groundswell.people.models import User
from groundswell.workload.models import Assignment, SpecialistDay

AGE = 20 * 30
"""Days since the faculty was founded."""
FOUNDERS, JOINED, LEFT = 26, 58, 3
GROWTH = 100
"""Members more in three years: what it is asked to grow by. These four are of a country of full size."""
LEAST = 8
"""However small the country is."""
TEACHING = ("Ines Caldwell", "Dr Miriam Sayle", "Rhoda Finch", "Gil Okonjo")
"""The founders who teach on the Practice leaders programme."""
APPRENTICE = "Tom Avery"
"""Has observed for longer than is usual, and waits to be signed off."""
REACHED_AFTER = (12, 45, 140, 320, 500)
"""Days after joining at which the stages are reached, more or less."""
BACKGROUNDS = ("GP partner", "Practice manager", "Nurse", "NHS manager", "Improvement adviser", "Pharmacist", "Analyst")
SKILLS = (
    "Lean",
    "Measurement",
    "Facilitation",
    "Coaching",
    "Workforce redesign",
    "Project management",
    "Patient engagement",
)
EVIDENCE = (
    "Shadowed three sessions and kept a reflective log.",
    "Ran the measurement hour of a workshop with two practices.",
    "Led a day at a federation from start to end, observed throughout.",
    "Feedback of eleven participants and two practice managers.",
)


class Bought(NamedTuple):
    name: str
    specialism: str
    days: float
    worked: float
    what: str


PROVIDERS = (
    Bought("Tidewater Lean", "Lean", 60, 41.5, "Value stream of repeat prescriptions"),
    Bought("Plumbline Measurement", "Measurement", 40, 22, "Run charts with practice data leads"),
    Bought("Wheelwright Workforce", "Workforce redesign", 45, 30.5, "Skill-mix review"),
    Bought("Long Table Coaching", "Board coaching", 30, 12, "Coaching of a federation's board"),
    Bought("Signal Box Projects", "Project management", 50, 50, "Plan and risks of a delivery phase"),
)


@dataclass
class Faculty:
    members: list[FacultyMember]
    teaching: list[int]
    """The numbers of those who teach, the first of whom may sign in."""
    accredited: list[int]
    contracts: list[Contract]
    founded: date


def joined(federations: int) -> int:
    """How many have joined since the faculty was founded, in a country of so many federations."""
    return max(LEAST, round(JOINED * federations / Size().federations))


def growth(federations: int) -> int:
    """What it is to grow by in three years: in the same proportion, so that a smaller one is neither late nor early."""
    return round(GROWTH * joined(federations) / JOINED)


def keep_faculty(setting: Setting) -> Faculty:
    founded = setting.days(-AGE)
    with setting.recorded("faculty_set_up", "Improvement faculty") as revision:
        members = _members(setting, founded, revision)
        accredited = _stages(setting, members, founded, revision)
        _skills(setting, members)
        contracts = _providers(setting, founded, revision)
    teaching = [each.id for each in members[: len(TEACHING)]]
    return Faculty(members, teaching, accredited, contracts, founded)


def _members(setting: Setting, founded: date, revision_id: int) -> list[FacultyMember]:
    session = setting.session
    federations = len(setting.country.federations)
    founders, newcomers = max(LEAST, round(FOUNDERS * federations / Size().federations)), joined(federations)
    named = [*TEACHING, *(None for _ in range(founders - len(TEACHING))), APPRENTICE, *(None for _ in range(newcomers))]
    # One after another over the months since, the last of them a few days ago.
    days = [founded] * founders + [setting.days(-170)]
    days += [founded + timedelta(days=15 + round((AGE - 20) * number / newcomers)) for number in range(newcomers)]
    people = [setting.person(revision_id, name) for name in named]
    session.flush()
    people[0].user_id = session.scalars(select(User.id).where(User.role == Role.FACULTY)).one()
    regions = session.scalars(
        select(Organisation.id).where(Organisation.kind == "region").order_by(Organisation.id)
    ).all()
    leaving = {founders + 2 + 7 * number for number in range(LEFT)} if newcomers > JOINED / 2 else set()
    members = [
        FacultyMember(
            person_id=person.id,
            background=setting.pick(BACKGROUNDS),
            region_id=regions[number % len(regions)],
            joined=day,
            left_on=setting.days(-setting.between(5, 90)) if number in leaving else None,
            days_per_month=16.0 if number == 0 else float(setting.between(4, 12)),
            revision_id=revision_id,
        )
        for number, (person, day) in enumerate(zip(people, days, strict=True))
    ]
    session.add_all(members)
    session.flush()
    return members


def _stages(setting: Setting, members: Sequence[FacultyMember], founded: date, revision_id: int) -> list[int]:
    """Every step signed by a founder who teaches or another; returns who is accredited and still there."""
    stages = setting.session.scalars(select(ApprenticeshipStage.id).order_by(ApprenticeshipStage.place)).all()
    founders = [each.id for each in members if each.joined == founded]
    accredited = list(founders)
    rows = []
    for number, each in enumerate(members):
        if each.id in founders:
            rows += [_step(each.id, stage, founded, None, "", revision_id) for stage in stages]
            continue
        # The apprentice of the guides keeps to the days; the others are a little quicker or slower.
        pace = 1.0 if number == len(founders) else setting.rng.uniform(0.75, 1.3)
        until = min(setting.today, each.left_on or setting.today)
        for place, after in enumerate(REACHED_AFTER[: len(stages)]):
            day = each.joined + timedelta(days=round(after * pace))
            if number == len(founders) and place == 2:
                break
            if day >= until:
                break
            signer = founders[0] if number == len(founders) else founders[(number + place) % len(founders)]
            rows.append(_step(each.id, stages[place], day, signer, EVIDENCE[place % len(EVIDENCE)], revision_id))
            if place == len(stages) - 1 and each.left_on is None:
                accredited.append(each.id)
    setting.put(StageReached, rows)
    return accredited


def _step(
    member_id: int, stage_id: int, on: date, signed_by_id: int | None, evidence: str, revision_id: int
) -> dict[str, object]:
    return {
        "member_id": member_id,
        "stage_id": stage_id,
        "on": on,
        "signed_by_id": signed_by_id,
        "evidence": evidence,
        "revision_id": revision_id,
    }


def _skills(setting: Setting, members: Sequence[FacultyMember]) -> None:
    rows = []
    for each in members:
        order = setting.rng.permutation(len(SKILLS))[: setting.between(1, 3)]
        rows += [{"member_id": each.id, "skill": SKILLS[place]} for place in order]
    setting.put(FacultySkill, rows)


def _providers(setting: Setting, founded: date, revision_id: int) -> list[Contract]:
    contracts = []
    for bought in PROVIDERS:
        provider = Provider(name=bought.name, specialism=bought.specialism, contact=None, revision_id=revision_id)
        setting.session.add(provider)
        setting.session.flush()
        contract = Contract(
            provider_id=provider.id,
            title="Two years",
            first=founded,
            last=founded + timedelta(days=730),
            days=bought.days,
            revision_id=revision_id,
        )
        setting.session.add(contract)
        contracts.append(contract)
    setting.session.flush()
    return contracts


def give_work(
    setting: Setting, faculty: Faculty, cohorts: Sequence[tuple[int, date, date]], federations: Sequence[int]
) -> None:
    """Who works where: those who teach for cohorts (number, first and last day), accredited others with federations
    in delivery; a day or two of specialists at some of these."""
    with setting.recorded("faculty_assigned", "Improvement faculty") as revision:
        rows = [
            _work(
                member, first, last, revision, 3.0 if place == 0 else 2.0, part="Lead" if place == 0 else "Facilitator"
            )
            | {"cohort_id": cohort, "organisation_id": None}
            for cohort, first, last in cohorts
            for place, member in enumerate(faculty.teaching)
        ]
        since = {each.id: each.joined for each in faculty.members}
        others = [each for each in faculty.accredited if each not in faculty.teaching] or faculty.teaching
        for place, federation in enumerate(federations):
            member = others[place % len(others)]
            first = max(since[member], setting.days(-setting.between(30, 200)))
            rows.append(
                _work(member, first, None, revision, setting.between(1, 4) / 2, "Adviser")
                | {"cohort_id": None, "organisation_id": federation}
            )
        setting.put(Assignment, rows)
        _worked(setting, faculty, cohorts, federations, revision)


def _work(member: int, first: date, last: date | None, revision_id: int, days: float, part: str) -> dict[str, object]:
    return {
        "member_id": member,
        "part": part,
        "first": first,
        "last": last,
        "days_per_month": days,
        "revision_id": revision_id,
    }


def _worked(
    setting: Setting,
    faculty: Faculty,
    cohorts: Sequence[tuple[int, date, date]],
    federations: Sequence[int],
    revision_id: int,
) -> None:
    rows = []
    for bought, contract in zip(PROVIDERS, faculty.contracts, strict=True):
        left, number = bought.worked, 0
        while left > 0:
            days = min(left, 2.5)
            at_cohort = number % 5 == 0
            rows.append(
                {
                    "contract_id": contract.id,
                    "day": faculty.founded + timedelta(days=10 + number * 21),
                    "days": days,
                    "cohort_id": cohorts[number % len(cohorts)][0] if at_cohort else None,
                    "organisation_id": None if at_cohort else federations[number % len(federations)],
                    "what": bought.what,
                    "revision_id": revision_id,
                }
            )
            left, number = left - days, number + 1
    setting.put(SpecialistDay, rows)
