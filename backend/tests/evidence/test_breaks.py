"""The date of a national change, against a loop over months, in many drawn series, and on published figures."""

import csv
import gzip
from pathlib import Path

import numpy as np
import pytest

from groundswell.evidence.breaks import course_broken
from groundswell.evidence.changes import NoChanges, changes
from groundswell.evidence.estimate import Floats
from groundswell.evidence.its import TooFewMonths, design_of, seasons
from groundswell.evidence.panel import Panel

PRESCRIBING = Path(__file__).parents[4] / "shared" / "data" / "real" / "prescribing"
NO_REAL_FILES = "REAL FILES NOT TESTED: there is no shared folder beside the project that holds them"
FIRST = 44 * 12  # January 2014
MONTH = FIRST + np.arange(60)


def nation(seed: int, at: int = FIRST + 34, step: float = -0.06, noise: float = 0.01) -> Floats:
    random = np.random.default_rng(seed)
    errors = random.normal(0, noise, 60)
    for place in range(1, 60):
        errors[place] += 0.4 * errors[place - 1]
    on = MONTH - at
    return 0.5 - 0.001 * (MONTH - FIRST) + 0.005 * np.cos(np.pi * MONTH / 6) + (on >= 0) * (step - 0.002 * on) + errors


def test_it_is_what_a_loop_over_months_says() -> None:
    value = nation(1)
    found = course_broken(MONTH, value)

    def squares(design: Floats) -> float:
        coefficients, *_ = np.linalg.lstsq(design, value, rcond=None)
        return float(((value - design @ coefficients) ** 2).sum())

    season = seasons(MONTH)
    tried = {at: squares(design_of(MONTH - at, season)) for at in range(FIRST + 12, FIRST + 55)}
    best = min(tried, key=lambda at: tried[at])
    plain = squares(np.column_stack([np.ones(60), MONTH - FIRST, season]))
    assert found.at == best
    assert found.f == pytest.approx((plain - tried[best]) / 2 / (tried[best] / 54), rel=1e-6)
    assert found.earliest <= found.at <= found.latest


def test_a_planted_date_lies_in_its_range_in_most_series() -> None:
    inside = 0
    for seed in range(60):
        found = course_broken(MONTH, nation(seed, step=-0.06 if seed % 2 else -0.03))
        inside += found.earliest <= FIRST + 34 <= found.latest
    assert inside >= 54


def test_a_course_without_a_break_is_seldom_broken() -> None:
    broken = sum(course_broken(MONTH, nation(seed, at=FIRST + 99)).by_chance <= 0.05 for seed in range(60))
    assert broken <= 8


def test_the_same_figures_give_the_same_answer() -> None:
    first, second = (course_broken(MONTH, nation(3)) for _ in range(2))
    assert (first.at, first.earliest, first.latest, first.by_chance) == (
        second.at,
        second.earliest,
        second.latest,
        second.by_chance,
    )


def test_too_few_months() -> None:
    with pytest.raises(TooFewMonths, match="No month has 12 before it and 6 in the year from it on"):
        course_broken(MONTH[:17], nation(1)[:17])


def test_a_month_with_a_gap_after_it_is_no_date() -> None:
    """Its change would be said over a year that hardly has figures."""
    value = nation(1)
    value[35:46] = np.nan
    found = course_broken(MONTH, value)
    assert not FIRST + 30 <= found.at <= FIRST + 34


@pytest.mark.parametrize("slope", [0.0, 0.1])
@pytest.mark.parametrize("months", [20, 41, 60])
def test_a_straight_line_has_no_break_in_its_last_digits(slope: float, months: int) -> None:
    line = np.asarray(37.3 + slope * np.arange(months), np.float64)
    assert course_broken(MONTH[:months], line).by_chance > 0.5


# --- practices -------------------------------------------------------------------------------------------------------


def practices(seed: int, differ: float, noise: float = 0.05, repeat: float = 0.3) -> Panel:
    """400 practices whose change at month 36 is -0.05 on average, with a standard deviation of `differ`."""
    random = np.random.default_rng(seed)
    errors = random.normal(0, noise, (400, 60))
    for place in range(1, 60):
        errors[:, place] += repeat * errors[:, place - 1]
    own = random.normal(-0.05, differ, (400, 1)) * (np.arange(60) >= 36)
    value = 0.5 + random.normal(0, 0.05, (400, 1)) + own + errors
    value[random.random(value.shape) < 0.05] = np.nan
    return Panel(FIRST, value, np.ones(value.shape), 1.0)


def test_each_practice_is_its_year_after_less_its_year_before() -> None:
    panel = practices(1, 0.03)
    panel.numerator[7, 24:32] = np.nan  # four months before are too few
    found = changes(panel, FIRST + 36, -1)
    value = panel.numerator
    by_loop = [
        float(np.nanmean(row[36:48]) - np.nanmean(row[24:36]))
        for row in value
        if (~np.isnan(row[36:48])).sum() >= 6 and (~np.isnan(row[24:36])).sum() >= 6
    ]
    assert len(found.change) == len(by_loop) == 399
    np.testing.assert_allclose(found.change, by_loop)
    np.testing.assert_allclose(found.percentiles, np.percentile(by_loop, [5, 25, 50, 75, 95]))
    assert found.better == sum(each < 0 for each in by_loop)
    assert found.counts.sum() == 399


@pytest.mark.parametrize("differ", [0.0, 0.02, 0.05])
def test_what_is_beyond_chance_is_what_was_planted(differ: float) -> None:
    found = [changes(practices(seed, differ), FIRST + 36, -1).beyond_chance for seed in range(20)]
    assert np.sqrt(np.mean(np.square(found))) == pytest.approx(differ, abs=0.006)


def test_figures_that_never_change_got_no_better() -> None:
    """A third of 1, 7 and 30 is not the same to the last digit."""
    below = np.random.default_rng(2).choice([1.0, 7.0, 30.0], (50, 60))
    assert changes(Panel(FIRST, 100 / 3 * below, below, 1.0), FIRST + 36, -1).better == 0


def test_no_practice_with_two_years() -> None:
    with pytest.raises(NoChanges):
        changes(practices(1, 0.0), FIRST + 5, -1)


# --- published figures -----------------------------------------------------------------------------------------------


@pytest.mark.skipif(not PRESCRIBING.exists(), reason=NO_REAL_FILES)
def test_trimethoprim_in_england() -> None:
    """7,679 practices from June 2013 to June 2018, as imported files would give them."""
    tables = []
    for path in sorted(PRESCRIBING.glob("trimethoprim_*.csv.gz")):
        with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
            _, *lines = csv.reader(file)
        tables.append(
            [[float(cell or "nan") for cell in cells] for _, *cells in sorted(lines, key=lambda x: int(x[0]))]
        )
    value = np.concatenate(tables, axis=1).T
    june_2013 = 43 * 12 + 5
    panel = Panel(june_2013, value, np.ones(value.shape), 1.0)
    found = course_broken(june_2013 + np.arange(61), np.nanmean(value, axis=0))
    october_2016 = 46 * 12 + 9
    assert found.at == october_2016
    assert october_2016 - 6 <= found.earliest < found.at < found.latest <= october_2016 + 8
    assert found.by_chance == 0.001, "no series without a break has so large an F"
    assert found.change.slope.upper < 0, "the ratio begins to fall faster"
    spread = changes(panel, found.at, -1)
    assert len(spread.change) == 7_415
    assert 0.84 < spread.better / len(spread.change) < 0.86
    assert 0.07 < spread.beyond_chance < 0.085, "practices differ by far more than months vary"
