"""A centile chart: how a figure is spread over organisations month by month, and where one of them is among them."""

from datetime import date
from typing import NamedTuple

import numpy as np
from sqlalchemy.orm import Session

from groundswell.access.principal import Principal
from groundswell.errors import Invalid
from groundswell.measures.definitions import MeasureDefinition
from groundswell.measures.periods import month_of
from groundswell.measures.schemas import described
from groundswell.organisations.models import Organisation
from groundswell.organisations.schemas import OrganisationRef
from groundswell.reports.comparison.compared import Floats, Months, comparison, picked_among, values_between
from groundswell.reports.comparison.schemas import Centiles, ComparedKind
from groundswell.reports.comparison.words import centiles_alternative, centiles_sentence
from groundswell.reports.places import ref
from groundswell.reports.schemas import revision_ref
from groundswell.reports.wording.months import iso
from groundswell.revisions.queries import watermark
from groundswell.spc import comparison as compare
from groundswell.spc.comparison.centiles import AT

FEWEST = 10
"""With fewer in a month there are no lines: the outer ones would be single figures under another name."""


class _Axis(NamedTuple):
    """Every month from the first to the last; columns of that length."""

    months: list[int]
    counts: list[int]
    lines: Floats
    """[months, centiles]; NaN where too few count."""
    values: Floats
    centiles: Floats
    """Of the organisation picked out, in each month."""


def centiles(
    session: Session,
    *,
    by: Principal,
    measure_code: str,
    of: ComparedKind,
    within: str | None = None,
    organisation: str | None = None,
    from_: date | None = None,
    to: date | None = None,
) -> Centiles:
    """Centiles over organisations of every month from `from_` to `to`, and the line of one organisation among them in
    the months in which it counts. A fixed number of queries, whatever the number of organisations.

    Raises `NotFound` for a measure, group or organisation that the caller cannot see, `Invalid` for a measure that is
    a sum, which size alone decides, for an organisation of another kind, and for a range without end.
    """
    asked = comparison(session, by, measure_code, of, within)
    definition = asked.measure.definition
    if definition.aggregation == "sum":
        raise Invalid(
            f"{definition.title} is a sum: who is larger has more, so centiles of it say nothing.",
            [("measure", "Choose a share, a rate or a mean.")],
        )
    if from_ and to and to < from_:
        raise Invalid("The range ends before it begins.", [("to", "Choose a month that is not before the first.")])
    picked = picked_among(session, by, of, organisation)
    first, last = (None if day is None else month_of(day) for day in (from_, to))
    axis = _axis(values_between(session, asked, first, last), picked)
    now = _now(axis)
    at = watermark(session)
    where, months = asked.within.name, axis.months
    return {
        "measure": described(definition, asked.measure.target),
        "of": of,
        "within": asked.within_ref,
        "organisation": _maybe_ref(picked),
        "periods": [iso(month) for month in months],
        "counts": axis.counts,
        "centiles": {
            "5": _listed(axis.lines[:, 0]),
            "25": _listed(axis.lines[:, 1]),
            "50": _listed(axis.lines[:, 2]),
            "75": _listed(axis.lines[:, 3]),
            "95": _listed(axis.lines[:, 4]),
        },
        "values": [] if picked is None else _listed(axis.values),
        "shown": [] if picked is None else _shown(definition, axis.values),
        "centile_now": now.centile if picked is not None and months and now.month == months[-1] else None,
        "sentence": centiles_sentence(
            definition,
            of,
            where,
            now.month,
            axis.counts[now.month - months[0]] if now.month is not None else 0,
            FEWEST,
            now.lines,
            None if picked is None else (picked.name, now.value, now.centile),
            (months[-1], axis.counts[-1]) if months and now.month != months[-1] else None,
        ),
        "alt": centiles_alternative(
            definition,
            of,
            where,
            (months[0], months[-1]) if months else None,
            now.month,
            now.lines,
            None if picked is None else picked.name,
        ),
        "revision": revision_ref(at),
    }


def _axis(given: Months, picked: Organisation | None) -> _Axis:
    """From the first to the last month in which anyone has a value. A month without any has its place."""
    known = ~np.isnan(given.value)
    organisation, month, value = (column[known] for column in given)
    if len(month) == 0:
        nothing = np.array([])
        return _Axis([], [], np.empty((0, len(AT))), nothing, nothing)
    first = int(month.min())
    size = int(month.max()) - first + 1
    found = compare.centiles(month, value)
    counts, lines = np.zeros(size, np.int64), np.full((size, len(AT)), np.nan)
    counts[found.period - first] = found.counted
    enough = found.counted >= FEWEST
    lines[found.period[enough] - first] = found.value[enough]
    values, mid_ranks = np.full(size, np.nan), np.full(size, np.nan)
    if picked is not None:
        own = organisation == picked.id
        values[month[own] - first] = value[own]
        mid_ranks[month[own] - first] = compare.mid_rank_centiles(month, value)[own]
        mid_ranks[counts < FEWEST] = np.nan
    return _Axis([first + place for place in range(size)], counts.tolist(), lines, values, mid_ranks)


class _Now(NamedTuple):
    month: int | None
    lines: dict[int, float]
    value: float | None
    centile: float | None


def _now(axis: _Axis) -> _Now:
    """The newest month that has lines; without lines, the newest month."""
    having = np.flatnonzero(~np.isnan(axis.lines).any(axis=1))
    if not len(having):
        return _Now(axis.months[-1] if axis.months else None, {}, None, None)
    at = int(having[-1])
    value, centile = _listed(axis.values)[at], _listed(axis.centiles)[at]
    return _Now(axis.months[at], dict(zip(AT, axis.lines[at].tolist(), strict=True)), value, centile)


def _listed(column: Floats) -> list[float | None]:
    return [None if value != value else value for value in column.tolist()]


def _shown(definition: MeasureDefinition, column: Floats) -> list[str]:
    return ["" if value is None else definition.shown(value) for value in _listed(column)]


def _maybe_ref(place: Organisation | None) -> OrganisationRef | None:
    return None if place is None else ref(place)
