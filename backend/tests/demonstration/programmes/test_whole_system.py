"""Whole System Leadership: one test for each particular."""

from collections import Counter

import pytest

from tests.demonstration.programmes.reading import (
    WHOLE,
    Client,
    achieved,
    items,
    roles,
)


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
