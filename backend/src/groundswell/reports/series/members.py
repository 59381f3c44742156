"""The practices of a group beside each other for one measure, all charts on one scale, ordered by signal."""

import numpy as np
from sqlalchemy.orm import Session

from groundswell.access.principal import Principal
from groundswell.measures.chart_settings import load_settings
from groundswell.measures.charts import Drawn, Rows, drawn, summed_up
from groundswell.organisations.models import Organisation
from groundswell.organisations.statements import Kind
from groundswell.reports.drawing.cells import cell, sparks
from groundswell.reports.drawing.columns import EMPTY, chart_data
from groundswell.reports.figures.standing import Standing, standing_at
from groundswell.reports.figures.stated import KnownMeasure, figures_of
from groundswell.reports.places import members_of, ref, visible_among
from groundswell.reports.series.schemas import SeriesMember

SHOWN_FOR = (Kind.FEDERATION, Kind.NETWORK, Kind.SCHEME)
"""Larger groups have too many practices to look at side by side."""


def series_members(
    session: Session,
    by: Principal,
    group: Organisation,
    measure: KnownMeasure,
    latest: int,
    first: int | None,
    last: int | None,
    at: int | None = None,
) -> tuple[list[SeriesMember], list[float] | None]:
    """Today's members that the caller may see, and the scale their charts share; by what was known at a revision. A
    bounded number of queries."""
    if group.kind not in SHOWN_FOR:
        return [], None
    members = members_of(session, group, at)
    seen = visible_among(session, by, [member.id for member in members])
    shown = [member for member in members if member.id in seen]
    figures = figures_of(session, [measure], sorted(seen), at)[measure.id]
    settings = load_settings(session, measure.id, seen, at)
    drawing = drawn(Rows(*figures), measure.definition, settings, through=latest)
    summaries = summed_up(drawing, measure.definition)
    standings = {int(series): standing_at(summaries, place, 1, 1) for place, series in enumerate(summaries.series)}
    lines = sparks(
        measure.definition,
        [row.tobytes() for row in np.ascontiguousarray(summaries.spark, "<f4")],
        [letters.decode() for letters in summaries.signals.tolist()],
        list(standings.values()),
    )
    spark_of = dict(zip(standings, lines, strict=True))
    place_of = {int(series): place for place, series in enumerate(drawing.series)}
    shown.sort(key=lambda member: _order(measure, standings.get(member.id), latest))
    items: list[SeriesMember] = [
        {
            "organisation": ref(member),
            "cell": cell(measure.definition, standings.get(member.id), latest, spark_of.get(member.id)),
            "chart": chart_data(drawing, place_of[member.id], first, last) if member.id in place_of else EMPTY,
        }
        for member in shown
    ]
    return items, _scale(drawing, measure, first, last)


def _order(measure: KnownMeasure, standing: Standing | None, latest: int) -> tuple[int, float]:
    """Getting worse, then no signal, then no figure, then improving; inside each, the worse value first."""
    if standing is None or standing.value is None or standing.month < latest:
        return (2, 0.0)
    place = 0 if standing.is_worse else 3 if standing.is_better else 1
    return (place, standing.value if measure.definition.direction == "higher" else -standing.value)


def _scale(drawing: Drawn, measure: KnownMeasure, first: int | None, last: int | None) -> list[float] | None:
    """From the lowest to the highest of values, limits and target, as far as a value can go; from zero where that is
    not far away."""
    inside = (drawing.month >= (first or 0)) & (drawing.month <= (last if last is not None else drawing.month))
    values = np.where(drawing.excluded, np.nan, drawing.value)[inside]
    values = values[~np.isnan(values)]
    if len(values) == 0:
        return None
    targets = drawing.target[inside]
    band = np.concatenate([drawing.charts.lower[inside], drawing.charts.upper[inside], [np.nan]])
    band = band[~np.isnan(band)]
    reach = np.concatenate([values, band, targets[~np.isnan(targets)]])
    low = max(float(reach.min()), 0.0) if values.min() >= 0 else float(reach.min())
    high = float(reach.max())
    if measure.definition.unit == "percent":
        high = min(high, 100.0)
    return [0.0 if 0 <= low < high / 2 else low, high]
