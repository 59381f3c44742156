"""Figures and roll-ups as they are kept, read into arrays."""

from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from groundswell.database.bulk import Query, fetch_columns
from groundswell.measures.charts import Rows
from groundswell.measures.definitions import MeasureDefinition
from groundswell.measures.models import FormerRollUp, Observation, RollUp, SeriesSummary
from groundswell.measures.periods import first_day, month_of, months_of
from groundswell.measures.roll_up import Figures, Ids, RolledUp
from groundswell.organisations.models import Organisation
from groundswell.organisations.statements import Kind
from groundswell.revisions.known_at import held

FEW = 500
"""Up to so many are fetched by name; more are quicker read with all the others."""

_FIGURE_TYPES = {
    "organisation": pa.int64(),
    "period": pa.date32(),
    "numerator": pa.float64(),
    "denominator": pa.float64(),
    "value": pa.float64(),
    "status": pa.int64(),
    "exclusion": pa.int64(),
}


def figures_query(measure_id: int) -> Query:
    return select(
        Observation.organisation_id,
        Observation.period,
        Observation.numerator,
        Observation.denominator,
        Observation.value,
        Observation.status,
        Observation.exclusion_id,
    ).where(Observation.measure_id == measure_id)


def load_figures(session: Session, query: Query, definition: MeasureDefinition) -> Figures:
    read = _in_order(fetch_columns(session, query, _FIGURE_TYPES))
    excluded = ~np.isnan(read["exclusion"].astype(float)) & (read["exclusion"].astype(float) >= 0)
    return Figures(
        read["organisation"],
        months_of(read["period"]),
        read["numerator"],
        read["denominator"],
        values_of(read["numerator"], read["denominator"], read["value"], definition),
        read["status"] == 1,
        excluded,
    )


def _in_order(columns: dict[str, Any]) -> dict[str, Any]:
    """Rows by organisation and period. Sorted here, not by the database, which mostly gives them in order already."""
    organisation, period = columns["organisation"], columns["period"].astype(np.int64)
    key = organisation << 24 | (period + 0x800000)
    if np.all(key[1:] > key[:-1]):
        return columns
    order = np.argsort(key, kind="stable")
    return {name: column[order] for name, column in columns.items()}


def values_of(
    numerator: NDArray[np.float64],
    denominator: NDArray[np.float64],
    value: NDArray[np.float64],
    definition: MeasureDefinition,
) -> NDArray[np.float64]:
    """The value of single figures, in the unit that is shown; NaN where there is none to show."""
    if definition.aggregation == "mean":
        return value
    if definition.aggregation == "sum":
        return numerator
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(denominator > 0, numerator / denominator * definition.multiplier, np.nan)


ROLL_UP_VALUES = (
    "numerator",
    "denominator",
    "value",
    "contributing",
    "expected",
    "above_zero",
    "excluded",
    "suppressed",
)
_ROLL_UP_TYPES = {"organisation": pa.int64(), "period": pa.date32()} | {
    name: pa.float64() if name in ("numerator", "denominator", "value") else pa.int64() for name in ROLL_UP_VALUES
}


def stored_roll_ups(
    session: Session,
    measure_id: int,
    membership: str,
    *,
    months: set[int] | None = None,
    only: Ids | None = None,
) -> RolledUp:
    query = select(RollUp.organisation_id, RollUp.period, *(getattr(RollUp, name) for name in ROLL_UP_VALUES)).where(
        RollUp.measure_id == measure_id, RollUp.membership == membership
    )
    if months is not None and len(months) <= FEW:
        query = query.where(RollUp.period.in_([first_day(month) for month in sorted(months)]))
    if only is not None and len(only) <= FEW:
        query = query.where(RollUp.organisation_id.in_(only.tolist()))
    read = _in_order(fetch_columns(session, query, _ROLL_UP_TYPES))
    read["month"] = months_of(read.pop("period"))
    rows = RolledUp(**read)
    if only is not None and len(only) > FEW:
        rows = RolledUp._make(column[np.isin(rows.organisation, only)] for column in rows)
    if months is not None and len(months) > FEW:
        rows = RolledUp._make(column[np.isin(rows.month, np.fromiter(months, np.int64))] for column in rows)
    return rows


def rows_of(rows: RolledUp) -> Rows:
    """Roll-ups as a chart sees them. With no practice contributing there is no figure; if that is by exclusion or
    suppression at source, the point says so."""
    nothing = rows.contributing == 0
    return Rows(
        rows.organisation,
        rows.month,
        rows.numerator,
        rows.denominator,
        rows.value,
        suppressed=nothing & (rows.suppressed > 0) & np.isnan(rows.value),
        excluded=nothing & (rows.excluded > 0) & np.isnan(rows.value),
    )


def latest_month_known(session: Session, measure_id: int, at: int) -> int | None:
    """The newest month of one measure with a figure that counted anywhere, as was known at a revision."""
    sums = held(RollUp, FormerRollUp, at)
    counts = or_(sums.value.is_not(None), and_(sums.contributing == 0, sums.suppressed > 0))
    period = session.scalar(
        select(func.max(sums.period))
        .join(Organisation, Organisation.id == sums.organisation_id)
        .where(Organisation.kind == Kind.NATION, sums.measure_id == measure_id, counts)
    )
    return None if period is None else month_of(period)


def latest_months(session: Session) -> dict[int, int]:
    """The newest month with a figure that counts anywhere, by measure: the nation sums up everyone."""
    rows = session.execute(
        select(SeriesSummary.measure_id, func.max(SeriesSummary.period))
        .join(Organisation, Organisation.id == SeriesSummary.organisation_id)
        .where(Organisation.kind == Kind.NATION)
        .group_by(SeriesSummary.measure_id)
    )
    return {measure: month_of(period) for measure, period in rows}
