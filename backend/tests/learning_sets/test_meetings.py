"""What is said in a set stays there: it does not exist for anyone else, whatever their role."""

from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.cohorts.models import Participant
from groundswell.faculty.models import FacultyMember
from groundswell.people.models import Person
from groundswell.revisions.models import Revision
from tests.conftest import SignIn
from tests.evaluations.world import V1, ago
from tests.factories.made import making
from tests.learning_sets.world import Sets, account_of, faculty_member, signed, some_sets

URL = f"{V1}/learning-sets"
WORDS = {"question": "How do I tell my partners?", "undertakes": "Ask Ruth how she did it."}


@pytest.fixture
def sets(client: TestClient) -> Sets:
    return some_sets(client)


@pytest.fixture
def made(national: TestClient, sets: Sets) -> dict[str, Any]:
    """Set A, whose facilitator and first three participants are inside, and a meeting ten days ago."""
    found: dict[str, Any] = sets.add(national).json()
    meeting = sets.leads.post(f"{URL}/{found['id']}/meetings", json={"day": str(ago(10)), "place": "The library"})
    assert meeting.status_code == 201, meeting.text
    return {**found, "meeting": meeting.json()["id"]}


def write(client: TestClient, made: dict[str, Any], participant: int, seen: int | None = None, **words: Any) -> Any:
    address = f"{URL}/{made['id']}/meetings/{made['meeting']}/undertakings/{participant}"
    headers = {} if seen is None else {"If-Match": f'"{seen}"'}
    return client.put(address, json=WORDS | words, headers=headers)


def test_a_member_writes_what_they_undertake_and_the_set_reads_it(sets: Sets, made: dict[str, Any]) -> None:
    first = sets.cohort.participants[0]
    written = write(sets.first, made, first)
    assert written.status_code == 200
    revision = written.json()["undertakings"][0]["revision"]
    assert written.headers["etag"] == f'"{revision}"'
    for someone in (sets.first, sets.second, sets.leads):
        (meeting,) = someone.get(f"{URL}/{made['id']}/meetings").json()["items"]
        assert (meeting["day"], meeting["place"]) == (str(ago(10)), "The library")
        assert meeting["undertakings"] == [
            {"participant": first, "name": "Person 0", **WORDS, "done_on": None, "revision": revision}
        ]


def test_it_does_not_exist_for_anyone_else(
    national: TestClient, signed_in: SignIn, sets: Sets, made: dict[str, Any]
) -> None:
    write(sets.first, made, sets.cohort.participants[0])
    _, other_facilitator = faculty_member(name="Miriam Sayle")
    there_is_none = national.get(f"{URL}/99999/meetings").json()["detail"].replace("99999", str(made["id"]))
    for someone in (
        national,
        signed_in("faculty"),
        signed_in("lead"),
        signed_in("practice"),
        signed_in("analyst"),
        signed(national, other_facilitator),
        sets.outsider,
    ):
        for refused in (
            someone.get(f"{URL}/{made['id']}/meetings"),
            someone.post(f"{URL}/{made['id']}/meetings", json={"day": str(ago(1)), "place": "Here"}),
            write(someone, made, sets.cohort.participants[0]),
        ):
            assert refused.status_code == 404
            assert refused.json()["detail"] == there_is_none


def test_an_answer_kept_for_one_is_not_given_to_another(sets: Sets, made: dict[str, Any], signed_in: SignIn) -> None:
    address = f"{URL}/{made['id']}/meetings"
    tag = sets.leads.get(address).headers["etag"]
    assert sets.leads.get(address, headers={"If-None-Match": tag}).status_code == 304
    assert signed_in("faculty").get(address, headers={"If-None-Match": tag}).status_code == 404


def test_who_leaves_is_outside(sets: Sets, made: dict[str, Any]) -> None:
    address = f"{URL}/{made['id']}/meetings"
    with making() as m:
        participant = m.session.get_one(Participant, sets.cohort.participants[0])
        participant.left_on, participant.left_because = ago(0), "Moved away"
        m.session.get_one(FacultyMember, sets.facilitator).left_on = ago(0)
    assert sets.first.get(address).status_code == 404
    assert sets.leads.get(address).status_code == 404
    assert sets.second.get(address).status_code == 200


def test_nobody_lets_themselves_into_a_set_that_has_met(
    national: TestClient, signed_in: SignIn, sets: Sets, made: dict[str, Any]
) -> None:
    member, user_id = faculty_member(name="Curious")
    curious = signed(national, user_id)
    seen = {"If-Match": f'"{made["revision"]}"'}
    for changes in ({"facilitator": member}, {"members": sets.cohort.participants[:4]}):
        if "members" in changes:
            account_of(sets.cohort.persons[3], _without_person(user_id))
        refused = curious.patch(f"{URL}/{made['id']}", json=changes, headers=seen)
        assert refused.status_code == 403, changes
        assert "nobody lets themselves into what was said" in refused.json()["detail"]
        assert curious.get(f"{URL}/{made['id']}/meetings").status_code == 404
    handed_over = national.patch(f"{URL}/{made['id']}", json={"facilitator": member}, headers=seen)
    assert handed_over.status_code == 200


def _without_person(user_id: int) -> int:
    """Takes an account from its person, so that another can have it."""
    with making() as m:
        m.session.scalars(select(Person).where(Person.user_id == user_id)).one().user_id = None
    return user_id


def test_everyone_writes_their_own_and_the_facilitator_anyones(sets: Sets, made: dict[str, Any]) -> None:
    first, second, third = sets.cohort.participants[:3]
    assert write(sets.second, made, second).status_code == 200
    refused = write(sets.second, made, first)
    assert refused.status_code == 403
    assert refused.json()["detail"] == "Everyone writes what they undertake themselves, or their facilitator does."
    assert write(sets.leads, made, third).status_code == 200


def test_one_that_stands_is_changed_by_who_has_seen_it(sets: Sets, made: dict[str, Any]) -> None:
    first = sets.cohort.participants[0]
    revision = write(sets.first, made, first).json()["undertakings"][0]["revision"]
    assert write(sets.leads, made, first).status_code == 428
    changed = write(sets.leads, made, first, revision, done_on=str(ago(2)))
    assert (changed.status_code, changed.json()["undertakings"][0]["done_on"]) == (200, str(ago(2)))
    stale = write(sets.first, made, first, revision)
    assert (stale.status_code, stale.json()["current"]) == (412, changed.json()["undertakings"][0]["revision"])


def test_another_day_for_a_meeting(national: TestClient, sets: Sets, made: dict[str, Any]) -> None:
    address = f"{URL}/{made['id']}/meetings/{made['meeting']}"
    (meeting,) = sets.first.get(f"{URL}/{made['id']}/meetings").json()["items"]
    seen = {"If-Match": f'"{meeting["revision"]}"'}
    write(sets.first, made, sets.cohort.participants[0], done_on=str(ago(5)))
    assert national.patch(address, json={"place": "Here"}, headers=seen).status_code == 404
    assert sets.second.patch(address, json={"place": "Here"}).status_code == 428
    late = sets.second.patch(address, json={"day": str(ago(4))}, headers=seen)
    assert (late.status_code, late.json()["errors"][0]["field"]) == (422, "day")
    changed = sets.second.patch(address, json={"day": str(ago(5)), "place": "Room 2"}, headers=seen)
    assert (changed.json()["day"], changed.json()["place"]) == (str(ago(5)), "Room 2")
    assert len(changed.json()["undertakings"]) == 1
    assert sets.second.patch(address, json={}, headers=seen).status_code == 412


def test_what_cannot_be_written(national: TestClient, sets: Sets, made: dict[str, Any]) -> None:
    first = sets.cohort.participants[0]
    for day in (ago(11), ago(-1)):
        refused = write(sets.first, made, first, done_on=str(day))
        assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "done_on")
    assert write(sets.first, made, first, question=" ").status_code == 422
    assert write(sets.leads, made, sets.cohort.participants[-1]).status_code == 404
    assert write(sets.leads, {**made, "meeting": 99999}, first).status_code == 404
    other = sets.add(national, name="Set B", members=sets.cohort.participants[3:5]).json()
    elsewhere = {**made, "id": other["id"]}
    assert (
        write(sets.leads, elsewhere, sets.cohort.participants[3]).json()["detail"].startswith("The set has no meeting")
    )


def test_the_log_says_no_word_of_it(sets: Sets, made: dict[str, Any], session: Session) -> None:
    write(sets.first, made, sets.cohort.participants[0])
    session.rollback()
    logged = session.scalars(
        select(Revision).where(Revision.action.in_(["undertaking_written", "learning_set_meeting_added"]))
    ).all()
    assert len(logged) == 2
    assert {(each.words, each.source) for each in logged} == {("", None)}
