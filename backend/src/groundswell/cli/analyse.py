"""`groundswell analyse FILE|-`: series in, charts out, as `POST /analyses` has them, with nothing stored.

Exit codes: 0 done; 1 not done, with the reasons, a sentence each, on standard error.
"""

import csv
import json
import sys
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from pydantic import ValidationError
from pydantic_core import from_json, to_json
from rich.console import Console
from rich.table import Table

from groundswell import spc
from groundswell.analyses.actions import analysed
from groundswell.analyses.batch import SHARES
from groundswell.analyses.long_csv import Unreadable, series_of
from groundswell.analyses.schemas import AnalysedChart, Analyses, AnalysesAsked
from groundswell.errors import Invalid
from groundswell.files.problems import legible
from groundswell.spc import golden as golden_cases

POINT_COLUMNS = ("label", "value", "centre", "lower", "upper", "target", "phase", "excluded", "rule", "signal")


def add_to(app: typer.Typer) -> None:
    app.command()(analyse)


def analyse(
    file: Annotated[str, typer.Argument(help="JSON as POST /analyses takes it, or CSV; - is standard input.")],
    is_csv: Annotated[bool, typer.Option("--csv", help="It is CSV, though its name does not end so.")] = False,
    chart: Annotated[str | None, typer.Option(help=f"One of: {', '.join(spc.Kind)}")] = None,
    rules: Annotated[str | None, typer.Option(help=f"One of: {', '.join(spc.RULE_SETS)}")] = None,
    direction: Annotated[str | None, typer.Option(help="Which way is better: lower, higher or neither.")] = None,
    target: Annotated[float | None, typer.Option(help="Of each series that brings none; in the unit drawn.")] = None,
    scale: Annotated[float | None, typer.Option(help="Draw so many times the ratio: 100 for per cent.")] = None,
    table: Annotated[bool, typer.Option("--table", help="Print tables to read rather than JSON.")] = False,
    points: Annotated[bool, typer.Option("--points", help="Print the points as CSV rather than JSON.")] = False,
    golden: Annotated[
        bool, typer.Option("--golden", help="The file has cases with known answers; print the engine’s as JSON.")
    ] = False,
) -> None:
    """Draw the series of a file: run charts and SPC charts with limits, signals and a sentence each.

    CSV has a row for each point, oldest first, and the column value; also, if wanted: series, label, denominator,
    spread, excluded. An empty cell is a missing value, not nought.
    """
    try:
        text = _text(file)
        if golden:
            _print_json(_golden(_json(text)))
            return
        if is_csv or file.lower().endswith(".csv"):
            document = {"series": series_of(text, shares=chart in SHARES)}
        else:
            document = _json(text)
        options = {"chart": chart, "rules": rules, "direction": direction, "scale": scale}
        found = analysed(_asked(document, options, target))
    except Unreadable as error:
        _stop(*error.mistakes)
    except Invalid as error:
        _stop(str(error))
    except OSError as error:
        _stop(f"{file} cannot be read: {(error.strerror or str(error)).lower()}.")
    if points:
        _print_points(found)
    elif table:
        _print_tables(found)
    else:
        _print_json(found)


def _golden(document: Any) -> Any:
    try:
        return golden_cases.answers(document)
    except ValueError as error:
        raise Invalid(str(error)) from error


def _stop(*reasons: str) -> NoReturn:
    for reason in reasons:
        print(legible(reason), file=sys.stderr)
    raise typer.Exit(1)


# --- what comes in ---------------------------------------------------------------------------------------------------


def _text(file: str) -> str:
    content = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = content.count(b"\n", 0, error.start) + 1
        raise Invalid(f"Row {row:,} has a byte that is no letter in UTF-8; save the file as UTF-8.") from error


def _json(text: str) -> Any:
    if not text.strip():
        raise Invalid("The file is empty.")
    try:
        return from_json(text)
    except ValueError as error:
        raise Invalid(f"The file is not JSON: {error}.") from error


def _asked(document: Any, options: dict[str, Any], target: float | None) -> AnalysesAsked:
    """The request of a file. Options on the command line stand over what it says; a target under it."""
    if not isinstance(document, dict):
        raise Invalid("The file should hold a JSON object with a list called series.")
    document = document | {name: said for name, said in options.items() if said is not None}
    if target is not None and isinstance(document.get("series"), list):
        document["series"] = [
            {"target": target} | series if isinstance(series, dict) else series for series in document["series"]
        ]
    try:
        return AnalysesAsked.model_validate(document)
    except ValidationError as error:
        raise Invalid(_sentence(error, document)) from error


def _sentence(error: ValidationError, document: dict[str, Any]) -> str:
    """The first thing that is wrong and where, as a path into the file: series[0].values[3]."""
    first = error.errors(include_url=False)[0]
    path = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in first["loc"])
    where = legible(path).removeprefix(".")[:100]
    if first["loc"][:1] == ("series",) and len(first["loc"]) > 1:
        series = document["series"][first["loc"][1]]
        name = series.get("name") if isinstance(series, dict) else None
        where += f" (“{legible(name)[:40]}”)" if isinstance(name, str) and name else ""
    if first["type"] == "extra_forbidden":
        return f"{where}: there is no such field."
    message = first["msg"][:1].lower() + first["msg"][1:]
    given = first["input"]
    found = f", not {json.dumps(given, ensure_ascii=False)[:40]}" if isinstance(given, str | int | float) else ""
    return f"{where}: {message}{found}."


# --- what goes out ---------------------------------------------------------------------------------------------------


def _print_json(found: Any) -> None:
    sys.stdout.write(to_json(found, indent=2).decode() + "\n")


def _print_points(found: Analyses) -> None:
    out = csv.DictWriter(sys.stdout, ["series", *POINT_COLUMNS], extrasaction="ignore", lineterminator="\n")
    out.writeheader()
    for chart in found["charts"]:
        out.writerows({"series": chart["name"], **point} for point in chart["points"])


def _print_tables(found: Analyses) -> None:
    screen = Console()
    screen.print(f"{found['chart']['title']}, {found['rules']['title']}", highlight=False, markup=False)
    for chart in found["charts"]:
        screen.print()
        if chart["name"]:
            screen.print(legible(chart["name"]), style="bold", highlight=False, markup=False)
        screen.print(legible(chart["sentence"]), highlight=False, markup=False)
        screen.print(_table(chart))


def _table(chart: AnalysedChart) -> Table:
    table = Table("Point")
    for head in ("Value", "Centre", "Lower", "Upper"):
        table.add_column(head, justify="right")
    table.add_column("Rule")
    table.add_column("Signal")
    phase = 0
    for place, point in enumerate(chart["points"]):
        if point["phase"] != phase:
            phase = point["phase"]
            table.add_section()
        numbers = (point[name] for name in ("value", "centre", "lower", "upper"))
        table.add_row(
            legible(point["label"] or str(place)),
            *("" if number is None else f"{number:,.6g}" for number in numbers),
            "set aside" if point["excluded"] else (point["rule"] or "").replace("_", " "),
            point["signal"] or "",
        )
    return table
