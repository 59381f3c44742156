"""Calendar feeds: under a secret address, in local time, without a name, until they are ended."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from fastapi.testclient import TestClient
from icalendar import Calendar
from sqlalchemy import select

from groundswell.cohorts.calendars import as_ics
from groundswell.cohorts.models import CalendarFeed, Cohort, TaughtSession
from groundswell.database.engine import reading, writing
from groundswell.people.models import Person, User
from tests.cohorts.asking import all_of, refused, seen
from tests.cohorts.world import COHORT, ONE, SECOND_TERM, TEN, V1, World, day
from tests.conftest import Making, SignIn

LONDON = ZoneInfo("Europe/London")
FEEDS = f"{V1}/calendar-feeds"


def events_in(text: str | bytes) -> list[Any]:
    """Untyped, as any property of an event may be of any kind."""
    read: Any = Calendar.from_ical(text)
    return list(read.walk("VEVENT"))


def events(client: TestClient, url: str) -> list[Any]:
    answer = client.get(url)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    return events_in(answer.text)


def test_a_cohorts_feed_needs_no_sign_in_and_holds_its_sessions(faculty: TestClient, client: TestClient) -> None:
    answer = faculty.post(FEEDS, json={"cohort": COHORT})
    assert answer.status_code == 201
    made = answer.json()
    assert made["cohort"] == {"code": COHORT, "name": "Harrowdene"}
    found = events(client, made["url"])
    assert len(found) == 24
    first = found[8]
    assert first["summary"] == "Harrowdene: Term 2, week 1"
    assert first["dtstart"].dt == datetime.combine(SECOND_TERM + timedelta(days=2), TEN, LONDON)
    assert first["dtend"].dt == datetime.combine(SECOND_TERM + timedelta(days=2), ONE, LONDON)
    assert first["dtstart"].params["TZID"] == "Europe/London"
    assert len({each["uid"] for each in found}) == 24
    text = client.get(made["url"]).text
    assert text.count("BEGIN:VTIMEZONE") == 1
    for name in ("Bello", "Noor", "Hughes", "Ellison"):
        assert name not in text
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n")), "RFC 5545, section 3.1"


def test_ten_stays_ten_when_the_clocks_change() -> None:
    def held(when: datetime) -> tuple[TaughtSession, Cohort, datetime]:
        taught = TaughtSession(
            id=when.month, title="Lean; flow, and more", day=when.date(), begins=TEN, ends=ONE, revision_id=7,
            place="Hall\nFirst floor", link="https://meet.tests.example/a", materials=None,
        )  # fmt: skip
        return taught, Cohort(name="Harrowdene"), datetime(2018, 1, 1, tzinfo=UTC)

    days = datetime(2018, 7, 4, tzinfo=UTC), datetime(2018, 11, 28, tzinfo=UTC)
    summer, winter = events_in(as_ics("x", [held(each) for each in days]))
    assert (summer["dtstart"].dt.hour, winter["dtstart"].dt.hour) == (10, 10)
    assert summer["dtstart"].dt.astimezone(UTC).hour == 9
    assert winter["dtstart"].dt.astimezone(UTC).hour == 10
    assert (summer["summary"], summer["location"]) == ("Harrowdene: Lean; flow, and more", "Hall\nFirst floor")
    assert summer["sequence"] == 7


def test_an_unchanged_feed_is_unchanged_and_a_moved_session_is_not(
    faculty: TestClient, client: TestClient, world: World
) -> None:
    url = faculty.post(FEEDS, json={"cohort": COHORT}).json()["url"]
    answer = client.get(url)
    assert client.get(url, headers={"If-None-Match": answer.headers["etag"]}).status_code == 304
    moved = f"{V1}/sessions/{world.session_on(day(1, 2))}"
    faculty.patch(moved, json={"day": str(day(1, 3))}, headers=seen(faculty.get(moved).json()["revision"]))
    again = client.get(url, headers={"If-None-Match": answer.headers["etag"]})
    assert again.status_code == 200
    before = {each["uid"]: each for each in events_in(answer.text)}
    after = {each["uid"]: each for each in events_in(again.text)}
    (changed,) = [uid for uid in before if before[uid]["dtstart"].dt != after[uid]["dtstart"].dt]
    assert after[changed]["sequence"] > before[changed]["sequence"]


def test_ones_own_feed_is_what_one_facilitates_and_takes_part_in(
    world: World, signed_in: SignIn, client: TestClient, make: Making
) -> None:
    someone = signed_in("practice", "Z10101")
    url = someone.post(FEEDS, json={"cohort": None}).json()["url"]
    assert events(client, url) == []
    refused(someone.post(FEEDS, json={"cohort": COHORT}), 404, f"There is no cohort called {COHORT}")
    with make() as m:
        user = m.session.scalars(select(User).order_by(User.id.desc()).limit(1)).one()
        m.session.scalars(select(Person).where(Person.name == "Dr Yusuf Bello")).one().user_id = user.id
    assert len(events(client, url)) == 24
    assert someone.post(FEEDS, json={"cohort": COHORT}).status_code == 201
    assert len(all_of(someone, "/calendar-feeds")) == 2


def test_every_address_that_does_not_answer_says_the_same(
    faculty: TestClient, client: TestClient, make: Making
) -> None:
    ended, disabled = (faculty.post(FEEDS, json={"cohort": COHORT}).json() for _ in range(2))
    assert faculty.delete(f"{FEEDS}/{ended['id']}").status_code == 204
    with make() as m:
        m.session.scalars(select(User).order_by(User.id.desc()).limit(1)).one().disabled = True
    unknown = f"{V1}/calendar/{'x' * 43}.ics"
    said = []
    for url in (unknown, ended["url"], disabled["url"]):
        body = client.get(url).json()
        assert body.pop("instance") == url
        assert len(body.pop("reference")) == 8
        said.append(body)
    assert said[0]["status"] == 404
    assert said[0] == said[1] == said[2]


def test_only_the_hash_of_the_secret_is_kept(faculty: TestClient, world: World) -> None:
    made = faculty.post(FEEDS, json={}).json()
    secret = made["url"].removeprefix(f"{V1}/calendar/").removesuffix(".ics")
    assert len(secret) >= 43, "256 bits"
    with reading() as session:
        (row,) = session.scalars(select(CalendarFeed))
        assert secret not in (row.token_hash, made["id"])
        assert row.token_hash == made["id"]
    listed = all_of(faculty, "/calendar-feeds")
    assert listed == [{"id": made["id"], "cohort": None}]


def test_feeds_are_ended_by_their_owner_alone(faculty: TestClient, signed_in: SignIn, client: TestClient) -> None:
    made = faculty.post(FEEDS, json={"cohort": COHORT}).json()
    other = signed_in("national")
    refused(other.delete(f"{FEEDS}/{made['id']}"), 404, "You have no such calendar feed")
    assert all_of(other, "/calendar-feeds") == []
    assert client.get(made["url"]).status_code == 200
    assert faculty.delete(f"{FEEDS}/{made['id']}").status_code == 204
    refused(faculty.delete(f"{FEEDS}/{made['id']}"), 404, "no such")
    assert client.get(made["url"]).status_code == 404
    assert client.post(FEEDS, json={}).status_code == 401


@pytest.mark.parametrize("url", ["/calendar/.ics", "/calendar/a/b.ics", f"/calendar/{'x' * 200}.ics"])
def test_odd_addresses_are_no_fault_of_ours(client: TestClient, world: World, url: str) -> None:
    assert client.get(f"{V1}{url}").status_code in (404, 422)


def test_a_cohort_without_sessions_is_an_empty_calendar(faculty: TestClient, client: TestClient) -> None:
    with writing() as session:
        session.query(TaughtSession).delete()
    assert events(client, faculty.post(FEEDS, json={"cohort": COHORT}).json()["url"]) == []
