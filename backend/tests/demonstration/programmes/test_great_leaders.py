"""Great Leaders: one test for each particular."""

import pytest

from tests.demonstration.programmes.reading import (
    GREAT,
    Client,
    achieved,
    items,
    people,
    roles,
)


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
