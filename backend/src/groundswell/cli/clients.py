"""`groundswell client …`"""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from groundswell.access.permissions import Scope
from groundswell.access.principal import OPERATOR
from groundswell.database.engine import Turn, reading, writing
from groundswell.errors import Invalid
from groundswell.people.clients import actions, listing, rotating
from groundswell.people.clients.queries import key_words
from groundswell.people.clients.rotating import NewKey
from groundswell.revisions.sequencer import number_committed

app = typer.Typer(no_args_is_help=True, help="Commissioners' systems that may pull.")
Code = Annotated[str, typer.Argument(help="Its client_id: small letters, digits, dots and dashes.")]


def add_to(commands: typer.Typer) -> None:
    commands.add_typer(app, name="client")


@app.callback()
def client() -> None:
    """Commissioners' systems that may pull."""


@app.command()
def create(
    code: Code,
    name: Annotated[str, typer.Option(help="What it is called on screens.")],
    commissioner: Annotated[
        list[str], typer.Option(help="The code of a commissioner whose practices it may pull; ENG: all. Repeat it.")
    ],
    scope: Annotated[list[str], typer.Option(help=f"What it may pull: {', '.join(Scope)}. Repeat it.")],
    public_key: Annotated[
        Path | None, typer.Option(help="A file with its public key (JWK or PEM), with which it signs in.")
    ] = None,
    jwks: Annotated[str | None, typer.Option(help="The address of its public keys (https).")] = None,
    expires_on: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The first day on which it may not sign in any more.")
    ] = None,
) -> None:
    """Let a system pull. Without --public-key and --jwks a secret is made, and printed this once."""
    with writing(turn=Turn.WORK) as session:
        made = actions.make_client(
            session,
            by=OPERATOR,
            code=code,
            name=name,
            scopes=scope,
            commissioners=commissioner,
            expires_on=expires_on.date() if expires_on else None,
            key=_key(public_key, jwks),
        )
        assert made.key is not None
        said, secret = key_words(made.key.key), made.key.secret
    number_committed()
    typer.echo(f"{code} may now sign in with {said}.", err=True)
    if secret is not None:
        typer.echo("Its secret follows. It is kept nowhere else: give it to the system, and to nobody else.", err=True)
        typer.echo(secret)


@app.command(name="list")
def list_clients() -> None:
    """The systems that may pull, their keys, and when each was last used."""
    table = Table("Code", "Name", "State", "May pull", "Of", "Key", "Number", "Last used")
    with reading() as session:
        for found in listing.listed(session).rows:
            of = ", ".join(area.code for area in found.areas)
            row = [found.client.code, found.client.name, found.state.replace("_", " "), found.client.scopes, of]
            live = [each.key for each in found.keys if each.state == "live"]
            for key in live:
                used = f"{key.last_used_at:%Y-%m-%d %H:%M}" if key.last_used_at else "never"
                table.add_row(*row, key_words(key), str(key.id), used)
                row = [""] * len(row)
            if not live:
                table.add_row(*row, "none", "", "")
    Console(width=None if Console().is_terminal else 200).print(table)


@app.command()
def revoke(
    code: Code,
    key: Annotated[int | None, typer.Option(help="The number of one key; left out: the system is shut out.")] = None,
) -> None:
    """Shut a system out at once, or revoke one of its keys."""
    with writing(turn=Turn.WORK) as session:
        if key is None:
            actions.shut_out(session, by=OPERATOR, code=code)
        else:
            rotating.revoke_key(session, by=OPERATOR, code=code, key_id=key)
    number_committed()
    typer.echo(f"{code} is shut out." if key is None else f"Key {key} of {code} opens nothing any more.")


def _key(public_key: Path | None, jwks: str | None) -> NewKey:
    if public_key is not None and jwks is not None:
        raise Invalid("Give --public-key or --jwks, not both.")
    if public_key is not None:
        return NewKey("public_key", public_key=public_key.read_text(encoding="utf-8", errors="replace"))
    return NewKey("secret") if jwks is None else NewKey("jwks", jwks_url=jwks)
