"""`groundswell user …`"""

import getpass
import sys
from typing import Annotated

import typer

from groundswell.access.permissions import ROLE_WORDS
from groundswell.access.principal import OPERATOR
from groundswell.database.engine import writing
from groundswell.errors import Invalid
from groundswell.people.actions import create_user
from groundswell.people.passwords import MIN_LENGTH
from groundswell.revisions.sequencer import number_committed

app = typer.Typer(no_args_is_help=True, help="People who may sign in.")


def add_to(commands: typer.Typer) -> None:
    commands.add_typer(app, name="user")


@app.callback()
def user() -> None:
    """People who may sign in."""


@app.command()
def create(
    email: Annotated[str, typer.Argument(help="The address they sign in with.")],
    name: Annotated[str, typer.Option(help="The person's name.")],
    role: Annotated[str, typer.Option(help=f"One of: {', '.join(ROLE_WORDS)}.")],
    organisation: Annotated[str, typer.Option(help="The code of the place where the role is held: ENG, F001, …")],
) -> None:
    """Make someone who may sign in. The password is asked for, or read from the first line of standard input."""
    password = asked_for()
    with writing() as session:
        made = create_user(
            session, by=OPERATOR, email=email, name=name, role=role, organisation=organisation, password=password
        )
        address = made.email
    number_committed()
    typer.echo(f"{address} may now sign in.")


def asked_for() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass.getpass(f"Password (at least {MIN_LENGTH} characters): ")
    if getpass.getpass("The same again: ") != first:
        raise Invalid("The two passwords are not the same.")
    return first
