"""Projects, their milestones, and which are stuck."""

from datetime import timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient

from groundswell.clock import today
from groundswell.cohorts.planning import NewTerm
from groundswell.database.engine import writing
from tests.cohorts.asking import all_of, refused, seen
from tests.cohorts.world import COHORT, FIRST_TERM, V1, World, cohort, day, join
from tests.conftest import SignIn


def name(client: TestClient, who: int, title: str = "Leg ulcer care", **facts: Any) -> Any:
    headers = seen(facts.pop("revision")) if "revision" in facts else {}
    return client.put(f"{V1}/participants/{who}/project", json={"title": title} | facts, headers=headers)


def reach(client: TestClient, project: dict[str, Any], place: int, on: Any) -> Any:
    step = project["milestones"][place]["id"]
    return client.put(f"{V1}/projects/{project['id']}/milestones/{step}", json={"on": str(on)})


def stuck(client: TestClient, query: str = "") -> list[str]:
    return [each["participant"]["name"] for each in all_of(client, f"/projects?stuck=true{query}")]


def test_a_project_is_named_and_what_holds_it_up_is_changed(faculty: TestClient, world: World) -> None:
    made = name(faculty, world.noor).json()
    assert (made["title"], made["held_up_by"], made["participant"]["name"]) == ("Leg ulcer care", None, "Dr Hamid Noor")
    assert [each["title"] for each in made["milestones"]] == [
        "Started",
        "Tested",
        "Completed",
        "Written up",
        "Presented",
    ]
    assert name(faculty, world.noor, "Other").status_code == 428
    changed = name(faculty, world.noor, held_up_by="Aim not agreed with partners", revision=made["revision"]).json()
    assert (changed["id"], changed["held_up_by"]) == (made["id"], "Aim not agreed with partners")
    refused(name(faculty, world.noor, "Other", revision=made["revision"]), 412, "this project")
    refused(name(faculty, 99_999), 404, "no participant 99999")
    assert name(faculty, world.bello, "  ").status_code == 422


def test_milestones_are_reached_corrected_and_taken_back(faculty: TestClient, world: World) -> None:
    project = name(faculty, world.noor).json()
    reach(faculty, project, 0, day(-10))
    body = reach(faculty, project, 1, day(-2)).json()
    assert [each["on"] for each in body["milestones"]] == [str(day(-10)), str(day(-2)), None, None, None]
    assert body["last_step"] == str(day(-2))
    corrected = reach(faculty, project, 1, day(-3)).json()
    again = reach(faculty, project, 1, day(-3)).json()
    assert corrected == again, "the same again changes nothing"
    assert corrected["milestones"][1]["on"] == str(day(-3))
    step = corrected["milestones"][1]
    url = f"{V1}/projects/{project['id']}/milestones/{step['id']}"
    assert faculty.delete(url).status_code == 428
    refused(faculty.delete(url, headers=seen(body["milestones"][1]["revision"])), 412, "this milestone")
    assert faculty.delete(url, headers=seen(step["revision"])).status_code == 204
    refused(faculty.delete(url, headers=seen(step["revision"])), 404, "Tested has not been reached")
    assert all_of(faculty, "/projects?stuck=true")[1]["last_step"] == str(day(-10))


def test_not_in_the_future_and_not_of_another_programme(faculty: TestClient, world: World) -> None:
    project = name(faculty, world.noor).json()
    refused(reach(faculty, project, 0, today() + timedelta(days=1)), 422, "still to come", "on")
    url = f"{V1}/projects/{project['id']}/milestones/99999"
    refused(faculty.put(url, json={"on": str(day(-1))}), 404, "has no milestone 99999")
    step = project["milestones"][0]["id"]
    refused(faculty.put(f"{V1}/projects/99999/milestones/{step}", json={"on": "2018-01-01"}), 404, "no project 99999")


def test_four_weeks_without_a_step_is_stuck(faculty: TestClient, world: World) -> None:
    everyone = ["Dr Catrin Hughes", "Dr Hamid Noor", "Dr Ruth Ellison", "Dr Yusuf Bello"]
    assert stuck(faculty) == everyone, "nobody has named a project sixteen weeks after the beginning"
    project = name(faculty, world.noor).json()
    assert project["stuck"] is True
    assert reach(faculty, project, 0, today() - timedelta(days=28)).json()["stuck"] is True
    assert reach(faculty, project, 0, today() - timedelta(days=27)).json()["stuck"] is False
    assert stuck(faculty) == [each for each in everyone if each != "Dr Hamid Noor"]
    assert [each["participant"]["name"] for each in all_of(faculty, "/projects?stuck=false")] == ["Dr Hamid Noor"]


def test_a_finished_project_is_not_stuck(faculty: TestClient, world: World) -> None:
    project = name(faculty, world.noor).json()
    for place in range(4):
        assert reach(faculty, project, place, day(-10)).json()["stuck"] is True
    assert reach(faculty, project, 4, day(-10)).json()["stuck"] is False


def test_whoever_has_left_or_has_not_begun_is_not_stuck(faculty: TestClient, world: World) -> None:
    leaving = {"on": str(day(0)), "reason": "A new post."}
    faculty.post(f"{V1}/participants/{world.noor}/withdrawal", json=leaving)
    with writing() as session:
        later = cohort(session, "Later", terms=[NewTerm("teaching", "Term 1", day(1), 8)])
        empty = cohort(session, "Empty", terms=[])
        recent = cohort(session, "Recent", terms=[NewTerm("teaching", "Term 1", day(-3), 8)])
        for code in (later, empty, recent):
            join(session, f"Dr {code}", "Z10101", within=code, joined=day(-30))
        join(session, "Dr Late", "Z10101", joined=day(-3))
    assert stuck(faculty) == ["Dr Catrin Hughes", "Dr Ruth Ellison", "Dr Yusuf Bello"]
    rows = {each["participant"]["name"]: each for each in all_of(faculty, "/projects")}
    assert rows["Dr Late"]["last_step"] == str(day(-3))
    assert rows[f"Dr {recent}"]["last_step"] == str(day(-3)), "the cohort began after they had joined"
    assert rows["Dr Catrin Hughes"]["last_step"] == str(FIRST_TERM)
    assert rows[f"Dr {empty}"]["last_step"] == str(day(-30))
    assert rows["Dr Hamid Noor"]["left_on"] == str(day(0))


def test_projects_by_cohort_and_programme_as_pages_and_as_a_table(faculty: TestClient, world: World) -> None:
    project = name(faculty, world.noor, held_up_by="=1+1").json()
    reach(faculty, project, 0, day(-1))
    assert len(all_of(faculty, f"/projects?cohort={COHORT}&programme=leaders&limit=1")) == 4
    assert all_of(faculty, "/projects?programme=other") == []
    table = faculty.get(f"{V1}/projects.csv?stuck=false").text.splitlines()
    assert table[1] == f"{COHORT},Dr Hamid Noor,gp,Leg ulcer care,'=1+1,1,5,Started,{day(-1)},False"


def test_a_lead_sees_their_own(faculty: TestClient, lead: TestClient, world: World, signed_in: SignIn) -> None:
    assert stuck(lead) == ["Dr Ruth Ellison", "Dr Yusuf Bello"]
    assert name(lead, world.bello).status_code == 403
    project = name(faculty, world.bello).json()
    assert reach(lead, project, 0, day(-1)).status_code == 403
    assert signed_in("practice", "Z10101").get(f"{V1}/projects").status_code == 403


@pytest.mark.parametrize("what", ["maybe", "2"])
def test_a_filter_that_is_none_is_refused(faculty: TestClient, what: str) -> None:
    assert faculty.get(f"{V1}/projects?stuck={what}").status_code == 422
