"""MeasureReport: the figure of a measure for one organisation in one month.

Of groups of practices it is the sum over the practices that were their members then; of a single practice it is the
figure in force, in the months in which the caller sees it.
"""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Date,
    Integer,
    RowMapping,
    and_,
    column,
    false,
    func,
    select,
    tuple_,
)

from groundswell.errors import NotFound
from groundswell.exchange.fhir.addresses import Addresses, report_id, report_key
from groundswell.exchange.fhir.dates import Time, ceiling, floor
from groundswell.exchange.fhir.matching import dated, last_updated
from groundswell.exchange.fhir.measures import POPULATION, canonical_code, improvement
from groundswell.exchange.fhir.model import Resource, Version, absent, coded, instant, without_nothing
from groundswell.exchange.fhir.search import Asking, Found, Parameter, Search, Searchable, Type, Value
from groundswell.exchange.kinds.figures import OBSERVATION, ROLL_UP
from groundswell.exchange.kinds.kind import Rows
from groundswell.exchange.seen import EVERYTHING, Sight
from groundswell.exchange.sight import sight
from groundswell.measures.definitions import MeasureDefinition, library
from groundswell.measures.models import Exclusion, Measure, Observation, RollUp
from groundswell.organisations.models import Organisation
from groundswell.revisions.models import Revision

LARGEST_COUNT = 2**31 - 1
_period: ColumnElement[date] = column("period", Date)
_subject: ColumnElement[int] = column("organisation_id", Integer)
_measure: ColumnElement[int] = column("measure_id", Integer)
"""Of roll-ups and of observations alike: each statement reads one of the two."""
UCUM = {"percent": "%", "hours": "h", "count": "1", "ratio": "1"}


class Figure(NamedTuple):
    """A row of the kinds observation and roll_up, and what a resource needs beside it."""

    measure_id: int
    organisation_id: int
    period: date
    measure: str
    organisation: str
    place: str
    """The kind of the organisation."""
    name: str
    numerator: float | None
    denominator: float | None
    value: float | None
    status: str
    contributing: int | None
    """Of groups: of how many practices the numbers are the sums."""
    expected: int | None
    reason: str | None
    """Why a person has set the figure aside."""
    sequence: int | None
    made_at: datetime


def figure(row: RowMapping) -> Figure:
    return Figure._make(row.get(name) for name in Figure._fields)


def _read(rows: Rows, table: Any) -> Rows:
    return rows.add_columns(
        table.measure_id,
        table.organisation_id,
        Organisation.kind.label("place"),
        Organisation.name.label("name"),
        Revision.sequence,
        Revision.made_at,
    ).join(Revision, Revision.id == table.revision_id)


def of_groups() -> Rows:
    return _read(ROLL_UP.current.select(EVERYTHING), RollUp).where(RollUp.membership == "then")


def of_practices(seen: Sight) -> Rows:
    reason = select(Exclusion.reason).where(Exclusion.id == Observation.exclusion_id).scalar_subquery()
    return _read(OBSERVATION.current.select(seen), Observation).add_columns(reason.label("reason"))


def _starts_from(at: datetime) -> ColumnElement[bool]:
    return _period >= ceiling(at)


def _ends_by(at: datetime) -> ColumnElement[bool]:
    """A month is over when the next has begun."""
    return _period < floor(at).replace(day=1)


def _identified(value: Value) -> ColumnElement[bool]:
    try:
        measure, organisation, period = report_key(value.text)
    except NotFound:
        return false()
    return and_(_measure == measure, Organisation.code == organisation, _period == period)


def _of_subject(value: Value) -> ColumnElement[bool]:
    code = value.resource_id("Organization")
    return select(Organisation.id).where(Organisation.code == code).scalar_subquery() == _subject


def _of_measure(value: Value) -> ColumnElement[bool]:
    return _measure == select(Measure.id).where(Measure.code == canonical_code(value)).scalar_subquery()


PARAMETERS = (
    Parameter("_id", Type.TOKEN, "The id of the resource.", _identified),
    Parameter("measure", Type.REFERENCE, "The measure.", _of_measure),
    Parameter("subject", Type.REFERENCE, "The organisation whose figure it is.", _of_subject),
    Parameter("period", Type.DATE, "The month.", dated(Time(_starts_from, _ends_by))),
    Parameter("date", Type.DATE, "When the figure came to be as it is.", last_updated().condition),
    last_updated(),
)


def came_into(gained: Sight) -> ColumnElement[bool]:
    """Reports of single practices in a sight, in a statement of either kind."""
    return gained.condition(_subject, _period)


Source = tuple[int, Any, Callable[[], Rows]]


def sources(asking: Asking) -> list[Source]:
    """Where reports come from, in the order in which pages give them: groups, then practices."""
    seen = sight(asking.session, asking.by)
    found: list[Source] = [(0, RollUp, of_groups)]
    if not seen.no_practice:
        found.append((1, Observation, lambda: of_practices(seen)))
    return found


def page(asking: Asking, search: Search) -> Found:
    conditions = search.conditions(asking.addresses)
    found: list[tuple[int, Figure]] = []
    total = 0 if search.total and search.after is None else None
    for number, table, read_all in sources(asking):
        query = read_all().where(*conditions)
        if total is not None:
            total += asking.session.scalar(select(func.count()).select_from(query.subquery())) or 0
        if search.after is not None and number < search.after[0]:
            continue
        key = (table.measure_id, table.organisation_id, table.period)
        if search.after is not None and number == search.after[0]:
            query = query.where(tuple_(*key) > tuple_(*search.after[1:]))
        missing = search.count + 1 - len(found)
        if missing > 0:
            rows = asking.session.execute(query.order_by(*key).limit(missing)).mappings()
            found += [(number, figure(row)) for row in rows]
    more, found = len(found) > search.count, found[: search.count]
    last = (found[-1][0], *found[-1][1][:3]) if more and found else None
    return Found([written(asking.addresses, each) for _, each in found], total, last)


def read(asking: Asking, resource_id: str) -> Resource:
    measure, organisation, period = report_key(resource_id)
    for _, _, read_all in sources(asking):
        query = read_all().where(_measure == measure, Organisation.code == organisation, _period == period)
        for row in asking.session.execute(query).mappings():
            return written(asking.addresses, figure(row))
    raise NotFound(f"There is no MeasureReport with the id {resource_id}, or none that you may see.")


def written(addresses: Addresses, of: Figure) -> Resource:
    definition = library()[of.measure]
    end = of.period.replace(day=monthrange(of.period.year, of.period.month)[1])
    return without_nothing(
        {
            "resourceType": "MeasureReport",
            "id": report_id(of.measure_id, of.organisation, of.period),
            "meta": Version(of.sequence, of.made_at).meta,
            "extension": _coverage(addresses, of),
            "modifierExtension": _set_aside(addresses, of),
            "status": "complete",
            "type": "summary",
            "measure": f"{addresses.measure(of.measure)}|{definition.version}",
            "subject": addresses.organisation(of.organisation, of.place, of.name),
            "date": instant(of.made_at),
            "period": {"start": of.period.isoformat(), "end": end.isoformat()},
            "improvementNotation": improvement(definition),
            "group": [_group(addresses, of, definition)],
        }
    )


def _coverage(addresses: Addresses, of: Figure) -> list[Resource] | None:
    """Of groups: of how many practices the sums are, and how many were expected to report."""
    if of.contributing is None:
        return None
    parts = [
        {"url": "contributing", "valueInteger": of.contributing},
        {"url": "expected", "valueInteger": of.expected},
    ]
    return [{"url": addresses.extension("practices"), "extension": parts}]


def _set_aside(addresses: Addresses, of: Figure) -> list[Resource] | None:
    """What a person has excluded counts in no sum. Whoever does not know this extension must not use the report."""
    if of.reason is None:
        return None
    return [{"url": addresses.extension("set-aside"), "valueString": of.reason}]


def _group(addresses: Addresses, of: Figure, definition: MeasureDefinition) -> Resource:
    hidden = of.status == "suppressed"
    counted = {"numerator": definition.numerator, "denominator": definition.denominator}
    return without_nothing(
        {
            "population": [
                _population(addresses, name, None if hidden else getattr(of, name), hidden)
                for name, words in counted.items()
                if words
            ],
            "measureScore": _score(of, definition, hidden),
        }
    )


def _population(addresses: Addresses, name: str, amount: float | None, hidden: bool) -> Resource:
    """A count is a whole number in FHIR; what is none (hours, patients weighted by age) stands in an extension."""
    code = coded(POPULATION, name)
    if amount is None:
        return {"code": code, "_count": {"extension": absent("masked" if hidden else "unknown")}}
    if amount.is_integer() and abs(amount) <= LARGEST_COUNT:
        return {"code": code, "count": int(amount)}
    return {
        "extension": [{"url": addresses.extension("amount"), "valueDecimal": amount}],
        "code": code,
        "_count": {"extension": absent("unsupported")},
    }


def _score(of: Figure, definition: MeasureDefinition, hidden: bool) -> Resource:
    if of.value is None:
        return {"extension": absent("masked" if hidden else "not-applicable")}
    unit = {"value": of.value, "unit": definition.unit_label}
    code = UCUM.get(definition.unit)
    return unit | ({"system": "http://unitsofmeasure.org", "code": code} if code else {})


REPORT = Searchable(
    name="MeasureReport",
    words="The figure of a measure for one organisation in one month.",
    parameters=PARAMETERS,
    page=page,
    read=read,
    sorted_by=None,
    key=(int, int, int, date),
)
