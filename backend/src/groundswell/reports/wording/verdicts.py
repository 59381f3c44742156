"""Verdicts in words, made of the same numbers as the pictures. Pure.

Bold colour is kept for "improving" and "getting worse"; "no real change" is news like any other.
"""

from groundswell.measures.chart_settings import rules_for
from groundswell.measures.definitions import MeasureDefinition
from groundswell.reports.figures.standing import SILENT_AFTER, Standing
from groundswell.reports.schemas import Segment
from groundswell.reports.wording.grammar import number, ordinal, subject_of
from groundswell.reports.wording.months import month_name
from groundswell.reports.wording.numbers import meets, more_digits, usual, usual_range, withheld_words
from groundswell.reports.wording.segments import said
from groundswell.spc import Assurance, Kind, Label, Rules, Variation
from groundswell.spc.words import Why, centre_word, is_high, near_words, why
from groundswell.spc.words import rule_words as words_of_rule

VARIATION_WORDS: dict[int, str] = {
    Variation.NONE: "too few figures to tell",
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
    Assurance.INCONSISTENT: "target within usual range",
}


def rules_of(definition: MeasureDefinition) -> Rules:
    return rules_for(definition, definition.chart)


def rule_words(definition: MeasureDefinition, label: int, longest_allowed: int | None = None) -> str | None:
    """The rule behind a point as the page says it: "7 or more below average"; see `spc.words.rule_words`."""
    return words_of_rule(Label(label), definition.chart, rules_of(definition), longest_allowed)


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


def reason(definition: MeasureDefinition, standing: Standing, target: float | None = None) -> str:
    """What makes it so, to follow the value: ", the ninth month in a row below the average of 10.5%"."""
    rules = rules_of(definition)
    high = is_high(Label(standing.label))
    side, limit_name = ("above", "upper") if high else ("below", "lower")
    limit = standing.upper if high else standing.lower
    more = digits_beside(definition, standing, target)
    at_limit = f"the {limit_name} limit" + ("" if limit is None else f" of {definition.shown(limit, more)}")
    middle = standing.centre
    centre = centre_word(definition.chart, rules_of(definition))
    at_centre = f"{side} the {centre}" + ("" if middle is None else f" of {definition.shown(middle, more)}")
    match why(Label(standing.label), standing.run, rules):
        case Why.RUN:
            return f", the {ordinal(standing.run)} month in a row {at_centre}"
        case Why.LONG_RUN:
            return f", in a run of months {at_centre} that is too long for chance"
        case Why.BEYOND:
            return f", {side} {at_limit}"
        case Why.CLOSE:
            return f", with two of the last three months {near_words(rules)} {at_limit}"
        case Why.STEADY:
            way = "rising" if high else "falling"
            return f", after {number(rules.trend_length or 0)} or more months of {way} figures"
        case Why.ONE_SIDE:
            return f", one of {number(rules.shift_length or 0)} or more months in a row {at_centre}"
        case Why.NOTHING:
            within = usual(definition, standing.lower, standing.upper)
            return "" if within is None else f", within {within}"


def digits_beside(definition: MeasureDefinition, standing: Standing, target: float | None = None) -> int:
    """How many digits more the last figure needs so as not to read like the line it is beyond, or the target it
    misses."""
    if standing.value is None:
        return 0
    bound, high = None, is_high(Label(standing.label))
    match why(Label(standing.label), standing.run, rules_of(definition)):
        case Why.BEYOND:
            bound = standing.upper if high else standing.lower
        case Why.RUN | Why.LONG_RUN | Why.ONE_SIDE:
            bound = standing.centre
    if target is not None and not meets(definition, standing.value, target):
        return max(more_digits(definition, standing.value, each) for each in (bound, target))
    return more_digits(definition, standing.value, bound)


def short_verdict(definition: MeasureDefinition, standing: Standing | None, latest: int | None) -> list[Segment]:
    """Under a small chart: "Improving: 9 months in a row below average."."""
    if standing is None:
        return [said("No figures yet.")]
    if latest is not None and standing.month < latest:
        return [said(f"{no_data_words(standing, latest)}.")]
    if standing.suppressed:
        return [said(f"Not shown: {withheld_words(definition)}.")]
    if definition.chart is not Kind.RUN and standing.points < rules_of(definition).limits_from:
        return [said("Too few figures for a usual range.")]
    provisional = " (provisional)" if standing.is_provisional else ""
    if not standing.signals:
        if definition.chart is Kind.RUN:
            return [said(f"No real change: no long run on one side of the median{provisional}.")]
        if standing.lower is None or standing.upper is None:
            return [said(f"No real change: too few figures for a usual range{provisional}.")]
        band = usual_range(definition, standing.lower, standing.upper)
        return [said(f"No real change: within its usual {band}{provisional}.")]
    return [_change(standing), said(f": {_short_reason(definition, standing)}{provisional}.")]


def _change(standing: Standing) -> Segment:
    if standing.is_better:
        return said("Improving", "improving")
    if standing.is_worse:
        return said("Getting worse", "worse")
    return said("Moved up" if is_high(Label(standing.label)) else "Moved down")


def _short_reason(definition: MeasureDefinition, standing: Standing) -> str:
    if why(Label(standing.label), standing.run, rules_of(definition)) is Why.RUN:
        side = "above" if is_high(Label(standing.label)) else "below"
        return f"{standing.run} months in a row {side} {average(definition)}"
    words = rule_words(definition, standing.label)
    assert words is not None  # something is flagged
    return words


def average(definition: MeasureDefinition) -> str:
    """The middle line after "above" or "below": "average", "the median"."""
    word = centre_word(definition.chart, rules_of(definition))
    return word if word == "average" else f"the {word}"


def no_data_words(standing: Standing | None, latest: int) -> str:
    """For a series whose last figure is older than the newest month: "No data since July", "No figure for October"."""
    if standing is None:
        return "No figures yet"
    if latest - standing.month >= SILENT_AFTER:
        return f"No data since {month_name(standing.month, latest)}"
    return f"No figure for {month_name(latest, latest)}"


def cell_label(definition: MeasureDefinition, standing: Standing | None, latest: int) -> str:
    """A cell of a grid to a screen reader: "15.6%, getting worse, high, target within usual range"."""
    if standing is None or standing.month < latest:
        return no_data_words(standing, latest)
    if standing.suppressed or standing.value is None:
        return f"Not shown, {withheld_words(definition)}"
    words = f"{definition.shown(standing.value)}, {VARIATION_WORDS[standing.variation]}"
    return f"{words}, {ASSURANCE_WORDS[standing.assurance]}"
