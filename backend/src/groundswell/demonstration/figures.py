"""The figures of the demonstration country, drawn at random about levels that change as its stories tell. Pure."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from groundswell.demonstration import silences, spreading, stories, words
from groundswell.demonstration.country import NEVER, Country
from groundswell.demonstration.recipes import ACCESS_FUND, DASHBOARD, LISTS, Recipe

Floats = NDArray[np.float64]
Ids = NDArray[np.int64]
Flags = NDArray[np.bool_]
BESIDE = 0.12
"""Share of the federations in no scheme that send the figures of the Access Fund all the same, to compare with."""


class Drawn(NamedTuple):
    """The figures of one measure, [practices, months]; a denominator or numerator may be NaN throughout."""

    code: str
    stated: Flags
    numerator: Floats
    denominator: Floats
    value: Floats
    supplier: list[str] | None
    """Of each practice."""


def draw(country: Country, seed: int) -> list[Drawn]:
    """Every measure has chance of its own, so that a change to one leaves the others as they were."""
    lists = patients(country, np.random.default_rng([seed, 1]))
    came = silences.sent(country, np.random.default_rng([seed, 2]))
    temper = stories.tempers(country, np.random.default_rng([seed, 3]))
    nothing = np.full(lists.shape, np.nan)
    drawn = [Drawn(LISTS, silences.is_open(country), lists, nothing, nothing, None)]
    for number, recipe in enumerate(DASHBOARD):
        rng = np.random.default_rng([seed, 90 + number])
        change = stories.changes(country, recipe, temper, None, rng).score
        change += spreading.effects(country, seed, recipe)
        given = silences.stated(country, recipe.code, came, rng)
        drawn.append(_drawn(country, recipe, lists, change, given, rng))
    starts = country.scheme_starts()
    reports = _reports_on_access(country, starts, np.random.default_rng([seed, 4]))
    for number, recipe in enumerate(ACCESS_FUND):
        rng = np.random.default_rng([seed, 40 + number])
        change = stories.changes(country, recipe, temper, starts, rng).score
        given = silences.stated(country, recipe.code, came, rng) & reports
        drawn.append(_drawn(country, recipe, lists, change, given, rng))
    return drawn


def patients(country: Country, rng: np.random.Generator) -> Floats:
    """Patients on each list in each month. A practice that took over another has its patients from then on."""
    months = np.arange(country.months)
    at_first = np.array([practice.patients for practice in country.practices], float)
    yearly = rng.normal(0.006, 0.012, len(at_first))
    lists = at_first[:, None] * np.exp(yearly[:, None] * months / 12)
    lists += rng.normal(0, 4, lists.shape).cumsum(axis=1)
    for number, practice in enumerate(country.practices):
        if practice.successor is not None:
            lists[practice.successor, practice.closed :] += lists[number, practice.closed - 1]
    return np.maximum(np.round(lists), 900.0)


def _reports_on_access(country: Country, starts: Ids, rng: np.random.Generator) -> Flags:
    """The figures of the Access Fund begin with the scheme."""
    federation, month = country.federation_of(), np.arange(country.months)
    in_scheme = np.isin(federation, federation[starts < NEVER])
    beside = (rng.random(len(country.federations)) < BESIDE)[federation] & ~in_scheme
    begin = np.where(beside, country.months * 3 // 8, starts)
    reports: Flags = month >= np.maximum(begin, country.joined())[:, None]
    return reports


def _drawn(
    country: Country, recipe: Recipe, lists: Floats, change: Floats, given: Flags, rng: np.random.Generator
) -> Drawn:
    score = change + _variation(country, recipe, rng)
    nothing = np.full(lists.shape, np.nan)
    supplier = _suppliers(recipe, len(lists), rng)
    if recipe.kind == "level":
        value = np.maximum(np.round(recipe.usual * np.exp(score) * 2) / 2, 0.0)
        return Drawn(recipe.code, given, nothing, nothing, value, supplier)
    if recipe.kind == "rate":
        numerator = rng.poisson(lists * recipe.usual * np.exp(score)).astype(float)
        if recipe.suppliers == "online":
            failed = np.array([name == words.FAILED_SUPPLIER for name in supplier or ()])
            numerator[failed, failed_month(country)] = 0.0
        return Drawn(recipe.code, given, numerator, lists, nothing, supplier)
    whole = rng.poisson(lists * recipe.per_patient + recipe.fixed).astype(float)
    if recipe.code == "staff_satisfaction":
        few = np.flatnonzero(country.federation_of() == _few_answers(country))
        whole[few] = rng.integers(4, 9, (len(few), country.months))
        whole[few, -1] = 3.0
    if recipe.suppliers == "phone":
        score[phone_line_practices(country), phone_line_month(country)] += 1.1
    odds = np.log(recipe.usual / (1 - recipe.usual)) + score
    numerator = rng.binomial(whole.astype(np.int64), 1 / (1 + np.exp(-odds))).astype(float)
    return Drawn(recipe.code, given & (whole > 0), numerator, whole, nothing, supplier)


def _variation(country: Country, recipe: Recipe, rng: np.random.Generator) -> Floats:
    """What differs between federations and practices, the season, and chance from month to month."""
    federation, months = country.federation_of(), country.months
    practices, federations = len(federation), len(country.federations)
    level = rng.normal(0, recipe.between_federations, federations)[federation]
    level += rng.normal(0, recipe.between_practices, practices)
    at_home = federation == country.home()
    level[at_home] -= level[at_home].mean()  # the federation that guides speak of is a usual and a calm one
    calendar = (country.first + np.arange(months)) % 12
    season = recipe.season * np.cos(2 * np.pi * calendar / 12)
    shared = rng.normal(0, recipe.federation_noise, (federations, months))[federation]
    shared[at_home] /= 2
    own = rng.normal(0, recipe.practice_noise, (practices, months))
    varied: Floats = level[:, None] + season + shared + own
    return varied


def _suppliers(recipe: Recipe, practices: int, rng: np.random.Generator) -> list[str] | None:
    if recipe.suppliers is None:
        return None
    names = words.SUPPLIERS if recipe.suppliers == "online" else words.PHONE_SUPPLIERS
    return [names[i] for i in rng.integers(0, len(names), practices)]


def _few_answers(country: Country) -> int:
    return next((i for i, f in enumerate(country.federations) if f.name == words.FEW_ANSWERS), -1)


def failed_month(country: Country) -> int:
    """The month of which one supplier of online consultations sent nothing but zeros."""
    return country.months - 9


def phone_line_month(country: Country) -> int:
    """The month in which the phone lines of some practices failed."""
    return country.months // 2


def phone_line_practices(country: Country) -> list[int]:
    at_home = (country.federation_of() == country.home()) & (country.closed() == NEVER)
    return [int(i) for i in np.flatnonzero(at_home)[:9]]
