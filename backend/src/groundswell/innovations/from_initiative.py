"""The write-up of an initiative becomes an innovation in one step."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.errors import Conflict, Invalid
from groundswell.initiatives import scope
from groundswell.initiatives.models import Initiative, InitiativeMeasure, TeamMember
from groundswell.innovations.actions import begin_innovation, set_measures, set_origins, set_themes
from groundswell.innovations.models import Innovation, InnovationContact, InnovationOrigin
from groundswell.revisions import actions as revisions

LONGEST_SUMMARY = 2000


def make_innovation(session: Session, *, by: Principal, initiative: str, given: dict[str, Any]) -> Innovation:
    """`given`: texts that are to stand instead of those of the write-up.

    The theme, the library's measures, the leads as contacts, the first day and place come from the initiative.
    """
    by.require(Permission.WRITE_INNOVATIONS)
    found = scope.editable(session, by, initiative)
    made_before = session.scalar(
        select(Innovation).join(InnovationOrigin).where(InnovationOrigin.initiative_id == found.id).limit(1)
    )
    if made_before is not None:
        raise Conflict(f"{found.title} is in the library already, as {made_before.title} ({made_before.code}).")
    texts = {"title": found.title, "summary": _summary(found), "how_to": found.changed, **given}
    if not texts["summary"].strip():
        raise Invalid(
            f"The write-up of {found.title} does not say yet what was changed.",
            [("summary", "Write what the innovation is in two or three sentences, or complete the write-up.")],
        )
    revision = revisions.begin(session, by=by, action="innovation_made", words=texts["title"], source=found.code)
    made = begin_innovation(session, revision_id=revision.id, **texts)
    made.first_tried, made.first_tried_at_id = found.started, found.owner_id
    set_origins(session, made.id, [found.id])
    set_themes(session, made.id, [] if found.theme_id is None else [found.theme_id])
    measures = session.scalars(
        select(InitiativeMeasure.measure_id)
        .where(InitiativeMeasure.initiative_id == found.id, InitiativeMeasure.measure_id.is_not(None))
        .order_by(InitiativeMeasure.place)
    )
    set_measures(session, made.id, [each for each in measures if each is not None])
    _name_leads(session, made, found, revision.id)
    session.flush()
    return made


def _summary(initiative: Initiative) -> str:
    """The first paragraph of what was changed, or else the aim."""
    first = initiative.changed.strip().split("\n\n")[0].strip()
    if first:
        return first[:LONGEST_SUMMARY]
    aim = (initiative.aim_what, initiative.aim_how_much, initiative.aim_for_whom)
    return ", ".join(part.strip().rstrip(".") for part in aim if part and part.strip())


def _name_leads(session: Session, made: Innovation, initiative: Initiative, revision_id: int) -> None:
    """Those who lead it, at their own organisation or the owner; a programme's leads only where theirs is known."""
    leads = session.scalars(
        select(TeamMember).where(TeamMember.initiative_id == initiative.id, TeamMember.leads).order_by(TeamMember.id)
    )
    for lead in leads:
        place = lead.organisation_id or initiative.owner_id
        if place is not None:
            session.add(
                InnovationContact(
                    innovation_id=made.id,
                    person_id=lead.person_id,
                    organisation_id=place,
                    words=lead.role,
                    revision_id=revision_id,
                )
            )
