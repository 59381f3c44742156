"""Days of specialists: inside their contract, and no more than were bought."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.conftest import Making, SignIn
from tests.faculty.members import V1, ago
from tests.workload.cohorts import cohort, programme


@pytest.fixture
def faculty(signed_in: SignIn, make: Making) -> TestClient:
    with make() as m:
        m.federation("F901", "Alderbourne")
        cohort(m, programme(m), "tideway-1", [(ago(60), 8)])
    return signed_in("faculty")


@pytest.fixture
def contract(faculty: TestClient) -> int:
    provider = faculty.post(f"{V1}/providers", json={"name": "Tidewater Lean", "specialism": "Lean"}).json()["id"]
    sent = {"title": "Year one", "first": str(ago(100)), "last": str(ago(-100)), "days": 10}
    return int(faculty.post(f"{V1}/providers/{provider}/contracts", json=sent).json()["contracts"][0]["id"])


def record(client: TestClient, contract: int, **facts: Any) -> Any:
    sent = {"day": str(ago(5)), "days": 4, "what": "Value stream of repeat prescriptions"}
    return client.post(f"{V1}/contracts/{contract}/days", json=sent | facts)


def test_days_count_against_what_was_bought(faculty: TestClient, contract: int) -> None:
    first = record(faculty, contract, cohort="tideway-1")
    assert first.status_code == 201
    assert (first.json()["worked"], first.json()["cohort"], first.json()["provider"]) == (
        4,
        "tideway-1",
        "Tidewater Lean",
    )
    assert record(faculty, contract, organisation="F901", days=5.5).json()["worked"] == 9.5
    over = record(faculty, contract, days=1)
    assert over.status_code == 422
    assert over.json()["detail"] == "Year one has 0.5 of its 10 days left."
    assert over.json()["errors"] == [{"field": "days", "message": "Give a number above nought and up to 0.5."}]
    assert record(faculty, contract, days=0.5).json()["worked"] == 10
    none = record(faculty, contract, days=0.5)
    assert none.json()["errors"] == [{"field": "days", "message": "Buy more days first."}]


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"day": str(ago(101))}, f"The contract runs from {ago(100)} to {ago(-100)}."),
        ({"day": str(ago(-101))}, f"The contract runs from {ago(100)} to {ago(-100)}."),
        ({"day": str(ago(-1))}, "The day is still to come."),
    ],
)
def test_days_that_cannot_have_been(faculty: TestClient, contract: int, facts: dict[str, Any], says: str) -> None:
    answer = record(faculty, contract, **facts)
    assert (answer.status_code, answer.json()["detail"]) == (422, says)
    assert faculty.get(f"{V1}/specialist-days").json()["total"] == 0


def test_days_are_of_something_that_is_there(faculty: TestClient, contract: int) -> None:
    assert record(faculty, 999_999).status_code == 404
    assert record(faculty, contract, cohort="none-such").status_code == 404
    assert record(faculty, contract, organisation="F999").status_code == 404
    assert record(faculty, contract, days=0).status_code == 422


def test_the_list_and_its_table(faculty: TestClient, contract: int, signed_in: SignIn) -> None:
    record(faculty, contract, organisation="F901", days=1)
    record(faculty, contract, days=2, what="=A1")
    listed = faculty.get(f"{V1}/specialist-days?contract={contract}&limit=1")
    assert (listed.json()["total"], listed.json()["items"][0]["days"]) == (2, 1)
    rest = faculty.get(listed.headers["Link"].split(">")[0][1:]).json()["items"]
    assert [each["days"] for each in rest] == [2]
    assert faculty.get(f"{V1}/specialist-days?contract={contract + 1}").json()["total"] == 0
    assert faculty.get(f"{V1}/specialist-days.csv").text.splitlines() == [
        "provider,contract,day,days,what,cohort,cohort_name,organisation",
        f"Tidewater Lean,Year one,{ago(5)},1.0,Value stream of repeat prescriptions,,,Alderbourne",
        f"Tidewater Lean,Year one,{ago(5)},2.0,'=A1,,,",
    ]
    lead = signed_in("lead", "F901")
    assert lead.get(f"{V1}/specialist-days").json()["total"] == 2
    assert record(lead, contract).status_code == 403
