"""Practice leaders, two years of it: one test for each particular."""

from collections import Counter
from datetime import date

import pytest

from tests.demonstration.programmes.reading import (
    HARROWDENE,
    LEADERS_1,
    LEADERS_2,
    Client,
    items,
    people,
    roles,
)


def test_leaders_two_centres_chosen_for_deprivation(read: Client) -> None:
    assert {(each["name"], each["kind"]) for each in read(f"/programmes/{LEADERS_1}")["partners"]} == {
        ("Wessex Deanery", "deanery"),
        ("Oxford Deanery", "deanery"),
    }
    for programme in (LEADERS_1, LEADERS_2):
        sites = items(read, f"/sites?programme={programme}")
        assert len(sites) == 2
        for site in sites:
            assert site["deprivation"]["practices_with_score"] == len(site["practices"])
            assert site["deprivation"]["score"] > 30


def test_leaders_three_terms_of_eight_weeks_of_three_kinds_over_eight_months(read: Client) -> None:
    cohorts = items(read, f"/cohorts?programme={LEADERS_1}") + items(read, f"/cohorts?programme={LEADERS_2}")
    assert len(cohorts) == 4
    for cohort in cohorts:
        assert [each["kind"] for each in cohort["terms"]] == ["teaching", "action_learning", "project"]
        assert [each["weeks"] for each in cohort["terms"]] == [8, 8, 8]
        length = date.fromisoformat(cohort["last"]) - date.fromisoformat(cohort["first"])
        assert length.days == pytest.approx(8 * 30.4, abs=15)


def test_leaders_the_first_term_teaches_leadership_and_core_knowledge(read: Client) -> None:
    sessions = items(read, f"/sessions?cohort={HARROWDENE}")
    taught = {each["theme"]["title"] for each in sessions if each["term"]["place"] == 1}
    assert {"Leadership", "Lean", "Systems thinking", "Patient engagement"} <= taught


def test_leaders_thirty_participants_in_two_centres(read: Client) -> None:
    assert Counter(each["cohort"]["code"] for each in people(read, LEADERS_1)) == {
        "practice-leaders-1-harrowdene": 15,
        "practice-leaders-1-harbourside": 15,
    }


def test_leaders_ten_newly_qualified_gps_between_two_practices_each(read: Client) -> None:
    new = [each for each in people(read, LEADERS_1) if each["role"] == "new_gp"]
    assert len(new) == 10
    for each in new:
        assert len({placement["organisation"]["code"] for placement in each["placements"]}) == 2


def test_leaders_they_give_backfill_to_colleagues_of_these_practices(read: Client) -> None:
    for cohort in ("practice-leaders-1-harrowdene", "practice-leaders-1-harbourside", HARROWDENE):
        new = {
            each["id"]: {placement["organisation"]["code"] for placement in each["placements"]}
            for each in items(read, f"/participants?cohort={cohort}&role=new_gp")
        }
        given = items(read, f"/backfills?cohort={cohort}")
        assert {each["by"]["id"] for each in given} == new.keys()
        assert all(each["organisation"]["code"] in new[each["by"]["id"]] for each in given)
        assert all(each["covers"]["id"] not in new for each in given)


def test_leaders_gps_and_managers_in_the_first_year(read: Client) -> None:
    assert roles(read, LEADERS_1) == {"gp": 10, "new_gp": 10, "practice_manager": 10}


def test_leaders_the_second_year_adds_nurses_and_health_visitors(read: Client) -> None:
    found = roles(read, LEADERS_2)
    assert found["practice_nurse"] >= 4
    assert found["health_visitor"] >= 2


def test_leaders_a_second_year_renews_the_first_after_a_successful_bid(read: Client) -> None:
    second = read(f"/programmes/{LEADERS_2}")
    assert second["renews"] == LEADERS_1
    assert [each["code"] for each in second["years"]] == [LEADERS_1, LEADERS_2]
    assert "after a successful bid" in second["aims"]


def test_leaders_the_second_year_keeps_every_gp_of_the_first(read: Client) -> None:
    gps = {each["person"] for each in people(read, LEADERS_1) if each["role"] in ("gp", "new_gp")}
    assert len(gps) == 20
    assert gps <= {each["person"] for each in people(read, LEADERS_2)}


def test_leaders_sessions_of_term_time_are_evaluated(read: Client) -> None:
    held = [each for each in items(read, f"/sessions?cohort={HARROWDENE}") if each["attendance"]]
    about = {each["session"]["id"] for each in items(read, f"/evaluations?cohort={HARROWDENE}&level=1")}
    assert len(held) == 16
    assert about == {each["id"] for each in held}


def test_leaders_every_participant_delivers_a_project(read: Client) -> None:
    for programme in (LEADERS_1, LEADERS_2):
        projects = items(read, f"/projects?programme={programme}")
        assert len(projects) == len(people(read, programme))
        assert all(each["title"] for each in projects)


@pytest.mark.parametrize(
    "title",
    [
        "A phlebotomy service as the first stage of an integrated chronic-disease clinic",
        "Personal asthma action plans",
        "A redesigned X-ray pathway",
    ],
)
def test_leaders_projects_that_are_told_of(read: Client, title: str) -> None:
    assert title in {each["title"] for each in items(read, f"/projects?programme={LEADERS_1}")}


def test_leaders_projects_are_completed_written_up_and_presented(read: Client) -> None:
    for each in items(read, f"/projects?programme={LEADERS_1}"):
        assert [step["title"] for step in each["milestones"]][-2:] == ["Written up", "Presented"]
        assert all(step["on"] for step in each["milestones"])


def test_leaders_three_design_principles(read: Client) -> None:
    principles = ["Release talent", "Develop leadership", "Deliver service improvement"]
    assert read(f"/programmes/{LEADERS_1}")["principles"] == principles
    assert read(f"/programmes/{LEADERS_2}")["principles"] == principles
