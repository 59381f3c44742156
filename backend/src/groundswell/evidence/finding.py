"""All that is found of one innovation and one measure: sites, their average, the comparison, how strong it is."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from groundswell.evidence.differences import Compared, TooFewToCompare, matched_differences
from groundswell.evidence.estimate import NEGLIGIBLE, Floats
from groundswell.evidence.its import Interrupted, TooFewMonths, interrupted
from groundswell.evidence.panel import Adoptions, Panel, SiteSeries, site_series
from groundswell.evidence.pooling import FEWEST_SITES, Pooled, pooled
from groundswell.evidence.strength import Judged, judged


@dataclass(frozen=True)
class SiteFound:
    site: int
    """Its number among the adoptions."""
    series: SiteSeries
    change: Interrupted | None
    """None: too few months."""
    without_last_three: Interrupted | None
    """The same with the three months before adoption left out."""


@dataclass(frozen=True)
class Finding:
    sites: tuple[SiteFound, ...]
    """Those with enough months, in the order of the site's number."""
    left_out: tuple[SiteFound, ...]
    average: Pooled | None
    """Over `sites`, in their order; None with fewer than three."""
    without_last_three: Pooled | None
    """The same with the three months before adoption left out. Who adopts after months that were bad by chance gets
    better by chance (Ashenfelter 1978, Rev Econ Stat 60:47; Daw and Hatfield 2018). What hangs on the months next to a
    change is left out to see whether the rest, a "donut", says the same (Barreca et al. 2011, Q J Econ 126:2117)."""
    compared: Compared | None
    judged: Judged


def finding(panel: Panel, adoptions: Adoptions, size: Floats, better: int) -> Finding:
    """What happened to one measure where one innovation was adopted.

    `size` [practices]: list sizes, for matching. `better`: -1 where lower is better, 1 higher, 0 neither. Nothing is
    raised for too little data: it is left out and said so.
    """
    found = [_site(panel, adoptions, number) for number in range(adoptions.sites)]
    sites = tuple(each for each in found if each.change is not None)
    average = pooled_over(sites)
    without = _pooled([each.without_last_three for each in sites])
    try:
        compared = matched_differences(panel, adoptions, size)
    except TooFewToCompare:
        compared = None
    changes = [each.change for each in sites if each.change is not None]
    practices = sum(each.series.practices for each in sites)
    return Finding(
        sites,
        tuple(each for each in found if each.change is None),
        average,
        without,
        compared,
        judged(changes, practices, average, without, compared, better),
    )


def pooled_over(sites: Sequence[SiteFound]) -> Pooled | None:
    """The random-effects average of some sites; None with fewer than three."""
    return _pooled([each.change for each in sites])


def _pooled(changes: Sequence[Interrupted | None]) -> Pooled | None:
    effects = [each.effect for each in changes if each is not None]
    if len(effects) < FEWEST_SITES:
        return None
    return pooled(np.array([each.value for each in effects]), np.array([each.error for each in effects]))


def _site(panel: Panel, adoptions: Adoptions, number: int) -> SiteFound:
    series = site_series(panel, adoptions, number)
    change = _change(series)
    return SiteFound(number, series, change, None if change is None else _change(series, series.last_three))


def _change(series: SiteSeries, without: int = 0) -> Interrupted | None:
    try:
        change = interrupted(series.month, series.value, series.season, without=without)
    except TooFewMonths:
        return None
    # A series that never varies has no error but that of arithmetic, and would weigh more than all others together.
    varies = change.effect.error > NEGLIGIBLE * float(np.nanmax(np.abs(series.value)))
    return change if varies else None
