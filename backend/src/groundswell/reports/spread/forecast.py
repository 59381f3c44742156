"""The S-curve of an innovation and where it may lead, from the months in which practices adopted it."""

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from groundswell.evidence.spread import MONTHS_AHEAD, SpreadForecast, TooLittle, spread_forecast
from groundswell.measures.periods import first_day
from groundswell.reports.spread.schemas import Forecast
from groundswell.reports.spread.words import NOBODY, assumes, forecast_words

REMEMBERED = 256


class Forecasting(NamedTuple):
    told: Forecast | None
    why_none: str | None


def forecast_of(new: dict[int, int], practices: int) -> Forecasting:
    """`new`: first adoptions by month, without gaps; `practices`: those open today, of which no more can adopt."""
    if not new:
        return Forecasting(None, NOBODY)
    try:
        found = _forecast(tuple(new.values()), practices)
    except TooLittle as too_little:
        return Forecasting(None, str(too_little))
    last = max(new)
    low90, low50, middle, high50, high90 = np.rint(found.bands).astype(int).tolist()
    ahead = [str(first_day(last + 1 + month)) for month in range(MONTHS_AHEAD)]
    return Forecasting(
        {
            "months": ahead,
            "middle": middle,
            "low50": low50,
            "high50": high50,
            "low90": low90,
            "high90": high90,
            "ceiling": round(found.curve.ceiling),
            "fitted": np.round(found.fitted, 1).tolist(),
            "words": forecast_words(last + MONTHS_AHEAD, middle[-1], (low50[-1], high50[-1]), (low90[-1], high90[-1])),
            "assumes": assumes(practices),
        },
        None,
    )


@lru_cache(maxsize=REMEMBERED)
def _forecast(new: tuple[int, ...], practices: int) -> SpreadForecast:
    """The same adopters, the same forecast: made anew only when a step or a month has come."""
    return spread_forecast(np.array(new, np.int64), practices)
