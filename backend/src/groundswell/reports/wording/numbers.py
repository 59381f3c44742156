"""Figures, their ranges and their columns as people read them. Pure."""

from groundswell.measures.definitions import MeasureDefinition
from groundswell.spc.words import band

MOST_MORE = 4
"""Digits tried to tell two numbers apart, with none; beyond them they are as good as equal."""
_WITHHELD = {
    "none": "withheld by its source",
    "suppress_under_5": "under 5 answers",
    "round_5_suppress_1_7": "a count of 1 to 7",
}


def more_digits(definition: MeasureDefinition, value: float, bound: float | None) -> int:
    """How many digits more than usual tell a value from a bound on one side of which it lies."""
    if bound is None or value == bound:
        return 0
    apart = (more for more in range(MOST_MORE) if definition.shown(value, more) != definition.shown(bound, more))
    return next(apart, 0)


def usual_range(definition: MeasureDefinition, lower: float, upper: float) -> str:
    """ "8.9 to 12.1%": the unit once, at the end."""
    return f"{definition.limit_shown(lower).removesuffix('%')} to {definition.limit_shown(upper)}"


def usual(definition: MeasureDefinition, lower: float | None, upper: float | None) -> str | None:
    """ "the usual range of 8.9 to 12.1%"; None without limits."""
    return band(lower, upper, definition.limit_shown)


def withheld_words(definition: MeasureDefinition) -> str:
    return _WITHHELD[definition.disclosure.policy]


def meets(definition: MeasureDefinition, value: float, target: float) -> bool:
    if definition.direction == "neither":
        return True
    return value <= target if definition.direction == "lower" else value >= target


def percent(part: int, whole: int) -> str | None:
    """A whole percentage. 100% only of all of them and 0% only of none."""
    if whole == 0:
        return None
    if 0 < part < whole:
        return f"{min(99, max(1, round(100 * part / whole)))}%"
    return f"{100 * part // whole}%"


def in_digits(value: float | None) -> str | None:
    """A numerator or denominator as people read it: 10,168; 1,204.5 for hours."""
    if value is None:
        return None
    digits = f"{value:,.2f}"
    return digits.rstrip("0").rstrip(".")


def column_labels(definition: MeasureDefinition) -> tuple[str | None, str | None]:
    """The heads over numerators and denominators: the short words of the boxes they are typed in, where there are."""
    part, whole = definition.numerator_field, definition.denominator_field
    return part.label if part else definition.numerator, whole.label if whole else definition.denominator
