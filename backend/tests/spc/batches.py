"""Random ragged batches of series: ties, gaps, constants, long runs, one point, no points, phases, exclusions."""

from dataclasses import dataclass
from fractions import Fraction
from itertools import chain

import numpy as np
from hypothesis import strategies as st

from groundswell.spc import RULE_SETS, Charts, Direction, Kind, Rules, TwoInThree, analyse
from groundswell.spc.arrays import Floats

from . import reference

Steps = list[int | None]


@dataclass(frozen=True)
class Series:
    """Values are whole steps of the batch's unit, None where missing. One entry a row in each list."""

    steps: Steps
    excluded: list[bool]
    phase_starts: list[bool]
    baselines: list[int]
    targets: Steps
    centre: int | None
    direction: Direction


@dataclass(frozen=True)
class Batch:
    """A value is (offset + steps) x unit, exactly; the engine gets the nearest double."""

    series: list[Series]
    unit: Fraction
    offset: int
    chart: Kind
    ordered: bool
    rules: Rules

    def exact(self, steps: int | None) -> Fraction | None:
        return None if steps is None else (self.offset + steps) * self.unit

    def doubles(self, steps: Steps) -> Floats:
        exact = map(self.exact, steps)
        return np.array([np.nan if number is None else float(number) for number in exact], dtype=np.float64)

    def charts(self) -> Charts:
        def rows(name: str) -> list[int | None]:
            return list(chain.from_iterable(getattr(series, name) for series in self.series))

        return analyse(
            self.doubles(rows("steps")),
            np.cumsum([0, *(len(series.steps) for series in self.series)]),
            chart=self.chart,
            excluded=np.array(rows("excluded"), dtype=np.bool_),
            phase_starts=np.array(rows("phase_starts"), dtype=np.bool_),
            baseline=np.array(rows("baselines"), dtype=np.int64),
            centre=self.doubles([series.centre for series in self.series]),
            direction=np.array([series.direction for series in self.series], dtype=np.int8),
            target=self.doubles(rows("targets")),
            ordered=self.ordered,
            rules=self.rules,
        )

    def reference_charts(self) -> list[reference.Chart]:
        settings = reference.Settings(self.chart, self.ordered, self.rules)
        return [
            reference.chart(
                reference.Series(
                    values=[self.exact(steps) for steps in series.steps],
                    excluded=series.excluded,
                    phase_starts=series.phase_starts,
                    baselines=series.baselines,
                    targets=[self.exact(steps) for steps in series.targets],
                    centre=self.exact(series.centre),
                    direction=series.direction,
                ),
                settings,
            )
            for series in self.series
        ]


few = st.integers(-3, 3)
many = st.integers(-5_000, 5_000)


@st.composite
def stretches(draw: st.DrawFn) -> Steps:
    """A piece of a series with a character: noise, a constant, a climb, a fall, a gap."""
    length = draw(st.integers(1, 10))
    level = draw(few | many)
    match draw(st.sampled_from(["noise", "ties", "constant", "climb", "fall", "stairs", "gap"])):
        case "noise":
            return [level + noise for noise in draw(st.lists(many, min_size=length, max_size=length))]
        case "ties":
            return [level + noise for noise in draw(st.lists(few, min_size=length, max_size=length))]
        case "climb":
            return [level + step for step in range(length)]
        case "fall":
            return [level - step for step in range(length)]
        case "stairs":
            return [level + step // 2 for step in range(length)]
        case "gap":
            return [None] * draw(st.integers(1, 2))
        case _:
            return [level] * length


@st.composite
def some_series(draw: st.DrawFn, shortest_baseline: int) -> Series:
    steps = [value for stretch in draw(st.lists(stretches(), max_size=6)) for value in stretch]
    rows = range(len(steps))

    def some_rows(most: int) -> set[int]:
        return draw(st.sets(st.integers(0, max(len(steps) - 1, 0)), max_size=most))

    new_phases, set_aside, target_changes = some_rows(2), some_rows(draw(st.sampled_from([0, 0, 4]))), some_rows(2)
    baseline = st.just(0) | st.integers(shortest_baseline, 20)
    targets: Steps = []
    for row in rows:
        targets.append(draw(st.none() | few | many) if row == 0 or row in target_changes else targets[-1])
    return Series(
        steps=steps,
        excluded=[row in set_aside for row in rows],
        phase_starts=[row in new_phases for row in rows],
        baselines=[draw(baseline) if row == 0 or row in new_phases else 1 for row in rows],
        targets=targets,
        centre=draw(st.none() | st.none() | few | many),
        direction=draw(st.sampled_from(Direction)),
    )


made_up_rules = st.builds(
    Rules,
    name=st.just("made up"),
    title=st.just("Made up"),
    limit_factor=st.sampled_from([2.66, 3 / 1.128, 2.0]),
    near_limit=st.sampled_from([2 / 3, 0.5]),
    screening=st.booleans(),
    screening_factor=st.sampled_from([3.267, 2.5]),
    shift_length=st.none() | st.integers(5, 9),
    trend_length=st.none() | st.integers(4, 8),
    two_in_three=st.none() | st.sampled_from(TwoInThree),
    third_highlighted=st.booleans(),
    on_centre=st.sampled_from(["breaks", "skips"]),
    equal_neighbours=st.sampled_from(["breaks", "skips"]),
    improvement_wins=st.booleans(),
    limits_from=st.sampled_from([1, 8, 13]),
    icons_from=st.sampled_from([1, 8, 13]),
    shortest_baseline=st.sampled_from([1, 12]),
    runs=st.none() | st.sampled_from(["anhoej", "best_box", "cut_box"]),
)


@st.composite
def some_batch(draw: st.DrawFn) -> Batch:
    rules = draw(st.sampled_from(list(RULE_SETS.values())) | made_up_rules)
    return Batch(
        series=draw(st.lists(some_series(rules.shortest_baseline), max_size=5)),
        unit=Fraction(1),
        offset=draw(st.sampled_from([0, 0, 100])),
        chart=draw(st.sampled_from([Kind.I, Kind.RUN])),
        ordered=draw(st.sampled_from([True, True, True, False])),
        rules=rules,
    )


whole_batches = some_batch()

# Decimal units no double holds exactly, huge and tiny ones, and values far from zero beside their spread.
decimal_batches = st.builds(
    lambda batch, exponent, offset: Batch(
        batch.series, Fraction(10) ** exponent, offset, batch.chart, batch.ordered, batch.rules
    ),
    whole_batches,
    st.sampled_from([-280, -12, -3, -2, -1, 0, 3, 15, 280]),
    st.sampled_from([0, 0, 0, 7, -40, 10_000_000]),
)
