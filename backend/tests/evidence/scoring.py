"""How often what is found holds what is true, over many simulated innovations."""

from collections.abc import Iterable
from dataclasses import dataclass

from groundswell.evidence.finding import Finding, finding
from groundswell.evidence.strength import judged
from tests.evidence.simulated import Truth, simulated

EFFECTS = (Truth(-2.7, 1.3), Truth(-1.0, 0.5), Truth(-2.0, 0.0), Truth(0.0, 0.8), Truth(1.5, 0.7))
NULL = Truth(0.0, 0.0)
FIRST_EFFECT, FIRST_NULL = 10_000, 50_000
"""Seeds: those of effects and of none never meet."""


@dataclass
class Score:
    sets: int = 0
    average: int = 0
    """Ranges of the average over sites that hold it."""
    clear: int = 0
    """Ranges of the average that lie wholly on one side of nought, whichever."""
    called_effective: int = 0
    """Ranges that lie wholly on the better side: what the page calls a fall."""
    moderate: int = 0
    """Called moderate or strong evidence."""
    misled: int = 0
    """What would be so called if no one looked without the three months before adoption."""
    without: int = 0
    """Ranges of the average without these months that hold it."""
    sites: int = 0
    site: int = 0
    """Ranges of single sites that hold the effect at that site."""
    compared: int = 0
    difference: int = 0
    """Ranges of the matched comparison that hold the mean effect over the practices that adopted."""

    def share(self, count: int, of: int | None = None) -> float:
        """In 100."""
        return 100 * count / max(1, self.sets if of is None else of)


def scored(
    cases: Iterable[tuple[int, Truth]], *, shock: float = 0.0, dip: float = 0.0, after_worst: bool = False
) -> Score:
    """Over (seed, truth); the functions are those of the page."""
    score = Score()
    for seed, truth in cases:
        made = simulated(seed, truth, shock=shock, dip=dip, after_worst=after_worst)
        found = finding(made.panel, made.adoptions, made.size, better=-1)
        score.sets += 1
        assert found.average is not None, "twelve sites adopt"
        average = found.average.average
        score.average += average.lower <= truth.average <= average.upper
        score.clear += average.is_clear
        score.called_effective += average.upper < 0
        score.moderate += found.judged.level >= 2
        score.misled += _unguarded(found) >= 2
        assert found.without_last_three is not None
        without = found.without_last_three.average
        score.without += without.lower <= truth.average <= without.upper
        for site in found.sites:
            assert site.change is not None
            score.sites += 1
            score.site += site.change.effect.lower <= made.effects[site.site] <= site.change.effect.upper
        if found.compared is not None:
            score.compared += 1
            score.difference += found.compared.effect.lower <= made.of_adopters <= found.compared.effect.upper
    return score


def _unguarded(found: Finding) -> int:
    changes = [site.change for site in found.sites if site.change is not None]
    return judged(changes, 0, found.average, found.average, found.compared, better=-1).level


def with_effects(sets: int) -> list[tuple[int, Truth]]:
    return [(FIRST_EFFECT + place, EFFECTS[place % len(EFFECTS)]) for place in range(sets)]


def without(sets: int) -> list[tuple[int, Truth]]:
    return [(FIRST_NULL + place, NULL) for place in range(sets)]
