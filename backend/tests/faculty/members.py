"""Members of a small faculty, as far in their apprenticeship as a test wants them."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from fastapi.testclient import TestClient
from sqlalchemy import select

from groundswell.access.subject import PersonSubject
from groundswell.clock import today
from groundswell.faculty.models import ApprenticeshipStage, FacultyMember, StageReached
from groundswell.people.models import Person
from groundswell.people.tokens import access_token
from tests.factories.made import Made

V1 = "/api/v1"
STAGES = ("Recruited", "Observing", "Co-delivering", "Delivering under observation", "Accredited")


def ago(days: int) -> date:
    return today() - timedelta(days=days)


def member(m: Made, name: str, *, joined: date, reached: Sequence[date] = (), **facts: Any) -> FacultyMember:
    """A member who reached the first stages on the days of `reached`. `facts`: left_on, days, region, user_id."""
    person = Person(name=name, email=None, user_id=facts.get("user_id"), revision_id=m.revision.id)
    m.session.add(person)
    m.session.flush()
    made = FacultyMember(
        person_id=person.id,
        background="GP partner",
        region_id=facts["region"].id if "region" in facts else None,
        joined=joined,
        left_on=facts.get("left_on"),
        days_per_month=facts.get("days", 10.0),
        revision_id=m.revision.id,
    )
    m.session.add(made)
    m.session.flush()
    stages = m.session.scalars(select(ApprenticeshipStage.id).order_by(ApprenticeshipStage.place)).all()
    for stage, on in zip(stages, reached, strict=False):
        step = StageReached(member_id=made.id, stage_id=stage, on=on, signed_by_id=None, revision_id=m.revision.id)
        m.session.add(step)
    m.session.flush()
    return made


def accredited(m: Made, name: str, *, joined: date, **facts: Any) -> FacultyMember:
    """One who has been accredited since the day they joined."""
    return member(m, name, joined=joined, reached=[joined] * len(STAGES), **facts)


def of(client: TestClient, user_id: int) -> TestClient:
    """The same client as somebody else."""
    someone = TestClient(client.app, headers={"Authorization": f"Bearer {access_token(PersonSubject(user_id)).token}"})
    someone.portal = client.portal
    return someone


def stages(client: TestClient) -> dict[str, int]:
    """The number of every stage by its title."""
    return {each["title"]: each["id"] for each in client.get(f"{V1}/apprenticeship-stages").json()["items"]}
