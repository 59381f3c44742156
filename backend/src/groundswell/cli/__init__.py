"""`groundswell …`: everything an operator does without a browser. Acts on GROUNDSWELL_DATABASE_URL.

Exit codes: 0 done; 2 not done, with the reason on standard error (1 of `analyse`, whose 2 is a wrong option; 1 of
`pull`: the copy differs from the server's).
"""

import sys
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_group

COMMANDS = {
    "serve": ("serving", "Serve the API until Ctrl-C."),
    "openapi": ("contract", "Print the OpenAPI document of the API as YAML, the same every time."),
    "demo": ("demo", "Fill an empty database with an invented country, to look at."),
    "import": ("imports", "Import official files or figures. Each file is taken whole or not at all."),
    "series": (
        "figures",
        "Print one measure at one organisation: the points of its chart, limits and signals.",
    ),
    "verify": (
        "figures",
        "Work out every roll-up, summary, spell and exclusion anew, and print each difference to what is stored.",
    ),
    "analyse": (
        "analyse",
        "Draw the series of a file: run charts and SPC charts with limits, signals and a sentence each.",
    ),
    "pull": (
        "pull",
        "Make a local copy of what your system may see, bring it up to date, and prove that it equals the server's.",
    ),
    "database": ("database", "Make the database, or bring it to the newest layout."),
    "user": ("people", "People who may sign in."),
    "client": ("clients", "Commissioners' systems that may pull."),
}
"""The module of each command here, and what it does in a line, which is all that the list of them needs."""


class Commands(TyperGroup):
    """Imports a command when it is called, with what it needs and nothing else: all of them together take seconds
    (https://click.palletsprojects.com/en/stable/complex/#lazily-loading-subcommands)."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        name, _, rest = super().resolve_command(ctx, args)
        return name, loaded(name) if name else None, rest


def loaded(name: str) -> Any:
    part = typer.Typer()
    import_module(f"groundswell.cli.{COMMANDS[name][0]}").add_to(part)
    return get_group(part).commands[name]


app = typer.Typer(
    cls=Commands, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help=__doc__
)
for _name, (_, _words) in COMMANDS.items():
    app.command(_name, help=_words)(lambda: None)


def main() -> None:
    try:
        app()
    except Exception as error:
        # Like the commands, imported when it is needed: it knows the errors of databases.
        from groundswell.cli.reasons import reason_of

        reason = reason_of(error)
        if reason is None:
            raise
        print(reason, file=sys.stderr)
        sys.exit(2)
