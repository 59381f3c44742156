"""Charts as columns for the page to draw, from what the engine made of many series at once."""

import numpy as np
from numpy.typing import NDArray

from groundswell.measures.charts import Drawn
from groundswell.reports.schemas import ChartData
from groundswell.reports.wording.months import iso

Column = list[float | None]


def plain(values: NDArray[np.float64]) -> Column:
    """Numbers, with None where there is none."""
    return [None if value != value else value for value in values.tolist()]


def chart_data(drawing: Drawn, place: int, first: int | None = None, last: int | None = None) -> ChartData:
    """The chart of the series at `place` of a drawing; of it only the months from `first` to `last`."""
    start, end = int(drawing.offsets[place]), int(drawing.offsets[place + 1])
    begins = int(drawing.month[start]) if end > start else 0
    start, end = (
        start if first is None else min(max(start, start + first - begins), end),
        end if last is None else max(min(end, start + last - begins + 1), start),
    )
    end = max(start, end)
    part = slice(start, end)
    value, excluded = drawing.value[part], drawing.excluded[part]
    charts = drawing.charts
    return {
        "periods": [iso(month) for month in drawing.month[part].tolist()],
        "values": plain(np.where(excluded, np.nan, value)),
        "centre": plain(charts.centre[part]),
        "lower": plain(charts.lower[part]),
        "upper": plain(charts.upper[part]),
        "signals": b"".join(drawing.letters()[part].tolist()).decode(),
        "phase": charts.phase[part].tolist(),
        "target": plain(drawing.target[part]),
        "excluded": plain(np.where(excluded, value, np.nan)),
    }


EMPTY: ChartData = {
    "periods": [],
    "values": [],
    "centre": [],
    "lower": [],
    "upper": [],
    "signals": "",
    "phase": [],
    "target": [],
    "excluded": [],
}
