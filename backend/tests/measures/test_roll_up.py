"""Sums over members, and of how many they are the sum: a plain reading against the arrays."""

from collections import defaultdict

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundswell.measures.periods import EVER
from groundswell.measures.roll_up import Figures, Memberships, composed, roll_up, united

FEBRUARY, MARCH, APRIL = 1, 2, 3
OLD, NEW, NATION = 91, 92, 93


def members(*spells: tuple[int, int, int, int], opened: int = -EVER, closed: int = EVER) -> Memberships:
    """(practice, group, first month, until month) each."""
    child, parent, first, until = np.array(spells, np.int64).reshape(-1, 4).T
    size = len(child)
    return Memberships.of(child, parent, first, until, np.full(size, opened), np.full(size, closed))


def figures(
    *rows: tuple[int, int, float, float], excluded: tuple[int, ...] = (), suppressed: tuple[int, ...] = ()
) -> Figures:
    """(practice, month, numerator, denominator) each."""
    rows = tuple(sorted(rows))
    organisation, month, top, bottom = (np.array(column) for column in zip(*rows, strict=True))
    place = np.arange(len(rows))
    return Figures(
        organisation.astype(np.int64),
        month.astype(np.int64),
        top.astype(float),
        bottom.astype(float),
        np.full(len(rows), np.nan),
        np.isin(place, suppressed),
        np.isin(place, excluded),
    )


def as_dict(rolled: object, *names: str) -> dict[tuple[int, int], tuple[float, ...]]:
    columns = [getattr(rolled, name).tolist() for name in ("organisation", "month", *names)]
    return {(group, month): tuple(rest) for group, month, *rest in zip(*columns, strict=True)}


def test_a_practice_that_left_in_march_is_counted_in_february() -> None:
    spells = members((1, OLD, FEBRUARY, MARCH), (1, NEW, MARCH, EVER))
    rolled = roll_up(figures((1, FEBRUARY, 5, 10), (1, MARCH, 6, 10)), spells, aggregation="ratio", multiplier=100)
    assert as_dict(rolled, "numerator", "value") == {(OLD, FEBRUARY): (5, 50), (NEW, MARCH): (6, 60)}


def test_membership_now_counts_todays_members_in_every_month() -> None:
    spells = members((1, OLD, FEBRUARY, MARCH), (1, NEW, MARCH, EVER)).as_now()
    rolled = roll_up(figures((1, FEBRUARY, 5, 10), (1, MARCH, 6, 10)), spells, aggregation="ratio", multiplier=100)
    assert as_dict(rolled, "numerator") == {(NEW, FEBRUARY): (5,), (NEW, MARCH): (6,)}


def test_a_missing_practice_is_expected_but_not_counted_as_zero() -> None:
    spells = members((1, OLD, FEBRUARY, EVER), (2, OLD, FEBRUARY, EVER))
    rolled = roll_up(figures((1, FEBRUARY, 5, 10)), spells, aggregation="ratio", multiplier=100)
    assert as_dict(rolled, "value", "contributing", "expected") == {(OLD, FEBRUARY): (50, 1, 2)}


def test_a_closed_practice_is_not_expected_but_counts_if_it_reports() -> None:
    spells = members((1, OLD, FEBRUARY, EVER), closed=MARCH)
    rolled = roll_up(figures((1, FEBRUARY, 5, 10), (1, APRIL, 1, 10)), spells, aggregation="ratio", multiplier=100)
    assert as_dict(rolled, "contributing", "expected") == {(OLD, FEBRUARY): (1, 1), (OLD, APRIL): (1, 1)}


def test_an_excluded_figure_is_left_out_and_said() -> None:
    spells = members((1, OLD, FEBRUARY, EVER), (2, OLD, FEBRUARY, EVER))
    rolled = roll_up(
        figures((1, FEBRUARY, 5, 10), (2, FEBRUARY, 0, 10), excluded=(1,)), spells, aggregation="ratio", multiplier=100
    )
    assert as_dict(rolled, "value", "contributing", "excluded") == {(OLD, FEBRUARY): (50, 1, 1)}


def test_with_everything_excluded_there_is_no_value_rather_than_zero() -> None:
    spells = members((1, OLD, FEBRUARY, EVER))
    rolled = roll_up(figures((1, FEBRUARY, 5, 10), excluded=(0,)), spells, aggregation="ratio", multiplier=100)
    assert np.isnan(rolled.value).all()
    assert np.isnan(rolled.numerator).all()


def test_figures_of_no_practice_are_summed_but_are_no_practice() -> None:
    spells = members((1, NATION, -EVER, EVER), (7, NATION, -EVER, EVER))
    rolled = roll_up(
        figures((1, FEBRUARY, 5, 10), (7, FEBRUARY, 5, 10)),
        spells,
        aggregation="ratio",
        multiplier=100,
        not_practices=np.array([7]),
    )
    assert as_dict(rolled, "numerator", "contributing") == {(NATION, FEBRUARY): (10, 1)}


@pytest.mark.parametrize(("aggregation", "expected"), [("sum", 9.0), ("mean", 3.0)])
def test_sums_and_means(aggregation: str, expected: float) -> None:
    spells = members((1, OLD, FEBRUARY, EVER), (2, OLD, FEBRUARY, EVER))
    given = figures((1, FEBRUARY, 4, np.nan), (2, FEBRUARY, 5, np.nan))._replace(value=np.array([2.0, 4.0]))
    rolled = roll_up(given, spells, aggregation=aggregation, multiplier=1)
    assert rolled.value.tolist() == [expected]


def test_a_practice_reaches_its_region_through_its_commissioner_for_as_long_as_both_hold() -> None:
    practice = members((1, 50, 0, 10))
    commissioner = members((50, 80, 0, 4), (50, 81, 4, EVER))
    region = composed(practice, commissioner)
    assert sorted(zip(region.parent.tolist(), region.first.tolist(), region.until.tolist(), strict=True)) == [
        (80, 0, 4),
        (81, 4, 10),
    ]


def test_two_ways_to_one_region_count_a_practice_once() -> None:
    both = united(*(np.array(c, np.int64) for c in ([1, 1], [80, 80], [0, 3], [5, EVER], [0, 0], [EVER, EVER])))
    assert (both.parent.tolist(), both.first.tolist(), both.until.tolist()) == ([80], [0], [EVER])


MONTHS = st.integers(0, 5)


@st.composite
def worlds(draw: st.DrawFn) -> tuple[Figures, Memberships]:
    keys = draw(st.sets(st.tuples(st.integers(1, 5), MONTHS), min_size=1, max_size=20))
    rows = [(p, m, draw(st.integers(0, 9)), draw(st.integers(1, 9))) for p, m in sorted(keys)]
    spells = []
    for practice in range(1, 6):
        at = 0
        groups = draw(st.lists(st.sampled_from([OLD, NEW]), max_size=3))
        for place, group in enumerate(groups, 1):
            first = at + draw(st.integers(0, 2))
            at = first + draw(st.integers(1, 3))
            still = place == len(groups) and draw(st.booleans())
            spells.append((practice, group, first, EVER if still else at))
    out = tuple(draw(st.sets(st.integers(0, len(rows) - 1))))
    return figures(*rows, excluded=out), members(*spells)


@given(worlds())
def test_the_arrays_agree_with_a_plain_loop(world: tuple[Figures, Memberships]) -> None:
    given_figures, spells = world
    sums: dict[tuple[int, int], list[float]] = defaultdict(lambda: [0, 0, 0])
    for practice, month, top, bottom, _, _, excluded in zip(
        *(column.tolist() for column in given_figures), strict=True
    ):
        for child, group, first, until in zip(spells.child, spells.parent, spells.first, spells.until, strict=True):
            if child == practice and first <= month < until:
                row = sums[int(group), month]
                if not excluded:
                    row[0] += top
                    row[1] += bottom
                    row[2] += 1
    rolled = roll_up(given_figures, spells, aggregation="ratio", multiplier=100)
    found = as_dict(rolled, "numerator", "denominator", "contributing")
    assert {k: tuple(0 if x != x else x for x in v) for k, v in found.items()} == {k: tuple(v) for k, v in sums.items()}
    expected = as_dict(rolled, "expected")
    for (group, month), (count,) in expected.items():
        inside = {
            int(child)
            for child, parent, first, until in zip(spells.child, spells.parent, spells.first, spells.until, strict=True)
            if parent == group and first <= month < until
        }
        assert count == len(inside)
