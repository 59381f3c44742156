"""Every step of an apprenticeship is assured by somebody else; the steps themselves are data."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.clock import today
from groundswell.errors import Conflict, Invalid, NotFound, NotPermitted, Stale
from groundswell.faculty import queries
from groundswell.faculty.models import ApprenticeshipStage, FacultyMember, StageReached
from groundswell.revisions import actions as revisions


class NewStage(NamedTuple):
    """`id` of one that is kept; None for a new one."""

    title: str
    usual_months: int
    accredits: bool
    id: int | None = None


def sign_off(
    session: Session, *, by: Principal, member_id: int, stage_id: int, on: date, evidence: str
) -> StageReached:
    """The caller assures that a member has reached a stage.

    The caller must be accredited, on that day and today, and be somebody else. Stages are reached in order, on days
    in order.
    """
    by.require(Permission.SIGN_OFF)
    member = queries.member(session, member_id)
    signer = queries.member_of(session, by)
    refusal = queries.why_not_sign_off(session, signer, member, on)
    if signer is None or refusal is not None:
        raise NotPermitted(refusal or "")
    stages = queries.stages(session)
    stage = next((each for each in stages if each.id == stage_id), None)
    if stage is None:
        raise NotFound(f"There is no stage {stage_id}.")
    reached = queries.reached(session, member.id)
    if stage.id in reached:
        raise Conflict(f"{stage.title} was signed off already, on {reached[stage.id].on}.")
    _check_order(stages, stage, reached)
    _check_day(member, reached, on)
    revision = revisions.begin(session, by=by, action="stage_signed_off", words=stage.title)
    step = StageReached(
        member_id=member.id,
        stage_id=stage.id,
        on=on,
        signed_by_id=signer.id,
        evidence=evidence.strip(),
        revision_id=revision.id,
    )
    session.add(step)
    session.flush()
    return step


def _check_order(
    stages: Sequence[ApprenticeshipStage], stage: ApprenticeshipStage, reached: dict[int, StageReached]
) -> None:
    for before in stages:
        if before.place < stage.place and before.id not in reached:
            raise Invalid(
                f"{before.title} comes before {stage.title} and has not been signed off.",
                [("stage", f"Sign off {before.title} first.")],
            )


def _check_day(member: FacultyMember, reached: dict[int, StageReached], on: date) -> None:
    if on > today():
        raise Invalid("The day is still to come.", [("on", "Choose today or a day before.")])
    if on < member.joined:
        raise Invalid("The member had not joined by then.", [("on", f"Choose a day from {member.joined} onwards.")])
    last = max((step.on for step in reached.values()), default=on)
    if on < last:
        raise Invalid("The day is before the step before it.", [("on", f"Choose a day from {last} onwards.")])
    if member.left_on is not None and on >= member.left_on:
        raise Invalid(f"The member left on {member.left_on}.", [("on", "Choose a day before they left.")])


def set_stages(
    session: Session, *, by: Principal, seen_revision: int, stages: Sequence[NewStage]
) -> Sequence[ApprenticeshipStage]:
    """The whole list, in order. What somebody has reached is kept, and goes on accrediting if it did."""
    by.require(Permission.RUN_PROGRAMMES)
    standing = {stage.id: stage for stage in queries.stages(session)}
    current = queries.version_of(list(standing.values()))
    if current != seen_revision:
        raise Stale("Somebody else has changed the stages since you looked.", current)
    kept = _check_stages(stages, standing)
    _check_reached(session, standing, kept)
    revision = revisions.begin(session, by=by, action="apprenticeship_stages_set")
    for number, stage in standing.items():
        if number in kept:
            stage.place, stage.title = -number, f"{number}"  # out of the way of the new ones: each is had once
        else:
            session.delete(stage)
    session.flush()
    for place, new in enumerate(stages, start=1):
        stage = ApprenticeshipStage() if new.id is None else standing[new.id]
        stage.place, stage.title, stage.usual_months = place, new.title.strip(), new.usual_months
        stage.accredits, stage.revision_id = new.accredits, revision.id
        session.add(stage)
    session.flush()
    return queries.stages(session)


def _check_stages(stages: Sequence[NewStage], standing: dict[int, ApprenticeshipStage]) -> dict[int, NewStage]:
    """Those of the list that are kept, by their numbers."""
    named: set[str] = set()
    kept: dict[int, NewStage] = {}
    for place, stage in enumerate(stages):
        title = stage.title.strip()
        if not title or title.casefold() in named:
            raise Invalid("Every stage has a title of its own.", [(f"stages.{place}.title", "Give another title.")])
        named.add(title.casefold())
        if stage.id is None:
            continue
        if stage.id not in standing:
            raise NotFound(f"There is no stage {stage.id}.")
        if stage.id in kept:
            raise Invalid("A stage is in the list twice.", [(f"stages.{place}.id", "Name each once.")])
        kept[stage.id] = stage
    if not stages or not stages[-1].accredits:
        raise Invalid(
            "The last stage accredits: nobody could sign off otherwise.",
            [("stages", "Say of the last stage that it accredits.")],
        )
    return kept


def _check_reached(session: Session, standing: dict[int, ApprenticeshipStage], kept: dict[int, NewStage]) -> None:
    for number in session.scalars(select(StageReached.stage_id).distinct().order_by(StageReached.stage_id)):
        stage = standing[number]
        if number not in kept:
            raise Conflict(f"Somebody has reached {stage.title}: it is kept. It can be renamed and moved.")
        if stage.accredits and not kept[number].accredits:
            raise Conflict(f"Somebody was accredited by reaching {stage.title}: it goes on accrediting.")
