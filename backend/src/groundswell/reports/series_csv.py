"""The points of a chart as a table."""

import csv
import io

from groundswell.reports.series_schemas import Series

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


def points_csv(found: Series) -> str:
    """One row a period, the columns named as in the JSON; the rules that fire with blanks between."""
    out = io.StringIO()
    writer = csv.DictWriter(out, ["measure", "organisation", *POINT_COLUMNS], extrasaction="ignore")
    writer.writeheader()
    named = {"measure": found["measure"]["code"], "organisation": found["organisation"]["code"]}
    writer.writerows(named | {**point, "fires": " ".join(point["fires"])} for point in found["points"])
    return out.getvalue()
