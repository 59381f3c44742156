import typer

from groundswell.database.engine import engine, writing
from groundswell.database.migrate import upgrade as migrate
from groundswell.measures.register import register_library
from groundswell.revisions.sequencer import number_committed

app = typer.Typer(no_args_is_help=True, help="Make the database, or bring it to the newest layout.")


def add_to(commands: typer.Typer) -> None:
    commands.add_typer(app, name="database")


@app.callback()
def database() -> None:
    """Make the database, or bring it to the newest layout."""


@app.command()
def upgrade() -> None:
    """Bring the database to the newest layout, whatever it is now. Safe to repeat."""
    migrate(engine())
    with writing() as session:
        register_library(session)
    number_committed()
    typer.echo("The database is up to date.")
