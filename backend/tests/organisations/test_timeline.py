"""Who belonged where, from everything that files have said."""

from datetime import date
from itertools import pairwise, permutations

from hypothesis import given
from hypothesis import strategies as st

from groundswell.organisations.statements import Basis
from groundswell.organisations.timeline import BEGINNING, Claim, SpellFound, spells

OLD, NEW, THIRD = 1, 2, 3
History = tuple[list[Claim], list[tuple[int, date]]]


def dated(file: int, as_at: date, parent: int | None, first: date | None, until: date | None = None) -> Claim:
    return Claim(file, as_at, Basis.DATED, parent, first, until, str(parent or ""))


def monthly(file: int, month: date, parent: int | None) -> Claim:
    return Claim(file, month, Basis.MONTHLY, parent, month, None, str(parent or ""))


def test_a_dated_spell_goes_on_after_the_file_until_something_else_is_said() -> None:
    assert spells([dated(1, date(2019, 10, 1), OLD, date(2013, 4, 1))]) == [
        SpellFound(OLD, date(2013, 4, 1), None, False)
    ]


def test_a_change_between_two_months_begins_on_the_first_of_the_later_and_is_inferred() -> None:
    found = spells([monthly(1, date(2025, 2, 1), OLD), monthly(2, date(2025, 3, 1), NEW)])
    assert found == [
        SpellFound(OLD, date(2025, 2, 1), date(2025, 3, 1), True),
        SpellFound(NEW, date(2025, 3, 1), None, True),
    ]


def test_a_missing_month_between_leaves_the_former_membership_standing() -> None:
    found = spells([monthly(1, date(2024, 11, 1), OLD), monthly(2, date(2025, 1, 1), NEW)])
    assert [spell.first for spell in found] == [date(2024, 11, 1), date(2025, 1, 1)]


def test_a_dated_file_outweighs_a_month_for_the_time_it_covers() -> None:
    found = spells([dated(1, date(2022, 4, 27), OLD, date(2019, 7, 1)), monthly(2, date(2022, 3, 1), NEW)])
    assert found == [SpellFound(OLD, date(2019, 7, 1), None, False)]


def test_a_month_after_a_dated_file_moves_the_practice_on_from_that_month() -> None:
    found = spells([dated(1, date(2022, 4, 27), OLD, date(2019, 7, 1)), monthly(2, date(2024, 4, 1), NEW)])
    assert found == [
        SpellFound(OLD, date(2019, 7, 1), date(2024, 4, 1), False),
        SpellFound(NEW, date(2024, 4, 1), None, True),
    ]


def test_a_newer_vintage_corrects_an_end_date() -> None:
    older = dated(1, date(2019, 12, 4), OLD, date(2019, 7, 1))
    newer = dated(2, date(2022, 2, 25), OLD, date(2019, 7, 1), date(2020, 9, 1))
    assert spells([older, newer], [(1, older.as_at), (2, newer.as_at)]) == [
        SpellFound(OLD, date(2019, 7, 1), date(2020, 9, 1), False)
    ]


def test_a_practice_that_vanishes_from_a_complete_file_belongs_to_none_from_its_date() -> None:
    found = spells(
        [dated(1, date(2019, 12, 4), OLD, date(2019, 7, 1))], [(1, date(2019, 12, 4)), (2, date(2022, 2, 25))]
    )
    assert found == [SpellFound(OLD, date(2019, 7, 1), date(2022, 2, 25), False)]


def test_of_overlapping_rows_in_one_file_the_later_is_believed_from_its_beginning() -> None:
    as_at = date(2022, 2, 25)
    found = spells([dated(1, as_at, OLD, date(2019, 7, 1)), dated(1, as_at, NEW, date(2021, 1, 1))])
    assert found == [
        SpellFound(OLD, date(2019, 7, 1), date(2021, 1, 1), False),
        SpellFound(NEW, date(2021, 1, 1), None, False),
    ]


def test_a_partial_file_leaves_the_time_before_its_own_spells_to_older_files() -> None:
    history = dated(1, date(2019, 10, 1), OLD, date(2013, 4, 1))
    newer = dated(2, date(2021, 11, 1), NEW, date(2020, 4, 1))
    assert spells([history, newer], [(1, history.as_at)]) == [
        SpellFound(OLD, date(2013, 4, 1), date(2020, 4, 1), False),
        SpellFound(NEW, date(2020, 4, 1), None, False),
    ]


def test_stated_to_belong_to_none_ends_a_membership() -> None:
    found = spells([monthly(1, date(2025, 2, 1), OLD), monthly(2, date(2025, 3, 1), None)])
    assert found == [SpellFound(OLD, date(2025, 2, 1), date(2025, 3, 1), True)]


def test_an_end_that_a_file_knows_in_advance_is_kept() -> None:
    found = spells([dated(1, date(2022, 3, 1), OLD, date(2019, 7, 1), date(2022, 4, 1))])
    assert found == [SpellFound(OLD, date(2019, 7, 1), date(2022, 4, 1), False)]


def test_an_unknown_beginning_is_said_to_be_before_all_time() -> None:
    assert spells([dated(1, date(2019, 10, 1), OLD, None)])[0].first == BEGINNING


DAYS = st.dates(date(2018, 1, 1), date(2024, 12, 31))
FIRSTS = st.dates(date(2018, 1, 1), date(2024, 12, 31)).map(lambda day: day.replace(day=1))
PARENTS = st.sampled_from([OLD, NEW, THIRD, None])


@st.composite
def histories(draw: st.DrawFn) -> History:
    claims: list[Claim] = []
    complete: list[tuple[int, date]] = []
    for file in range(draw(st.integers(1, 5))):
        if draw(st.booleans()):
            claims.append(monthly(file, draw(FIRSTS), draw(PARENTS)))
            continue
        as_at = draw(DAYS)
        for _ in range(draw(st.integers(1, 3))):
            first, until = draw(DAYS), draw(st.none() | DAYS)
            if until is None or until > first:
                claims.append(dated(file, as_at, draw(st.sampled_from([OLD, NEW, THIRD])), first, until))
        if draw(st.booleans()):
            complete.append((file, as_at))
    return claims, complete


@given(histories())
def test_spells_never_overlap_and_are_never_empty(history: History) -> None:
    found = spells(*history)
    assert all(spell.until is None or spell.first < spell.until for spell in found)
    assert all(before.until is not None and before.until <= after.first for before, after in pairwise(found))


@given(histories())
def test_the_order_in_which_claims_are_met_changes_nothing(history: History) -> None:
    claims, complete = history
    expected = spells(claims, complete)
    for shuffled in list(permutations(claims))[:24]:
        assert spells(list(shuffled), complete[::-1]) == expected


@given(histories(), FIRSTS)
def test_a_month_that_says_what_is_already_held_changes_no_membership(history: History, month: date) -> None:
    claims, complete = history
    held = next(
        (s.parent for s in spells(claims, complete) if s.first <= month and (s.until is None or month < s.until)), None
    )
    if held is None:
        return
    again = spells([*claims, monthly(99, month, held)], complete)
    assert [(s.parent, s.first, s.until) for s in again] == [
        (s.parent, s.first, s.until) for s in spells(claims, complete)
    ]
