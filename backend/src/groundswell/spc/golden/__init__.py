"""The engine's answers to the golden cases: inputs as other published packages take them, answers as they give them.

So that anyone can hold the engine against any reference. Each package has its file, which puts the case into the
words of `analyse` and the charts into the words of the package. What a case is of is read from the shape of its
inputs.
"""

import math
from collections.abc import Callable, Mapping
from typing import Any

from groundswell.spc.golden.abspc import abspc
from groundswell.spc.golden.controlchartspy import controlchartspy
from groundswell.spc.golden.nhsrplotthedots import nhsrplotthedots
from groundswell.spc.golden.qicharts2 import qicharts2

__all__ = ["answers"]

Inputs = Mapping[str, Any]


def answers(document: Any) -> dict[str, list[dict[str, Any]]]:
    """`{"cases": [{"name", "kind", "inputs"}]}` to `{"cases": [{"name", "points", "summary"} or {"name", "error"}]}`.

    points: columns with one entry per plotted point; summary: of the series; no value is None, never NaN. error: a
    sentence that says why there is no chart; the other cases have theirs all the same.
    Raises ValueError where the document has no list of cases.
    """
    cases = document.get("cases") if isinstance(document, Mapping) else None
    if not isinstance(cases, list):
        raise ValueError('Golden cases are an object with a list called "cases".')
    return {"cases": [_answer(case) for case in cases]}


def _answer(case: Any) -> dict[str, Any]:
    name = case.get("name") if isinstance(case, Mapping) else None
    try:
        return {"name": name, **_charted(case)}
    except ValueError as refusal:
        return {"name": name if _all_in_json(name) else None, "error": str(refusal)}


def _charted(case: Any) -> dict[str, Any]:
    if not isinstance(case, Mapping) or not isinstance(case.get("inputs"), Mapping):
        raise ValueError('A case is an object with a "name", a "kind" and "inputs".')
    if not _all_in_json(case):
        raise ValueError(
            "A case holds NaN or infinity, for which JSON has no word; write null where there is no value."
        )
    kind, inputs = case.get("kind"), case["inputs"]
    if not isinstance(kind, str):
        raise ValueError("The kind of a case is a short word, such as xmr or p.")
    return _package(inputs)(kind, inputs)


def _all_in_json(given: Any) -> bool:
    """Whether no number in it, however deep, is NaN or infinite, as lenient readers of JSON let through."""
    open_ends = [given]
    while open_ends:
        part = open_ends.pop()
        if isinstance(part, float) and not math.isfinite(part):
            return False
        if isinstance(part, Mapping):
            open_ends.extend(part.values())
        elif isinstance(part, list):
            open_ends.extend(part)
    return True


def _package(inputs: Inputs) -> Callable[[str, Inputs], dict[str, Any]]:
    """The package whose inputs have this shape."""
    if "dates" in inputs:
        return nhsrplotthedots
    if "y" in inputs:
        return qicharts2
    if "shift_n" in inputs or "trend_n" in inputs:
        return controlchartspy
    if "values" in inputs:
        return abspc
    raise ValueError("These are not the inputs of any package known here: there are neither values nor y.")
