"""The form in which a practice types a month's figures: what is due, what was sent, what is usual."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.access.principal import Principal
from groundswell.clock import today
from groundswell.errors import Invalid
from groundswell.measures.definitions import MeasureDefinition
from groundswell.measures.models import Observation, SeriesSummary
from groundswell.measures.periods import FIRST_MONTH, first_day, in_words, month_of
from groundswell.measures.queries import KnownMeasure, measures, value_of
from groundswell.organisations.models import Organisation
from groundswell.organisations.scope import seen
from groundswell.organisations.statements import Kind
from groundswell.revisions.models import Revision

LOOKED_BACK = 6
"""Months before the one on the form in which missing figures are counted."""
FEWEST_POINTS = 6
"""Fewer say nothing of what is usual."""


class Typed(NamedTuple):
    """A figure in force with when it was written."""

    figure: Observation
    saved_at: datetime


class Limits(NamedTuple):
    lower: float
    upper: float


@dataclass(frozen=True)
class Box:
    """One measure of the form."""

    known: KnownMeasure
    figure: Typed | None
    previous: Observation | None
    usual: Limits | None
    borrowed: bool
    """Whether the denominator is that of an earlier month, because this month's is not known."""


@dataclass(frozen=True)
class Form:
    organisation: Organisation
    period: date
    boxes: list[Box]
    missing: list[tuple[date, int]]

    @property
    def due(self) -> date:
        """The last day of the month after."""
        return date.fromordinal(first_day(month_of(self.period) + 2).toordinal() - 1)


def form(session: Session, *, by: Principal, organisation: str | None, period: date | None) -> Form:
    """What a practice has to type in for a month; without one, the last that is over. Six queries."""
    place = _practice(session, by, organisation)
    month = month_of(entry_month(period) if period else first_day(month_of(today()) - 1))
    known = measures(session)
    entered = [each for each in known if each.definition.entry]
    entered.sort(key=lambda each: (each.definition.sets.get("dashboard", 99), each.definition.code))
    ids = {each.id for each in entered}
    number = {each.definition.code: each.id for each in known}
    below = {each.id: number[each.definition.denominator_from] for each in entered if each.definition.denominator_from}
    rows = session.execute(
        select(Observation, Revision.made_at)
        .join(Revision, Revision.id == Observation.revision_id)
        .where(
            Observation.organisation_id == place.id,
            Observation.measure_id.in_(ids | set(below.values())),
            Observation.period.between(first_day(month - LOOKED_BACK), first_day(month)),
        )
    ).all()
    at = {(figure.measure_id, month_of(figure.period)): Typed(figure, made_at) for figure, made_at in rows}
    usual = usual_of(session, place.id, ids)
    boxes = []
    for each in entered:
        before = at.get((each.id, month - 1))
        borrowed = each.id in below and (below[each.id], month) not in at
        boxes.append(
            Box(each, at.get((each.id, month)), before.figure if before else None, usual.get(each.id), borrowed)
        )
    return Form(place, first_day(month), boxes, _missing(at, ids, month, place))


def entry_month(period: date) -> date:
    """The first day of a month that figures can be typed for. Raises `Invalid`."""
    first = period.replace(day=1)
    if first > today():
        raise Invalid(f"{in_words(month_of(first))} has not begun.", [("period", "Choose a month that has begun.")])
    if first < FIRST_MONTH:
        raise Invalid(
            f"No figures are kept of months before {in_words(month_of(FIRST_MONTH))}.",
            [("period", f"Choose a month from {in_words(month_of(FIRST_MONTH))} on.")],
        )
    return first


def _practice(session: Session, by: Principal, organisation: str | None) -> Organisation:
    if organisation:
        place = seen(session, by, organisation)
    else:
        own = None if by.sees_everything else session.get(Organisation, by.organisation_id)
        if own is None or own.kind != Kind.PRACTICE:
            raise Invalid("Say for which practice.", [("organisation", "Choose a practice.")])
        place = own
    if place.kind != Kind.PRACTICE:
        raise Invalid(f"{place.name} is not a practice.", [("organisation", "Choose a practice.")])
    return place


def _missing(
    at: dict[tuple[int, int], Typed], ids: set[int], month: int, place: Organisation
) -> list[tuple[date, int]]:
    """Earlier months with figures still to come, counted from the first in which anything was sent; newest first."""
    sent: dict[int, int] = defaultdict(int)
    for measure_id, each in at:
        sent[each] += measure_id in ids
    begun = [each for each in range(month - LOOKED_BACK, month) if sent[each]]
    closed = month_of(place.closed) if place.closed else month
    return [
        (first_day(each), len(ids) - sent[each])
        for each in range(min(month, closed) - 1, min(begun, default=month) - 1, -1)
        if sent[each] < len(ids)
    ]


def usual_of(session: Session, organisation_id: int, measure_ids: set[int]) -> dict[int, Limits]:
    """Within which limits each figure usually lies, as its chart has them."""
    rows = session.execute(
        select(SeriesSummary.measure_id, SeriesSummary.lower, SeriesSummary.upper).where(
            SeriesSummary.organisation_id == organisation_id,
            SeriesSummary.measure_id.in_(measure_ids),
            SeriesSummary.membership == "then",
            SeriesSummary.points >= FEWEST_POINTS,
        )
    )
    return {
        measure_id: Limits(max(0.0, lower), upper)
        for measure_id, lower, upper in rows
        if lower is not None and upper is not None
    }


def value_in(definition: MeasureDefinition, figure: Observation) -> float | None:
    if definition.aggregation == "mean":
        return figure.value
    return value_of(definition, figure.numerator, figure.denominator)


def warning(place: Organisation, box: Box) -> str | None:
    """Sentences about a figure that is odd. It is taken all the same: it may be true."""
    if box.figure is None:
        return None
    figure, definition, said = box.figure.figure, box.known.definition, []
    value = value_in(definition, figure)
    if value is not None and box.usual is not None and not box.usual.lower <= value <= box.usual.upper:
        lower, upper = (
            definition.limit_shown(box.usual.lower).removesuffix("%"),
            definition.limit_shown(box.usual.upper),
        )
        said.append(f"That is {definition.shown(value)} {definition.value_label}.")
        said.append(f"{place.name} usually has {lower} to {upper}.")
    if box.borrowed and figure.import_id is None and definition.denominator:
        below = f"{definition.denominator[:1].lower()}{definition.denominator[1:]}"
        said.append(f"Counted for {figure.denominator:,.10g} {below} in an earlier month: this month's are not known.")
    return " ".join(said) or None
