"""Practices take steps with an innovation: any number at once, all of them or none; and a wrong step is taken back."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.clock import today
from groundswell.cohorts.queries import check_seen
from groundswell.errors import Conflict, Invalid, NotFound
from groundswell.innovations import queries
from groundswell.innovations.models import Adoption, AdoptionStep, FormerAdoptionStep, Innovation
from groundswell.innovations.timeline import STAGE_WORDS, Step, fault, in_order, standing
from groundswell.organisations.lookup import chunks
from groundswell.organisations.models import Organisation
from groundswell.organisations.scope import visible_practices
from groundswell.organisations.statements import Kind
from groundswell.revisions import actions as revisions
from groundswell.revisions.models import Revision


class Recorded(NamedTuple):
    innovation: Innovation
    practices: int
    revision: Revision


def record_adoptions(
    session: Session,
    *,
    by: Principal,
    innovation: str,
    stage: str,
    on: date,
    reason: str | None,
    practices: Sequence[str],
) -> Recorded:
    """One step of each of the practices, as one revision. Raises `Invalid` with an error for each that cannot."""
    by.require(Permission.RECORD_ADOPTIONS)
    found = queries.innovation(session, innovation)
    _check_step(found, stage, on, reason)
    codes = list(dict.fromkeys(code.strip().upper() for code in practices))
    known = _practices(session, by, codes)
    steps = steps_of(session, found.id, [each.id for each in known.values()])
    step = Step(on, stage, reason)
    errors: list[tuple[str, str]] = []
    for code in codes:
        wrong = _fault(known.get(code), step, steps)
        if wrong is not None:
            errors.append((f"practices.{code}", wrong))
    if errors:
        raise Invalid(_refusal(len(errors), len(codes)), errors)
    words = f"{found.title}: {STAGE_WORDS[stage]}, {len(codes)} practice{'' if len(codes) == 1 else 's'}"
    revision = revisions.begin(session, by=by, action="adoptions_recorded", words=words, source=found.code)
    ids = [known[code].id for code in codes]
    session.add_all(
        AdoptionStep(
            innovation_id=found.id, organisation_id=each, stage=stage, on=on, reason=reason, revision_id=revision.id
        )
        for each in ids
    )
    _keep_standing(session, found.id, {each: [*steps[each], step] for each in ids}, revision.id)
    session.flush()
    return Recorded(found, len(ids), revision)


def take_back(
    session: Session, *, by: Principal, innovation: str, practice: str, stage: str, on: date, seen_revision: int
) -> None:
    """Removes a step that was wrong. Refused where those that stay would contradict each other."""
    by.require(Permission.RECORD_ADOPTIONS)
    found = queries.innovation(session, innovation)
    place = _practices(session, by, [practice.upper()]).get(practice.upper())
    adoption = None if place is None else session.get(Adoption, (found.id, place.id))
    if place is None or adoption is None:
        raise NotFound(f"No step of {practice} with {found.title} is known to you.")
    check_seen(adoption.revision_id, seen_revision, "how far this practice has come")
    row = session.get(AdoptionStep, (found.id, place.id, stage, on))
    if row is None:
        raise NotFound(f"{place.name} has no such step on {on}.")
    left = [each for each in steps_of(session, found.id, [place.id])[place.id] if (each.stage, each.on) != (stage, on)]
    if (wrong := fault(left)) is not None:
        raise Conflict(
            f"Without this step the others of {place.name} do not fit: {wrong}. Take back the later one first."
        )
    revision = revisions.begin(
        session, by=by, action="adoption_taken_back", words=f"{found.title}: {STAGE_WORDS[stage]}", source=found.code
    )
    session.add(
        FormerAdoptionStep(
            innovation_id=found.id,
            organisation_id=place.id,
            stage=stage,
            on=on,
            revision_id=row.revision_id,
            ended_revision_id=revision.id,
        )
    )
    session.delete(row)
    if left:
        _keep_standing(session, found.id, {place.id: left}, revision.id)
    else:
        session.delete(adoption)
    session.flush()


def steps_of(session: Session, innovation_id: int, practices: Collection[int]) -> dict[int, list[Step]]:
    """The steps of some practices with one innovation, in order."""
    found: dict[int, list[Step]] = defaultdict(list)
    for part in chunks(sorted(practices)):
        for row in session.scalars(
            select(AdoptionStep).where(
                AdoptionStep.innovation_id == innovation_id, AdoptionStep.organisation_id.in_(part)
            )
        ):
            found[row.organisation_id].append(Step(row.on, row.stage, row.reason))
    return defaultdict(list, {practice: in_order(steps) for practice, steps in found.items()})


def _check_step(innovation: Innovation, stage: str, on: date, reason: str | None) -> None:
    if stage == "stopped" and not reason:
        raise Invalid("Say why they stopped: the next who think of trying it will ask.", [("reason", "Give a reason.")])
    if stage != "stopped" and reason:
        raise Invalid("Only stopping has a reason.", [("reason", "Leave it out, or choose stopped.")])
    if on > today():
        raise Invalid("A step is recorded once it is taken.", [("on", f"Choose {today()} or a day before.")])
    if innovation.retired_because is not None and stage not in ("sustained", "stopped"):
        raise Conflict(
            f"{innovation.title} has been retired ({innovation.retired_because.rstrip('.')}): nobody begins with it "
            "any more. That a practice sustains it or has stopped can still be recorded."
        )


def _practices(session: Session, by: Principal, codes: Iterable[str]) -> dict[str, Organisation]:
    """Practices in the caller's sight, by code."""
    found: dict[str, Organisation] = {}
    for part in chunks(list(codes)):
        for row in session.scalars(
            select(Organisation).where(
                Organisation.code.in_(part),
                Organisation.kind == Kind.PRACTICE,
                Organisation.id.in_(visible_practices(by)),
            )
        ):
            found[row.code] = row
    return found


def _fault(practice: Organisation | None, step: Step, steps: dict[int, list[Step]]) -> str | None:
    if practice is None:
        return "No practice with this code is known to you."
    if practice.opened is not None and step.on < practice.opened:
        return f"{practice.name} opened on {practice.opened}, after this day."
    if practice.closed is not None and step.on >= practice.closed:
        return f"{practice.name} closed on {practice.closed}."
    wrong = fault([*steps[practice.id], step])
    return None if wrong is None else f"{practice.name}: {wrong}."


def _refusal(wrong: int, asked: int) -> str:
    if asked == 1:
        return "Nothing was recorded: the practice cannot take this step."
    return f"Nothing was recorded: {wrong} of {asked} practices cannot take this step."


def _keep_standing(session: Session, innovation_id: int, steps: dict[int, list[Step]], revision_id: int) -> None:
    """Brings `adoption` into step with the steps of some practices."""
    rows: dict[int, Adoption] = {}
    for part in chunks(sorted(steps)):
        rows |= {
            row.organisation_id: row
            for row in session.scalars(
                select(Adoption).where(Adoption.innovation_id == innovation_id, Adoption.organisation_id.in_(part))
            )
        }
    for practice, taken in steps.items():
        now = standing(in_order(taken))
        assert now is not None  # there is a step at least
        row = rows.get(practice)
        if row is None:
            row = Adoption(innovation_id=innovation_id, organisation_id=practice)
            session.add(row)
        row.stage, row.stage_on, row.adopted_on, row.revision_id = now.stage, now.since, now.adopted_on, revision_id
