"""The business case: options, what was decided, what was said against it and the answers."""

from datetime import date
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from groundswell.access.principal import Principal
from groundswell.business_cases.models import Challenge, Decision, Option
from groundswell.clock import day_in_words, today
from groundswell.cohorts.queries import check_seen
from groundswell.errors import Conflict, Invalid
from groundswell.initiatives.models import Initiative
from groundswell.initiatives.queries import check_not_to_come, part_of
from groundswell.initiatives.scope import editable
from groundswell.revisions import actions as revisions

# --- options ---------------------------------------------------------------------------------------------------------


def add_option(session: Session, *, by: Principal, initiative: str, facts: dict[str, Any]) -> Option:
    found = editable(session, by, initiative)
    revision = revisions.begin(session, by=by, action="option_added", words=facts["title"], source=found.code)
    if facts.get("preferred"):
        _prefer_no_other(session, found, revision.id)
    made = Option(initiative_id=found.id, revision_id=revision.id, **facts)
    session.add(made)
    session.flush()
    return made


def change_option(
    session: Session, *, by: Principal, initiative: str, number: int, seen_revision: int, changes: dict[str, Any]
) -> Option:
    """Changes what is named. One that becomes the preferred option takes the place of the one that was."""
    found = editable(session, by, initiative)
    row = part_of(session, Option, found, number, "option")
    check_seen(row.revision_id, seen_revision, "this option")
    revision = revisions.begin(session, by=by, action="option_changed", words=row.title, source=found.code)
    if changes.get("preferred") and not row.preferred:
        _prefer_no_other(session, found, revision.id)
    for name, value in changes.items():
        setattr(row, name, value)
    row.revision_id = revision.id
    session.flush()
    return row


def remove_option(session: Session, *, by: Principal, initiative: str, number: int, seen_revision: int) -> None:
    """Raises `Conflict` for one that was decided on: a decision keeps what it was about."""
    found = editable(session, by, initiative)
    row = part_of(session, Option, found, number, "option")
    check_seen(row.revision_id, seen_revision, "this option")
    if (day := session.scalar(select(Decision.day).where(Decision.option_id == row.id).limit(1))) is not None:
        raise Conflict(
            f"“{row.title}” was decided on, on {day_in_words(day)}: it is kept. Take the decision back first."
        )
    revisions.begin(session, by=by, action="option_removed", words=row.title, source=found.code)
    session.delete(row)
    session.flush()


def _prefer_no_other(session: Session, initiative: Initiative, revision_id: int) -> None:
    session.execute(
        update(Option)
        .where(Option.initiative_id == initiative.id, Option.preferred)
        .values(preferred=False, revision_id=revision_id)
    )


# --- decisions -------------------------------------------------------------------------------------------------------


def record_decision(
    session: Session,
    *,
    by: Principal,
    initiative: str,
    day: date,
    words: str,
    agreed_by: str,
    option_id: int | None = None,
) -> Decision:
    found = editable(session, by, initiative)
    check_not_to_come(day, today(), "day")
    if option_id is not None:
        part_of(session, Option, found, option_id, "option")
    if not words.strip():
        raise Invalid("Say what was decided.", [("words", "Give a sentence.")])
    if not agreed_by.strip():
        raise Invalid("Say who agreed.", [("agreed_by", "Name those who agreed.")])
    revision = revisions.begin(session, by=by, action="decision_recorded", words=words[:200], source=found.code)
    made = Decision(
        initiative_id=found.id,
        option_id=option_id,
        day=day,
        words=words.strip(),
        agreed_by=agreed_by.strip(),
        revision_id=revision.id,
    )
    session.add(made)
    session.flush()
    return made


def remove_decision(session: Session, *, by: Principal, initiative: str, number: int, seen_revision: int) -> None:
    """It was recorded by mistake."""
    found = editable(session, by, initiative)
    row = part_of(session, Decision, found, number, "decision")
    check_seen(row.revision_id, seen_revision, "this decision")
    revisions.begin(session, by=by, action="decision_removed", words=row.words[:200], source=found.code)
    session.delete(row)
    session.flush()


# --- challenges ------------------------------------------------------------------------------------------------------


def record_challenge(session: Session, *, by: Principal, initiative: str, facts: dict[str, Any]) -> Challenge:
    """What somebody said against it, with the answer if there is one already."""
    found = editable(session, by, initiative)
    check_not_to_come(facts["day"], today(), "day")
    answer, on = _answer(facts.get("answer"), facts.get("answered_on"), facts["day"])
    revision = revisions.begin(session, by=by, action="challenge_recorded", words=facts["by_whom"], source=found.code)
    made = Challenge(
        initiative_id=found.id,
        day=facts["day"],
        by_whom=facts["by_whom"],
        words=facts["words"].strip(),
        answer=answer,
        answered_on=on,
        revision_id=revision.id,
    )
    session.add(made)
    session.flush()
    return made


def change_challenge(
    session: Session, *, by: Principal, initiative: str, number: int, seen_revision: int, changes: dict[str, Any]
) -> Challenge:
    """Answers it, or corrects it. Without an answer it has no day of one."""
    found = editable(session, by, initiative)
    row = part_of(session, Challenge, found, number, "challenge")
    check_seen(row.revision_id, seen_revision, "this challenge")
    day = changes.get("day", row.day)
    check_not_to_come(day, today(), "day")
    answer = changes.get("answer", row.answer)
    answer, on = _answer(answer, changes.get("answered_on", row.answered_on) if answer is not None else None, day)
    revision = revisions.begin(session, by=by, action="challenge_changed", words=row.by_whom, source=found.code)
    row.day, row.answer, row.answered_on, row.revision_id = day, answer, on, revision.id
    row.by_whom = changes.get("by_whom", row.by_whom)
    row.words = changes.get("words", row.words).strip()
    session.flush()
    return row


def remove_challenge(session: Session, *, by: Principal, initiative: str, number: int, seen_revision: int) -> None:
    found = editable(session, by, initiative)
    row = part_of(session, Challenge, found, number, "challenge")
    check_seen(row.revision_id, seen_revision, "this challenge")
    revisions.begin(session, by=by, action="challenge_removed", words=row.by_whom, source=found.code)
    session.delete(row)
    session.flush()


def _answer(answer: str | None, on: date | None, challenged: date) -> tuple[str | None, date | None]:
    if answer is None or not answer.strip():
        return None, None
    on = on or today()
    check_not_to_come(on, today(), "answered_on")
    if on < challenged:
        raise Invalid(
            "The answer was given before the challenge.",
            [("answered_on", f"Choose {day_in_words(challenged)} or later.")],
        )
    return answer.strip(), on
