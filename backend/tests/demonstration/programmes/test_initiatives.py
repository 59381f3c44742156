"""What the demonstration tries: initiatives of every programme, and innovations that do and do not work."""

import pytest

from groundswell.demonstration.spreading import PLANTED
from tests.demonstration.programmes.reading import (
    CHILD_2,
    GPDP,
    GREAT,
    LEADERS_1,
    WHOLE,
    Client,
    items,
)


@pytest.mark.parametrize("programme", [LEADERS_1, GPDP, CHILD_2, GREAT, WHOLE])
def test_every_programme_has_initiatives(read: Client, programme: str) -> None:
    assert items(read, f"/initiatives?programme={programme}")


@pytest.mark.parametrize(
    "code",
    [
        "a-phlebotomy-service",
        "personal-asthma-action-plans",
        "a-redesigned-x-ray-pathway",
        "heart-failure",
        "end-of-life-care-in-dementia",
        "copd-over-75",
        "community-pain-management",
        "extended-hours",
        "call-back-instead-of-hold",
    ],
)
def test_it_has_cycles_scores_and_measures(read: Client, code: str) -> None:
    page = read(f"/initiatives/{code}/page")
    assert len(page["cycles"]) >= 2
    assert page["scores"]["team"] is not None
    assert page["scores"]["adviser"] is not None
    assert page["measures"]
    assert page["diagram"]["links"]


@pytest.mark.parametrize("code", ["a-phlebotomy-service", "personal-asthma-action-plans", "a-redesigned-x-ray-pathway"])
def test_participants_projects_are_initiatives(read: Client, code: str) -> None:
    found = read(f"/initiatives/{code}")
    assert found["origin"] == "project"
    assert found["project"] is not None


@pytest.mark.parametrize("code", ["heart-failure", "end-of-life-care-in-dementia"])
def test_whole_system_work_has_stakeholders_and_a_business_case(read: Client, code: str) -> None:
    assert len(items(read, f"/initiatives/{code}/stakeholders")) >= 3
    options = items(read, f"/initiatives/{code}/options")
    assert [each["preferred"] for each in options].count(True) == 1
    assert items(read, f"/initiatives/{code}/decisions")
    assert any(each["answer"] for each in items(read, f"/initiatives/{code}/challenges"))


def test_those_taking_part_are_the_owners_own(read: Client) -> None:
    page = read("/initiatives/call-back-instead-of-hold/page")
    members = {each["organisation"]["code"] for each in items(read, f"/federations/{page['owner']['code']}/members")}
    assert {each["practice"]["code"] for each in page["practices"]["items"]} <= members
    assert page["practices"]["now"] == page["practices"]["total"]


def test_some_failed_and_say_why(read: Client) -> None:
    stopped = items(read, "/initiatives?status=stopped")
    assert {each["code"] for each in stopped} >= {"posters-about-missed-appointments", "a-redesigned-x-ray-pathway"}
    for each in stopped:
        assert len(read(f"/initiatives/{each['code']}")["ended_because"]) > 40


def test_one_has_stalled(read: Client) -> None:
    assert [each["code"] for each in items(read, "/initiatives?stalled=true")] == ["text-reminders"]


def test_high_impact_actions_are_tried(read: Client) -> None:
    themes = {each["theme"]["title"] for each in items(read, "/initiatives") if each["theme"] is not None}
    actions = {each["title"] for each in items(read, "/improvement-themes") if each["kind"] == "high_impact_action"}
    assert len(themes & actions) >= 4


@pytest.mark.parametrize("code", PLANTED)
def test_a_planted_innovation_is_in_use(read: Client, code: str) -> None:
    found = read(f"/innovations/{code}")
    assert PLANTED[code].measure in {each["code"] for each in found["measures"]}
    assert items(read, f"/adoptions?innovation={code}&stage=adopted")


def test_innovations_came_from_initiatives(read: Client) -> None:
    origins = {each["code"] for each in read("/innovations/call-back-instead-of-hold")["origins"]}
    assert origins == {"call-back-instead-of-hold"}
