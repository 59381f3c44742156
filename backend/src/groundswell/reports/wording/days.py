"""Days and stretches of time as people say them, and as the API writes them. Pure."""

from datetime import date, timedelta

from groundswell.clock import day_in_words
from groundswell.reports.wording.grammar import counted, numbered


def day_month(day: date, beside: date) -> str:
    """ "3 October"; with its year if that is not the year of the day beside it."""
    return f"{day.day} {day:%B}" if day.year == beside.year else day_in_words(day)


def weekday(day: date) -> str:
    """ "Wednesday 28 November" """
    return f"{day:%A} {day.day} {day:%B}"


def stretch(first: date, last: date) -> str:
    """ "23 April to 21 December 2018" """
    return f"{day_month(first, last)} to {day_in_words(last)}"


def iso_day(day: date | None) -> str | None:
    """As the API writes it."""
    return None if day is None else day.isoformat()


def monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def weeks_ago(day: date, today: date) -> str:
    """ "this week" for the last six days, then "1 week ago", "9 weeks ago"."""
    weeks = (today - day).days // 7
    if weeks < 1:
        return "this week"
    return f"{numbered(weeks, 'week')} ago"


def weeks_long(first: date, last: date) -> str:
    """ "ten weeks", with both days in it, to the nearest week; "three days" of less than a week."""
    days = (last - first).days + 1
    return counted(round(days / 7), "week") if days >= 7 else counted(days, "day")


def month_left(day: date, today: date) -> str:
    """ "June", with its year once it is further than twelve months back."""
    return f"{day:%B}" if (today - day).days < 365 else f"{day:%B %Y}"
