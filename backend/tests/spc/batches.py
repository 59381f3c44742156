"""Random ragged batches of series: ties, gaps, constants, blips, long runs, one point, no points, phases."""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from hypothesis import strategies as st

from groundswell.spc import NHS_PLOT_THE_DOTS, Charts, Direction, Rules, analyse

Steps = list[int | None]


@dataclass(frozen=True)
class Series:
    """Values are whole steps of the batch's unit, None where missing."""

    steps: Steps
    phase_starts: list[bool]
    direction: Direction
    target: int | None


@dataclass(frozen=True)
class Batch:
    """A value is (offset + steps) x unit, exactly; the engine gets the nearest double."""

    series: list[Series]
    unit: Fraction
    offset: int
    baseline: int | None
    rules: Rules

    def exact(self, steps: int | None) -> Fraction | None:
        return None if steps is None else (self.offset + steps) * self.unit

    def double(self, steps: int | None) -> float:
        exact = self.exact(steps)
        return float("nan") if exact is None else float(exact)

    def charts(self) -> Charts:
        return analyse(
            np.array([self.double(steps) for series in self.series for steps in series.steps], dtype=np.float64),
            np.cumsum([0, *(len(series.steps) for series in self.series)]),
            phase_starts=np.array([start for series in self.series for start in series.phase_starts], dtype=np.bool_),
            baseline=self.baseline,
            direction=np.array([series.direction for series in self.series], dtype=np.int8),
            target=np.array([self.double(series.target) for series in self.series], dtype=np.float64),
            rules=self.rules,
        )


few = st.integers(-3, 3)
many = st.integers(-5_000, 5_000)


@st.composite
def stretches(draw: st.DrawFn) -> Steps:
    """A piece of a series with a character: noise, a constant, a climb, a fall, a gap."""
    length = draw(st.integers(1, 10))
    level = draw(few | many)
    match draw(st.sampled_from(["noise", "ties", "constant", "climb", "fall", "gap"])):
        case "noise":
            return [level + noise for noise in draw(st.lists(many, min_size=length, max_size=length))]
        case "ties":
            return [level + noise for noise in draw(st.lists(few, min_size=length, max_size=length))]
        case "climb":
            return [level + step for step in range(length)]
        case "fall":
            return [level - step for step in range(length)]
        case "gap":
            return [None] * draw(st.integers(1, 2))
        case _:
            return [level] * length


@st.composite
def some_series(draw: st.DrawFn) -> Series:
    steps = [value for stretch in draw(st.lists(stretches(), max_size=6)) for value in stretch]
    new_phases = draw(st.sets(st.integers(0, max(len(steps) - 1, 0)), max_size=2))
    return Series(
        steps=steps,
        phase_starts=[row in new_phases for row in range(len(steps))],
        direction=draw(st.sampled_from(Direction)),
        target=draw(st.none() | few | many),
    )


whole_batches = st.builds(
    Batch,
    series=st.lists(some_series(), max_size=6),
    unit=st.just(Fraction(1)),
    offset=st.sampled_from([0, 0, 100]),
    baseline=st.none() | st.integers(12, 20),
    rules=st.just(NHS_PLOT_THE_DOTS)
    | st.builds(
        Rules,
        name=st.just("other lengths"),
        title=st.just("Other lengths"),
        screening=st.booleans(),
        shift_length=st.integers(5, 9),
        trend_length=st.integers(4, 8),
    ),
)

# Decimal units no double holds exactly, huge and tiny ones, and values far from zero beside their spread.
decimal_batches = st.builds(
    lambda batch, exponent, offset: Batch(batch.series, Fraction(10) ** exponent, offset, batch.baseline, batch.rules),
    whole_batches,
    st.sampled_from([-280, -12, -3, -2, -1, 0, 3, 15, 280]),
    st.sampled_from([0, 0, 0, 7, -40, 10_000_000]),
)
