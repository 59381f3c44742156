"""A cohort of Practice leaders in its third term now, which every page of a cohort is shown with."""

from datetime import date, timedelta

from groundswell.clock import today
from tests.demonstration.programmes.reading import (
    HARROWDENE,
    Client,
    items,
)


def test_a_cohort_of_thirty_is_in_its_third_term_now(read: Client) -> None:
    cohort = read(f"/cohorts/{HARROWDENE}")
    first, last = (date.fromisoformat(cohort["terms"][2][name]) for name in ("first", "last"))
    assert first + timedelta(weeks=3) <= today() <= last
    assert (cohort["participants"] + cohort["left"], cohort["left"]) == (30, 1)


def test_it_has_held_sixteen_of_nineteen_sessions(read: Client) -> None:
    days = [date.fromisoformat(each["day"]) for each in items(read, f"/sessions?cohort={HARROWDENE}")]
    assert (len(days), sum(day < today() for day in days)) == (19, 16)


def test_five_of_its_projects_are_stuck(read: Client) -> None:
    stuck = items(read, f"/projects?cohort={HARROWDENE}&stuck=true")
    assert {each["title"]: each["held_up_by"] for each in stuck} == {
        "Spirometry waits": "Topic changed twice",
        "Minor illness by phone": "Aim not agreed with partners",
        "Summarising notes on time": "No baseline: data not released",
        "Diabetes group visits": "No test: group room closed",
        "Room use": "Away for a month",
    }


def test_three_days_of_its_backfill_have_no_cover_two_of_them_next_week(read: Client) -> None:
    rota = read(f"/cohorts/{HARROWDENE}/rota")
    assert len(rota["rows"]) == 10
    gaps = [
        date.fromisoformat(day["day"])
        for row in rota["rows"]
        for day, state in zip(rota["days"], row["states"], strict=True)
        if state == "no_cover"
    ]
    monday = today() - timedelta(days=today().weekday())
    assert len(gaps) == 3
    assert sum(monday + timedelta(weeks=1) <= day < monday + timedelta(weeks=2) for day in gaps) == 2
    assert not [row for row in rota["rows"] if "clash" in row["states"]]


def test_it_has_five_learning_sets_of_six(read: Client) -> None:
    sets = items(read, f"/learning-sets?cohort={HARROWDENE}")
    assert [(each["name"], len(each["members"])) for each in sets] == [(f"Set {letter}", 6) for letter in "ABCDE"]


def test_what_its_people_say_is_shown_and_few_answers_are_not_broken_down(read: Client) -> None:
    put = items(read, f"/evaluations?cohort={HARROWDENE}&level=1")[0]
    results = read(f"/evaluations/{put['id']}/results")
    assert results["answers"] >= 15
    assert sum(results["questions"][0]["distribution"]) == results["answers"]
    by_role = {each["role"]: each["answers"] for each in results["by_role"]}
    assert by_role["health_visitor"] is None


def test_its_follow_up_goes_out_three_to_four_months_after_its_end(read: Client) -> None:
    (follow_up,) = items(read, f"/evaluations?cohort={HARROWDENE}&level=3")
    ends = date.fromisoformat(read(f"/cohorts/{HARROWDENE}")["last"])
    assert 89 <= (date.fromisoformat(follow_up["opens"]) - ends).days <= 92
    assert 119 <= (date.fromisoformat(follow_up["closes"]) - ends).days <= 123
