"""Which figures never came: months missed, practices and federations that fell silent. Pure."""

import numpy as np
from numpy.typing import NDArray

from groundswell.demonstration import words
from groundswell.demonstration.country import Country

Flags = NDArray[np.bool_]
SILENT_MONTHS = 3
"""For how long the silent federations have sent nothing."""


def is_open(country: Country) -> Flags:
    return np.arange(country.months) < country.closed()[:, None]


def sent(country: Country, rng: np.random.Generator) -> Flags:
    """bool[practices, months]: whether the practice sent its figures of that month at all."""
    shape = (len(country.practices), country.months)
    came = is_open(country) & (rng.random(shape) > 0.008)
    stopped = rng.random(shape[0]) < 0.012
    since = rng.integers(country.months * 5 // 8, country.months - 1, shape[0])
    came &= ~(stopped[:, None] & (np.arange(country.months) >= since[:, None]))
    came[:, -1] &= rng.random(shape[0]) > 0.035
    federation = country.federation_of()
    for number, group in enumerate(country.federations):
        if group.spotlight:
            came[federation == number, :] |= is_open(country)[federation == number, :]
            if "*" in group.spotlight.silent:
                came[federation == number, -SILENT_MONTHS:] = False
    linden_walk = country.practice("Linden Walk")
    came[linden_walk, [-1, -5, -6]] = False
    came[country.practice("Harbour View"), -SILENT_MONTHS:] = False
    return came


def stated(country: Country, measure: str, came: Flags, rng: np.random.Generator) -> Flags:
    """bool[practices, months]: where there is a figure of this measure."""
    given = came & (rng.random(came.shape) > 0.004)
    federation = country.federation_of()
    for number, group in enumerate(country.federations):
        if group.spotlight and measure in group.spotlight.silent:
            given[federation == number, -SILENT_MONTHS:] = False
        if group.name == words.FEW_ANSWERS and measure == "staff_satisfaction":
            given[np.flatnonzero(federation == number)[1:], :] = False
    if measure == "missed_call_share":
        never_sent = country.months * 9 // 48
        given[federation == country.home(), never_sent : never_sent + 2] = False
    return given
