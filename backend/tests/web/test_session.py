import pytest
from fastapi.testclient import TestClient
from sqlalchemy import event
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from tests.conftest import Making

V1 = "/api/v1"
OUTAGE = {"measure": "missed_call_share", "from": "2018-08-01", "to": "2018-08-01", "reason": "Outage"}


@pytest.fixture(autouse=True)
def practice(make: Making) -> None:
    with make() as m:
        m.figures(m.practice("Z10101"), "missed_call_share", [9, 10, 11], 100)


def test_nobody_is_told_done_before_it_is_committed(national: TestClient) -> None:
    def disk_full(session: Session) -> None:
        raise OperationalError("COMMIT", {}, Exception("the disk is full"))

    event.listen(Session, "before_commit", disk_full)
    try:
        answer = national.post(f"{V1}/exclusions", json=OUTAGE)
    finally:
        event.remove(Session, "before_commit", disk_full)
    assert answer.status_code == 503
    assert national.get(f"{V1}/exclusions").json()["total"] == 0


def test_a_write_is_seen_by_the_next_read(national: TestClient) -> None:
    before = national.get(f"{V1}/exclusions")
    national.post(f"{V1}/exclusions", json=OUTAGE)
    after = national.get(f"{V1}/exclusions", headers={"If-None-Match": before.headers["etag"]})
    assert after.status_code == 200
    assert after.json()["total"] == 1


def test_a_refused_write_leaves_nothing_and_holds_nobody_up(national: TestClient) -> None:
    wrong = OUTAGE | {"supplier": "Nobody"}
    for _ in range(3):
        assert national.post(f"{V1}/exclusions", json=wrong).status_code == 422
    assert national.post(f"{V1}/exclusions", json=OUTAGE).status_code == 201
