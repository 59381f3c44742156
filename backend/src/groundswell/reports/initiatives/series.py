"""The chart of one measure of an initiative, point by point, with its cycles under it."""

from collections.abc import Sequence
from typing import Any, cast

from sqlalchemy.orm import Session

from groundswell.access.principal import Principal
from groundswell.clock import day_in_words
from groundswell.initiatives.measures_queries import measure_of
from groundswell.initiatives.models import Cycle
from groundswell.initiatives.ramp import of_initiative
from groundswell.initiatives.scope import seen
from groundswell.initiatives.team_measures import aim_words
from groundswell.measures.periods import month_of
from groundswell.measures.schemas import described
from groundswell.reports.figures.standing import VARIATION_NAMES
from groundswell.reports.initiatives.measure_words import (
    aim_sentence,
    follows_words,
    mark_label,
    measure_verdict,
    scope_words,
)
from groundswell.reports.initiatives.measures import MeasureDrawn, draw_measures
from groundswell.reports.initiatives.page import marks_of
from groundswell.reports.initiatives.series_schemas import InitiativeSeries
from groundswell.reports.schemas import Segment
from groundswell.reports.series.choices import chart_choice, rule_set
from groundswell.reports.series.marks import ChartSettings
from groundswell.reports.series.notes import gap_notes
from groundswell.reports.series.points import phases, points
from groundswell.reports.series.schemas import Note, Point
from groundswell.reports.series.sentences import alternative, fewer_words, missing_words, series_sentence
from groundswell.reports.wording.months import iso
from groundswell.reports.wording.numbers import column_labels
from groundswell.reports.wording.segments import said
from groundswell.spc.reading import Reading, read

NOTHING_SET = ChartSettings([], [], [])


def initiative_series(session: Session, *, by: Principal, code: str, measure_id: int) -> InitiativeSeries:
    """Raises `NotFound` for an initiative that the caller may not see, and for a measure that it has not."""
    initiative = seen(session, by, code)
    facts = measure_of(session, initiative, measure_id)
    measure = draw_measures(session, by=by, wanted=[(initiative, facts)])[measure_id]
    cycles = of_initiative(session, initiative.id)
    drawing, definition, standing = measure.drawing, measure.definition, measure.standing
    months: list[int] = drawing.month.tolist()
    reading = read(drawing.charts, 0) if months else None
    shown = points(drawing, definition, measure.rolled_up, {}, {})
    drawn_phases = phases(drawing, definition, NOTHING_SET)
    missing = [month for month, point in zip(months, shown, strict=True) if point["status"] == "missing"]
    withheld = sum(point["status"] == "suppressed" for point in shown)
    numerator_label, denominator_label = column_labels(definition)
    is_shown = standing is not None and measure.is_current and not measure.run_chart_only
    return {
        "initiative": {"code": initiative.code, "title": initiative.title},
        "id": measure_id,
        "family": cast(Any, facts.row.family),
        "measure": described(definition, None),
        "own": facts.own,
        "numerator_label": numerator_label,
        "denominator_label": denominator_label,
        "scope": scope_words(measure),
        "chart": chart_choice(definition.chart),
        "rules": rule_set(drawing.charts.rules, definition.chart),
        "sentence": _sentence(measure, reading),
        "detail": _detail(measure, shown, missing),
        "follows": follows_words(measure, cycles),
        "alt": alternative(
            definition,
            drawn_phases,
            reading,
            months[0] if months else None,
            months[-1] if months else None,
            missing,
            withheld,
        ),
        "variation": VARIATION_NAMES[standing.variation] if standing and is_shown else None,
        "aim": facts.row.aim,
        "aim_shown": aim_words(definition, facts.row.aim),
        "phases": drawn_phases,
        "points": shown,
        "notes": [*gap_notes(missing, months[-1]), *_cycle_notes(months, cycles)] if months else [],
        "marks": marks_of(months, cycles),
        "revision": facts.row.revision_id,
    }


def _cycle_notes(months: Sequence[int], cycles: Sequence[Cycle]) -> list[Note]:
    """Each cycle that began in a month of the chart, newest first."""
    return [
        {
            "id": each.id,
            "kind": "change",
            "period": iso(month_of(each.first)),
            "until": None,
            "title": f"{day_in_words(each.first)}, cycle {each.number} began",
            "words": f"{mark_label(each)}. {each.title}",
            "removable": False,
        }
        for each in reversed(cycles)
        if months[0] <= month_of(each.first) <= months[-1]
    ]


def _sentence(measure: MeasureDrawn, reading: Reading | None) -> list[Segment]:
    standing = measure.standing
    if measure.withheld and standing is not None and standing.suppressed:
        return measure_verdict(measure)
    return series_sentence(measure.definition, standing, reading, measure.latest, target=measure.facts.row.aim)


def _detail(measure: MeasureDrawn, shown: Sequence[Point], missing: Sequence[int]) -> list[Segment]:
    """How often the aim has been met, months without a figure, months of fewer practices."""
    segments = aim_sentence(measure.definition, measure)
    fewer = fewer_words(shown) if measure.rolled_up is not None else None
    for words in (missing_words(missing, len(shown)), fewer):
        if words is not None:
            segments = [*segments, said(f" {words}")]
    return segments
