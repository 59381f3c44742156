"""What people of a cohort said on paper without a name: forms, tickets used and not, answers."""

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
from sqlalchemy import select

from groundswell.demonstration.programmes.kept import Kept
from groundswell.demonstration.programmes.setting import Setting
from groundswell.evaluations.actions import OPEN_FOR
from groundswell.evaluations.answering import released
from groundswell.evaluations.follow_up import follow_up_period
from groundswell.evaluations.models import Answer, AnswerItem, Evaluation, EvaluationForm, Question, Ticket

ANSWERED = 0.91
AGREE = (
    (0.01, 0.02, 0.05, 0.39, 0.53),
    (0.00, 0.02, 0.07, 0.41, 0.50),
    (0.02, 0.09, 0.14, 0.46, 0.29),
    (0.01, 0.03, 0.11, 0.44, 0.41),
    (0.01, 0.06, 0.18, 0.47, 0.28),
)
"""How answers fall on the five steps, question by question."""
SCALE = {"before": (0.24, 0.46, 0.22, 0.06, 0.02), "end": (0.01, 0.04, 0.17, 0.50, 0.28)}
QUOTES = {
    1: (
        "More time to try it on our own figures, please.",
        "The first afternoon this year on which I could think.",
        "Bring the room closer to the station.",
        "Hearing how the others got their partners on board was worth the drive.",
        "Fewer slides, more of the exercise with the cards.",
        "I would have liked the reading a week before.",
    ),
    3: (
        "We map a process before we change it now.",
        "I ask what patients think before we buy anything.",
        "Our Monday huddle came out of the second term and is still there.",
        "The partners still want proof first; the run chart gives it.",
        "No protected time since the programme ended.",
    ),
}


def evaluate_sessions(setting: Setting, kept: Kept, revision_id: int) -> None:
    """The reaction form after every session that was held."""
    for each in kept.sessions:
        if each.day < setting.today and each.id in kept.present:
            _put(setting, kept, "reaction", "session", (each.day, each.day + OPEN_FOR), revision_id, each.id)


def evaluate_learning(setting: Setting, kept: Kept, revision_id: int) -> None:
    """What people can do before the first session, and once the last one was held."""
    first = kept.terms[0].first
    _put(setting, kept, "learning", "before", (first - timedelta(days=14), first), revision_id)
    if kept.ends < setting.today:
        _put(setting, kept, "learning", "end", (kept.ends, kept.ends + timedelta(days=21)), revision_id)


def follow_up(setting: Setting, kept: Kept, revision_id: int) -> None:
    """What people do otherwise, three to four months after the end: scheduled, or answered if that is past."""
    _put(setting, kept, "behaviour", "follow_up", follow_up_period(kept.ends), revision_id)


def _put(
    setting: Setting,
    kept: Kept,
    code: str,
    occasion: str,
    period: tuple[date, date],
    revision_id: int,
    session_id: int | None = None,
) -> None:
    session = setting.session
    form = session.scalars(select(EvaluationForm).where(EvaluationForm.code == code)).one()
    questions = session.scalars(select(Question).where(Question.form_id == form.id).order_by(Question.place)).all()
    opens, closes = period
    evaluation = Evaluation(
        form_id=form.id,
        cohort_id=kept.cohort.id,
        session_id=session_id,
        occasion=occasion,
        opens=opens,
        closes=closes,
        revision_id=revision_id,
    )
    session.add(evaluation)
    session.flush()
    there = [each for each in kept.participants if each.left_on is None or each.left_on > opens]
    out = len(there) if session_id is None else kept.present[session_id]
    handed = setting.rng.permutation(np.array([each.role for each in there]))[:out]
    answering = [str(role) for role in handed if setting.chance(ANSWERED)] if opens < setting.today else []
    _answers(setting, evaluation, answering, questions, form.level)
    tickets = [
        {"code_hash": setting.rng.bytes(32).hex(), "evaluation_id": evaluation.id, "used": place < len(answering)}
        for place in range(out)
    ]
    setting.put(Ticket, sorted(tickets, key=lambda row: str(row["code_hash"])))


def _answers(
    setting: Setting, evaluation: Evaluation, roles: Sequence[str], questions: Sequence[Question], level: int
) -> None:
    """Sheets in the order of their random keys, so many of them shown as a form that is open shows."""
    shown = 0
    while more := released(shown, len(roles) - shown):
        shown += more
    last = min(evaluation.closes, setting.days(-1))
    keys = sorted(setting.rng.bytes(16).hex() for _ in roles)
    setting.put(
        Answer,
        [
            {
                "id": key,
                "evaluation_id": evaluation.id,
                "day": evaluation.opens + timedelta(days=setting.between(0, (last - evaluation.opens).days)),
                "role": role,
                "shown": place < shown,
            }
            for place, (key, role) in enumerate(zip(keys, roles, strict=True))
        ],
    )
    asked = [question for question in questions if question.kind != "text"]
    items: list[dict[str, object]] = []
    for place, question in enumerate(asked):
        shares = AGREE[place % len(AGREE)] if question.kind == "agree" else SCALE[_when(evaluation)]
        steps = setting.rng.choice(5, size=len(keys), p=np.array(shares) / sum(shares)) + 1
        items += [
            {"answer_id": key, "question_id": question.id, "step": int(step), "words": None}
            for key, step in zip(keys, steps, strict=True)
        ]
    for question in questions:
        if question.kind == "text":
            items += [
                {"answer_id": key, "question_id": question.id, "step": None, "words": setting.pick(QUOTES[level])}
                for key in keys
                if setting.chance(0.25)
            ]
    setting.put(AnswerItem, items)


def _when(evaluation: Evaluation) -> str:
    return "before" if evaluation.occasion == "before" else "end"
