"""The page of a programme: targets, sites, cohorts, those who joined, achievements."""

from datetime import timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient

from groundswell.organisations.models import Deprivation
from groundswell.programmes.models import Achievement, Partner, Principle, ReferenceGroupMeeting, ReferenceGroupMember
from tests.conftest import Counting, Making, SignIn
from tests.factories.made import Made
from tests.reports.cohort_worlds import World, week

PAGE = "/api/v1/programmes/tideway-leaders/page"


@pytest.fixture
def world(make: Making) -> World:
    with make() as m:
        return tideway(m)


def tideway(m: Made) -> World:
    before = World(m, "tideway-first", name="Tideway leaders, first year", first=week(-90), last=week(-31))
    world = World(m, renews_id=before.programme.id)
    federation, waiting = m.federation("F901", "Brackenholt"), m.federation("F902", "Fallowmere")
    riverbank = m.practice("Z10101", "Riverbank", within=[federation])
    oaks = m.practice("Z10102", "Three Oaks", within=[federation])
    hawthorn = m.practice("Z10103", "Hawthorn", within=[waiting])
    for practice, score in ((riverbank, 30.0), (oaks, 40.0)):
        world.add(Deprivation(organisation_id=practice.id, year=2015, score=score, import_id=1))
    site = world.site("Harrowdene", [riverbank, oaks, hawthorn])
    cohort = world.cohort(site=site)
    martha = world.person("Martha Quill")
    cohort.participant(martha, at=[(hawthorn, 1)], steps=[week(-9)], marks="ppa")
    cohort.participant(world.person("Joel Carter"), steps=[week(-1)], marks="ppp")
    world.cohort("later", later=60)
    adviser = world.member("Ines Caldwell")
    world.joining(waiting, ("expressed", week(-8)))
    world.joining(
        federation,
        ("expressed", week(-20)),
        ("contacted", week(-18)),
        ("planning", week(-15)),
        ("delivery", week(-10)),
        adviser=adviser,
    )
    world.target("participants", 2, week(-30), week(40))
    world.target("federations", 4, week(-30), week(-2))
    world.target("practices", 100, week(-30), week(40))
    world.target("faculty", 5, week(-30), week(40))
    world.add(Principle(programme_id=world.programme.id, place=1, words="Release talent"))
    world.add(Partner(programme_id=world.programme.id, name="Tideway CSU", kind="CSU", part="Analysts"))
    for number in range(22):
        world.add(
            Achievement(
                programme_id=world.programme.id,
                person_id=martha.id,
                kind="service",
                day=week(-1) - timedelta(days=number),
                title=f"Service {number}",
            )
        )
    for name, last in (("Ada Reeve", None), ("Tom Lunn", week(-5))):
        world.add(
            ReferenceGroupMember(
                programme_id=world.programme.id, name=name, speaks_for="Patients", first=week(-30), last=last
            )
        )
    for day in (week(-10), week(3)):
        world.add(ReferenceGroupMeeting(programme_id=world.programme.id, day=day, place="Harrowdene Hall"))
    return world


def test_its_head_and_years(national: TestClient, world: World) -> None:
    page = national.get(PAGE).json()
    assert page["facts"].startswith("Tideway Deanery · led by the improvement faculty · £1.5m · ")
    assert [(each["code"], each["is_this"]) for each in page["years"]] == [
        ("tideway-first", False),
        ("tideway-leaders", True),
    ]
    assert page["principles"] == ["Release talent"]
    assert page["partners"] == [{"name": "Tideway CSU", "kind": "CSU", "part": "Analysts"}]
    words = "".join(each["text"] for each in page["sentence"])
    assert words.startswith("The second of two years runs until ")
    assert (
        "Two federations and practices have expressed interest, one has joined and one is in delivery. One is overdue "
        "for a first contact, which is due within four weeks. One cohort is running, with two people; one project is "
        "stuck."
    ) in words


def test_where_its_targets_stand(national: TestClient, world: World) -> None:
    found = {each["what"]: each for each in national.get(PAGE).json()["targets"]}
    assert (found["participants"]["reached"], found["participants"]["state"]) == (2, "met")
    assert (found["federations"]["reached"], found["federations"]["state"]) == (1, "missed")
    # Two practices of the federation that joined, and the one where a participant works.
    assert (found["practices"]["reached"], found["practices"]["state"]) == (3, "behind")
    # The one member founded the faculty before the target counts.
    assert (found["faculty"]["reached"], found["faculty"]["state"]) == (0, "behind")


def test_a_practice_counts_once_and_not_after_it_has_left(national: TestClient, make: Making) -> None:
    with make() as m:
        world = World(m)
        one, two = m.federation("F901", "Brackenholt"), m.network("U90101", "Fallowmere")
        practice = m.practice("Z10101", "Riverbank", within=[one, two])
        gone = m.practice("Z10102", "Three Oaks")
        m.spell(gone, one, until=week(-2))
        steps = [("expressed", week(-20)), ("contacted", week(-18)), ("planning", week(-15))]
        for group in (one, two, practice):
            world.joining(group, *steps)
        late = m.practice("Z10103", "Hawthorn")
        world.joining(late, ("expressed", week(-20)), ("withdrawn", week(-15)))
        world.target("practices", 10, week(-30), week(40))
        world.target("federations", 10, week(-30), week(40))
        world.target("practices", 20, week(-30), week(-16))
    assert [each["reached"] for each in national.get(PAGE).json()["targets"]] == [0, 1, 2]


def test_sites_cohorts_and_those_on_their_way(national: TestClient, world: World) -> None:
    page = national.get(PAGE).json()
    (site,) = page["sites"]
    assert (site["name"], site["practices"], site["cohorts"]) == ("Harrowdene", 3, 1)
    assert site["deprivation"] == {"score": 35.0, "year": 2015, "practices_with_score": 2}
    running, later = page["cohorts"]
    assert (running["code"], running["where_now"], running["attendance"]) == ("harrowdene", "Term 2, week 4", "83%")
    assert (running["taking_part"], running["stuck"], running["site"]) == (2, 1, "Harrowdene")
    assert (later["code"], later["state"], later["attendance"]) == ("later", "to_come", None)
    joinings = page["joinings"]
    assert {each["stage"]: each["count"] for each in joinings["stages"] if each["count"]} == {
        "expressed": 1,
        "delivery": 1,
    }
    (overdue,) = joinings["overdue"]
    assert overdue["organisation"]["name"] == "Fallowmere"
    assert overdue["when"].startswith("contact was due ")
    assert [each["organisation"]["code"] for each in joinings["items"]] == ["F902", "F901"]
    assert joinings["items"][1]["adviser"] == "Ines Caldwell"


def test_achievements_and_the_reference_group(national: TestClient, signed_in: SignIn, world: World) -> None:
    page = national.get(PAGE).json()
    assert page["achievements"]["total"] == 22
    titles = [each["title"] for each in page["achievements"]["items"]]
    assert titles == [f"Service {number}" for number in range(20)]
    assert page["achievements"]["items"][0]["person"] == "Martha Quill"
    group = page["reference_group"]
    assert [each["name"] for each in group["members"]] == ["Ada Reeve"]
    assert [each["name"] for each in group["former"]] == ["Tom Lunn"]
    assert ([each["day"] for each in group["met"]], [each["day"] for each in group["to_come"]]) == (
        [str(week(-10))],
        [str(week(3))],
    )
    as_lead = signed_in("lead", "F901").get(PAGE)
    assert as_lead.json()["achievements"]["items"][0]["person"] is None
    assert "Martha" not in as_lead.text


def test_what_is_shown_can_be_changed_with_the_revision_beside_it(national: TestClient, world: World) -> None:
    page = national.get(PAGE).json()
    seat, meeting = page["reference_group"]["members"][0], page["reference_group"]["to_come"][0]
    done, joined = page["achievements"]["items"][0], page["joinings"]["items"][1]
    assert (joined["days_needed"], joined["adviser"] is None, joined["adviser_id"] is None) == (1.0, False, False)
    for path, row, body in (
        ("reference-group-members", seat, {"last": str(week(0))}),
        ("reference-group-meetings", meeting, {"place": "Three Oaks"}),
        ("joinings", joined, {"days_needed": 2.5}),
    ):
        seen = {"If-Match": f'"{row["revision"]}"'}
        assert national.patch(f"/api/v1/{path}/{row['id']}", json=body, headers=seen).status_code == 200
        assert national.patch(f"/api/v1/{path}/{row['id']}", json=body, headers=seen).status_code == 412
    seen = {"If-Match": f'"{done["revision"]}"'}
    assert national.delete(f"/api/v1/achievements/{done['id']}", headers=seen).status_code == 204


def test_a_programme_without_anything_yet(national: TestClient, make: Making) -> None:
    with make() as m:
        World(m)
    page = national.get(PAGE).json()
    assert "".join(each["text"] for each in page["sentence"]).startswith("It runs until ")
    assert (page["targets"], page["cohorts"], page["joinings"]["total"]) == ([], [], 0)
    answer = national.get("/api/v1/programmes/nowhere/page")
    assert (answer.status_code, answer.json()["detail"]) == (404, "There is no programme called nowhere.")


def test_as_many_queries_for_many_as_for_few(signed_in: SignIn, make: Making, counted: Counting) -> None:
    with make() as m:
        tideway(m)
        large = World(m, "large")
        practices = [m.practice(f"Z2{number:04}") for number in range(40)]
        for number in range(12):
            cohort = large.cohort(f"large{number}", large.site(f"Site {number}", practices))
            for place in range(5):
                cohort.participant(large.person(f"Dr {number} {place}"), marks="ppa", steps=[week(-9)])
        for number in range(50):
            large.joining(m.federation(f"F8{number:02}"), ("expressed", week(-9)))
        for what in ("participants", "federations", "practices", "faculty"):
            large.target(what, 100, week(-30), week(40))
            large.target(what, 200, week(-30), week(60))
    client = signed_in()
    client.get("/api/v1/me")
    with counted() as for_few:
        few: Any = client.get(PAGE).json()
    with counted() as for_many:
        many: Any = client.get("/api/v1/programmes/large/page").json()
    assert (len(few["cohorts"]), len(many["cohorts"]), len(many["joinings"]["overdue"])) == (2, 12, 50)
    assert len(for_many) <= len(for_few) <= 35
