"""Who is in the faculty, with what they bring and how many days they have to give."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.errors import Conflict, Invalid, NotPermitted, Stale
from groundswell.faculty import queries
from groundswell.faculty.models import FacultyMember, FacultySkill, StageReached
from groundswell.organisations.models import Organisation
from groundswell.organisations.statements import Kind
from groundswell.people.persons import person_for
from groundswell.revisions import actions as revisions


def add_member(
    session: Session,
    *,
    by: Principal,
    name: str,
    email: str | None,
    background: str,
    region: str | None,
    joined: date,
    days_per_month: float,
    skills: Sequence[str],
    founder: bool = False,
) -> FacultyMember:
    """Takes someone into the faculty, at no stage yet.

    `founder`: they are accredited from the day they join, which nobody has to assure. There are founders only until
    the first step has been signed off.
    """
    by.require(Permission.RUN_PROGRAMMES)
    if not name.strip():
        raise Invalid("Give the person's name.", [("name", "Give a name.")])
    region_id = _region(session, region)
    days = _days(days_per_month)
    revision = revisions.begin(session, by=by, action="faculty_member_added")
    person = person_for(session, name=name, email=email, revision_id=revision.id)
    if session.scalar(select(FacultyMember.id).where(FacultyMember.person_id == person.id)) is not None:
        raise Conflict(f"{person.name}, with the address {email}, is in the faculty already.")
    member = FacultyMember(
        person_id=person.id,
        background=background.strip(),
        region_id=region_id,
        joined=joined,
        days_per_month=days,
        revision_id=revision.id,
    )
    session.add(member)
    session.flush()
    _set_skills(session, member.id, skills)
    if founder:
        _accredit(session, by, member, person.user_id)
    return member


def change_member(
    session: Session, *, by: Principal, member_id: int, seen_revision: int, changes: dict[str, Any]
) -> FacultyMember:
    """Changes what is named in `changes`: background, region (a code or None), days_per_month, left_on, skills."""
    by.require(Permission.RUN_PROGRAMMES)
    member = queries.member(session, member_id)
    if member.revision_id != seen_revision:
        raise Stale("Somebody else has changed this member of the faculty since you looked.", member.revision_id)
    revision = revisions.begin(session, by=by, action="faculty_member_changed")
    if "region" in changes:
        member.region_id = _region(session, changes["region"])
    if "background" in changes:
        member.background = changes["background"].strip()
    if "days_per_month" in changes:
        member.days_per_month = _days(changes["days_per_month"])
    if "left_on" in changes:
        left = changes["left_on"]
        if left is not None and left < member.joined:
            raise Invalid(
                "Nobody leaves before they join.", [("left_on", f"Choose a day from {member.joined} onwards.")]
            )
        member.left_on = left
    if "skills" in changes:
        _set_skills(session, member.id, changes["skills"])
    member.revision_id = revision.id
    session.flush()
    return member


def _accredit(session: Session, by: Principal, member: FacultyMember, user_id: int | None) -> None:
    if user_id is not None and user_id == by.user_id:
        raise NotPermitted("Nobody takes themselves in as a founder: ask somebody else of the national team.")
    if session.scalar(select(StageReached.stage_id).where(StageReached.signed_by_id.is_not(None)).limit(1)) is not None:
        raise Conflict("The faculty has begun to sign off its steps: a new member goes through them.")
    for stage in queries.stages(session):
        session.add(
            StageReached(
                member_id=member.id, stage_id=stage.id, on=member.joined, evidence="", revision_id=member.revision_id
            )
        )
    session.flush()


def _region(session: Session, code: str | None) -> int | None:
    if code is None:
        return None
    wanted = select(Organisation.id).where(Organisation.code == code.upper(), Organisation.kind == Kind.REGION)
    found = session.scalar(wanted)
    if found is None:
        raise Invalid(f"No region has the code {code}.", [("region", "Choose a region.")])
    return found


def _days(days: float) -> float:
    if not 0 <= days <= 31:
        raise Invalid("A month has at most 31 days.", [("days_per_month", "Give a number from 0 to 31.")])
    return days


def _set_skills(session: Session, member_id: int, skills: Sequence[str]) -> None:
    """Each once, spelled as somebody else's is: "coaching" is the skill that others have as "Coaching"."""
    session.execute(delete(FacultySkill).where(FacultySkill.member_id == member_id))
    known = {skill.casefold(): skill for skill in session.scalars(select(FacultySkill.skill).distinct())}
    named = {skill.strip().casefold(): skill.strip() for skill in skills if skill.strip()}
    session.add_all(
        FacultySkill(member_id=member_id, skill=known.get(folded, skill)) for folded, skill in named.items()
    )
    session.flush()
