"""Attendance is taken in one go or a mark at a time, of those who were there to come."""

import pytest
from fastapi.testclient import TestClient

from groundswell.cohorts.models import Attendance
from groundswell.database.engine import reading, writing
from groundswell.revisions.models import Revision
from tests.cohorts.asking import refused
from tests.cohorts.world import V1, World, cohort, day, join


@pytest.fixture
def url(world: World) -> str:
    return f"{V1}/sessions/{world.session_on(day(-2, 2))}/attendance"


def marks_in(body: dict[str, list[dict[str, str | None]]]) -> dict[str | None, str | None]:
    return {each["name"]: each["mark"] for each in body["people"]}


def test_those_named_are_marked_and_the_others_keep_theirs(faculty: TestClient, world: World, url: str) -> None:
    before = faculty.get(url).json()
    assert (before["taken"], before["may_take"]) == (False, True)
    assert list(marks_in(before)) == ["Dr Catrin Hughes", "Dr Hamid Noor", "Dr Ruth Ellison", "Dr Yusuf Bello"]
    after = faculty.put(url, json={"marks": {world.noor: "present", world.bello: "apologies"}}).json()
    assert marks_in(after)["Dr Hamid Noor"] == "present"
    assert marks_in(after)["Dr Ruth Ellison"] is None
    later = faculty.put(url, json={"marks": {world.ellison: "absent", world.bello: None}}).json()
    assert marks_in(later) == {
        "Dr Catrin Hughes": None,
        "Dr Hamid Noor": "present",
        "Dr Ruth Ellison": "absent",
        "Dr Yusuf Bello": None,
    }
    assert later == faculty.get(url).json()
    listed = faculty.get(url.removesuffix("/attendance")).json()
    assert listed["attendance"] == {"present": 1, "apologies": 0, "absent": 1}
    noor = faculty.get(f"{V1}/participants/{world.noor}").json()
    assert (noor["present"], noor["marked"]) == (1, 1)


def test_the_same_again_changes_nothing(faculty: TestClient, world: World, url: str) -> None:
    sent = {"marks": {world.noor: "present"}}
    faculty.put(url, json=sent)
    with reading() as session:
        before = session.query(Revision).count()
    assert faculty.put(url, json=sent).status_code == 200
    assert faculty.put(url, json={"marks": {}}).status_code == 200
    with reading() as session:
        assert session.query(Revision).count() == before
        assert session.query(Attendance).count() == 1


def test_not_before_the_day(faculty: TestClient, world: World) -> None:
    url = f"{V1}/sessions/{world.session_on(day(2, 2))}/attendance"
    assert faculty.get(url).json()["may_take"] is False
    refused(faculty.put(url, json={"marks": {world.noor: "present"}}), 422, "still to come", "marks")


def test_not_of_those_who_had_left_had_not_joined_or_are_in_another_cohort(
    faculty: TestClient, world: World, url: str
) -> None:
    leaving = {"on": str(day(-2, 2)), "reason": "A new post."}
    faculty.post(f"{V1}/participants/{world.noor}/withdrawal", json=leaving)
    with writing() as session:
        late = join(session, "Ivy Sandford", "Z10101", joined=day(-1))
        elsewhere = join(session, "Jean Tibbs", "Z10101", within=cohort(session, "Northbay"))
    assert len(faculty.get(url).json()["people"]) == 3
    marks = {world.noor: "present", late: "present", elsewhere: "absent", 99_999: "absent"}
    errors = refused(faculty.put(url, json={"marks": marks}), 422, "4 of them did not take part")
    assert errors == {
        f"marks.{world.noor}": f"They had left on {day(-2, 2)}.",
        f"marks.{late}": f"They joined on {day(-1)}, after this session.",
        f"marks.{elsewhere}": "They are not in this cohort.",
        "marks.99999": "They are not in this cohort.",
    }
    assert marks_in(faculty.get(url).json())["Dr Catrin Hughes"] is None


def test_there_is_no_other_mark(faculty: TestClient, world: World, url: str) -> None:
    assert faculty.put(url, json={"marks": {world.noor: "late"}}).status_code == 422
    assert faculty.put(url, json={"marks": {"nobody": "present"}}).status_code == 422
    assert faculty.get(f"{V1}/sessions/99999/attendance").status_code == 404


def test_a_lead_sees_their_own_people_and_takes_none(
    faculty: TestClient, lead: TestClient, world: World, url: str
) -> None:
    faculty.put(url, json={"marks": {world.noor: "present", world.bello: "absent"}})
    sheet = lead.get(url).json()
    assert marks_in(sheet) == {"Dr Ruth Ellison": None, "Dr Yusuf Bello": "absent"}
    assert sheet["may_take"] is False
    assert lead.put(url, json={"marks": {world.bello: "present"}}).status_code == 403
