"""Forms are data: the standard ones by level, and a programme's own."""

from typing import Any

from fastapi.testclient import TestClient

from tests.conftest import SignIn
from tests.evaluations.world import V1

OWN: dict[str, Any] = {
    "code": "after-the-visit",
    "level": 1,
    "title": "After the visit",
    "questions": [{"kind": "agree", "words": "It was worth the journey."}, {"kind": "text", "words": "What was?"}],
}


def test_there_is_a_form_for_each_of_kirkpatricks_levels(national: TestClient) -> None:
    forms = national.get(f"{V1}/evaluation-forms").json()["items"]
    assert [(form["code"], form["level"]) for form in forms] == [
        ("reaction", 1),
        ("learning", 2),
        ("behaviour", 3),
        ("results", 4),
    ]
    reaction, learning, *_ = forms
    assert [each["kind"] for each in reaction["questions"]] == ["agree"] * 5 + ["text"]
    assert {each["kind"] for each in learning["questions"]} == {"scale"}


def test_a_form_of_ones_own(national: TestClient) -> None:
    made = national.post(f"{V1}/evaluation-forms", json=OWN)
    assert made.status_code == 201
    assert [each["words"] for each in made.json()["questions"]] == ["It was worth the journey.", "What was?"]
    again = national.post(f"{V1}/evaluation-forms", json=OWN)
    assert (again.status_code, again.json()["detail"]) == (409, "There is already a form called after-the-visit.")


def test_a_form_that_asks_nothing_or_of_a_kind_nobody_knows(national: TestClient) -> None:
    wrongs: list[dict[str, Any]] = [
        {"questions": []},
        {"questions": [{"kind": "stars", "words": "?"}]},
        {"level": 5},
        {"code": "A b"},
    ]
    for wrong in wrongs:
        assert national.post(f"{V1}/evaluation-forms", json=OWN | wrong).status_code == 422, wrong


def test_the_table_has_a_row_for_each_question(national: TestClient) -> None:
    rows = national.get(f"{V1}/evaluation-forms.csv").text.splitlines()
    assert rows[0] == "code,level,title,kind,words"
    assert len(rows) == 1 + 20


def test_who_may(signed_in: SignIn, client: TestClient) -> None:
    assert client.get(f"{V1}/evaluation-forms").status_code == 401
    assert signed_in("practice").get(f"{V1}/evaluation-forms").status_code == 403
    assert signed_in("lead").get(f"{V1}/evaluation-forms").status_code == 200
    assert signed_in("lead").post(f"{V1}/evaluation-forms", json=OWN).status_code == 403
