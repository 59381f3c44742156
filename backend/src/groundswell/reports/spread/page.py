"""How far one innovation has spread: by place and stage, over time, and what comes of those that try it."""

from typing import Any, cast

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from sqlalchemy import Select, case, select
from sqlalchemy.orm import Session

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.clock import today
from groundswell.database.bulk import fetch_columns
from groundswell.errors import NotFound
from groundswell.innovations.models import AdoptionStep
from groundswell.innovations.queries import innovation
from groundswell.innovations.timeline import RANK
from groundswell.measures.periods import first_day, month_of, months_of
from groundswell.organisations.schemas import OrganisationRef
from groundswell.reports.spread.counts import (
    NOWHERE,
    Ids,
    Places,
    counts_by_place,
    counts_of_all,
    places_of,
    spread_row,
    stages_of,
)
from groundswell.reports.spread.course import Steps, between_stages, kept_a_year, stopped
from groundswell.reports.spread.forecast import forecast_of
from groundswell.reports.spread.schemas import CumulativeAdopters, Spread, SpreadBy, SpreadRow
from groundswell.reports.spread.words import spread_sentence
from groundswell.revisions.queries import watermark

_STEPS = {"practice": pa.int64(), "rank": pa.int64(), "on": pa.date32(), "reason": pa.string()}


def spread(session: Session, *, by: Principal, code: str, per: SpreadBy, within: str | None = None) -> Spread:
    """Counts are of practices open today and open to everyone. A fixed number of queries.

    `within`: the code of one region or scheme (as `per` says), whose course over time is told instead of everybody's;
    the counts by place stay those of all. Raises `NotFound` where no practice belongs to it.
    """
    by.require(Permission.READ_INNOVATIONS)
    found = innovation(session, code)
    places = places_of(session, per)
    stage = stages_of(session, places, [found.id]).stage[0]
    told, practices = _told(places, within)
    everybody = steps_of(session, places, found.id)
    steps = everybody if told is None else everybody.of(practices)
    day = today()
    rows = spread_rows(places, stage)
    everyone = spread_row(None, len(places.practices), counts_of_all(stage))
    new = new_adopters(steps, month_of(day))
    forecast = forecast_of(new, len(practices))
    return {
        "innovation": {"code": found.code, "title": found.title},
        "by": per,
        "sentence": spread_sentence(per, everyone, rows, len(everybody.adopted)),
        "within": told,
        "rows": rows,
        "all": everyone,
        "cumulative": cumulative(new),
        "forecast": forecast.told,
        "no_forecast": forecast.why_none,
        "between": between_stages(steps),
        "kept": kept_a_year(steps, day),
        "stopped": stopped(steps),
        "revision": watermark(session).sequence,
    }


def _told(places: Places, within: str | None) -> tuple[OrganisationRef | None, Ids]:
    """The place whose course is told, and its practices; None: all of them."""
    if within is None:
        return None, places.practices
    for at, place in enumerate(places.refs):
        if place["code"] == within.upper():
            return place, places.practices[np.unique(places.practice[places.place == at])]
    raise NotFound(f"No practice that is open belongs to {within}.")


def spread_rows(places: Places, stage: NDArray[np.int8]) -> list[SpreadRow]:
    """The highest share first, practices in no place last."""
    counts = counts_by_place(places, stage)
    rows = [
        spread_row(place, size, counts[at])
        for at, (place, size) in enumerate(zip(places.refs, places.sizes, strict=True))
    ]
    nowhere = [each["code"] for each in NOWHERE.values()]
    return sorted(
        rows, key=lambda row: (row["place"] is not None and row["place"]["code"] in nowhere, -(row["share"] or 0))
    )


def steps_of(session: Session, places: Places, innovation_id: int) -> Steps:
    """The steps of the practices open today, by practice and in order. One query."""
    rank = case(RANK, value=AdoptionStep.stage)
    query = select(AdoptionStep.organisation_id, rank, AdoptionStep.on, AdoptionStep.reason).where(
        AdoptionStep.innovation_id == innovation_id
    )
    read = fetch_columns(session, cast("Select[Any]", query), _STEPS)
    order = np.lexsort((read["rank"], read["on"], read["practice"]))
    order = order[places.index_of(read["practice"])[order] >= 0]
    return Steps(read["practice"][order], read["rank"][order], read["on"][order], read["reason"][order])


def new_adopters(steps: Steps, this_month: int) -> dict[int, int]:
    """How many adopted for the first time in each month, from the first adoption to the last month that has ended."""
    months = months_of(steps.adopted)
    if len(months) == 0 or int(months.min()) >= this_month:
        return {}
    first = int(months.min())
    counts = np.bincount(months[months < this_month] - first, minlength=this_month - first)
    return {first + place: int(count) for place, count in enumerate(counts)}


def cumulative(new: dict[int, int]) -> CumulativeAdopters:
    return {
        "months": [str(first_day(month)) for month in new],
        "adopters": np.cumsum(list(new.values()), dtype=np.int64).tolist(),
    }
