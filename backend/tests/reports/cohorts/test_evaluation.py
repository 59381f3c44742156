"""What the people of a cohort say: never below five answers, and never an old count."""

from typing import Any

from fastapi.testclient import TestClient

from groundswell.clock import today
from groundswell.database.engine import writing
from groundswell.reports.wording.days import day_month
from tests.conftest import Counting, Making, SignIn
from tests.reports.cohort_worlds import World, week

PAGE = "/api/v1/cohorts/harrowdene/evaluation"


def told(page: Any) -> list[str]:
    return [each["words"] for each in page["levels"]]


def test_four_answers_show_nothing_and_five_the_distribution(national: TestClient, make: Making) -> None:
    with make() as m:
        cohort = World(m).cohort()
        cohort.answers(cohort.evaluation(1, "session", session=11), 5, 5, 4, 1)
    page = national.get(PAGE).json()
    assert page["opinions"] == []
    assert page["heading"] == "All sessions so far; nothing is shown below five answers"
    assert [(each["answers"], each["agree"], each["sheets"]) for each in page["sessions"]] == [(0, None, 10)]
    assert told(page)[0] == "4 of 10 forms. Nothing is shown below five answers."
    with make() as m:
        cohort.world.made = m
        cohort.answers(cohort.evaluation(1, "session", session=10), 5, 5, 4, 3, 1)
    page = national.get(PAGE).json()
    assert page["heading"] == "All sessions so far, 5 of 9 anonymous answers"
    first, *_ = page["opinions"]
    assert (first["steps"], first["answers"]) == ([1, 0, 1, 1, 2], 5)
    assert [(each["number"], each["answers"], each["agree"]) for each in page["sessions"]] == [
        (10, 5, 0.6),
        (11, 0, None),
    ]
    assert page["note"].startswith("Of two sessions one has fewer than five answers and is left out.")


def test_sessions_are_pooled_question_by_question(national: TestClient, make: Making) -> None:
    with make() as m:
        cohort = World(m).cohort()
        for number in (1, 2):
            cohort.answers(cohort.evaluation(1, "session", session=number), 5, 5, 4, 4, 2)
    page = national.get(PAGE).json()
    assert [each["steps"] for each in page["opinions"]] == [[0, 2, 0, 4, 4]] * 5
    assert page["opinions"][0]["label"] == "What I learned is useful in my work: 80% agree, 20% disagree, of 10"
    assert told(page)[0] == "10 of 20 forms. 80% agree: ‘What I learned is useful in my work’."


def test_the_four_levels_of_a_cohort_that_is_over(national: TestClient, make: Making) -> None:
    with make() as m:
        cohort = World(m).cohort()
        cohort.participant(cohort.world.person("Joel Carter"), steps=[week(number) for number in range(-9, -4)])
        cohort.participant(cohort.world.person("Martha Quill"), steps=[week(-9)])
        cohort.answers(cohort.evaluation(2, "before", opens=week(-23)), 1, 2, 2, 2, 3)
        cohort.answers(cohort.evaluation(2, "end", opens=week(-3)), 4, 4, 4, 4, 4)
        cohort.evaluation(3, "follow_up", opens=week(9), closes=week(13))
    levels = national.get(PAGE).json()["levels"]
    assert [(each["level"], each["name"]) for each in levels] == [
        (1, "Reaction"),
        (2, "Learning"),
        (3, "Behaviour"),
        (4, "Results"),
    ]
    assert levels[1]["words"] == (
        "‘How well can you lead a change in which others must take part?’: 2.0 to 4.0 of 5, from 5 answers before and "
        "5 after."
    )
    assert levels[2]["words"] == f"The follow-up goes out on {day_month(week(9), today())}."
    assert levels[3]["words"] == "1 of 2 projects has reached the last step."


def test_of_a_cohort_nobody_has_been_asked_about(national: TestClient, make: Making) -> None:
    with make() as m:
        World(m).cohort()
    first, second, third, fourth = told(national.get(PAGE).json())
    assert (first, second) == ("No form has been handed out yet.", "Not asked yet.")
    assert third.startswith("No follow-up is planned: it is due between ")
    assert fourth == "There are no projects yet."


def test_an_answer_shows_though_no_revision_comes_with_it(national: TestClient, make: Making) -> None:
    with make() as m:
        cohort = World(m).cohort()
        reaction = cohort.evaluation(1, "session", session=11)
    assert national.get(PAGE).json()["sessions"][0]["answers"] == 0
    with writing() as session:  # as a public answer is: without a revision
        cohort.world.made.session = session
        cohort.answers(reaction, 5, 5, 4, 1, 1)
    assert national.get(PAGE).json()["sessions"][0]["answers"] == 5


def test_a_bounded_number_of_queries(signed_in: SignIn, make: Making, counted: Counting) -> None:
    with make() as m:
        few = World(m, "few-leaders").cohort("few")
        few.answers(few.evaluation(1, "session", session=1), 5, 5, 4, 4, 2)
        many = World(m, "many-leaders").cohort("many")
        for number in range(1, 12):
            many.answers(many.evaluation(1, "session", session=number), 5, 5, 4, 4, 2, 3, 3, 3, 3, 3, sheets=30)
    client = signed_in()
    client.get("/api/v1/me")
    with counted() as for_few:
        assert client.get("/api/v1/cohorts/few/evaluation").json()["opinions"]
    with counted() as for_many:
        assert len(client.get("/api/v1/cohorts/many/evaluation").json()["sessions"]) == 11
    assert len(for_many) == len(for_few) <= 25
