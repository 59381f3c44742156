"""What an export is made of: for each kind of rows its lines, and the formats they are written in.

Each way of asking (rows here, resources in `fhir`) says in `MAKERS` how its parts are made of what was asked; so an
export that was left behind can be begun anew by any process that serves.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from groundswell.access.principal import Principal
from groundswell.exchange.kinds import Kind
from groundswell.exchange.lines import Blocks


@dataclass(frozen=True)
class Part:
    name: str
    """Of the kind, and the beginning of the names of its files."""
    formats: tuple[str, ...]
    expected: int | None
    """Rows, if that is known."""
    lines: Callable[[], Blocks]
    kind: Kind | None = None
    """Whose columns the lines have; needed for CSV and Parquet."""


Asked = dict[str, Any]
"""What was asked for, as it is kept with an export, as JSON: `made_by` names the maker; `kinds` are the kinds of rows
that are needed for it, and that its cursor goes on with, if it is `whole`; where they were not `named` they are all
that are open when it is written; `formats` what they are written as; the rest is the maker's own."""
Maker = Callable[[Session, Principal, Asked], list[Part]]
"""Parts in sight of the principal, read in the snapshot of the session."""
MAKERS: dict[str, Maker] = {}
