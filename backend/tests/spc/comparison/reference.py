"""The comparison of organisations the slow, obvious way: one organisation at a time, in plain Python.

Figures are lists of (numerator, denominator) that all have a place.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from statistics import NormalDist, quantiles

Figure = tuple[float, float]


# --- counts ----------------------------------------------------------------------------------------------------------


def binomial(size: int, share: float, count: int) -> float:
    logarithm = math.lgamma(size + 1) - math.lgamma(count + 1) - math.lgamma(size - count + 1)
    return math.exp(logarithm + count * math.log(share) + (size - count) * math.log1p(-share))


def poisson(expected: float, count: int) -> float:
    return math.exp(count * math.log(expected) - expected - math.lgamma(count + 1))


def quantile(chance_of: Callable[[int], float], probability: float, most: float) -> float:
    """Where P(R < r) + P(R = r) / 2, drawn by straight lines from one whole number to the next, reaches it."""
    below, before = 0.0, None
    count = 0
    while count <= most:
        here = below + chance_of(count) / 2
        if here >= probability:
            return 0.0 if before is None else count - 1 + (probability - before) / (here - before)
        below += chance_of(count)
        before = here
        count += 1
    return most


# --- funnel ----------------------------------------------------------------------------------------------------------


@dataclass
class SlowFunnel:
    centre: float
    dispersion: float
    between: float
    limits: list[tuple[float, float, float, float]]
    places: list[int]


def funnel(figures: Sequence[Figure], is_share: bool) -> SlowFunnel:
    centre = sum(top for top, _ in figures) / sum(below for _, below in figures)
    spread = centre * (1 - centre) if is_share else centre
    dispersion, between = _dispersion(figures, centre, spread)
    limits, places = [], []
    for top, below in figures:
        low_3, low_2, high_2, high_3 = (
            _limit(below, centre, spread, between, probability, is_share)
            for probability in (0.001, 0.025, 0.975, 0.999)
        )
        ratio = top / below
        limits.append((low_3, low_2, high_2, high_3))
        if ratio > centre:
            places.append(2 if ratio > high_3 else 1 if ratio > high_2 else 0)
        else:
            places.append(-2 if ratio < low_3 else -1 if ratio < low_2 else 0)
    return SlowFunnel(centre, dispersion, between, limits, places)


def _dispersion(figures: Sequence[Figure], centre: float, spread: float) -> tuple[float, float]:
    if spread == 0:
        return 0.0, 0.0

    def mean_square(between: float) -> float:
        scores = [(top / below - centre) / math.sqrt(spread / below + between**2) for top, below in figures]
        if len(scores) > 1:
            tenths = quantiles(scores, n=10, method="inclusive")
            scores = [min(max(score, tenths[0]), tenths[-1]) for score in scores]
        return sum(score**2 for score in scores) / len(scores) / _mean_square_by_chance()

    dispersion = mean_square(0)
    if dispersion <= 1 + 2 * math.sqrt(2 / len(figures)):
        return dispersion, 0.0
    low, high = 0.0, max(top / below for top, below in figures) + 10
    while high - low > 1e-13:
        middle = (low + high) / 2
        low, high = (middle, high) if mean_square(middle) > 1 else (low, middle)
    return dispersion, high


@cache
def _mean_square_by_chance() -> float:
    """Of a great many standard normal scores, drawn in at their 10th and 90th centiles."""
    scores = [NormalDist().inv_cdf((place + 0.5) / 50_000) for place in range(50_000)]
    return sum(min(max(score, scores[5_000]), scores[44_999]) ** 2 for score in scores) / len(scores)


def _limit(size: float, centre: float, spread: float, between: float, probability: float, is_share: bool) -> float:
    if spread == 0:
        return centre
    if is_share:
        by_chance = quantile(lambda count: binomial(int(size), centre, count), probability, size) / size
    else:
        by_chance = quantile(lambda count: poisson(size * centre, count), probability, math.inf) / size
    if between == 0:
        return by_chance

    def level(ratio: float) -> float:
        return math.asin(math.sqrt(ratio)) if is_share else math.sqrt(ratio)

    usual = NormalDist().inv_cdf(probability) * between / (2 * math.sqrt(spread))
    reach = math.sqrt((level(by_chance) - level(centre)) ** 2 + usual**2)
    found = max(level(centre) + (reach if probability > 0.5 else -reach), 0)
    return math.sin(min(found, math.pi / 2)) ** 2 if is_share else found**2


# --- centiles --------------------------------------------------------------------------------------------------------


def centile(values: Sequence[float], at: float) -> float:
    in_order = sorted(values)
    place = (len(in_order) - 1) * at / 100
    whole = int(place)
    if whole == len(in_order) - 1:
        return in_order[-1]
    return in_order[whole] + (in_order[whole + 1] - in_order[whole]) * (place - whole)


def mid_rank(values: Sequence[float], value: float) -> float:
    below = sum(other < value for other in values)
    equal = sum(other == value for other in values)
    return 100 * (below + equal / 2) / len(values)


# --- ranks -----------------------------------------------------------------------------------------------------------


def ranks(figures: Sequence[Figure], is_share: bool, confidence: float) -> list[tuple[int, int]]:
    """Every organisation against every other."""
    each = confidence ** (1 / len(figures))
    intervals = [_interval(top / below, below, 1 - each, is_share) for top, below in figures]
    return [
        (
            1 + sum(upper < own[0] for _, upper in intervals),
            len(figures) - sum(lower > own[1] for lower, _ in intervals),
        )
        for own in intervals
    ]


def _interval(ratio: float, size: float, error: float, is_share: bool) -> tuple[float, float]:
    """Chernoff: were the truth t, a ratio as far out as this would have at most the chance exp(-n divergence)."""

    def chance(true: float) -> float:
        if true == 0 or (is_share and true == 1):
            return 1.0 if true == ratio else 0.0
        divergence = 0.0 if ratio == 0 else ratio * math.log(ratio / true)
        if not is_share:
            divergence += true - ratio
        elif ratio < 1:
            divergence += (1 - ratio) * math.log((1 - ratio) / (1 - true))
        return math.exp(-size * divergence)

    def end(outside: float) -> float:
        inside = ratio
        if chance(outside) >= error / 2:
            return outside
        for _ in range(200):
            middle = (inside + outside) / 2
            inside, outside = (middle, outside) if chance(middle) >= error / 2 else (inside, middle)
        return outside

    return end(0.0), end(1.0 if is_share else ratio + 1000 / size + 1000)
