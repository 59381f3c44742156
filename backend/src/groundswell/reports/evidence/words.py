"""Evidence in words: what moved where and how sure that is. Pure.

Words of association alone: where practices adopted, figures fell. What made them fall is not in the figures.
"""

from groundswell.evidence.estimate import Estimate
from groundswell.evidence.its import EFFECT_OVER, FEWEST_AFTER, FEWEST_BEFORE
from groundswell.evidence.pooling import Pooled
from groundswell.measures.definitions import MeasureDefinition
from groundswell.reports.evidence.schemas import Effect, EvidenceSides
from groundswell.reports.schemas import Segment
from groundswell.reports.wording.grammar import capital, counted, number, subject_of
from groundswell.reports.wording.segments import said

MINUS = "−"
MOST_MORE = 6
"""Digits beyond those of the measure."""
NOTES = (
    "A site is the practices of one federation that adopted; those in none count with their commissioner.",
    "Months count from each practice’s own day of adoption; the month that holds the day counts on neither side.",
    "Each site is compared with its own trend before, carried on with its yearly season, over the first twelve months.",
    "Bad months before adoption may pass by themselves, so all is worked out again without the last three.",
    "Practices that stopped are counted with the others.",
    "Figures that moved when practices adopted may have moved for other reasons at the same time.",
)


def digits(definition: MeasureDefinition, value: float, more: int = 0) -> str:
    """A change without its sign, with one digit where the measure has none: 2.7; with `more` than that."""
    return f"{abs(value):,.{max(1, definition.decimals) + more}f}"


def signed(definition: MeasureDefinition, value: float, more: int = 0) -> str:
    shown = digits(definition, value, more)
    return shown if _is_nought(shown) else (MINUS if value < 0 else "+") + shown


def _is_nought(shown: str) -> bool:
    return float(shown.replace(",", "")) == 0


def _more(definition: MeasureDefinition, estimate: Estimate) -> int:
    """As many digits more as it takes for no end of a clear range to read as nought."""
    if not estimate.is_clear:
        return 0
    end = min(abs(estimate.lower), abs(estimate.upper))
    return next((more for more in range(MOST_MORE) if not _is_nought(digits(definition, end, more))), MOST_MORE)


def effect(definition: MeasureDefinition, estimate: Estimate, more: int = 0) -> Effect:
    more += _more(definition, estimate)
    value, lower, upper = (signed(definition, each, more) for each in (estimate.value, estimate.lower, estimate.upper))
    return {
        "value": estimate.value,
        "lower": estimate.lower,
        "upper": estimate.upper,
        "shown": f"{value} ({lower} to {upper})",
    }


def unit(definition: MeasureDefinition) -> str:
    """After a change: "points" of a share, else what the values are in."""
    if definition.unit == "percent":
        return "points"
    return "" if definition.unit == "ratio" else definition.unit_label


def sides(definition: MeasureDefinition) -> EvidenceSides:
    subject = subject_of(definition)
    if subject.plural:
        return {"below": f"fewer {subject.bare}", "above": "more"}
    return {"below": f"lower {subject.bare}", "above": "higher"}


def way(value: float) -> str:
    return "fell" if value < 0 else "rose"


def range_words(definition: MeasureDefinition, estimate: Estimate) -> str:
    """The range of a clear change, without signs and nearest to nought first: "1.8 to 3.5"."""
    ends = sorted((abs(estimate.lower), abs(estimate.upper)))
    return " to ".join(digits(definition, end, _more(definition, estimate)) for end in ends)


def with_unit(definition: MeasureDefinition, shown: str) -> str:
    return f"{shown} {unit(definition)}".strip()


def moved_by(definition: MeasureDefinition, change: Estimate) -> str:
    """How far, without its sign: "2.7 points"."""
    return with_unit(definition, digits(definition, change.value, _more(definition, change)))


def sentence(
    definition: MeasureDefinition, sites: int, average: Pooled | None, adopted: int, practices: int
) -> list[Segment]:
    """What the page says first: the average and its range, what a new site could see, and how many have adopted."""
    spread = said(f" {adopted:,} of {practices:,} practices have adopted it.")
    subject = subject_of(definition)
    if average is None:
        return [said(too_few(sites)), spread]
    moved = average.average
    begin = f"At {number(sites)} sites {subject.text} "
    if moved.is_clear:
        change = moved_by(definition, moved)
        words = [
            said(f"{begin}{way(moved.value)} by "),
            said(change, "strong"),
            said(f" on average (95% range {range_words(definition, moved)})."),
        ]
    else:
        words = [
            said(f"{begin}{subject.show} "),
            said("no clear change", "strong"),
            said(f" on average: {_between(definition, moved)} (95% range)."),
        ]
    return [*words, said(f" {differ(definition, average)}"), spread]


def without_last_three(definition: MeasureDefinition, change: Estimate) -> str:
    """What the average is when the three months before adoption count on neither side."""
    subject = subject_of(definition)
    begin = f"Without the three months before adoption {subject.text}"
    if not change.is_clear:
        return f"{begin} {subject.show} no clear change on average: {_between(definition, change)} (95% range)."
    by = f"{way(change.value)} by {moved_by(definition, change)}"
    return f"{begin} {by} on average (95% range {range_words(definition, change)})."


def differ(definition: MeasureDefinition, average: Pooled) -> str:
    """ "The sites differ: a new one could see anything from 5.8 fewer to 0.4 more." """
    begin = "The sites differ" if average.tau > 0 else "The sites hardly differ"
    return f"{begin}: a new one could see anything from {_between(definition, average.prediction)}."


def _between(definition: MeasureDefinition, estimate: Estimate) -> str:
    """ "5.8 fewer to 0.4 more", "0.7 to 4.6 fewer" """
    fewer, more = ("fewer", "more") if subject_of(definition).plural else ("lower", "higher")
    if estimate.is_clear:
        return f"{range_words(definition, estimate)} {fewer if estimate.value < 0 else more}"
    return f"{digits(definition, estimate.lower)} {fewer} to {digits(definition, estimate.upper)} {more}"


def too_few(sites: int) -> str:
    if sites == 0:
        return (
            f"No site has figures for {FEWEST_BEFORE} months before it adopted and {FEWEST_AFTER} of the first "
            f"{EFFECT_OVER} after: "
            "too little to say anything."
        )
    return f"{capital(counted(sites, 'site'))} with enough months: too few to pool."


def not_pooled(sites: int) -> str:
    """ "one site, not pooled" """
    return f"{counted(sites, 'site')}, not pooled"


def difference_between(definition: MeasureDefinition, average: Pooled) -> str:
    tau = with_unit(definition, digits(definition, average.tau))
    return f"Difference between sites: I² {average.i2:.0%}, τ {tau}."


def months_lacking(before: int, after: int) -> str:
    """Why a site is not among those pooled."""
    lacking = []
    if before < FEWEST_BEFORE:
        lacking.append(f"{counted(before, 'month')} before, {number(FEWEST_BEFORE)} are needed")
    if after < FEWEST_AFTER:
        first = f"{number(after)} of the first {number(EFFECT_OVER)} months after"
        lacking.append(f"{first}, {number(FEWEST_AFTER)} are needed")
    return capital("; ".join(lacking)) + "." if lacking else "Its figures never vary."


def site_words(definition: MeasureDefinition, name: str, practices: int, began: int, change: Estimate) -> str:
    """A line of the forest as one sentence."""
    more = _more(definition, change)
    spoken = f"{way(change.value)} by {moved_by(definition, change)}" if change.is_clear else "no clear change"
    ends = f"{signed(definition, change.lower, more)} to {signed(definition, change.upper, more)}"
    return f"{name}, {counted(practices, 'practice')}, began {began}: {spoken}, 95% range {ends}."


def unnamed_site(practices: int) -> str:
    return f"A site of {counted(practices, 'practice')}"


def comparison_sentence(definition: MeasureDefinition, change: Estimate | None, adopters: int, comparisons: int) -> str:
    """How adopters changed beside practices like them."""
    if change is None:
        return (
            "Too few practices with enough months stand beside others like them that had not adopted: "
            "there is nothing to compare with."
        )
    subject = subject_of(definition)
    who = (
        f"{capital(counted(adopters, 'practice'))} that adopted, "
        f"beside {counted(comparisons, 'practice')} like them that had not yet"
    )
    if not change.is_clear:
        return f"{who}: {subject.text} moved no clearly different way ({effect(definition, change)['shown']})."
    further = moved_by(definition, change)
    down = "down" if change.value < 0 else "up"
    ends = range_words(definition, change)
    return f"{who}: {subject.text} moved {further} further {down} where practices adopted (95% range {ends})."
