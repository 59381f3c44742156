"""The one query for "what may this caller see". Every read of practice figures starts from it.

Figures of groups of practices are open to everyone who has signed in. Figures of a single practice are seen by the
national team and the faculty, by the practice itself, and by those who lead a federation or work for a commissioner
that the practice belongs to today. What a practice did before it joined is seen with it; what it does after it left
is not. A commissioner's system asks for practices' figures by what it may pull (`exchange.sight`), not here.
"""

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, false, or_, select, union
from sqlalchemy.orm import Session, aliased

from groundswell.access.permissions import Role
from groundswell.access.principal import Principal
from groundswell.clock import today
from groundswell.errors import NotFound
from groundswell.organisations.models import FormerKind, Organisation, Spell
from groundswell.organisations.statements import Kind

SINGLE = (Kind.PRACTICE, Kind.UNASSIGNED, Kind.UNKNOWN)
"""Those with figures of their own. What a list has not explained yet may turn out to be a practice."""


def ever_single() -> ColumnElement[bool]:
    """Whether an organisation has figures of its own, or had before it was known to be a group."""
    once = select(FormerKind.organisation_id).where(FormerKind.kind.in_(SINGLE))
    return or_(Organisation.kind.in_(SINGLE), Organisation.id.in_(once))


def visible_practices(by: Principal) -> Select[int]:
    """Ids of the practices whose own figures the caller may see."""
    practices = select(Organisation.id).where(Organisation.kind.in_(SINGLE))
    if by.sees_everything:
        return practices
    if by.role is Role.SYSTEM:
        return practices.where(false())
    direct, above = aliased(Spell), aliased(Spell)
    members = (
        select(direct.organisation_id)
        .outerjoin(above, (above.organisation_id == direct.parent_id) & _today(above))
        .where(
            _today(direct),
            or_(direct.parent_id == by.organisation_id, above.parent_id == by.organisation_id),
        )
    )
    own = select(Organisation.id).where(Organisation.id == by.organisation_id)
    return practices.where(Organisation.id.in_(union(members, own).subquery().select()))


def _today(spell: Any) -> ColumnElement[bool]:
    """Who joins next month is not yet theirs; who leaves next month still is."""
    day = today()
    return and_(spell.first <= day, or_(spell.until.is_(None), spell.until > day))


def visible(by: Principal) -> Select[int]:
    """Ids of all organisations whose figures the caller may see: every group, and their practices."""
    return select(Organisation.id).where(
        or_(Organisation.kind.not_in(SINGLE), Organisation.id.in_(visible_practices(by)))
    )


def seen(session: Session, by: Principal, code: str) -> Organisation:
    """The organisation with this code. Raises `NotFound` alike when there is none and when the caller may not know."""
    found = session.scalar(
        select(Organisation).where(Organisation.code == code.upper(), Organisation.id.in_(visible(by)))
    )
    if found is None:
        raise NotFound(f"No organisation with the code {code} is known to you.")
    return found
