"""Progress scores: what the team and its adviser each say of a month. Never computed."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.access.permissions import Permission, Role
from groundswell.access.principal import Principal
from groundswell.clock import day_in_words, today
from groundswell.cohorts.queries import check_seen
from groundswell.errors import Invalid, NotFound, NotPermitted
from groundswell.initiatives.models import Initiative, ProgressScore
from groundswell.initiatives.progress import HIGHEST, LOWEST
from groundswell.initiatives.scope import editable, may_edit, seen
from groundswell.revisions import actions as revisions

TEAM, ADVISER = "team", "adviser"


def scores_of(session: Session, initiative: Initiative) -> Sequence[ProgressScore]:
    """Month by month, the team's before the adviser's."""
    return session.scalars(
        select(ProgressScore)
        .where(ProgressScore.initiative_id == initiative.id)
        .order_by(ProgressScore.month, ProgressScore.by.desc())
    ).all()


def set_score(
    session: Session,
    *,
    by: Principal,
    code: str,
    month: date,
    whose: str,
    score: float,
    note: str = "",
    seen_revision: int | None = None,
) -> ProgressScore:
    """The team's or the adviser's score of a month, given or corrected."""
    initiative = _scored(session, by, code, whose)
    _check_month(month)
    halves = score * 2
    if not LOWEST <= score <= HIGHEST or halves != int(halves):
        raise Invalid(
            f"{score:g} is not a progress score: they go from {LOWEST} to {HIGHEST} in steps of a half.",
            [("score", f"Choose one of {LOWEST}, 1.0, 1.5 and so on up to {HIGHEST}.")],
        )
    row = session.get(ProgressScore, (initiative.id, month, whose))
    if row is not None:
        check_seen(row.revision_id, seen_revision, "this score")
    revision = revisions.begin(
        session,
        by=by,
        action="progress_score_set",
        words=f"{initiative.title}, {month:%B %Y}, {whose}: {score:.1f}",
        source=initiative.code,
    )
    if row is None:
        row = ProgressScore(initiative_id=initiative.id, month=month, by=whose)
        session.add(row)
    row.halves, row.note, row.revision_id = int(halves), note.strip(), revision.id
    session.flush()
    return row


def take_back(session: Session, *, by: Principal, code: str, month: date, whose: str, seen_revision: int) -> None:
    """It was given for another month, or by mistake."""
    initiative = _scored(session, by, code, whose)
    row = session.get(ProgressScore, (initiative.id, month, whose))
    if row is None:
        raise NotFound(f"No score of the {whose} was given for {month:%B %Y}.")
    check_seen(row.revision_id, seen_revision, "this score")
    revisions.begin(
        session,
        by=by,
        action="progress_score_taken_back",
        words=f"{initiative.title}, {month:%B %Y}, {whose}",
        source=initiative.code,
    )
    session.delete(row)
    session.flush()


def may_score(session: Session, by: Principal, initiative: Initiative) -> list[str]:
    """Whose score of an initiative the caller may give."""
    edits = by.role is not Role.FACULTY and may_edit(session, by, initiative)
    advises = Permission.ADVISE_INITIATIVES in by.permissions
    return [whose for whose, may in ((TEAM, edits), (ADVISER, advises)) if may]


def _scored(session: Session, by: Principal, code: str, whose: str) -> Initiative:
    """The initiative, once the caller is known to be one who gives this score."""
    if whose == ADVISER:
        by.require(Permission.ADVISE_INITIATIVES)
        return seen(session, by, code)
    initiative = editable(session, by, code)
    if by.role is Role.FACULTY:
        raise NotPermitted("The team gives its own score: give the adviser's.")
    return initiative


def _check_month(month: date) -> None:
    if month.day != 1:
        raise Invalid(
            f"{day_in_words(month)} is not the first day of a month.",
            [("month", f"A month is named by its first day: {month.replace(day=1)}.")],
        )
    if month > today():
        raise Invalid(
            f"{month:%B %Y} has not begun, so nobody can say how far the work has come in it.",
            [("month", "Choose this month or one before.")],
        )
