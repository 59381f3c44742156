import pytest

from groundswell.measures.definitions import library
from groundswell.reports.wording.numbers import column_labels, in_digits, percent, usual_range

CALLS = library()["missed_call_share"]
APPOINTMENTS = library()["appointments_per_1000"]


@pytest.mark.parametrize(
    ("value", "shown"), [(None, None), (0.0, "0"), (10168.0, "10,168"), (1204.5, "1,204.5"), (100.0, "100")]
)
def test_counts_are_written_whole_and_hours_with_their_part(value: float | None, shown: str | None) -> None:
    assert in_digits(value) == shown


def test_columns_without_a_box_of_their_own_are_headed_by_the_measures_words() -> None:
    assert column_labels(library()["clinical_share"]) == (
        "Submissions classed as clinical",
        "All submissions, clinical, administrative and other",
    )
    assert column_labels(library()["hours_released"]) == (None, None)


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [(0, 0, None), (0, 9, "0%"), (1, 900, "1%"), (899, 900, "99%"), (9, 9, "100%"), (43, 50, "86%")],
)
def test_all_and_none_are_not_rounded_to(part: int, whole: int, shown: str | None) -> None:
    assert percent(part, whole) == shown


def test_numbers_are_written_as_people_set_them() -> None:
    assert CALLS.target_shown(10.0) == "10%"
    assert CALLS.target_shown(7.5) == "7.5%"
    assert CALLS.target_shown(9.25) == "9.25%"
    assert CALLS.target_shown(0.1 + 0.2) == "0.3%"
    assert CALLS.target_shown(0.0) == "0%"
    assert APPOINTMENTS.target_shown(100.0) == "100"
    assert APPOINTMENTS.target_shown(1200.0) == "1,200"
    assert usual_range(CALLS, 8.9, 12.1) == "8.9 to 12.1%"
    assert usual_range(CALLS, -1.0, 104.0) == "0.0 to 100.0%"
    assert usual_range(APPOINTMENTS, -1.0, 104.0) == "0 to 104"
