"""The points of one chart, each with its rule, its practices and where it came from."""

from collections.abc import Mapping
from typing import cast

import numpy as np

from groundswell.measures.charts import Drawn
from groundswell.measures.definitions import MeasureDefinition
from groundswell.measures.roll_up import RolledUp
from groundswell.reports.cells import iso
from groundswell.reports.schemas import Phase, Point, PointSource, RuleName, SignalName
from groundswell.reports.words import RULE_WORDS, target_shown, usual_range, withheld_words
from groundswell.spc import Classification, Label

_SIGNALS: dict[int, SignalName | None] = {
    Classification.COMMON_CAUSE: None,
    Classification.IMPROVEMENT: "improving",
    Classification.CONCERN: "worse",
    Classification.NEUTRAL_HIGH: "up",
    Classification.NEUTRAL_LOW: "down",
}


def number(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def counted(value: float | None) -> str | None:
    """A numerator or denominator as people read it: 10,168; 1,204.5 for hours."""
    if value is None:
        return None
    digits = f"{value:,.2f}"
    return digits.rstrip("0").rstrip(".")


def column_labels(definition: MeasureDefinition) -> tuple[str | None, str | None]:
    """The heads over numerators and denominators: the short words of the boxes they are typed in, where there are."""
    part, whole = definition.numerator_field, definition.denominator_field
    return part.label if part else definition.numerator, whole.label if whole else definition.denominator


def scale_shown(definition: MeasureDefinition, scale: list[float] | None) -> str | None:
    """ "0 to 18%": the axis that all members share."""
    if scale is None:
        return None
    lower, upper = (target_shown(definition, end) for end in scale)
    return f"{lower.removesuffix('%')} to {upper}"


def points(
    drawing: Drawn,
    definition: MeasureDefinition,
    rolled_up: RolledUp | None,
    sources: Mapping[int, list[PointSource]],
    reasons: Mapping[int, str],
) -> list[Point]:
    """Of a drawing of one series. `reasons`: by month, why a figure is set aside."""
    return [_point(drawing, place, definition, rolled_up, sources, reasons) for place in range(len(drawing.month))]


def _point(
    drawing: Drawn,
    place: int,
    definition: MeasureDefinition,
    rolled_up: RolledUp | None,
    sources: Mapping[int, list[PointSource]],
    reasons: Mapping[int, str],
) -> Point:
    charts, month, row = drawing.charts, int(drawing.month[place]), int(drawing.row[place])
    value = number(drawing.value[place])
    label = Label(int(charts.label[place]))
    numerator, denominator = number(drawing.numerator[place]), number(drawing.denominator[place])
    lower, upper = number(charts.lower[place]), number(charts.upper[place])
    point: Point = {
        "period": iso(month),
        "numerator": numerator,
        "denominator": denominator,
        "numerator_shown": counted(numerator),
        "denominator_shown": counted(denominator),
        "value": value,
        "shown": "" if value is None else definition.shown(value),
        "status": "reported",
        "centre": number(charts.centre[place]),
        "lower": lower,
        "upper": upper,
        "usual_shown": None if lower is None or upper is None else usual_range(definition, lower, upper),
        "phase": int(charts.phase[place]),
        "signal": _SIGNALS[int(charts.classification[place])],
        "rule": None if label == Label.COMMON_CAUSE else cast(RuleName, label.name.lower()),
        "rule_words": RULE_WORDS[label],
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
    elif value is None:
        point["status"] = "missing"
        if row >= 0:
            point["reason"] = "Sent without the figure it is divided by."
    return point


def phases(drawing: Drawn, definition: MeasureDefinition) -> list[Phase]:
    """Of a drawing of one series."""
    found = drawing.charts.phases

    def written(value: float) -> str | None:
        return None if np.isnan(value) else definition.shown(value)

    return [
        {
            "from": iso(int(drawing.month[first])),
            "to": iso(int(drawing.month[first + length - 1])),
            "centre": number(centre),
            "lower": number(lower),
            "upper": number(upper),
            "centre_shown": written(centre),
            "lower_shown": written(lower),
            "upper_shown": written(upper),
            "baseline_points": int(used),
            "short": bool(short),
        }
        for first, length, used, centre, lower, upper, short in zip(
            found.first, found.length, found.used, found.centre, found.lower, found.upper, found.short, strict=True
        )
    ]
