"""What a measure of an initiative means: one of the library as it is, or one that the team has defined.

A team's measure becomes a `MeasureDefinition` like those of the library, so that the same charts, sentences and
rounding serve it. Nothing in it is withheld: the team gives its own figures for itself.
"""

from pydantic import ValidationError

from groundswell.errors import Invalid
from groundswell.initiatives.models import InitiativeMeasure
from groundswell.measures.definitions import Disclosure, FigureField, MeasureDefinition, library
from groundswell.measures.models import Measure

NOTHING_WITHHELD = Disclosure(policy="none", words="The team's own figures, shown as they were given.")
THE_TEAM = "The team of the initiative"


def is_own(row: InitiativeMeasure) -> bool:
    """Whether the team has defined it."""
    return row.measure_id is None


def definition_of(row: InitiativeMeasure, known: Measure | None = None) -> MeasureDefinition:
    """What the measure means. `known`: the measure of the library, where it is one.

    Raises `pydantic.ValidationError` where a team's definition does not hang together.
    """
    if known is not None:
        return library()[known.code]
    return MeasureDefinition.model_validate(
        {
            "code": f"team_measure_{row.id or 0}",
            "version": 1,
            "title": row.title,
            "short_title": row.title,
            "why": "Chosen by the team to see whether what they change makes a difference.",
            "numerator": row.numerator,
            "denominator": row.denominator,
            "unit": row.unit,
            "unit_label": row.unit_label,
            "value_label": (row.unit_label or "").removeprefix("%").strip() or row.unit_label,
            "multiplier": row.multiplier,
            "decimals": row.decimals,
            "direction": row.direction,
            "family": row.family,
            "aggregation": row.aggregation,
            "may_exceed": row.aggregation == "ratio" and row.unit != "percent",
            "disclosure": NOTHING_WITHHELD,
            "source": THE_TEAM,
            "owner": THE_TEAM,
        }
    )


def check_definition(row: InitiativeMeasure) -> None:
    """Raises `Invalid` with what is wrong, field by field, where a team's definition does not hang together."""
    wrong = []
    if row.aggregation == "ratio":
        if not row.numerator:
            wrong.append(("numerator", "Say what is counted: “Calls answered within 30 minutes”."))
        if not row.denominator:
            wrong.append(("denominator", "Say of what it is a part: “Calls”."))
    if row.aggregation == "sum":
        if not row.numerator:
            wrong.append(("numerator", "Say what is counted."))
        if row.denominator:
            wrong.append(("denominator", "A sum is not divided by anything: leave it out, or choose a ratio."))
    if row.aggregation == "mean" and (row.numerator or row.denominator):
        wrong.append(("numerator", "A mean is given as one value: leave out what it is made of, or choose a ratio."))
    if row.unit == "percent" and row.aggregation == "sum":
        wrong.append(("unit", "Shares cannot be added up: choose a ratio, or a mean."))
    if row.aggregation != "ratio" and row.multiplier != 1:
        wrong.append(("multiplier", "Only a ratio has one."))
    if row.unit == "percent" and row.aggregation == "ratio" and row.multiplier != 100:
        wrong.append(("multiplier", "A share in percent is multiplied by 100."))
    if wrong:
        raise Invalid("The measure does not hang together.", wrong)
    try:
        definition_of(row)
    except ValidationError as error:
        at = str(error.errors()[0]["loc"][0]) if error.errors()[0]["loc"] else "title"
        raise Invalid("The measure does not hang together.", [(at, "Say it in words.")]) from error


def typed_numbers(definition: MeasureDefinition) -> list[FigureField]:
    """The numbers of one figure in the order in which people write them: the part before its whole."""
    order: tuple[FigureField, ...] = ("numerator", "denominator", "value")
    return [name for name in order if name in definition.typed]


def aim_words(definition: MeasureDefinition, aim: float | None) -> str | None:
    """ "≤ 6%": the aim as a target is written, with the side on which it is met."""
    if aim is None:
        return None
    sign = {"lower": "≤ ", "higher": "≥ ", "neither": ""}[definition.direction]
    return f"{sign}{definition.target_shown(aim)}"
