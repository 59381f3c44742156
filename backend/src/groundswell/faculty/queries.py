"""Members of the faculty: one, many, who is accredited, who is who."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ScalarSelect, Select, func, or_, select
from sqlalchemy.orm import Session

from groundswell.access.principal import Principal
from groundswell.clock import today
from groundswell.database.listed import Listed, paged
from groundswell.errors import NotFound
from groundswell.faculty.growth import Membership
from groundswell.faculty.models import (
    ApprenticeshipStage,
    Contract,
    FacultyMember,
    FacultySkill,
    Provider,
    StageReached,
)
from groundswell.organisations.models import Organisation
from groundswell.people.models import Person


def member(session: Session, member_id: int) -> FacultyMember:
    found = session.get(FacultyMember, member_id)
    if found is None:
        raise NotFound(f"There is no member {member_id} of the faculty.")
    return found


def member_of(session: Session, by: Principal) -> FacultyMember | None:
    """The caller as a member of the faculty, if they are one."""
    if by.user_id is None:
        return None
    return session.scalar(
        select(FacultyMember).join(Person, Person.id == FacultyMember.person_id).where(Person.user_id == by.user_id)
    )


def members(day: date | None = None) -> Select[FacultyMember, Person]:
    """Everyone who ever was, or those of one day."""
    query = select(FacultyMember, Person).join(Person, Person.id == FacultyMember.person_id)
    if day is not None:
        still = or_(FacultyMember.left_on.is_(None), FacultyMember.left_on > day)
        query = query.where(FacultyMember.joined <= day, still)
    return query


def memberships(session: Session) -> list[Membership]:
    """From when to when everybody was in the faculty who ever was."""
    return [Membership(*row) for row in session.execute(select(FacultyMember.joined, FacultyMember.left_on))]


def stages(session: Session) -> Sequence[ApprenticeshipStage]:
    return session.scalars(select(ApprenticeshipStage).order_by(ApprenticeshipStage.place)).all()


def reached(session: Session, member_id: int) -> dict[int, StageReached]:
    """The stages a member has reached, by the number of the stage."""
    rows = session.scalars(select(StageReached).where(StageReached.member_id == member_id))
    return {row.stage_id: row for row in rows}


def version_of(stages: Sequence[ApprenticeshipStage]) -> int:
    """The revision at which the list of stages was last set."""
    return max((stage.revision_id for stage in stages), default=0)


def is_accredited(session: Session, member: FacultyMember, day: date) -> bool:
    """Whether someone may sign others off on a day: accredited by then, and not gone."""
    accredited = (
        select(StageReached.stage_id)
        .join(ApprenticeshipStage, ApprenticeshipStage.id == StageReached.stage_id)
        .where(StageReached.member_id == member.id, StageReached.on <= day, ApprenticeshipStage.accredits)
    )
    return is_there(member, day) and session.scalar(accredited.limit(1)) is not None


def is_there(member: FacultyMember, day: date) -> bool:
    """Whether someone is in the faculty on a day. On the day they leave they are gone."""
    return member.joined <= day and (member.left_on is None or member.left_on > day)


def skills_of(session: Session, member_ids: Collection[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {each: [] for each in member_ids}
    rows = session.execute(
        select(FacultySkill.member_id, FacultySkill.skill)
        .where(FacultySkill.member_id.in_(member_ids))
        .order_by(FacultySkill.skill)
    )
    for member_id, skill in rows:
        found[member_id].append(skill)
    return found


class Standing(NamedTuple):
    """A member with the last stage they reached."""

    member: FacultyMember
    person: Person
    region: Organisation | None
    stage: ApprenticeshipStage | None
    since: date | None
    """The day they reached it."""
    accredited: bool
    """Whether they have reached a stage that accredits."""

    def signs_off_on(self, day: date) -> bool:
        return self.accredited and is_there(self.member, day)


def standings(
    session: Session,
    *,
    stage: int | None = None,
    region: str | None = None,
    skill: str | None = None,
    active_on: date | None = None,
    member_ids: Collection[int] | None = None,
    limit: int | None = None,
    after: Sequence[Any] | None = None,
) -> Listed[Standing]:
    """Members by name, each with the last stage reached. Two queries, or three for a page. `stage`: the number of one,
    0 for none yet."""
    query = members(active_on).outerjoin(Organisation, Organisation.id == FacultyMember.region_id)
    if region is not None:
        query = query.where(Organisation.code == region.upper())
    if skill is not None:
        query = query.where(FacultyMember.id.in_(select(FacultySkill.member_id).where(FacultySkill.skill == skill)))
    if stage is not None:
        query = query.where(func.coalesce(_last_stage(), 0) == stage)
    if member_ids is not None:
        query = query.where(FacultyMember.id.in_(member_ids))
    found = paged(
        session,
        query.add_columns(Organisation),
        (Person.name, FacultyMember.id),
        lambda row: [row[1].name, row[0].id],
        limit=limit,
        after=after,
    )
    steps = (
        select(StageReached.member_id, StageReached.on, ApprenticeshipStage)
        .join(ApprenticeshipStage, ApprenticeshipStage.id == StageReached.stage_id)
        .order_by(ApprenticeshipStage.place)
    )
    if member_ids is not None or limit is not None:
        steps = steps.where(StageReached.member_id.in_([row[0].id for row in found.rows]))
    last: dict[int, tuple[ApprenticeshipStage | None, date | None, bool]] = {}
    for member_id, on, reached_stage in session.execute(steps):
        before = last.get(member_id)
        last[member_id] = (reached_stage, on, reached_stage.accredits or (before is not None and before[2]))
    rows = [Standing(row[0], row[1], row[2], *last.get(row[0].id, (None, None, False))) for row in found.rows]
    return Listed(rows, found.total, found.last)


def standing(session: Session, member_id: int) -> Standing:
    return standings(session, member_ids=[member_id]).rows[0]


def _last_stage() -> ScalarSelect[int]:
    return (
        select(ApprenticeshipStage.id)
        .join(StageReached, StageReached.stage_id == ApprenticeshipStage.id)
        .where(StageReached.member_id == FacultyMember.id)
        .order_by(ApprenticeshipStage.place.desc())
        .limit(1)
        .correlate(FacultyMember)
        .scalar_subquery()
    )


def why_not_sign_off(session: Session, signer: FacultyMember | None, candidate: FacultyMember, on: date) -> str | None:
    """Why a member, or None who is not one, may not sign a candidate off for a day; None where they may."""
    if signer is None:
        return "Only an accredited member of the faculty signs off, and you are not a member of it."
    if signer.id == candidate.id:
        return "Nobody signs off their own step: ask another accredited member."
    for day in (on, today()):
        if not is_accredited(session, signer, day):
            return f"You are not accredited on {day}: ask a member who is."
    return None


def providers(session: Session, *, limit: int | None = None, after: Sequence[Any] | None = None) -> Listed[Provider]:
    """By name."""
    found = paged(session, select(Provider), (Provider.name,), lambda row: [row[0].name], limit=limit, after=after)
    return Listed([row[0] for row in found.rows], found.total, found.last)


def provider(session: Session, provider_id: int) -> Provider:
    found = session.get(Provider, provider_id)
    if found is None:
        raise NotFound(f"There is no provider {provider_id}.")
    return found


def contracts(session: Session) -> Sequence[Contract]:
    return session.scalars(select(Contract).order_by(Contract.first, Contract.id)).all()
