from datetime import date
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import func, select

from groundswell.database.engine import reading
from groundswell.measures import actions, entry
from groundswell.revisions.models import Revision
from tests.conftest import Counting, Making, SignIn

V1 = "/api/v1"
TODAY = date(2018, 11, 12)
FIGURE = f"{V1}/observations/Z10101/missed_call_share/2018-10-01"
NEW = {"If-None-Match": "*"}


@pytest.fixture(autouse=True)
def november(monkeypatch: pytest.MonkeyPatch, make: Making) -> None:
    """Twelve months to September are there; October is due."""
    monkeypatch.setattr(entry, "today", lambda: TODAY)
    monkeypatch.setattr(actions, "today", lambda: TODAY)
    with make() as m:
        alder = m.federation("F901", "Alderbourne")
        linden = m.practice("Z10101", "Linden Walk", within=[alder])
        m.practice("Z10102", "Mill Lane", within=[m.federation("F902")])
        missed = [9, 10, 8, 11, 9, 10, 12, 9, 10, 8, 11, 9]
        m.figures(linden, "missed_call_share", missed, 100, last=date(2018, 9, 1))
        m.figures(linden, "registered_patients", [8000], last=date(2018, 9, 1))


@pytest.fixture
def linden(signed_in: SignIn) -> TestClient:
    return signed_in("practice", "Z10101")


def revisions() -> int:
    with reading() as session:
        return session.scalar(select(func.count()).select_from(Revision)) or 0


def box(form: dict[str, Any], code: str) -> dict[str, Any]:
    found: list[dict[str, Any]] = [
        each for group in form["groups"] for each in group["measures"] if each["measure"]["code"] == code
    ]
    assert len(found) == 1
    return found[0]


def test_the_form_of_the_last_month_that_is_over(linden: TestClient) -> None:
    form = linden.get(f"{V1}/entry").json()
    assert form["organisation"]["code"] == "Z10101"
    assert (form["period"], form["due"], form["previous_period"]) == ("2018-10-01", "2018-11-30", "2018-09-01")
    assert (form["done"], form["total"]) == (0, 5)
    assert form["groups"][0]["title"] == "Phone calls"
    missed = box(form, "missed_call_share")
    assert [(field["name"], field["previous"]) for field in missed["fields"]] == [
        ("denominator", 100),
        ("numerator", 9),
    ]
    assert missed["figure"] is None
    assert 0 <= missed["usual"]["lower"] < 9 < missed["usual"]["upper"] < 20
    assert [each["figures"] for each in form["also_missing"]] == [4] * 6


def test_a_lead_types_for_members_alone(signed_in: SignIn) -> None:
    lead = signed_in("lead", "F901")
    assert lead.get(f"{V1}/entry").status_code == 422
    assert lead.get(f"{V1}/entry?organisation=Z10101").status_code == 200
    assert lead.get(f"{V1}/entry?organisation=Z10102").status_code == 404
    assert lead.get(f"{V1}/entry?organisation=F901").status_code == 422
    assert signed_in("faculty").get(f"{V1}/entry?organisation=Z10101").status_code == 403


def test_a_figure_is_typed_corrected_and_taken_back(linden: TestClient) -> None:
    typed = linden.put(FIGURE, json={"numerator": 9, "denominator": 90}, headers=NEW)
    assert typed.status_code == 200
    figure = typed.json()["observation"]
    assert (figure["shown"], figure["warning"], figure["typed"]) == ("10.0%", None, True)
    assert typed.headers["etag"] == f'"{figure["revision"]}"'
    assert linden.get(f"{V1}/entry").json()["done"] == 1
    assert box(linden.get(f"{V1}/entry").json(), "missed_call_share")["figure"] == figure

    seen = {"If-Match": typed.headers["etag"]}
    corrected = linden.put(FIGURE, json={"numerator": 8, "denominator": 90}, headers=seen)
    assert corrected.json()["observation"]["numerator"] == 8

    assert linden.delete(FIGURE, headers=seen).status_code == 412
    assert linden.delete(FIGURE, headers={"If-Match": corrected.headers["etag"]}).status_code == 204
    assert box(linden.get(f"{V1}/entry").json(), "missed_call_share")["figure"] is None


def test_a_roll_up_follows_what_is_typed(linden: TestClient, national: TestClient) -> None:
    linden.put(FIGURE, json={"numerator": 9, "denominator": 90}, headers=NEW)
    url = f"{V1}/measures/missed_call_share/roll-ups?level=federation&period=2018-10-01"
    assert national.get(url).json()["items"][0]["denominator"] == 90


def test_one_must_say_what_one_saw(linden: TestClient) -> None:
    numbers = {"numerator": 9, "denominator": 90}
    assert linden.put(FIGURE, json=numbers).status_code == 428
    assert linden.delete(FIGURE).status_code == 428
    assert linden.put(FIGURE, json=numbers, headers={"If-Match": "yesterday's"}).status_code == 422
    assert linden.put(FIGURE, json=numbers, headers={"If-Match": '"7"'}).status_code == 412
    first = linden.put(FIGURE, json=numbers, headers=NEW).json()["observation"]["revision"]
    again = linden.put(FIGURE, json=numbers, headers=NEW)
    assert again.status_code == 412
    assert again.json()["current"] == first
    assert again.headers["etag"] == f'"{first}"'


def test_the_same_figure_again_makes_no_revision(linden: TestClient) -> None:
    first = linden.put(FIGURE, json={"numerator": 9, "denominator": 90}, headers=NEW)
    before = revisions()
    again = linden.put(FIGURE, json={"numerator": 9, "denominator": 90}, headers={"If-Match": first.headers["etag"]})
    assert again.json() == first.json()
    assert revisions() == before


def test_an_unusual_figure_is_taken_with_a_warning(linden: TestClient) -> None:
    answer = linden.put(FIGURE, json={"numerator": 45, "denominator": 90}, headers=NEW)
    assert answer.status_code == 200
    warning = answer.json()["observation"]["warning"]
    assert warning.startswith("That is 50.0% of calls not answered. Linden Walk usually has ")


@pytest.mark.parametrize(
    ("numbers", "field", "words"),
    [
        ({"numerator": -1, "denominator": 90}, "numerator", "below nought"),
        ({"numerator": 91, "denominator": 90}, "numerator", "cannot be more than calls received"),
        ({"denominator": 90}, "numerator", "Nothing is not the same as nought"),
        ({"numerator": 1, "denominator": 90, "value": 3}, "value", "not typed in"),
    ],
)
def test_numbers_that_cannot_be_right(linden: TestClient, numbers: dict[str, int], field: str, words: str) -> None:
    before = revisions()
    answer = linden.put(FIGURE, json=numbers, headers=NEW)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == field
    assert words in answer.json()["errors"][0]["message"]
    assert revisions() == before


def test_a_number_without_end(linden: TestClient) -> None:
    answer = linden.put(
        FIGURE, content='{"numerator": Infinity, "denominator": 90}', headers=NEW | {"Content-Type": "application/json"}
    )
    assert answer.status_code == 422


def test_months_and_measures_that_cannot_be_typed(linden: TestClient) -> None:
    numbers = {"numerator": 9, "denominator": 90}
    base = f"{V1}/observations/Z10101"
    assert linden.put(f"{base}/missed_call_share/2018-12-01", json=numbers, headers=NEW).status_code == 422
    assert linden.put(f"{base}/trimethoprim_ratio/2018-10-01", json=numbers, headers=NEW).status_code == 422
    assert linden.put(f"{base}/nothing/2018-10-01", json=numbers, headers=NEW).status_code == 404
    other = FIGURE.replace("Z10101", "Z10102")
    assert linden.put(other, json=numbers, headers=NEW).status_code == 404
    assert linden.delete(other, headers={"If-Match": '"1"'}).status_code == 404


def test_a_list_size_is_not_typed_again(linden: TestClient) -> None:
    url = f"{V1}/observations/Z10101/online_consultation_rate/2018-10-01"
    figure = linden.put(url, json={"numerator": 400}, headers=NEW).json()["observation"]
    assert (figure["denominator"], figure["shown"]) == (8000, "50.0")
    assert figure["warning"] == (
        "Counted for 8,000 patients registered at the practice in an earlier month: this month's are not known."
    )


def test_without_any_list_size_there_is_no_rate(signed_in: SignIn) -> None:
    mill = signed_in("practice", "Z10102")
    url = f"{V1}/observations/Z10102/online_consultation_rate/2018-10-01"
    assert mill.put(url, json={"numerator": 400}, headers=NEW).status_code == 422


def test_a_figure_that_is_a_value_alone(linden: TestClient) -> None:
    url = f"{V1}/observations/Z10101/hours_released/2018-10-01"
    assert linden.put(url, json={"value": 12.5}, headers=NEW).json()["observation"]["shown"] == "12.5"


def test_the_form_asks_a_fixed_number_of_queries(linden: TestClient, counted: Counting) -> None:
    linden.get(f"{V1}/me")
    with counted() as statements:
        assert linden.get(f"{V1}/entry").status_code == 200
    assert len(statements) <= 7
