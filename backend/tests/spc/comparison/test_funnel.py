import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundswell.spc.comparison import Funnel, Place, funnel
from groundswell.spc.kinds import Kind
from tests.spc.comparison import reference

KINDS = (Kind.P, Kind.U)


@st.composite
def figures(draw: st.DrawFn, most: int = 400) -> list[reference.Figure]:
    """Shares of some organisations; as rates they are as good."""
    sizes = draw(st.lists(st.integers(1, most), min_size=1, max_size=15))
    return [(float(draw(st.integers(0, size))), float(size)) for size in sizes]


def drawn(given_figures: list[reference.Figure], kind: Kind, **more: float) -> Funnel:
    tops, below = zip(*given_figures, strict=True)
    return funnel(tops, below, chart=kind, **more)


@given(figures(), st.sampled_from(KINDS))
def test_agrees_with_the_slow_way(given_figures: list[reference.Figure], kind: Kind) -> None:
    slow, fast = reference.funnel(given_figures, kind == Kind.P), drawn(given_figures, kind)
    assert fast.centre == pytest.approx(slow.centre)
    assert fast.dispersion == pytest.approx(slow.dispersion, rel=1e-4)
    assert fast.between == pytest.approx(slow.between, rel=1e-3, abs=1e-6)
    assert fast.adjusted == (slow.between > 0)
    lines = np.array([fast.lines.lower_3, fast.lines.lower_2, fast.lines.upper_2, fast.lines.upper_3]).T
    sizes = np.array([size for _, size in given_figures])
    # Beyond 50 expected the limits are an expansion, good to a tenth of a count.
    assert np.all(np.abs(lines - np.array(slow.limits)) <= 0.1 / sizes[:, None] + 1e-4)
    # A ratio that lies that close to a limit may be on either side of it.
    clear = np.abs(lines - fast.value[:, None]).min(axis=1) > 0.1 / sizes + 1e-4
    assert fast.place[clear].tolist() == np.array(slow.places)[clear].tolist()


@given(figures(), st.sampled_from(KINDS), st.integers(0, 1_000))
def test_the_order_of_organisations_does_not_matter(
    given_figures: list[reference.Figure], kind: Kind, seed: int
) -> None:
    order = np.random.default_rng(seed).permutation(len(given_figures))
    one, other = drawn(given_figures, kind), drawn([given_figures[at] for at in order], kind)
    np.testing.assert_allclose(other.lines.upper_3, one.lines.upper_3[order], rtol=1e-9)
    assert other.place.tolist() == one.place[order].tolist()


@given(figures())
def test_those_who_did_and_those_who_did_not_mirror_each_other(given_figures: list[reference.Figure]) -> None:
    did, did_not = drawn(given_figures, Kind.P), drawn([(size - top, size) for top, size in given_figures], Kind.P)
    np.testing.assert_allclose(did_not.lines.lower_3, 1 - did.lines.upper_3, atol=1e-6)
    np.testing.assert_allclose(did_not.lines.lower_2, 1 - did.lines.upper_2, atol=1e-6)


@given(figures(), st.sampled_from(KINDS))
def test_limits_lie_in_order_and_within_what_a_ratio_can_be(given_figures: list[reference.Figure], kind: Kind) -> None:
    found = drawn(given_figures, kind)
    for lines in (found.lines, found.curve):
        columns = [lines.lower_3, lines.lower_2, lines.upper_2, lines.upper_3]
        assert all(np.all(lower <= upper + 1e-12) for lower, upper in pairwise(columns))
        assert np.all(lines.lower_3 >= 0)
        assert kind == Kind.U or np.all(lines.upper_3 <= 1)


def test_percent_is_a_hundred_times_the_share() -> None:
    given_figures = [(12.0, 100.0), (30.0, 80.0), (4.0, 400.0), (50.0, 300.0)]
    share, percent = drawn(given_figures, Kind.P), drawn(given_figures, Kind.P, scale=100)
    assert percent.centre == pytest.approx(100 * share.centre)
    assert percent.between == pytest.approx(100 * share.between)
    np.testing.assert_allclose(percent.lines.upper_3, 100 * share.lines.upper_3)
    np.testing.assert_allclose(percent.curve.lower_2, 100 * share.curve.lower_2)
    assert percent.lines.denominator.tolist() == share.lines.denominator.tolist() == [100, 80, 400, 300]
    assert percent.place.tolist() == share.place.tolist()


def test_without_a_denominator_there_is_no_place() -> None:
    found = funnel([5, 3, np.nan, 7, 8], [100, 0, 100, np.nan, 90])
    assert found.compared.tolist() == [True, False, False, False, True]
    assert found.centre == pytest.approx(13 / 190)
    assert np.isnan(found.value).tolist() == [False, True, True, True, False]
    assert np.isnan(found.lines.upper_3).tolist() == [False, True, True, True, False]
    assert found.place[[1, 2, 3]].tolist() == [Place.WITHIN] * 3
    assert (found.curve.denominator[0], found.curve.denominator[-1]) == (90, 100)


def test_nobody_to_compare() -> None:
    found = funnel([np.nan], [10])
    assert np.isnan(found.centre)
    assert (found.dispersion, found.adjusted, len(found.curve.denominator)) == (0, False, 0)
    assert len(funnel([], []).place) == 0


@pytest.mark.parametrize("tops", [[0, 0, 0], [10, 500, 90]])
def test_where_everyone_is_alike_nobody_is_outside(tops: list[float]) -> None:
    found = funnel(tops, [10, 500, 90])
    assert found.place.tolist() == [0, 0, 0]
    assert found.dispersion == 0


def test_one_event_of_one_is_no_signal_and_two_hundred_of_two_hundred_is() -> None:
    others = [(200.0, 1000.0)] * 50
    for top, expected in ((1.0, Place.WITHIN), (200.0, Place.ABOVE_3)):
        assert drawn([*others, (top, top)], Kind.P).place[-1] == expected


def test_lines_come_closer_as_organisations_grow() -> None:
    curve = funnel([3, 100, 30_000], [10, 1_000, 300_000]).curve
    assert np.all(np.diff(curve.denominator) > 0)
    width = curve.upper_3 - curve.lower_3
    assert np.all(np.diff(width) < 0)
    assert len(width) <= 100


@pytest.mark.parametrize("kind", KINDS)
def test_chance_alone_puts_two_in_a_thousand_outside(kind: Kind) -> None:
    random = np.random.default_rng(11)
    sizes = np.ceil(random.lognormal(6, 1, 8_000))
    tops = random.binomial(sizes.astype(int), 0.2) if kind == Kind.P else random.poisson(sizes * 0.2)
    found = funnel(tops, sizes, chart=kind)
    assert not found.adjusted
    assert found.dispersion == pytest.approx(1, abs=0.05)
    for place, expected in ((Place.ABOVE_3, 0.001), (Place.BELOW_3, 0.001)):
        assert np.mean(found.place == place) == pytest.approx(expected, abs=0.001)
    assert np.mean(np.abs(found.place) >= 1) == pytest.approx(0.05, abs=0.01)


@pytest.mark.parametrize("kind", KINDS)
def test_the_spread_between_organisations_is_taken_in_at_every_size(kind: Kind) -> None:
    random = np.random.default_rng(12)
    true = random.beta(0.1 * 35, 0.9 * 35, 20_000)
    sizes = np.ceil(random.lognormal(6.5, 1, len(true)))
    tops = random.binomial(sizes.astype(int), true) if kind == Kind.P else random.poisson(sizes * true)
    found = funnel(tops, sizes, chart=kind)
    assert found.adjusted
    assert found.between == pytest.approx(true.std(), rel=0.1)
    half = np.median(sizes)
    for group in (sizes <= half, sizes > half):
        assert np.mean(np.abs(found.place[group]) == 2) < 0.005
        assert 0.03 < np.mean(np.abs(found.place[group]) >= 1) < 0.07


def test_outliers_do_not_hide_themselves() -> None:
    random = np.random.default_rng(13)
    sizes = np.full(100, 1000.0)
    tops = random.binomial(1000, 0.1, 100).astype(float)
    tops[:5] = 300
    found = funnel(tops, sizes)
    assert found.between < 0.02
    assert (found.place == Place.ABOVE_3).tolist() == [True] * 5 + [False] * 95


@pytest.mark.parametrize(
    ("tops", "below", "kind", "words"),
    [
        ([1], [2], Kind.C, "p .shares. or u .rates., not as c"),
        ([1, 2], [2], Kind.P, "one length"),
        ([[1]], [[2]], Kind.P, "flat"),
        ([1, -1], [2, 2], Kind.U, r"numerators\[1\] is below zero"),
        ([1], [math.inf], Kind.U, r"denominators\[0\] is below zero or infinite"),
        ([1, 3], [2, 2], Kind.P, r"numerators\[1\] is above its denominator"),
    ],
)
def test_what_cannot_be_compared_is_refused(tops: list[float], below: list[float], kind: Kind, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        funnel(tops, below, chart=kind)


def test_a_rate_may_exceed_one() -> None:
    assert funnel([30, 25], [10, 10], chart=Kind.U).centre == 2.75
