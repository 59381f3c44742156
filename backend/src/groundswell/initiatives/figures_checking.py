"""Whether a figure that somebody gives can be right: whose it is, of which month, and its numbers."""

from collections.abc import Sequence
from datetime import date
from math import isfinite
from typing import NamedTuple

from groundswell.clock import day_in_words, today
from groundswell.initiatives.figures import Part
from groundswell.initiatives.measures_queries import MeasureFacts
from groundswell.measures.periods import FIRST_MONTH, month_of
from groundswell.measures.periods import in_words as month_in_words
from groundswell.organisations.models import Organisation

LARGEST = 1e12
"""Far above any count, far below where sums of whole numbers stop being exact."""


class Cell(NamedTuple):
    """A figure as it is sent; without any number it is taken back. `seen`: the revision of the one it replaces."""

    practice: str | None
    period: date
    numerator: float | None = None
    denominator: float | None = None
    value: float | None = None
    seen: int | None = None

    @property
    def is_empty(self) -> bool:
        return self.numerator is None and self.denominator is None and self.value is None


class Fault(NamedTuple):
    column: str
    words: str


class Checking:
    """Of the figures of one measure of one initiative."""

    def __init__(self, title: str, measure: MeasureFacts, parts: Sequence[Part]) -> None:
        self.title = title
        self.measure = measure
        self._parts: dict[str, list[Part]] = {}
        for part in parts:
            self._parts.setdefault(part.practice.code, []).append(part)

    def practice(self, code: str) -> Organisation | None:
        """The practice with this code, if it takes part or took part."""
        found = self._parts.get(code.upper())
        return found[0].practice if found else None

    def faults(self, cell: Cell) -> list[Fault]:
        """What is wrong with a figure; nothing where it can be taken."""
        return [*self._whose(cell), *self._when(cell.period), *([] if cell.is_empty else self._numbers(cell))]

    def _whose(self, cell: Cell) -> list[Fault]:
        if not self.measure.row.by_practice:
            words = "The team gives one figure for all practices: leave the practice out."
            return [Fault("practice", words)] if cell.practice else []
        if not cell.practice:
            return [Fault("practice", "Each practice gives its own figure: say whose it is.")]
        parts = self._parts.get(cell.practice.upper())
        if parts is None:
            return [Fault("practice", f"No practice {cell.practice} that you may see takes part in “{self.title}”.")]
        month, practice = month_of(cell.period), parts[0].practice
        if cell.is_empty or any(part.holds_in(month) for part in parts):
            return []
        of_month = f"so it has no figure for {month_in_words(month)}"
        if practice.closed is not None and practice.closed <= cell.period.replace(day=1):
            return [Fault("practice", f"{practice.name} closed on {day_in_words(practice.closed)}, {of_month}.")]
        return [Fault("practice", f"{practice.name} {_took_part(parts)}, {of_month}.")]

    def _when(self, period: date) -> list[Fault]:
        if period.replace(day=1) > today():
            words = f"{month_in_words(month_of(period))} has not begun: choose a month that has."
            return [Fault("period", words)]
        if period < FIRST_MONTH:
            return [Fault("period", f"No figures are kept of months before {month_in_words(month_of(FIRST_MONTH))}.")]
        return []

    def _numbers(self, cell: Cell) -> list[Fault]:
        definition = self.measure.definition
        sent = {"numerator": cell.numerator, "denominator": cell.denominator, "value": cell.value}
        faults = []
        for name, number in sent.items():
            if number is None and name in definition.typed:
                faults.append(Fault(name, "Give this number too, or none at all."))
            elif number is not None and name not in definition.typed:
                faults.append(Fault(name, "This measure has no such number: leave it out."))
            elif number is not None and (not isfinite(number) or abs(number) > LARGEST):
                faults.append(Fault(name, "This is not a number that can be counted with."))
            elif number is not None and number < 0:
                faults.append(Fault(name, "A figure is nought or more."))
        if faults:
            return faults
        if cell.denominator == 0:
            return [Fault("denominator", "Nothing can be divided by nought: leave the month empty.")]
        part, whole = cell.numerator, cell.denominator
        if part is not None and whole is not None and part > whole and not definition.may_exceed:
            return [Fault("numerator", f"{part:,.10g} of {whole:,.10g}: a part is not larger than its whole.")]
        if cell.value is not None and definition.unit == "percent" and cell.value > 100:
            return [Fault("value", "A share is not above 100%.")]
        return []


def _took_part(parts: Sequence[Part]) -> str:
    """ "takes part from 1 May 2018", "took part from 1 May to 30 June 2018"."""
    said = []
    for part in parts:
        first, last = part.taking_part.first, part.taking_part.last
        until = f" to {day_in_words(last)}" if last is not None else ""
        said.append(f"from {day_in_words(first)}{until}")
    return f"takes part {' and '.join(said)}"
