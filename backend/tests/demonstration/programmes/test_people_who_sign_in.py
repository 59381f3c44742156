"""What awaits the people of the demonstration who sign in."""

from datetime import date, timedelta

from fastapi.testclient import TestClient

from groundswell.clock import today
from tests.demonstration.programmes.reading import (
    LEADERS_2,
    Client,
    items,
    people,
    signed_in,
)


def test_ines_caldwell_is_accredited_and_has_a_week_of_work(read: Client) -> None:
    (ines,) = [each for each in items(read, "/faculty-members") if each["name"] == "Ines Caldwell"]
    assert ines["accredited"]
    monday = today() - timedelta(days=today().weekday())
    this_week = f"from={monday}&to={monday + timedelta(days=6)}"
    assert items(read, f"/sessions?mine=true&{this_week}")
    assert items(read, f"/joinings?adviser={ines['id']}&overdue=true")
    assert items(read, f"/assignments?member={ines['id']}&current=true")
    held = [each for each in items(read, "/sessions?mine=true") if date.fromisoformat(each["day"]) < today()]
    assert [each for each in held if each["attendance"] is None]


def test_an_apprentice_waits_for_her_sign_off(read: Client) -> None:
    waiting = [each["id"] for step in read("/faculty")["pipeline"] for each in step["members"] if each["waiting"]]
    assert waiting
    assert all(read(f"/faculty-members/{each}")["may_sign_off"] for each in waiting)


def test_the_federation_lead_sees_people_of_their_own_practices_alone(app_of_today: TestClient, read: Client) -> None:
    lead = signed_in(app_of_today, "lead@demo.example")
    theirs = people(lead, LEADERS_2)
    assert 0 < len(theirs) < len(people(read, LEADERS_2))
