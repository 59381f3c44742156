"""The golden cases, whose answers published packages computed, and how an answer is held against them."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Case = dict[str, Any]

SYNTHETIC = Path(__file__).parent / "golden"
REAL = Path(__file__).parents[4] / "shared" / "spc" / "golden" / "real"


def cases_in(folder: Path) -> list[Case]:
    files = (json.loads(path.read_text()) for path in sorted(folder.glob("*.json")))
    return [case for file in files for case in file.get("cases", [])]


def question(case: Case) -> Case:
    """What of a case whoever answers it may see."""
    return {part: case[part] for part in ("name", "kind", "inputs")}


def mismatches(answer: Case, case: Case) -> set[str]:
    """Where an answer is not the published one, as "points.lcl" or "summary.groups"; and "error" for a refusal.

    Numbers agree within 1e-9 of the published one, a lower limit also within 1e-9 of the width of the limits, for it
    is the difference of numbers that may be far larger; all else agrees exactly, and None only with None.
    """
    expected = case["expected"]
    if ("error" in expected) != ("error" in answer):
        return {"error"}
    if "error" in expected:
        return set()
    points = expected["points"]
    widths = [
        0.0 if lower is None or upper is None else upper - lower
        for lower, upper in zip(points.get("lcl", []), points.get("ucl", []), strict=True)
    ]
    found = set()
    for part in ("points", "summary"):
        columns = expected.get(part, {})
        found |= {f"{part}.{name}" for name in columns.keys() ^ answer[part].keys()}
        for name in columns.keys() & answer[part].keys():
            near = widths if part == "points" and name.startswith("lcl") else None
            if not _agree(answer[part][name], columns[name], near):
                found.add(f"{part}.{name}")
    return found


def _agree(found: Any, expected: Any, widths: list[float] | None = None) -> bool:
    if isinstance(expected, dict):
        return found.keys() == expected.keys() and all(_agree(found[key], expected[key]) for key in expected)
    if isinstance(expected, list):
        return len(found) == len(expected) and all(_pairs(found, expected, widths))
    return _same(found, expected, 0.0)


def _pairs(found: list[Any], expected: list[Any], widths: list[float] | None) -> Iterator[bool]:
    for row, (one, other) in enumerate(zip(found, expected, strict=True)):
        nested = isinstance(other, dict | list)
        yield _agree(one, other) if nested else _same(one, other, widths[row] if widths else 0.0)


def _same(found: Any, expected: Any, width: float) -> bool:
    if expected is None or isinstance(expected, bool | str) or found is None or isinstance(found, bool | str):
        return type(found) is type(expected) and found == expected
    return bool(abs(found - expected) <= 1e-9 * abs(expected) + 1e-9 * width)
