"""The runs analysis against the tables of R and qicharts2, and the box tables against their definition."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from groundswell.spc import ANHOEJ, Kind, Label, analyse
from groundswell.spc.rule_sets import RunsMethod
from groundswell.spc.rules.anhoej import fewest_crossings, judged, longest_allowed

TABLES: dict[str, Any] = json.loads((Path(__file__).parent / "golden" / "tables.json").read_text())
METHODS: tuple[tuple[str, RunsMethod], ...] = (("anhoej", "anhoej"), ("bestbox", "best_box"), ("cutbox", "cut_box"))


def test_the_limits_of_runs_and_crossings_are_those_of_r() -> None:
    published = TABLES["runs_limits"]
    assert longest_allowed(np.array(published["n"])).tolist() == published["longest_run_max"]
    assert [fewest_crossings(n) for n in published["n"]] == published["n_crossings_min"]


@pytest.mark.parametrize("useful", [*range(1, 60), 301, 999, 1000, 4_095, 10_000])
def test_the_fewest_crossings_are_the_exact_quantile(useful: int) -> None:
    trials = useful - 1
    k, term, ways = 0, 1, 1
    while 20 * ways < 2**trials:
        k += 1
        term = term * (trials - k + 1) // k
        ways += term
    assert fewest_crossings(useful) == k


@pytest.mark.parametrize(("published", "method"), METHODS)
def test_signals_are_those_of_the_published_truth_table(published: str, method: RunsMethod) -> None:
    table = TABLES["runs_signal_truth_table"]
    useful, longest, crossings = (np.array(table[name]) for name in ("n_useful", "longest_run", "n_crossings"))
    assert judged(useful, longest, crossings, method).signal.tolist() == table[published]


def test_points_on_the_centre_missing_and_excluded_ones_close_up() -> None:
    values = np.array([1.0, 2, 0, np.nan, 3, 99, 4, -1, 0, -2, 5])
    chart = analyse(values, [0, 11], chart=Kind.RUN, centre=0.0, excluded=np.arange(11) == 5, rules=ANHOEJ)
    assert chart.runs.useful.tolist() == [7]
    assert chart.runs.longest.tolist() == [4]
    assert chart.runs.crossings.tolist() == [2]
    assert (chart.runs.longest_allowed.tolist(), chart.runs.fewest_crossings.tolist()) == ([6], [1])
    assert not chart.runs.signal.any()


def test_every_phase_has_runs_of_its_own() -> None:
    chart = analyse(
        np.tile(np.arange(12.0), 3), [0, 12, 36], phase_starts=np.arange(36) == 24, chart=Kind.RUN, rules=ANHOEJ
    )
    assert chart.runs.crossings.tolist() == [1, 1, 1]
    assert chart.runs.longest.tolist() == [6, 6, 6]
    assert chart.runs.longest_allowed.tolist() == [7, 7, 7]
    assert chart.runs.fewest_crossings.tolist() == [3, 3, 3]
    assert chart.runs.signal.all()


def test_a_series_that_never_leaves_its_median_has_no_runs() -> None:
    runs = analyse([3.0] * 24, [0, 24], chart=Kind.RUN, rules=ANHOEJ).runs
    assert runs.useful.tolist() == [0]
    assert [column.tolist() for column in (runs.longest, runs.longest_allowed, runs.crossings)] == [[-1]] * 3
    assert not runs.signal.any()


def test_points_of_a_run_longer_than_allowed_are_flagged_those_on_the_centre_are_not() -> None:
    values = np.array([5.0, -5.0] * 6 + [1.0, 1, 1, 0, 1, 1, 1, 1] + [-5.0, 5.0] * 2)
    chart = analyse(values, [0, 24], chart=Kind.RUN, centre=0.0, rules=ANHOEJ)
    assert chart.runs.longest_allowed.tolist() == [8]
    assert not chart.shift.any()
    longer = np.insert(values, 16, [1.0, 1.0])
    chart = analyse(longer, [0, 26], chart=Kind.RUN, centre=0.0, rules=ANHOEJ)
    assert np.flatnonzero(chart.shift).tolist() == [12, 13, 14, *range(16, 22)]
    assert chart.label[12] == Label.SHIFT_ABOVE


def test_nothing_is_said_of_the_runs_of_categories() -> None:
    chart = analyse(np.arange(30.0), [0, 30], ordered=False)
    assert chart.runs.useful.tolist() == [-1]
    assert not np.any([chart.trend, chart.shift, chart.two_in_three])
    assert chart.astronomical.any()
