"""The points of a chart as a table."""

from collections.abc import Iterable, Mapping
from typing import Any

from groundswell.files.tables import table
from groundswell.reports.series.schemas import Point

POINT_COLUMNS = (
    "period",
    "numerator",
    "denominator",
    "value",
    "status",
    "centre",
    "lower",
    "upper",
    "target",
    "phase",
    "signal",
    "rule",
    "fires",
    "contributing",
    "expected",
    "above_zero",
    "reason",
)

CHART_OR_POINTS: dict[int | str, dict[str, Any]] = {
    200: {"content": {"text/csv": {}}, "description": "The chart, or with format=csv its points"}
}
"""For `responses=` of a route that gives either."""


def points_csv(named: Mapping[str, str], points: Iterable[Point]) -> str:
    """One row a period, the columns named as in the JSON after those that say whose it is; the rules that fire with
    blanks between."""
    rows = (dict(named) | {**point, "fires": " ".join(point["fires"])} for point in points)
    return table([*named, *POINT_COLUMNS], rows)
