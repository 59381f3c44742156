"""What the people of a cohort say, and what is known at each of Kirkpatrick's levels.

Made of results as `evaluations.results` lets them be shown and of nothing else: never below five answers, and of an
open form in steps. Answers have no revision, so nothing of this is kept: it is made anew for each request.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy.orm import Session

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.clock import today
from groundswell.cohorts.queries import sessions_of
from groundswell.cohorts.running import CohortFacts
from groundswell.evaluations import queries
from groundswell.evaluations.follow_up import follow_up_period
from groundswell.evaluations.models import Question
from groundswell.evaluations.results import Results, results
from groundswell.reports.cohorts import evaluation_words as words
from groundswell.reports.cohorts.counts import finished_in
from groundswell.reports.cohorts.evaluation_words import LEVELS, Said, Sheets
from groundswell.reports.cohorts.page import facts_of
from groundswell.reports.cohorts.schemas import CohortEvaluation, Opinion, OpinionOfSession

REACTION, LEARNING, BEHAVIOUR, RESULTS = 1, 2, 3, 4


def cohort_evaluation(session: Session, *, by: Principal, code: str) -> CohortEvaluation:
    """A bounded number of queries, whatever the size."""
    by.require(Permission.READ_PROGRAMMES)
    day = today()
    facts = facts_of(session, code, day)
    found = results(session, queries.evaluations(session, cohort=code).rows, day)
    reactions = _of_level(found, REACTION)
    opinions = _pooled(reactions)
    numbers = {each.id: place for place, each in enumerate(sessions_of(session, facts.cohort.id), start=1)}
    told = (
        words.reaction(_sheets(reactions), opinions[0] if opinions else None),
        _learning(_of_level(found, LEARNING)),
        _behaviour(facts, _of_level(found, BEHAVIOUR), day),
        words.came_of_it(
            _first(_of_level(found, RESULTS)), finished_in(session, facts.cohort), facts.participants + facts.left
        ),
    )
    return {
        "code": facts.cohort.code,
        "heading": words.heading(sum(each.answers for each in reactions), sum(each.come for each in reactions)),
        "opinions": [_opinion(each) for each in opinions],
        "note": words.note(len(reactions), sum(each.answers == 0 for each in reactions)),
        "sessions": [row for each in reactions if (row := _of_session(each, numbers)) is not None],
        "levels": [
            {"level": level, "name": name, "when": when, "words": sentence}
            for level, ((name, when), sentence) in enumerate(zip(LEVELS, told, strict=True), start=1)
        ],
    }


def _of_level(found: Iterable[Results], level: int) -> list[Results]:
    return [each for each in found if each.put.form.level == level]


def _said(found: Results) -> list[tuple[Question, Said]]:
    """The questions of steps of one evaluation that may be shown."""
    return [
        (asked.question, Said(asked.question.words, asked.distribution))
        for asked in found.questions
        if asked.distribution is not None
    ]


def _pooled(found: Sequence[Results]) -> list[Said]:
    """Every question of agreement over all evaluations that show it, in the order of the forms."""
    sums: dict[int, Said] = {}
    for each in found:
        for question, said in _said(each):
            if question.kind == "agree":
                before = sums[question.id].steps if question.id in sums else [0] * 5
                sums[question.id] = Said(said.question, [a + b for a, b in zip(before, said.steps, strict=True)])
    return list(sums.values())


def _first(found: Sequence[Results]) -> Said | None:
    """What was answered to the first question of agreement."""
    pooled = _pooled(found)
    return pooled[0] if pooled else None


def _sheets(found: Sequence[Results]) -> Sheets:
    return Sheets(sum(each.tickets.out for each in found), sum(each.tickets.used for each in found))


def _learning(found: Sequence[Results]) -> str:
    """The first question of the form that was put before the programme, set against the same one afterwards."""
    before = [pair for each in found if each.put.evaluation.occasion == "before" for pair in _said(each)]
    after = {
        question.id: said
        for each in found
        if each.put.evaluation.occasion in ("end", "follow_up")
        for question, said in _said(each)
    }
    both = next(((said, after[question.id]) for question, said in before if question.id in after), None)
    if both is not None:
        return words.learning(*both, asked=True)
    return words.learning(before[0][1] if before else None, next(iter(after.values()), None), asked=bool(found))


def _behaviour(facts: CohortFacts, found: Sequence[Results], day: date) -> str:
    if not found and facts.last is not None:
        return words.no_follow_up(follow_up_period(facts.last), day)
    last = found[-1].put.evaluation if found else None
    return words.behaviour(_first(found), _sheets(found), (last.opens, last.closes) if last else None, day)


def _opinion(said: Said) -> Opinion:
    return {"question": said.question, "steps": list(said.steps), "answers": said.answers, "label": said.label}


def _of_session(found: Results, numbers: dict[int, int]) -> OpinionOfSession | None:
    taught = found.put.taught
    if taught is None:
        return None
    first = _first([found])
    return {
        "session": taught.id,
        "number": numbers[taught.id],
        "day": str(taught.day),
        "answers": found.answers,
        "sheets": found.tickets.out,
        "agree": (first.steps[3] + first.steps[4]) / first.answers if first else None,
    }
