"""What is said of one measure of an initiative, of its aim, and of the cycles beside its signal. Pure.

Words of association only: a signal begins after a cycle began; it is never said to come of it.
"""

from collections.abc import Sequence

from groundswell.clock import day_in_words
from groundswell.initiatives.models import Cycle
from groundswell.measures.definitions import MeasureDefinition
from groundswell.measures.periods import in_words, month_of
from groundswell.reports.figures.standing import PROVISIONAL_BELOW
from groundswell.reports.initiatives.measures import MeasureDrawn
from groundswell.reports.schemas import Segment
from groundswell.reports.wording.grammar import capital, counted, listed, number, numbered
from groundswell.reports.wording.numbers import meets
from groundswell.reports.wording.segments import said
from groundswell.reports.wording.verdicts import short_verdict

LOOKED_BACK = 6
"""Months over which it is said how often an aim has been met."""
ACTS = {"adopt": "adopted", "adapt": "adapted", "abandon": "abandoned"}
NOT_A_CAUSE = "That the one follows the other does not tell what brought it about."


def met_of_last(measure: MeasureDrawn) -> tuple[int, int] | None:
    """In how many of how many of the last months the aim was met; None without an aim that can be met."""
    aim, definition = measure.facts.row.aim, measure.definition
    last = measure.values()[-LOOKED_BACK:]
    if aim is None or definition.direction == "neither" or not last:
        return None
    return sum(meets(definition, value, aim) for _, value in last), len(last)


def aim_met(measure: MeasureDrawn) -> str:
    met = met_of_last(measure)
    if met is None:
        return ""
    often, months = met
    last = "the last month" if months == 1 else f"the last {counted(months, 'month')}"
    if often == 0:
        return f"the aim has not been met in {last}"
    if often == months:
        return f"the aim has been met in {last if months == 1 else f'each of {last}'}"
    return f"the aim has been met in {number(often)} of {last}"


def scope_words(measure: MeasureDrawn) -> str:
    """ "nine practices"; "the team"."""
    if measure.facts.own and not measure.facts.row.by_practice:
        return "the team"
    return counted(measure.practices, "practice")


def aim_line(measure: MeasureDrawn, aim_shown: str | None) -> str:
    """ "aim ≤ 6%, met 4 of the last 6 months"."""
    if aim_shown is None:
        return "no aim"
    met = met_of_last(measure)
    often = "" if met is None else f", met {met[0]} of the last {numbered(met[1], 'month')}"
    return f"aim {aim_shown}{often}"


def measure_verdict(measure: MeasureDrawn) -> list[Segment]:
    """Under a small chart: "Improving: 9 months in a row below average.", "Nine months so far. Limits and icons come
    at 13."."""
    standing = measure.standing
    if standing is None:
        return [said("No figures yet.")]
    if measure.withheld and standing.suppressed:
        return [said("Not shown: it is the figure of a single practice.")]
    if not measure.run_chart_only or not measure.is_current:
        return short_verdict(measure.definition, standing, measure.latest)
    so_far = capital(counted(measure.points, "month"))
    return [said(f"{so_far} so far. Limits and icons come at {PROVISIONAL_BELOW}.")]


def aim_sentence(definition: MeasureDefinition, measure: MeasureDrawn) -> list[Segment]:
    """ "The aim, 6% or less, has been met in four of the last six months."."""
    aim = measure.facts.row.aim
    if aim is None:
        return [said("No aim is set.")]
    if definition.direction == "neither":
        return [said(f"The aim is {definition.target_shown(aim)}.")]
    side = "less" if definition.direction == "lower" else "more"
    met = aim_met(measure).removeprefix("the aim ")
    return [said(f"The aim, {definition.target_shown(aim)} or {side}, {met or 'has no figure to be judged by yet'}.")]


# --- cycles beside a signal ------------------------------------------------------------------------------------------


def follows_words(measure: MeasureDrawn, cycles: Sequence[Cycle]) -> str:
    """Whether a signal stands beside the cycles: "The signal begins in March 2018, one month after cycle 3 began."."""
    standing = measure.standing
    if not cycles:
        return "No PDSA cycle has been recorded yet."
    if standing is None or standing.since is None:
        few = measure.run_chart_only
        return (
            "There are too few months to see whether a signal stands beside the cycles."
            if few
            else "No signal stands beside the cycles so far."
        )
    since = standing.since
    when = f"The signal begins in {in_words(since)}"
    began = [each for each in cycles if month_of(each.first) <= since]
    if not began:
        first = min(cycles, key=lambda each: each.first)
        return f"{when}, before cycle {first.number} began on {day_in_words(first.first)}."
    newest = max(month_of(each.first) for each in began)
    numbers = [str(each.number) for each in began if month_of(each.first) == newest]
    named = f"cycle{'s' if len(numbers) > 1 else ''} {listed(numbers)} began"
    gap = since - newest
    beside = f"the month in which {named}" if gap == 0 else f"{counted(gap, 'month')} after {named}"
    return f"{when}, {beside}. {NOT_A_CAUSE}"


def mark_label(cycle: Cycle) -> str:
    """ "Cycle 3, three practices: adapted"."""
    scale = f", {cycle.scale[:1].lower()}{cycle.scale[1:]}" if cycle.scale else ""
    return f"Cycle {cycle.number}{scale}: {ACTS[cycle.act] if cycle.act else 'open'}"
