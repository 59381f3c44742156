"""Every rule that fires at a point, by the words of the API, before any precedence."""

from typing import cast

import numpy as np

from groundswell import spc
from groundswell.analyses.schemas import RuleWord
from groundswell.spc.reading import fires as fires_at

RULE_WORDS: list[RuleWord | None] = [
    None if label == spc.Label.COMMON_CAUSE else cast(RuleWord, label.name.lower()) for label in spc.Label
]
"""By `spc.Label`."""


def fires(charts: spc.Charts) -> list[tuple[RuleWord, ...]]:
    """For each of the N points the rules that fire there, in order of precedence."""
    # Tuples, because Python's collector passes over a dictionary without lists: points come by the hundred thousand.
    found: list[tuple[RuleWord, ...]] = [()] * len(charts.label)
    flagged = np.flatnonzero(charts.label)
    for place, shown in zip(flagged.tolist(), charts.label[flagged].tolist(), strict=True):
        labels = (shown if _same_rule(label, shown) else label for label in fires_at(charts, place))
        found[place] = tuple(cast(RuleWord, RULE_WORDS[label]) for label in labels)
    return found


def _same_rule(one: int, other: int) -> bool:
    """Whether two labels are of one rule. A point inside a run that is itself on the centre, or on its other side, has
    no side to tell which way the rule fires; its label does."""
    return (one - 1) // 2 == (other - 1) // 2
