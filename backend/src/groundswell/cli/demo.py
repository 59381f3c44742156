"""`groundswell demo`"""

import time
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from groundswell.database.engine import reading
from groundswell.demonstration.actions import holds_anything, make_demonstration
from groundswell.demonstration.country import Size
from groundswell.demonstration.people import CLIENT, PEOPLE
from groundswell.people.demonstration import PASSWORD


def add_to(app: typer.Typer) -> None:
    app.command("demo")(demo)


def demo(
    if_empty: Annotated[bool, typer.Option("--if-empty", help="Do nothing if the database holds data.")] = False,
    seed: Annotated[int, typer.Option(min=0, help="Another number makes another country.")] = 7,
    federations: Annotated[
        int, typer.Option(min=10, max=120, help="How many; with fewer, a smaller country in the same proportions.")
    ] = 120,
) -> None:
    """Fill an empty database with an invented country, to look at."""
    if if_empty:
        with reading() as session:
            if holds_anything(session):
                typer.echo("The database already holds data; left as it is.")
                return
    began = time.monotonic()
    screen = Console(stderr=True)
    with Progress(
        SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn(), console=screen, transient=True
    ) as shown:
        task = shown.add_task("The demonstration country")
        made = make_demonstration(
            seed=seed, size=in_proportion(federations), progress=lambda step: shown.update(task, description=step)
        )
    typer.echo(
        f"The demonstration country is made: {made.practices:,} practices, {made.figures:,} figures,"
        f" {time.monotonic() - began:.0f} s."
    )
    typer.echo(f"Sign in with the password {PASSWORD} as " + ", ".join(person.email for person in PEOPLE) + ".")
    typer.echo(f"A system signs in as {CLIENT}, with the secret {PASSWORD}.")


def in_proportion(federations: int) -> Size:
    """A country with so many federations and as many of everything else as goes with them."""
    whole = Size()

    def part(number: int) -> int:
        return max(1, round(number * federations / whole.federations))

    return Size(
        federations=federations,
        practices=part(whole.practices),
        networks=part(whole.networks),
        waves=(part(whole.waves[0]), part(whole.waves[1])),
        mergers=part(whole.mergers),
        moves=part(whole.moves),
        months=whole.months,
    )
