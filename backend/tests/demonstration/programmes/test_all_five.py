"""The five programmes of the demonstration: one test for each particular that all have."""

import pytest

from tests.demonstration.programmes.reading import (
    CHILD_1,
    CHILD_2,
    GPDP,
    GREAT,
    LEADERS_1,
    LEADERS_2,
    WHOLE,
    Client,
    items,
)


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
