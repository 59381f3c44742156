"""The steps in which one revision is read: first what went out of the reader's sight with it, then what came into it,
then its own rows, kind by kind; of each kind first what ceased to hold."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, literal, select, tuple_
from sqlalchemy.orm import Session

from groundswell.exchange.changes.cursor import wrong
from groundswell.exchange.changes.sharing import Sharing
from groundswell.exchange.kinds import KINDS, Kind, Source
from groundswell.exchange.marks import Mark
from groundswell.exchange.seen import Sight
from groundswell.exchange.spans import Span
from groundswell.initiatives.models import Initiative
from groundswell.organisations.models import Organisation
from groundswell.organisations.scope import ever_single
from groundswell.revisions.models import Revision

Key = list[Any]
Item = dict[str, Any]
INITIATIVE = KINDS["initiative"]
OUT_OF_SIGHT, HIDDEN, CAME, GONE, ROWS = "out_of_sight", "hidden", "came", "gone", "rows"


class Found(NamedTuple):
    """One item of a page, and where it stands in the order of all."""

    mark: Mark
    place: int
    step: str
    key: Key
    item: Item


@dataclass(frozen=True)
class Reading:
    """A revision as one reader sees it: before it, with it, and as things are now."""

    session: Session
    kinds: Sequence[Kind]
    """Those that are followed, whether they are open or not."""
    mark: Mark
    before: Sight
    after: Sight
    now: Sight
    sharing: Sharing | None

    def shows(self, kind: Kind) -> bool:
        return kind.open_to(self.after) and kind.open_to(self.now)

    def seen(self, kind: Kind) -> Sight:
        """Of what was in sight with the revision that which is so now."""
        return kind.seen(self.after).common(kind.seen(self.now))


def names(kinds: Sequence[Kind]) -> list[str]:
    """The steps of a revision, in order."""
    came = [f"{CAME}:{kind.name}" for kind in kinds]
    own = [f"{which}:{kind.name}" for kind in kinds for which in (GONE, ROWS) if which == ROWS or kind.former]
    return [OUT_OF_SIGHT, HIDDEN, *came, *own]


def is_own(step: str) -> bool:
    """Whether a step reads the revision's own rows, not what others came to mean with it."""
    return step.startswith((GONE, ROWS))


def source_of(step: str) -> tuple[Kind, Source]:
    which, _, name = step.partition(":")
    kind = KINDS[name]
    source = kind.former if which == GONE else kind.current
    assert source is not None
    return kind, source


def read_step(reading: Reading, step: str, after: Key | None, limit: int) -> list[tuple[Key, Item]]:
    """The first items of a step after a key, in order."""
    if step == OUT_OF_SIGHT:
        return _out_of_sight(reading, _told_as(after, int, str, str))[:limit]
    if step == HIDDEN:
        return _hidden(reading, _told_as(after, int))[:limit]
    if step.startswith(CAME):
        return _came(reading, step, after, limit)
    kind, source = source_of(step)
    if not reading.shows(kind):
        return []
    own = source.revision == reading.mark.revision_id
    found = own_rows(reading.session, step, reading.seen(kind), [own, *_beyond(source, after)], limit)
    return [(key, item_of(step, reading.mark.sequence, row)) for _, key, row in found]


def own_rows(
    session: Session, step: str, sight: Sight, conditions: Sequence[ColumnElement[bool]], limit: int | None
) -> list[tuple[int, Key, Sequence[Any]]]:
    """Of rows that fulfil conditions: the id of the revision, the key in its order, and the columns. `sight` is what
    their kind has of it."""
    _, source = source_of(step)
    rows = session.execute(source.some(sight, *conditions, limit=limit))
    keys = len(source.ordered_by)
    return [(row[-keys - 1], list(row[-keys:]), row[: -keys - 1]) for row in rows]


def item_of(step: str, sequence: int, row: Sequence[Any]) -> Item:
    kind, _ = source_of(step)
    if step.startswith(GONE):
        return _gone(kind, sequence, row)
    told = dict(zip((column.name for column in kind.columns), row, strict=True))
    key = {name: told[name] for name in kind.key}
    return {"revision": sequence, "kind": kind.name, "change": "upsert", "key": key, "row": told}


def _gone(kind: Kind, sequence: int, key: Sequence[Any]) -> Item:
    told = dict(zip(kind.key, key, strict=True))
    return {"revision": sequence, "kind": kind.name, "change": "delete", "key": told}


def _out_of_sight(reading: Reading, after: Key | None) -> list[tuple[Key, Item]]:
    """First one item for kinds that were taken from the reader as a whole; then one for an organisation and a stretch
    of time, which stands for all its dated rows in it."""
    sequence, before, now = reading.mark.sequence, reading.before, reading.after
    closed = [kind.name for kind in reading.kinds if kind.open_to(before) and not kind.open_to(now)]
    found: list[tuple[Key, Item]] = []
    if closed:
        item = {"revision": sequence, "kind": None, "change": "closed", "kinds": closed}
        found.append(([0, "", ""], item))
    dated = [kind for kind in reading.kinds if kind.dated and kind.open_to(now)]
    lost = {kind.name: kind.seen(before).less(kind.seen(now)) for kind in dated}
    if not all(sight.no_practice for sight in lost.values()):
        some = set[int]().union(*(sight.spans for sight in lost.values()))
        anyone = any(sight.otherwise for sight in lost.values())
        which = ever_single() if anyone else Organisation.id.in_(some)
        query = select(Organisation.id, Organisation.code).where(which).order_by(Organisation.id)
        for number, code in reading.session.execute(query):
            kinds: dict[Span, list[str]] = defaultdict(list)
            for name, sight in lost.items():
                for span in sight.of(number):
                    kinds[span].append(name)
            for span in sorted(kinds, key=lambda each: (each.first, each.end)):
                place = [number, span.first.isoformat(), span.end.isoformat()]
                found.append((place, _no_more(sequence, code, span, kinds[span])))
    return [each for each in found if after is None or each[0] > after]


def _no_more(sequence: int, code: str, span: Span, kinds: list[str]) -> Item:
    return {
        "revision": sequence,
        "kind": None,
        "change": "out_of_sight",
        "organisation": code,
        "from": None if span.first == date.min else span.first,
        "until": span.until,
        "kinds": kinds,
    }


def _hidden(reading: Reading, after: Key | None) -> list[tuple[Key, Item]]:
    sequence, sharing = reading.mark.sequence, reading.sharing
    if sharing is None or not (INITIATIVE.open_to(reading.before) and INITIATIVE.open_to(reading.after)):
        return []
    if reading.before.owners == reading.after.owners and sharing.next_turn(sequence - 1) != sequence:
        return []
    return [
        ([number], _gone(INITIATIVE, sequence, (code,)))
        for number, code in sharing.hidden(sequence, reading.before, reading.after)
        if after is None or [number] > after
    ]


def _came(reading: Reading, step: str, after: Key | None, limit: int) -> list[tuple[Key, Item]]:
    """What is older than the revision and came into sight with it: all rows of a kind that was opened, else those of
    practices and owners that came."""
    kind, source = source_of(step)
    of_these: list[ColumnElement[bool]] = []
    if not reading.shows(kind):
        return []
    if not kind.open_to(reading.before):
        came = reading.seen(kind)
    elif kind is INITIATIVE:
        came, of_these = _owners_gained(reading), [~Initiative.shared]
        if came.owners == frozenset():
            return []
    elif source.dated is not None:
        came = kind.seen(reading.after).less(kind.seen(reading.before)).common(kind.seen(reading.now))
        if came.no_practice:
            return []
        of_these = [came.condition(*source.dated)]
    else:
        return []
    older = source.revision.in_(select(Revision.id).where(Revision.sequence < reading.mark.sequence))
    found = own_rows(reading.session, step, came, [*of_these, older, *_beyond(source, after)], limit)
    return [(key, item_of(step, reading.mark.sequence, row)) for _, key, row in found]


def _owners_gained(reading: Reading) -> Sight:
    before, after = reading.before.owners, reading.after.owners
    gained = after if before is None or after is None else after - before
    return Sight(owners=frozenset() if before is None else gained).common(reading.now)


def _told_as(after: Key | None, *types: type) -> Key | None:
    """A key of these types; another is not from a cursor that this feed gave out."""
    if after is not None and tuple(map(type, after)) != types:
        raise wrong()
    return after


def _beyond(source: Source, after: Key | None) -> list[ColumnElement[bool]]:
    if after is None:
        return []
    columns = source.order
    if len(after) != len(columns):
        raise wrong()
    values = [
        literal(_part(each, column.type.python_type), column.type) for each, column in zip(after, columns, strict=True)
    ]
    return [columns[0] > values[0] if len(columns) == 1 else tuple_(*columns) > tuple_(*values)]


def _part(each: Any, wanted: type) -> Any:
    if wanted is date and isinstance(each, str):
        try:
            return date.fromisoformat(each)
        except ValueError as error:
            raise wrong() from error
    if type(each) is not wanted:
        raise wrong()
    return each
