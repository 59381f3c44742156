"""Who works on an initiative, and in which role."""

from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.access.principal import Principal
from groundswell.cohorts.queries import check_seen
from groundswell.errors import Conflict
from groundswell.initiatives.models import Initiative, TeamMember
from groundswell.initiatives.queries import part_of
from groundswell.initiatives.scope import editable
from groundswell.organisations.models import Organisation
from groundswell.organisations.scope import seen as organisation_seen
from groundswell.people.models import Person
from groundswell.people.persons import person_for
from groundswell.revisions import actions as revisions


class Member(NamedTuple):
    member: TeamMember
    person: Person
    organisation: Organisation | None


def team_of(session: Session, initiative: Initiative, member_id: int | None = None) -> list[Member]:
    """Those who lead it first, then by name."""
    query = (
        select(TeamMember, Person, Organisation)
        .join(Person, Person.id == TeamMember.person_id)
        .outerjoin(Organisation, Organisation.id == TeamMember.organisation_id)
        .where(TeamMember.initiative_id == initiative.id)
        .order_by(TeamMember.leads.desc(), Person.name, TeamMember.id)
    )
    if member_id is not None:
        query = query.where(TeamMember.id == member_id)
    return [Member(*row) for row in session.execute(query)]


def add_member(
    session: Session,
    *,
    by: Principal,
    code: str,
    name: str,
    email: str | None = None,
    role: str = "",
    leads: bool = False,
    organisation: str | None = None,
) -> TeamMember:
    initiative = editable(session, by, code)
    place = organisation_seen(session, by, organisation) if organisation else None
    revision = revisions.begin(
        session, by=by, action="team_member_added", words=initiative.title, source=initiative.code
    )
    person = person_for(session, name=name, email=email, revision_id=revision.id)
    there = select(TeamMember.id).where(TeamMember.initiative_id == initiative.id, TeamMember.person_id == person.id)
    if session.scalar(there) is not None:
        raise Conflict(f"{person.name} is in the team already.")
    member = TeamMember(
        initiative_id=initiative.id,
        person_id=person.id,
        role=role.strip(),
        leads=leads,
        organisation_id=place.id if place is not None else None,
        revision_id=revision.id,
    )
    session.add(member)
    session.flush()
    return member


def change_member(
    session: Session, *, by: Principal, code: str, member_id: int, seen_revision: int, changes: dict[str, Any]
) -> TeamMember:
    """Changes what is named in `changes`: role, leads, organisation (a code). Names are corrected with the person."""
    initiative = editable(session, by, code)
    member = part_of(session, TeamMember, initiative, member_id, "member of the team")
    check_seen(member.revision_id, seen_revision, "this member of the team")
    if "organisation" in changes:
        place = changes["organisation"]
        member_of = organisation_seen(session, by, place).id if place is not None else None
        changes = {**changes, "organisation_id": member_of}
    revision = revisions.begin(
        session, by=by, action="team_member_changed", words=initiative.title, source=initiative.code
    )
    for name in ("role", "leads", "organisation_id"):
        if name in changes:
            setattr(member, name, changes[name])
    member.revision_id = revision.id
    session.flush()
    return member


def remove_member(session: Session, *, by: Principal, code: str, member_id: int, seen_revision: int) -> None:
    initiative = editable(session, by, code)
    member = part_of(session, TeamMember, initiative, member_id, "member of the team")
    check_seen(member.revision_id, seen_revision, "this member of the team")
    revisions.begin(session, by=by, action="team_member_removed", words=initiative.title, source=initiative.code)
    session.delete(member)
    session.flush()
