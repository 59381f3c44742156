"""The points of one chart, each with its rule, its practices and where it came from."""

from collections.abc import Mapping
from typing import cast

import numpy as np

from groundswell.measures.charts import Drawn
from groundswell.measures.definitions import MeasureDefinition
from groundswell.measures.roll_up import RolledUp
from groundswell.reports.schemas import SignalName
from groundswell.reports.series.marks import ChartSettings, SetPhase
from groundswell.reports.series.schemas import Phase, PhaseRuns, Point, PointSource, RuleName
from groundswell.reports.wording.grammar import capital
from groundswell.reports.wording.months import iso
from groundswell.reports.wording.numbers import in_digits, usual_range, withheld_words
from groundswell.reports.wording.verdicts import rule_words
from groundswell.spc import Classification, Kind, Label
from groundswell.spc.reading import fires, runs_read
from groundswell.spc.words import centre_word, runs_words

_SIGNALS: dict[int, SignalName | None] = {
    Classification.COMMON_CAUSE: None,
    Classification.IMPROVEMENT: "improving",
    Classification.CONCERN: "worse",
    Classification.NEUTRAL_HIGH: "up",
    Classification.NEUTRAL_LOW: "down",
}


def number(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def scale_shown(definition: MeasureDefinition, scale: list[float] | None) -> str | None:
    """ "0 to 18%": the axis that all members share."""
    if scale is None:
        return None
    lower, upper = (definition.target_shown(round(end, definition.decimals)) for end in scale)
    return f"{lower.removesuffix('%')} to {upper}"


def points(
    drawing: Drawn,
    definition: MeasureDefinition,
    rolled_up: RolledUp | None,
    sources: Mapping[int, list[PointSource]],
    reasons: Mapping[int, str],
) -> list[Point]:
    """Of a drawing of one series. `reasons`: by month, why a figure is set aside."""
    return [
        _point(drawing, place, firing, definition, rolled_up, sources, reasons)
        for place, firing in enumerate(fires(drawing.charts))
    ]


def _point(
    drawing: Drawn,
    place: int,
    firing: tuple[Label, ...],
    definition: MeasureDefinition,
    rolled_up: RolledUp | None,
    sources: Mapping[int, list[PointSource]],
    reasons: Mapping[int, str],
) -> Point:
    charts, month, row = drawing.charts, int(drawing.month[place]), int(drawing.row[place])
    value = number(charts.value[place])
    label = Label(int(charts.label[place]))
    numerator, denominator = number(drawing.numerator[place]), number(drawing.denominator[place])
    lower, upper, target = (number(column[place]) for column in (charts.lower, charts.upper, drawing.target))
    phase = int(charts.phase[place])
    longest_allowed = int(charts.runs.longest_allowed[phase]) if charts.shift[place] else None
    point: Point = {
        "period": iso(month),
        "numerator": numerator,
        "denominator": denominator,
        "numerator_shown": in_digits(numerator),
        "denominator_shown": in_digits(denominator),
        "value": value,
        "shown": "" if value is None else definition.shown(value),
        "status": "reported",
        "centre": number(charts.centre[place]),
        "lower": lower,
        "upper": upper,
        "usual_shown": None if lower is None or upper is None else usual_range(definition, lower, upper),
        "phase": phase,
        "signal": _SIGNALS[int(charts.classification[place])],
        "rule": None if label == Label.COMMON_CAUSE else _rule_name(label),
        "rule_words": rule_words(definition, label, longest_allowed),
        "fires": [_rule_name(rule) for rule in firing],
        "target": target,
        "target_shown": None if target is None else definition.target_shown(target),
        "contributing": None,
        "expected": None,
        "practices_shown": None,
        "above_zero": None,
        "sources": sources.get(month, []),
        "reason": None,
    }
    if rolled_up is not None:
        point["contributing"] = int(rolled_up.contributing[row]) if row >= 0 else 0
        if row >= 0:
            point["expected"] = int(rolled_up.expected[row])
            point["above_zero"] = int(rolled_up.above_zero[row])
            point["practices_shown"] = f"{point['contributing']:,} of {point['expected']:,}"
    if drawing.excluded[place]:
        point["status"] = "excluded"
        point["reason"] = reasons.get(month)
    elif drawing.withheld[place]:
        point["status"] = "suppressed"
        point["numerator"] = point["denominator"] = point["value"] = None
        point["numerator_shown"] = point["denominator_shown"] = None
        point["shown"] = "*"
        point["reason"] = withheld_words(definition)
    elif np.isnan(drawing.value[place]):
        point["status"] = "missing"
        if row >= 0:
            point["reason"] = "Sent without the figure it is divided by."
    elif value is None and charts.chart is Kind.MR:
        point["reason"] = "There is no figure of the month before to compare it with."
    return point


def _rule_name(label: Label) -> RuleName:
    return cast(RuleName, label.name.lower())


def phases(drawing: Drawn, definition: MeasureDefinition, settings: ChartSettings) -> list[Phase]:
    """Of a drawing of one series."""
    return [
        _phase(drawing, place, definition, settings.phase_of(int(drawing.month[first]), is_first=place == 0))
        for place, first in enumerate(drawing.charts.phases.first)
    ]


def _phase(drawing: Drawn, place: int, definition: MeasureDefinition, begun: SetPhase | None) -> Phase:
    found, charts = drawing.charts.phases, drawing.charts
    first, last = int(found.first[place]), int(found.first[place] + found.length[place] - 1)
    # Limits that vary with the size of a month are those of the last month that has any.
    limited = np.flatnonzero(~np.isnan(charts.upper[first : last + 1]))
    at = first + int(limited[-1]) if len(limited) else last
    centre, lower, upper = number(found.centre[place]), number(charts.lower[at]), number(charts.upper[at])

    def written(value: float | None) -> str | None:
        return None if value is None else definition.limit_shown(value)

    return {
        "id": begun.id if begun else None,
        "from": iso(int(drawing.month[first])),
        "to": iso(int(drawing.month[last])),
        "centre": centre,
        "lower": lower,
        "upper": upper,
        "centre_shown": None if centre is None else definition.shown(centre),
        "lower_shown": written(lower),
        "upper_shown": written(upper),
        "baseline": begun.baseline if begun else None,
        "baseline_points": int(found.used[place]),
        "short": bool(found.short[place]),
        "reason": begun.set_by.reason if begun else None,
        "by": begun.set_by.by if begun else None,
        "at": begun.set_by.moment if begun else None,
        "runs": _runs(drawing, place),
    }


def _runs(drawing: Drawn, phase: int) -> PhaseRuns:
    charts = drawing.charts
    read = runs_read(charts, phase)
    if read is None:
        return {
            "useful": 0,
            "longest": None,
            "longest_allowed": None,
            "crossings": None,
            "fewest_crossings": None,
            "signal": False,
            "words": None,
        }
    return {
        "useful": read.useful,
        "longest": read.longest,
        "longest_allowed": read.longest_allowed,
        "crossings": read.crossings,
        "fewest_crossings": read.fewest_crossings,
        "signal": read.signal,
        "words": f"{capital(runs_words(read, centre_word(charts.chart, charts.rules), 'months'))}.",
    }
