"""Days of the week as they are kept: a number whose bit 0 is Monday."""

from collections.abc import Iterable
from datetime import date

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def bits(weekdays: Iterable[int]) -> int:
    """Of days from 0, Monday, to 6."""
    return sum(1 << each for each in set(weekdays))


def listed(weekdays: int) -> list[int]:
    return [each for each in range(7) if weekdays >> each & 1]


def falls_on(weekdays: int, day: date) -> bool:
    return bool(weekdays >> day.weekday() & 1)


def in_words(weekdays: int) -> str:
    """ "Mondays and Tuesdays"."""
    names = [f"{DAYS[each]}s" for each in listed(weekdays)]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
