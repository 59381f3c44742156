"""`groundswell …`: everything an operator does without a browser. Acts on GROUNDSWELL_DATABASE_URL.

Exit codes: 0 done; 2 not done, with the reason on standard error (1 of `analyse`, whose 2 is a wrong option; 1 of
`pull`: the copy differs from the server's).
"""

import sys

import typer
from sqlalchemy.exc import OperationalError, ProgrammingError

from groundswell.cli import analyse, clients, database, demo, figures, imports, people, pull, serving
from groundswell.errors import GroundswellError
from groundswell.files.problems import Unreadable

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help=__doc__)
for part in (serving, demo, imports, figures, analyse, pull):
    part.add_to(app)
app.add_typer(database.app, name="database")
app.add_typer(people.app, name="user")
app.add_typer(clients.app, name="client")


def main() -> None:
    try:
        app()
    except (GroundswellError, Unreadable) as error:
        _stop(str(error))
    except (OperationalError, ProgrammingError) as error:  # a table that is not there is the second on PostgreSQL
        _stop(f"The database cannot be reached or is not made yet: {error.orig}. Try: groundswell database upgrade")
    except FileNotFoundError as error:
        _stop(f"There is no file {error.filename}.")
    except OSError as error:
        _stop(f"{error.filename or 'A file'} cannot be read or written: {error.strerror or error}.")


def _stop(reason: str) -> None:
    print(reason, file=sys.stderr)
    sys.exit(2)
