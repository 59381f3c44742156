"""The page of a cohort: who is missing, who is stuck, is cover arranged; for a lead only people of their practices."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from groundswell.cohorts.models import Away, Participant
from groundswell.learning_sets.models import LearningSet, SetMember
from groundswell.reports.wording.days import stretch, weekday
from tests.conftest import Counting, Making, SignIn
from tests.factories.made import Made
from tests.reports.cohort_worlds import MONDAY, THURSDAY, TUESDAY, MadeCohort, World, week

PAGE = "/api/v1/cohorts/harrowdene/page"


def bits(*days: int) -> int:
    return sum(1 << day for day in days)


def harrowdene(m: Made) -> MadeCohort:
    """Five people at practices of two federations. Martha is stuck; Yusuf covers for her and is away once."""
    one, two = m.federation("F901", "Brackenholt"), m.federation("F902", "Fallowmere")
    riverbank = m.practice("Z10101", "Riverbank", within=[one])
    oaks = m.practice("Z10102", "Three Oaks", within=[one])
    hawthorn = m.practice("Z10103", "Hawthorn", within=[two])
    world = World(m)
    cohort = world.cohort()
    martha = cohort.participant(
        world.person("Martha Quill", email="martha@tests.example"),
        "practice_nurse",
        at=[(riverbank, bits(MONDAY, TUESDAY))],
        steps=[week(-20)],
        title="Spirometry waits",
        held_up_by="Topic changed twice",
        marks="ppxpppapppp",
    )
    yusuf = cohort.participant(
        world.person("Dr Yusuf Bello"),
        "new_gp",
        at=[(riverbank, bits(MONDAY, TUESDAY)), (oaks, bits(THURSDAY))],
        steps=[week(-20), week(-1)],
        marks="ppppppppppa",
    )
    cohort.participant(
        world.person("Joel Carter"),
        "practice_manager",
        at=[(hawthorn, bits(MONDAY))],
        steps=[week(-20), week(-16), week(-12), week(-8), week(-6)],
        marks="ppppppppppp",
    )
    cohort.participant(
        world.person("Ivy Sandford"),
        "practice_nurse",
        at=[(hawthorn, bits(MONDAY))],
        title=None,
        marks="pp",
        left_on=week(-21),
    )
    cohort.participant(
        world.person("Dr Ruth Ellison"), at=[(hawthorn, bits(MONDAY))], steps=[week(-5)], marks="pppppppppp"
    )
    cohort.backfill(yusuf, martha, riverbank, bits(MONDAY, TUESDAY))
    world.add(Away(participant_id=yusuf.id, day=week(1, TUESDAY), reason="Course"))
    world.add(Away(participant_id=yusuf.id, day=week(-2, TUESDAY), reason="Ill"))
    lead, helps = world.member("Dr Miriam Sayle"), world.member("Ines Caldwell")
    cohort.assign(helps, "coach")
    cohort.assign(lead, "Lead")
    cohort.facilitates(lead, 1, 2)
    cohort.about("Lean", 1, 3)
    cohort.about("Leadership", 2)
    cohort.facilitates(world.member("Una Whit"), 3)
    set_b = world.add(LearningSet(cohort_id=cohort.row.id, name="B", facilitator_id=lead.id))
    m.session.add(SetMember(participant_id=martha.id, set_id=set_b.id))
    return cohort


@pytest.fixture
def made(make: Making) -> MadeCohort:
    with make() as m:
        return harrowdene(m)


def words(segments: list[dict[str, str]]) -> str:
    return "".join(each["text"] for each in segments)


def by_name(page: Any) -> dict[str, Any]:
    return {each["name"]: each for each in page["people"]}


def test_what_the_eye_meets_first(national: TestClient, made: MadeCohort) -> None:
    page = national.get(PAGE).json()
    assert page["title"] == "Tideway leaders, Harrowdene 2018"
    assert page["facts"] == (
        f"5 people, {stretch(week(-23), week(4, 6))} · GPs, newly qualified GPs, practice managers and practice nurses"
    )
    assert [(each["name"], each["part"]) for each in page["faculty"]] == [
        ("Dr Miriam Sayle", "Lead"),
        ("Ines Caldwell", "coach"),
        ("Una Whit", "facilitator"),
    ]
    assert words(page["sentence"]) == (
        "Term 2, week 4. 4 of 5 are still taking part and attendance is 93%. Two projects are stuck: no step for four "
        "weeks or more. One backfill day has no cover, next week."
    )
    assert (page["taking_part"], page["left"], page["stuck"], page["attendance"], page["hidden"]) == (4, 1, 2, "93%", 0)


def test_the_time_line(national: TestClient, made: MadeCohort) -> None:
    page = national.get(PAGE).json()
    assert [(each["first"], each["last"], each["state"]) for each in page["terms"]] == [
        (str(week(-23)), str(week(-16, 6)), "past"),
        (str(week(-3)), str(week(4, 6)), "now"),
    ]
    assert [each["themes"] for each in page["terms"]] == [["Lean", "Leadership"], []]
    (gap,) = page["breaks"]
    assert (gap["first"], gap["last"]) == (str(week(-15)), str(week(-4, 6)))
    assert gap["words"].endswith("break, 12 weeks")
    assert [each["state"] for each in page["sessions"]] == ["held"] * 11 + ["next", "to_come"]
    assert [each["number"] for each in page["sessions"]] == list(range(1, 14))
    first, *_, eleventh, twelfth, _ = page["sessions"]
    assert (first["present"], first["marked"], first["taken"]) == (5, 5, True)
    assert (eleventh["present"], eleventh["marked"]) == (2, 3)
    assert (twelfth["begins"], twelfth["ends"], twelfth["taken"]) == ("13:30", "16:30", False)
    nearest = weekday(week(1, 2)) + ("" if week(1, 2).year == week(0).year else f" {week(1, 2).year}")
    assert page["sessions_words"].startswith(f"11 of 13 sessions held. Next: session 12, Session of week 1, {nearest}")
    assert page["attendance_to_take"] is None


def test_people_by_sessions_the_stuck_first(national: TestClient, made: MadeCohort) -> None:
    page = national.get(PAGE).json()
    names = ["Martha Quill", "Dr Ruth Ellison", "Dr Yusuf Bello", "Joel Carter", "Ivy Sandford"]
    assert [each["name"] for each in page["people"]] == names
    people = by_name(page)
    assert people["Martha Quill"]["marks"] == "ppxpppapppp.."
    assert people["Ivy Sandford"]["marks"] == "pp-----------"
    assert people["Dr Ruth Ellison"]["marks"] == "ppppppppppn.."
    assert (people["Martha Quill"]["came"], people["Martha Quill"]["marked"]) == (9, 11)
    assert (people["Martha Quill"]["role_words"], people["Martha Quill"]["learning_set"]) == ("Nurse", "B")
    assert people["Martha Quill"]["email"] == "martha@tests.example"
    assert people["Joel Carter"]["project"]["last_step_words"] == "finished"
    assert people["Ivy Sandford"]["project"]["last_step_words"].startswith("left in ")
    project = people["Martha Quill"]["project"]
    assert (project["title"], project["held_up_by"]) == ("Spirometry waits", "Topic changed twice")
    assert project["reached"] == [str(week(-20)), None, None, None, None]
    assert (project["label"], project["stuck"]) == ("1 of 5: started", True)
    assert project["last_step_words"] in ("20 weeks ago", "21 weeks ago")
    assert [each["title"] for each in page["milestones"]] == [
        "Started",
        "Tested",
        "Completed",
        "Written up",
        "Presented",
    ]


def test_the_rota_of_the_term(national: TestClient, made: MadeCohort) -> None:
    rota = national.get(PAGE).json()["rota"]
    assert rota["heading"] == "Backfill, term 2"
    assert (len(rota["weeks"]), len(rota["days"])) == (8, 40)
    (row,) = rota["people"]
    assert (row["name"], row["covers_for"]) == ("Dr Yusuf Bello", ["Martha Quill"])
    assert [each["name"] for each in row["practices"]] == ["Riverbank", "Three Oaks"]
    weeks = [row["states"][at : at + 5] for at in range(0, 40, 5)]
    assert weeks == ["11p2.", "1gp2.", "11p2.", "11.2.", "1gp2.", "11p2.", "11.2.", "11.2."]
    assert rota["sentence"] == f"No cover: Dr Yusuf Bello at Riverbank, {weekday(week(1, TUESDAY))}."


def test_a_lead_meets_the_people_of_their_practices_and_counts_of_all(signed_in: SignIn, made: MadeCohort) -> None:
    answer = signed_in("lead", "F902").get(PAGE)
    page = answer.json()
    assert {each["name"] for each in page["people"]} == {"Joel Carter", "Ivy Sandford", "Dr Ruth Ellison"}
    assert (page["hidden"], page["taking_part"], page["left"], page["stuck"]) == (2, 4, 1, 2)
    assert page["sessions"][0]["present"] == 5
    assert page["rota"] is None
    assert not [each for each in ("Martha", "Spirometry", "Yusuf", "Topic changed") if each in answer.text]
    theirs = signed_in("lead", "F901").get(PAGE).json()
    assert {each["name"] for each in theirs["people"]} == {"Martha Quill", "Dr Yusuf Bello"}
    assert words(theirs["sentence"]).endswith("One backfill day in your practices has no cover, next week.")
    assert (by_name(theirs)["Martha Quill"]["learning_set"], by_name(theirs)["Martha Quill"]["email"]) == (None, None)


def test_others_may_not_read_it(signed_in: SignIn, made: MadeCohort) -> None:
    assert signed_in("analyst").get(PAGE).status_code == 403
    answer = signed_in("national").get("/api/v1/cohorts/nowhere/page")
    assert (answer.status_code, answer.json()["detail"]) == (404, "There is no cohort called nowhere.")


def test_a_cohort_of_which_nothing_is_known_yet(national: TestClient, make: Making) -> None:
    with make() as m:
        World(m).cohort(later=60)
    page = national.get(PAGE).json()
    assert words(page["sentence"]).startswith("Begins on ")
    assert words(page["sentence"]).endswith("Nobody has joined yet.")
    assert (page["people"], page["rota"], page["attendance"], page["faculty"]) == ([], None, None, [])


def test_attendance_to_take_is_that_of_the_latest_session(national: TestClient, make: Making) -> None:
    with make() as m:
        cohort = World(m).cohort()
        cohort.participant(cohort.world.person("Joel Carter"), marks="ppppppppp")
    page = national.get(PAGE).json()
    assert page["attendance_to_take"] == cohort.sessions[10].id


def test_the_year_is_told_where_there_is_more_than_one(national: TestClient, make: Making) -> None:
    with make() as m:
        first = World(m, "tideway-1", first=week(-100), last=week(-31))
        world = World(m, "tideway-2", renews_id=first.programme.id)
        world.cohort().participant(world.person("Joel Carter"))
    assert national.get(PAGE).json()["facts"].endswith("· Second year: GPs")


def crowd(m: Made, code: str, people: int) -> None:
    """A cohort of a programme of its own, in which everybody after the first covers for the one before."""
    practice = m.practice(f"Z20{people:03}", f"Practice of {code}")
    world = World(m, f"leaders-{code}")
    cohort = world.cohort(code)
    leads = world.member(f"Dr Leads {code}")
    cohort.facilitates(leads, 1, 2, 3)
    before: Participant | None = None
    for number in range(people):
        person = world.person(f"Dr {code} {number}")
        who = cohort.participant(person, at=[(practice, bits(MONDAY))], steps=[week(-9)], marks="ppa")
        if before is not None:
            cohort.backfill(who, before, practice, bits(MONDAY))
        before = who
    set_a = world.add(LearningSet(cohort_id=cohort.row.id, name="A", facilitator_id=leads.id))
    if before is not None:
        m.session.add(SetMember(participant_id=before.id, set_id=set_a.id))


@pytest.mark.parametrize(("role", "place"), [("national", "ENG"), ("lead", "F900")])
def test_as_many_queries_for_many_people_as_for_few(
    signed_in: SignIn, make: Making, counted: Counting, role: str, place: str
) -> None:
    with make() as m:
        m.federation("F900")
        crowd(m, "few", 3)
        crowd(m, "many", 60)
    client = signed_in(role, place)
    client.get("/api/v1/me")
    with counted() as for_few:
        few = client.get("/api/v1/cohorts/few/page").json()
    with counted() as for_many:
        many = client.get("/api/v1/cohorts/many/page").json()
    assert (few["stuck"], many["stuck"]) == (3, 60)
    assert len(for_many) == len(for_few) <= 45
