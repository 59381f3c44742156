"""What something was from revision to revision: what it is, and what the tables of former values say it was before."""

from collections.abc import Iterable
from typing import Generic, TypeVar

Value = TypeVar("Value")
NEVER = 1 << 62
"""A revision later than any: of what still stands, and of what has no number yet."""


class Past(Generic[Value]):
    def __init__(self, now: Value, before: Iterable[tuple[int | None, Value]] = ()) -> None:
        """`before`: what it was, each with the public number of the revision that ended it."""
        self._now = now
        ended = ((NEVER if number is None else number, value) for number, value in before)
        self._before = sorted(ended, key=lambda each: each[0])

    def at(self, sequence: int | None) -> Value:
        """As at a revision by its public number; None: now."""
        if sequence is None:
            return self._now
        return next((value for ended, value in self._before if ended > sequence), self._now)

    def turns(self) -> set[int]:
        """The revisions with which it became something else."""
        return {ended for ended, _ in self._before if ended < NEVER}
