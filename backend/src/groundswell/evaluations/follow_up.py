"""When a cohort is asked what it does differently: three to four months after its end."""

import calendar
from datetime import date

AFTER, UNTIL = 3, 4
"""Months after the end at which the form opens and closes, as evaluations after Kirkpatrick usually do."""


def follow_up_period(ends: date) -> tuple[date, date]:
    """First and last day of the follow-up of a cohort whose last day is `ends`."""
    return months_after(ends, AFTER), months_after(ends, UNTIL)


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of a month that is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
