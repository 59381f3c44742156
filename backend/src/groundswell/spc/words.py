"""What a chart says, in plain English, from its arrays alone.

`sentence` is the whole answer for a series that nobody has named; the pieces beneath it (what was read off the chart,
why a point is flagged, what the runs are) are also what the sentences of named measures are built from, so that the
same question has the same answer everywhere. Lengths and centres are named after the rule set and the chart.
"""

from collections.abc import Callable, Sequence
from enum import Enum, auto
from math import floor, log10

import numpy as np

from groundswell.spc.chart import Charts
from groundswell.spc.classification import Label, Variation
from groundswell.spc.kinds import Kind
from groundswell.spc.reading import Reading, RunsRead, read
from groundswell.spc.rule_sets import Rules, TwoInThree

Shown = Callable[[float], str]
"""Writes a value as people read it, with its unit."""

MANY_GAPS = 4
"""Points without a value beyond which their number says more than their names."""
CHANGE = {
    Variation.IMPROVEMENT_HIGH: "Improving",
    Variation.IMPROVEMENT_LOW: "Improving",
    Variation.CONCERN_HIGH: "Getting worse",
    Variation.CONCERN_LOW: "Getting worse",
    Variation.NEUTRAL_HIGH: "Moved up",
    Variation.NEUTRAL_LOW: "Moved down",
}


class Why(Enum):
    """What explains best that a point is flagged."""

    NOTHING = auto()
    RUN = auto()
    """A run on one side of the centre, at least as long as the shift rule asks."""
    LONG_RUN = auto()
    """The same by the Anhøj rules: longer than chance allows."""
    BEYOND = auto()
    CLOSE = auto()
    STEADY = auto()
    ONE_SIDE = auto()
    """A shift that points on the centre interrupt, so that its length is not the length of the last run."""


# --- pieces ----------------------------------------------------------------------------------------------------------


def centre_word(kind: Kind, rules: Rules) -> str:
    """What the middle line of a chart is called: "average", "median", or only "centre line" where it is neither."""
    if kind is Kind.RUN or (kind is Kind.G and rules.g_centre == "median"):
        return "median"
    return "centre line" if kind is Kind.T else "average"


def is_high(label: Label) -> bool:
    return label % 2 == 1


def near_words(rules: Rules) -> str:
    """Where two of three points lie: "close to" a limit; where points past it count as well, "close to or beyond"."""
    return "close to" if rules.two_in_three is TwoInThree.NEAR else "close to or beyond"


def why(label: Label, run: int, rules: Rules) -> Why:
    """A long run says it best, even of a point that is flagged for something rarer. A trend may cross the centre, or
    run on its far side."""
    if label == Label.COMMON_CAUSE:
        return Why.NOTHING
    if label in (Label.TREND_UP, Label.TREND_DOWN):
        return Why.STEADY
    if rules.shift_length is not None and run >= rules.shift_length:
        return Why.RUN
    if label in (Label.SHIFT_ABOVE, Label.SHIFT_BELOW):
        return Why.ONE_SIDE if rules.runs is None else Why.LONG_RUN
    return Why.BEYOND if label in (Label.ABOVE_UPPER_LIMIT, Label.BELOW_LOWER_LIMIT) else Why.CLOSE


def rule_words(label: Label, kind: Kind, rules: Rules, longest_allowed: int | None = None) -> str | None:
    """The rule behind a point, in a few words: "7 or more below average". None where no rule fires.

    longest_allowed: the longest run of its phase that the Anhøj rules take for chance.
    """
    high = is_high(label)
    limit = "upper" if high else "lower"
    if label == Label.COMMON_CAUSE:
        return None
    if label in (Label.ABOVE_UPPER_LIMIT, Label.BELOW_LOWER_LIMIT):
        return f"{'above' if high else 'below'} the {limit} limit"
    if label in (Label.TREND_UP, Label.TREND_DOWN):
        return f"{rules.trend_length} or more {'rising' if high else 'falling'}"
    if label in (Label.TWO_IN_THREE_ABOVE, Label.TWO_IN_THREE_BELOW):
        return f"2 of 3 {near_words(rules)} the {limit} limit"
    length = rules.shift_length
    if length is None and longest_allowed is not None:
        length = longest_allowed + 1
    centre = centre_word(kind, rules)
    side = f"{'above' if high else 'below'} {centre if centre == 'average' else f'the {centre}'}"
    return f"a long run {side}" if length is None else f"{length} or more {side}"


def runs_words(runs: RunsRead, centre: str, things: str = "points") -> str:
    """What the Anhøj rules saw: of a signal what made it, else both statistics.

    Source: Anhøj and Olesen, "Run charts revisited", PLoS ONE 9(11), 2014.
    """
    long = runs.longest > runs.longest_allowed
    few = runs.crossings < runs.fewest_crossings
    run = f"the longest run on one side of the {centre} is {_many(runs.longest, things)}"
    crossings = f"crosses the {centre} {_times(runs.crossings)}"
    parts = []
    if long:
        parts.append(f"{run}, and at most {runs.longest_allowed} would be expected by chance")
    if few:
        parts.append(f"the line {crossings}, and at least {_times(runs.fewest_crossings)} would be expected by chance")
    if runs.signal and parts:
        return "; ".join(parts)
    expected = "together more than chance would do" if runs.signal else "no more than chance would do"
    return f"{run} and the line {crossings}, {expected}"


def _many(count: int, things: str) -> str:
    return f"{count:,} {things.removesuffix('s') if count == 1 else things}"


def _times(count: int) -> str:
    return {0: "never", 1: "once", 2: "twice"}.get(count, f"{count:,} times")


def band(lower: float | None, upper: float | None, shown: Shown) -> str | None:
    """ "the usual range of 8.9 to 12.1%"; where only one limit stands, that one."""
    if lower is not None and upper is not None:
        top = shown(upper)
        unit = "%" if top.endswith("%") else ""
        return f"the usual range of {shown(lower).removesuffix(unit)} to {top}"
    if upper is not None:
        return f"the usual range of up to {shown(upper)}"
    return None if lower is None else f"the usual range of {shown(lower)} or more"


def because(reading: Reading, shown: Shown, name: str = "the last point", things: str = "points") -> str:
    """Why the last point is flagged: "the last 8 months are all below the average of 6.1%"."""
    high = is_high(reading.label)
    side, limit = ("above", "upper") if high else ("below", "lower")
    centre = centre_word(reading.kind, reading.rules)
    at_centre = f"{side} the {centre}" + ("" if reading.centre is None else f" of {shown(reading.centre)}")
    bound = reading.upper if high else reading.lower
    at_limit = f"the {limit} limit" + ("" if bound is None else f" of {shown(bound)}")
    match why(reading.label, reading.run, reading.rules):
        case Why.RUN:
            return f"the last {reading.run:,} {things} are all {at_centre}"
        case Why.LONG_RUN if reading.runs is not None and reading.run > reading.runs.longest_allowed:
            expected = f"at most {reading.runs.longest_allowed} in a row would be expected by chance"
            return f"the last {reading.run:,} {things} are all {at_centre}, and {expected}"
        case Why.LONG_RUN if reading.runs is not None and reading.runs.signal:
            return runs_words(reading.runs, centre, things)
        case Why.LONG_RUN:
            return f"a long run of {things} is {at_centre}"
        case Why.BEYOND:
            return f"{name}, {shown(reading.value)}, is {side} {at_limit}"
        case Why.CLOSE:
            return f"two of the last three {things} are {near_words(reading.rules)} {at_limit}"
        case Why.STEADY:
            way = "rise" if high else "fall"
            return f"the last {reading.rules.trend_length} or more {things} {way} without a break"
        case Why.ONE_SIDE:
            return f"{reading.rules.shift_length} or more {things} in a row are {at_centre}"
        case Why.NOTHING:
            return "no rule fires"


def awaits_limits(reading: Reading) -> bool:
    """Whether the rule set gives no limits, and so no verdict, to a phase of so few values."""
    return reading.kind is not Kind.RUN and reading.points < reading.rules.limits_from


# --- the whole answer ------------------------------------------------------------------------------------------------


def sentence(charts: Charts, series: int, labels: Sequence[str] | None = None, unit: str = "") -> str:
    """What the chart of one series of a batch says: "Improving: the last 8 points are all below the average of 6.1%."

    labels: a name for every point of the series, in order. unit: written after a value, "%" or " days".
    """
    reading = read(charts, series)
    if reading is None:
        return "There are no values yet."
    begin = int(charts.phases.first[np.searchsorted(charts.phases.series, series)])

    def named(place: int) -> str | None:
        return None if labels is None else labels[place - begin]

    shown = _writer(charts, reading, unit)
    if reading.silent:
        return _silence(charts, reading, shown, named(reading.last))
    said = _verdict(reading, shown, named(reading.last) or "the last point")
    if reading.phase:
        at = named(reading.phase_first)
        said += f", since limits were recalculated{f' at {at}' if at else ''}"
    if reading.points < reading.rules.short_below and not awaits_limits(reading) and reading.lower is not None:
        said += f". This is provisional: there {'is' if reading.points == 1 else 'are'} "
        said += f"{_many(reading.points, 'points')} so far"
    gaps = _gaps(charts, reading, begin, named)
    return f"{said}.{'' if gaps is None else f' {gaps}'}"


def _silence(charts: Charts, reading: Reading, shown: Shown, since: str | None) -> str:
    """Of a chart whose last points have no value, or one that is set aside: nothing is said of the present."""
    ending = "the last point" if reading.silent == 1 else f"the last {_many(reading.silent, 'points')}"
    if np.isfinite(charts.value[reading.last + 1 : reading.last + 1 + reading.silent]).any():
        named = f"{since}, " if since else ""
        return f"Nothing that counts at {ending}; before, {named}it was {shown(reading.value)}."
    return f"No value {f'since {since}' if since else f'at {ending}'}; the last was {shown(reading.value)}."


def _gaps(charts: Charts, reading: Reading, begin: int, named: Callable[[int], str | None]) -> str | None:
    """The points without a value, by name where they are few."""
    missing = np.flatnonzero(np.isnan(charts.value[begin : reading.last + 1])) + begin
    if reading.kind is Kind.MR:  # the first point has no range by its nature
        missing = missing[missing != begin]
    if len(missing) == 0:
        return None
    names = [name for name in map(named, missing.tolist()) if name]
    if names and len(names) <= MANY_GAPS:
        *others, last = names
        return f"No value for {', '.join(others)}{' and ' if others else ''}{last}."
    return f"No value for {len(missing):,} of the {_many(reading.last + 1 - begin, 'points')}."


def _verdict(reading: Reading, shown: Shown, name: str) -> str:
    if awaits_limits(reading):
        needed = reading.rules.limits_from
        return f"No usual range yet: it takes {_many(needed, 'points')}, and there {_are(reading.points)} so far"
    if reading.kind is Kind.MR and reading.label != Label.COMMON_CAUSE:
        return f"A jump: {because(reading, shown, name)}"  # how far two points lie apart is neither good nor bad
    if reading.label != Label.COMMON_CAUSE and reading.variation in CHANGE:
        return f"{CHANGE[reading.variation]}: {because(reading, shown, name)}"
    if reading.rules.runs is not None and reading.runs is not None:
        words = runs_words(reading.runs, centre_word(reading.kind, reading.rules))
        return f"{'There is a' if reading.runs.signal else 'No'} real change: {words}"
    within = band(reading.lower, reading.upper, shown)
    if within is not None:
        return f"No real change: {name}, {shown(reading.value)}, is within {within}"
    if reading.kind is Kind.RUN and reading.centre is not None:
        return f"No real change: {name} is {shown(reading.value)}, and the median {shown(reading.centre)}"
    if reading.points == 1:
        return f"There is only one value so far, {shown(reading.value)}"
    return f"No real change: {name} is {shown(reading.value)}, and the points do not differ enough for a usual range"


def _are(points: int) -> str:
    return f"{'is' if points == 1 else 'are'} {points}"


def _writer(charts: Charts, reading: Reading, unit: str) -> Shown:
    """Writes values to a tenth of what they ordinarily vary by: more digits say nothing, fewer hide the difference."""
    phase = charts.value[reading.phase_first : reading.last + 1]
    width = float(np.nanmax(phase) - np.nanmin(phase))
    if reading.lower is not None and reading.upper is not None and reading.upper > reading.lower:
        width = reading.upper - reading.lower
    decimals = min(max(1 - floor(log10(width)), 0), 9) if width > 0 else 9

    def shown(value: float) -> str:
        digits = f"{round(value, decimals) + 0.0:,.{decimals}f}"
        if not width or float(value).is_integer():  # counts are written as counts on every chart
            digits = digits.rstrip("0").rstrip(".") if "." in digits else digits
        return f"{digits}{unit}"

    return shown
