"""Forms are written, evaluations are put to the people of a cohort, and tickets are handed out."""

import secrets
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.clock import today
from groundswell.cohorts.models import Cohort, TaughtSession
from groundswell.cohorts.queries import check_seen, last_day, participants_of, takes_part, taught_session, terms
from groundswell.cohorts.queries import cohort as cohort_called
from groundswell.errors import Conflict, Invalid, Over
from groundswell.evaluations import queries
from groundswell.evaluations.follow_up import follow_up_period
from groundswell.evaluations.models import Evaluation, EvaluationForm, Question, Ticket
from groundswell.revisions import actions as revisions

OPEN_FOR = timedelta(days=13)
"""A form about a session stays open for two weeks from the session's day, unless told otherwise."""
MOST_TICKETS = 1000
BEHAVIOUR = 3
"""Kirkpatrick's level of what people do differently: what a follow-up asks."""


class NewQuestion(NamedTuple):
    kind: str
    words: str


def add_form(
    session: Session, *, by: Principal, code: str, level: int, title: str, questions: Sequence[NewQuestion]
) -> EvaluationForm:
    """A form with its questions. It stays as it is: answers are to these words."""
    by.require(Permission.RUN_PROGRAMMES)
    if session.scalar(select(EvaluationForm.id).where(EvaluationForm.code == code)) is not None:
        raise Conflict(f"There is already a form called {code}.")
    if not questions:
        raise Invalid("A form asks something.", [("questions", "Give at least one question.")])
    revision = revisions.begin(session, by=by, action="evaluation_form_added", words=title.strip())
    form = EvaluationForm(code=code, level=level, title=title.strip(), revision_id=revision.id)
    session.add(form)
    session.flush()
    session.add_all(
        Question(form_id=form.id, place=place, kind=kind, words=words.strip())
        for place, (kind, words) in enumerate(questions, start=1)
    )
    session.flush()
    return form


class HandedOut(NamedTuple):
    evaluation: Evaluation
    tickets: Sequence[str]
    """Their codes: said this once, and kept nowhere."""


def put(
    session: Session,
    *,
    by: Principal,
    form: str,
    cohort: str,
    session_id: int | None,
    occasion: str,
    opens: date | None,
    closes: date | None,
    tickets: int | None,
) -> HandedOut:
    """Puts a form to the people of a cohort.

    About a session it opens on its day and closes two weeks later unless told otherwise. `tickets` None: one for each
    who takes part on the day it opens.
    """
    by.require(Permission.RUN_PROGRAMMES)
    asked = queries.form(session, form)
    found = cohort_called(session, cohort)
    taught = _about(session, found, session_id, occasion)
    first, last = _period(taught, opens, closes)
    return _put(
        session,
        by=by,
        form=asked,
        cohort=found,
        taught=taught,
        occasion=occasion,
        period=(first, last),
        tickets=tickets,
    )


def schedule_follow_up(
    session: Session, *, by: Principal, cohort: str, form: str | None, tickets: int | None
) -> HandedOut:
    """Puts the behaviour form to a cohort three to four months after its last term ends."""
    by.require(Permission.RUN_PROGRAMMES)
    found = cohort_called(session, cohort)
    asked = queries.form(session, form) if form is not None else _behaviour_form(session)
    ends = max((last_day(term) for term in terms(session, found.id)), default=None)
    if ends is None:
        raise Invalid(f"{found.name} has no terms, so nobody knows when it ends.", [("cohort", "Add its terms.")])
    return _put(
        session,
        by=by,
        form=asked,
        cohort=found,
        taught=None,
        occasion="follow_up",
        period=_period(None, *follow_up_period(ends)),
        tickets=tickets,
    )


def change(
    session: Session,
    *,
    by: Principal,
    evaluation_id: int,
    seen_revision: int,
    opens: date | None = None,
    closes: date | None = None,
) -> Evaluation:
    """Changes when it opens and closes. One that has closed with answers stays closed: its results were shown whole,
    and one answer more could be read off."""
    by.require(Permission.RUN_PROGRAMMES)
    evaluation = queries.evaluation(session, evaluation_id)
    check_seen(evaluation.revision_id, seen_revision, "this evaluation")
    if queries.is_closed(evaluation, today()) and _is_answered(session, evaluation):
        raise Over(f"It closed on {evaluation.closes}, and its results have been shown.")
    taught = taught_session(session, evaluation.session_id) if evaluation.session_id is not None else None
    first, last = _period(taught, opens or evaluation.opens, closes or evaluation.closes)
    revision = revisions.begin(session, by=by, action="evaluation_changed")
    evaluation.opens, evaluation.closes, evaluation.revision_id = first, last, revision.id
    session.flush()
    return evaluation


def withdraw(session: Session, *, by: Principal, evaluation_id: int, seen_revision: int) -> None:
    """Takes back one to which nobody has answered, and its tickets."""
    by.require(Permission.RUN_PROGRAMMES)
    evaluation = queries.evaluation(session, evaluation_id)
    check_seen(evaluation.revision_id, seen_revision, "this evaluation")
    if _is_answered(session, evaluation):
        raise Conflict("Answers have come, and are kept. Let it close today instead.")
    revisions.begin(session, by=by, action="evaluation_withdrawn")
    session.execute(delete(Ticket).where(Ticket.evaluation_id == evaluation.id))
    session.delete(evaluation)
    session.flush()


def _is_answered(session: Session, evaluation: Evaluation) -> bool:
    return queries.tickets_of(session, [evaluation.id])[evaluation.id].used > 0


def add_tickets(session: Session, *, by: Principal, evaluation_id: int, count: int) -> HandedOut:
    """More tickets for an evaluation that has not closed."""
    by.require(Permission.RUN_PROGRAMMES)
    evaluation = queries.evaluation(session, evaluation_id)
    if queries.is_closed(evaluation, today()):
        raise Over(f"The evaluation closed on {evaluation.closes}: no more answers can come in.")
    out = queries.tickets_of(session, [evaluation.id])[evaluation.id].out
    if out + count > MOST_TICKETS:
        raise Invalid(
            f"An evaluation has at most {MOST_TICKETS:,} tickets, and {out:,} are out.",
            [("count", f"Give at most {MOST_TICKETS - out:,}.")],
        )
    revision = revisions.begin(session, by=by, action="tickets_added", words=f"{count}")
    evaluation.revision_id = revision.id
    session.flush()
    return HandedOut(evaluation, _hand_out(session, evaluation, count))


def _about(session: Session, cohort: Cohort, session_id: int | None, occasion: str) -> TaughtSession | None:
    if (session_id is None) == (occasion == "session"):
        raise Invalid(
            "After a session, say which; otherwise leave it out.", [("session", "Only with the occasion session.")]
        )
    if session_id is None:
        return None
    taught = taught_session(session, session_id)
    if taught.cohort_id != cohort.id:
        raise Invalid(f"{taught.title} is a session of another cohort.", [("session", f"Choose one of {cohort.name}.")])
    return taught


def _period(taught: TaughtSession | None, opens: date | None, closes: date | None) -> tuple[date, date]:
    if taught is not None:
        opens = opens or taught.day
        closes = closes or opens + OPEN_FOR
        if opens < taught.day:
            raise Invalid(
                f"The form would open before the session, which is on {taught.day}.",
                [("opens", f"Choose a day from {taught.day} onwards.")],
            )
    if opens is None or closes is None:
        raise Invalid("Say when the form opens and closes.", [("opens", "Give a day."), ("closes", "Give a day.")])
    if closes < opens:
        raise Invalid("The form closes before it opens.", [("closes", f"Choose a day from {opens} onwards.")])
    if closes < today():
        raise Invalid(f"The form would have closed on {closes}.", [("closes", "Choose today or a later day.")])
    return opens, closes


def _put(
    session: Session,
    *,
    by: Principal,
    form: EvaluationForm,
    cohort: Cohort,
    taught: TaughtSession | None,
    occasion: str,
    period: tuple[date, date],
    tickets: int | None,
) -> HandedOut:
    opens, closes = period
    _refuse_twice(session, form, cohort, taught, occasion)
    if tickets is None:
        tickets = sum(takes_part(each, opens) for each in participants_of(session, cohort.id))
    if tickets > MOST_TICKETS:
        raise Invalid(f"{tickets:,} tickets are too many.", [("tickets", f"Give at most {MOST_TICKETS:,}.")])
    revision = revisions.begin(session, by=by, action="evaluation_put", words=form.title, source=cohort.code)
    evaluation = Evaluation(
        form_id=form.id,
        cohort_id=cohort.id,
        session_id=taught.id if taught else None,
        occasion=occasion,
        opens=opens,
        closes=closes,
        revision_id=revision.id,
    )
    session.add(evaluation)
    session.flush()
    return HandedOut(evaluation, _hand_out(session, evaluation, tickets))


def _refuse_twice(
    session: Session, form: EvaluationForm, cohort: Cohort, taught: TaughtSession | None, occasion: str
) -> None:
    """Two of one form on one occasion would share the answers out between them."""
    same = select(Evaluation).where(
        Evaluation.form_id == form.id, Evaluation.cohort_id == cohort.id, Evaluation.occasion == occasion
    )
    same = same.where(Evaluation.session_id == taught.id if taught else Evaluation.session_id.is_(None))
    if (found := session.scalar(same.limit(1))) is not None:
        raise Conflict(
            f"{form.title} has been put already, from {found.opens} to {found.closes}: hand out more tickets for it."
        )


def _hand_out(session: Session, evaluation: Evaluation, count: int) -> list[str]:
    codes = [secrets.token_urlsafe(16) for _ in range(count)]
    hashes = sorted(queries.hashed(code) for code in codes)  # not in the order in which they are printed
    if hashes:
        session.execute(
            insert(Ticket), [{"code_hash": each, "evaluation_id": evaluation.id, "used": False} for each in hashes]
        )
    return codes


def _behaviour_form(session: Session) -> EvaluationForm:
    found = session.scalar(
        select(EvaluationForm).where(EvaluationForm.level == BEHAVIOUR).order_by(EvaluationForm.id).limit(1)
    )
    if found is None:
        raise Invalid("There is no form of level 3.", [("form", "Add one first.")])
    return found
