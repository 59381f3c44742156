"""What is said of an initiative is changed, part by part, by one person at a time."""

from datetime import timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.clock import today
from groundswell.database.engine import writing
from groundswell.initiatives.models import FormerSharing
from groundswell.organisations.models import Organisation
from groundswell.revisions.sequencer import number_committed
from tests.cohorts.asking import refused, seen
from tests.cohorts.world import programme
from tests.conftest import Making
from tests.initiatives.conftest import V1, Starting
from tests.reports.cohort_worlds import World

TOMORROW = str(today() + timedelta(days=1))


def change(client: TestClient, made: dict[str, Any], **changes: Any) -> Any:
    return client.patch(f"{V1}/initiatives/{made['code']}", json=changes, headers=seen(made["revision"]))


def changed(client: TestClient, made: dict[str, Any], **changes: Any) -> dict[str, Any]:
    answer = change(client, made, **changes)
    assert answer.status_code == 200, answer.text
    now: dict[str, Any] = answer.json()
    assert client.get(f"{V1}/initiatives/{made['code']}").json() == now
    return now


def test_only_what_is_sent_is_changed(lead: TestClient, start: Starting) -> None:
    made = start(aim={"what": "Cut missed calls", "how_much": "to 6%", "by": "2019-03-31"})
    now = changed(lead, made, title="Ring back", aim={"how_much": "to 5%"}, write_up={"again": "Begin with one desk."})
    assert (now["title"], now["code"]) == ("Ring back", made["code"]), "its address stays"
    assert now["aim"] == {"what": "Cut missed calls", "how_much": "to 5%", "for_whom": None, "by": "2019-03-31"}
    assert now["write_up"]["again"] == "Begin with one desk."
    assert now["revision"] > made["revision"]
    assert (now["started"], now["status"], now["practices"]) == (made["started"], made["status"], 2)
    cleared = changed(lead, now, aim={"what": None, "by": None})
    assert cleared["aim"] == {"what": None, "how_much": "to 5%", "for_whom": None, "by": None}


def test_the_second_of_two_people_gets_412_and_the_version_that_stands(
    lead: TestClient, practice: TestClient, start: Starting
) -> None:
    made = start()
    first = changed(lead, made, title="Ring back", aim={"what": "Cut missed calls"})
    second = change(practice, made, title="Call back", status="spreading")
    refused(second, 412, "Somebody else has changed this initiative")
    assert second.json()["current"] == first["revision"]
    assert second.headers["ETag"] == f'"{first["revision"]}"'
    stands = practice.get(f"{V1}/initiatives/{made['code']}").json()
    assert (stands["title"], stands["status"]) == ("Ring back", "planning"), "nothing of the second was kept"
    again = changed(practice, stands, title="Call back", status="spreading")
    assert (again["title"], again["status"], again["aim"]["what"]) == ("Call back", "spreading", "Cut missed calls")
    without = lead.patch(f"{V1}/initiatives/{made['code']}", json={"title": "Other"})
    assert without.status_code == 428


def test_work_on_its_parts_does_not_stand_in_the_way(lead: TestClient, start: Starting) -> None:
    """Whoever writes in the journal while another edits the aim costs them nothing."""
    made = start()
    lead.post(f"{V1}/initiatives/{made['code']}/journal", json={"day": str(today()), "words": "Met them."})
    diagram = {"drivers": [{"key": "a", "kind": "primary", "title": "Fewer calls"}]}
    drawn = lead.put(f"{V1}/initiatives/{made['code']}/drivers", json=diagram, headers=seen(made["drivers_revision"]))
    assert drawn.status_code == 200
    assert changed(lead, made, title="Ring back")["drivers_revision"] == drawn.json()["revision"]


def test_it_ends_with_a_day_and_when_it_is_stopped_with_a_reason(lead: TestClient, start: Starting) -> None:
    made = start(status="testing")
    refused(change(lead, made, status="stopped"), 422, "stopped says why", "ended_because")
    refused(change(lead, made, status="stopped", ended_because="  "), 422, "stopped says why", "ended_because")
    refused(change(lead, made, ended="2018-06-30"), 422, "It has not ended", "status")
    refused(change(lead, made, ended_because="No time."), 422, "It has not ended", "status")
    stopped = changed(lead, made, status="stopped", ended_because="Nobody had time.")
    assert (stopped["ended"], stopped["ended_because"]) == (str(today()), "Nobody had time.")
    corrected = changed(lead, stopped, ended="2018-06-30")
    assert corrected["ended"] == "2018-06-30"
    refused(change(lead, corrected, ended_because=None), 422, "stopped says why", "ended_because")
    again = changed(lead, corrected, status="testing")
    assert (again["ended"], again["ended_because"]) == (None, None), "taken up again"
    completed = changed(lead, again, status="completed", ended="2018-12-31")
    assert (completed["ended"], completed["ended_because"]) == ("2018-12-31", None)
    assert changed(lead, completed, status="sustaining")["ended"] is None


@pytest.mark.parametrize(
    ("changes", "words", "field"),
    [
        ({"expected_end": "2018-01-07"}, "expected to end before it starts, on 8 January 2018", "expected_end"),
        ({"aim": {"by": "2018-01-07"}}, "before the work starts, on 8 January 2018", "aim.by"),
        ({"started": "2019-07-01"}, "expected to end before it starts, on 1 July 2019", "expected_end"),
        ({"status": "completed", "ended": "2018-01-07"}, "ended before it started", "ended"),
        ({"status": "completed", "ended": TOMORROW}, "is still to come", "ended"),
        ({"write_up": {"written_up": "2018-12-31"}}, "what the problem was", "write_up.result"),
        ({"write_up": {"written_up": TOMORROW}}, "is still to come", "write_up.written_up"),
        ({"theme": 99_999}, "no theme 99999", "theme"),
        ({"adviser": 99_999}, "no member 99999 of the faculty", "adviser"),
        ({"title": " "}, "title", "title"),
        ({"title": None}, "title", "title"),
        ({"status": "paused"}, "status", "status"),
        ({"owner": "F902"}, "owner", "owner"),
        ({"started": "1066-10-14"}, "started", "started"),
        ({"aim": {"when": "soon"}}, "aim.when", "aim.when"),
    ],
)
def test_what_cannot_be_is_refused(
    lead: TestClient, start: Starting, changes: dict[str, Any], words: str, field: str
) -> None:
    made = start(lead, expected_end="2019-06-30", aim={"by": "2019-03-31"})
    refused(change(lead, made, **changes), 422, words, field)
    assert lead.get(f"{V1}/initiatives/{made['code']}").json() == made


def test_the_day_it_starts_and_the_first_of_its_end_may_be_one(lead: TestClient, start: Starting) -> None:
    made = start()
    day = made["started"]
    now = changed(lead, made, status="completed", expected_end=day, ended=day, aim={"by": day})
    assert (now["expected_end"], now["ended"], now["aim"]["by"]) == (day, day, day)


def test_a_write_up_is_finished_and_shared(lead: TestClient, other_lead: TestClient, start: Starting) -> None:
    made = start(status="completed", ended="2018-12-31")
    parts = {"problem": "Callers waited.", "changed": "They are rung back.", "result": "6% instead of 11%."}
    now = changed(lead, made, write_up=parts | {"written_up": "2019-01-10"})
    assert now["write_up"] == parts | {"again": "", "written_up": "2019-01-10"}
    refused(change(lead, now, write_up={"result": ""}), 422, "what came of it", "write_up.result")
    address = f"{V1}/initiatives/{made['code']}"
    assert other_lead.get(address).status_code == 404
    shared = changed(lead, now, shared=True)
    assert other_lead.get(address).json() == shared | {"may_edit": False}


def test_an_adviser_of_the_faculty(lead: TestClient, faculty: TestClient, start: Starting, make: Making) -> None:
    made = start()
    with make() as m:
        member = World(m).member("Ines Caldwell")
    now = changed(lead, made, adviser=member.id)
    assert now["adviser"] == {"id": member.id, "name": "Ines Caldwell"}
    listed = lead.get(f"{V1}/initiatives?person={member.person_id}").json()["items"]
    assert [each["code"] for each in listed] == [made["code"]]
    assert changed(lead, now, adviser=None)["adviser"] is None


def test_a_programme_is_named_and_left_but_never_the_only_owner(
    lead: TestClient, faculty: TestClient, start: Starting
) -> None:
    with writing() as session:
        programme(session)
    number_committed()
    now = changed(lead, start(), programme="leaders")
    assert now["programme"] == {"code": "leaders", "name": "Practice leaders"}
    assert changed(lead, now, programme=None)["programme"] is None
    refused(change(lead, now | {"revision": now["revision"] + 1}, programme="none"), 404, "no programme called none")
    owned = faculty.post(f"{V1}/initiatives", json={"title": "Dementia care", "programme": "leaders"}).json()
    refused(change(faculty, owned, programme=None), 422, "belong to nobody", "programme")


def test_whose_it_was_and_whether_shared_is_kept_when_that_changes(
    lead: TestClient, start: Starting, session: Session
) -> None:
    made = start()
    shared = changed(lead, made, shared=True)
    again = changed(lead, shared, shared=True, title="Ring back")
    alone = changed(lead, again, shared=False)
    owner = session.scalar(select(Organisation.id).where(Organisation.code == "F901"))
    rows = session.scalars(select(FormerSharing).order_by(FormerSharing.id)).all()
    assert [(row.owner_id, row.shared, row.ended_revision_id) for row in rows] == [
        (None, False, made["revision"]),
        (owner, False, shared["revision"]),
        (owner, True, alone["revision"]),
    ]
