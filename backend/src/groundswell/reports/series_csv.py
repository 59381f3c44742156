"""The points of a chart as a table."""

from collections.abc import Iterable, Mapping

from groundswell.files.tables import table
from groundswell.reports.series_schemas import Point

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


def points_csv(named: Mapping[str, str], points: Iterable[Point]) -> str:
    """One row a period, the columns named as in the JSON after those that say whose it is; the rules that fire with
    blanks between."""
    rows = (dict(named) | {**point, "fires": " ".join(point["fires"])} for point in points)
    return table([*named, *POINT_COLUMNS], rows)
