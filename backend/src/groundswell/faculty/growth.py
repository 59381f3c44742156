"""How the faculty grows against its target, and where that leads. Pure: days in, numbers out."""

import math
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

WITHIN = 0.9
"""The share of futures that a projected range takes in, if people go on joining as they did."""


class Membership(NamedTuple):
    """From the day someone joined to the day they left; None: they are still there."""

    joined: date
    left: date | None


class Projection(NamedTuple):
    """Members on a day to come: the middle of what is likely, and the range that holds `WITHIN` of it."""

    expected: int
    low: int
    high: int


def members_on(members: Sequence[Membership], day: date) -> int:
    """How many there were at the end of a day. Whoever leaves on it is gone."""
    return sum(each.joined <= day and (each.left is None or each.left > day) for each in members)


def by_month(members: Sequence[Membership], first: date, last: date) -> list[tuple[date, int]]:
    """Members on the first day of every month from `first` to `last`."""
    return [(day, members_on(members, day)) for day in months(first, last)]


def months(first: date, last: date) -> Iterator[date]:
    """The first days of the months from that of `first` to that of `last`."""
    for number in range(_month(first), _month(last) + 1):
        yield date(number // 12, number % 12 + 1, 1)


def projected(members: Sequence[Membership], today: date, by: date) -> Projection | None:
    """Members at `by`, if people go on joining as in the last twelve months and nobody more leaves.

    Joining is taken for a Poisson process of constant rate. With k joiners in t months and Jeffreys' prior
    Gamma(½, 0), the number who join in the next m months is negative binomial with shape k + ½ and probability
    t / (t + m) (Gelman et al., Bayesian Data Analysis, 3rd ed., section 2.6). Who was there on the first day founded
    the faculty and tells nothing of how people join. None where `by` is not to come or the faculty is younger than
    a month.
    """
    ahead = _months_between(today, by)
    if ahead <= 0 or not members:
        return None
    since = max(_a_year_before(today), min(each.joined for each in members))
    seen = _months_between(since, today)
    if seen < 1:
        return None
    shape, probability = sum(since < each.joined <= today for each in members) + 0.5, seen / (seen + ahead)
    now = members_on(members, today)
    low, middle, high = (
        now + _quantile(shape, probability, share) for share in ((1 - WITHIN) / 2, 0.5, (1 + WITHIN) / 2)
    )
    return Projection(middle, low, high)


def _a_year_before(day: date) -> date:
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _months_between(first: date, last: date) -> float:
    return (last - first).days / (365.25 / 12)


def _quantile(shape: float, probability: float, share: float) -> int:
    """The least number n with P(N <= n) >= share, N negative binomial: Gamma(n + r) / (Gamma(r) n!) p^r (1 - p)^n."""
    number, reached = 0, 0.0
    while True:
        log = math.lgamma(number + shape) - math.lgamma(shape) - math.lgamma(number + 1)
        reached += math.exp(log + shape * math.log(probability) + number * math.log1p(-probability))
        if reached >= share:
            return number
        number += 1


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1
