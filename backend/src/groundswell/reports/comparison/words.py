"""What a funnel plot and a centile chart say in words. Pure.

Nobody is called best or worst, and nobody is ranked by level alone: the words say who differs by more than size and
usual spread explain, and how the others are spread.
"""

from groundswell.measures.definitions import MeasureDefinition
from groundswell.measures.periods import in_words
from groundswell.reports.comparison.schemas import ComparedKind
from groundswell.reports.schemas import Segment, SignalName, Tone
from groundswell.reports.wording.grammar import NOUNS, be, capital, counted, have, number, numeral_ordinal, subject_of
from groundswell.reports.wording.segments import said
from groundswell.spc.comparison import Funnel, Place
from groundswell.spc.comparison.funnel import TAIL_2, TAIL_3

COMPARED_NOUNS: dict[ComparedKind, tuple[str, str]] = {
    "practice": ("practice", "practices"),
    "federation": NOUNS["federation"],
    "network": NOUNS["network"],
    "commissioner": NOUNS["commissioner"],
}
_ABOVE: dict[str, SignalName] = {"lower": "worse", "higher": "improving", "neither": "up"}
_BELOW: dict[str, SignalName] = {"lower": "improving", "higher": "worse", "neither": "down"}
FAR_MORE = 4.0
"""Times the variance that chance alone would give: twice its standard deviation."""
_VALUES_BELOW = "The values are in the table below."


def signal_at(definition: MeasureDefinition, place: int) -> SignalName | None:
    """Of a place in a funnel: only beyond the outer lines is there one."""
    if place == Place.ABOVE_3:
        return _ABOVE[definition.direction]
    return _BELOW[definition.direction] if place == Place.BELOW_3 else None


def who(of: ComparedKind, where: str, count: int) -> str:
    """ "87 practices in Kent and Medway"."""
    one, many = COMPARED_NOUNS[of]
    return f"{counted(count, one, many)} in {where}"


def rank_shown(low: int, high: int, of: int) -> str:
    if low == 1 and high == of:
        return f"anywhere among {of:,}"
    if low == high:
        return f"{numeral_ordinal(low)} lowest of {of:,}"
    return f"between {numeral_ordinal(low)} and {numeral_ordinal(high)} lowest of {of:,}"


# --- funnel ----------------------------------------------------------------------------------------------------------


def funnel_sentence(
    definition: MeasureDefinition, of: ComparedKind, where: str, month: int | None, found: Funnel | None
) -> list[Segment]:
    """ "Of 87 practices in Kent and Medway, three are above what their size explains and two are below it." """
    one, _ = COMPARED_NOUNS[of]
    if found is None or month is None:
        return [said("No figures yet.")]
    compared = int(found.compared.sum())
    if compared < 2:
        begins = f"No {one} in {where} has" if compared == 0 else f"Only one {one} in {where} has"
        return [said(f"{begins} a figure for {in_words(month)}: there is nothing to compare.")]
    explained = _explained(of, found)
    average = f"The average was {definition.shown(found.centre)} in {in_words(month)}."
    parts = _outside(definition, found)
    if not parts:
        nobody = "Neither" if compared == 2 else "None"
        return [said(f"{nobody} of {who(of, where, compared)} is further from the average than {explained}. {average}")]
    segments = [said(f"Of {who(of, where, compared)}, "), parts[0], said(f" what {explained}")]
    if len(parts) > 1:
        segments += [said(" and "), parts[1], said(" it")]
    return [*segments, said(f". {average}")]


_LIES = {
    Place.ABOVE_3: "above the upper outer line",
    Place.ABOVE_2: "between the upper inner line and the outer one",
    Place.WITHIN: "between the lines",
    Place.BELOW_2: "between the lower inner line and the outer one",
    Place.BELOW_3: "below the lower outer line",
}


def picked_words(definition: MeasureDefinition, name: str, month: int, value: float | None, place: int) -> str:
    """ "Brackenholt, 9.2%, lies between the lines."; `value` None: it has no place among the others."""
    if value is None:
        return f"{name} has no figure to compare for {in_words(month)}."
    return f"{name}, {definition.shown(value)}, lies {_LIES[Place(place)]}."


def without_words(of: ComparedKind, without: int) -> str:
    """ "81 practices have no figure to compare."."""
    return f"{capital(counted(without, *COMPARED_NOUNS[of]))} {have(without)} no figure to compare."


def _explained(of: ComparedKind, found: Funnel) -> str:
    spread = f"size and the usual spread between {COMPARED_NOUNS[of][1]} explain"
    return spread if found.adjusted else "size explains"


def _outside(definition: MeasureDefinition, found: Funnel) -> list[Segment]:
    """Those above, those below, in the colours of the direction."""
    parts = []
    for place, side in ((Place.ABOVE_3, "above"), (Place.BELOW_3, "below")):
        if count := int((found.place == place).sum()):
            words = f"{number(count)} {be(count)} {side}"
            parts.append(said(words, _tone(signal_at(definition, place))))
    return parts


def _tone(signal: SignalName | None) -> Tone:
    return signal if signal == "improving" or signal == "worse" else "strong"


def dispersion_words(of: ComparedKind, found: Funnel | None) -> str:
    """Whether they differ more than chance alone would have them, and what was done about it."""
    many = COMPARED_NOUNS[of][1]
    if found is None or int(found.compared.sum()) < 2:
        return ""
    if not found.adjusted:
        return f"The {many} differ no more than chance and size explain, so the lines are drawn for chance alone."
    far = "far more" if found.dispersion >= FAR_MORE else "more"
    return (
        f"The {many} differ {far} than chance alone would make them,"
        " so the lines also take in the usual spread between them."
    )


def lines_words(of: ComparedKind, found: Funnel | None) -> str:
    """What the lines mean, and how many to expect outside them for no reason."""
    many = COMPARED_NOUNS[of][1]
    compared = 0 if found is None else int(found.compared.sum())
    if found is None or compared < 2:
        return ""
    only = "only by chance and their usual spread" if found.adjusted else "only by chance"
    words = (
        f"Of every 1,000 {many} that differ {only}, {1000 * (1 - 2 * TAIL_3):.0f} are between the outer lines"
        f" and {1000 * (1 - 2 * TAIL_2):.0f} between the inner ones."
    )
    unlucky = round(compared * 2 * TAIL_3)
    return f"{words} Of {compared:,}, about {number(unlucky)} would be outside for no reason." if unlucky else words


def funnel_alternative(
    definition: MeasureDefinition, of: ComparedKind, where: str, month: int | None, found: Funnel | None
) -> str:
    """What a screen reader says in place of the plot."""
    subject = subject_of(definition)
    if found is None or month is None:
        return f"Funnel plot of {subject.bare}. There are no figures yet."
    compared = int(found.compared.sum())
    words = f"Funnel plot of {subject.bare} against size, {who(of, where, compared)}, {in_words(month)}."
    if compared == 0:
        return words
    above, below = (int((found.place == place).sum()) for place in (Place.ABOVE_3, Place.BELOW_3))
    return (
        f"{words} Average {definition.shown(found.centre)}. {capital(_many(above))} above the upper outer line,"
        f" {_many(below)} below the lower one. {_VALUES_BELOW}"
    )


def _many(count: int) -> str:
    return number(count) if count else "none"


# --- centiles --------------------------------------------------------------------------------------------------------


def centiles_sentence(
    definition: MeasureDefinition,
    of: ComparedKind,
    where: str,
    month: int | None,
    count: int,
    fewest: int,
    lines: dict[int, float],
    organisation: tuple[str, float | None, float | None] | None,
    too_few: tuple[int, int] | None = None,
) -> list[Segment]:
    """Of the newest month with lines, in which `count` have a figure. `lines`: its centiles; `organisation`: the name,
    value and centile of the one picked out; `too_few`: a newer month, with how many have a figure of it."""
    said_of_it = _of_month(definition, of, where, month, count, fewest, lines, organisation)
    if too_few is None:
        return said_of_it
    newer, some = too_few
    only = f"only {number(some)} {have(some)} a figure" if some else "nobody has a figure"
    return [*said_of_it, said(f" For {in_words(newer)} {only}: too few for centiles.")]


def _of_month(
    definition: MeasureDefinition,
    of: ComparedKind,
    where: str,
    month: int | None,
    count: int,
    fewest: int,
    lines: dict[int, float],
    organisation: tuple[str, float | None, float | None] | None,
) -> list[Segment]:
    if month is None:
        return [said("No figures yet.")]
    if not lines:
        named = f"{counted(fewest, *COMPARED_NOUNS[of])} with a figure"
        there = f"in {where}, {number(count)} {have(count)} one for {in_words(month)}"
        return [said(f"Centiles need at least {named}: {there}.")]
    shown = {at: definition.shown(value) for at, value in lines.items()}
    middle = f"between {shown[25]} and {shown[75]}"
    everyone = who(of, where, count)
    if organisation is None:
        outer = f"and nine in ten between {shown[5]} and {shown[95]}"
        return [said(f"In {in_words(month)} half of {everyone} were {middle}, {outer}.")]
    name, value, centile = organisation
    if value is None or centile is None:
        none = f"{name} has no figure to compare for {in_words(month)}."
        return [said(none, "strong"), said(f" Half of {everyone} were {middle}.")]
    lower = min(max(round(centile), 1), 99)
    return [
        said(f"{name} was at "),
        said(definition.shown(value), "strong"),
        said(
            f" in {in_words(month)}, higher than about {lower} of every 100 {COMPARED_NOUNS[of][1]} in {where}."
            f" Half of the {count:,} were {middle}."
        ),
    ]


def centiles_alternative(
    definition: MeasureDefinition,
    of: ComparedKind,
    where: str,
    months: tuple[int, int] | None,
    month: int | None,
    lines: dict[int, float],
    organisation: str | None,
) -> str:
    subject = subject_of(definition)
    if months is None:
        return f"Centile chart of {subject.bare}. There are no figures yet."
    first, last = months
    period = in_words(first) if first == last else f"{in_words(first)} to {in_words(last)}"
    words = f"Centile chart of {subject.bare}, {COMPARED_NOUNS[of][1]} in {where}, {period}."
    if lines and month is not None:
        ends = f"5th at {definition.shown(lines[5])}, 95th at {definition.shown(lines[95])}"
        words += f" In {in_words(month)} the 50th centile is at {definition.shown(lines[50])}, the {ends}."
    if organisation:
        words += f" {organisation} is a line of its own."
    return f"{words} {_VALUES_BELOW}"
