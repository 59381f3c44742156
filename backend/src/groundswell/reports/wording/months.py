"""Months as people say them, and as the API writes them. Pure."""

from collections.abc import Collection
from functools import lru_cache

from groundswell.measures.periods import first_day, in_words
from groundswell.reports.wording.grammar import listed


def month_name(month: int, beside: int) -> str:
    """A month as people say it when it is clear which "now" is meant: without its year if within the year before."""
    return first_day(month).strftime("%B" if beside - 11 <= month <= beside else "%B %Y")


def stretch(first: int, last: int) -> str:
    """ "August 2015", "August and September 2015", "August to October 2015", "December 2015 to March 2016"."""
    if first // 12 != last // 12:
        return f"{in_words(first)} to {in_words(last)}"
    *others, end = _of_one_year(first, last)
    return f"{listed([*others, end])} {_year(last)}"


def months_listed(months: Collection[int]) -> str:
    """Months in words, those that follow on each other as one and each year once: "May, June and October 2018"."""
    runs = runs_of(months)
    parts: list[str] = []
    for place, (first, last) in enumerate(runs):
        if first // 12 != last // 12:
            parts.append(stretch(first, last))
            continue
        *others, end = _of_one_year(first, last)
        following = runs[place + 1] if place + 1 < len(runs) else None
        same = following is not None and first // 12 == following[0] // 12 == following[1] // 12
        parts += [*others, end if same else f"{end} {_year(last)}"]
    return listed(parts)


def runs_of(months: Collection[int]) -> list[tuple[int, int]]:
    """First and last of each unbroken stretch among the months, oldest first."""
    found: list[tuple[int, int]] = []
    for month in sorted(months):
        if found and month == found[-1][1] + 1:
            found[-1] = (found[-1][0], month)
        else:
            found.append((month, month))
    return found


def _of_one_year(first: int, last: int) -> list[str]:
    """Without the year: one month, two months, or from the first to the last."""
    begin, end = (first_day(month).strftime("%B") for month in (first, last))
    if first == last:
        return [end]
    return [begin, end] if last == first + 1 else [f"{begin} to {end}"]


def _year(month: int) -> str:
    return first_day(month).strftime("%Y")


@lru_cache(maxsize=4096)
def iso(month: int) -> str:
    """The first day of a month as the API writes it."""
    return first_day(month).isoformat()
