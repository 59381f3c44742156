"""The figures behind charts: of practices from observations, of groups from roll-ups, laid out for the engine."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, cast

import pyarrow as pa
from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from groundswell.database.bulk import fetch_columns
from groundswell.measures.definitions import MeasureDefinition, library
from groundswell.measures.models import Measure, Observation, RollUp, SeriesSummary, Target
from groundswell.measures.periods import month_of, months_of
from groundswell.measures.roll_up import Figures, RolledUp
from groundswell.measures.stored import ROLL_UP_VALUES, values_of
from groundswell.organisations.models import Organisation
from groundswell.organisations.statements import Kind

_FIGURE = (
    Observation.measure_id,
    Observation.organisation_id,
    Observation.period,
    Observation.numerator,
    Observation.denominator,
    Observation.value,
    Observation.status,
    func.coalesce(Observation.exclusion_id, -1),
)
_FIGURE_TYPES = {
    "measure": pa.int64(),
    "organisation": pa.int64(),
    "period": pa.date32(),
    "numerator": pa.float64(),
    "denominator": pa.float64(),
    "value": pa.float64(),
    "status": pa.int64(),
    "exclusion": pa.int64(),
}
_FLOATS = ("numerator", "denominator", "value")
_TYPES = {"measure": pa.int64(), "organisation": pa.int64(), "period": pa.date32()} | {
    name: pa.float64() if name in _FLOATS else pa.int64() for name in ROLL_UP_VALUES
}


@dataclass(frozen=True)
class KnownMeasure:
    """A measure as this database knows it."""

    id: int
    definition: MeasureDefinition
    target: float | None


def known_measures(session: Session) -> dict[str, KnownMeasure]:
    """Measures by code, each with its newest target. Two queries."""
    targets = dict(
        session.execute(select(Target.measure_id, Target.value).order_by(Target.measure_id, Target.first)).all()
    )
    return {
        row.code: KnownMeasure(row.id, library()[row.code], targets.get(row.id))
        for row in session.execute(select(Measure.id, Measure.code).order_by(Measure.id))
        if row.code in library()
    }


def latest_months(session: Session) -> dict[int, int]:
    """The newest month with a figure that counts anywhere, by measure: the nation sums up everyone."""
    rows = session.execute(
        select(SeriesSummary.measure_id, func.max(SeriesSummary.period))
        .join(Organisation, Organisation.id == SeriesSummary.organisation_id)
        .where(Organisation.kind == Kind.NATION)
        .group_by(SeriesSummary.measure_id)
    )
    return {measure: month_of(period) for measure, period in rows}


def figures_of(
    session: Session, measures: Collection[KnownMeasure], practices: Collection[int] | Select[Any]
) -> dict[int, Figures]:
    """Figures of some practices, by measure; in each by practice and month. One query."""
    query = (
        select(*_FIGURE)
        .where(Observation.organisation_id.in_(practices), Observation.measure_id.in_([m.id for m in measures]))
        .order_by(Observation.measure_id, Observation.organisation_id, Observation.period)
    )
    read = fetch_columns(session, cast("Select[Any]", query), _FIGURE_TYPES)
    found = {}
    for measure in measures:
        which = read["measure"] == measure.id
        numerator, denominator, value = (read[name][which] for name in ("numerator", "denominator", "value"))
        found[measure.id] = Figures(
            read["organisation"][which],
            months_of(read["period"][which]),
            numerator,
            denominator,
            values_of(numerator, denominator, value, measure.definition),
            read["status"][which] == 1,
            read["exclusion"][which] >= 0,
        )
    return found


def roll_ups_of(
    session: Session, organisation_id: int, measures: Collection[int], membership: str
) -> dict[int, RolledUp]:
    """The stored roll-ups of one group, by measure. One query."""
    read = fetch_columns(
        session,
        select(
            RollUp.measure_id,
            RollUp.organisation_id,
            RollUp.period,
            *(getattr(RollUp, name) for name in ROLL_UP_VALUES),
        )
        .where(
            RollUp.organisation_id == organisation_id,
            RollUp.measure_id.in_(measures),
            RollUp.membership == membership,
        )
        .order_by(RollUp.measure_id, RollUp.period),
        _TYPES,
    )
    of_measure = read.pop("measure")
    read["month"] = months_of(read.pop("period"))
    return {
        measure: RolledUp(**{name: column[of_measure == measure] for name, column in read.items()})
        for measure in measures
    }
