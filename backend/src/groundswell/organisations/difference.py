"""What a file changed of organisations: in numbers, in the log, and for the roll-ups it touches."""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.orm import Session

from groundswell.database.bulk import insert_rows


@dataclass
class Difference:
    """What a file changed, in numbers, and which roll-ups it touches."""

    opened: int = 0
    closed: int = 0
    renamed: int = 0
    moved: int = 0
    corrected: int = 0
    organisations: set[int] = field(default_factory=set)
    """Whose own facts changed."""
    parents: set[int] = field(default_factory=set)
    """Whose members changed."""
    reopened: set[int] = field(default_factory=set)
    """New, or opened, closed or put to sleep on another day than was held true."""

    recast: set[int] = field(default_factory=set)
    """Practices that have turned out to be groups, or groups to be practices."""

    changes: list[dict[str, Any]] = field(default_factory=list)
    """Rows of `organisation_change`."""

    @property
    def anything(self) -> bool:
        return bool(self.organisations or self.parents)

    def note(self, organisation_id: int, change: str, before: Any, after: Any) -> None:
        """Counts one change (`opened`, `closed`, `renamed`, `moved` or `corrected`) and keeps it for the log."""
        setattr(self, change, getattr(self, change) + 1)
        self.organisations.add(organisation_id)
        self.changes.append(
            {
                "organisation_id": organisation_id,
                "change": change,
                "before": None if before is None else str(before),
                "after": None if after is None else str(after),
            }
        )

    def log(self, session: Session, revision_id: int) -> None:
        if self.changes:
            names = ("organisation_id", "change", "before", "after")
            columns = {name: [change[name] for change in self.changes] for name in names}
            insert_rows(session, "organisation_change", {"revision_id": [revision_id] * len(self.changes), **columns})
