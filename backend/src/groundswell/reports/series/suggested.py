"""Whether a chart could do with new limits: a shift that has lasted since a change that somebody recorded."""

import numpy as np

from groundswell.clock import day_in_words
from groundswell.measures.charts import Drawn
from groundswell.measures.definitions import MeasureDefinition
from groundswell.measures.periods import in_words, month_of
from groundswell.reports.series.marks import ChartSettings, SetChange
from groundswell.reports.series.schemas import Suggestion
from groundswell.reports.wording.grammar import listed
from groundswell.reports.wording.months import iso
from groundswell.reports.wording.numbers import more_digits
from groundswell.reports.wording.segments import said
from groundswell.reports.wording.verdicts import rules_of
from groundswell.spc import Kind
from groundswell.spc.suggestions import suggested_rebases
from groundswell.spc.words import centre_word


def suggestion(drawing: Drawn, definition: MeasureDefinition, settings: ChartSettings) -> Suggestion | None:
    """Of a drawing of one series. Nothing where a phase stands already at or after the month of the change."""
    if len(drawing.month) == 0 or definition.chart is Kind.RUN:
        return None
    begins = int(drawing.month[0])
    newest = max((phase.first for phase in settings.phases), default=None)
    changes_at: dict[int, list[SetChange]] = {}
    for change in sorted(settings.changes, key=lambda each: not each.of_measure):
        month = month_of(change.day)
        if newest is None or month > newest:
            changes_at.setdefault(month - begins, []).append(change)
    changed = np.zeros(len(drawing.month), np.bool_)
    changed[[place for place in changes_at if 0 <= place < len(changed)]] = True
    found = suggested_rebases(drawing.charts, changed)
    if len(found.series) == 0:
        return None
    changes, start, points = changes_at[int(found.change[0])], int(found.start[0]), int(found.points[0])
    side = "above" if found.side[0] > 0 else "below"
    since = in_words(int(drawing.month[start]))
    centre, mean = float(found.centre[0]), float(found.mean[0])
    more = more_digits(definition, mean, centre)
    middle = centre_word(definition.chart, rules_of(definition))
    is_worse = definition.direction == ("lower" if side == "above" else "higher")
    return {
        "from": iso(int(drawing.month[start])),
        "points": points,
        "words": [
            said(
                f"Since {since} all {points} months lie {side} the {middle} of {definition.shown(centre, more)};"
                " their own is "
            ),
            said(definition.shown(mean, more), "strong"),
            *([said(": that is "), said("getting worse", "worse")] if is_worse else []),
            said(f". Recorded {listed([_recorded(change) for change in changes])} {_advice(since, is_worse)}"),
        ],
        "reason": changes[0].set_by.reason,
        "change_id": changes[0].id,
    }


def _recorded(change: SetChange) -> str:
    return f"for {day_in_words(change.day)}: “{change.set_by.reason}”"


def _advice(since: str, is_worse: bool) -> str:
    if is_worse:
        return "Recalculating would take the new level as usual; do it only if nothing can be done about it."
    return f"Recalculate the limits from {since} if the change is there to stay."
