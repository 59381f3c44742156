"""The answer over the page of an initiative, made of the same drawings as its charts. Pure."""

from collections.abc import Sequence
from datetime import date

from groundswell.initiatives.models import Cycle, Initiative
from groundswell.measures.periods import month_of
from groundswell.reports.figures.standing import Standing
from groundswell.reports.initiatives.measure_words import ACTS, aim_met
from groundswell.reports.initiatives.measures import MeasureDrawn
from groundswell.reports.schemas import Segment, Tone
from groundswell.reports.wording.days import day_month
from groundswell.reports.wording.grammar import be, capital, counted, number, subject_of
from groundswell.reports.wording.months import month_name
from groundswell.reports.wording.numbers import usual_range
from groundswell.reports.wording.segments import said
from groundswell.reports.wording.verdicts import no_data_words, verdict
from groundswell.spc import Label
from groundswell.spc.words import is_high

FEWEST_BEFORE = 3
"""Months before the start that make a "from"."""
A_YEAR = 12
STATUS_WORDS = {
    "planning": "Planning",
    "testing": "Testing",
    "spreading": "Spreading",
    "sustaining": "Sustaining",
    "completed": "Completed",
    "stopped": "Stopped",
}


def initiative_sentence(
    initiative: Initiative, measures: Sequence[MeasureDrawn], cycles: Sequence[Cycle], day: date
) -> list[Segment]:
    """The answer in one to four sentences: the outcome and its aim, what must not get worse, the cycle that is due."""
    parts = [
        _ended(initiative, day),
        _outcome(initiative, measures),
        *(_balancing(each) for each in measures if each.facts.row.family == "balancing"),
        _cycle(cycles, day) if initiative.ended is None else [],
    ]
    segments: list[Segment] = []
    for part in parts:
        if part:
            segments += [said(" "), *part] if segments else part
    return _joined(segments)


def _joined(segments: Sequence[Segment]) -> list[Segment]:
    """Neighbours of one tone as one."""
    found: list[Segment] = []
    for segment in segments:
        if found and found[-1]["tone"] == segment["tone"]:
            found[-1] = said(found[-1]["text"] + segment["text"], segment["tone"])
        else:
            found.append(segment)
    return found


def _ended(initiative: Initiative, day: date) -> list[Segment]:
    if initiative.status not in ("stopped", "completed"):
        return []
    when = f" on {day_month(initiative.ended, day)}" if initiative.ended is not None else ""
    why = f": {initiative.ended_because.rstrip('.')}" if initiative.ended_because else ""
    return [said(f"{STATUS_WORDS[initiative.status]}{when}{why}.")]


def _outcome(initiative: Initiative, measures: Sequence[MeasureDrawn]) -> list[Segment]:
    outcomes = [each for each in measures if each.facts.row.family == "outcome"]
    main = next((each for each in outcomes if each.standing is not None), outcomes[0] if outcomes else None)
    if main is None:
        return [said("No outcome measure has been chosen yet.")]
    definition, standing = main.definition, main.standing
    subject = subject_of(definition)
    where = _where(main)
    if standing is None:
        return [said(f"There are no figures for {subject.text}{where} yet.")]
    shown = said(definition.shown(standing.value), "strong") if standing.value is not None else said("not shown")
    month = month_name(standing.month, main.latest or standing.month)
    aim = aim_met(main)
    if not main.is_current:
        missing = no_data_words(standing, main.latest or standing.month)
        return [said(f"{missing} of {subject.text}{where}. {month} was "), shown, said(f"{_and(aim)}.")]
    if standing.suppressed or standing.value is None:
        return [said(f"{subject.begins}{where} in {month}: not shown, it is the figure of a single practice.")]
    if main.run_chart_only:
        few = f"{counted(main.points, 'month')} of figures {be(main.points)} too few"
        return [
            said(f"{subject.begins}{where} {'were' if subject.plural else 'was'} "),
            shown,
            said(f" in {month}; {few} to tell a change from chance{_and(aim)}."),
        ]
    if not standing.signals:
        within = ""
        if standing.lower is not None and standing.upper is not None:
            within = f", within the usual range of {usual_range(definition, standing.lower, standing.upper)}"
        ending = f". {capital(aim)}." if aim else "."
        return [
            said(f"{subject.begins}{where} {subject.show} no real change: {month} was "),
            shown,
            said(within + ending),
        ]
    return _changed(initiative, main, standing, standing.value, month)


def _changed(
    initiative: Initiative, measure: MeasureDrawn, standing: Standing, now: float, month: str
) -> list[Segment]:
    """ "Missed calls have fallen from 10.7% to 6.0%"; of a change that was there before the initiative, since when."""
    definition, subject, where = measure.definition, subject_of(measure.definition), _where(measure)
    before, aim = value_before(initiative, measure), _and(aim_met(measure))
    moved = "risen" if is_high(Label(standing.label)) else "fallen"
    apart = before is not None and definition.shown(before) != definition.shown(now)
    started = None if initiative.started is None else month_of(initiative.started)
    early = standing.since if standing.since is not None and started is not None and standing.since < started else None
    if before is None or early is not None or not apart or (now > before) != (moved == "risen"):
        words = verdict(definition, standing.variation)
        since = (
            f", since {month_name(standing.since, standing.month)}, before this began"
            if early and standing.since
            else ""
        )
        shown = said(definition.shown(now), "strong")
        return [*words, said(f"{where}{since}: {month} was "), shown, said(f"{aim}.")]
    tone: Tone = "improving" if standing.is_better else "worse" if standing.is_worse else "strong"
    return [
        said(f"{subject.begins}{where} {subject.have} {moved} from {definition.shown(before)} to "),
        said(definition.shown(now), tone),
        said(f"{aim}."),
    ]


def _where(measure: MeasureDrawn) -> str:
    """ " at the nine practices"; nothing where the team gives one figure."""
    if not measure.practices:
        return ""
    return " at the practice" if measure.practices == 1 else f" at the {number(measure.practices)} practices"


def value_before(initiative: Initiative, measure: MeasureDrawn) -> float | None:
    """Where it came from: the centre of its baseline if the limits rest on one; else the mean of up to twelve months
    before the initiative started; else of its first three."""
    known = measure.values()
    if not known:
        return None
    if measure.facts.row.baseline_months is not None:
        centre = float(measure.drawing.charts.phases.centre[0])
        return None if centre != centre else centre
    start = month_of(initiative.started) if initiative.started is not None else None
    before = [value for month, value in known if start is not None and month < start][-A_YEAR:]
    if len(before) < FEWEST_BEFORE:
        before = [value for _, value in known[:FEWEST_BEFORE]]
    return sum(before) / len(before)


def _and(words: str) -> str:
    return f" and {words}" if words else ""


def _balancing(measure: MeasureDrawn) -> list[Segment]:
    """ "Overtime has not risen."; nothing while there is too little to tell."""
    standing, definition = measure.standing, measure.definition
    if standing is None or not measure.is_current or measure.run_chart_only or standing.suppressed:
        return []
    subject = subject_of(definition)
    begins = f"{subject.begins} {subject.have} "
    bad = {"lower": "risen", "higher": "fallen", "neither": "moved"}[definition.direction]
    if not standing.signals:
        return [said(f"{begins}not {bad}.")]
    moved = "risen" if is_high(Label(standing.label)) else "fallen"
    tone: Tone = "improving" if standing.is_better else "worse" if standing.is_worse else "plain"
    return [said(begins), said(moved, tone), said(".")]


def _cycle(cycles: Sequence[Cycle], day: date) -> list[Segment]:
    """`cycles` by number."""
    if not cycles:
        return [said("No PDSA cycle has been recorded yet.")]
    due = [each for each in cycles if each.act is None]
    if due:
        first = min(due, key=lambda each: (each.last, each.number))
        be = "was" if first.last < day else "is"
        return [said(f"Cycle {first.number} {be} to be studied by {day_month(first.last, day)}.")]
    last = cycles[-1]
    return [said(f"Cycle {last.number}, the last, was {ACTS[last.act or 'adapt']}.")]
