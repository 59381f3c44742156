"""Organisations by their codes, and lists cut to what one statement may hold."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.organisations.models import Organisation

Item = TypeVar("Item")
CHUNK = 900
"""Values in one IN list; SQLite's floor for variables in a statement is 999."""


def ids_of(session: Session, codes: Iterable[str]) -> dict[str, int]:
    """Ids by code, of those that exist."""
    wanted = list(codes)
    if len(wanted) > 5_000:
        found = dict(session.execute(select(Organisation.code, Organisation.id)).all())
        return {code: found[code] for code in wanted if code in found}
    ids: dict[str, int] = {}
    for chunk in chunks(wanted):
        ids |= dict(
            session.execute(select(Organisation.code, Organisation.id).where(Organisation.code.in_(chunk))).all()
        )
    return ids


def chunks(values: Sequence[Item]) -> Iterable[Sequence[Item]]:
    for start in range(0, len(values), CHUNK):
        yield values[start : start + CHUNK]
