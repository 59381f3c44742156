"""Puts drawn figures into the table of incoming ones, a stretch of months at a time, as a file would."""

from typing import NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from groundswell.database.bulk import analyse_table, insert_rows
from groundswell.demonstration.country import Country
from groundswell.demonstration.figures import Drawn
from groundswell.measures.models import Measure, Supplier
from groundswell.measures.periods import first_days
from groundswell.organisations.lookup import ids_of

Ids = NDArray[np.int64]
NO_SUPPLIER = -1


class Stretch(NamedTuple):
    """Months first <= m < until."""

    first: int
    until: int
    words: str


class Numbers(NamedTuple):
    """What things are called in the database."""

    practices: Ids
    measures: dict[str, int]
    suppliers: dict[str, int]


def numbers_of(session: Session, country: Country, drawn: list[Drawn]) -> Numbers:
    names = sorted({name for one in drawn for name in one.supplier or ()})
    session.execute(insert(Supplier), [{"name": name} for name in names])
    ids = ids_of(session, [practice.code for practice in country.practices])
    return Numbers(
        np.array([ids[practice.code] for practice in country.practices]),
        dict(session.execute(select(Measure.code, Measure.id)).all()),
        dict(session.execute(select(Supplier.name, Supplier.id)).all()),
    )


def put_in(session: Session, country: Country, drawn: list[Drawn], numbers: Numbers, stretch: Stretch) -> int:
    """Fills `incoming`, in the order in which figures are kept. Returns how many there are."""
    parts = [_columns(country, one, numbers, stretch) for one in drawn]
    columns = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    order = np.lexsort((columns["period"], columns["organisation_id"], columns["measure_id"]))
    columns = {name: column[order] for name, column in columns.items()}
    supplier = columns.pop("supplier_id")
    rows = len(order)
    insert_rows(
        session,
        "incoming",
        columns
        | {
            "supplier_id": pa.array(supplier, mask=supplier == NO_SUPPLIER),
            "status": np.zeros(rows, np.int64),
            "row": np.arange(2, rows + 2),
        },
    )
    analyse_table(session, "incoming")
    return rows


def _columns(country: Country, one: Drawn, numbers: Numbers, stretch: Stretch) -> dict[str, NDArray[np.generic]]:
    practice, month = np.nonzero(one.stated[:, stretch.first : stretch.until])
    month = month + stretch.first
    suppliers = np.array([numbers.suppliers[name] for name in one.supplier or ()] or [NO_SUPPLIER] * len(one.stated))
    return {
        "organisation_id": numbers.practices[practice],
        "measure_id": np.full(len(practice), numbers.measures[one.code]),
        "period": first_days(country.first + month),
        "numerator": one.numerator[practice, month],
        "denominator": one.denominator[practice, month],
        "value": one.value[practice, month],
        "supplier_id": suppliers[practice],
    }
