"""The same numbers by the shortest way that can be read: whole matrices, loops, bisection."""

import numpy as np
from scipy.stats import t as t_distribution

from groundswell.evidence.estimate import Floats, Ints


def correlation(month: Ints, r: float) -> Floats:
    return np.array([[1.0 if a == b else r ** abs(a - b) for b in month] for a in month])


def least_squares(value: Floats, design: Floats, weight: Floats) -> tuple[Floats, Floats, float]:
    """Coefficients, their covariance and the sum of squares, by the normal equations with any weight matrix."""
    bread = np.linalg.inv(design.T @ weight @ design)
    coefficients = bread @ design.T @ weight @ value
    rest = value - design @ coefficients
    squares = float(rest @ weight @ rest)
    return coefficients, bread * squares / (len(value) - design.shape[1]), squares


def restricted_likelihood(month: Ints, value: Floats, design: Floats, r: float) -> float:
    """Twice the logarithm of the restricted likelihood with the variance profiled out, but for a constant."""
    whole = correlation(month, r)
    weight = np.asarray(np.linalg.inv(whole), np.float64)
    _, _, squares = least_squares(value, design, weight)
    free = len(value) - design.shape[1]
    _, of_errors = np.linalg.slogdet(whole)
    _, of_design = np.linalg.slogdet(design.T @ weight @ design)
    return float(-free * np.log(squares) - of_errors - of_design)


def paule_mandel(effect: Floats, variance: Floats) -> float:
    """The variance between sites at which the weighted sum of squares is what it should be on average."""

    def too_much(tau2: float) -> float:
        weight = 1 / (variance + tau2)
        average = (weight * effect).sum() / weight.sum()
        return float((weight * (effect - average) ** 2).sum() - (len(effect) - 1))

    low, high = 0.0, float(10 * (effect.max() - effect.min()) ** 2 + 1)
    if too_much(0.0) <= 0:
        return 0.0
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if too_much(middle) > 0 else (low, middle)
    return low


def random_effects(effect: Floats, variance: Floats) -> tuple[float, float, float, float, float]:
    """Average, its range and that of a new site: lower and upper each."""
    tau2, sites = paule_mandel(effect, variance), len(effect)
    weight = 1 / (variance + tau2)
    average = float((weight * effect).sum() / weight.sum())
    factor = float((weight * (effect - average) ** 2).sum() / (sites - 1))
    error2 = max(1.0, factor) / float(weight.sum())
    reach = float(t_distribution.ppf(0.975, sites - 1)) * error2**0.5
    beyond = float(t_distribution.ppf(0.975, sites - 2)) * (tau2 + error2) ** 0.5
    return average, average - reach, average + reach, average - beyond, average + beyond


def clustered(value: Floats, design: Floats, weight: Floats, group: Ints) -> tuple[Floats, Floats]:
    """Weighted least squares with errors that go together within groups (Liang and Zeger 1986), G / (G - 1) times
    (n - 1) / (n - k)."""
    bread = np.linalg.inv((design * weight[:, None]).T @ design)
    coefficients = bread @ (design * weight[:, None]).T @ value
    score = design * (weight * (value - design @ coefficients))[:, None]
    groups = np.unique(group)
    meat = sum(np.outer(score[group == each].sum(axis=0), score[group == each].sum(axis=0)) for each in groups)
    n, k, g = len(value), design.shape[1], len(groups)
    covariance = bread @ meat @ bread * g / (g - 1) * (n - 1) / (n - k)
    return coefficients, np.sqrt(np.diag(covariance))
