from datetime import UTC, datetime, timedelta

from fastapi.testclient import TestClient
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from groundswell.database.engine import writing
from groundswell.people.models import User, Visit
from groundswell.people.moments import aware
from tests.conftest import Making, SignIn


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
