"""How long the charts of many series take, beside the least any chart needs: NumPy's means and mean moving ranges.

Run: python bench/bench_spc.py. Exits 1 where a bound is missed.
"""

import sys
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np
from rich.console import Console
from rich.table import Table

from groundswell.spc import ANHOEJ, NHS_PLOT_THE_DOTS, Charts, Direction, Kind, Rules, analyse
from groundswell.spc.arrays import Counts, Floats

SIZES = ((2_500, 36), (25_000, 60))
AT_MOST_TIMES_THE_INPUT = 8
ONE_SERIES_WITHIN = 1e-3  # seconds


@dataclass(frozen=True)
class Chart:
    """One chart kind by one rule set, and how many times the floor it may take."""

    kind: Kind
    rules: Rules
    at_most: float
    with_runs: bool

    @property
    def title(self) -> str:
        return f"{self.kind.title}, {self.rules.name}{' + runs' if self.with_runs else ''}"


CHARTS = (
    Chart(Kind.I, NHS_PLOT_THE_DOTS, 10, with_runs=False),
    Chart(Kind.PP, NHS_PLOT_THE_DOTS, 20, with_runs=True),
    Chart(Kind.RUN, ANHOEJ, 20, with_runs=True),
)


@dataclass(frozen=True)
class Batch:
    """Monthly counts and shares in per cent, as practices report them: noise, some true shifts, two decimals."""

    shares: Floats
    events: Floats
    patients: Floats
    offsets: Counts
    name: str

    @classmethod
    def even(cls, series: int, points: int) -> "Batch":
        return cls._of(np.full(series, points), f"{series:,} x {points}")

    @classmethod
    def ragged(cls, series: int, points: int) -> "Batch":
        """Series of random lengths, one value in a hundred missing."""
        random = np.random.default_rng(series)
        batch = cls._of(random.integers(1, 2 * points, series), f"{series:,} x 1 to {2 * points - 1}, gaps")
        missing = random.random(len(batch.shares)) < 0.01
        batch.shares[missing] = batch.events[missing] = np.nan
        return batch

    @classmethod
    def _of(cls, lengths: Counts, name: str) -> "Batch":
        random = np.random.default_rng(20_240_401)
        series, points = len(lengths), int(lengths.sum())
        level = random.uniform(20, 80, series)
        step = np.where(random.random(series) < 0.3, random.normal(0, 8, series), 0.0)
        offsets = np.concatenate(([0], np.cumsum(lengths)))
        shifts_at = offsets[:-1] + (random.random(series) * lengths).astype(np.int64)
        later = np.arange(points) >= np.repeat(shifts_at, lengths)
        shares = np.repeat(level, lengths) + np.repeat(step, lengths) * later + random.normal(0, 4, points)
        patients = np.repeat(random.integers(50, 2_000, series), lengths) + random.integers(0, 50, points)
        events = np.round(np.clip(shares / 100, 0, 1) * patients)
        return cls(np.round(shares, 2), events, patients.astype(np.float64), offsets, name)

    def charts(self, chart: Chart) -> Charts:
        denominators = self.patients if chart.kind is Kind.PP else None
        values = self.shares if denominators is None else self.events
        charts = analyse(
            values,
            self.offsets,
            chart=chart.kind,
            denominators=denominators,
            direction=Direction.HIGHER,
            target=50.0,
            rules=chart.rules,
        )
        if chart.with_runs:
            charts.runs  # noqa: B018  made when asked for
        return charts

    def input_bytes(self, chart: Chart) -> int:
        return self.shares.nbytes + (self.patients.nbytes if chart.kind is Kind.PP else 0)

    def floor(self) -> None:
        """Of an even batch by rows; of a ragged one with gaps by stretches, of what is there."""
        lengths = np.diff(self.offsets)
        if (lengths == lengths[0]).all():
            values = self.shares.reshape(len(lengths), -1)
            values.mean(axis=1)
            np.abs(np.diff(values, axis=1)).mean(axis=1)
            return
        ranges = np.abs(np.diff(self.shares, prepend=np.nan))
        ranges[self.offsets[:-1]] = np.nan
        for numbers in (self.shares, ranges):
            there = np.isfinite(numbers)
            with np.errstate(invalid="ignore"):
                totals = np.add.reduceat(np.where(there, numbers, 0.0), self.offsets[:-1])
                totals / np.add.reduceat(there, self.offsets[:-1], dtype=np.int64)


def best_of_each(runs: int, *tasks: Callable[[], object]) -> list[float]:
    """Processor seconds of the fastest run of each task, all of one thread.

    The tasks take turns, so that a machine busy with something else slows them alike.
    """
    best = [float("inf")] * len(tasks)
    for _ in range(runs):
        for number, task in enumerate(tasks):
            begun = time.process_time()
            task()
            best[number] = min(best[number], time.process_time() - begun)
    return best


def peak_bytes(task: Callable[[], object]) -> int:
    tracemalloc.start()
    task()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def main() -> int:
    table = Table(title="Charts, beside NumPy's means and mean moving ranges of the same array")
    for heading in (
        "chart",
        "series x points",
        "ms",
        "floor ms",
        "ratio",
        "bound",
        "peak / input",
        "bound",
        "points/s",
    ):
        table.add_column(heading, justify="right")
    kept = True
    batches = [make(series, points) for series, points in SIZES for make in (Batch.even, Batch.ragged)]
    for chart in CHARTS:
        for batch in batches:
            points = len(batch.shares)
            charts = partial(batch.charts, chart)
            seconds, floor = best_of_each(max(8, 10_000_000 // points), charts, batch.floor)
            ratio = seconds / floor
            memory = peak_bytes(charts) / batch.input_bytes(chart)
            kept &= ratio <= chart.at_most and memory <= AT_MOST_TIMES_THE_INPUT
            table.add_row(
                chart.title, batch.name, f"{seconds * 1e3:.2f}", f"{floor * 1e3:.2f}", f"{ratio:.1f}",
                f"{chart.at_most:g}", f"{memory:.1f}", f"{AT_MOST_TIMES_THE_INPUT}", f"{points / seconds:,.0f}",
            )  # fmt: skip
        one = Batch.even(1, 36)
        seconds, floor = best_of_each(2_000, partial(one.charts, chart), one.floor)
        kept &= seconds <= ONE_SERIES_WITHIN
        table.add_row(
            chart.title, one.name, f"{seconds * 1e3:.2f}", f"{floor * 1e3:.3f}", f"{seconds / floor:.1f}",
            "1 ms", "-", "-", f"{36 / seconds:,.0f}",
        )  # fmt: skip
    Console(width=140).print(table)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
