"""`groundswell import FILE…`"""

import json
import sys
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from groundswell.access.principal import OPERATOR
from groundswell.errors import Invalid
from groundswell.files.problems import Unreadable
from groundswell.files.source import Source
from groundswell.files.tables import lines
from groundswell.ingest.actions import Outcome, import_file
from groundswell.ingest.formats import FORMATS, STATE_ORGANISATIONS_FIRST, chosen

STEPS = {"received": "read in", "read": "reading", "checked": "checked", "loading": "loading", "done": "done"}
SHOWN_PROBLEMS = 20


def add_to(app: typer.Typer) -> None:
    app.command("import")(import_files)


def import_files(
    files: Annotated[list[Path], typer.Argument(help="Files or folders, in any order.")],
    named: Annotated[str | None, typer.Option("--as", help=f"One of: {', '.join(FORMATS)}")] = None,
    as_at: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day the files speak of.")] = None,
    on_bad_rows: Annotated[str, typer.Option(help="refuse (the whole file) or skip (take the rest).")] = "refuse",
    as_json: Annotated[bool, typer.Option("--json", help="Print the outcome of each file as JSON.")] = False,
    rejects: Annotated[Path | None, typer.Option(help="Write every refused row to this CSV file.")] = None,
) -> None:
    """Import official files or figures. Each file is taken whole or not at all."""
    if on_bad_rows not in ("refuse", "skip"):
        raise Invalid("--on-bad-rows is refuse or skip.")
    paths = in_good_order(expanded(files), named)
    outcomes: list[Outcome] = []
    screen = Console(stderr=True)
    with Progress(
        SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn(), console=screen, transient=True
    ) as progress:
        for number, path in enumerate(paths, 1):
            task = progress.add_task(f"{number} of {len(paths)}: {path.name}")

            def step(name: str, facts: dict[str, Any], task: Any = task, path: Path = path, n: int = number) -> None:
                progress.update(task, description=f"{n} of {len(paths)}: {path.name}: {STEPS.get(name, name)}")

            outcome = import_file(
                Source(path),
                by=OPERATOR,
                format=named,
                as_at=as_at.date() if as_at else None,
                on_bad_rows=on_bad_rows,
                progress=step,
            )
            outcomes.append(outcome)
            progress.remove_task(task)
            if not as_json:
                report(outcome, screen)
    if as_json:
        print(json.dumps({"files": [plain(outcome) for outcome in outcomes]}, indent=2))
    if rejects:
        write_rejects(rejects, outcomes)
    if any(outcome.state == "refused" for outcome in outcomes):
        if as_json:
            for outcome in outcomes:
                if outcome.state == "refused":
                    print(f"{outcome.name}: {outcome.problems[0].what}", file=sys.stderr)
        raise typer.Exit(2)


def expanded(paths: list[Path]) -> list[Path]:
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted(p for p in path.rglob("*") if p.is_file() and not p.name.startswith("."))
        elif path.exists():
            found.append(path)
        else:
            raise Invalid(f"There is no file {path}.")
    if not found:
        raise Invalid(f"There is no file in {', '.join(str(path) for path in paths)}.")
    return found


def in_good_order(paths: list[Path], named: str | None) -> list[Path]:
    """Practices before their figures: a file of bare codes needs to find them. The outcome is the same in any order
    that is accepted."""

    def place(path: Path) -> tuple[int, str]:
        try:
            found = chosen(Source(path), named).format
        except (Unreadable, Invalid):
            return (2, path.name)
        names_practices = found in STATE_ORGANISATIONS_FIRST or found in ("online_consultations", "telephony")
        return (0 if found in STATE_ORGANISATIONS_FIRST else 1 if names_practices else 2, path.name)

    return sorted(paths, key=place)


def report(outcome: Outcome, screen: Console) -> None:
    counts = outcome.counts
    parts = [f"{counts[name]:,} {name}" for name in counts if counts[name] or name == "read"]
    words = {"loaded": "loaded", "nothing_new": "nothing new", "refused": "REFUSED, nothing has been loaded"}
    screen.print(
        f"{outcome.name}: {words[outcome.state]} ({outcome.format or 'not recognised'},"
        f" {', '.join(parts)}, {outcome.seconds:.1f} s)",
        highlight=False,
        soft_wrap=True,
    )
    for note in outcome.notes:
        screen.print(f"  {note}", highlight=False, soft_wrap=True, markup=False)
    for problem in outcome.problems[:SHOWN_PROBLEMS]:
        place = ", ".join(
            f"{word} {value}"
            for word, value in (("sheet", problem.sheet), ("row", problem.row), ("column", problem.column))
            if value is not None
        )
        found = f": found {problem.found}" if problem.found else ""
        expected = f"; expected {problem.expected}" if problem.expected else ""
        screen.print(
            f"  {place + ': ' if place else ''}{problem.what}{found}{expected}",
            highlight=False,
            soft_wrap=True,
            markup=False,
        )
    if outcome.problems_total > SHOWN_PROBLEMS:
        screen.print(f"  … and {outcome.problems_total - SHOWN_PROBLEMS:,} more (--rejects FILE writes them all)")


def plain(outcome: Outcome) -> dict[str, Any]:
    said = asdict(outcome)
    said["problems"] = [problem._asdict() for problem in outcome.problems]
    said["as_at"] = outcome.as_at.isoformat() if isinstance(outcome.as_at, date) else None
    return said


def write_rejects(path: Path, outcomes: list[Outcome]) -> None:
    columns = ("file", "sheet", "row", "column", "organisation", "period", "found", "what", "expected")
    rows = ({"file": outcome.name, **each._asdict()} for outcome in outcomes for each in outcome.problems)
    with path.open("w", newline="", encoding="utf-8") as file:
        file.writelines(lines(columns, rows))
