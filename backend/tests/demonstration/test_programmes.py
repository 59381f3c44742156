"""The demonstration's five programmes, read as a client of the API reads them: one test for each particular."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient

from groundswell.app import create_app
from groundswell.clock import today
from groundswell.demonstration.actions import make_demonstration
from groundswell.demonstration.country import Size
from groundswell.people.demonstration import PASSWORD
from groundswell.settings import settings
from tests.demonstration.conftest import SMALL, empty_database

V1 = "/api/v1"
LEADERS_1, LEADERS_2 = "practice-leaders-1", "practice-leaders-2"
GPDP, GREAT, WHOLE = "general-practice-development", "great-leaders", "whole-system-leadership"
CHILD_1, CHILD_2 = "child-health-gp-1", "child-health-gp-2"
HARROWDENE = "practice-leaders-2-harrowdene"
Client = Callable[[str], Any]


@pytest.fixture(scope="module")
def app_of_today(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The program on a small country made today, for what depends on the day it is."""
    with empty_database(tmp_path_factory.mktemp("programmes")) as on, pytest.MonkeyPatch.context() as patch:
        make_demonstration(size=SMALL, today=today(), on=on)
        patch.setattr(settings(), "database_url", on.url.render_as_string(hide_password=False))
        with TestClient(create_app()) as client:
            yield client


def signed_in(client: TestClient, email: str) -> Client:
    """Reads an address as someone of the demonstration; a list is read to its end."""
    answer = client.post(f"{V1}/auth/token", data={"username": email, "password": PASSWORD})
    headers = {"Authorization": f"Bearer {answer.json()['access_token']}"}

    def read(path: str) -> Any:
        found = client.get(f"{V1}{path}", headers=headers)
        assert found.status_code == 200, (path, found.text)
        body = found.json()
        while "Link" in found.headers:
            found = client.get(found.headers["Link"].split(">")[0][1:], headers=headers)
            body["items"] += found.json()["items"]
        return body

    return read


@pytest.fixture(scope="module")
def read(app_of_today: TestClient) -> Client:
    return signed_in(app_of_today, "faculty@demo.example")


def items(read: Client, path: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = read(path)["items"]
    return found


def people(read: Client, programme: str) -> list[dict[str, Any]]:
    return items(read, f"/participants?programme={programme}")


def roles(read: Client, programme: str) -> Counter[str]:
    return Counter(each["role"] for each in people(read, programme))


def achieved(read: Client, programme: str) -> list[tuple[str, str]]:
    return [(each["kind"], each["title"]) for each in items(read, f"/achievements?programme={programme}")]


# --- all five ------------------------------------------------------------------------------------------------------


def test_all_five_are_there(read: Client) -> None:
    codes = {each["code"] for each in items(read, "/programmes")}
    assert codes == {LEADERS_1, LEADERS_2, GPDP, CHILD_1, CHILD_2, GREAT, WHOLE}


@pytest.mark.parametrize("code", [LEADERS_1, LEADERS_2, GPDP, CHILD_1, CHILD_2, GREAT, WHOLE])
def test_each_says_that_people_and_figures_are_invented(read: Client, code: str) -> None:
    assert "people and figures shown here are invented" in read(f"/programmes/{code}")["aims"]


@pytest.mark.parametrize(
    ("code", "by"),
    [
        (LEADERS_1, "NHS Education South Central"),
        (GPDP, "NHS England"),
        (CHILD_1, "Health Education England"),
        (GREAT, "Dorset CCG"),
        (WHOLE, "The King's Fund"),
    ],
)
def test_each_has_the_body_that_commissioned_it(read: Client, code: str, by: str) -> None:
    assert read(f"/programmes/{code}")["commissioned_by"] == by


# --- 1. Practice leaders -------------------------------------------------------------------------------------------


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


# --- a cohort in its third term now --------------------------------------------------------------------------------


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


# --- 2. General Practice Development Programme ---------------------------------------------------------------------


def test_development_127_million_pounds_over_five_years(read: Client) -> None:
    programme = read(f"/programmes/{GPDP}")
    assert programme["funding_pounds"] == 127_000_000
    years = (date.fromisoformat(programme["last"]) - date.fromisoformat(programme["first"])).days / 365.25
    assert years == pytest.approx(5, abs=0.02)


def test_development_2500_practices_in_over_100_federations(read: Client) -> None:
    targets = {each["what"]: each["number"] for each in read(f"/programmes/{GPDP}")["targets"]}
    assert (targets["practices"], targets["federations"]) == (2_500, 100)
    whole = Size()
    assert (whole.practices, whole.federations > 100) == (2_500, True)


def test_development_every_federation_of_the_country_has_joined_and_some_practices(read: Client) -> None:
    kinds = Counter(each["organisation"]["kind"] for each in items(read, f"/joinings?programme={GPDP}"))
    assert kinds["federation"] == SMALL.federations
    assert kinds["practice"] >= 3


def test_development_joinings_are_at_every_stage(read: Client) -> None:
    stages = {each["stage"] for each in items(read, f"/joinings?programme={GPDP}")}
    assert stages == {"expressed", "contacted", "planning", "delivery", "closed", "withdrawn"}


def test_development_contact_is_due_in_four_weeks_and_some_are_overdue(read: Client) -> None:
    joinings = items(read, f"/joinings?programme={GPDP}")
    for each in joinings:
        due = date.fromisoformat(each["expressed_on"]) + timedelta(weeks=4)
        assert each["contact_due"] == str(due)
        assert each["overdue"] == (each["stage"] == "expressed" and due < today())
    assert 0 < sum(each["overdue"] for each in joinings) < len(joinings) / 4


def test_development_led_by_the_sustainable_improvement_team_with_its_faculty(read: Client) -> None:
    led_by = read(f"/programmes/{GPDP}")["led_by"].lower()
    assert "sustainable improvement team" in led_by
    assert "primary care improvement faculty" in led_by


def test_development_the_faculty_grows_by_a_hundred_over_three_years(read: Client) -> None:
    (target,) = [each for each in read(f"/programmes/{GPDP}")["targets"] if each["what"] == "faculty"]
    assert target["number"] == 100
    years = (date.fromisoformat(target["by"]) - date.fromisoformat(target["first"])).days / 365.25
    assert years == pytest.approx(3, abs=0.02)
    growth = read("/faculty")["growth"]
    assert growth["target"]["programme"] == GPDP
    assert growth["months"][-1]["members"] > growth["months"][0]["members"]
    assert growth["projected"][-1]["low"] < growth["projected"][-1]["high"]


def test_development_apprentices_are_signed_off_by_named_accredited_members(read: Client) -> None:
    members = items(read, "/faculty-members")
    accredited = {each["name"] for each in members if each["accredited"]}
    signed = [
        step
        for each in members
        for step in read(f"/faculty-members/{each['id']}")["stages"]
        if step["signed_by"] is not None
    ]
    assert len(signed) >= 10
    assert {step["signed_by"] for step in signed} <= accredited


@pytest.mark.parametrize(
    "specialism", ["Lean", "Measurement", "Workforce redesign", "Board coaching", "Project management"]
)
def test_development_specialists_are_subcontracted(read: Client, specialism: str) -> None:
    (bought,) = [each for each in read("/faculty")["specialists"] if each["specialism"] == specialism]
    assert 0 < bought["worked"] <= bought["bought"]
    assert bought["left"] == bought["bought"] - bought["worked"]


def test_development_is_aligned_with_csus_and_ahsns(read: Client) -> None:
    kinds = {each["kind"] for each in read(f"/programmes/{GPDP}")["partners"]}
    assert {"CSU", "AHSN", "CCG"} <= kinds


def test_development_a_national_reference_group_meets(read: Client) -> None:
    group = read(f"/programmes/{GPDP}/reference-group")
    assert {each["speaks_for"] for each in group["members"]} == {
        "Professional bodies",
        "Practices",
        "Patient groups",
        "Commissioners",
        "Improvement bodies",
    }
    days = [date.fromisoformat(each["day"]) for each in group["meetings"]]
    assert min(days) < today() < max(days)


@pytest.mark.parametrize(
    "words",
    [
        "proven innovations",
        "local groups are supported to plan and implement",
        "nine to twelve months with optional extras",
        "used both to recruit and to assure quality",
        "205,157 clinical and 330,096 administrative hours released",
    ],
)
def test_development_what_it_is_told_by(read: Client, words: str) -> None:
    assert words in read(f"/programmes/{GPDP}")["aims"]


# --- 3. Child-health GP year ---------------------------------------------------------------------------------------


def test_child_health_one_year_extended_for_another(read: Client) -> None:
    for code in (CHILD_1, CHILD_2):
        programme = read(f"/programmes/{code}")
        length = date.fromisoformat(programme["last"]) - date.fromisoformat(programme["first"])
        assert length.days == pytest.approx(365, abs=2)
    assert read(f"/programmes/{CHILD_2}")["renews"] == CHILD_1


def test_child_health_original_gps_are_kept_and_new_ones_join(read: Client) -> None:
    first, second = ({each["person"] for each in people(read, code)} for code in (CHILD_1, CHILD_2))
    assert first
    assert first < second


def test_child_health_only_gps_lead(read: Client) -> None:
    assert set(roles(read, CHILD_1)) == set(roles(read, CHILD_2)) == {"gp"}


@pytest.mark.parametrize(
    "words",
    [
        "lead across places and organisations alongside practice support teams",
        "links between practices and family support services",
        "networks across unscheduled primary care",
        "educational support and knowledge of pathways",
        "It develops people rather than services, and so transfers to other specialties and places",
    ],
)
def test_child_health_what_it_is_told_by(read: Client, words: str) -> None:
    assert words in read(f"/programmes/{CHILD_1}")["aims"]


# --- 4. Great Leaders ----------------------------------------------------------------------------------------------


def test_great_leaders_forty_to_fifty_gps(read: Client) -> None:
    assert roles(read, GREAT).keys() == {"gp"}
    assert 40 <= len(people(read, GREAT)) <= 50


def test_great_leaders_each_of_them_with_an_achievement(read: Client) -> None:
    named = {each["person"] for each in items(read, f"/achievements?programme={GREAT}")}
    assert named == {each["name"] for each in people(read, GREAT)}


@pytest.mark.parametrize("words", ["£900m", "766,000 patients", "lead roles in the county CCG"])
def test_great_leaders_the_county_ccg(read: Client, words: str) -> None:
    assert words in read(f"/programmes/{GREAT}")["aims"]


@pytest.mark.parametrize("kind", ["campaign", "consultation", "meeting", "service"])
def test_great_leaders_achievements_of_every_kind(read: Client, kind: str) -> None:
    assert items(read, f"/achievements?programme={GREAT}&kind={kind}")


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("consultation", "The Big Ask"),
        ("service", "Dementia"),
        ("service", "Avoiding emergency admissions"),
        ("service", "COPD in the over-75s"),
        ("service", "Community pain management"),
    ],
)
def test_great_leaders_what_was_consulted_and_commissioned(read: Client, kind: str, words: str) -> None:
    assert [title for found, title in achieved(read, GREAT) if found == kind and words in title]


# --- 5. Whole System Leadership ------------------------------------------------------------------------------------


def test_whole_system_a_dozen_gps(read: Client) -> None:
    assert roles(read, WHOLE) == {"gp": 12}


def test_whole_system_with_hertfordshire_gps(read: Client) -> None:
    assert read(f"/programmes/{WHOLE}")["led_by"] == "The King's Fund, with Hertfordshire GPs"


def test_whole_system_two_pathways(read: Client) -> None:
    assert Counter(each["title"] for each in items(read, f"/projects?programme={WHOLE}")) == {
        "Heart failure": 6,
        "End-of-life care for people with dementia": 6,
    }


def test_whole_system_stakeholders(read: Client) -> None:
    partners = read(f"/programmes/{WHOLE}")["partners"]
    assert {each["name"] for each in partners} == {"Hospital clinicians", "Patients", "Commissioners"}


def test_whole_system_a_business_case_on_agreed_evidence_and_balanced_risks(read: Client) -> None:
    steps = [each["title"] for each in items(read, f"/projects?programme={WHOLE}")[0]["milestones"]]
    expected = ["Stakeholders together", "Evidence agreed", "Risks balanced", "Business case", "Agreement reached"]
    assert steps == expected
    assert {kind for kind, _ in achieved(read, WHOLE)} == {"service"}


@pytest.mark.parametrize(
    "words",
    [
        "real-life issues across a local health economy",
        "clinical, organisational and financial evidence",
        "balanced risks",
        "constructive challenge at crucial moments",
    ],
)
def test_whole_system_what_it_is_told_by(read: Client, words: str) -> None:
    assert words in read(f"/programmes/{WHOLE}")["aims"]


# --- the people who sign in ----------------------------------------------------------------------------------------


def test_ines_caldwell_is_accredited_and_has_a_week_of_work(read: Client) -> None:
    (ines,) = [each for each in items(read, "/faculty-members") if each["name"] == "Ines Caldwell"]
    assert ines["accredited"]
    monday = today() - timedelta(days=today().weekday())
    this_week = f"from={monday}&to={monday + timedelta(days=6)}"
    assert items(read, f"/sessions?mine=true&{this_week}")
    assert items(read, f"/joinings?adviser={ines['id']}&overdue=true")
    assert items(read, f"/assignments?member={ines['id']}&current=true")
    held = [each for each in items(read, "/sessions?mine=true") if date.fromisoformat(each["day"]) < today()]
    assert [each for each in held if each["attendance"] is None]


def test_an_apprentice_waits_for_her_sign_off(read: Client) -> None:
    waiting = [each["id"] for step in read("/faculty")["pipeline"] for each in step["members"] if each["waiting"]]
    assert waiting
    assert all(read(f"/faculty-members/{each}")["may_sign_off"] for each in waiting)


def test_the_federation_lead_sees_people_of_their_own_practices_alone(app_of_today: TestClient, read: Client) -> None:
    lead = signed_in(app_of_today, "lead@demo.example")
    theirs = people(lead, LEADERS_2)
    assert 0 < len(theirs) < len(people(read, LEADERS_2))
