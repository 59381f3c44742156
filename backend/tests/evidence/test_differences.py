"""The matched comparison against loops, and that it never compares with those who have adopted."""

import numpy as np
import pytest
from scipy.stats import t as t_distribution

from groundswell.evidence.differences import MATCHES, Compared, TooFewToCompare, matched_differences
from groundswell.evidence.estimate import Ints
from groundswell.evidence.panel import NEVER, Adoptions, Panel
from tests.evidence import reference
from tests.evidence.simulated import Simulated, Truth, simulated


def mean(panel: Panel, row: int, first: int, until: int) -> float:
    """Of one practice over some months; NaN with fewer than six."""
    months = [m - panel.first for m in range(first, until) if 0 <= m - panel.first < panel.numerator.shape[1]]
    given = [m for m in months if not np.isnan(panel.numerator[row, m]) and panel.denominator[row, m] > 0]
    if len(given) < 6:
        return float("nan")
    return float(panel.numerator[row, given].sum() / panel.denominator[row, given].sum() * panel.multiplier)


def by_loops(x: Simulated) -> tuple[float, float, int, int]:
    """Effect, its error, adopters and clusters of adopters."""
    panel, ad = x.panel, x.adoptions
    rows: list[tuple[float, float, float, tuple[int, int], int]] = []
    adopters = []
    for i in np.flatnonzero(ad.until < NEVER).tolist():
        until, begins = int(ad.until[i]), int(ad.begins[i])

        def facts(row: int, until: int = until, begins: int = begins) -> tuple[float, float, float]:
            before = mean(panel, row, until - 12, until)
            return mean(panel, row, begins, begins + 12) - before, mean(panel, row, until - 24, until - 12), before

        change, earlier, before = facts(i)
        others = []
        for j in np.flatnonzero(ad.until >= begins + 12).tolist():
            theirs = facts(j)
            level = theirs[2] if np.isnan(earlier) else theirs[1]
            if not np.isnan(theirs[0]) and not np.isnan(level):
                others.append((j, theirs[0], level, float(np.log(x.size[j]))))
        if np.isnan(change) or len(others) < MATCHES:
            continue
        levels, sizes = (np.array([each[place] for each in others]) for place in (2, 3))
        mine = (before if np.isnan(earlier) else earlier, float(np.log(x.size[i])))
        apart = ((levels - mine[0]) / levels.std()) ** 2 + ((sizes - mine[1]) / sizes.std()) ** 2
        adopters.append(i)
        rows.append((change, 1.0, 1.0, (until, begins), i))
        near = np.flatnonzero(apart <= np.sort(apart)[MATCHES - 1])
        for place in near.tolist():
            rows.append((others[place][1], 0.0, 1 / len(near), (until, begins), others[place][0]))
    together: dict[tuple[float, tuple[int, int], int], list[float]] = {}
    for change, adopter, weight, stack, practice in rows:  # one row for each practice in a stack
        together.setdefault((adopter, stack, practice), [change, 0.0])[1] += weight
    stacks = sorted({stack for _, stack, _ in together})
    design = np.array([[adopter, *(float(stack == each) for each in stacks)] for adopter, stack, _ in together])
    values, weights = (np.array([kept[place] for kept in together.values()]) for place in (0, 1))
    group = np.array([ad.group[practice] for _, _, practice in together])
    coefficients, errors = reference.clustered(values, design, weights, group)
    return float(coefficients[0]), float(errors[0]), len(adopters), len(np.unique(ad.group[adopters]))


@pytest.mark.parametrize("seed", [1, 2])
def test_it_is_what_loops_say(seed: int) -> None:
    x = simulated(seed, Truth(-2.0, 0.5))
    found = matched_differences(x.panel, x.adoptions, x.size)
    effect, error, adopters, groups = by_loops(x)
    assert found.adopters == adopters
    assert found.effect.value == pytest.approx(effect, rel=1e-9)
    assert found.effect.error == pytest.approx(error, rel=1e-9)
    assert found.effect.upper == pytest.approx(effect + float(t_distribution.ppf(0.975, groups - 1)) * error)


def shifted(everyone: float, adopters: float, practices: int = 60) -> Compared:
    """Everyone moves at month 36 and adopters, 20 of them in 5 federations, move more when they adopt there."""
    random = np.random.default_rng(0)
    month = np.arange(60)
    figures = random.normal(10, 0.2, (practices, 60)) + everyone * (month >= 36)
    figures[:20] += adopters * (month >= 36)
    day = np.full(practices, "NaT", "datetime64[D]")
    day[:20] = np.datetime64("2017-01-01")
    adoptions = Adoptions.of(day, np.arange(practices) // 4)
    return matched_differences(Panel(44 * 12, figures, np.ones(figures.shape), 1.0), adoptions, np.full(practices, 9e3))


def test_what_moves_everyone_is_no_difference() -> None:
    found = shifted(-3, 0)
    assert not found.effect.is_clear
    assert shifted(-3, -1).effect.value == pytest.approx(-1, abs=0.1)


def test_adopters_are_nobodys_comparison() -> None:
    """Everyone adopts within a year: no one is left to compare with."""
    with pytest.raises(TooFewToCompare):
        shifted(0, -1, practices=20)


def alike(order: Ints) -> Compared:
    """Many practices of one level and one size, so that more than three are nearest; rows in some order."""
    random = np.random.default_rng(4)
    figures = np.round(random.normal(10, 2, (60, 1))) + np.round(random.normal(0, 1, (60, 60)))
    figures[:, 12:24] = 10.0
    day = np.full(60, "NaT", "datetime64[D]")
    day[:20] = np.datetime64("2017-01-01")
    adoptions = Adoptions.of(day[order], (np.arange(60) // 4)[order])
    panel = Panel(44 * 12, figures[order], np.ones(figures.shape), 1.0)
    return matched_differences(panel, adoptions, np.full(60, 9e3))


def test_the_order_of_practices_says_nothing() -> None:
    first, second = alike(np.arange(60)), alike(np.random.default_rng(1).permutation(60))
    assert second.comparisons == first.comparisons == 40
    assert second.effect.value == pytest.approx(first.effect.value, rel=1e-12)
    assert second.effect.error == pytest.approx(first.effect.error, rel=1e-12)


def test_figures_that_never_change_are_no_difference() -> None:
    """37.3 divided and multiplied is not quite 37.3, and arithmetic would be a range that is clear of nought."""
    random = np.random.default_rng(3)
    below = random.choice([1.0, 50.0, 99.0], (60, 60))
    day = np.full(60, "NaT", "datetime64[D]")
    day[:20] = np.datetime64("2017-01-01")
    adoptions = Adoptions.of(day, np.arange(60) // 4)
    found = matched_differences(Panel(44 * 12, 37.3 * below, below, 1.0), adoptions, np.full(60, 9e3))
    assert (found.effect.value, found.effect.error, found.effect.is_clear) == (0.0, 0.0, False)


def test_too_few_adopters() -> None:
    x = simulated(1, Truth(0, 0))
    few = np.flatnonzero(x.adoptions.until < NEVER)[7:]
    until, site = x.adoptions.until.copy(), x.adoptions.site.copy()
    until[few], site[few] = NEVER, -1
    with pytest.raises(TooFewToCompare, match="7 adopters"):
        matched_differences(x.panel, Adoptions(until, x.adoptions.begins, site, x.adoptions.group), x.size)
