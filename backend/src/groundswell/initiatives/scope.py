"""Who may see an initiative and who may change it. Every read and every write of this room, and of those above it,
starts here.

An initiative is seen by the national team and the faculty; by the organisation that owns it; by whoever may see the
practice that owns it or one that takes part or took part; by the members of the federation or commissioner that owns
it; and by everyone once it is shared.
"""

from datetime import date

from sqlalchemy import ColumnElement, Select, and_, or_, select, true, union
from sqlalchemy.orm import Session, aliased

from groundswell.access.permissions import Permission, Role
from groundswell.access.principal import Principal
from groundswell.clock import today
from groundswell.errors import NotFound, NotPermitted
from groundswell.initiatives.models import Initiative, TakingPart
from groundswell.organisations.models import Organisation, Spell
from groundswell.organisations.queries import holds
from groundswell.organisations.scope import visible_practices


def visible(by: Principal) -> ColumnElement[bool]:
    """Of the rows of `Initiative`, those that the caller may see."""
    return or_(Initiative.shared, _theirs(by))


def _theirs(by: Principal) -> ColumnElement[bool]:
    """Those that they would see if nothing were shared."""
    if by.sees_everything:
        return true()
    practices = visible_practices(by)
    taking_part = select(TakingPart.initiative_id).where(TakingPart.organisation_id.in_(practices))
    return or_(
        Initiative.owner_id == by.organisation_id,
        Initiative.owner_id.in_(practices),
        Initiative.owner_id.in_(_groups_above(by)),
        Initiative.id.in_(taking_part),
    )


def visible_ids(by: Principal) -> Select[int]:
    """The same as ids, for the parts of initiatives."""
    return select(Initiative.id).where(visible(by))


def _groups_above(by: Principal) -> Select[int]:
    """What the caller's organisation belongs to today, directly or by one step."""
    direct, above = aliased(Spell), aliased(Spell)
    parents = select(direct.parent_id).where(direct.organisation_id == by.organisation_id, holds(direct, today()))
    theirs = (
        select(above.parent_id)
        .join(direct, and_(direct.parent_id == above.organisation_id, holds(direct, today())))
        .where(direct.organisation_id == by.organisation_id, holds(above, today()))
    )
    return select(union(parents, theirs).subquery().c.parent_id)


def seen(session: Session, by: Principal, code: str) -> Initiative:
    """The initiative with this code. Raises `NotFound` alike when there is none and when the caller may not know."""
    found = session.scalar(select(Initiative).where(Initiative.code == code, visible(by)))
    if found is None:
        raise NotFound(f"No initiative called {code} is known to you.")
    return found


def inside(session: Session, by: Principal, code: str) -> Initiative:
    """The same, for what is not shared with it: who stands where, and what was said against it. Raises `NotPermitted`
    where the caller sees it only because it is shared."""
    found = seen(session, by, code)
    if not is_inside(session, by, found):
        raise NotPermitted(f"{found.title} is shared with you; its business case is for those who take part in it.")
    return found


def is_inside(session: Session, by: Principal, initiative: Initiative) -> bool:
    return session.scalar(select(Initiative.id).where(Initiative.id == initiative.id, _theirs(by))) is not None


def seen_by_id(session: Session, by: Principal, initiative_id: int) -> Initiative | None:
    return session.scalar(select(Initiative).where(Initiative.id == initiative_id, visible(by)))


def editable(session: Session, by: Principal, code: str) -> Initiative:
    """The same, for a change. Raises `NotPermitted` where the caller may only look."""
    by.require(Permission.EDIT_INITIATIVES)
    found = seen(session, by, code)
    check_may_edit(session, by, found)
    return found


def check_may_edit(session: Session, by: Principal, initiative: Initiative) -> None:
    if not may_edit(session, by, initiative):
        raise NotPermitted(
            f"You may read {initiative.title} but not change it: its owner and the practices taking part do."
        )


def may_edit(session: Session, by: Principal, initiative: Initiative) -> bool:
    """Whether the caller may change an initiative that they see."""
    if Permission.EDIT_INITIATIVES not in by.permissions:
        return False
    if by.sees_everything or may_own(session, by, initiative.owner_id):
        return True
    if by.role not in (Role.LEAD, Role.PRACTICE):
        return False
    part = select(TakingPart.id).where(
        TakingPart.initiative_id == initiative.id,
        TakingPart.organisation_id.in_(visible_practices(by)),
        takes_part(initiative.ended or today()),
    )
    return session.scalar(part.limit(1)) is not None


def may_own(session: Session, by: Principal, owner_id: int | None) -> bool:
    """Whether the caller speaks for an owner: their own organisation, or (analysts not) a practice in their sight."""
    if by.sees_everything:
        return True
    if owner_id is None:
        return False
    if owner_id == by.organisation_id:
        return True
    if by.role is Role.ANALYST:
        return False
    practice = select(Organisation.id).where(Organisation.id == owner_id, Organisation.id.in_(visible_practices(by)))
    return session.scalar(practice) is not None


def takes_part(day: date) -> ColumnElement[bool]:
    """Of the rows of `TakingPart`, those that hold on a day or begin after it."""
    return or_(TakingPart.last.is_(None), TakingPart.last >= day)
