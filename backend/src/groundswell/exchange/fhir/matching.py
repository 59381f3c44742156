"""Conditions that several types of resource share."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, not_

from groundswell.errors import Invalid
from groundswell.exchange.fhir.dates import Time, date_value, holds, moment
from groundswell.exchange.fhir.search import Condition, Parameter, Type, Value
from groundswell.revisions.models import Revision


def last_updated(since: Callable[[datetime], ColumnElement[bool]] | None = None) -> Parameter:
    """`since`: whether a resource was changed at a moment or later; without it by the revision it is joined with."""
    at = moment(since or (lambda day: Revision.made_at >= day))
    return Parameter("_lastUpdated", Type.DATE, "When the resource was last changed.", dated(at))


def dated(time: Time) -> Condition:
    return lambda value: holds(date_value(value.name, value.text), time)


def flag(yes: Callable[[], ColumnElement[bool]]) -> Condition:
    def condition(value: Value) -> ColumnElement[bool]:
        _, code = value.token()
        if code not in ("true", "false"):
            raise Invalid(f"{value.name} is true or false.", [(value.name, "true or false.")])
        return yes() if code == "true" else not_(yes())

    return condition


def spelt(column: Any) -> Condition:
    """A text: from its beginning and whatever the case; `:contains` anywhere in it, `:exact` letter by letter."""

    def condition(value: Value) -> ColumnElement[bool]:
        if value.modifier == "exact":
            equal: ColumnElement[bool] = column == value.text
            return equal
        likeness = column.icontains if value.modifier == "contains" else column.istartswith
        alike: ColumnElement[bool] = likeness(value.text, autoescape=True)
        return alike

    return condition
