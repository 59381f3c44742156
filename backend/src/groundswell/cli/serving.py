"""`groundswell serve`"""

import errno
import gc
import socket
from typing import Annotated, Any

import typer
import uvicorn
from sqlalchemy.orm import configure_mappers

from groundswell.database.engine import engine
from groundswell.database.migrate import is_current
from groundswell.errors import Conflict, Invalid


def add_to(app: typer.Typer) -> None:
    app.command()(serve)


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
        "groundswell.cli.serving:lasting_app",
        factory=True,
        host=host,
        port=port,
        workers=workers,
        access_log=False,
        timeout_graceful_shutdown=10,
    )


def lasting_app() -> Any:
    """The app of a process that serves, for ASGI servers. What it is made of lives as long as the process: Python's
    collector does not look through it for garbage while it is made, a fourth of the time that takes, and need not
    afterwards, when a long list sets it going (docs.python.org/3/library/gc.html#gc.freeze)."""
    gc.disable()
    from groundswell.app import create_app
    from groundswell.exchange.exports.job import look_after

    app = create_app()
    configure_mappers()
    gc.collect()
    gc.freeze()
    gc.enable()
    look_after()
    return app


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
