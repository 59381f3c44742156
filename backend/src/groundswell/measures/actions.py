"""A figure that a person types, and takes back."""

import math
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.clock import today
from groundswell.database.bulk import insert_rows
from groundswell.errors import Conflict, Invalid, NotFound, Stale
from groundswell.measures import exclusions, merge
from groundswell.measures.definitions import FigureField, MeasureDefinition, library
from groundswell.measures.entry import entry_month
from groundswell.measures.models import Measure, Observation
from groundswell.measures.periods import first_day, in_words, month_of
from groundswell.measures.read_model import Touched, refresh
from groundswell.organisations.models import Organisation
from groundswell.organisations.scope import seen
from groundswell.organisations.statements import Kind
from groundswell.revisions import actions as revisions

OLDEST_DENOMINATOR = 12
"""Months: a list size older than this says nothing of the practice of today."""


def record_figure(
    session: Session,
    *,
    by: Principal,
    organisation: str,
    measure: str,
    period: date,
    numerator: float | None = None,
    denominator: float | None = None,
    value: float | None = None,
    seen_revision: int | None,
) -> Observation:
    """Brings a typed figure into force. The same figure again changes nothing and makes no revision.

    `seen_revision`: the revision of the figure that the person saw; None: they saw none. Raises `Stale` when another
    stands, `Invalid` for numbers that cannot be right. A value outside the usual limits is taken.
    """
    by.require(Permission.ENTER_FIGURES)
    place, known, definition = _entered(session, by, organisation, measure)
    period = _past_month(period, place)
    standing = _standing(session, place, known, period, seen_revision)
    numbers = _checked({"numerator": numerator, "denominator": denominator, "value": value}, definition)
    if definition.denominator_from:
        numbers["denominator"] = denominator_for(session, place.id, definition.denominator_from, period)
        _check_share(numbers, definition)
    if standing is not None and all(getattr(standing, name) == number for name, number in numbers.items()):
        return standing
    revision = revisions.begin(
        session, by=by, action="figure_recorded", words=f"{place.name}, {in_words(month_of(period))}", source=measure
    )
    merge.stage(session)
    key = {"organisation_id": [place.id], "measure_id": [known.id], "period": [period], "status": [0]}
    insert_rows(session, "incoming", key | {name: [number] for name, number in numbers.items()})
    touched = Touched()
    came = merge.came(session)
    merge.merge(session, came, as_at=today(), import_id=None, revision_id=revision.id, touched=touched)
    return _settled(session, place, known, period, touched, revision.id)


def retract_figure(
    session: Session, *, by: Principal, organisation: str, measure: str, period: date, seen_revision: int | None
) -> None:
    """Takes back a figure that was typed; what a file said before, if anything, is in force again."""
    by.require(Permission.ENTER_FIGURES)
    place, known, _ = _entered(session, by, organisation, measure)
    period = period.replace(day=1)
    standing = _standing(session, place, known, period, seen_revision)
    if standing is None:
        raise NotFound(f"{place.name} has no figure for {in_words(month_of(period))}.")
    if standing.import_id is not None:
        raise Conflict("This figure came in a file. Type another to correct it, or withdraw the file.")
    revision = revisions.begin(
        session, by=by, action="figure_retracted", words=f"{place.name}, {in_words(month_of(period))}", source=measure
    )
    touched = Touched()
    merge.retract(
        session,
        organisation_id=place.id,
        measure_id=known.id,
        period=period,
        revision_id=revision.id,
        touched=touched,
    )
    exclusions.keep_true(session, known.id, period, period, revision.id)
    refresh(session, touched, revision_id=revision.id)


def _entered(
    session: Session, by: Principal, organisation: str, measure: str
) -> tuple[Organisation, Measure, MeasureDefinition]:
    place = seen(session, by, organisation)
    known = session.scalar(select(Measure).where(Measure.code == measure))
    definition = library().get(measure)
    if known is None or definition is None:
        raise NotFound(f"There is no measure called {measure}.")
    if place.kind != Kind.PRACTICE:
        raise Invalid(f"{place.name} is not a practice; its figures are the sums of theirs.")
    if not definition.entry:
        raise Invalid(f"{definition.short_title} is not typed in: it comes from {definition.source}.")
    return place, known, definition


def _past_month(period: date, place: Organisation) -> date:
    first = entry_month(period)
    if place.closed is not None and place.closed <= first:
        raise Invalid(f"{place.name} had closed before {in_words(month_of(first))}.", [("period", "An open month.")])
    return first


def _standing(
    session: Session, place: Organisation, known: Measure, period: date, seen_revision: int | None
) -> Observation | None:
    standing = session.get(Observation, _key(place, known, period))
    current = standing.revision_id if standing else None
    if current != seen_revision:
        raise Stale(
            "This figure has been changed since you saw it." if standing else "This figure is no longer there.",
            current=current or 0,
        )
    return standing


def _key(place: Organisation, known: Measure, period: date) -> dict[str, Any]:
    return {"organisation_id": place.id, "measure_id": known.id, "period": period}


def _checked(given: dict[FigureField, float | None], definition: MeasureDefinition) -> dict[FigureField, float | None]:
    """The numbers of a figure, once each that must be typed is there, and none that makes no sense."""
    faults: list[tuple[str, str]] = []
    numbers: dict[FigureField, float | None] = {"numerator": None, "denominator": None, "value": None}
    for name, number in given.items():
        label = definition.entry_fields[name].label if name in definition.entry_fields else name.capitalize()
        if name not in definition.typed:
            if number is not None:
                faults.append((name, f"{label} is not typed in for this measure."))
        elif number is None:
            faults.append((name, f"{label}: give a number. Nothing is not the same as nought."))
        elif not math.isfinite(number):
            faults.append((name, f"{label}: give a number."))
        elif number < 0:
            faults.append((name, f"{label} cannot be below nought."))
        else:
            numbers[name] = number
    if faults:
        raise Invalid(faults[0][1], faults)
    _check_share(numbers, definition)
    return numbers


def _check_share(numbers: dict[FigureField, float | None], definition: MeasureDefinition) -> None:
    part, whole = numbers["numerator"], numbers["denominator"]
    if part is None or whole is None or definition.may_exceed or part <= whole:
        return
    labels = {name: field.label for name, field in definition.entry_fields.items()}
    words = (
        f"{labels.get('numerator', 'The part')} ({part:,.10g}) cannot be more than"
        f" {labels.get('denominator', 'the whole')[:1].lower()}{labels.get('denominator', 'the whole')[1:]}"
        f" ({whole:,.10g})."
    )
    raise Invalid(words, [("numerator", words)])


def denominator_for(session: Session, organisation_id: int, code: str, period: date) -> float:
    """The figure of another measure that stands below this one: of the same month, or else the newest before it."""
    found = session.scalar(
        select(Observation.numerator)
        .join(Measure, Measure.id == Observation.measure_id)
        .where(
            Measure.code == code,
            Observation.organisation_id == organisation_id,
            Observation.period <= period,
            Observation.period >= first_day(month_of(period) - OLDEST_DENOMINATOR),
            Observation.numerator.is_not(None),
        )
        .order_by(Observation.period.desc())
        .limit(1)
    )
    if found is None:
        title = library()[code].title.lower()
        raise Invalid(f"The figure of {title} is not known for {in_words(month_of(period))} or the year before it.")
    return found


def _settled(
    session: Session, place: Organisation, known: Measure, period: date, touched: Touched, revision_id: int
) -> Observation:
    exclusions.keep_true(session, known.id, period, period, revision_id)
    refresh(session, touched, revision_id=revision_id)
    session.expire_all()
    return session.get_one(Observation, _key(place, known, period))
