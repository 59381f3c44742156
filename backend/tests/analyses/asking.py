"""Requests in as few words as a test needs."""

from typing import Any

from groundswell.analyses.actions import analysed
from groundswell.analyses.schemas import AnalysedChart, Analyses, AnalysesAsked

UP_AND_DOWN: list[float | None] = [5, 7, 6, 8, 5, 6, 7, 5, 8, 6, 7, 5, 6, 8, 5, 7]


def asked(*series: dict[str, Any], **settings: Any) -> AnalysesAsked:
    named = [{"name": f"Series {place}"} | one for place, one in enumerate(series, 1)]
    return AnalysesAsked.model_validate({"series": named} | settings)


def answer(*series: dict[str, Any], **settings: Any) -> Analyses:
    return analysed(asked(*series, **settings))


def chart(series: dict[str, Any], **settings: Any) -> AnalysedChart:
    (only,) = answer(series, **settings)["charts"]
    return only
