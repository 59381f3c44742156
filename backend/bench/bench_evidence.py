"""Whether evidence of effect holds what it says, and how long it takes: simulated innovations whose truth is known.

200 sets of twelve sites with planted effects and 200 with none go through the functions of the page. It fails where
fewer than 92 or more than 98 of 100 ranges of the average hold the truth, or where more than 6 of 100 innovations
without effect are called effective, or, after months that were bad by chance, moderate or strong. Single sites, the
matched comparison, and ways of being misled that before and after alone cannot see through are printed beside them.

    python bench/bench_evidence.py [SETS]     200 of each unless said otherwise
    python bench/bench_evidence.py errors     ways to find the range of one site, on series without any change
"""

import sys
import time
from typing import Any

import numpy as np

from groundswell.evidence.estimate import Floats
from groundswell.evidence.finding import finding
from groundswell.evidence.its import SEASON_FROM, design_of, interrupted, seasons
from groundswell.evidence.panel import Adoptions, Panel
from tests.evidence.scoring import NULL, Score, scored, with_effects, without

SETS = 200
LOWEST, HIGHEST, MOST_FALSE = 92.0, 98.0, 6.0
"""In 100."""
SLOWEST = 0.5
"""Seconds for twelve sites of 100 practices over 48 months among 2,500 practices."""
MISLED = 50_000


def main(sets: int) -> None:
    planted = told("planted effects", scored(with_effects(sets)))
    null = told("no effect", scored(without(sets)))
    misled = [(MISLED + place, NULL) for place in range(sets // 4)]
    told("no effect, but the whole nation falls by 2 points in one month", scored(misled, shock=2.0))
    dipped = told("no effect, but practices adopt after three months worse by 1 point", scored(misled, dip=1.0))
    told("no effect, but practices adopt after the worst three months of a year", scored(misled, after_worst=True))
    seconds = timed()
    print(f"12 sites, 100 practices, 48 months, 2,400 to compare with: {seconds * 1e3:.0f} ms")
    regressed = dipped.share(dipped.moderate)
    covered, false = planted.share(planted.average), null.share(null.called_effective)
    faults = [
        words
        for words, is_fault in {
            f"{covered:.1f} of 100 ranges hold the planted effect": not LOWEST <= covered <= HIGHEST,
            f"{false:.1f} of 100 without effect are called effective": false > MOST_FALSE,
            f"{regressed:.1f} of 100 without effect are moderate or strong after bad months": regressed > MOST_FALSE,
            f"{seconds:.2f} s is more than {SLOWEST} s": seconds > SLOWEST,
        }.items()
        if is_fault
    ]
    if faults:
        raise SystemExit("; ".join(faults))


def told(what: str, score: Score) -> Score:
    print(f"{what}: {score.sets} sets")
    print(f"  average holds the truth        {score.share(score.average):5.1f} of 100")
    print(f"  average clear of nought        {score.share(score.clear):5.1f}")
    print(f"  called effective               {score.share(score.called_effective):5.1f}")
    print(f"  called moderate or strong      {score.share(score.moderate):5.1f}")
    print(f"    with the three months before {score.share(score.misled):5.1f}")
    print(f"  without them it holds it       {score.share(score.without):5.1f}")
    print(f"  single site holds its truth    {score.share(score.site, score.sites):5.1f}")
    print(f"  matched comparison holds it    {score.share(score.difference, score.compared):5.1f}", flush=True)
    return score


def errors(series: int = 1_000) -> None:
    """How often the 95% range of one site holds nought, by the errors of the regression."""
    from statsmodels.regression.linear_model import GLSAR, OLS

    def held(fit: Any, along: Floats) -> bool:
        low, high = fit.t_test(along).conf_int()[0]
        return bool(low <= 0 <= high)

    print("before + after, r: Newey-West, GLSAR, as used")
    for before, after in ((24, 24), (24, 12), (12, 6)):
        month = np.arange(-before, after)
        season = seasons(month) if len(month) >= SEASON_FROM else None
        design = design_of(month, season)
        along = np.zeros(design.shape[1])
        along[2:4] = 1, month[(month >= 0) & (month < 12)].mean()
        lag = int(4 * (len(month) / 100) ** (2 / 9))
        for r in (0.0, 0.3, 0.6):
            random, counts = np.random.default_rng(7), np.zeros(3, np.int64)
            for _ in range(series):
                value = np.zeros(len(month))
                for place, news in enumerate(random.normal(0, 1, len(month))):
                    value[place] = news + r * value[place - 1] if place else news / np.sqrt(1 - r**2)
                robust = OLS(value, design).fit(
                    cov_type="HAC", cov_kwds={"maxlags": lag, "use_correction": True}, use_t=True
                )
                used = interrupted(month, value, season).effect
                iterated = GLSAR(value, design, rho=1).iterative_fit(maxiter=10, use_t=True)
                counts += held(robust, along), held(iterated, along), used.lower <= 0 <= used.upper
            print(f"{before} + {after}, {r}: " + ", ".join(f"{each / series * 100:.0f}" for each in counts), flush=True)


def timed() -> float:
    """The middle of five runs."""
    random = np.random.default_rng(0)
    group = np.arange(2_500) // 20
    calls = random.integers(300, 2_500, (2_500, 48)).astype(np.float64)
    share = 0.12 + random.normal(0, 0.02, (2_500, 1)) + random.normal(0, 0.01, calls.shape)
    days = np.full(2_500, "NaT", "datetime64[D]")
    for row in range(240):
        if row % 20 < 8:  # 96 practices of 12 federations
            days[row] = np.datetime64("2016-06-10") + int(random.integers(0, 400))
    adoptions = Adoptions.of(days, group)
    panel = Panel(538, calls * share, calls, 100.0)
    seconds = []
    for _ in range(5):
        begun = time.perf_counter()
        finding(panel, adoptions, calls.mean(axis=1), better=-1)
        seconds.append(time.perf_counter() - begun)
    return float(np.median(seconds))


if __name__ == "__main__":
    asked = sys.argv[1] if len(sys.argv) > 1 else str(SETS)
    errors() if asked == "errors" else main(int(asked))
