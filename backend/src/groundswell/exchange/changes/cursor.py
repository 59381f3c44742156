"""Where a reader stands, as the text that it hands back."""

import base64
import binascii
from collections.abc import Iterable
from hashlib import blake2b
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from sqlalchemy.orm import Session

from groundswell.access.principal import Principal
from groundswell.errors import Invalid, StartAgain
from groundswell.exchange.marks import START, Mark, last_mark
from groundswell.exchange.sight import whose

LARGEST = 2**63 - 1
Number = Annotated[int, Field(ge=-LARGEST, le=LARGEST)]
Text = Annotated[str, Field(max_length=40)]


class Cursor(BaseModel):
    """Everything up to the revision `sequence` has been read; or, of that revision, everything up to a row."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    sequence: Annotated[int, Field(ge=0, le=LARGEST)]
    fingerprint: Text
    whose: Text
    kinds: list[Text] = []
    """Those that were asked for; none: all that are granted, whatever those are."""
    step: Text | None = None
    """Of the revision's steps, the one that is under way (`steps.py`); None: it has been read to its end."""
    key: list[Number | Text] = []
    """Of the row of that step that was read last."""

    def text(self) -> str:
        told = self.model_dump_json(exclude_defaults=True)
        return base64.urlsafe_b64encode(told.encode()).decode().rstrip("=")


def here(session: Session, *, by: Principal, kinds: Iterable[str]) -> str:
    """For one who holds everything of these kinds that the snapshot of a session shows them."""
    mark = last_mark(session)
    return Cursor(sequence=mark.sequence, fingerprint=mark.fingerprint, whose=owner(by), kinds=list(kinds)).text()


def beginning(by: Principal, kinds: Iterable[str]) -> Cursor:
    """For one who holds nothing."""
    return Cursor(sequence=START.sequence, fingerprint=START.fingerprint, whose=owner(by), kinds=list(kinds))


def read(text: str, by: Principal) -> Cursor:
    """Raises `Invalid` for what is no cursor, or somebody else's."""
    try:
        cursor = Cursor.model_validate_json(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    except (ValueError, binascii.Error, ValidationError) as error:
        raise wrong() from error
    if cursor.whose != owner(by):
        raise Invalid(
            "The cursor was given to somebody else, or before you were moved elsewhere.",
            [("cursor", "Leave it out to begin at the start, or ask for an export and go on from its cursor.")],
        )
    return cursor


def check_goes_on(cursor: Cursor, mark: Mark, standing: Mark) -> None:
    """Raises `StartAgain` where the log, which ends at `mark`, does not hold the revision that the cursor stands at;
    `standing` is the one with its number."""
    if cursor.sequence > mark.sequence or cursor.fingerprint != standing.fingerprint:
        raise StartAgain(
            f"The cursor stands at a revision {cursor.sequence} that this database does not hold: it was put back from"
            " a backup. What you read since may not be so any more. Start again: ask for an export, or leave the cursor"
            " out, and put what you get in the place of your copy."
        )


def owner(by: Principal) -> str:
    return blake2b(whose(by).encode(), digest_size=8).hexdigest()


def wrong() -> Invalid:
    return Invalid(
        "The cursor is not one that this feed gave out.",
        [("cursor", "Send the last answer's cursor as it is, or leave it out to begin at the start.")],
    )
