"""A faculty member's week: what to run, what to record, who waits."""

from typing import Any, NamedTuple

import pytest
from fastapi.testclient import TestClient

from groundswell.clock import today
from groundswell.learning_sets.models import LearningSet, SetMeeting
from tests.conftest import Counting, Making, SignIn
from tests.faculty.members import accredited, ago, member, of, stages
from tests.reports.cohort_worlds import MadeCohort, World, week

WEEK = "/api/v1/my-week"


class Miriam(NamedTuple):
    client: TestClient
    cohort: MadeCohort


@pytest.fixture
def miriam(client: TestClient, make: Making) -> Miriam:
    """An accredited member with a cohort, a learning set, an apprentice and contacts that are overdue."""
    with make() as m:
        user = m.user("faculty")
        own, free, other = (m.federation(f"F90{number}", f"Federation {number}") for number in (1, 2, 3))
        world = World(m)
        me = accredited(m, "Dr Miriam Sayle", joined=ago(900), user_id=user.id)
        colleague = accredited(m, "Una Whit", joined=ago(900))
        member(m, "Ines Caldwell", joined=ago(300), reached=[ago(250), ago(240)])
        member(m, "Tom Reeve", joined=ago(30), reached=[ago(20), ago(10)])
        cohort = world.cohort()
        cohort.facilitates(me, 9, 10, 11, 12)
        cohort.facilitates(colleague, 13)
        cohort.participant(world.person("Martha Quill"), steps=[week(-9)], title="Spirometry waits", marks="p" * 10)
        cohort.participant(world.person("Joel Carter"), steps=[week(-1)])
        elsewhere = World(m, "elsewhere").cohort("elsewhere")
        elsewhere.participant(world.person("Dr Far Away"), steps=[week(-9)])
        world.joining(other, ("expressed", week(-9)), adviser=colleague)
        world.joining(free, ("expressed", week(-8)))
        world.joining(own, ("expressed", week(-7)), adviser=me)
        mine, theirs = (
            world.add(LearningSet(cohort_id=cohort.row.id, name=name, facilitator_id=who.id))
            for name, who in (("A", me), ("B", colleague))
        )
        for learning_set in (mine, theirs):
            for day in (today(), week(3)):
                world.add(SetMeeting(set_id=learning_set.id, day=day, place="Library"))
    return Miriam(of(client, user.id), cohort)


def test_what_waits(miriam: Miriam) -> None:
    page = miriam.client.get(WEEK).json()
    assert "".join(each["text"] for each in page["sentence"]) == (
        "No session this week and one next. Attendance is to be taken for one session. One apprentice is ready for "
        "sign-off and two first contacts are overdue. One project in your cohorts is stuck. One learning set meets in "
        "this time."
    )


def test_sessions_of_this_week_and_the_next_and_attendance_to_take(miriam: Miriam) -> None:
    page = miriam.client.get(WEEK).json()
    (coming,) = page["sessions"]
    assert (coming["number"], coming["week"], coming["taken"]) == (12, "next", False)
    assert coming["when"].endswith(", 13:30 to 16:30")
    (to_take,) = page["attendance"]
    assert (to_take["session"], to_take["day"]) == (miriam.cohort.sessions[10].id, str(week(-1, 2)))


def test_only_apprentices_who_have_stayed_long_enough_are_ready(miriam: Miriam) -> None:
    (ready,) = miriam.client.get(WEEK).json()["sign_offs"]
    assert (ready["name"], ready["stage"], ready["next_title"]) == ("Ines Caldwell", "Observing", "Co-delivering")
    assert ready["next_stage"] == stages(miriam.client)["Co-delivering"]
    assert ready["when"].endswith(" months in it; 3 are usual")


def test_contacts_of_mine_come_before_those_of_nobody(miriam: Miriam) -> None:
    contacts = miriam.client.get(WEEK).json()["contacts"]
    assert [(each["organisation"]["code"], each["mine"]) for each in contacts] == [("F901", True), ("F902", False)]


def test_stuck_projects_of_my_cohorts_alone(miriam: Miriam) -> None:
    (stuck,) = miriam.client.get(WEEK).json()["stuck"]
    assert (stuck["name"], stuck["title"], stuck["last_step_words"]) == (
        "Martha Quill",
        "Spirometry waits",
        "9 weeks ago",
    )


def test_meetings_of_my_sets_alone(miriam: Miriam) -> None:
    (meets,) = miriam.client.get(WEEK).json()["learning_sets"]
    assert (meets["name"], meets["day"], meets["leads"]) == ("A", str(today()), True)


def test_somebody_who_is_not_in_the_faculty(miriam: Miriam, signed_in: SignIn) -> None:
    page = signed_in("national").get(WEEK).json()
    assert page["sentence"][0]["text"] == "You are not in the faculty, so no sessions are yours."
    lists: Any = ("sessions", "attendance", "sign_offs", "stuck", "learning_sets")
    assert [page[each] for each in lists] == [[]] * 5
    assert [each["organisation"]["code"] for each in page["contacts"]] == ["F902"]
    assert signed_in("lead", "F901").get(WEEK).status_code == 403


def test_one_in_training_signs_nobody_off(client: TestClient, make: Making) -> None:
    with make() as m:
        user = m.user("faculty")
        member(m, "Ines Caldwell", joined=ago(300), reached=[ago(250)], user_id=user.id)
        member(m, "Tom Reeve", joined=ago(300), reached=[ago(250)])
    assert of(client, user.id).get(WEEK).json()["sign_offs"] == []


def test_a_bounded_number_of_queries(miriam: Miriam, make: Making, counted: Counting) -> None:
    miriam.client.get("/api/v1/me")
    with counted() as few:
        miriam.client.get(WEEK)
    with make() as m:
        miriam.cohort.world.made = m
        for number in range(40):
            person = miriam.cohort.world.person(f"Dr Extra {number}")
            miriam.cohort.participant(person, steps=[week(-9)])
            member(m, f"Apprentice {number}", joined=ago(300), reached=[ago(250)])
            miriam.cohort.world.joining(m.federation(f"F8{number:02}"), ("expressed", week(-9)))
    miriam.client.get("/api/v1/me")
    with counted() as many:
        page = miriam.client.get(WEEK).json()
    assert (len(page["stuck"]), len(page["sign_offs"]), len(page["contacts"])) == (41, 41, 42)
    assert len(many) == len(few) <= 25
