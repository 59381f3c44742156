"""Every list takes the same number of queries for few rows and for many."""

from datetime import timedelta

import pytest
from fastapi.testclient import TestClient
from sqlalchemy.orm import Session

from groundswell.access.principal import OPERATOR
from groundswell.cohorts import pasting
from groundswell.cohorts.attendance import take_attendance
from groundswell.cohorts.milestones import milestones_of
from groundswell.cohorts.models import Participant
from groundswell.cohorts.projects import reach, set_project
from groundswell.cohorts.queries import cohort as cohort_called
from groundswell.cohorts.sites import add_site
from groundswell.database.engine import writing
from groundswell.revisions.sequencer import number_committed
from tests.cohorts.world import COHORT, V1, World, cohort, covers, day
from tests.conftest import Counting, SignIn

MOST = 12
"""Queries of any list: two of every request, and up to ten of its own."""
LISTS = (
    "/sites",
    "/sites.csv",
    "/cohorts",
    "/cohorts.csv",
    "/sessions?limit=1000",
    "/sessions?mine=true",
    "/sessions.csv",
    "/participants",
    "/participants?practice=Z10101&programme=leaders",
    "/participants.csv",
    "/projects",
    "/projects?stuck=true",
    "/projects.csv",
    "/backfills",
    "/backfills.csv",
    f"/cohorts/{COHORT}/rota",
    f"/cohorts/{COHORT}/rota.csv",
    "/programmes/leaders/milestones",
    "/calendar-feeds",
)


@pytest.mark.parametrize(("role", "place"), [("faculty", "ENG"), ("lead", "F901")])
def test_queries_do_not_grow_with_rows(
    world: World, signed_in: SignIn, counted: Counting, role: str, place: str
) -> None:
    someone = signed_in(role, place)
    with writing() as session:
        site(session, "One site")
        set_project(session, by=OPERATOR, participant_id=world.bello, title="A project")
        covers(session, world.bello, world.ellison, "Z10101", [0, 1], day(0), day(7))
    number_committed()
    few = {url: cost(someone, counted, url) for url in LISTS}
    before = someone.get(f"{V1}/participants?limit=1").json()["total"]
    grow(world)
    assert someone.get(f"{V1}/participants?limit=1").json()["total"] == before + 40
    many = {url: cost(someone, counted, url) for url in LISTS}
    assert many == few
    assert max(many.values()) <= MOST


def cost(client: TestClient, counted: Counting, url: str) -> int:
    client.get(f"{V1}/themes")  # so that who asks is known already
    with counted() as statements:
        assert client.get(f"{V1}{url}").status_code == 200, url
    return len(statements)


def site(session: Session, name: str) -> None:
    practices = ["Z10101", "Z10103"]
    add_site(session, by=OPERATOR, programme="leaders", name=name, place="x", practices=practices)


def grow(world: World) -> None:
    held = world.session_on(day(-1, 2))
    with writing() as session:
        for each in range(8):
            cohort(session, f"More {each}")
            site(session, f"Site {each}")
        names = "\n".join(f"Person {each},GP,Z10101,Z10103" for each in range(40))
        taken = pasting.paste(session, by=OPERATOR, cohort=COHORT, text=names).taken
        steps = milestones_of(session, cohort_called(session, COHORT).programme_id)
        for row in taken:
            project = set_project(session, by=OPERATOR, participant_id=row.id, title="A project")
            reach(session, by=OPERATOR, project_id=project.id, milestone_id=steps[0].id, on=day(-1))
        take_attendance(
            session,
            by=OPERATOR,
            session_id=held,
            marks={row.id: "present" for row in taken},
        )
        for each, (one, other) in enumerate(zip(taken[:20], taken[20:], strict=True)):
            first = day(0) + timedelta(days=each)
            covers(session, one.id, other.id, "Z10101", [0, 1], first, day(7))
        assert session.query(Participant).count() == 44
    number_committed()
