"""How a series stands to its target: what all of the usual range says, and what has come about. Pure."""

from collections.abc import Sequence

from groundswell.measures.definitions import MeasureDefinition
from groundswell.reports.figures.standing import Standing
from groundswell.reports.schemas import Segment
from groundswell.reports.wording.grammar import counted, number
from groundswell.reports.wording.months import month_name
from groundswell.reports.wording.numbers import meets, usual_range
from groundswell.reports.wording.segments import said
from groundswell.spc import Assurance, Kind


def target_sentence(
    definition: MeasureDefinition,
    standing: Standing | None,
    target: float | None,
    values: Sequence[float | None],
    latest: int | None = None,
) -> list[Segment]:
    """How the target stands to the usual range. `values`: every month that the target has been in force up to the last
    figure, oldest first. `latest`: the newest month of the measure; a series without a figure of it is told as past."""
    if definition.chart is Kind.MR:
        return []
    if target is None:
        return [said("No target is set.")]
    amount = definition.target_shown(target)
    if standing is None or definition.direction == "neither":
        return [said(f"The target is {amount}.")]
    named = f"The target, {amount} or {'less' if definition.direction == 'lower' else 'more'},"
    is_old = latest is not None and standing.month < latest
    until = f" up to {month_name(standing.month, latest or standing.month)}" if is_old else ""
    met = [None if value is None else meets(definition, value, target) for value in values[-12:]]
    if definition.chart is Kind.RUN:
        return [said(f"{named} {_how_often(met, until)}.")]
    if standing.lower is None or standing.upper is None:
        sure = {Assurance.CONSISTENT_PASS: "met", Assurance.CONSISTENT_FAIL: "missed"}.get(
            Assurance(standing.assurance)
        )
        if sure is None or standing.centre is None:
            return [said(f"{named} cannot be judged until there is a usual range.")]
        each = f"every month in the average {'was' if is_old else 'is'} {definition.shown(standing.centre)}"
        return [said(f"{named} {'was' if is_old else 'is'} reliably {sure}: {each}.")]
    range_ = usual_range(definition, standing.lower, standing.upper)
    if standing.assurance in (Assurance.CONSISTENT_PASS, Assurance.CONSISTENT_FAIL):
        return [said(_reliably(named, range_, met, until, passes=standing.assurance == Assurance.CONSISTENT_PASS))]
    often = sum(1 for hit in met if hit)
    but = "but" if any(hit is not None for hit in met) and (not often or _streak(met, True) > 1) else "and"
    lies = "lay" if is_old else "lies"
    return [said(f"{named} {_how_often(met, until)}, {but} it {lies} inside the usual range of {range_}.")]


def _reliably(named: str, range_: str, met: list[bool | None], until: str, *, passes: bool) -> str:
    """What all of the usual range says, and how often the opposite came about all the same."""
    verb = "is" if not until else "was"
    whole, verdict_ = ("all", "reliably met") if passes else ("none", "reliably missed")
    does = "met it" if until else "meets it"
    when = f" when last reported, in {until.removeprefix(' up to ')}" if until else ""
    words = f"{named} {verb} {verdict_}{when}: {whole} of the usual range, {range_}, {does}"
    opposite = not passes
    row = _streak(met, opposite)
    often = sum(1 for hit in met if hit is opposite)
    what = "met" if opposite else "missed"
    if row > 1:
        still = "was" if until else "is"
        return (
            f"{words}, but that {still} still the range of before: the target was {what} in each of the last"
            f" {counted(row, 'month')}{until}."
        )
    if often:
        known = sum(1 for hit in met if hit is not None)
        return f"{words}, but it was {what} in {number(often)} of the last {counted(known, 'month')}{until}."
    return f"{words}."


def _streak(met: list[bool | None], wanted: bool) -> int:
    """How many of the last figures in a row met the target, or missed it."""
    known = [hit for hit in met if hit is not None]
    return next((place for place, hit in enumerate(reversed(known)) if hit is not wanted), len(known))


def _how_often(met: list[bool | None], until: str) -> str:
    """Of the last year. `until`: " up to July" where that was not just now."""
    known = [hit for hit in met if hit is not None]
    if not known:
        return "has no figure yet since it was set"
    row = _streak(met, True)
    gaps = " with figures" if len(known) < len(met) else ""
    if row == len(known) == 1:
        return f"was met in its only month{gaps}"
    if row > 1:
        return f"was met in each of the last {counted(row, 'month')}{gaps}{until}"
    often = number(sum(known)) if any(known) else "none"
    return f"was met in {often} of the last {counted(len(known), 'month')}{gaps}{until}"
