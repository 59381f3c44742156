"""`groundswell serve` and `groundswell openapi`"""

import errno
import socket
from typing import Annotated, Any

import typer
import uvicorn
import yaml

from groundswell.database.engine import engine
from groundswell.database.migrate import is_current
from groundswell.errors import Conflict, Invalid


def add_to(app: typer.Typer) -> None:
    app.command()(serve)
    app.command()(openapi)


def serve(
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535)] = 8000,
    workers: Annotated[int, typer.Option(min=1, help="Processes. On SQLite one is enough.")] = 1,
) -> None:
    """Serve the API until Ctrl-C."""
    refuse_if_taken(host, port)
    if not is_current(engine()):
        raise Conflict("The database cannot be reached or is not migrated. Run: groundswell database upgrade")
    uvicorn.run(
        "groundswell.app:lasting_app",
        factory=True,
        host=host,
        port=port,
        workers=workers,
        access_log=False,
        timeout_graceful_shutdown=10,
    )


def refuse_if_taken(host: str, port: int) -> None:
    """Says so in a sentence, before anything is started."""
    try:
        family, kind, number, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except socket.gaierror as error:
        raise Invalid(f"There is no address called {host}.") from error
    with socket.socket(family, kind, number) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except OSError as error:
            reason = "is taken by another program" if error.errno == errno.EADDRINUSE else f"cannot be used: {error}"
            raise Conflict(f"Port {port} on {host} {reason}. Choose another with --port.") from error


class _Plain(yaml.SafeDumper):
    """Writes every schema out in full, without references between parts of the file."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def openapi() -> None:
    """Print the OpenAPI document of the API as YAML, the same every time."""
    # The whole API: half of what starting takes, which other commands need not wait for.
    from groundswell.app import create_app

    document = create_app().openapi()
    typer.echo(yaml.dump(document, Dumper=_Plain, sort_keys=False, allow_unicode=True, width=120), nl=False)
