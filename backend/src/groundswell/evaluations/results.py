"""What was answered, as far as nobody can be known by it.

Nothing below five answers. While an evaluation is open only those that `answering.released` let through; when it has
closed all of them, unless those not shown yet are fewer than five, who could be read off by subtraction. Roles are told
apart only then, once: their numbers move otherwise than the whole does, and would give single answers away.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlalchemy.orm import Session

from groundswell.evaluations import queries
from groundswell.evaluations.models import Answer, AnswerItem, Question

LEAST = 5
"""Fewer answers than these are not shown, nor is a group of fewer told apart."""

Role = str | None
"""None: those who did not say what they are."""


class Asked(NamedTuple):
    """What was answered to one question."""

    question: Question
    distribution: list[int] | None
    """How many chose steps 1 to 5; None for a question of words, and where too few answered."""
    quotes: list[str] | None
    """In the order of the alphabet, which says nothing; None where the question has steps or too few answered."""

    @property
    def mean(self) -> float | None:
        if self.distribution is None:
            return None
        return sum(step * number for step, number in enumerate(self.distribution, 1)) / sum(self.distribution)


class OfRole(NamedTuple):
    role: Role
    answers: int | None
    """None, like `questions`, where the role is not told apart."""
    questions: list[Asked] | None


class Results(NamedTuple):
    put: queries.Put
    tickets: queries.Tickets
    closed: bool
    come: int
    """How many answers have come."""
    answers: int
    """Of how many of them these are the results; 0 where there are too few."""
    questions: list[Asked]
    by_role: list[OfRole]
    """Empty until the evaluation has closed."""

    @property
    def words(self) -> str:
        """What is shown, and why not all."""
        come, held_back = self.come, self.come - self.answers
        if self.answers == 0:
            so_far = "none has come" if come == 0 else f"{come} {'has' if come == 1 else 'have'} come"
            return f"Results are shown from {LEAST} answers: {so_far}."
        if held_back == 0:
            return f"These are all {come} answers."
        if self.closed:
            return (
                f"These are {self.answers} of {come} answers: the other {held_back} came after results were shown, and "
                "are too few to be added without being known by it."
            )
        return (
            f"These are {self.answers} of {come} answers: while the form is open they are added {LEAST} at a time, so "
            "that no single one can be read off."
        )


def results(session: Session, puts: Sequence[queries.Put], day: date) -> list[Results]:
    """The results of each, as they may be shown on a day. Five queries, however many there are."""
    ids = [put.evaluation.id for put in puts]
    closed = {put.evaluation.id: queries.is_closed(put.evaluation, day) for put in puts}
    tickets = queries.tickets_of(session, ids)
    questions = queries.questions_of(session, {put.form.id for put in puts})
    come, sizes, counts = _sizes(session, closed)
    steps, words = _said(session, counts)
    return [
        _result(put, tickets[one], closed[one], questions[put.form.id], come[one], sizes[one], steps[one], words[one])
        for put, one in zip(puts, ids, strict=True)
    ]


Steps = Mapping[tuple[int, Role, int], int]
"""How many of a role chose a step of a question, by (question, role, step)."""


def _result(
    put: queries.Put,
    tickets: queries.Tickets,
    closed: bool,
    questions: Sequence[Question],
    come: int,
    sizes: Mapping[Role, int],
    steps: Steps,
    words: Mapping[int, list[str]],
) -> Results:
    answers = sum(sizes.values())
    asked = [
        Asked(
            question,
            _distribution(question, steps, sizes),
            sorted(words.get(question.id, ()), key=str.casefold) if answers and question.kind == "text" else None,
        )
        for question in questions
    ]
    apart = told_apart(sizes)
    by_role = [
        OfRole(
            role,
            sizes[role] if role in apart else None,
            [Asked(each, _distribution(each, steps, [role]), None) for each in questions if each.kind != "text"]
            if role in apart
            else None,
        )
        for role in sorted(sizes, key=lambda each: (each is None, each or ""))
    ]
    return Results(put, tickets, closed, come, answers, asked, by_role if closed else [])


def told_apart(sizes: Mapping[Role, int]) -> set[Role]:
    """The roles that may be told apart: five answers or more, and what is left of the whole without them is five or
    more too, or nothing. So one small role takes the next smallest with it."""
    hidden, held_back = set(), 0
    for role in sorted(sizes, key=lambda each: (sizes[each], each or "")):
        if sizes[role] >= LEAST and (held_back == 0 or held_back >= LEAST):
            break
        hidden.add(role)
        held_back += sizes[role]
    return set(sizes) - hidden


def _distribution(question: Question, steps: Steps, roles: Collection[Role]) -> list[int] | None:
    found = [sum(steps.get((question.id, role, step), 0) for role in roles) for step in range(1, 6)]
    return found if sum(found) >= LEAST else None


def _sizes(
    session: Session, closed: Mapping[int, bool]
) -> tuple[Mapping[int, int], dict[int, dict[Role, int]], ColumnElement[bool]]:
    """How many answers have come to each evaluation; how many of each role count; which rows of `answer` those are."""
    rows = session.execute(
        select(Answer.evaluation_id, Answer.role, func.count(), func.sum(case((Answer.shown, 1), else_=0)))
        .where(Answer.evaluation_id.in_(closed))
        .group_by(Answer.evaluation_id, Answer.role)
    ).all()
    come: dict[int, int] = dict.fromkeys(closed, 0)
    waiting: dict[int, int] = dict.fromkeys(closed, 0)
    for one, _, number, shown in rows:
        come[one] += number
        waiting[one] += number - shown
    whole = {one for one, is_over in closed.items() if is_over and waiting[one] >= LEAST}
    sizes: dict[int, dict[Role, int]] = {one: {} for one in closed}
    for one, role, number, shown in rows:
        if counted := number if one in whole else shown:
            sizes[one][role] = counted
    sizes = {one: found if sum(found.values()) >= LEAST else {} for one, found in sizes.items()}
    counts = or_(Answer.evaluation_id.in_(whole), and_(Answer.evaluation_id.in_(closed), Answer.shown))
    return come, sizes, counts


def _said(
    session: Session, counts: ColumnElement[bool]
) -> tuple[dict[int, dict[tuple[int, Role, int], int]], dict[int, dict[int, list[str]]]]:
    """By evaluation: how often each step was chosen, and the words to each question."""
    steps: dict[int, dict[tuple[int, Role, int], int]] = defaultdict(dict)
    chosen = session.execute(
        select(Answer.evaluation_id, AnswerItem.question_id, Answer.role, AnswerItem.step, func.count())
        .join(AnswerItem, AnswerItem.answer_id == Answer.id)
        .where(counts, AnswerItem.step.is_not(None))
        .group_by(Answer.evaluation_id, AnswerItem.question_id, Answer.role, AnswerItem.step)
    )
    for one, question_id, role, step, number in chosen:
        if step is not None:
            steps[one][question_id, role, step] = number
    words: dict[int, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    written = session.execute(
        select(Answer.evaluation_id, AnswerItem.question_id, AnswerItem.words)
        .join(AnswerItem, AnswerItem.answer_id == Answer.id)
        .where(counts, AnswerItem.words.is_not(None))
    )
    for one, question_id, quote in written:
        if quote is not None:
            words[one][question_id].append(quote)
    return steps, words


def results_of(session: Session, evaluation_id: int, day: date) -> Results:
    """Those of one. Raises `NotFound`."""
    found = queries.evaluations(session, evaluation_id=queries.evaluation(session, evaluation_id).id)
    return results(session, found.rows, day)[0]
