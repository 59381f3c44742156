"""Runs every suite of tests that this machine can, and says at the end what it could not.

    scripts/with-python scripts/suites.py [NAME …]

NAME is any of sqlite, postgresql, frontend, browser; all of them without. What is not installed is named in the last
lines; REQUIRE_POSTGRESQL=1 and REQUIRE_CHROMIUM=1, as CI sets them, make its absence a failure.
"""

from __future__ import annotations

import importlib
import os
import shutil
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from prepare import prepare
from steps import BACKEND, FRONTEND, PYTHON, Refusal, main, run

_CLUSTER = BACKEND / "tests" / "postgres_cluster.py"
_PURE = ("spc", "evidence")
"""Rooms that know no database: arrays in, arrays out. Their tests run with those on SQLite, not a second time."""
_BROWSERS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
_BROWSER_FILES = tuple(f"/Applications/{name}.app/Contents/MacOS/{name}" for name in ("Google Chrome", "Chromium"))


@dataclass(frozen=True)
class Result:
    """How one suite ended: the tests it ran, and whether its runner was content."""

    title: str
    outcomes: Counter[str]  # passed, failed, skipped
    reasons: Counter[str]  # why tests were skipped, where the runner says so
    seconds: float
    content: bool


@dataclass(frozen=True)
class Suite:
    """A runner, called with the file to put its JUnit report in; it returns the runner's exit code."""

    title: str
    run: Callable[[Path], int]
    missing: str | None = None  # what is not installed, in words, where the suite cannot run
    required: bool = False


def suites() -> dict[str, Suite]:
    """Every suite by its name on the command line, in the order they run."""
    browser = find_browser()
    return {
        "sqlite": Suite("Backend on SQLite", lambda report: _backend([], report)),
        "postgresql": Suite(
            "Backend on PostgreSQL",
            lambda report: _backend([PYTHON, _CLUSTER], report, *(f"--ignore=tests/{each}" for each in _PURE)),
            missing=None if _postgresql() else "PostgreSQL 15 or newer (its server)",
            required=os.environ.get("REQUIRE_POSTGRESQL") == "1",
        ),
        "frontend": Suite("Front end", lambda report: _frontend("test", report)),
        "browser": Suite(
            "Browser",
            lambda report: _frontend("e2e", report, CHROMIUM=browser or ""),
            missing=None if browser else "Chromium or Chrome",
            required=os.environ.get("REQUIRE_CHROMIUM") == "1",
        ),
    }


def _backend(before: list[str | Path], report: Path, *options: str) -> int:
    env = {name: value for name, value in os.environ.items() if not name.startswith("GROUNDSWELL_")}
    command = [*before, PYTHON, "-m", "pytest", "-n", "auto", "--dist", "worksteal", f"--junitxml={report}", *options]
    return run(command, cwd=BACKEND, env=env)


def _frontend(script: str, report: Path, **env: str) -> int:
    reporters = ["--reporter=default", "--reporter=junit", f"--outputFile.junit={report}"]
    return run(["npm", "run", "--silent", script, "--", *reporters], cwd=FRONTEND, env={**os.environ, **env})


def find_browser() -> str | None:
    """The Chromium or Chrome that is installed here; CHROMIUM names another."""
    named = [os.environ["CHROMIUM"]] if os.environ.get("CHROMIUM") else []
    on_path = [path for name in (*named, *_BROWSERS) if (path := shutil.which(name))]
    return next(iter([*on_path, *(path for path in _BROWSER_FILES if Path(path).exists())]), None)


def _postgresql() -> Path | None:
    sys.path.append(str(_CLUSTER.parent))
    folder: Path | None = importlib.import_module("postgres_cluster").server_folder()
    return folder


def try_suite(suite: Suite) -> Result:
    """Run one suite, its output as it comes, and count what its report says."""
    print(f"\n{suite.title}\n{'─' * len(suite.title)}", flush=True)
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        code = suite.run(report)
        # A runner that could not even start has written no report.
        cases = list(ElementTree.parse(report).iter("testcase")) if report.exists() else []
    reasons = Counter(skip.get("message") or "no reason given" for case in cases for skip in case.iter("skipped"))
    return Result(suite.title, Counter(map(_outcome, cases)), reasons, time.monotonic() - began, content=code == 0)


def _outcome(case: ElementTree.Element) -> str:
    if case.find("failure") is not None or case.find("error") is not None:
        return "failed"
    return "passed" if case.find("skipped") is None else "skipped"


def summary(results: list[Result], missing: list[Suite]) -> str:
    """The closing lines: a table of the suites, what is not installed, and the total."""
    lines = ["", f"{'':<24}{'passed':>8}{'failed':>8}{'skipped':>9}{'seconds':>9}"]
    for result in results:
        count, verdict = result.outcomes, "" if result.content else "   FAILED"
        figures = f"{count['passed']:>8}{count['failed']:>8}{count['skipped']:>9}{result.seconds:>9.0f}"
        lines.append(f"{result.title:<24}{figures}{verdict}")
    lines += [f"{suite.title:<24}   NOT RUN: {suite.missing} is not installed here" for suite in missing]
    for result in results:
        lines += [f"{result.title:<24}   SKIPPED {n}: {reason}" for reason, n in result.reasons.items()]
    if missing:
        lines += [
            "",
            f"!! NOT EVERYTHING WAS TESTED. Not installed: {', '.join(str(suite.missing) for suite in missing)}.",
        ]
    total = sum((result.outcomes for result in results), Counter[str]())
    # A runner that fails without a failed test (it could not start, it collected nothing) counts as one failure.
    failed = sum(result.outcomes["failed"] or int(not result.content) for result in results)
    failed += sum(suite.required for suite in missing)
    return "\n".join([*lines, "", f"{total['passed']} passed, {failed} failed, {total['skipped']} skipped"])


def command() -> int:
    known = suites()
    names = sys.argv[1:] or list(known)
    if unknown := [name for name in names if name not in known]:
        raise Refusal(f"There is no suite {unknown[0]!r}; there are {', '.join(known)}.")
    chosen = [known[name] for name in names]
    missing = [suite for suite in chosen if suite.missing]
    prepare(spa="browser" in names and known["browser"] not in missing)
    results = [try_suite(suite) for suite in chosen if suite not in missing]
    print(summary(results, missing), flush=True)
    return int(not all(result.content for result in results) or any(suite.required for suite in missing))


if __name__ == "__main__":
    main(command)
