"""The stages of the apprenticeship are data; what people have reached stands."""

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import insert, select

from groundswell.database.engine import writing
from groundswell.faculty.models import ApprenticeshipStage
from tests.conftest import Making, SignIn
from tests.faculty.members import STAGES, V1, ago, member

URL = f"{V1}/apprenticeship-stages"


@pytest.fixture(autouse=True)
def as_migrated(database: None) -> Iterator[None]:
    """The stages that migrations made stay for all tests, so these are put back."""
    with writing() as session:
        columns = [column.key for column in ApprenticeshipStage.__table__.columns]
        before = [
            {name: getattr(row, name) for name in columns} for row in session.scalars(select(ApprenticeshipStage))
        ]
    yield
    with writing() as session:
        for table in ("stage_reached", "apprenticeship_stage"):
            session.execute(ApprenticeshipStage.metadata.tables[table].delete())
        session.execute(insert(ApprenticeshipStage), before)


def sent(client: TestClient) -> list[dict[str, Any]]:
    return [
        {name: each[name] for name in ("id", "title", "usual_months", "accredits")}
        for each in client.get(URL).json()["items"]
    ]


def put(client: TestClient, stages: list[dict[str, Any]]) -> Any:
    revision = client.get(URL).json()["revision"]
    return client.put(URL, json={"stages": stages}, headers={"If-Match": f'"{revision}"'})


def test_the_usual_ones_are_there(national: TestClient) -> None:
    answer = national.get(URL).json()
    assert tuple(each["title"] for each in answer["items"]) == STAGES
    assert [each["accredits"] for each in answer["items"]] == [False] * 4 + [True]
    assert [each["place"] for each in answer["items"]] == [1, 2, 3, 4, 5]


def test_stages_are_renamed_moved_added_and_dropped(national: TestClient) -> None:
    recruited, observing, co, under, accredited = sent(national)
    wanted = [recruited | {"title": "Chosen"}, co, observing, {"title": "Coached", "usual_months": 2}, accredited]
    answer = put(national, wanted)
    assert answer.status_code == 200
    assert [each["title"] for each in answer.json()["items"]] == [
        "Chosen",
        "Co-delivering",
        "Observing",
        "Coached",
        "Accredited",
    ]
    assert under["id"] not in [each["id"] for each in answer.json()["items"]]
    assert national.get(URL).json() == answer.json()


def test_titles_may_change_places(national: TestClient) -> None:
    first, second, *rest = sent(national)
    swapped = [first | {"title": second["title"]}, second | {"title": first["title"]}, *rest]
    assert put(national, swapped).status_code == 200
    assert [each["title"] for each in sent(national)][:2] == ["Observing", "Recruited"]


def test_what_somebody_reached_is_kept(national: TestClient, make: Making) -> None:
    with make() as m:
        member(m, "Tom Avery", joined=ago(90), reached=[ago(80)])
    recruited, *rest = sent(national)
    answer = put(national, rest)
    assert answer.status_code == 409
    assert answer.json()["detail"] == "Somebody has reached Recruited: it is kept. It can be renamed and moved."
    assert put(national, [recruited | {"title": "Chosen"}, *rest]).status_code == 200


def test_who_was_accredited_stays_so(national: TestClient, make: Making) -> None:
    with make() as m:
        member(m, "Ines Caldwell", joined=ago(90), reached=[ago(80)] * 5)
    *rest, last = sent(national)
    answer = put(
        national, [*rest, last | {"accredits": False}, {"title": "Fellow", "usual_months": 0, "accredits": True}]
    )
    assert answer.status_code == 409
    assert answer.json()["detail"] == "Somebody was accredited by reaching Accredited: it goes on accrediting."


def test_lists_that_cannot_be(national: TestClient) -> None:
    *rest, last = sent(national)
    assert put(national, [*rest, last | {"accredits": False}]).json()["detail"] == (
        "The last stage accredits: nobody could sign off otherwise."
    )
    assert put(national, [*rest, rest[0] | {"id": None}, last]).json()["errors"] == [
        {"field": "stages.4.title", "message": "Give another title."}
    ]
    assert (
        put(national, [*rest, rest[0] | {"title": "Again"}, last]).json()["detail"] == "A stage is in the list twice."
    )
    assert put(national, [*rest, last | {"id": 987_654}]).status_code == 404
    assert put(national, []).status_code == 422
    assert tuple(each["title"] for each in sent(national)) == STAGES


def test_a_list_says_which_one_it_changes(national: TestClient, signed_in: SignIn, make: Making) -> None:
    stages = sent(national)
    assert national.put(URL, json={"stages": stages}).status_code == 428
    revision = national.get(URL).json()["revision"]
    assert put(national, stages).status_code == 200
    stale = national.put(URL, json={"stages": stages}, headers={"If-Match": f'"{revision}"'})
    assert stale.status_code == 412
    assert stale.json()["current"] == national.get(URL).json()["revision"]
    with make() as m:
        m.federation("F901")
    assert put(signed_in("lead", "F901"), stages).status_code == 403
