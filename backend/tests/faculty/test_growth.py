"""The growth of the faculty against a slow reference, and its projection against the futures it speaks of."""

import math
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundswell.faculty.growth import Membership, by_month, members_on, months, projected

FIRST = date(2015, 1, 1)
DAYS = st.integers(0, 2_000).map(lambda days: FIRST + timedelta(days=days))
STAYS = st.builds(
    lambda joined, stay: Membership(joined, None if stay is None else joined + timedelta(days=stay)),
    DAYS,
    st.none() | st.integers(0, 1_000),
)


def counted_day_by_day(members: list[Membership], day: date) -> int:
    """Who joined up to a day, less who left up to it, one day after another."""
    there = 0
    at = FIRST
    while at <= day:
        there += sum(each.joined == at for each in members)
        there -= sum(each.left == at for each in members)
        at += timedelta(days=1)
    return there


@given(members=st.lists(STAYS, max_size=12), day=DAYS)
def test_members_on_a_day_are_those_who_came_less_those_who_went(members: list[Membership], day: date) -> None:
    assert members_on(members, day) == counted_day_by_day(members, day)


@given(members=st.lists(STAYS, max_size=6), first=DAYS, last=DAYS)
def test_by_month_counts_every_first_of_a_month_once(members: list[Membership], first: date, last: date) -> None:
    days = [day for day, _ in by_month(members, first, last)]
    every_day = (first.replace(day=1) + timedelta(days=n) for n in range(max((last - first).days + 32, 0)))
    assert days == [day for day in every_day if day.day == 1 and day <= last]
    assert all(count == members_on(members, day) for day, count in by_month(members, first, last))


def test_months_go_over_a_new_year() -> None:
    assert list(months(date(2018, 11, 30), date(2019, 1, 1))) == [
        date(2018, 11, 1),
        date(2018, 12, 1),
        date(2019, 1, 1),
    ]


def distribution(joined: int, seen: float, ahead: float, most: int) -> list[float]:
    """P(N = n), n = 0 … most, by summing the Poisson over its rate, whose posterior is Gamma(joined + ½, seen)."""
    step = 0.0005
    rates = np.arange(step / 2, 40, step)
    log = (joined - 0.5) * np.log(rates) - seen * rates + (joined + 0.5) * math.log(seen) - math.lgamma(joined + 0.5)
    weights = np.exp(log) * step
    return [
        float(np.sum(weights * np.exp(n * np.log(rates * ahead) - rates * ahead - math.lgamma(n + 1))))
        for n in range(most)
    ]


@pytest.mark.parametrize(("joined", "years"), [(3, 1), (12, 2), (40, 1)])
def test_the_range_is_that_of_the_posterior_predictive(joined: int, years: int) -> None:
    today = date(2018, 6, 1)
    founders = [Membership(date(2014, 1, 1), None)] * 10
    members = founders + [Membership(today - timedelta(days=200), None)] * joined
    by = date(2018 + years, 6, 1)
    found = projected(members, today, by)
    assert found is not None
    month = 365.25 / 12
    chances = distribution(joined, 365 / month, (by - today).days / month, 400)
    assert sum(chances) == pytest.approx(1, abs=1e-3)
    cumulative = np.cumsum(chances)
    now = len(members)
    expected = [now + int(np.argmax(cumulative >= share)) for share in (0.05, 0.5, 0.95)]
    assert [found.low, found.expected, found.high] == expected


def test_nine_futures_in_ten_lie_in_the_range() -> None:
    """Faculties that people join at a steady rate: how often what became of them lies in what was said of them."""
    rng = np.random.default_rng(11)
    today, by = date(2018, 6, 1), date(2020, 6, 1)
    inside, tried = 0, 3_000
    for rate in rng.uniform(0.5, 6, tried):
        before = rng.poisson(rate * 12)
        members = [Membership(date(2014, 1, 1), None)] + [Membership(date(2018, 1, 1), None)] * int(before)
        found = projected(members, today, by)
        assert found is not None
        inside += found.low <= len(members) + rng.poisson(rate * 24) <= found.high
    assert 0.88 <= inside / tried <= 0.97  # whole numbers: a range holds at least its share


def test_founders_tell_nothing_of_how_people_join() -> None:
    founded, today = date(2018, 1, 10), date(2018, 7, 10)
    founders = [Membership(founded, None)] * 30
    found = projected(founders, today, date(2019, 7, 10))
    assert found is not None
    assert (found.low, found.expected) == (30, 30)
    assert found.high < 36


def test_a_young_faculty_is_judged_by_the_months_it_has() -> None:
    """Six joined in its only three months: two a month, not half of one."""
    founded, today = date(2018, 1, 1), date(2018, 4, 1)
    members = [Membership(founded, None)] * 5 + [Membership(date(2018, 2, 1), None)] * 6
    found = projected(members, today, date(2019, 4, 1))
    assert found is not None
    assert 30 <= found.expected <= 40


def test_nothing_is_said_of_the_past_nor_by_a_faculty_of_yesterday() -> None:
    founded = date(2018, 1, 1)
    members = [Membership(founded, None)] * 5
    assert projected(members, date(2018, 6, 1), date(2018, 6, 1)) is None
    assert projected(members, founded + timedelta(days=20), date(2019, 1, 1)) is None
    assert projected([], founded, date(2019, 1, 1)) is None


def test_a_leap_day_has_a_day_a_year_before_it() -> None:
    found = projected([Membership(date(2019, 1, 1), None)], date(2020, 2, 29), date(2021, 2, 28))
    assert found is not None
    assert found.low == 1
