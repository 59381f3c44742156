"""Reading the inputs of a case with a sentence for what is wrong, and writing columns with None for no value."""

import math
from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from groundswell.spc.arrays import Counts, Flags, Floats
from groundswell.spc.kinds import Kind

Word = TypeVar("Word")


def a_kind(word: str, kinds: Mapping[str, Kind]) -> Kind:
    if word not in kinds:
        raise ValueError(f"There is no kind {word!r} of this package; there are {', '.join(kinds)}.")
    return kinds[word]


def a_word(inputs: Mapping[str, Any], name: str, meanings: Mapping[str, Word], default: str) -> Word:
    """What the word means; `default` where it is absent or null."""
    word = inputs.get(name)
    word = default if word is None else word
    if not isinstance(word, str) or word not in meanings:
        raise ValueError(f"{name} must be one of {', '.join(meanings)}, not {word!r}.")
    return meanings[word]


def a_switch(inputs: Mapping[str, Any], name: str, default: bool) -> bool:
    switch = inputs.get(name)
    if switch is not None and not isinstance(switch, bool):
        raise ValueError(f"{name} must be true or false, not {switch!r}.")
    return default if switch is None else switch


def a_number(inputs: Mapping[str, Any], name: str) -> float | None:
    number = inputs.get(name)
    return None if number is None else _number(number, name)


def a_count(inputs: Mapping[str, Any], name: str, least: int | None = None) -> int | None:
    number = a_number(inputs, name)
    if number is None:
        return None
    if number != number or number != int(number) or (least is not None and number < least):
        bound = "" if least is None else f" of at least {least}"
        raise ValueError(f"{name} must be a whole number{bound}, not {inputs[name]!r}.")
    return int(number)


def a_list(inputs: Mapping[str, Any], name: str) -> list[Any]:
    """The list of this name; one value stands for a list of one, null or nothing for an empty one."""
    given = inputs.get(name)
    if given is None:
        return []
    return given if isinstance(given, list) else [given]


def whole_numbers(inputs: Mapping[str, Any], name: str) -> list[int]:
    """The whole numbers of this list; nulls left out."""
    numbers = [a_count({name: number}, name) for number in a_list(inputs, name)]
    return [number for number in numbers if number is not None]


def some_numbers(inputs: Mapping[str, Any], name: str, count: int | None = None) -> Floats | None:
    """float64, NaN for null; None where the column is absent. Raises ValueError for anything but numbers, or a column
    that is not `count` long."""
    given = inputs.get(name)
    if given is None:
        return None
    if not isinstance(given, list) or (count is not None and len(given) != count):
        raise ValueError(f"{name} must be a list of numbers" + (f", {count} of them." if count is not None else "."))
    return np.array([math.nan if number is None else _number(number, name) for number in given], dtype=np.float64)


def a_moment(date: object) -> datetime:
    """A date or time as it is on the clock there."""
    try:
        if isinstance(date, str):
            return datetime.fromisoformat(date).replace(tzinfo=None)
    except ValueError:
        pass
    raise ValueError(f"{date!r} is not a date written as year-month-day.")


def measured(inputs: Mapping[str, Any], name: str, longest_empty: int = 0) -> Floats:
    """The column a chart cannot do without. It may be without any number where it has 1 to `longest_empty` rows."""
    numbers = some_numbers(inputs, name)
    if numbers is None or (np.isnan(numbers).all() and not 0 < len(numbers) <= longest_empty):
        raise ValueError(f"There is nothing to chart: {name} holds no number.")
    return numbers


def _number(given: object, name: str) -> float:
    if isinstance(given, bool) or not isinstance(given, int | float):
        raise ValueError(f"{name} must be numeric; {given!r} is not a number.")
    try:
        number = float(given)
    except OverflowError:
        number = math.inf
    if math.isinf(number):
        raise ValueError(f"{name} must be numeric; {given!r} is too large.")
    return number


def column(numbers: NDArray[Any]) -> list[Any]:
    """Plain Python values, None for NaN and infinity."""
    return [number if math.isfinite(number) else None for number in numbers.tolist()]


def whole_column(counts: Counts, there: Flags) -> list[int | None]:
    """None where there is nothing to count."""
    return [count if held else None for count, held in zip(counts.tolist(), there.tolist(), strict=True)]
