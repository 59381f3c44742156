"""What a caller may pull: which kinds of rows, and of single practices those of the months in which each was in one of
the caller's areas.

Memberships, a system's areas and its scopes, and even what is a practice and what a group change, so sight is asked for
as at a revision.
"""

import threading
from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import literal, null, or_, select, union, union_all
from sqlalchemy.orm import Session, aliased

from groundswell.access.permissions import Role, Scope
from groundswell.access.principal import Principal
from groundswell.exchange.marks import last_mark
from groundswell.exchange.past import NEVER, Past
from groundswell.exchange.seen import EVERYTHING, NOTHING, Sight, among
from groundswell.exchange.spans import Span, Spans
from groundswell.measures.periods import EVER, first_day, first_month_from
from groundswell.measures.roll_up import Ids, Memberships, composed, united
from groundswell.organisations.models import FormerKind, FormerSpell, Organisation, Spell
from groundswell.organisations.scope import SINGLE, ever_single
from groundswell.organisations.statements import Kind
from groundswell.people.clients.queries import scopes_in
from groundswell.people.models import Client, ClientArea, FormerGrant
from groundswell.revisions.models import Revision
from groundswell.revisions.sequencer import UNNUMBERED

__all__ = ["EVERYTHING", "NOTHING", "History", "Sight", "history", "sight", "whose"]

HISTORIES_KEPT = 64
ALL_SCOPES = Past(frozenset(Scope))


class _Held(NamedTuple):
    """What held from one revision until another, by their public numbers; `current`: it holds now."""

    since: Ids
    until: Ids
    current: NDArray[np.bool_]

    def at(self, sequence: int | None) -> NDArray[np.bool_]:
        return self.current if sequence is None else (self.since <= sequence) & (sequence < self.until)

    def turns(self) -> set[int]:
        return {int(each) for each in (*self.since, *self.until) if each < NEVER}


class _Spells(NamedTuple):
    child: Ids
    parent: Ids
    first: Ids
    until: Ids
    single: NDArray[np.bool_]
    """Whether the child is one that has figures of its own, or had."""

    def of(self, which: NDArray[np.bool_]) -> Memberships:
        nothing = np.zeros(int(which.sum()), np.int64)
        return united(self.child[which], self.parent[which], self.first[which], self.until[which], nothing, nothing)


class History:
    """The sight of one caller from the first revision on.

    A practice is in an area as a roll-up `then` counts it there (`measures.groups`): directly, or through a
    commissioner above its own; so what may be seen is what the area's roll-up is the sum of.
    """

    def __init__(
        self,
        granted: Past[frozenset[Scope]],
        areas: Ids,
        areas_held: _Held,
        nation: set[int],
        spells: _Spells,
        spells_held: _Held,
        kinds: Mapping[int, Past[str]],
    ) -> None:
        """`kinds`: of those that have been a practice at one time and a group at another."""
        self._granted, self._kinds = granted, kinds
        self._areas, self._areas_held, self._nation = areas, areas_held, nation
        self._spells, self._spells_held = spells, spells_held
        became = [granted.turns(), *(kind.turns() for kind in kinds.values())]
        self._turns = sorted(areas_held.turns() | spells_held.turns() | set().union(*became))
        self._at: dict[int | None, Sight] = {}

    def at(self, sequence: int | None) -> Sight:
        """As at a revision by its public number; None: now."""
        found = self._at.get(sequence)
        if found is None:
            found = self._at[sequence] = self._seen(sequence)
        return found

    def next_turn(self, after: int) -> int | None:
        """The first revision after one at which this sight changed."""
        for turn in self._turns[np.searchsorted(self._turns, after, "right") :]:
            if self.at(turn) != self.at(turn - 1):
                return turn
        return None

    def _seen(self, sequence: int | None) -> Sight:
        areas, scopes = self._areas[self._areas_held.at(sequence)], self._granted.at(sequence)
        if self._nation.intersection(areas.tolist()):
            return replace(EVERYTHING, scopes=scopes)
        groups = frozenset(each for each, kind in self._kinds.items() if kind.at(sequence) not in SINGLE)
        held, spells = self._spells_held.at(sequence), self._spells
        inside, single = held & np.isin(spells.parent, areas), spells.single & ~np.isin(spells.child, list(groups))
        direct = spells.of(inside & single)
        above = composed(spells.of(held & single), spells.of(inside & ~single))
        child, first, until = (
            np.concatenate([getattr(part, name) for part in (direct, above)]) for name in ("child", "first", "until")
        )
        nothing = np.zeros(len(child), np.int64)
        together = united(child, nothing, first, until, nothing, nothing)  # who is in several areas at a time, once
        spans: dict[int, Spans] = defaultdict(tuple)
        for each, begins, ends in zip(
            together.child.tolist(), together.first.tolist(), together.until.tolist(), strict=True
        ):
            if begins < ends:
                spans[each] += (Span(first_day(begins), None if ends == EVER else first_day(ends)),)
        return Sight(dict(spans), (), frozenset(areas.tolist()) | spans.keys(), groups, scopes)


class Always:
    """Of those who see everything because of who they are."""

    def at(self, sequence: int | None) -> Sight:
        return EVERYTHING

    def next_turn(self, after: int) -> int | None:
        return None


_kept: OrderedDict[tuple[str, str], History] = OrderedDict()
_lock = threading.Lock()


def sight(session: Session, by: Principal, *, at: int | None = None) -> Sight:
    """What the caller may see, now, or as at a revision by its public number."""
    return history(session, by).at(at)


def history(session: Session, by: Principal) -> History | Always:
    """Kept in memory until the next revision. What is committed and has no number yet may have narrowed it, and counts
    at once: then it is read anew."""
    dated = by.role is Role.SYSTEM and by.client_id is not None
    if by.sees_everything and not dated:
        return Always()
    if session.scalar(UNNUMBERED) is not None:
        return _read(session, by.client_id if dated else None, by.areas)
    key = (whose(by), last_mark(session).fingerprint)
    with _lock:
        found = _kept.get(key)
    if found is None:
        found = _read(session, by.client_id if dated else None, by.areas)
        with _lock:
            _kept[key] = found
            if len(_kept) > HISTORIES_KEPT:
                _kept.popitem(last=False)
    return found


def whose(by: Principal) -> str:
    """Callers of whom this is equal have the same history."""
    if by.role is Role.SYSTEM and by.client_id is not None:
        return f"client {by.client_id}"
    return "everything" if by.sees_everything else f"areas {sorted(by.areas)}"


def _read(session: Session, client_id: int | None, areas: Iterable[int]) -> History:
    if client_id is None:
        numbers = np.array(sorted(areas), np.int64)
        always = _Held(np.zeros(len(numbers), np.int64), np.full(len(numbers), NEVER), np.ones(len(numbers), bool))
        granted, tied, nation = ALL_SCOPES, always, set[int]()
    else:
        granted = _granted(session, client_id)
        numbers, tied, nation = _ties(session, client_id)
    spells, held = _spells(session, set(numbers.tolist()) - nation)
    return History(granted, numbers, tied, nation, spells, held, _kinds(session))


def _granted(session: Session, client_id: int) -> Past[frozenset[Scope]]:
    """What a client was first granted it has had from the beginning."""
    rows = session.execute(
        select(Client.scopes, FormerGrant.id, FormerGrant.scopes, Revision.sequence)
        .outerjoin(FormerGrant, FormerGrant.client_id == Client.id)
        .outerjoin(Revision, Revision.id == FormerGrant.ended_revision_id)
        .where(Client.id == client_id)
        .order_by(FormerGrant.id)
    ).all()
    before = [(row.sequence, scopes_in(row[2])) for row in rows if row.id is not None]
    return Past(scopes_in(rows[0][0]), before)


def _kinds(session: Session) -> dict[int, Past[str]]:
    """What those were that have been a practice at one time and a group at another."""
    group_once = select(FormerKind.organisation_id).where(FormerKind.kind.not_in(SINGLE))
    rows = session.execute(
        select(FormerKind.organisation_id, Organisation.kind, FormerKind.kind, Revision.sequence)
        .join(Organisation, Organisation.id == FormerKind.organisation_id)
        .outerjoin(Revision, Revision.id == FormerKind.ended_revision_id)
        .where(ever_single(), or_(Organisation.kind.not_in(SINGLE), Organisation.id.in_(group_once)))
        .order_by(FormerKind.id)
    )
    now: dict[int, str] = {}
    before: dict[int, list[tuple[int | None, str]]] = defaultdict(list)
    for number, kind, former, sequence in rows:
        now[number] = kind
        before[number].append((sequence, former))
    return {number: Past(kind, before[number]) for number, kind in now.items()}


def _ties(session: Session, client_id: int) -> tuple[Ids, _Held, set[int]]:
    """A client's areas, when it was tied to each, and which of them is the nation."""
    began, ended = aliased(Revision), aliased(Revision)
    rows = session.execute(
        select(
            ClientArea.organisation_id, Organisation.kind, began.sequence, ended.sequence, ClientArea.ended_revision_id
        )
        .join(Organisation, Organisation.id == ClientArea.organisation_id)
        .join(began, began.id == ClientArea.revision_id)
        .outerjoin(ended, ended.id == ClientArea.ended_revision_id)
        .where(ClientArea.client_id == client_id)
    ).all()
    numbers = np.array([row[0] for row in rows], np.int64)
    held = _Held(
        _numbers([row[2] for row in rows]),
        _numbers([row[3] for row in rows]),
        np.array([row[4] is None for row in rows], bool),
    )
    return numbers, held, {row[0] for row in rows if row[1] == Kind.NATION}


def _spells(session: Session, areas: set[int]) -> tuple[_Spells, _Held]:
    """Everything that was ever held true of who was in the areas, and in what is in them. One query: of a spell that
    ends meanwhile, either the current row is read or the former one."""
    began, ended = aliased(Revision), aliased(Revision)
    parts: list[Any] = []
    under = union(
        *(
            select(held.organisation_id).where(held.parent_kind == Kind.COMMISSIONER, among(held.parent_id, areas))
            for held in (Spell, FormerSpell)
        )
    ).subquery()
    for held in (Spell, FormerSpell):
        former = held is FormerSpell
        query = select(
            held.organisation_id,
            held.parent_id,
            held.first,
            held.until,
            ever_single().label("single"),
            began.sequence.label("since"),
            (ended.sequence if former else null()).label("ended"),
            literal(not former).label("current"),
        )
        query = query.join(Organisation, Organisation.id == held.organisation_id).join(
            began, began.id == held.revision_id
        )
        if former:
            query = query.join(ended, ended.id == FormerSpell.ended_revision_id)
        parts.append(
            query.where(
                held.parent_kind == Kind.COMMISSIONER,
                or_(among(held.parent_id, areas), held.parent_id.in_(select(under.c.organisation_id))),
            )
        )
    rows = session.execute(union_all(*parts)).all() if areas else []
    child, parent, first, until, single, since, last, current = (([row[place] for row in rows]) for place in range(8))
    begins, ends = (first_month_from(np.array(column, "datetime64[D]")) for column in (first, until))
    return (
        _Spells(np.array(child, np.int64), np.array(parent, np.int64), begins, ends, np.array(single, bool)),
        _Held(_numbers(since), _numbers(last), np.array(current, bool)),
    )


def _numbers(sequences: Iterable[int | None]) -> Ids:
    return np.array([NEVER if each is None else each for each in sequences], np.int64)
