from datetime import UTC, datetime, timedelta

from fastapi.testclient import TestClient
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from groundswell.database.engine import writing
from groundswell.people.models import User, Visit
from groundswell.people.moments import aware
from tests.conftest import Making, SignIn
from tests.reports.worlds import federation


def test_nobody_visits_without_signing_in(client: TestClient) -> None:
    assert client.post("/api/v1/visits", json={"organisation": "ENG"}).status_code == 401


def test_a_place_one_may_not_see_cannot_be_visited(signed_in: SignIn, make: Making) -> None:
    with make() as m:
        m.practice("Z10101")
        m.practice("Z10102")
    someone = signed_in("practice", "Z10101")
    assert someone.post("/api/v1/visits", json={"organisation": "Z10102"}).status_code == 404


def test_a_visit_lasts_an_hour(national: TestClient, session: Session) -> None:
    def visit() -> tuple[datetime | None, int]:
        assert national.post("/api/v1/visits", json={"organisation": "eng"}).status_code == 204
        session.rollback()
        session.expire_all()
        before = session.scalars(select(Visit)).one().before
        return (aware(before) if before else None), session.scalars(select(User.visits)).one()

    assert visit() == (None, 0)
    assert visit() == (None, 0)
    yesterday = datetime.now(UTC) - timedelta(days=1)
    with writing() as later:
        later.execute(update(Visit).values(at=yesterday))
    assert visit() == (yesterday, 1)
    assert visit() == (yesterday, 1)


def test_a_page_asked_for_before_its_visit_is_recorded_knows_the_last_one(
    signed_in: SignIn, make: Making, session: Session
) -> None:
    with make() as m:
        federation(m)
    lead = signed_in("lead", "F901")
    url = "/api/v1/federations/F901/dashboard"

    def last_visit() -> str | None:
        found: str | None = lead.get(url).json()["since"]["last_visit"]
        return found

    assert lead.post("/api/v1/visits", json={"organisation": "F901"}).status_code == 204
    assert last_visit() is None
    tag = lead.get(url).headers["etag"]
    yesterday = datetime.now(UTC) - timedelta(days=1)
    with writing() as later:
        later.execute(update(Visit).values(at=yesterday))
    again = lead.get(url, headers={"If-None-Match": tag})
    assert again.status_code == 200, "an hour later the same page says something else"
    assert again.json()["since"]["last_visit"] is not None
    assert datetime.fromisoformat(again.json()["since"]["last_visit"]) == yesterday
    assert lead.post("/api/v1/visits", json={"organisation": "F901"}).status_code == 204
    assert lead.get(url, headers={"If-None-Match": again.headers["etag"]}).status_code == 304
