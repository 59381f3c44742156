"""The figures behind charts: of practices from observations, of groups from roll-ups, laid out for the engine."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, cast

import pyarrow as pa
from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from groundswell.database.bulk import fetch_columns
from groundswell.measures.chart_settings import Settings, settings_of
from groundswell.measures.definitions import MeasureDefinition, library
from groundswell.measures.models import FormerObservation, FormerRollUp, Measure, Observation, RollUp
from groundswell.measures.periods import months_of
from groundswell.measures.roll_up import Figures, RolledUp
from groundswell.measures.stored import ROLL_UP_VALUES, values_of
from groundswell.revisions.known_at import held

LIST_SIZE = "registered_patients"
"""The measure of how many patients a practice has."""
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
    """A measure as this database knows it, with how it is drawn for those in question."""

    id: int
    definition: MeasureDefinition
    settings: Settings

    def target_at(self, month: int | None) -> float | None:
        """What the nation aims at in a month; None as month: in the end."""
        return self.settings.national_target(month)


def known_measures(
    session: Session, organisations: Collection[int] = (), at: int | None = None
) -> dict[str, KnownMeasure]:
    """Measures by code, with the nation's targets, and with the phases and own targets of some organisations.

    `at`: a revision at which these stood. Three queries; two without organisations.
    """
    codes = {
        number: code
        for number, code in session.execute(select(Measure.id, Measure.code).order_by(Measure.id))
        if code in library()
    }
    settings = settings_of(session, codes, organisations, at)
    return {code: KnownMeasure(number, library()[code], settings[number]) for number, code in codes.items()}


def figures_of(
    session: Session,
    measures: Collection[KnownMeasure],
    practices: Collection[int] | Select[Any],
    at: int | None = None,
) -> dict[int, Figures]:
    """Figures of some practices, by measure; in each by practice and month. `at`: a revision at which they were in
    force. One query."""
    figure = held(Observation, FormerObservation, at)
    key = (figure.measure_id, figure.organisation_id, figure.period)
    query = (
        select(
            *key,
            *(figure.numerator, figure.denominator, figure.value, figure.status),
            func.coalesce(figure.exclusion_id, -1),
        )
        .where(figure.organisation_id.in_(practices), figure.measure_id.in_([m.id for m in measures]))
        .order_by(*key)
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
    session: Session, organisation_id: int, measures: Collection[int], membership: str, at: int | None = None
) -> dict[int, RolledUp]:
    """The stored roll-ups of one group, by measure. `at`: a revision at which they stood so. One query."""
    sums = held(RollUp, FormerRollUp, at)
    read = fetch_columns(
        session,
        select(
            sums.measure_id,
            sums.organisation_id,
            sums.period,
            *(getattr(sums, name) for name in ROLL_UP_VALUES),
        )
        .where(
            sums.organisation_id == organisation_id,
            sums.measure_id.in_(measures),
            sums.membership == membership,
        )
        .order_by(sums.measure_id, sums.period),
        _TYPES,
    )
    of_measure = read.pop("measure")
    read["month"] = months_of(read.pop("period"))
    return {
        measure: RolledUp(**{name: column[of_measure == measure] for name, column in read.items()})
        for measure in measures
    }
