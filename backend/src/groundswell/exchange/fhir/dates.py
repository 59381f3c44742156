"""Dates in searches: a prefix and a value that stands for all the time it names (hl7.org/fhir/R4/search.html#date).

`2018-10` is the whole of October. Where a value names no zone it is meant in UTC.
"""

import operator
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, not_, or_

from groundswell.errors import Invalid

LAST = datetime.max.replace(tzinfo=UTC)
PREFIXES = ("eq", "ne", "gt", "lt", "ge", "le", "sa", "eb")
_VALUE = re.compile(
    r"(?P<prefix>[a-z]{2})?"
    r"(?P<year>\d{4})(-(?P<month>\d\d)(-(?P<day>\d\d)"
    r"(T(?P<hour>\d\d):(?P<minute>\d\d)(:(?P<second>\d\d)(\.(?P<part>\d{1,9}))?)?(?P<zone>Z|[+-]\d\d:\d\d)?)?)?)?",
    re.ASCII,
)


@dataclass(frozen=True)
class DateValue:
    prefix: str
    first: datetime
    until: datetime
    """The first moment that is no longer meant."""


def date_value(name: str, text: str) -> DateValue:
    """Raises `Invalid`."""
    found = _VALUE.fullmatch(text.strip().replace(" ", "+"))  # a plus sign in an address is read as a blank
    if found is None or (found["prefix"] or "eq") not in PREFIXES:
        raise _not_a_date(name, text)
    try:
        first = datetime.fromisoformat(
            f"{found['year']}-{found['month'] or '01'}-{found['day'] or '01'}"
            f"T{found['hour'] or '00'}:{found['minute'] or '00'}:{found['second'] or '00'}"
        )
        first += timedelta(microseconds=int((found["part"] or "0").ljust(6, "0")[:6]))
        zone = found["zone"] or "Z"
        first = first.replace(tzinfo=datetime.fromisoformat(f"2000-01-01T00:00:00{zone}").tzinfo).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise _not_a_date(name, text) from error
    return DateValue(found["prefix"] or "eq", first, _end(first, found))


def _end(first: datetime, found: re.Match[str]) -> datetime:
    try:
        if found["month"] is None:
            return first.replace(year=first.year + 1)
        if found["day"] is None:
            return first.replace(year=first.year + first.month // 12, month=first.month % 12 + 1)
        if found["hour"] is None:
            return first + timedelta(days=1)
        if found["second"] is None:
            return first + timedelta(minutes=1)
        return first + (timedelta(microseconds=1) if found["part"] else timedelta(seconds=1))
    except (ValueError, OverflowError):
        return LAST


def _not_a_date(name: str, text: str) -> Invalid:
    said = text[:40]
    return Invalid(
        f"{name} is not a date: {said}",
        [(name, f"Such as 2018, 2018-10, ge2018-10-01 or lt2018-10-01T09:00:00Z; prefixes: {', '.join(PREFIXES)}.")],
    )


class Time(NamedTuple):
    """The time of a resource, as two questions to the database."""

    starts_from: Callable[[datetime], ColumnElement[bool]]
    """It begins at this moment or later."""
    ends_by: Callable[[datetime], ColumnElement[bool]]
    """Nothing of it is left at this moment."""


def holds(value: DateValue, time: Time) -> ColumnElement[bool]:
    """The condition that a resource's time is as the value says, by the standard's table of prefixes."""
    within = and_(time.starts_from(value.first), time.ends_by(value.until))
    above, below = not_(time.ends_by(value.until)), not_(time.starts_from(value.first))
    return {
        "eq": within,
        "ne": not_(within),
        "gt": above,
        "lt": below,
        "ge": or_(above, within),
        "le": or_(below, within),
        "sa": time.starts_from(value.until),
        "eb": time.ends_by(value.first),
    }[value.prefix]


def moment(since: Callable[[datetime], ColumnElement[bool]]) -> Time:
    """Of what is but a moment: `since` says whether it lies at or after another."""
    return Time(since, lambda until: not_(since(until)))


def floor(at: datetime) -> date:
    """The last day that has begun by then."""
    return at.date()


def ceiling(at: datetime) -> date:
    """The first day that begins then or later."""
    begun = operator.eq(at.time(), datetime.min.time())
    return at.date() if begun or at.date() == date.max else at.date() + timedelta(days=1)
