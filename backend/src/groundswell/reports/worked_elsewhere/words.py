"""What worked elsewhere, in words. Pure, and of what was seen together, not of what made it so."""

from collections.abc import Sequence

from groundswell.evidence.pooling import Pooled
from groundswell.measures.definitions import MeasureDefinition
from groundswell.reports.evidence import words
from groundswell.reports.wording.grammar import be, capital, counted, have, listed, number, subject_of
from groundswell.reports.worked_elsewhere.struggles import Struggling, Why

NAMED = 4
_MATCHED: dict[Why, str] = {
    "worse": "what is getting worse here",
    "missed": "what reliably misses its target here",
    "quarter": "where this is among the worst quarter",
}


def matched(struggles: Sequence[Struggling]) -> str:
    """ "Matched to what is getting worse here: the DNA rate and staff satisfaction." """
    if not struggles:
        return "Nothing here is getting worse, reliably misses its target or is among the worst quarter."
    parts = []
    for why, begin in _MATCHED.items():
        of_why = [subject_of(each.measure.definition).text for each in struggles if each.why == why]
        names = list(dict.fromkeys(of_why))  # two measures may share a short title
        if len(names) > NAMED:
            names = [*names[: NAMED - 1], f"{number(len(names) - NAMED + 1)} more"]
        if names:
            parts.append(f"{begin}: {listed(names)}")
    return f"Matched to {'; to '.join(parts)}."


def nothing(struggles: Sequence[Struggling]) -> str:
    if not struggles:
        return "There is nothing to look for elsewhere."
    return "No innovation in the library has been followed by better figures of these at other sites yet."


def moved(definition: MeasureDefinition, sites: int, average: Pooled | None) -> str:
    """ "The DNA rate fell by 1.1 points at 14 sites (0.7 to 1.5)." """
    if average is None:
        return f"{capital(counted(sites, 'site'))}, too few to pool."
    change = average.average
    by = words.moved_by(definition, change)
    ends = words.range_words(definition, change)
    return f"{subject_of(definition).begins} {words.way(change.value)} by {by} at {number(sites)} sites ({ends})."


def alike(definition: MeasureDefinition, sites: int, like: int, average: Pooled | None) -> str:
    """How many of the sites are like this federation, and what was seen there."""
    if like == 0:
        return "None of the sites is like this federation in size, deprivation and where it began."
    begin = f"{capital(number(like))} of the {number(sites)} {be(like)} like this federation"
    if average is None:
        return f"{begin}."
    return f"{begin}; there the change was {words.effect(definition, average.average)['shown']}."


def here(adopted: int, members: int) -> str | None:
    if adopted == 0:
        return None
    return f"{capital(number(adopted))} of {counted(members, 'practice')} here {have(adopted)} adopted it."
