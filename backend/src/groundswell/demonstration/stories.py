"""What changes in the demonstration country: where, from when, by how much, and in which practices. Pure."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from groundswell.demonstration import words
from groundswell.demonstration.country import NEVER, Country
from groundswell.demonstration.recipes import Recipe
from groundswell.measures.definitions import library

Floats = NDArray[np.float64]
Ids = NDArray[np.int64]
LAST_BEGINNING = 11
"""A change begins so many months before the end at the latest: later ones could not be told from chance."""
MONTHS_TO_TAKE_HOLD = 8
"""From the beginning of a scheme to the first month in which it changes anything."""


class Changes(NamedTuple):
    score: Floats
    """The change of each practice in each month, [practices, months], on the scale on which effects add."""
    better: NDArray[np.bool_]
    """Whether a practice takes part in what makes its federation better."""
    first: Ids
    """The month in which its change begins, of those that take part."""


def tempers(country: Country, rng: np.random.Generator) -> Floats:
    """How readily each federation improves in anything."""
    return rng.normal(size=len(country.federations))


def upward(recipe: Recipe) -> int:
    """The sign of a change for the better; of a measure without a direction, of going up."""
    return {"higher": 1, "neither": 1, "lower": -1}[library()[recipe.code].direction]


def changes(country: Country, recipe: Recipe, temper: Floats, starts: Ids | None, rng: np.random.Generator) -> Changes:
    """What changes in one measure.

    `starts`: for each practice the month in which its scheme began, where the schemes are what changes things.
    """
    told = _told(country, recipe, temper, starts, rng)
    federation, months = country.federation_of(), country.months
    up = upward(recipe)
    if starts is None:
        begin = rng.integers(months // 4, max(months - LAST_BEGINNING, months // 4 + 1), len(country.federations))
        begin[country.home()] = months - LAST_BEGINNING
    else:
        begin = np.full(len(country.federations), NEVER)
        np.minimum.at(begin, federation, starts + MONTHS_TO_TAKE_HOLD)
    share = rng.uniform(0.55, 1.0, len(told))
    takes_part = (rng.random(len(federation)) < share[federation]) & (told[federation] != 0)
    counts = np.bincount(federation, minlength=len(told))
    taking = np.bincount(federation[takes_part], minlength=len(told))
    # Where half of the practices take part, each of them changes twice as much.
    size = recipe.change * rng.uniform(0.9, 1.35, len(told)) * counts / np.maximum(taking, 1)
    size[country.home()] *= 0.8
    stepwise = rng.random(len(told)) < 0.5
    stepwise[country.home()] = True
    ramp = np.where(stepwise, 1, rng.integers(5, 13, len(told)))
    amount = np.where(takes_part, up * told[federation] * size[federation], 0.0)
    first = begin[federation] + rng.integers(0, 4, len(federation))
    length = ramp[federation]
    alone = (told[federation] == 0) & (rng.random(len(federation)) < 0.05)
    amount[alone] = up * rng.choice([1, -1], int(alone.sum())) * recipe.change * 2
    first[alone] = rng.integers(months // 4, months, int(alone.sum()))
    done = (np.arange(months) - first[:, None] + 1) / length[:, None]
    changed: Floats = amount[:, None] * np.clip(done, 0.0, 1.0)
    for (name, measure), lasts in words.IN_TROUBLE.items():
        if measure == recipe.code:
            changed[country.practice(name), months - lasts :] = -up * 1.8 * recipe.change
    return Changes(changed, takes_part & (told[federation] > 0), first)


def _told(country: Country, recipe: Recipe, temper: Floats, starts: Ids | None, rng: np.random.Generator) -> Ids:
    """1 for each federation that gets better in this measure, -1 for worse, 0 for neither."""
    told = np.zeros(len(country.federations), np.int64)
    free = np.ones(len(told), bool)
    if starts is not None:
        free &= np.isin(np.arange(len(told)), country.federation_of()[starts < NEVER])
    for number, federation in enumerate(country.federations):
        if federation.spotlight is None:
            continue
        told[number] = (recipe.code in federation.spotlight.better) - (recipe.code in federation.spotlight.worse)
        free[number] &= starts is not None
    scale = len(told) / 120
    better = max(round(recipe.better * scale) - int((told == 1).sum()), 0)
    worse = max(round(recipe.worse * scale) - int((told == -1).sum()), 0)
    score = np.where(free, 0.6 * temper + rng.normal(size=len(told)), np.nan)
    ranked = np.argsort(score)[: int(free.sum())]
    told[ranked[len(ranked) - better :] if better else []] = 1
    told[ranked[:worse]] = -1
    return told
