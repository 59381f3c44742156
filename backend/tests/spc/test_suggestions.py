from operator import attrgetter
from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundswell.spc import Charts, Kind, analyse
from groundswell.spc.suggestions import NEAR, SUSTAINED, suggested_rebases

BEFORE = [10.0, 12.0] * 6


def frozen(values: list[float], *, excluded: list[int] | None = None, phases: dict[int, int] | None = None) -> Charts:
    """One series whose limits rest on its first twelve points, or on the baselines of these phases."""
    starts, baseline, aside = np.zeros(len(values), bool), np.zeros(len(values), np.int64), np.zeros(len(values), bool)
    for first, rows in (phases or {0: 12}).items():
        starts[first], baseline[first] = True, rows
    aside[excluded or []] = True
    return analyse(values, [0, len(values)], phase_starts=starts, baseline=baseline, excluded=aside)


def at(size: int, *places: int) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    marks = np.zeros(size, np.bool_)
    marks[list(places)] = True
    return marks


def test_a_shift_that_has_lasted_since_a_change_is_evidence_for_new_limits() -> None:
    found = suggested_rebases(frozen([*BEFORE, *[5.0] * 8]), at(20, 12))
    assert (found.series.tolist(), found.start.tolist(), found.points.tolist()) == ([0], [12], [8])
    assert (found.change.tolist(), found.side.tolist()) == ([12], [-1])
    assert (found.centre.tolist(), found.mean.tolist()) == ([11.0], [5.0])


def test_seven_points_are_a_signal_and_not_yet_lasting() -> None:
    assert len(suggested_rebases(frozen([*BEFORE, *[5.0] * 7]), at(19, 12)).series) == 0


def test_without_a_change_there_is_nothing_to_explain_it() -> None:
    assert len(suggested_rebases(frozen([*BEFORE, *[5.0] * 8]), at(20)).series) == 0


def test_a_shift_that_is_over_asks_for_nothing() -> None:
    assert len(suggested_rebases(frozen([*BEFORE, *[5.0] * 8, 12.0]), at(21, 12)).series) == 0
    assert len(suggested_rebases(frozen([*BEFORE, *[5.0] * 8, 11.0]), at(21, 12)).series) == 0


@pytest.mark.parametrize(
    ("changes", "change", "start"),
    [
        ([8], None, None),
        ([9], 9, 12),
        ([9, 11], 11, 12),
        ([11, 12, 13], 12, 12),
        ([14, 15], 14, 14),
        ([15], 15, 15),
        ([16], None, None),
    ],
)
def test_the_nearest_change_is_the_evidence(changes: list[int], change: int | None, start: int | None) -> None:
    found = suggested_rebases(frozen([*BEFORE, *[5.0] * 12]), at(24, *changes))
    assert found.change.tolist() == ([] if change is None else [change])
    assert found.start.tolist() == ([] if start is None else [start])


def test_months_that_are_not_in_yet_do_not_end_it() -> None:
    found = suggested_rebases(frozen([*BEFORE, *[5.0] * 8, np.nan, np.nan]), at(22, 12))
    assert found.points.tolist() == [8]


def test_a_gap_or_a_point_set_aside_breaks_it_as_it_breaks_a_shift() -> None:
    values = [*BEFORE, *[5.0] * 9]
    assert len(suggested_rebases(frozen(values), at(21, 12)).series) == 1
    assert len(suggested_rebases(frozen([*values[:15], np.nan, *values[16:]]), at(21, 12)).series) == 0
    assert len(suggested_rebases(frozen(values, excluded=[15]), at(21, 12)).series) == 0


def test_a_phase_that_stands_has_answered_the_change_it_began_with() -> None:
    values = [*BEFORE, *[20.0, 22.0] * 6, *[15.0] * 9]
    phases = {0: 12, 12: 12}
    assert suggested_rebases(frozen(values, phases=phases), at(33, 24)).start.tolist() == [24]
    assert len(suggested_rebases(frozen(values, phases=phases), at(33, 12)).series) == 0
    values = [*BEFORE, *[5.0] * 9]
    assert len(suggested_rebases(frozen(values, phases={0: 12, 12: 0}), at(21, 12)).series) == 0


def test_moving_ranges_have_no_sides() -> None:
    charts = analyse([*BEFORE, *[5.0] * 8], [0, 20], chart=Kind.MR)
    assert len(suggested_rebases(charts, at(20, 12)).series) == 0


def test_no_points() -> None:
    charts = analyse([], [0, 0])
    assert len(suggested_rebases(charts, np.zeros(0, np.bool_)).series) == 0


def test_marks_of_another_length_are_refused() -> None:
    with pytest.raises(ValueError, match="each of the 12 values"):
        suggested_rebases(frozen(BEFORE), at(11, 3))


# --- against a slow reading ------------------------------------------------------------------------------------------


class Line(NamedTuple):
    values: list[float]
    starts: list[bool]
    excluded: list[bool]
    changed: list[bool]


@st.composite
def lines(draw: st.DrawFn) -> Line:
    """A few stretches, each on a level and most of them long, a change as a rule near where one begins."""
    values: list[float] = []
    changes: list[int] = []
    for level in draw(st.lists(st.sampled_from([0, 3, 9]), max_size=4)):
        changes.append(len(values) + draw(st.integers(-NEAR - 1, NEAR + 1)))
        length = draw(st.integers(1, 4) | st.integers(SUSTAINED - 1, SUSTAINED + 4))
        values += [
            float(level + noise) for noise in draw(st.lists(st.integers(0, 1), min_size=length, max_size=length))
        ]
    size = len(values)

    def some(at_most: int) -> list[bool]:
        places = draw(st.sets(st.integers(0, size - 1), max_size=at_most)) if size else set()
        return [place in places for place in range(size)]

    values = [float("nan") if missing else value for value, missing in zip(values, some(1), strict=True)]
    changed = [marked or place in changes for place, marked in enumerate(some(1))]
    return Line(values, some(1), some(1), changed)


def slowly(line: Line, side: list[int]) -> tuple[int, int, int] | None:
    """Start, points and change of the suggestion for one series, with loops."""
    size = len(line.values)
    counts = [line.values[place] == line.values[place] and not line.excluded[place] for place in range(size)]
    first = max((place for place in range(size) if line.starts[place]), default=0)
    last = max((place for place in range(first, size) if counts[place]), default=-1)
    if last < 0 or side[last] == 0:
        return None
    begin = last
    while begin > first and counts[begin - 1] and side[begin - 1] == side[last]:
        begin -= 1
    near = [place for place in range(first + 1, last + 1) if line.changed[place] and abs(place - begin) <= NEAR]
    before, after = [place for place in near if place <= begin], [place for place in near if place > begin]
    if not near:
        return None
    change = max(before) if before else min(after)
    start = max(begin, change)
    return (start, last - start + 1, change) if last - start + 1 >= SUSTAINED else None


@given(st.lists(lines(), max_size=5))
def test_it_finds_what_a_slow_reading_finds(batch: list[Line]) -> None:
    offsets = np.cumsum([0, *(len(line.values) for line in batch)])
    values = np.array([value for line in batch for value in line.values], np.float64)
    starts, excluded, changed = (
        np.array([flag for line in batch for flag in flags(line)], np.bool_)
        for flags in (attrgetter("starts"), attrgetter("excluded"), attrgetter("changed"))
    )
    charts = analyse(values, offsets, phase_starts=starts, excluded=excluded)
    found = suggested_rebases(charts, changed)
    expected = []
    for series, (line, begin) in enumerate(zip(batch, offsets.tolist(), strict=False)):
        answer = slowly(line, charts.side[begin : begin + len(line.values)].tolist())
        if answer is not None:
            start, points, change = answer
            mean = sum(line.values[start : start + points]) / points
            expected.append((series, begin + start, points, begin + change, mean))
    columns = zip(found.series, found.start, found.points, found.change, strict=True)
    assert [tuple(map(int, row)) for row in columns] == [row[:4] for row in expected]
    np.testing.assert_allclose(found.mean, [row[4] for row in expected], rtol=1e-12)
