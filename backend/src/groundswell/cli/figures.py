"""`groundswell series MEASURE ORGANISATION` and `groundswell verify`."""

import sys
from datetime import datetime
from typing import Annotated, cast, get_args

import typer
from pydantic_core import to_json
from rich.console import Console
from rich.table import Table

from groundswell.access.principal import OPERATOR
from groundswell.database.engine import reading
from groundswell.errors import Invalid
from groundswell.reports.schemas import Membership, Panel
from groundswell.reports.series.page import series as series_of
from groundswell.reports.series.schemas import Series
from groundswell.reports.verify.everything import verify as verify_all
from groundswell.reports.wording.segments import plain_text

FORMATS = ["%Y-%m-%d", "%Y-%m"]


def add_to(app: typer.Typer) -> None:
    app.command()(series)
    app.command()(verify)


def series(
    measure: Annotated[str, typer.Argument(help="A measure's code: online_consultation_rate")],
    organisation: Annotated[str, typer.Argument(help="An organisation's code: ENG, A81001")],
    membership: Annotated[str, typer.Option(help="then (members of each month) or now (today's members).")] = "then",
    panel: Annotated[str, typer.Option(help="all, or constant (practices that reported throughout).")] = "all",
    first: Annotated[datetime | None, typer.Option("--from", formats=FORMATS, help="First month, as 2018-10.")] = None,
    last: Annotated[datetime | None, typer.Option("--to", formats=FORMATS, help="Last month.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the chart as the API gives it.")] = False,
) -> None:
    """Print one measure at one organisation: the points of its chart, limits and signals."""
    with reading() as session:
        found = series_of(
            session,
            by=OPERATOR,
            measure_code=measure,
            organisation_code=organisation,
            membership=_membership(membership),
            panel=_panel(panel),
            from_=first.date().replace(day=1) if first else None,
            to=last.date().replace(day=1) if last else None,
        )
    if as_json:
        sys.stdout.write(to_json(found, indent=2).decode() + "\n")
    else:
        _print(found)


def _membership(word: str) -> Membership:
    if word not in get_args(Membership):
        raise Invalid("--membership is then or now.")
    return cast(Membership, word)


def _panel(word: str) -> Panel:
    if word not in get_args(Panel):
        raise Invalid("--panel is all or constant.")
    return cast(Panel, word)


def _print(found: Series) -> None:
    screen = Console()
    measure, organisation = found["measure"], found["organisation"]
    screen.print(f"{measure['title']}, {organisation['name']}", style="bold", highlight=False)
    screen.print(plain_text(found["sentence"]), highlight=False)
    screen.print(plain_text(found["detail"]), highlight=False)
    if found["panel_practices"] is not None:
        screen.print(f"Practices that reported throughout: {found['panel_practices']:,}.", highlight=False)
    table = Table("Period", "Value", "Numerator", "Denominator", "Practices", "Above zero", "Status", "Signal")
    for point in found["points"]:
        practices = "" if point["expected"] is None else f"{point['contributing']:,} of {point['expected']:,}"
        table.add_row(
            point["period"][:7],
            point["shown"],
            *("" if number is None else f"{number:,.10g}" for number in (point["numerator"], point["denominator"])),
            practices,
            "" if point["above_zero"] is None else f"{point['above_zero']:,}",
            point["status"],
            f"{point['signal']}: {point['rule_words']}" if point["signal"] else "",
        )
    screen.print(table)
    for note in found["notes"]:
        screen.print(f"{note['title']}. {note['words']}", highlight=False)


def verify() -> None:
    """Work out every roll-up, summary, spell and exclusion anew, and print each difference to what is stored."""
    with reading() as session:
        found = verify_all(session)
    looked_at = f"{found.roll_ups:,} roll-ups, {found.summaries:,} summaries and {found.spells:,} spells"
    if not found.differences:
        typer.echo(f"No difference in {looked_at}.")
        return
    for difference in found.differences:
        print(difference, file=sys.stderr)
    many = "difference" if len(found.differences) == 1 else "differences"
    print(f"{len(found.differences):,} {many} in {looked_at}.", file=sys.stderr)
    raise typer.Exit(2)
