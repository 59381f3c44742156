"""Who stands beside whom: organisations of one kind, in the nation or in one group, and their figures.

A practice counts in a group in the months on whose first day it was a member. Figures are as disclosed: one that is
withheld, suppressed at source, excluded, or sent without what it is divided by has no place and is counted as left out.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from sqlalchemy import or_, select, true
from sqlalchemy.orm import Session

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.database.bulk import Query, fetch_columns
from groundswell.errors import Invalid
from groundswell.measures.disclosure import disclosed
from groundswell.measures.groups import NATION, load_memberships
from groundswell.measures.models import Observation, RollUp
from groundswell.measures.periods import first_day, month_of, months_of
from groundswell.measures.queries import PARENTS, KnownMeasure, measure
from groundswell.measures.roll_up import Figures
from groundswell.measures.stored import figures_query, load_figures, values_of
from groundswell.organisations.models import Organisation
from groundswell.organisations.queries import practices_in
from groundswell.organisations.schemas import OrganisationRef
from groundswell.organisations.scope import SINGLE, seen, visible_practices
from groundswell.organisations.statements import Kind
from groundswell.reports.comparison.schemas import ComparedKind
from groundswell.reports.comparison.words import COMPARED_NOUNS
from groundswell.reports.figures.panel import was_member
from groundswell.reports.places import Place, ref

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Comparison:
    """What is asked: organisations of kind `of` inside `within`, which may be the nation."""

    measure: KnownMeasure
    of: ComparedKind
    within: Organisation

    @property
    def is_national(self) -> bool:
        return self.within.kind == Kind.NATION

    @property
    def within_ref(self) -> OrganisationRef | None:
        return None if self.is_national else ref(self.within)


def comparison(
    session: Session, by: Principal, measure_code: str, of: ComparedKind, within_code: str | None
) -> Comparison:
    """Raises `NotFound` for a measure or a group that is not known, `Invalid` for what cannot be compared."""
    by.require(Permission.READ_ROLL_UPS)
    known = measure(session, measure_code)
    within = seen(session, by, within_code or NATION)
    if within.kind in SINGLE:
        raise Invalid(f"{within.name} is not a group of practices.", [("within", "Choose a group, or leave it out.")])
    if of != "practice" and within.kind != Kind.NATION:
        raise Invalid(
            "Groups of practices are compared across the nation; only practices are compared inside one group.",
            [("within", "Leave it out.")],
        )
    return Comparison(known, of, within)


def months_with_figures(session: Session, asked: Comparison) -> dict[int, int]:
    """The months in which anyone of those compared counts, oldest first, each with how many practices the group, or
    the nation, has in it. One query."""
    rows = session.execute(
        select(RollUp.period, RollUp.expected)
        .where(
            RollUp.measure_id == asked.measure.id,
            RollUp.membership == "then",
            RollUp.organisation_id == asked.within.id,
            RollUp.contributing > 0,
        )
        .order_by(RollUp.period)
    )
    return {month_of(period): expected for period, expected in rows}


def picked_among(session: Session, by: Principal, of: ComparedKind, code: str | None) -> Organisation | None:
    """The one to see among the others. Raises `NotFound`, and `Invalid` where it is of another kind."""
    if code is None:
        return None
    picked = seen(session, by, code)
    if picked.kind != of:
        raise Invalid(
            f"{picked.name} is not among the {COMPARED_NOUNS[of][1]} that are compared.",
            [("organisation", f"Choose a {of}.")],
        )
    return picked


# --- one month -------------------------------------------------------------------------------------------------------


class Month(NamedTuple):
    """The figures of one month, by name of organisation. NaN: has no place."""

    places: list[Place]
    may_be_named: list[bool]
    numerator: Floats
    denominator: Floats
    left_out: int


def figures_in(session: Session, by: Principal, asked: Comparison, month: int) -> Month:
    """One query, whatever the number of organisations."""
    query = _practices(by, asked, month) if asked.of == "practice" else _groups(asked, month)
    rows = session.execute(query.order_by(Organisation.name, Organisation.code)).all()
    numerator, denominator, nothing = (np.array([row[at] for row in rows], np.float64) for at in (5, 6, 7))
    definition = asked.measure.definition
    values = values_of(numerator, denominator, np.full(len(rows), np.nan), definition)
    shown = disclosed(definition.disclosure.policy, numerator, denominator, values, definition.multiplier)
    placed = ~np.isnan(shown.value) & (nothing == 0)
    return Month(
        [Place(*row[:5]) for row in rows],
        [bool(row[8]) for row in rows],
        np.where(placed, shown.numerator, np.nan),
        np.where(placed, shown.denominator, np.nan),
        int((~placed).sum()),
    )


_PLACE = (Organisation.id, Organisation.code, Organisation.kind, Organisation.name, Organisation.subkind)


def _practices(by: Principal, asked: Comparison, month: int) -> Query:
    set_aside = or_(Observation.status != 0, Observation.exclusion_id.is_not(None))
    may_see = true() if by.sees_everything else Organisation.id.in_(visible_practices(by))
    query: Query = (
        select(*_PLACE, Observation.numerator, Observation.denominator, set_aside, may_see)
        .join(Observation, Observation.organisation_id == Organisation.id)
        .where(
            Observation.measure_id == asked.measure.id,
            Observation.period == first_day(month),
            Organisation.kind == Kind.PRACTICE,
        )
    )
    if asked.is_national:
        return query
    return query.where(Organisation.id.in_(practices_in(asked.within.id, first_day(month))))


def _groups(asked: Comparison, month: int) -> Query:
    """Exclusions and suppressed figures of practices are already left out of the sums."""
    query: Query = (
        select(*_PLACE, RollUp.numerator, RollUp.denominator, RollUp.contributing == 0, true())
        .join(RollUp, RollUp.organisation_id == Organisation.id)
        .where(
            RollUp.measure_id == asked.measure.id,
            RollUp.membership == "then",
            RollUp.period == first_day(month),
            Organisation.kind == asked.of,
            ~_IS_A_SUM_OF_OTHERS,
        )
    )
    return query


_IS_A_SUM_OF_OTHERS = Organisation.subkind.is_not(None) & Organisation.subkind.in_(PARENTS)


# --- all months ------------------------------------------------------------------------------------------------------


class Months(NamedTuple):
    """Values of organisations by month, one row for each; NaN: has no place."""

    organisation: NDArray[np.int64]
    month: NDArray[np.int64]
    value: Floats


def values_between(session: Session, asked: Comparison, first: int | None, last: int | None) -> Months:
    """A bounded number of queries, whatever the number of organisations."""
    figures = (_of_practices if asked.of == "practice" else _of_groups)(session, asked, first, last)
    definition = asked.measure.definition
    shown = disclosed(
        definition.disclosure.policy, figures.numerator, figures.denominator, figures.value, definition.multiplier
    )
    value = np.where(figures.suppressed | figures.excluded, np.nan, shown.value)
    return Months(figures.organisation, figures.month, value)


def _of_practices(session: Session, asked: Comparison, first: int | None, last: int | None) -> Figures:
    query = figures_query(asked.measure.id)
    if first is not None:
        query = query.where(Observation.period >= first_day(first))
    if last is not None:
        query = query.where(Observation.period <= first_day(last))
    if asked.is_national:
        practices = select(Organisation.id).where(Organisation.kind == Kind.PRACTICE)
        query = query.where(Observation.organisation_id.in_(practices))
        return load_figures(session, query, asked.measure.definition)
    then = load_memberships(session).then.of_groups(np.array([asked.within.id]))
    query = query.where(Observation.organisation_id.in_(np.unique(then.child).tolist()))
    figures = load_figures(session, query, asked.measure.definition)
    return figures.take(was_member(figures, then))


_ROLL_UP_TYPES = {
    "organisation": pa.int64(),
    "period": pa.date32(),
    "numerator": pa.float64(),
    "denominator": pa.float64(),
    "value": pa.float64(),
    "contributing": pa.int64(),
}


def _of_groups(session: Session, asked: Comparison, first: int | None, last: int | None) -> Figures:
    query = (
        select(
            RollUp.organisation_id,
            RollUp.period,
            RollUp.numerator,
            RollUp.denominator,
            RollUp.value,
            RollUp.contributing,
        )
        .join(Organisation, Organisation.id == RollUp.organisation_id)
        .where(
            RollUp.measure_id == asked.measure.id,
            RollUp.membership == "then",
            Organisation.kind == asked.of,
            ~_IS_A_SUM_OF_OTHERS,
        )
    )
    if first is not None:
        query = query.where(RollUp.period >= first_day(first))
    if last is not None:
        query = query.where(RollUp.period <= first_day(last))
    read = fetch_columns(session, query, _ROLL_UP_TYPES)
    nothing = read["contributing"] == 0
    return Figures(
        read["organisation"],
        months_of(read["period"]),
        read["numerator"],
        read["denominator"],
        read["value"],
        suppressed=nothing,
        excluded=np.zeros(len(nothing), bool),
    )
