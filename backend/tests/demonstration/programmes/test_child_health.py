"""The child-health GP year and its second: one test for each particular."""

from datetime import date

import pytest

from tests.demonstration.programmes.reading import (
    CHILD_1,
    CHILD_2,
    Client,
    people,
    roles,
)


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
