"""A national change in words. Pure, and of what was seen, not of what made it so."""

import numpy as np

from groundswell.evidence.breaks import Break
from groundswell.evidence.changes import Changes
from groundswell.evidence.estimate import Floats
from groundswell.evidence.its import FEWEST_AFTER, FEWEST_BEFORE
from groundswell.measures.definitions import MeasureDefinition
from groundswell.measures.periods import in_words
from groundswell.reports.evidence import words
from groundswell.reports.schemas import Segment
from groundswell.reports.wording.grammar import subject_of
from groundswell.reports.wording.segments import said

NOTES = (
    "The month is the first of the level and trend that fit best; every month is tried that has twelve before it.",
    "The range of the date comes from series drawn again with errors like those seen.",
    "A practice’s change is its mean over the twelve months from then on less that over the twelve before.",
    "What the nation’s figures changed with is not in the figures: look at what happened in that month.",
)


def national_sentence(definition: MeasureDefinition, broken: Break | None, spread: Changes | None) -> list[Segment]:
    subject = subject_of(definition)
    if broken is None:
        return [said(f"Nationally {subject.text} {subject.show} no single change of course.")]
    moved = broken.change.effect
    begin = [said(f"Nationally {subject.text} changed course in "), said(in_words(broken.at), "strong")]
    if broken.earliest < broken.latest:
        begin.append(said(f" (95% range {in_words(broken.earliest)} to {in_words(broken.latest)})"))
    change = words.moved_by(definition, moved)
    side = "below" if moved.value < 0 else "above"
    begin.append(said(f", and lay {change} {side} the trend before over the twelve months after."))
    return [*begin, *([] if spread is None else _practices(definition, spread))]


def _practices(definition: MeasureDefinition, spread: Changes) -> list[Segment]:
    count = len(spread.change)
    low, high = (words.signed(definition, spread.percentiles[place]) for place in (0, -1))
    if definition.direction == "neither":
        words_of_share = f" Of {count:,} practices"
    else:
        words_of_share = f" {spread.better / count:.0%} of {count:,} practices got better;"
    differ = (
        f"they differ beyond chance, by a standard deviation of {words.digits(definition, spread.beyond_chance)}"
        if spread.beyond_chance > 0
        else "they differ no more than by chance"
    )
    return [said(f"{words_of_share} nine in ten changed by {low} to {high}, and {differ}.")]


def too_little(definition: MeasureDefinition, nation: Floats) -> str:
    months = int((~np.isnan(nation)).sum())
    if months < FEWEST_BEFORE + FEWEST_AFTER:
        return (
            f"There are {months} months of figures; {FEWEST_BEFORE} before and {FEWEST_AFTER} after are needed to date "
            "a change."
        )
    return "No month stands out beyond what chance alone would make of such figures."
