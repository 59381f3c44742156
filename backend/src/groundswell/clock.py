from datetime import UTC, date, datetime


def today() -> date:
    """The day it is, the same for every part of the program wherever it runs: figures come by the month."""
    return datetime.now(UTC).date()


def day_in_words(day: date) -> str:
    """ "3 October 2018" """
    return f"{day.day} {day:%B %Y}"
