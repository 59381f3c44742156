"""Wrong passwords and secrets are counted for each address and each client, so that guessing is slow."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from groundswell.errors import GroundswellError
from groundswell.people.models import FailedSignIn

MOST_FAILURES, WITHIN = 10, timedelta(minutes=15)
LONGEST = 254


class TooManyAttempts(GroundswellError):
    """It has been wrong too often of late."""


def refuse_guessing(session: Session, whose: str, what: str) -> None:
    """Raises `TooManyAttempts` when `what` ("The password for …") has been wrong too often."""
    since = datetime.now(UTC) - WITHIN
    counted = select(func.count()).where(FailedSignIn.whose == whose[:LONGEST], FailedSignIn.at > since)
    if (session.scalar(counted) or 0) >= MOST_FAILURES:
        minutes = int(WITHIN.total_seconds() / 60)
        raise TooManyAttempts(f"{what} has been wrong {MOST_FAILURES} times. Try again in {minutes} minutes.")


def note_failure(session: Session, whose: str) -> None:
    session.add(FailedSignIn(whose=whose[:LONGEST], at=datetime.now(UTC)))


def forget_failures(session: Session, whose: str) -> None:
    session.execute(delete(FailedSignIn).where(FailedSignIn.whose == whose[:LONGEST]))
