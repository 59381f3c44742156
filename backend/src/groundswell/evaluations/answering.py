"""Someone answers an evaluation, known by nothing but a ticket.

No caller, no revision and no time finer than the day: what is written is the sheet and that the ticket was used. How
that is kept apart in every place where the two could meet is told in docs/anonymous-answers.md.
"""

import secrets
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from groundswell.clock import day_in_words, today
from groundswell.errors import Conflict, Invalid, NotFound, NotPermitted, Over
from groundswell.evaluations import queries
from groundswell.evaluations.models import Answer, AnswerItem, Evaluation, Question, Ticket
from groundswell.evaluations.results import LEAST

STEPS = (1, 2, 3, 4, 5)


class Sheet(NamedTuple):
    """What a ticket opens."""

    put: queries.Put
    questions: Sequence[Question]


class Item(NamedTuple):
    """What is said to one question: a step or words."""

    question_id: int
    step: int | None = None
    words: str | None = None


def sheet(session: Session, *, ticket: str, day: date | None = None) -> Sheet:
    """The form to be filled in, on a day (today).

    Raises `NotFound` for a ticket that was never given out, `Over` after the last day, `NotPermitted` before the first,
    `Conflict` for a ticket that was used.
    """
    code_hash = queries.hashed(ticket)
    row = session.execute(
        queries.put()
        .add_columns(Ticket.used)
        .join(Ticket, Ticket.evaluation_id == Evaluation.id)
        .where(Ticket.code_hash == code_hash)
    ).one_or_none()
    if row is None:
        raise NotFound("This link opens no form. Check that it was copied to its end.")
    put, used = queries.Put(*row[:4]), row[4]
    day = day or today()
    if queries.is_closed(put.evaluation, day):
        raise Over(f"This form closed on {day_in_words(put.evaluation.closes)}. Thank you for wanting to answer.")
    opens = max(put.evaluation.opens, put.taught.day) if put.taught else put.evaluation.opens  # it may be postponed
    if day < opens:
        raise NotPermitted(f"This form opens on {day_in_words(opens)}. Keep the link until then.")
    if used:
        raise _used()
    return Sheet(put, queries.questions_of(session, [put.form.id])[put.form.id])


def hand_in(session: Session, *, ticket: str, role: str | None, items: Sequence[Item], day: date | None = None) -> None:
    """Takes one answer and uses the ticket up, both or neither. Of two at once with one ticket one wins."""
    day = day or today()
    blank = sheet(session, ticket=ticket, day=day)
    said = _checked(blank.questions, items)
    claimed = session.scalar(
        update(Ticket)
        .where(Ticket.code_hash == queries.hashed(ticket), Ticket.used.is_(False))
        .values(used=True)
        .returning(Ticket.evaluation_id)
    )
    if claimed is None:  # meanwhile, by somebody with the same link
        raise _used()
    _lay_anew(session, claimed, day, role, said)


def _checked(questions: Sequence[Question], items: Sequence[Item]) -> list[Item]:
    """What was said, without empty words. Every question with steps is answered: of a question that some leave out,
    fewer than five answers could be told from the rest."""
    known = {question.id: question for question in questions}
    said: dict[int, Item] = {}
    for place, item in enumerate(items):
        question = known.get(item.question_id)
        if question is None or item.question_id in said:
            raise Invalid(
                "The form has no such question, or it was answered twice.", [(f"items.{place}", "Leave out.")]
            )
        words = (item.words or "").strip() or None
        if question.kind == "text" and item.step is None:
            if words is not None:
                said[question.id] = Item(question.id, None, words)
        elif question.kind != "text" and item.step in STEPS and words is None:
            said[question.id] = item
        else:
            wanted = "Give words." if question.kind == "text" else "Give a step from 1 to 5."
            raise Invalid(f"This is no answer to: {question.words}", [(f"items.{place}", wanted)])
    missing = [question for question in questions if question.kind != "text" and question.id not in said]
    if missing:
        raise Invalid(
            "Choose a step for every question that has them; words are up to you.",
            [("items", question.words) for question in missing],
        )
    if not said:
        raise Invalid("The sheet is empty.", [("items", "Answer at least one question.")])
    return list(said.values())


def _lay_anew(session: Session, evaluation_id: int, day: date, role: str | None, said: Sequence[Item]) -> None:
    """Keeps one more answer, and writes those that are there once more, in the order of their random keys.

    A database knows more of a row than its columns. PostgreSQL keeps the number of the transaction that wrote it
    (xmin), which would be the same for an answer and its ticket, and lie between those of revisions whose times are
    known; and rows lie in the order in which they came (ctid). After this all answers and all tickets of the evaluation
    were written by one transaction, in an order that is chance. Writers take turns, so nobody else is at it.
    """
    answers = _rows(session, select(Answer.__table__).where(Answer.evaluation_id == evaluation_id))
    ids = [row["id"] for row in answers]
    items = _rows(session, select(AnswerItem.__table__).where(AnswerItem.answer_id.in_(ids)))
    new = secrets.token_hex(16)
    answers.append({"id": new, "evaluation_id": evaluation_id, "day": day, "role": role, "shown": False})
    items += [{"answer_id": new, "question_id": one, "step": step, "words": words} for one, step, words in said]
    answers.sort(key=lambda row: str(row["id"]))
    items.sort(key=lambda row: (str(row["answer_id"]), row["question_id"]))
    waiting = [row for row in answers if not row["shown"]]
    for row in waiting[: released(len(answers) - len(waiting), len(waiting))]:
        row["shown"] = True
    session.execute(delete(AnswerItem).where(AnswerItem.answer_id.in_(ids)))
    session.execute(delete(Answer).where(Answer.evaluation_id == evaluation_id))
    session.execute(insert(Answer), answers)
    if items:
        session.execute(insert(AnswerItem), items)
    session.execute(update(Ticket).where(Ticket.evaluation_id == evaluation_id).values(used=Ticket.used))


def released(shown: int, waiting: int) -> int:
    """How many of the answers that wait join those shown while the form is open.

    The first five at once. After that five only when five more go on waiting: so between what anybody was shown and
    what stands when the form has closed lie always five answers or more, never a sixth that could be read off.
    """
    return LEAST if waiting >= (LEAST if shown == 0 else 2 * LEAST) else 0


def _rows(session: Session, query: Any) -> list[dict[str, Any]]:
    return [dict(row) for row in session.execute(query).mappings()]


def _used() -> Conflict:
    return Conflict("This link has been used: it takes one answer. Nothing has been changed.")
