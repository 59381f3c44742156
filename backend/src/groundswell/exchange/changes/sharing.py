"""Initiatives that go out of sight: unshared, or their owner is not in the caller's area any more.

There are few, and what each was before stands only in the order in which it changed, so they are looked at one by one.
"""

from collections import defaultdict
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.exchange.past import Past
from groundswell.exchange.seen import Sight
from groundswell.initiatives.models import FormerSharing, Initiative
from groundswell.revisions.models import Revision


class _Whose(NamedTuple):
    owner_id: int | None
    shared: bool

    def seen(self, sight: Sight) -> bool:
        return self.shared or sight.owners is None or self.owner_id in sight.owners


class Sharing:
    """What has changed of whose initiatives are and whether they are shared, after a revision."""

    def __init__(self, session: Session, after: int) -> None:
        self._session = session
        self._before: dict[int, list[tuple[int | None, _Whose]]] = defaultdict(list)
        rows = session.execute(
            select(FormerSharing.initiative_id, Revision.sequence, FormerSharing.owner_id, FormerSharing.shared)
            .join(Revision, Revision.id == FormerSharing.ended_revision_id)
            .where((Revision.sequence > after) | Revision.sequence.is_(None))
            .order_by(Revision.sequence, FormerSharing.id)
        )
        for initiative, ended, owner_id, shared in rows:
            self._before[initiative].append((ended, _Whose(owner_id, shared)))
        self._turns = sorted({ended for each in self._before.values() for ended, _ in each if ended is not None})

    def next_turn(self, after: int) -> int | None:
        return next((turn for turn in self._turns if turn > after), None)

    def hidden(self, sequence: int, before: Sight, after: Sight) -> list[tuple[int, str]]:
        """Number and code of those that went out of sight with a revision, by number."""
        rows = self._session.execute(
            select(Initiative.id, Initiative.code, Initiative.owner_id, Initiative.shared).order_by(Initiative.id)
        )
        found = []
        for number, code, owner_id, shared in rows:
            whose = Past(_Whose(owner_id, shared), self._before.get(number, ()))
            if whose.at(sequence - 1).seen(before) and not whose.at(sequence).seen(after):
                found.append((number, code))
        return found
