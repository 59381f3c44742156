"""What steps a practice can take with an innovation, and in what order. Pure.

A practice comes nearer by stages, may skip some, and may stop; after that it may begin again from any stage. Steps of
one day come in the order of the stages.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from groundswell.clock import day_in_words
from groundswell.innovations.models import STAGES

RANK = {stage: place for place, stage in enumerate(STAGES)}
USING = ("adopted", "sustained")
STAGE_WORDS = {
    "aware": "aware of it",
    "interested": "interested",
    "testing": "testing it",
    "adopted": "adopted",
    "sustained": "sustained",
    "stopped": "stopped",
}


class Step(NamedTuple):
    """One dated step of one practice."""

    on: date
    stage: str
    reason: str | None = None


class Standing(NamedTuple):
    """How far a practice has come."""

    stage: str
    since: date
    adopted_on: date | None
    """The day of its first step to adopted, or to sustained where that was skipped."""


def in_order(steps: Iterable[Step]) -> list[Step]:
    return sorted(steps, key=lambda step: (step.on, RANK[step.stage]))


def standing(steps: Sequence[Step]) -> Standing | None:
    """Where steps in order have led; None where there are none."""
    if not steps:
        return None
    adopted = next((step.on for step in steps if step.stage in USING), None)
    return Standing(steps[-1].stage, steps[-1].on, adopted)


def fault(steps: Iterable[Step]) -> str | None:
    """What is wrong with the order of steps, as the end of a sentence about a practice; None: nothing."""
    before: Step | None = None
    for step in in_order(steps):
        if before is None or before.stage == "stopped":
            if step.stage == "stopped":
                return f"it had not begun when it is said to have stopped, on {day_in_words(step.on)}"
        elif step.stage == before.stage:
            return f"it is {STAGE_WORDS[before.stage]} since {day_in_words(before.on)} already"
        elif RANK[step.stage] < RANK[before.stage]:
            return (
                f"it was {STAGE_WORDS[before.stage]} on {day_in_words(before.on)}, and {STAGE_WORDS[step.stage]} only"
                f" after that, on {day_in_words(step.on)}: record that it stopped in between, or choose another day"
            )
        before = step
    return None
