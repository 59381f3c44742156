"""Verdicts in words, made of the same numbers as the pictures. Pure.

Bold colour is kept for "improving" and "getting worse"; "no real change" is news like any other.
"""

from groundswell.measures.definitions import MeasureDefinition
from groundswell.reports.grammar import counted, month_name, month_year, number, ordinal, subject_of
from groundswell.reports.schemas import Segment, Tone
from groundswell.reports.standing import SILENT_AFTER, Standing
from groundswell.spc import Assurance, Label, Variation

RULE_WORDS: dict[Label, str | None] = {
    Label.COMMON_CAUSE: None,
    Label.ABOVE_UPPER_LIMIT: "above the upper limit",
    Label.BELOW_LOWER_LIMIT: "below the lower limit",
    Label.TREND_UP: "7 or more rising",
    Label.TREND_DOWN: "7 or more falling",
    Label.TWO_IN_THREE_ABOVE: "2 of 3 close to the upper limit",
    Label.TWO_IN_THREE_BELOW: "2 of 3 close to the lower limit",
    Label.SHIFT_ABOVE: "7 or more above average",
    Label.SHIFT_BELOW: "7 or more below average",
}
VARIATION_WORDS: dict[int, str] = {
    Variation.NONE: "no figures",
    Variation.COMMON_CAUSE: "no real change",
    Variation.IMPROVEMENT_HIGH: "improving, high",
    Variation.IMPROVEMENT_LOW: "improving, low",
    Variation.CONCERN_HIGH: "getting worse, high",
    Variation.CONCERN_LOW: "getting worse, low",
    Variation.NEUTRAL_HIGH: "moved up",
    Variation.NEUTRAL_LOW: "moved down",
}
ASSURANCE_WORDS: dict[int, str] = {
    Assurance.NONE: "no target",
    Assurance.CONSISTENT_PASS: "target reliably met",
    Assurance.CONSISTENT_FAIL: "target reliably missed",
    Assurance.INCONSISTENT: "target met some months",
}
_WITHHELD = {
    "none": "withheld by its source",
    "suppress_under_5": "under 5 answers",
    "round_5_suppress_1_7": "a count of 1 to 7",
}
RUN = 7
"""So many points on one side of the centre are a signal of their own."""


def said(text: str, tone: Tone = "plain") -> Segment:
    return {"text": text, "tone": tone}


def plain_text(segments: list[Segment]) -> str:
    return "".join(segment["text"] for segment in segments)


# --- numbers ---------------------------------------------------------------------------------------------------------


def target_shown(definition: MeasureDefinition, target: float) -> str:
    """A target as people set it: 10%, not 10.0%."""
    shown = definition.shown(target).removesuffix("%")
    if "." in shown:
        shown = shown.rstrip("0").rstrip(".")
    return shown + ("%" if definition.unit == "percent" else "")


def usual_range(definition: MeasureDefinition, lower: float, upper: float) -> str:
    """ "8.9 to 12.1%": the unit once, at the end."""
    return f"{definition.shown(lower).removesuffix('%')} to {definition.shown(upper)}"


def withheld_words(definition: MeasureDefinition) -> str:
    return _WITHHELD[definition.disclosure.policy]


# --- one series ------------------------------------------------------------------------------------------------------


def verdict(definition: MeasureDefinition, variation: int) -> list[Segment]:
    """ "Missed calls are improving", without a full stop."""
    subject = subject_of(definition)
    if variation in (Variation.IMPROVEMENT_HIGH, Variation.IMPROVEMENT_LOW):
        return [said(f"{subject.begins} {subject.be} "), said("improving", "improving")]
    if variation in (Variation.CONCERN_HIGH, Variation.CONCERN_LOW):
        return [said(f"{subject.begins} {subject.be} "), said("getting worse", "worse")]
    if variation in (Variation.NEUTRAL_HIGH, Variation.NEUTRAL_LOW):
        way = "up" if variation == Variation.NEUTRAL_HIGH else "down"
        return [said(f"{subject.begins} {subject.have} moved {way}")]
    return [said(f"{subject.begins} {subject.show} no real change")]


def series_sentence(definition: MeasureDefinition, standing: Standing | None, latest: int | None) -> list[Segment]:
    """The answer of a chart: verdict, last figure, why, and how sure.

    `latest`: the newest month of the measure anywhere, from which it is told that this series has stopped.
    """
    if standing is None:
        return [said("No figures yet.")]
    latest = standing.month if latest is None else latest
    if standing.month < latest:
        return [said(f"{no_data_words(standing, latest)}.", "strong"), *_last_figure(definition, standing, latest)]
    if standing.suppressed or standing.value is None:
        month = month_name(standing.month, latest)
        return [said(f"{month} is not shown: {withheld_words(definition)}.")]
    segments = [*verdict(definition, standing.variation), said(f". {month_name(standing.month, latest)} was ")]
    segments.append(said(definition.shown(standing.value), "strong"))
    because = reason(definition, standing)
    if standing.is_provisional:
        ending = f". This is provisional: there {_months_so_far(standing.points)} so far."
    else:
        ending = "; that is very unlikely to be chance." if standing.signals else "."
    return [*segments, said(because + ending)]


def _months_so_far(points: int) -> str:
    return f"{'is' if points == 1 else 'are'} {counted(points, 'month')}"


def _last_figure(definition: MeasureDefinition, standing: Standing, latest: int) -> list[Segment]:
    if standing.value is None:
        return []
    return [
        said(f" {month_name(standing.month, latest)} was "),
        said(definition.shown(standing.value), "strong"),
        said("."),
    ]


def reason(definition: MeasureDefinition, standing: Standing) -> str:
    """What makes it so, to follow the value: ", the ninth month in a row below the average of 10.5%"."""
    if _is_run(standing) and standing.centre is not None:
        side = "above" if _is_high(standing.label) else "below"
        return f", the {ordinal(standing.run)} month in a row {side} the average of {definition.shown(standing.centre)}"
    return _BECAUSE[Label(standing.label)](definition, standing)


def _is_high(label: int) -> bool:
    return label % 2 == 1


def _is_run(standing: Standing) -> bool:
    """Whether the length of the run says it best. A trend may cross the average, or run on its far side."""
    is_trend = standing.label in (Label.TREND_UP, Label.TREND_DOWN)
    return standing.signals and not is_trend and standing.run >= RUN


def _within(definition: MeasureDefinition, standing: Standing) -> str:
    if standing.lower is None or standing.upper is None:
        return ""
    return f", within the usual range of {usual_range(definition, standing.lower, standing.upper)}"


def _beyond(definition: MeasureDefinition, standing: Standing) -> str:
    high = _is_high(standing.label)
    limit = standing.upper if high else standing.lower
    assert limit is not None  # without limits nothing is beyond them
    return f", {'above the upper' if high else 'below the lower'} limit of {definition.shown(limit)}"


def _close(definition: MeasureDefinition, standing: Standing) -> str:
    high = _is_high(standing.label)
    limit = standing.upper if high else standing.lower
    assert limit is not None
    side = "upper" if high else "lower"
    return f", with two of the last three months close to the {side} limit of {definition.shown(limit)}"


def _steadily(definition: MeasureDefinition, standing: Standing) -> str:
    way = "rising" if _is_high(standing.label) else "falling"
    return f", after seven or more months of {way} figures"


def _on_one_side(definition: MeasureDefinition, standing: Standing) -> str:
    side = "above" if _is_high(standing.label) else "below"
    return f", one of seven or more months in a row {side} average"


_BECAUSE = {
    Label.COMMON_CAUSE: _within,
    Label.ABOVE_UPPER_LIMIT: _beyond,
    Label.BELOW_LOWER_LIMIT: _beyond,
    Label.TWO_IN_THREE_ABOVE: _close,
    Label.TWO_IN_THREE_BELOW: _close,
    Label.TREND_UP: _steadily,
    Label.TREND_DOWN: _steadily,
    Label.SHIFT_ABOVE: _on_one_side,
    Label.SHIFT_BELOW: _on_one_side,
}


def target_sentence(
    definition: MeasureDefinition, standing: Standing | None, target: float | None, values: list[float | None]
) -> list[Segment]:
    """How the target stands to the usual range. `values`: every month up to the last figure, oldest first."""
    if target is None:
        return [said("No target is set.")]
    amount = target_shown(definition, target)
    if standing is None or definition.direction == "neither":
        return [said(f"The target is {amount}.")]
    named = f"The target, {amount} or {'less' if definition.direction == 'lower' else 'more'},"
    if standing.lower is None or standing.upper is None:
        return [said(f"{named} cannot be judged until there is a usual range.")]
    band = usual_range(definition, standing.lower, standing.upper)
    if standing.assurance == Assurance.CONSISTENT_PASS:
        return [said(f"{named} is reliably met: all of the usual range, {band}, meets it.")]
    if standing.assurance == Assurance.CONSISTENT_FAIL:
        return [said(f"{named} is reliably missed: none of the usual range, {band}, meets it.")]
    return [said(f"{named} {_how_often(definition, target, values)}. It lies inside the usual range of {band}.")]


def _how_often(definition: MeasureDefinition, target: float, values: list[float | None]) -> str:
    lower = definition.direction == "lower"
    last = values[-12:]
    met = [v <= target if lower else v >= target for v in last if v is not None]
    row = next((place for place, hit in enumerate(reversed(met)) if not hit), len(met))
    months = f"{counted(len(met), 'month')}{'' if len(met) == len(last) else ' with figures'}"
    if row > 1 or row == len(met) == 1:
        each = "in the only month" if row == 1 else f"in each of the last {counted(row, 'month')}"
        return f"was met {each}{' with figures' if len(met) < len(last) else ''}"
    return f"was met in {number(sum(met)) if any(met) else 'none'} of the last {months}"


def short_verdict(definition: MeasureDefinition, standing: Standing | None, latest: int | None) -> list[Segment]:
    """Under a small chart: "Improving: 9 months in a row below average."."""
    if standing is None:
        return [said("No figures yet.")]
    if latest is not None and standing.month < latest:
        return [said(f"{no_data_words(standing, latest)}.")]
    if standing.suppressed:
        return [said(f"Not shown: {withheld_words(definition)}.")]
    provisional = " (provisional)" if standing.is_provisional else ""
    if not standing.signals:
        if standing.lower is None or standing.upper is None:
            return [said(f"No real change: too few figures for a usual range{provisional}.")]
        band = usual_range(definition, standing.lower, standing.upper)
        return [said(f"No real change: within its usual {band}{provisional}.")]
    return [_change(standing), said(f": {_short_reason(standing)}{provisional}.")]


def _change(standing: Standing) -> Segment:
    if standing.is_better:
        return said("Improving", "improving")
    if standing.is_worse:
        return said("Getting worse", "worse")
    return said("Moved up" if _is_high(standing.label) else "Moved down")


def _short_reason(standing: Standing) -> str:
    if _is_run(standing):
        return f"{standing.run} months in a row {'above' if _is_high(standing.label) else 'below'} average"
    words = RULE_WORDS[Label(standing.label)]
    assert words is not None
    return words


def no_data_words(standing: Standing | None, latest: int) -> str:
    """For a series whose last figure is older than the newest month: "No data since July", "No figure for October"."""
    if standing is None:
        return "No figures yet"
    if latest - standing.month >= SILENT_AFTER:
        return f"No data since {month_name(standing.month, latest)}"
    return f"No figure for {month_name(latest, latest)}"


def cell_label(definition: MeasureDefinition, standing: Standing | None, latest: int) -> str:
    """A cell of a grid to a screen reader: "15.6%, getting worse, high, target met some months"."""
    if standing is None or standing.month < latest:
        return no_data_words(standing, latest)
    if standing.suppressed or standing.value is None:
        return f"Not shown, {withheld_words(definition)}"
    words = f"{definition.shown(standing.value)}, {VARIATION_WORDS[standing.variation]}"
    return f"{words}, {ASSURANCE_WORDS[standing.assurance]}"


def alternative(definition: MeasureDefinition, standing: Standing | None, first: int | None, last: int | None) -> str:
    """What a screen reader says in place of the chart: kind, period, average, what the last points say."""
    subject = subject_of(definition)
    if standing is None or first is None or last is None:
        return f"XmR chart of {subject.bare}. There are no figures yet."
    parts = [f"XmR chart of {subject.bare}, {month_year(first)} to {month_year(last)}."]
    if standing.centre is not None:
        words = f"Average {definition.shown(standing.centre)}"
        if standing.lower is not None and standing.upper is not None:
            words += f", usual range {usual_range(definition, standing.lower, standing.upper)}"
        parts.append(f"{words}.")
    if standing.signals:
        if _is_run(standing):
            side = "above" if _is_high(standing.label) else "below"
            parts.append(f"The last {standing.run} months are {side} average.")
        else:
            words_of_rule = RULE_WORDS[Label(standing.label)]
            parts.append(f"{month_year(standing.month)}: {words_of_rule}.")
    else:
        parts.append("No real change.")
    parts.append("The values are in the table below.")
    return " ".join(parts)
