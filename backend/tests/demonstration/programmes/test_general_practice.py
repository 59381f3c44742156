"""The General Practice Development Programme and its faculty: one test for each particular."""

from collections import Counter
from datetime import date, timedelta

import pytest

from groundswell.clock import today
from groundswell.demonstration.country import Size
from groundswell.demonstration.programmes.general_practice import targets
from tests.demonstration.conftest import SMALL
from tests.demonstration.programmes.reading import (
    GPDP,
    Client,
    items,
)


def test_development_127_million_pounds_over_five_years(read: Client) -> None:
    programme = read(f"/programmes/{GPDP}")
    assert programme["funding_pounds"] == 127_000_000
    years = (date.fromisoformat(programme["last"]) - date.fromisoformat(programme["first"])).days / 365.25
    assert years == pytest.approx(5, abs=0.02)


def test_development_2500_practices_in_over_100_federations(read: Client) -> None:
    whole = Size()
    assert (whole.practices, whole.federations > 100) == (2_500, True)
    aimed_at = {each.what: each.number for each in targets(whole.federations, today())}
    assert aimed_at == {"practices": 2_500, "federations": 100, "faculty": 100}
    small = {each["what"]: each["number"] for each in read(f"/programmes/{GPDP}")["targets"]}
    assert small == {each.what: each.number for each in targets(SMALL.federations, today())}
    assert (small["practices"], small["federations"]) == (208, 8)


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
    in_full = [each.number for each in targets(Size().federations, today()) if each.what == "faculty"]
    assert in_full == [100]
    years = (date.fromisoformat(target["by"]) - date.fromisoformat(target["first"])).days / 365.25
    assert years == pytest.approx(3, abs=0.02)
    growth = read("/faculty")["growth"]
    assert growth["target"]["programme"] == GPDP
    assert growth["months"][-1]["members"] > growth["months"][0]["members"]
    assert growth["projected"][-1]["low"] < growth["projected"][-1]["high"]


def test_development_a_small_faculty_is_as_far_on_its_way_as_a_large_one(read: Client) -> None:
    (target,) = [each for each in read(f"/programmes/{GPDP}/page")["targets"] if each["what"] == "faculty"]
    assert target["state"] in ("on_track", "uncertain")
    assert 0.4 < target["reached"] / target["number"] < 0.8


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
