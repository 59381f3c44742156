"""Standings for tests of sentences: a usual one, and what differs."""

from dataclasses import replace
from datetime import date
from typing import Any

from groundswell.measures.periods import month_of
from groundswell.reports.figures.standing import Standing
from groundswell.spc import Assurance, Label, Variation

OCTOBER = month_of(date(2018, 10, 1))
USUAL = Standing(
    month=OCTOBER,
    value=10.4,
    suppressed=False,
    contributing=21,
    expected=23,
    centre=10.5,
    lower=8.9,
    upper=12.1,
    variation=Variation.COMMON_CAUSE,
    assurance=Assurance.INCONSISTENT,
    label=Label.COMMON_CAUSE,
    since=None,
    run=1,
    points=48,
)


def standing(**facts: Any) -> Standing:
    return replace(USUAL, **facts)


IMPROVING = standing(
    value=8.8,
    variation=Variation.IMPROVEMENT_LOW,
    label=Label.BELOW_LOWER_LIMIT,
    since=OCTOBER - 8,
    run=9,
)
