"""What each measure means: one YAML file a measure in `library/`, named by its code and checked when it is loaded.

How a figure is stored follows from its aggregation, everywhere alike:

- `ratio`: numerator and denominator; its value is numerator / denominator x multiplier, and a roll-up divides the sums.
- `sum`: the figure is the numerator and there is no denominator; a roll-up adds them.
- `mean`: the figure is `value` alone; a roll-up is the plain mean of its practices.

A value is always in the unit that is shown: 15.6 for 15.6%, 17.2 for 17.2 per 1,000.
"""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Annotated, Literal, Self

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from groundswell.measures.chart_settings import charts_for
from groundswell.spc.kinds import Kind
from groundswell.spc.rule_sets import RULE_SETS

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Code = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{2,59}$")]
Direction = Literal["lower", "higher", "neither"]
Aggregation = Literal["ratio", "sum", "mean"]
SetName = Literal["dashboard", "access_fund"]
AWAY_FROM_ZERO = 1 + 2**-50
"""Four steps of a double: lifts a half, and what division left just under one (57 of 200 is 28.499999999999996%), over
it. A share of counts that truly is under a half is further from it than that while its whole is under a thousand
million."""
NUDGED_BELOW = 1e9
"""From here on the nudge could reach the last digit shown; such values are rounded as they are."""
FigureField = Literal["numerator", "denominator", "value"]


class LibraryError(ValueError):
    """A measure in the library is not as it should be; the message names its file."""


def _rule_set(name: str) -> str:
    if name not in RULE_SETS:
        raise ValueError(f"there is no rule set {name}; there are {', '.join(RULE_SETS)}")
    return name


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class EntryField(_Frozen):
    """What stands beside the box in which a practice types one number."""

    label: Words
    hint: Words | None = None


class Disclosure(_Frozen):
    """How small numbers are kept from being read back to people; `words` says it to the reader."""

    policy: Literal["none", "round_5_suppress_1_7", "suppress_under_5"]
    words: Words


class MeasureDefinition(_Frozen):
    code: Code
    version: Annotated[int, Field(ge=1)]
    title: Words
    short_title: Words
    why: Words
    numerator: Words | None = None
    denominator: Words | None = None
    numerator_field: EntryField | None = None
    denominator_field: EntryField | None = None
    value_field: EntryField | None = None
    denominator_from: Code | None = None
    """The measure whose figure of the same month is the denominator, so that no one types it: list size, mostly."""
    unit: Literal["percent", "rate", "count", "ratio", "hours", "score"]
    unit_label: Words
    """Under the head of a column: "% not answered", "per 1,000 patients"."""
    value_label: Words
    """After one value: 15.6% "of calls not answered"."""
    multiplier: Literal[1, 100, 1000] = 1
    decimals: Annotated[int, Field(ge=0, le=4)]
    direction: Direction
    """Which way is better."""
    family: Literal["outcome", "process", "balancing"]
    chart: Kind = Kind.I
    """How it is drawn, and summed up, unless someone asks for another."""
    rules: Annotated[str, AfterValidator(_rule_set)] | None = None
    """The rule set its points are read by (`spc.RULE_SETS`); without one that of the chart."""
    period: Literal["month", "quarter"] = "month"
    aggregation: Aggregation
    may_exceed: bool = False
    """Whether a numerator above its denominator is possible: events per patient, not a share of a whole."""
    entry: bool = False
    """Whether a practice types it in."""
    entry_group: Words | None = None
    disclosure: Disclosure
    source: Words
    source_url: Words | None = None
    sets: dict[SetName, int] = {}
    """The lists it belongs to, with its place in each, from 1."""
    owner: Words

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        ratio = self.aggregation == "ratio"
        faults = {
            "a measure of aggregation ratio needs numerator and denominator, sum a numerator alone, mean neither": (
                (self.numerator is not None, self.denominator is not None)
                != {"ratio": (True, True), "sum": (True, False), "mean": (False, False)}[self.aggregation]
            ),
            "unit percent goes with aggregation ratio and multiplier 100, or with aggregation mean": (
                self.unit == "percent" and self.multiplier != (100 if ratio else 1)
            ),
            "only a ratio has a multiplier": not ratio and self.multiplier != 1,
            "only a ratio may exceed or take its denominator from another measure": (
                not ratio and (self.may_exceed or self.denominator_from is not None)
            ),
            "a share in percent cannot exceed the whole": self.unit == "percent" and self.may_exceed,
            "a measure that is typed in needs entry_group and a label for each number": (
                self.entry and (self.entry_group is None or set(self.entry_fields) != self.typed)
            ),
            f"it cannot be drawn as chart {self.chart}": self.chart not in charts_for(self),
            "source_url must begin with https://": not (self.source_url or "https://").startswith("https://"),
        }
        if wrong := [words for words, is_fault in faults.items() if is_fault]:
            raise ValueError("; ".join(wrong))
        return self

    @property
    def typed(self) -> set[FigureField]:
        """The numbers someone must give for one figure."""
        if self.aggregation == "mean":
            return {"value"}
        if self.aggregation == "sum" or self.denominator_from:
            return {"numerator"}
        return {"numerator", "denominator"}

    @property
    def entry_fields(self) -> dict[FigureField, EntryField]:
        """The boxes of an entry form in order: the whole before its part, as people count."""
        fields: dict[FigureField, EntryField | None] = {
            "denominator": self.denominator_field,
            "numerator": self.numerator_field,
            "value": self.value_field,
        }
        return {name: field for name, field in fields.items() if field is not None}

    def shown(self, value: float, more: int = 0) -> str:
        """A value as people read it: 15.6%, 17.2, 1,234; with `more` digits than usual where two must be told apart.

        Half is rounded away from zero: 5 of 8 is 63%. Adding zero keeps a tiny negative from reading -0.0.
        """
        decimals = self.decimals + more
        nudged = value * AWAY_FROM_ZERO if -NUDGED_BELOW < value < NUDGED_BELOW else value
        digits = f"{round(nudged, decimals) + 0.0:,.{decimals}f}"
        return f"{digits}%" if self.unit == "percent" else digits

    def limit_shown(self, limit: float) -> str:
        """A limit as it is written: no value is below nought and no share above the whole, wherever the sum puts it."""
        return self.shown(max(min(limit, 100.0), 0.0) if self.unit == "percent" else max(limit, 0.0))

    def target_shown(self, target: float) -> str:
        """A target with the digits it was set with: 10%, not 10.0%, and 9.25%, not 9.3%."""
        digits = f"{target + 0.0:,.9f}".rstrip("0").rstrip(".")
        return f"{digits}%" if self.unit == "percent" else digits


def read_definition(name: str, text: str) -> MeasureDefinition:
    """One measure from the text of its file. `name` is the file's name, which must be the code with `.yaml`."""
    try:
        definition = MeasureDefinition.model_validate(yaml.safe_load(text))
    except (yaml.YAMLError, ValidationError) as error:
        raise LibraryError(f"Measure file {name} is not valid: {error}") from error
    if name != f"{definition.code}.yaml":
        raise LibraryError(f"Measure file {name} defines {definition.code}: it should be called {definition.code}.yaml")
    return definition


def assemble(definitions: Iterable[MeasureDefinition]) -> dict[str, MeasureDefinition]:
    """The measures by code, once what they say of each other is known to hold."""
    found = {definition.code: definition for definition in definitions}
    places: dict[tuple[SetName, int], str] = {}
    for code, definition in found.items():
        if definition.denominator_from and definition.denominator_from not in found:
            raise LibraryError(
                f"Measure file {code}.yaml takes its denominator from {definition.denominator_from}: no such measure"
            )
        for at in definition.sets.items():
            if at in places:
                raise LibraryError(
                    f"Measure files {places[at]}.yaml and {code}.yaml share place {at[1]} of set {at[0]}"
                )
            places[at] = code
    return found


@cache
def library() -> dict[str, MeasureDefinition]:
    """Every measure by its code. Raises `LibraryError` naming the file that is wrong."""
    sources: list[Traversable] = [
        file for file in files("groundswell.measures").joinpath("library").iterdir() if file.name.endswith(".yaml")
    ]
    sources.sort(key=lambda file: file.name)
    return assemble(read_definition(file.name, file.read_text(encoding="utf-8")) for file in sources)


def measures_in(set_name: SetName) -> list[MeasureDefinition]:
    """The measures of one set in their order: the eight of the overview, the nine of the Access Fund."""
    members = [definition for definition in library().values() if set_name in definition.sets]
    return sorted(members, key=lambda definition: definition.sets[set_name])
