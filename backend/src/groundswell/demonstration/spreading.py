"""Which practices of the demonstration country take up which innovation, when, and what it truly changes there. Pure.

Most of those who adopt what works are the practices whose federations have a story of improvement: the story is the
innovation. Beyond them a few practices here and there take it up and change by as much. What does not work is taken
up anywhere, whatever happens there; its true effect is nought.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from groundswell.demonstration import stories
from groundswell.demonstration.country import NEVER, Country
from groundswell.demonstration.recipes import ACCESS_FUND, DASHBOARD, Recipe

Floats = NDArray[np.float64]
Ids = NDArray[np.int64]
BEYOND = 8
"""Federations without a story of a measure in which some practices take up what moves it."""
STRENGTH = 1.5
"""How much a practice beyond the stories changes, in a recipe's usual change of a whole federation."""
LATE = 9
"""In the last so many months some of their neighbours take it up too: spread goes on."""
NEIGHBOURS = 0.3


class Planted(NamedTuple):
    """An innovation by the measure it is meant to move, and whether it does."""

    measure: str
    works: bool
    share: float = 0.05
    """Of all practices, how many take up what does not work."""


PLANTED = {
    "call-back-instead-of-hold": Planted("missed_call_share", True),
    "reminders-patients-can-answer": Planted("dna_rate", True),
    "online-form-with-a-same-day-answer": Planted("online_consultation_rate", True),
    "care-navigators-at-the-front-desk": Planted("avoidable_appointment_share", True),
    "ten-minute-team-huddle": Planted("staff_satisfaction", True),
    "shared-hub-for-letters": Planted("hours_released", True),
    "appointments-offered-when-people-can-come": Planted("patient_satisfaction_access", True),
    "evening-and-weekend-hub": Planted("access_fund_additional_hours_used", True),
    "quieter-after-eleven-message": Planted("missed_call_share", False),
    "posters-about-missed-appointments": Planted("dna_rate", False, 0.08),
    "protected-learning-hour": Planted("staff_satisfaction", False),
}


def effects(country: Country, seed: int, recipe: Recipe) -> Floats:
    """What innovations change beyond the stories, [practices, months], on the scale on which effects add."""
    changed = np.zeros((len(country.practices), country.months))
    for number, planted in enumerate(PLANTED.values()):
        if planted.works and planted.measure == recipe.code and recipe in DASHBOARD:
            told = _told(country, seed, recipe)
            first = _beyond(country, told.better, np.random.default_rng([seed, 60, number]))
            changed += told.upward * STRENGTH * recipe.change * (np.arange(country.months) >= first[:, None])
    return changed


def adoptions(country: Country, seed: int, code: str) -> Ids:
    """For each practice the first whole month after it adopted; NEVER where it did not."""
    number, planted = list(PLANTED).index(code), PLANTED[code]
    rng = np.random.default_rng([seed, 60, number])
    if not planted.works:
        return _anywhere(country, planted, rng)
    recipe = next(each for each in (*DASHBOARD, *ACCESS_FUND) if each.code == planted.measure)
    told = _told(country, seed, recipe)
    first = np.where(told.better & _open(country), told.first, NEVER)
    if recipe in DASHBOARD:
        first = np.minimum(first, _beyond(country, told.better, rng))
    return np.where(first < country.months, first, NEVER)


class _Told(NamedTuple):
    better: NDArray[np.bool_]
    first: Ids
    upward: int


def _told(country: Country, seed: int, recipe: Recipe) -> _Told:
    temper = stories.tempers(country, np.random.default_rng([seed, 3]))
    if recipe in DASHBOARD:
        rng, starts = np.random.default_rng([seed, 90 + DASHBOARD.index(recipe)]), None
    else:
        rng, starts = np.random.default_rng([seed, 40 + ACCESS_FUND.index(recipe)]), country.scheme_starts()
    found = stories.changes(country, recipe, temper, starts, rng)
    return _Told(found.better, found.first, stories.upward(recipe))


def _open(country: Country) -> NDArray[np.bool_]:
    """Practices that were there all the time and never moved: their figures are their own."""
    return np.array(
        [each.closed == NEVER and each.joined == 0 and each.opened <= country.day(0) for each in country.practices]
    )


def _beyond(country: Country, better: NDArray[np.bool_], rng: np.random.Generator) -> Ids:
    """The month in which practices outside the stories take it up; NEVER for all others."""
    months, federation, is_open = country.months, country.federation_of(), _open(country)
    first = np.full(len(federation), NEVER)
    storied = {country.home(), *np.unique(federation[better]).tolist()}
    others = [number for number in range(len(country.federations)) if number not in storied]
    chosen: Ids = rng.permutation(np.array(others, np.int64))[: min(BEYOND, len(others) // 2)]
    for number in chosen:
        theirs = np.flatnonzero((federation == number) & is_open)
        some = rng.choice(theirs, min(int(rng.integers(4, 7)), len(theirs)), replace=False)
        first[some] = int(rng.integers(months // 3, months - LATE - 5)) + rng.integers(0, 4, len(some))
    near = np.isin(federation, [*chosen.tolist(), *storied]) & (federation != country.home())
    late = (rng.random(len(federation)) < NEIGHBOURS) & near & is_open & ~better & (first == NEVER)
    first[late] = rng.integers(months - LATE, months, int(late.sum()))
    return first


def _anywhere(country: Country, planted: Planted, rng: np.random.Generator) -> Ids:
    """A dozen federations, some practices in each, and months that have to do with nothing."""
    months, federation, is_open = country.months, country.federation_of(), _open(country)
    first = np.full(len(federation), NEVER)
    wanted = max(round(planted.share * len(federation) / 8), 5)
    chosen = rng.choice(len(country.federations), min(wanted, len(country.federations)), replace=False)
    for number in chosen:
        theirs = np.flatnonzero((federation == number) & is_open)
        some = rng.choice(theirs, min(int(rng.integers(4, 12)), len(theirs)), replace=False)
        first[some] = int(rng.integers(months // 3, months - 7)) + rng.integers(0, 4, len(some))
    return first
