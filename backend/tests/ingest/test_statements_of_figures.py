"""Which of several statements of one figure stands, and what is left when one of them is taken back."""

import itertools
import json
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy.orm import Session

from groundswell.reports.verify.everything import verify
from tests.conftest import Making, SignIn

V1 = "/api/v1"
FIGURE = f"{V1}/observations/Z10101/missed_call_share/2018-07-01"
EXCLUSION = {"measure": "missed_call_share", "reason": "Did not send"}


@pytest.fixture(autouse=True)
def practice(make: Making) -> None:
    with make() as m:
        area = m.commissioner("Q90")
        m.practice("Z10101", within=[area, m.federation("F901")])


def file(numerator: int, blank: str = "") -> str:
    head = "organisation,measure,period,numerator,denominator"
    return f"{head}\nZ10101,missed_call_share,2018-07-01,{numerator},100\n{blank}"


def send(client: TestClient, content: str, as_at: str | None = None) -> dict[str, Any]:
    query = f"?as_at={as_at}" if as_at else ""
    answer = client.post(f"{V1}/imports{query}", files={"file": ("calls.csv", content.encode())})
    outcome: dict[str, Any] = json.loads(answer.text.splitlines()[-1])["import"]
    return outcome


def withdraw(client: TestClient, outcome: dict[str, Any]) -> None:
    assert client.post(f"{V1}/imports/{outcome['id']}/withdrawal").status_code == 200


def standing(client: TestClient) -> list[float]:
    return [each["numerator"] for each in client.get(f"{V1}/observations").json()["items"]]


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_a_newer_repeat_stands_against_what_was_said_in_between(national: TestClient, order: tuple[int, ...]) -> None:
    files = [(file(5), "2018-08-01"), (file(6), "2018-09-01"), (file(5, "\n"), "2018-10-01")]
    for place in order:
        send(national, *files[place])
    assert standing(national) == [5]


def test_a_file_of_repeats_stands_when_the_first_is_withdrawn(national: TestClient) -> None:
    first, second = send(national, file(5)), send(national, file(5, "\n"))
    assert (second["state"], second["counts"]["unchanged"]) == ("loaded", 1)
    withdraw(national, first)
    assert standing(national) == [5]
    withdraw(national, second)
    assert standing(national) == []


def test_a_confirmed_figure_is_no_correction(national: TestClient) -> None:
    send(national, file(5), "2018-08-01")
    second = send(national, file(5), "2018-09-01")
    assert national.get(f"{V1}/imports/{second['id']}").json()["corrections"] == []


def test_a_typed_figure_that_is_taken_back_stays_away(national: TestClient) -> None:
    typed = national.put(FIGURE, json={"numerator": 7, "denominator": 100}, headers={"If-None-Match": "*"})
    assert typed.status_code == 200
    withdraw(national, send(national, file(5)))
    assert standing(national) == [7]
    seen = national.get(f"{V1}/observations").json()["items"][0]["revision"]
    assert national.delete(FIGURE, headers={"If-Match": f'"{seen}"'}).status_code == 204
    assert standing(national) == []


def test_no_file_speaks_of_a_day_to_come(national: TestClient) -> None:
    """Nobody could correct its figures before that day."""
    assert send(national, file(5), "2999-01-01")["state"] == "refused"
    assert standing(national) == []


def test_an_analyst_is_not_told_of_the_files_of_others(national: TestClient, signed_in: SignIn) -> None:
    first = send(national, file(5))
    analyst = signed_in("analyst", "Q90")
    own = send(analyst, file(5))
    assert (own["state"], own["notes"]) == ("loaded", [])
    withdraw(national, first)
    assert standing(national) == [5]


def test_exclusions_where_a_code_is_not_explained(make: Making, national: TestClient, session: Session) -> None:
    with make() as m:
        m.figures(m.organisation("unknown", "Z99999"), "missed_call_share", [1, 2, 3], 100)
    made = national.post(f"{V1}/exclusions", json=EXCLUSION | {"from": "2018-08-01", "to": "2018-08-01"})
    assert made.status_code == 201
    assert national.delete(f"{V1}/exclusions/{made.json()['id']}").status_code == 204
    assert verify(session).differences == []


def test_an_exclusion_of_half_a_century_leaves_later_sums_alone(
    make: Making, national: TestClient, session: Session
) -> None:
    with make() as m:
        m.figures(m.practice("Z10102"), "missed_call_share", [1, 2, 3, 4, 5], 100)
    made = national.post(f"{V1}/exclusions", json=EXCLUSION | {"from": "1970-01-01", "to": "2018-06-01"})
    assert made.status_code == 201
    assert verify(session).differences == []
