"""Where the targets of a programme stand: how many people, practices, federations and members of the faculty it has."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple, cast

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from groundswell.cohorts.models import Cohort, Participant, Placement
from groundswell.faculty.growth import Membership, Projection, members_on, projected
from groundswell.faculty.queries import memberships
from groundswell.organisations.models import Organisation, Spell
from groundswell.organisations.statements import Kind
from groundswell.programmes.models import Joining, JoiningStep, ProgrammeTarget
from groundswell.programmes.schemas import What
from groundswell.reports.programmes.schemas import TargetStanding
from groundswell.reports.programmes.words import TAKING_PART, target_now

GROUPS = (Kind.FEDERATION, Kind.NETWORK)


class Counted(NamedTuple):
    """Something that counts towards a target, from a day on to another (None: still)."""

    id: int
    first: date
    until: date | None = None


def standings(session: Session, targets: Sequence[ProgrammeTarget], day: date) -> list[TargetStanding]:
    """One query, or two, for each kind of target that there is."""
    wanted = {each.what for each in targets}
    programme_id = targets[0].programme_id if targets else 0
    counted: dict[str, list[Counted]] = {}
    if "participants" in wanted:
        counted["participants"] = _participants(session, programme_id)
    if wanted & {"federations", "practices"}:
        joined = _joined(session, programme_id)
        counted["federations"] = [each for each, kind in joined if kind in GROUPS]
    if "practices" in wanted:
        counted["practices"] = _practices(session, programme_id, joined)
    faculty = memberships(session) if "faculty" in wanted else []
    return [_standing(each, counted, faculty, day) for each in targets]


def _standing(
    target: ProgrammeTarget, counted: dict[str, list[Counted]], faculty: Sequence[Membership], day: date
) -> TargetStanding:
    until = min(day, target.by)
    if target.what == "faculty":
        reached = max(0, members_on(faculty, until) - members_on(faculty, target.first)) if day >= target.first else 0
    else:
        reached = _reached(counted[target.what], target.first, until)
    now = target_now(target.what, target.number, target.first, target.by, reached, day, _ahead(target, faculty, day))
    return {
        "what": cast(What, target.what),
        "number": target.number,
        "first": str(target.first),
        "by": str(target.by),
        "reached": reached,
        "state": now.state,
        "words": now.words,
    }


def _reached(counted: Iterable[Counted], first: date, until: date) -> int:
    return len(
        {each.id for each in counted if first <= each.first <= until and (each.until is None or each.until > until)}
    )


def _ahead(target: ProgrammeTarget, faculty: Sequence[Membership], day: date) -> Projection | None:
    """By how many the faculty will have grown, where that can be foretold."""
    if target.what != "faculty" or (found := projected(faculty, day, target.by)) is None:
        return None
    before = members_on(faculty, target.first)
    return Projection(found.expected - before, found.low - before, found.high - before)


def _participants(session: Session, programme_id: int) -> list[Counted]:
    """People taken into its cohorts, those who left again too."""
    rows = session.execute(
        select(Participant.person_id, func.min(Participant.joined))
        .join(Cohort, Cohort.id == Participant.cohort_id)
        .where(Cohort.programme_id == programme_id)
        .group_by(Participant.person_id)
    )
    return [Counted(*row) for row in rows]


def _joined(session: Session, programme_id: int) -> list[tuple[Counted, str]]:
    """Federations and practices that take part or have done so, since planning began."""
    rows = session.execute(
        select(Joining.organisation_id, func.min(JoiningStep.on), Organisation.kind)
        .join(JoiningStep, JoiningStep.joining_id == Joining.id)
        .join(Organisation, Organisation.id == Joining.organisation_id)
        .where(Joining.programme_id == programme_id, Joining.stage.in_(TAKING_PART), JoiningStep.stage == "planning")
        .group_by(Joining.organisation_id, Organisation.kind)
    )
    return [(Counted(organisation_id, on), kind) for organisation_id, on, kind in rows]


def _practices(session: Session, programme_id: int, joined: Sequence[tuple[Counted, str]]) -> list[Counted]:
    """Practices that joined, that belong to a federation that joined, or where a participant works."""
    since = {each.id: each.first for each, kind in joined if kind in GROUPS}
    members = session.execute(
        select(Spell.organisation_id, Spell.parent_id, Spell.first, Spell.until)
        .join(Joining, Joining.organisation_id == Spell.parent_id)
        .where(Joining.programme_id == programme_id, Spell.parent_kind.in_(GROUPS))
    )
    workplaces = session.execute(
        select(Placement.organisation_id, func.min(Placement.first))
        .join(Participant, Participant.id == Placement.participant_id)
        .join(Cohort, Cohort.id == Participant.cohort_id)
        .where(Cohort.programme_id == programme_id)
        .group_by(Placement.organisation_id)
    )
    return [
        *(each for each, kind in joined if kind not in GROUPS),
        *(
            Counted(practice, max(first, since[group]), until)
            for practice, group, first, until in members
            if group in since
        ),
        *(Counted(*row) for row in workplaces),
    ]
