"""Examples of requests and answers, recorded from invented organisations by `scripts/record_examples.py`."""

import json
from functools import cache
from pathlib import Path
from typing import Any

RECORDED = Path(__file__).with_name("examples")
"""A file for each tag: what was sent to each operation and what it answered, by its id."""


@cache
def recorded() -> dict[str, dict[str, Any]]:
    """By operationId: `request` and `answer`, either of which may be missing."""
    found: dict[str, dict[str, Any]] = {}
    for path in sorted(RECORDED.glob("*.json")):
        found |= json.loads(path.read_text(encoding="utf-8"))
    return found


def exemplify(operation: dict[str, Any]) -> None:
    """Puts the recorded examples into the description of an operation."""
    example = recorded().get(operation["operationId"], {})
    if "request" in example:
        for content in operation.get("requestBody", {}).get("content", {}).values():
            content["example"] = example["request"]
    if "answer" in example:
        for status in ("200", "201", "202"):
            for content in operation["responses"].get(status, {}).get("content", {}).values():
                content["example"] = example["answer"]
