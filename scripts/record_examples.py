"""Records the examples of the API's description anew: one request and one answer of every operation.

    backend/.venv/bin/python scripts/record_examples.py [RECORDED.jsonl]

Nothing is typed by hand. The backend's tests run with `tests/recording.py` listening; of what they sent and were
answered the fullest that fits is chosen, shortened, freed of secrets, and kept only if it is valid by the schema. All
organisations and people in it are the tests', invented. With a file that was recorded before, no test is run.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from steps import BACKEND, PYTHON, Refusal, main

# Packages of the environment, in which this script runs.
from groundswell.app import create_app
from groundswell.web.examples import RECORDED, recorded
from tests.example_validity import Validity, bodies  # beside the test that keeps examples valid

TESTS = ["analyses", "api", "business_cases", "cohorts", "evaluations", "exchange", "faculty", "ingest", "initiatives"]
TESTS += ["innovations", "learning_sets", "measures", "people", "programmes", "reports", "web", "workload"]
LARGEST = 3_000
"""Characters of an example, where it can be had so short."""
LONGEST_TEXT = 160
SECRETS = {
    "access_token": "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJjbGllbnQ6Li4uIn0.c2lnbmVk",
    "address": "/api/v1/calendar/a-long-secret.ics",
    "client_assertion": "eyJhbGciOiJFUzM4NCJ9.eyJpc3MiOiIuLi4ifQ.c2lnbmVk",
    "client_secret": "demonstration-only",
    "password": "correct horse battery staple",
    "secret": "gs_a-long-secret",
}


def command() -> int:
    given = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    with tempfile.TemporaryDirectory() as folder:
        found = _read(given or _record(Path(folder) / "recorded.jsonl"))
    document = create_app().openapi()
    validity = Validity(document)
    chosen: dict[str, dict[str, Any]] = defaultdict(dict)
    without = []
    for operation in _operations(document):
        name = operation["operationId"]
        if name not in recorded() and any(shown for *_, shown in bodies(operation)):
            continue  # its route says one itself
        example = _choose(found.get(name, []), operation, validity)
        if example:
            chosen[operation["tags"][0]][name] = example
        if any(part not in example for part, *_ in bodies(operation)):
            without.append(name)
    for old in RECORDED.glob("*.json"):
        old.unlink()
    for tag, examples in chosen.items():
        written = json.dumps(dict(sorted(examples.items())), indent=1, ensure_ascii=False)
        (RECORDED / f"{tag.replace(' ', '-')}.json").write_text(written + "\n", encoding="utf-8")
    if without:
        raise Refusal(f"No test shows these at work, so they have no example: {', '.join(without)}.")
    return 0


def _record(path: Path) -> Path:
    env = {name: value for name, value in os.environ.items() if not name.startswith("GROUNDSWELL_")}
    folders = [f"tests/{name}" for name in TESTS if (BACKEND / "tests" / name).is_dir()]
    asked: list[str | Path] = [
        PYTHON,
        "-m",
        "pytest",
        "-q",
        "-p",
        "tests.recording",
        "-p",
        "no:cacheprovider",
        *folders,
    ]
    if subprocess.run(asked, cwd=BACKEND, env=env | {"GROUNDSWELL_RECORD": str(path), "CI": "1"}).returncode:
        raise Refusal("Some tests failed; examples are recorded from tests that pass.")
    return path


def _read(path: Path) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            said = json.loads(line)
            found[said["operation"]].append(said)
    return found


def _operations(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for methods in document["paths"].values():
        yield from (operation for method, operation in methods.items() if method != "parameters")


def _choose(said: list[dict[str, Any]], operation: dict[str, Any], validity: Validity) -> dict[str, Any]:
    """The fullest exchange whose parts are valid once they are short."""
    wanted = {part: schema for part, schema, _ in bodies(operation)}
    best: tuple[tuple[int, int, str], dict[str, Any]] | None = None
    for each in said:
        example = {
            part: _short(_scrubbed(_line(each[part], schema)))
            for part, schema in wanted.items()
            if each[part] is not None
        }
        if not all(validity.holds(schema, example.get(part)) for part, schema in wanted.items() if part in example):
            continue
        told = json.dumps(example, sort_keys=True)
        full = sum(_leaves(example[part]) for part in ("request", "answer") if part in example)
        rank = (len(example), full if len(told) <= LARGEST else -len(told), told)
        if best is None or rank > best[0]:
            best = (rank, example)
    return best[1] if best else {}


def _line(value: Any, schema: dict[str, Any]) -> Any:
    """The first of many lines, where each is described by itself."""
    if isinstance(value, str) and value.startswith("{") and schema.get("type") != "string":
        return json.loads(value.partition("\n")[0])
    return value


def _short(value: Any) -> Any:
    """Two of every list, or one where that is still too long."""
    short = _cut(value, 2)
    return short if len(json.dumps(short)) <= LARGEST else _cut(value, 1)


def _cut(value: Any, most: int) -> Any:
    if isinstance(value, dict):
        return {name: _cut(each, most) for name, each in value.items()}
    if isinstance(value, list):
        return [_cut(each, most) for each in value[:most]]
    if isinstance(value, str) and "\n" in value.strip():
        return "".join(value.splitlines(keepends=True)[:3])
    if isinstance(value, str) and len(value) > LONGEST_TEXT and " " in value:
        return value[:LONGEST_TEXT].rpartition(" ")[0] + " …"
    return value


def _scrubbed(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            name: SECRETS[name] if name in SECRETS and isinstance(each, str) else _scrubbed(each)
            for name, each in value.items()
        }
    if isinstance(value, list):
        return [_scrubbed(each) for each in value]
    return value


def _leaves(value: Any) -> int:
    """How much an example shows."""
    if isinstance(value, dict):
        return sum(map(_leaves, value.values()))
    if isinstance(value, list):
        return sum(map(_leaves, value))
    return 0 if value is None or value == "" else 1


if __name__ == "__main__":
    main(command)
