"""Pages of the feed: every revision after the reader's, in order, each in its steps.

Rows say since which revision they hold, so a page is made of what is so now: a row that has been changed since is not
in the page of its earlier revision, and comes with its later one. Nothing is passed over by that, whatever is written
between two questions or two pages: a committed revision never gains rows, and a row that leaves it, or ends, is met
again at a number beyond the watermark that was read first.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import Any, NamedTuple

from sqlalchemy import bindparam, func, literal, select, union_all
from sqlalchemy.orm import Session

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.errors import Invalid
from groundswell.exchange.changes import cursor as cursors
from groundswell.exchange.changes import steps
from groundswell.exchange.changes.cursor import Cursor
from groundswell.exchange.changes.sharing import Sharing
from groundswell.exchange.changes.steps import Found, Item, Key, Reading
from groundswell.exchange.kinds import KINDS, Kind
from groundswell.exchange.marks import Mark, last_mark, mark_at, marks_after
from groundswell.exchange.opened import chosen, granted
from groundswell.exchange.seen import Sight
from groundswell.exchange.sight import Always, History, history
from groundswell.revisions.models import Revision

DEFAULT_LIMIT, MOST = 1_000, 10_000
AT_ONCE = 200
"""Revisions that are looked at together."""
STRETCHES = 8
"""So many times a page looks further for something in the reader's sight; then it is given as it is."""


class Page(NamedTuple):
    items: list[Item]
    cursor: str
    has_more: bool
    mark: Mark
    """Up to where the log had been numbered."""
    kinds: list[str]
    """Those that are followed and open."""


def page(
    session: Session,
    *,
    by: Principal,
    cursor: str | None = None,
    limit: int = DEFAULT_LIMIT,
    kinds: Sequence[str] | None = None,
) -> Page:
    """The next items after a cursor, or from the beginning. Raises `Invalid`, `NotPermitted` or `StartAgain`."""
    by.require(Permission.PULL)
    if cursor is None:
        at = cursors.beginning(by, [kind.name for kind in chosen(by, kinds)] if kinds or by.narrowed else [])
    else:
        at = cursors.read(cursor, by)
        if kinds and set(kinds) != set(at.kinds):
            raise Invalid(
                f"The cursor is one for {', '.join(at.kinds) or 'all that is open to you'}.",
                [("kinds", "Leave it out: the cursor knows. For other kinds begin without a cursor.")],
            )
    known = history(session, by)
    now = known.at(None)
    followed, opened = (chosen(by, at.kinds),) * 2 if at.kinds else (list(KINDS.values()), granted(by, now))
    mark = last_mark(session)
    cursors.check_goes_on(at, mark, mark if at.sequence == mark.sequence else mark_at(session, at.sequence))
    return _Reader(session, known, followed, opened, at, mark, limit).page()


Sizes = dict[int, dict[str, int]]
"""By the revision's id and the step."""


class _Reader:
    def __init__(
        self,
        session: Session,
        history: History | Always,
        followed: Sequence[Kind],
        opened: Sequence[Kind],
        at: Cursor,
        mark: Mark,
        limit: int,
    ) -> None:
        """`followed`: the kinds that the cursor is for; `opened`: those of them that are open now."""
        self._session, self._history, self._followed, self._opened = session, history, followed, opened
        self._at, self._mark, self._limit = at, mark, limit
        self._now = history.at(None)
        self._steps = steps.names(followed)
        self._sharing = Sharing(session, max(at.sequence - 1, 0)) if steps.INITIATIVE in opened else None
        self._reached: Mark | None = None
        """The last revision that has been read to its end."""

    def page(self) -> Page:
        found = list(islice(self._found(), self._limit + 1))
        items = [each.item for each in found[: self._limit]]
        if len(found) <= self._limit:
            reached = self._reached
            end = self._at if reached is None else self._cursor(reached)
            return self._page(items, end, end.sequence < self._mark.sequence or end.step is not None)
        last, following = found[self._limit - 1 :]
        end = self._cursor(last.mark) if following.mark != last.mark else self._cursor(last.mark, last)
        return self._page(items, end, True)

    def _page(self, items: list[Item], end: Cursor, has_more: bool) -> Page:
        return Page(items, end.text(), has_more, self._mark, [kind.name for kind in self._opened])

    def _cursor(self, mark: Mark, last: Found | None = None) -> Cursor:
        changes: dict[str, Any] = {"sequence": mark.sequence, "fingerprint": mark.fingerprint, "step": None, "key": []}
        if last is not None:
            key = [part.isoformat() if isinstance(part, date) else part for part in last.key]
            changes |= {"step": last.step, "key": key}
        return self._at.model_copy(update=changes)

    def _found(self) -> Iterator[Found]:
        reached = self._at.sequence
        if self._at.step is not None:
            self._reached = mark_at(self._session, reached)
            yield from self._one(self._reached, self._sizes([self._reached]), self._at.step, self._at.key)
        for _ in range(STRETCHES):
            if reached >= self._mark.sequence:
                return
            marks = marks_after(self._session, reached, self._mark.sequence, AT_ONCE)
            sizes = self._sizes(marks)
            some = self._small(marks, sizes)
            if some:
                yield from self._together(some, sizes)
            else:
                some = marks[:1]
                yield from self._one(some[0], sizes)
            self._reached = some[-1]
            reached = self._reached.sequence

    def _small(self, marks: Sequence[Mark], sizes: Sizes) -> list[Mark]:
        """The next revisions that a page can hold together and over which sight does not change; none where the first
        is to be read by itself."""
        turn = self._next_turn(marks[0].sequence - 1)
        rows, some = 0, []
        for mark in marks:
            rows += sum(sizes[mark.revision_id].values())
            if mark.sequence == turn or rows > self._limit:
                break
            some.append(mark)
        return some

    def _next_turn(self, after: int) -> int | None:
        """The first revision after one at which what the reader sees of other rows may change."""
        turns = [self._history.next_turn(after)]
        if self._sharing is not None:
            turns.append(self._sharing.next_turn(after))
        return min((turn for turn in turns if turn is not None), default=None)

    def _together(self, marks: Sequence[Mark], sizes: Sizes) -> list[Found]:
        by_id = {mark.revision_id: mark for mark in marks}
        sight = self._history.at(marks[0].sequence)
        reading = self._reading(marks[0], sight, sight)
        found: list[Found] = []
        for place, step in enumerate(self._steps):
            some = [number for number in by_id if sizes[number].get(step)]
            if some:
                kind, source = steps.source_of(step)
                if not reading.shows(kind):
                    continue
                among = source.revision.in_(some)
                for revision_id, key, row in steps.own_rows(self._session, step, reading.seen(kind), [among], None):
                    mark = by_id[revision_id]
                    found.append(Found(mark, place, step, key, steps.item_of(step, mark.sequence, row)))
        return sorted(found, key=lambda each: (each.mark.sequence, each.place, each.key))

    def _one(self, mark: Mark, sizes: Sizes, step: str | None = None, key: Key | None = None) -> Iterator[Found]:
        """A revision by itself, from its beginning, or from after a row of one of its steps."""
        if step is not None and step not in self._steps:
            raise cursors.wrong()
        reading = self._reading(mark, self._history.at(mark.sequence - 1), self._history.at(mark.sequence))
        for place, name in enumerate(self._steps):
            if step is not None and place < self._steps.index(step):
                continue
            if steps.is_own(name) and not sizes[mark.revision_id].get(name):
                continue
            beyond = key if name == step else None
            for at, item in steps.read_step(reading, name, beyond, self._limit + 1):
                yield Found(mark, place, name, at, item)

    def _reading(self, mark: Mark, before: Sight, after: Sight) -> Reading:
        return Reading(self._session, self._followed, mark, before, after, self._now, self._sharing)

    def _sizes(self, marks: Sequence[Mark]) -> Sizes:
        """How many rows each revision brought to each step at most, in sight or not, and counted no further than they
        fill a page. One query."""
        asked = {"ids": [mark.revision_id for mark in marks], "most": self._limit + 1}
        sizes: Sizes = defaultdict(dict)
        for step, revision_id, rows in self._session.execute(_counted(tuple(steps.names(self._opened))), asked):
            if rows:
                sizes[revision_id][step] = rows
        return sizes


@lru_cache
def _counted(some: tuple[str, ...]) -> Any:
    ids: Any = bindparam("ids", expanding=True)
    parts: list[Any] = []
    for step in filter(steps.is_own, some):
        _, source = steps.source_of(step)
        if source.many:
            first = select(literal(1).label("one")).where(source.revision == Revision.id).limit(bindparam("most"))
            counted = select(func.count()).select_from(first.correlate(Revision).subquery())
            parts.append(select(literal(step), Revision.id, counted.scalar_subquery()).where(Revision.id.in_(ids)))
        else:
            whole = select(literal(step), source.revision, func.count()).where(source.revision.in_(ids))
            parts.append(whole.group_by(source.revision))
    return union_all(*parts)
