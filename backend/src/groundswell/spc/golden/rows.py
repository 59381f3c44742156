"""From the rows of a qicharts2 case to the points it plots: ordered, gathered into subgroups, cut into parts."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import numpy as np

from groundswell.spc.arrays import Flags, Floats
from groundswell.spc.golden.reading import a_list, a_moment, a_word, measured, some_numbers, whole_numbers
from groundswell.spc.subgroups import Subgroups, subgroups

X_TYPES = {word: word for word in ("number", "date", "category")}


@dataclass(frozen=True, slots=True)
class Points:
    """One entry per distinct x, in the order plotted.

    x           as given
    measured    what the rows of each point come to; a row without its denominator does not count
    sizes       float64, sum of the denominators, 0 where a point has none; None where none were given
    categories  the points are not moments
    starts      bool, points that begin a part
    part_given  parts were asked for, whether any came of it or not
    """

    x: list[Any]
    measured: Subgroups
    sizes: Floats | None
    categories: bool
    starts: Flags
    part_given: bool

    def numbered(self, numbers: list[int]) -> Flags:
        """bool: the points of these numbers, counted from 1; numbers of no point do nothing."""
        return np.isin(np.arange(1, len(self.x) + 1), numbers)


def points_of(inputs: Mapping[str, Any]) -> Points:
    """Raises ValueError where rows are missing a column or hold something else than a column should."""
    y = measured(inputs, "y")
    rows = len(y)
    n = some_numbers(inputs, "n", rows)
    x = a_list(inputs, "x") or list(range(1, rows + 1))
    if len(x) != rows:
        raise ValueError(f"There are {len(x)} x and {rows} y.")
    if n is not None:
        incomplete = np.isnan(y) | np.isnan(n)
        y[incomplete] = n[incomplete] = np.nan
    x_type = a_word(inputs, "x_type", X_TYPES, "number")
    places = _places(x, x_type, a_list(inputs, "x_levels"))
    in_order = sorted((row for row in range(rows) if x[row] is not None), key=places.__getitem__)
    if not in_order:
        raise ValueError("There is nothing to chart: x holds nothing.")
    gathered = [list(group) for _, group in groupby(in_order, key=places.__getitem__)]
    offsets = np.cumsum([0, *(len(group) for group in gathered)])
    part = a_list(inputs, "part")
    return Points(
        x=[x[group[0]] for group in gathered],
        measured=subgroups(y[in_order], offsets),
        sizes=None if n is None else np.add.reduceat(np.nan_to_num(n[in_order]), offsets[:-1]),
        categories=x_type == "category",
        starts=_starts(part, [group[0] for group in gathered], rows),
        part_given=bool(part),
    )


def _places(x: list[Any], x_type: str, levels: list[Any]) -> list[Any]:
    """What to order each x by; None where it is missing."""
    if x_type == "date":
        return [None if date is None else a_moment(date) for date in x]
    if x_type == "category":
        unknown = [name for name in x if levels and name is not None and name not in levels]
        if unknown:
            raise ValueError(f"The category {unknown[0]!r} is not among the levels of x.")
        return [None if name is None else levels.index(name) if levels else str(name) for name in x]
    numbers = some_numbers({"x": x}, "x")
    assert numbers is not None
    places: list[Any] = numbers.tolist()
    return places


def _starts(part: list[Any], first_rows: list[int], rows: int) -> Flags:
    """The last point of each part but the last, counted from 1, or one label a row: a new label begins a part."""
    starts = np.zeros(len(first_rows), dtype=np.bool_)
    if len(part) == rows or any(isinstance(label, str) for label in part):
        if len(part) != rows:
            raise ValueError(f"There are {len(part)} labels of parts and {rows} rows.")
        labels = [str(part[row]) for row in first_rows]
        starts[[labels.index(label) for label in dict.fromkeys(labels)]] = True
        starts[0] = False
        return starts
    starts[[point for point in whole_numbers({"part": part}, "part") if 0 < point < len(starts)]] = True
    return starts
