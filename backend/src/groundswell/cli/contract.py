"""`groundswell openapi`"""

from typing import Any

import typer
import yaml

from groundswell.app import create_app


def add_to(app: typer.Typer) -> None:
    app.command()(openapi)


class _Plain(yaml.SafeDumper):
    """Writes every schema out in full, without references between parts of the file."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def openapi() -> None:
    """Print the OpenAPI document of the API as YAML, the same every time."""
    document = create_app().openapi()
    typer.echo(yaml.dump(document, Dumper=_Plain, sort_keys=False, allow_unicode=True, width=120), nl=False)
