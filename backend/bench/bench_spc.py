"""How long the charts of many series take, beside the least any chart needs: NumPy's means and mean moving ranges.

Run: python bench/bench_spc.py. Exits 1 where a bound is missed.
"""

import sys
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from rich.console import Console
from rich.table import Table

from groundswell.spc import Direction, analyse
from groundswell.spc.arrays import Floats

SIZES = ((2_500, 36), (25_000, 60))
AT_MOST_TIMES_THE_FLOOR = 20
AT_MOST_TIMES_THE_INPUT = 8
ONE_SERIES_WITHIN = 1e-3  # seconds


@dataclass(frozen=True)
class Batch:
    """Monthly shares in per cent, as practices report them: noise, some true shifts, two decimals. [series, points]"""

    values: Floats

    @classmethod
    def of(cls, series: int, points: int) -> "Batch":
        random = np.random.default_rng(20_240_401)
        level = random.uniform(20, 80, (series, 1))
        step = np.where(random.random((series, 1)) < 0.3, random.normal(0, 8, (series, 1)), 0.0)
        later = np.arange(points) >= random.integers(1, points, (series, 1))
        return cls(np.round(level + step * later + random.normal(0, 4, (series, points)), 2))

    def charts(self) -> None:
        series, points = self.values.shape
        analyse(self.values.ravel(), np.arange(series + 1) * points, direction=Direction.HIGHER, target=50.0)

    def floor(self) -> None:
        self.values.mean(axis=1)
        np.abs(np.diff(self.values, axis=1)).mean(axis=1)


def best_of_each(runs: int, *tasks: Callable[[], None]) -> list[float]:
    """Seconds of the fastest run of each task; the tasks take turns, so that a busy machine slows them alike."""
    best = [float("inf")] * len(tasks)
    for _ in range(runs):
        for number, task in enumerate(tasks):
            begun = time.perf_counter()
            task()
            best[number] = min(best[number], time.perf_counter() - begun)
    return best


def peak_bytes(task: Callable[[], None]) -> int:
    tracemalloc.start()
    task()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def main() -> int:
    table = Table(title="XmR charts, all rules: nhs-plot-the-dots")
    for heading in ("series x points", "charts ms", "floor ms", "ratio", "bound", "peak / input", "bound", "points/s"):
        table.add_column(heading, justify="right")
    kept = True
    for series, points in SIZES:
        batch = Batch.of(series, points)
        charts, floor = best_of_each(max(5, 20_000_000 // batch.values.size), batch.charts, batch.floor)
        ratio, memory = charts / floor, peak_bytes(batch.charts) / batch.values.nbytes
        kept &= ratio <= AT_MOST_TIMES_THE_FLOOR and memory <= AT_MOST_TIMES_THE_INPUT
        table.add_row(
            f"{series:,} x {points}", f"{charts * 1e3:.2f}", f"{floor * 1e3:.2f}", f"{ratio:.1f}",
            f"{AT_MOST_TIMES_THE_FLOOR}", f"{memory:.1f}", f"{AT_MOST_TIMES_THE_INPUT}",
            f"{batch.values.size / charts:,.0f}",
        )  # fmt: skip
    one = Batch.of(1, 36)
    charts, floor = best_of_each(2_000, one.charts, one.floor)
    kept &= charts <= ONE_SERIES_WITHIN
    table.add_row("1 x 36", f"{charts * 1e3:.2f}", f"{floor * 1e3:.2f}", f"{charts / floor:.1f}", "-", "-", "-", "-")
    Console(width=120).print(table)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
