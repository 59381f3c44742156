from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

import numpy as np
from sqlalchemy import ColumnElement, func, select, tuple_
from sqlalchemy.orm import Session, aliased

from groundswell.access.principal import Principal
from groundswell.errors import NotFound
from groundswell.measures.chart_settings import load_settings, settings_of
from groundswell.measures.definitions import MeasureDefinition, library
from groundswell.measures.disclosure import disclosed
from groundswell.measures.models import (
    ExcludedOrganisation,
    Exclusion,
    FormerObservation,
    FormerRollUp,
    Measure,
    Observation,
    RollUp,
)
from groundswell.measures.stored import latest_months
from groundswell.organisations.models import Organisation
from groundswell.organisations.scope import seen, visible, visible_practices
from groundswell.organisations.statements import Kind
from groundswell.revisions.known_at import held
from groundswell.revisions.models import Revision

PARENTS = ("icb", "stp")
"""Commissioners that are sums of others."""


class KnownMeasure(NamedTuple):
    """A measure as this database knows it: its number, its meaning, and what the nation aims at in its newest month."""

    id: int
    definition: MeasureDefinition
    target: float | None


def measures(session: Session) -> list[KnownMeasure]:
    """Every measure, in the order of its title. Three queries."""
    codes = {number: code for number, code in session.execute(select(Measure.id, Measure.code)) if code in library()}
    settings, latest = settings_of(session, codes, ()), latest_months(session)
    found = [
        KnownMeasure(number, library()[code], settings[number].national_target(latest.get(number)))
        for number, code in codes.items()
    ]
    return sorted(found, key=lambda each: each.definition.title)


def measure(session: Session, code: str) -> KnownMeasure:
    found = session.scalar(select(Measure.id).where(Measure.code == code))
    if found is None or code not in library():
        raise NotFound(f"There is no measure called {code}.")
    target = load_settings(session, found, ()).national_target(latest_months(session).get(found))
    return KnownMeasure(found, library()[code], target)


class StatedFigure(NamedTuple):
    organisation: str
    organisation_name: str
    measure: str
    period: date
    numerator: float | None
    denominator: float | None
    value: float | None
    status: str
    revision: int


class Figures(NamedTuple):
    rows: list[StatedFigure]
    total: int
    last: list[Any] | None


def observations(
    session: Session,
    *,
    by: Principal,
    measure_code: str | None,
    organisation: str | None,
    first: date | None,
    last: date | None,
    limit: int,
    after: Sequence[Any] | None,
    at: int | None = None,
) -> Figures:
    """Figures in force of practices the caller may see, as they may be shown; by measure, organisation and period.

    `at`: a revision at which they were in force.
    """
    figure = held(Observation, FormerObservation, at)
    conditions: list[ColumnElement[bool]] = []
    if organisation:
        conditions.append(figure.organisation_id == seen(session, by, organisation).id)
    else:
        conditions.append(figure.organisation_id.in_(visible_practices(by)))
    if measure_code:
        conditions.append(figure.measure_id == measure(session, measure_code).id)
    if first:
        conditions.append(figure.period >= first)
    if last:
        conditions.append(figure.period <= last)
    total = session.scalar(select(func.count()).select_from(figure).where(*conditions)) or 0
    key = (figure.measure_id, figure.organisation_id, figure.period)
    query = (
        select(
            *key,
            *(figure.numerator, figure.denominator, figure.value, figure.status, figure.exclusion_id),
            figure.revision_id,
            Organisation.code,
            Organisation.name,
            Measure.code.label("measure"),
        )
        .join(Organisation, Organisation.id == figure.organisation_id)
        .join(Measure, Measure.id == figure.measure_id)
        .where(*conditions)
    )
    if after is not None:
        query = query.where(tuple_(*key) > tuple_(*after))
    rows = session.execute(query.order_by(*key).limit(limit + 1)).all()
    more = len(rows) > limit
    rows = rows[:limit]
    end = rows[-1] if more else None
    return Figures(
        [_stated(row, library()[row.measure]) for row in rows],
        total,
        [end.measure_id, end.organisation_id, end.period.isoformat()] if end else None,
    )


def _stated(figure: Any, definition: MeasureDefinition) -> StatedFigure:
    shown = showable(definition, figure.numerator, figure.denominator, figure.value)
    withheld = figure.status == 1 or shown is None
    numbers = shown or Numbers(None, None, None)
    return StatedFigure(
        figure.code,
        figure.name,
        definition.code,
        figure.period,
        *(Numbers(None, None, None) if withheld else numbers),
        "suppressed" if withheld else "excluded" if figure.exclusion_id else "reported",
        figure.revision_id,
    )


class Numbers(NamedTuple):
    numerator: float | None
    denominator: float | None
    value: float | None


def showable(
    definition: MeasureDefinition, numerator: float | None, denominator: float | None, value: float | None
) -> Numbers | None:
    """A figure as the measure's rule of disclosure lets it out; None where it withholds it."""
    if value is None:
        value = value_of(definition, numerator, denominator)
    top, below, shown = (np.array([number], float) for number in (numerator, denominator, value))
    out = disclosed(definition.disclosure.policy, top, below, shown, definition.multiplier)
    if out.withheld[0]:
        return None
    return Numbers(*(None if np.isnan(column[0]) else float(column[0]) for column in out[:3]))


def value_of(definition: MeasureDefinition, numerator: float | None, denominator: float | None) -> float | None:
    """What is shown of a figure that has no value of its own."""
    if definition.aggregation == "sum":
        return numerator
    if numerator is None or not denominator:
        return None
    return numerator / denominator * definition.multiplier


class GroupFigure(NamedTuple):
    organisation: Organisation
    numbers: Numbers
    contributing: int
    expected: int
    above_zero: int


class GroupFigures(NamedTuple):
    rows: list[GroupFigure]
    unallocated: Numbers
    unallocated_contributing: int


class Sums(NamedTuple):
    """Of one roll-up what is told of it."""

    numerator: float | None
    denominator: float | None
    value: float | None
    contributing: int
    expected: int
    above_zero: int


def group_figures(
    session: Session,
    *,
    known: KnownMeasure,
    level: Kind,
    subkind: str | None,
    period: date,
    membership: str,
    at: int | None = None,
) -> GroupFigures:
    """The roll-ups of all groups of a level in one month, and what the nation has beyond them.

    Of commissioners those that practices belong to, not those that are sums of them, unless `subkind` says so.
    `at`: a revision at which the sums stood so.
    """
    sums_then = held(RollUp, FormerRollUp, at)
    rows = session.execute(
        select(Organisation, *(getattr(sums_then, name) for name in Sums._fields))
        .join(sums_then, sums_then.organisation_id == Organisation.id)
        .where(
            sums_then.measure_id == known.id,
            sums_then.period == period,
            sums_then.membership == membership,
            Organisation.kind.in_((level, Kind.NATION)),
        )
        .order_by(Organisation.name, Organisation.code)
    ).all()
    stated = [(place, Sums(*numbers)) for place, *numbers in rows]
    nation = [sums for place, sums in stated if place.kind == Kind.NATION]
    groups = [(place, sums) for place, sums in stated if place.kind == level]
    if subkind:
        groups = [(place, sums) for place, sums in groups if place.subkind == subkind]
    elif level == Kind.COMMISSIONER:
        groups = [(place, sums) for place, sums in groups if place.subkind not in PARENTS]

    def beyond(name: str) -> float | None:
        whole = [getattr(sums, name) for sums in nation]
        if not whole or whole[0] is None:
            return None
        return float(whole[0] - sum(getattr(sums, name) or 0 for _, sums in groups))

    left = showable(known.definition, beyond("numerator"), beyond("denominator"), None)
    return GroupFigures(
        [
            GroupFigure(place, _group_numbers(known, place, sums), sums.contributing, sums.expected, sums.above_zero)
            for place, sums in groups
        ],
        left or Numbers(None, None, None),
        int(beyond("contributing") or 0),
    )


def _group_numbers(known: KnownMeasure, place: Organisation, sums: Sums) -> Numbers:
    numbers = Numbers(sums.numerator, sums.denominator, sums.value)
    if place.kind == Kind.NATION:  # every rule of disclosure is for less than the whole country
        return numbers
    return showable(known.definition, *numbers) or Numbers(None, None, None)


class MadeExclusion(NamedTuple):
    exclusion: Exclusion
    measure: str
    organisations: list[Organisation]
    made_by: str
    made_at: datetime
    lifted_at: datetime | None
    figures: int


def exclusions(
    session: Session, *, by: Principal, measure_code: str | None = None, exclusion_id: int | None = None
) -> list[MadeExclusion]:
    """Newest first, with those of their organisations that the caller may see. Three queries."""
    lifted = aliased(Revision)
    query = (
        select(Exclusion, Measure.code, Revision.by_name, Revision.made_at, lifted.made_at)
        .join(Measure, Measure.id == Exclusion.measure_id)
        .join(Revision, Revision.id == Exclusion.revision_id)
        .outerjoin(lifted, lifted.id == Exclusion.lifted_revision_id)
        .order_by(Exclusion.id.desc())
    )
    if measure_code:
        query = query.where(Measure.code == measure_code)
    if exclusion_id:
        query = query.where(Exclusion.id == exclusion_id)
    rows = session.execute(query).all()
    ids = [row[0].id for row in rows]
    places: dict[int, list[Organisation]] = {}
    for number, place in session.execute(
        select(ExcludedOrganisation.exclusion_id, Organisation)
        .join(Organisation, Organisation.id == ExcludedOrganisation.organisation_id)
        .where(ExcludedOrganisation.exclusion_id.in_(ids), Organisation.id.in_(visible(by)))
        .order_by(Organisation.name)
    ):
        places.setdefault(number, []).append(place)
    figures = dict(
        session.execute(
            select(Observation.exclusion_id, func.count())
            .where(Observation.measure_id.in_({row[0].measure_id for row in rows}), Observation.exclusion_id.in_(ids))
            .group_by(Observation.exclusion_id)
        ).all()
    )
    return [
        MadeExclusion(made, code, places.get(made.id, []), made_by, made_at, lifted_at, figures.get(made.id, 0))
        for made, code, made_by, made_at, lifted_at in rows
    ]
