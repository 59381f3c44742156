"""What sites say together: a random-effects average, how much they differ, and what a new site could expect."""

from dataclasses import dataclass

import numpy as np

from groundswell.evidence.estimate import CONFIDENCE, Estimate, Floats, with_t

FEWEST_SITES = 3
"""With one or two there is no telling how much sites differ."""
MOST_STEPS = 1_000
"""Each at most doubles the variance between sites: 50 are too few where one site is far surer than others."""


class TooFewSites(ValueError):
    """There are not enough sites to pool."""


@dataclass(frozen=True)
class Pooled:
    average: Estimate
    prediction: Estimate
    """Where the true effect at one more site could lie."""
    weights: Floats
    """[sites], adding up to 1."""
    tau: float
    """Standard deviation of true effects between sites, in the unit of the effects."""
    i2: float
    """Share of the spread of estimates that is more than chance, 0 to 1 (Higgins and Thompson 2002)."""
    q: float
    """Cochran's Q."""


def pooled(effect: Floats, error: Floats, *, confidence: float = CONFIDENCE) -> Pooled:
    """Random-effects average of `effect` [sites] with standard errors `error` [sites].

    The variance between sites is that of Paule and Mandel (1982), which needs no normal distribution and is among the
    least biased (Veroniki et al. 2016, Res Synth Methods 7:55). The range is that of Hartung and Knapp (2001) with t
    of sites - 1 degrees of freedom, never narrower than without their factor (Röver, Knapp and Friede 2015, BMC Med
    Res Methodol 15:99): with Paule and Mandel the factor is 1 except where the sites differ less than by chance. The
    prediction is that of Higgins, Thompson and Spiegelhalter (2009), with t of sites - 2.

    Raises `TooFewSites` with fewer than 3, `ValueError` where an error is not above nought.
    """
    from statsmodels.stats.meta_analysis import combine_effects

    sites = len(effect)
    if sites < FEWEST_SITES:
        raise TooFewSites(f"{sites} sites; {FEWEST_SITES} are needed.")
    variance = np.asarray(error, np.float64) ** 2
    if not (variance > 0).all() or not np.isfinite(effect).all():
        raise ValueError("Every site needs an effect and an error above nought.")
    with np.errstate(divide="ignore", invalid="ignore"):  # of sites that agree to the last digit it divides by nought
        found = combine_effects(np.asarray(effect, np.float64), variance, method_re="iterated", maxiter=MOST_STEPS)
    tau2 = max(float(found.tau2), 0.0)
    q = _spread(effect, 1 / variance)
    weights = 1 / (variance + tau2)
    plain = float(1 / np.sqrt(weights.sum()))
    factor = max(1.0, _spread(effect, weights) / (sites - 1))
    weights = weights / weights.sum()
    value = float(weights @ effect)
    average = with_t(value, plain * float(np.sqrt(factor)), sites - 1, confidence)
    return Pooled(
        average=average,
        prediction=with_t(value, float(np.sqrt(tau2 + average.error**2)), sites - 2, confidence),
        weights=weights,
        tau=float(np.sqrt(tau2)),
        i2=max(0.0, 1 - (sites - 1) / q) if q > 0 else 0.0,
        q=q,
    )


def _spread(effect: Floats, weights: Floats) -> float:
    """The weighted sum of squares about the weighted mean; a difference of two large sums would lose its digits."""
    return float(weights @ (effect - np.average(effect, weights=weights)) ** 2)
