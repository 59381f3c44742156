"""The library of measures: every file loads, hangs together and says what people read."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundswell.measures.definitions import LibraryError, assemble, library, measures_in, read_definition

NAMED_BY_OTHERS = {"online_consultation_rate", "missed_call_share", "registered_patients", "trimethoprim_ratio"}
VALID = """
code: waits
version: 1
title: Waits
short_title: Waits
why: People wait.
numerator: Long waits
denominator: Waits
unit: percent
unit_label: "% long"
value_label: of waits were long
multiplier: 100
decimals: 1
direction: lower
family: outcome
aggregation: ratio
disclosure: {policy: none, words: Nothing is withheld.}
source: Invented
owner: Tests
"""


def test_every_measure_of_the_library_loads_and_explains_itself() -> None:
    measures = library()
    assert set(measures) >= NAMED_BY_OTHERS
    for code, definition in measures.items():
        assert definition.code == code
        assert definition.why.endswith("."), code
        assert definition.shown(0).endswith("%") == (definition.unit == "percent"), code
    assert len({definition.title for definition in measures.values()}) == len(measures)


def test_the_sets_are_the_eight_of_the_overview_and_the_nine_of_the_access_fund_in_order() -> None:
    assert [definition.code for definition in measures_in("dashboard")] == [
        "missed_call_share",
        "online_consultation_rate",
        "dna_rate",
        "appointments_per_1000",
        "avoidable_appointment_share",
        "staff_satisfaction",
        "patient_satisfaction_access",
        "hours_released",
    ]
    access_fund = measures_in("access_fund")
    assert [definition.sets["access_fund"] for definition in access_fund] == list(range(1, 10))
    assert all(definition.code.startswith("access_fund_") for definition in access_fund)


def test_an_entry_form_asks_for_each_number_once_and_for_the_whole_before_its_part() -> None:
    entered = [definition for definition in library().values() if definition.entry]
    assert sum(len(definition.entry_fields) for definition in entered) == 8
    assert list(library()["missed_call_share"].entry_fields) == ["denominator", "numerator"]
    assert list(library()["online_consultation_rate"].entry_fields) == ["numerator"], "the list size is known"
    assert list(library()["hours_released"].entry_fields) == ["value"]


@pytest.mark.parametrize(
    ("code", "value", "shown"),
    [
        ("missed_call_share", 15.649, "15.6%"),
        ("missed_call_share", 0.0, "0.0%"),
        ("staff_satisfaction", 65.2, "65%"),
        ("online_consultation_rate", 17.21, "17.2"),
        ("registered_patients", 1234.0, "1,234"),
        ("trimethoprim_ratio", 0.3284, "0.328"),
        ("online_consultation_rate", -0.01, "0.0"),
        ("staff_satisfaction", 5 / 8 * 100, "63%"),
        ("staff_satisfaction", 57 / 200 * 100, "29%"),  # 28.499999999999996
        ("staff_satisfaction", 2.5, "3%"),
        ("staff_satisfaction", -2.5, "-3%"),
        ("staff_satisfaction", 28.4999999, "28%"),
        ("online_consultation_rate", 0.25, "0.3"),
        ("online_consultation_rate", -0.25, "-0.3"),
        ("online_consultation_rate", 0.35, "0.4"),
        ("trimethoprim_ratio", 1.0005, "1.001"),
        ("trimethoprim_ratio", 0.1245, "0.125"),
        ("trimethoprim_ratio", 0.125, "0.125"),
        ("trimethoprim_ratio", 999_999_999.125, "999,999,999.125"),
        ("registered_patients", 1e15, "1,000,000,000,000,000"),
        ("registered_patients", 999_999_999.5, "1,000,000,000"),
    ],
)
def test_a_value_is_shown_as_people_read_it(code: str, value: float, shown: str) -> None:
    assert library()[code].shown(value) == shown


@given(st.integers(1, 10**8), st.integers(1, 10**8))
def test_a_share_of_counts_is_rounded_as_on_paper(part: int, whole: int) -> None:
    exact = (Decimal(part) * 100 / Decimal(whole)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    assert library()["missed_call_share"].shown(part / whole * 100) == f"{exact:,.1f}%"


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("denominator: Waits\n", "", "needs numerator and denominator"),
        ("aggregation: ratio", "aggregation: sum", "sum a numerator alone"),
        ("multiplier: 100", "multiplier: 1", "goes with aggregation ratio and multiplier 100"),
        ("decimals: 1", "decimals: 9", "less than or equal to 4"),
        ("direction: lower", "direction: downwards", "'lower', 'higher' or 'neither'"),
        ("owner: Tests", "owner: ' '", "at least 1 character"),
        ("owner: Tests", "owner: Tests\nentry: true", "needs entry_group and a label"),
        ("owner: Tests", "owner: Tests\nmay_exceed: true", "cannot exceed the whole"),
        ("owner: Tests", "owner: Tests\nsource_url: www.example.org", "must begin with https://"),
        ("owner: Tests", "owner: Tests\ncolour: red", "Extra inputs are not permitted"),
        ("owner: Tests", "owner: Tests\nchart: xmr", "'run', 'i', 'mr'"),
        ("owner: Tests", "owner: Tests\nchart: c", "it cannot be drawn as chart c"),
        ("owner: Tests", "owner: Tests\nrules: mine", "there is no rule set mine; there are nhs-plot-the-dots"),
        ("code: waits", "code: [", "while parsing"),
        ("code: waits", "code: queues", "should be called queues.yaml"),
    ],
)
def test_a_file_that_is_wrong_is_named_with_what_is_wrong(before: str, after: str, told: str) -> None:
    assert before in VALID
    with pytest.raises(LibraryError, match=told) as refusal:
        read_definition("waits.yaml", VALID.replace(before, after))
    assert "waits.yaml" in str(refusal.value)


def test_a_denominator_from_a_measure_that_is_not_there_is_refused() -> None:
    waits = read_definition("waits.yaml", f"{VALID}denominator_from: queues\n")
    with pytest.raises(LibraryError, match=r"waits\.yaml takes its denominator from queues"):
        assemble([waits])


def test_two_measures_cannot_have_one_place_in_a_set() -> None:
    first = read_definition("waits.yaml", f"{VALID}sets: {{dashboard: 1}}\n")
    second = first.model_copy(update={"code": "queues"})
    with pytest.raises(LibraryError, match=r"waits\.yaml and queues\.yaml share place 1 of set dashboard"):
        assemble([first, second])
