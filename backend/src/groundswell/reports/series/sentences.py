"""What a whole chart says: the answer above it, its gaps, and the picture in words. Pure.

Made of the figures of the last month (`Standing`) and of the chart itself (`spc.words.Reading`).
"""

from collections.abc import Sequence
from datetime import date
from statistics import median

from groundswell.measures.charts import OF_COUNTS
from groundswell.measures.definitions import MeasureDefinition
from groundswell.measures.periods import in_words, month_of
from groundswell.reports.figures.standing import Standing
from groundswell.reports.schemas import Segment
from groundswell.reports.series.notes import months_so_far
from groundswell.reports.series.schemas import Phase, Point
from groundswell.reports.wording.grammar import be, capital, counted, number, subject_of
from groundswell.reports.wording.months import month_name, months_listed, runs_of
from groundswell.reports.wording.numbers import usual_range, withheld_words
from groundswell.reports.wording.segments import said
from groundswell.reports.wording.verdicts import (
    average,
    digits_beside,
    no_data_words,
    reason,
    rule_words,
    rules_of,
    verdict,
)
from groundswell.spc import Kind, Label
from groundswell.spc.reading import Reading
from groundswell.spc.words import Why, awaits_limits, because, centre_word, runs_words, why

VARY = {*OF_COUNTS, Kind.XBAR, Kind.S}
"""Charts whose limits differ from month to month with what a figure rests on."""
FEWER = 0.8
"""A share of practices that is at most so much of the usual one is said: it fell by a fifth or more."""
MANY_GAPS = 4
"""Stretches of missing months beyond which their number says more than their names."""


def series_sentence(
    definition: MeasureDefinition,
    standing: Standing | None,
    reading: Reading | None,
    latest: int | None,
    phase_began: int | None = None,
    *,
    set_aside: bool = False,
    target: float | None = None,
) -> list[Segment]:
    """The answer of a chart: verdict, last figure, why, and how sure.

    `latest`: the newest month of the measure anywhere, from which it is told that this series has stopped.
    `set_aside`: whether there is a figure of that month that does not count.
    `phase_began`: the month from which the limits were recalculated; None where they never were.
    `target`: of the newest month; a figure that misses it is written so that it does not read like it.
    """
    if standing is None:
        return [said("No figures yet.")]
    latest = standing.month if latest is None else latest
    if standing.month < latest:
        words = f"{month_name(latest, latest)} is set aside" if set_aside else no_data_words(standing, latest)
        return [said(f"{words}.", "strong"), *_last_figure(definition, standing, latest)]
    month = month_name(standing.month, latest)
    if standing.suppressed or standing.value is None or reading is None:
        return [said(f"{month} is not shown: {withheld_words(definition)}.")]
    if definition.chart is Kind.MR:
        return _step(definition, reading, month)
    shown = said(definition.shown(standing.value, digits_beside(definition, standing, target)), "strong")
    if awaits_limits(reading):
        return [said(f"{month} was "), shown, said(f". {_too_few(definition, reading, phase_began)}.")]
    since = _since(definition, phase_began)
    if rules_of(definition).runs is not None and why(reading.label, reading.run, reading.rules) in (
        Why.NOTHING,
        Why.LONG_RUN,
    ):
        return [*_verdict_of_runs(definition, reading), said(f". {month} was "), shown, *_runs(reading, since)]
    segments = [*verdict(definition, standing.variation), said(f". {month} was "), shown]
    if reading.points < reading.rules.short_below:
        ending = f". This is provisional: there {_months_so_far(reading.points, phase_began)}."
    else:
        ending = f"{since}; that is very unlikely to be chance." if standing.signals else f"{since}."
    return [*segments, said(reason(definition, standing, target) + ending)]


def _last_figure(definition: MeasureDefinition, standing: Standing, latest: int) -> list[Segment]:
    if standing.value is None:
        return []
    return [
        said(f" {month_name(standing.month, latest)} was "),
        said(definition.shown(standing.value), "strong"),
        said("."),
    ]


def _since(definition: MeasureDefinition, phase_began: int | None) -> str:
    if phase_began is None:
        return ""
    what = "the median was" if definition.chart is Kind.RUN else "limits were"
    return f", since {what} recalculated in {in_words(phase_began)}"


def _months_so_far(points: int, phase_began: int | None) -> str:
    since = "so far" if phase_began is None else f"since limits were recalculated in {in_words(phase_began)}"
    return f"{be(points)} {counted(points, 'month')} {since}"


def _too_few(definition: MeasureDefinition, reading: Reading, phase_began: int | None) -> str:
    needed = rules_of(definition).limits_from
    return (
        f"No usual range yet: it takes {number(needed)} months, and there {_months_so_far(reading.points, phase_began)}"
    )


def _verdict_of_runs(definition: MeasureDefinition, reading: Reading) -> list[Segment]:
    """A long run that goes on has a direction; one that is over, or too few crossings, only say that it is not chance.

    The icon and the words agree: the variation of the series is that of its last point.
    """
    if reading.label != Label.COMMON_CAUSE:
        return verdict(definition, reading.variation)
    subject = subject_of(definition)
    some = "a" if reading.runs is not None and reading.runs.signal else "no"
    return [said(f"{subject.begins} {subject.show} {some} real change")]


def _runs(reading: Reading, since: str) -> list[Segment]:
    if reading.runs is None:
        return [said(f", on the {centre_word(reading.kind, reading.rules)} like every month{since}.")]
    words = runs_words(reading.runs, centre_word(reading.kind, reading.rules), "months")
    return [
        said(f". There is a real change: {words}{since}." if reading.runs.signal else f". {capital(words)}{since}.")
    ]


def _step(definition: MeasureDefinition, reading: Reading, month: str) -> list[Segment]:
    """Of a moving range chart: how far the last two months lie apart is neither good nor bad."""

    def shown(value: float) -> str:
        return definition.shown(value).replace("%", " percentage points")

    subject = subject_of(definition)
    apart = said(shown(reading.value), "strong")
    if reading.label == Label.ABOVE_UPPER_LIMIT and reading.upper is not None:
        limit = f"more than the {shown(reading.upper)} that are usual"
        return [said(f"{subject.begins} jumped: {month} differs by "), apart, said(f" from the month before, {limit}.")]
    vary = "vary" if subject.plural else "varies"
    within = "" if reading.upper is None else f", and up to {shown(reading.upper)} are usual"
    return [
        said(f"{subject.begins} {vary} as usual: {month} differs by "),
        apart,
        said(f" from the month before{within}."),
    ]


# --- gaps           -------------------------------------------------------------------------------------------------


def fewer_words(shown: Sequence[Point]) -> str | None:
    """Of a group in whose newest month far fewer practices count than in most of the year before, so that its figure
    may rest on others: "169 of 250 practices reported; it was 247 in July."."""
    now, known = shown[-1] if shown else None, [point for point in shown[-13:-1] if point["contributing"]]
    if now is None or not now["contributing"] or not known:
        return None
    usual = median(_share(point) for point in known)
    if _share(now) > FEWER * usual:
        return None
    last = next(point for point in reversed(known) if _share(point) >= usual)
    month, then = (month_of(date.fromisoformat(point["period"])) for point in (now, last))
    return f"{now['practices_shown']} practices reported; it was {last['contributing']:,} in {month_name(then, month)}."


def _share(point: Point) -> float:
    return (point["contributing"] or 0) / max(point["expected"] or 0, 1)


def missing_words(missing: Sequence[int], months: int) -> str | None:
    """ "No figures for August and September 2015."; of very many gaps only how many months of the chart they are."""
    if not missing:
        return None
    if len(runs_of(missing)) > MANY_GAPS:
        return f"No figures for {len(missing)} of the {months} months."
    return f"No figures for {months_listed(missing)}."


def withheld_months(definition: MeasureDefinition, months: int) -> str | None:
    """ "Five months are not shown: under 5 answers."."""
    if not months:
        return None
    return f"{capital(counted(months, 'month'))} {be(months)} not shown: {withheld_words(definition)}."


# --- the picture in words --------------------------------------------------------------------------------------------


def alternative(
    definition: MeasureDefinition,
    phases: Sequence[Phase],
    reading: Reading | None,
    first: int | None,
    last: int | None,
    missing: Sequence[int] = (),
    withheld: int = 0,
) -> str:
    """What a screen reader says in place of the chart: kind, period, the average of each phase, what the last points
    say, which months have no figure, and how many are `withheld`."""
    subject = subject_of(definition)
    kind = definition.chart.title
    if reading is None or first is None or last is None:
        return f"{kind} of {subject.bare}. There are no figures yet."
    parts = [f"{kind} of {subject.bare}, {in_words(first)} to {in_words(last)}."]
    parts += [_phase_words(definition, phase, place, len(phases)) for place, phase in enumerate(phases)]
    parts.append(_last_points(definition, reading, last))
    parts += [missing_words(missing, last - first + 1) or "", withheld_months(definition, withheld) or ""]
    return " ".join(part for part in [*parts, "The values are in the table below."] if part)


def _phase_words(definition: MeasureDefinition, phase: Phase, place: int, phases: int) -> str:
    if phase["centre_shown"] is None:
        return ""
    words = f"{centre_word(definition.chart, rules_of(definition))} {phase['centre_shown']}"
    if phase["lower"] is not None and phase["upper"] is not None:
        words += f", usual range {usual_range(definition, phase['lower'], phase['upper'])}"
        words += " in its last month" if definition.chart in VARY else ""
    if (so_far := months_so_far(phase)) is not None:
        words += f", from {so_far} of {phase['baseline']} months so far"
    if phases == 1:
        return f"{capital(words)}."
    return f"Phase {place + 1}, from {in_words(month_of(date.fromisoformat(phase['from'])))}: {words}."


def _last_points(definition: MeasureDefinition, reading: Reading, last: int) -> str:
    month = in_words(last - reading.silent)
    if awaits_limits(reading):
        return "There is no usual range yet."
    match why(reading.label, reading.run, reading.rules):
        case Why.NOTHING if reading.rules.runs is not None and reading.runs is not None and reading.runs.signal:
            words = runs_words(reading.runs, centre_word(reading.kind, reading.rules), "months")
            return f"There is a real change: {words}."
        case Why.NOTHING:
            return "No real change."
        case Why.RUN:
            side = "above" if reading.label % 2 else "below"
            return f"The last {reading.run} months are all {side} {average(definition)}."
        case Why.LONG_RUN:
            return f"{capital(because(reading, definition.shown, month, 'months'))}."
        case _:
            return f"{month}: {rule_words(definition, reading.label)}."
