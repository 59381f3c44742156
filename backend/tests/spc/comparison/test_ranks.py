import tracemalloc
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundswell.spc.comparison import ranks
from groundswell.spc.kinds import Kind
from tests.spc.comparison import reference

KINDS = (Kind.P, Kind.U)


@st.composite
def figures(draw: st.DrawFn) -> list[reference.Figure]:
    sizes = draw(st.lists(st.integers(1, 5_000), min_size=1, max_size=20))
    return [(float(draw(st.integers(0, size))), float(size)) for size in sizes]


def ranked(given_figures: list[reference.Figure], kind: Kind) -> list[tuple[int, int]]:
    tops, below = zip(*given_figures, strict=True)
    found = ranks(tops, below, chart=kind)
    return list(zip(found.low.tolist(), found.high.tolist(), strict=True))


@given(figures(), st.sampled_from(KINDS))
def test_agrees_with_every_pair_compared(given_figures: list[reference.Figure], kind: Kind) -> None:
    assert ranked(given_figures, kind) == reference.ranks(given_figures, kind == Kind.P, 0.95)


@given(figures(), st.sampled_from(KINDS))
def test_a_set_of_ranks_holds_the_place_by_level(given_figures: list[reference.Figure], kind: Kind) -> None:
    ratios = [top / size for top, size in given_figures]
    for ratio, (low, high) in zip(ratios, ranked(given_figures, kind), strict=True):
        below, up_to = sum(each < ratio for each in ratios), sum(each <= ratio for each in ratios)
        assert 1 <= low <= below + 1
        assert up_to <= high <= len(ratios)


@given(figures(), st.sampled_from(KINDS), st.integers(0, 1_000))
def test_the_order_of_organisations_does_not_matter(
    given_figures: list[reference.Figure], kind: Kind, seed: int
) -> None:
    order = np.random.default_rng(seed).permutation(len(given_figures))
    found = ranked(given_figures, kind)
    assert ranked([given_figures[at] for at in order], kind) == [found[at] for at in order]


@given(figures(), st.integers(1, 4_999), st.integers(0, 5_000), st.sampled_from(KINDS))
def test_of_two_of_one_size_the_higher_ranks_no_lower(
    given_figures: list[reference.Figure], more: int, top: int, kind: Kind
) -> None:
    pair = [(float(min(top, 5_000 - more)), 5_000.0), (float(min(top, 5_000 - more) + more), 5_000.0)]
    *_, lower, higher = ranked([*given_figures, *pair], kind)
    assert lower[0] <= higher[0]
    assert lower[1] <= higher[1]


@given(figures(), st.floats(0, 1), st.sampled_from(KINDS))
def test_the_smaller_the_wider(given_figures: list[reference.Figure], ratio: float, kind: Kind) -> None:
    sets = [ranked([*given_figures, (ratio * size, size)], kind)[-1] for size in (10_000.0, 100.0, 1.0, 0.01)]
    for (low, high), (wider_low, wider_high) in pairwise(sets):
        assert wider_low <= low
        assert wider_high >= high


@given(figures(), st.sampled_from(KINDS), st.booleans())
def test_someone_vanishingly_small_could_have_any_rank(
    given_figures: list[reference.Figure], kind: Kind, all_of_it: bool
) -> None:
    size = 1e-4
    low, high = ranked([*given_figures, (size if all_of_it else 0.0, size)], kind)[-1]
    assert (low, high) == (1, len(given_figures) + 1)


def test_a_practice_of_ten_is_neither_first_nor_last_and_one_of_ten_thousand_may_be() -> None:
    others = [(100.0 + place, 1_000.0) for place in range(50)]
    assert ranked([*others, (0.0, 10.0)], Kind.P)[-1] == (1, 51)
    assert ranked([*others, (3.0, 10.0)], Kind.P)[-1] == (1, 51)
    assert ranked([*others, (0.0, 10_000.0)], Kind.P)[-1] == (1, 1)


def test_all_true_ranks_lie_in_their_sets_together() -> None:
    random = np.random.default_rng(5)
    true = np.sort(random.beta(4, 16, 40))
    sizes = np.round(random.lognormal(6, 1.5, 40)) + 1
    missed = 0
    for _ in range(400):
        found = ranks(random.binomial(sizes.astype(int), true), sizes)
        place = np.arange(1, 41)
        missed += bool(np.any((place < found.low) | (place > found.high)))
    assert missed <= 0.05 * 400


def test_large_organisations_are_told_apart() -> None:
    found = ranks([1e6, 2e6, 3e6], [1e7, 1e7, 1e7])
    assert (found.low.tolist(), found.high.tolist()) == ([1, 2, 3], [1, 2, 3])


def test_without_a_denominator_there_is_no_rank() -> None:
    found = ranks([5, np.nan, 3], [100, 100, 0])
    assert found.compared.tolist() == [True, False, False]
    assert (found.low.tolist(), found.high.tolist()) == ([1, 0, 0], [1, 0, 0])
    assert len(ranks([], []).low) == 0
    assert ranks([np.nan], [1]).high.tolist() == [0]


def test_every_practice_of_the_country_takes_little_room() -> None:
    random = np.random.default_rng(6)
    sizes = np.ceil(random.lognormal(7, 1, 6_200))
    tops = random.binomial(sizes.astype(int), 0.1)
    tracemalloc.start()
    ranks(tops, sizes)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 20 * sizes.nbytes  # each with each would be 6,200 times as much


@pytest.mark.parametrize("confidence", [0, 1, 95])
def test_a_confidence_is_a_share(confidence: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        ranks([1], [2], confidence=confidence)
