"""What was answered is shown as far as nobody can be known by it."""

from importlib import import_module
from itertools import pairwise
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import update
from sqlalchemy.orm import Session

from groundswell.database.engine import writing
from groundswell.evaluations.answering import released
from groundswell.evaluations.models import Answer
from groundswell.evaluations.queries import evaluations
from groundswell.evaluations.results import LEAST, Role, told_apart
from groundswell.evaluations.results import results as results_on
from groundswell.web import etag
from tests.conftest import Counting
from tests.evaluations.world import V1, Open, World, ago, opened, results, small_cohort

ENDPOINTS = import_module("groundswell.evaluations.endpoints.evaluations")


@pytest.fixture
def world(database: None) -> World:
    return small_cohort()


@pytest.fixture
def evaluation(national: TestClient, world: World) -> Open:
    return opened(national, world)


@pytest.fixture
def close(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The day on which the evaluation has closed, for the answer and for its tag."""

    def closed() -> None:
        for module in (ENDPOINTS, etag):
            monkeypatch.setattr(module, "today", lambda: ago(-14))

    return closed


def test_four_answers_show_nothing_and_five_show_the_distribution(national: TestClient, evaluation: Open) -> None:
    for steps in ([5, 4, 3, 2, 1], [5, 4, 3, 2, 2], [5, 4, 3, 3, 3], [5, 5, 5, 4, 4]):
        assert evaluation.answer(steps, words="Colin spoke too long").status_code == 204
    four = results(national, evaluation)
    assert (four["answered"], four["answers"], four["forms_out"], four["closed"]) == (4, 0, 20, False)
    assert four["words"] == "Results are shown from 5 answers: 4 have come."
    for each in four["questions"]:
        assert (each["distribution"], each["mean"], each["quotes"]) == (None, None, None)
    assert "Colin" not in str(four)
    evaluation.answer([1, 1, 1, 1, 5], words="All of it")
    five = results(national, evaluation)
    assert (five["answered"], five["answers"], five["words"]) == (5, 5, "These are all 5 answers.")
    assert [each["distribution"] for each in five["questions"]] == [
        [1, 0, 0, 0, 4],
        [1, 0, 0, 3, 1],
        [1, 0, 3, 0, 1],
        [1, 2, 1, 1, 0],
        [1, 1, 1, 1, 1],
        None,
    ]
    assert [each["mean"] for each in five["questions"]] == [4.2, 3.6, 3.0, 2.4, 3.0, None]
    assert five["questions"][-1]["quotes"] == ["All of it", *["Colin spoke too long"] * 4]


def test_four_answers_show_nothing_when_it_has_closed_either(
    national: TestClient, evaluation: Open, close: Any
) -> None:
    for _ in range(4):
        evaluation.answer(words="Well run", role="gp")
    close()
    four = results(national, evaluation)
    assert (four["answers"], four["closed"], four["by_role"]) == (0, True, [])
    assert "Well run" not in str(four)
    assert {each["distribution"] for each in four["questions"]} == {None}


def test_four_that_were_marked_as_shown_by_mistake(national: TestClient, evaluation: Open) -> None:
    for _ in range(4):
        evaluation.answer(words="Well run")
    with writing() as own:
        own.execute(update(Answer).values(shown=True))
    four = results(national, evaluation)
    assert (four["answers"], "Well run" in str(four)) == (0, False)


def test_no_answers_at_all(national: TestClient, evaluation: Open) -> None:
    none = results(national, evaluation)
    assert (none["answers"], none["words"]) == (0, "Results are shown from 5 answers: none has come.")
    assert national.get(f"{V1}/evaluations/99999/results").status_code == 404


def test_a_sixth_answer_cannot_be_read_off(national: TestClient, evaluation: Open, close: Any) -> None:
    for _ in range(5):
        evaluation.answer(3, words="Fine")
    five = results(national, evaluation)
    for _ in range(4):
        evaluation.answer(1, words="The sixth to ninth")
        more = results(national, evaluation)
        assert more["questions"] == five["questions"]
        assert more["answers"] == 5
    assert more["answered"] == 9
    assert "added 5 at a time" in more["words"]
    close()
    over = results(national, evaluation)
    assert over["questions"] == five["questions"]
    assert over["words"].startswith("These are 5 of 9 answers: the other 4 came after results were shown")


def test_of_ten_all_are_shown_once_it_has_closed(national: TestClient, evaluation: Open, close: Any) -> None:
    for number in range(10):
        evaluation.answer(4 if number < 5 else 2, words=f"{number}")
    assert results(national, evaluation)["questions"][0]["distribution"] == [0, 0, 0, 5, 0]
    close()
    over = results(national, evaluation)
    assert (over["answers"], over["words"]) == (10, "These are all 10 answers.")
    assert over["questions"][0]["distribution"] == [0, 5, 0, 5, 0]
    assert over["questions"][-1]["quotes"] == [str(number) for number in range(10)]


@given(come=st.integers(0, 60))
def test_between_two_showings_lie_five_answers_or_more_or_none(come: int) -> None:
    shown = waiting = 0
    seen = [0]
    for _ in range(come):
        waiting += 1
        more = released(shown, waiting)
        shown, waiting = shown + more, waiting - more
        seen.append(shown)
    seen.append(come if waiting >= LEAST else shown)  # when it has closed
    steps = [after - before for before, after in pairwise(seen)]
    assert all(step == 0 or step >= LEAST for step in steps)
    assert (seen[-1] >= LEAST) == (come >= LEAST)
    assert come - seen[-1] < LEAST


def test_roles_once_it_has_closed(national: TestClient, evaluation: Open, close: Any) -> None:
    for role, number, step in (("gp", 6, 5), ("practice_nurse", 5, 3), ("practice_manager", 5, 1)):
        for _ in range(number):
            evaluation.answer(step, role=role, words="Mine")
    assert results(national, evaluation)["by_role"] == []
    close()
    by_role = results(national, evaluation)["by_role"]
    assert [(each["role"], each["answers"]) for each in by_role] == [
        ("gp", 6),
        ("practice_manager", 5),
        ("practice_nurse", 5),
    ]
    assert by_role[0]["questions"][0]["distribution"] == [0, 0, 0, 0, 6]
    assert by_role[1]["questions"][0]["mean"] == 1.0
    assert "Mine" not in str(by_role)  # words and a role together would name some people


def test_one_small_role_takes_the_next_smallest_with_it(national: TestClient, evaluation: Open, close: Any) -> None:
    for role, number in (("gp", 7), ("practice_nurse", 6), ("practice_manager", 1)):
        for _ in range(number):
            evaluation.answer(2, role=role)
    close()
    by_role = results(national, evaluation)["by_role"]
    assert [(each["role"], each["answers"], each["questions"] is None) for each in by_role] == [
        ("gp", 7, False),
        ("practice_manager", None, True),
        ("practice_nurse", None, True),
    ]


@given(st.dictionaries(st.sampled_from(["gp", "new_gp", "practice_nurse", "other", None]), st.integers(1, 12)))
def test_no_group_of_fewer_than_five_is_left_by_subtraction(sizes: dict[Role, int]) -> None:
    apart = told_apart(sizes)
    left = sum(sizes.values()) - sum(sizes[role] for role in apart)
    assert all(sizes[role] >= LEAST for role in apart)
    assert left == 0 or left >= LEAST or not apart
    if all(number >= LEAST for number in sizes.values()):
        assert apart == set(sizes)


def test_results_are_tagged_by_what_they_say(national: TestClient, evaluation: Open) -> None:
    address = f"{V1}/evaluations/{evaluation.id}/results"
    tag = national.get(address).headers["etag"]
    assert national.get(address, headers={"If-None-Match": tag}).status_code == 304
    evaluation.answer()
    assert national.get(address, headers={"If-None-Match": tag}).status_code == 200


def test_many_results_take_five_queries(
    national: TestClient, world: World, session: Session, counted: Counting
) -> None:
    for form, answers in (("reaction", 5), ("behaviour", 7), ("results", 3)):
        one = opened(national, world, form=form)
        for _ in range(answers):
            assert one.answer().status_code == 204
    puts = evaluations(session).rows
    with counted() as statements:
        found = results_on(session, puts, ago(0))
    assert len(statements) == 5
    assert [(each.come, each.answers) for each in found] == [(5, 5), (7, 5), (3, 0)]
