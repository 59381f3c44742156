"""Whether a chart could do with new limits: a shift that has lasted since a change that somebody recorded."""

import numpy as np

from groundswell.measures.charts import Drawn
from groundswell.measures.definitions import MeasureDefinition
from groundswell.measures.periods import month_of
from groundswell.reports.cells import iso
from groundswell.reports.grammar import month_year
from groundswell.reports.marks import ChartSettings
from groundswell.reports.series_schemas import Suggestion
from groundswell.reports.words import rules_of, said
from groundswell.spc.suggestions import suggested_rebases
from groundswell.spc.words import centre_word


def suggestion(drawing: Drawn, definition: MeasureDefinition, settings: ChartSettings) -> Suggestion | None:
    """Of a drawing of one series. Nothing where a phase stands already at or after the month of the change."""
    if len(drawing.month) == 0:
        return None
    begins = int(drawing.month[0])
    newest = max((phase.first for phase in settings.phases), default=None)
    change_at = {
        month_of(change.day) - begins: change
        for change in settings.changes
        if newest is None or month_of(change.day) > newest
    }
    changed = np.zeros(len(drawing.month), np.bool_)
    changed[[place for place in change_at if 0 <= place < len(changed)]] = True
    found = suggested_rebases(drawing.charts, changed)
    if len(found.series) == 0:
        return None
    change, start, points = change_at[int(found.change[0])], int(found.start[0]), int(found.points[0])
    side = "above" if found.side[0] > 0 else "below"
    month = month_year(int(drawing.month[start]))
    centre, mean = definition.shown(float(found.centre[0])), definition.shown(float(found.mean[0]))
    middle = centre_word(definition.chart, rules_of(definition))
    day = f"{change.day.day} {change.day:%B %Y}"
    return {
        "from": iso(int(drawing.month[start])),
        "points": points,
        "words": [
            said(f"Since {month} all {points} months lie {side} the {middle} of {centre}; their own is "),
            said(mean, "strong"),
            said(
                f". Recorded for {day}: “{change.set_by.reason}” "
                f"Recalculate the limits from {month} if the change is there to stay."
            ),
        ],
        "reason": change.set_by.reason,
        "change_id": change.id,
    }
