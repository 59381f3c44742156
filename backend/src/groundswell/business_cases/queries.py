"""What is known of an initiative's stakeholders and of its business case, as it is kept."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.business_cases.models import Challenge, Decision, Option, Stakeholder, Stance


class StakeholderFacts(NamedTuple):
    stakeholder: Stakeholder
    stances: list[Stance]
    """Oldest first; the last is in force."""

    @property
    def now(self) -> Stance | None:
        return self.stances[-1] if self.stances else None


class DecisionFacts(NamedTuple):
    decision: Decision
    option: Option | None


def stakeholders(session: Session, initiative_id: int) -> list[StakeholderFacts]:
    """In the order in which they were named. Two queries."""
    rows = session.scalars(
        select(Stakeholder).where(Stakeholder.initiative_id == initiative_id).order_by(Stakeholder.id)
    ).all()
    stances: dict[int, list[Stance]] = {row.id: [] for row in rows}
    for stance in session.scalars(
        select(Stance)
        .join(Stakeholder, Stakeholder.id == Stance.stakeholder_id)
        .where(Stakeholder.initiative_id == initiative_id)
        .order_by(Stance.day)
    ):
        stances[stance.stakeholder_id].append(stance)
    return [StakeholderFacts(row, stances[row.id]) for row in rows]


def options(session: Session, initiative_id: int) -> Sequence[Option]:
    """The preferred one first, the others in the order in which they were named."""
    return session.scalars(
        select(Option).where(Option.initiative_id == initiative_id).order_by(Option.preferred.desc(), Option.id)
    ).all()


def decisions(session: Session, initiative_id: int) -> list[DecisionFacts]:
    """Newest first, each with the option that was decided on."""
    rows = session.execute(
        select(Decision, Option)
        .outerjoin(Option, Option.id == Decision.option_id)
        .where(Decision.initiative_id == initiative_id)
        .order_by(Decision.day.desc(), Decision.id.desc())
    )
    return [DecisionFacts(decision, option) for decision, option in rows]


def challenges(session: Session, initiative_id: int) -> Sequence[Challenge]:
    """Those without an answer first, then the newest."""
    return session.scalars(
        select(Challenge)
        .where(Challenge.initiative_id == initiative_id)
        .order_by(Challenge.answered_on.is_not(None), Challenge.day.desc(), Challenge.id.desc())
    ).all()
