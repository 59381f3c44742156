"""Keeps what files say of organisations, and derives from all of it what is held true.

`accept` stores a file's statement and re-derives what it can change; `forget` does the same for a file withdrawn.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.orm import Session

from groundswell.database.bulk import insert_rows
from groundswell.organisations.models import (
    CompleteFile,
    Organisation,
    Spell,
    StatedMembership,
    StatedOrganisation,
    StatedSuccession,
    Succession,
)
from groundswell.organisations.statements import Basis, FileStatement, Kind, OrganisationStatement
from groundswell.organisations.timeline import Claim, SpellFound, spells

FIELDS = ("subkind", "name", "opened", "closed", "status", "postcode", "setting")
Item = TypeVar("Item")
CHUNK = 900
"""Values in one IN list; SQLite's floor for variables in a statement is 999."""


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

    @property
    def anything(self) -> bool:
        return bool(self.organisations or self.parents)


def accept(session: Session, statement: FileStatement, *, import_id: int, revision_id: int) -> Difference:
    ids, new = _identify(session, statement, revision_id)
    _store(session, statement, ids, import_id)
    difference = Difference(reopened=set(new))
    changes: list[dict[str, Any]] = []
    stated = {ids[s.code] for s in statement.organisations}
    differing = _differing(session, statement.organisations, ids) | (new & stated)
    _derive_facts(session, differing, revision_id, difference, changes)
    for kind, children in _unsettled(session, statement, ids).items():
        _derive_spells(session, children, kind, revision_id, difference, changes)
    pairs = {(ids[s.predecessor], ids[s.successor], s.on) for s in statement.successions}
    _derive_successions(session, pairs, revision_id)
    _log(session, changes, revision_id)
    return difference


def forget(session: Session, *, import_id: int, revision_id: int) -> Difference:
    """Takes back what one file said."""
    difference = Difference()
    changes: list[dict[str, Any]] = []
    organisations = set(
        session.scalars(select(StatedOrganisation.organisation_id).where(StatedOrganisation.import_id == import_id))
    )
    members: dict[str, set[int]] = defaultdict(set)
    for child, kind in session.execute(
        select(StatedMembership.organisation_id, StatedMembership.parent_kind)
        .where(StatedMembership.import_id == import_id)
        .distinct()
    ):
        members[kind].add(child)
    for kind in session.scalars(select(CompleteFile.parent_kind).where(CompleteFile.import_id == import_id)):
        members[kind] |= set(
            session.scalars(
                select(StatedMembership.organisation_id).where(StatedMembership.parent_kind == kind).distinct()
            )
        )
    pairs = {
        (row.predecessor_id, row.successor_id, row.on)
        for row in session.scalars(select(StatedSuccession).where(StatedSuccession.import_id == import_id))
    }
    for table in (StatedOrganisation, StatedMembership, StatedSuccession, CompleteFile):
        session.execute(delete(table).where(table.import_id == import_id))
    for kind, children in members.items():
        _derive_spells(session, children, kind, revision_id, difference, changes)
    _derive_successions(session, pairs, revision_id)
    _derive_facts(session, organisations, revision_id, difference, changes)
    _log(session, changes, revision_id)
    return difference


# --- storing -------------------------------------------------------------------------------------------------------


def _identify(session: Session, statement: FileStatement, revision_id: int) -> tuple[dict[str, int], set[int]]:
    """The id of every organisation the file names, and of those the ones made now. A bare code of a parent gets one too."""
    kinds: dict[str, tuple[Kind, OrganisationStatement | None]] = {}
    for membership in statement.memberships:
        if membership.parent is not None:
            kinds.setdefault(membership.parent, (membership.parent_kind, None))
    for succession in statement.successions:
        kinds.setdefault(succession.predecessor, (Kind.UNKNOWN, None))
        kinds.setdefault(succession.successor, (Kind.UNKNOWN, None))
    for membership in statement.memberships:
        kinds.setdefault(membership.child, (Kind.UNKNOWN, None))
    for stated in statement.organisations:
        kinds[stated.code] = (stated.kind, stated)
    known = ids_of(session, kinds)
    new = [code for code in kinds if code not in known]
    if new:
        rows = [
            {
                "code": code,
                "kind": kinds[code][0],
                "name": (stated.name if (stated := kinds[code][1]) and stated.name else code),
                "revision_id": revision_id,
            }
            for code in new
        ]
        session.execute(insert(Organisation), rows)
        made = ids_of(session, new)
        return known | made, set(made.values())
    return known, set()


def ids_of(session: Session, codes: Iterable[str]) -> dict[str, int]:
    """Ids by code, of those that exist."""
    wanted = list(codes)
    if len(wanted) > 5_000:
        found = dict(session.execute(select(Organisation.code, Organisation.id)).all())
        return {code: found[code] for code in wanted if code in found}
    ids: dict[str, int] = {}
    for chunk in _chunks(wanted):
        ids |= dict(
            session.execute(select(Organisation.code, Organisation.id).where(Organisation.code.in_(chunk)))
            .all()
        )
    return ids


def _store(session: Session, statement: FileStatement, ids: dict[str, int], import_id: int) -> None:
    last = {stated.code: stated for stated in statement.organisations}
    rows = list(last.values())
    columns: dict[str, list[Any]] = {
        "import_id": [import_id] * len(rows),
        "organisation_id": [ids[s.code] for s in rows],
        "as_at": [statement.as_at] * len(rows),
        "kind": [s.kind.value for s in rows],
    }
    for name in FIELDS:
        columns[name] = [getattr(s, name) for s in rows]
    insert_rows(session, "stated_organisation", columns)
    memberships = statement.memberships
    insert_rows(
        session,
        "stated_membership",
        {
            "import_id": [import_id] * len(memberships),
            "organisation_id": [ids[m.child] for m in memberships],
            "parent_kind": [m.parent_kind.value for m in memberships],
            "parent_id": [None if m.parent is None else ids[m.parent] for m in memberships],
            "first": [m.first for m in memberships],
            "until": [m.until for m in memberships],
            "as_at": [statement.as_at] * len(memberships),
            "basis": [statement.basis.value] * len(memberships),
        },
    )
    successions = {(ids[s.predecessor], ids[s.successor], s.on) for s in statement.successions}
    session.add_all(
        StatedSuccession(import_id=import_id, predecessor_id=before, successor_id=after, on=day)
        for before, after, day in successions
    )
    session.add_all(
        CompleteFile(import_id=import_id, parent_kind=kind, as_at=statement.as_at) for kind in statement.complete_for
    )
    session.flush()


# --- facts ---------------------------------------------------------------------------------------------------------


def _differing(session: Session, stated: Sequence[OrganisationStatement], ids: dict[str, int]) -> set[int]:
    """Organisations of which the file says something other than what is held true.

    The others need no second look: a statement equal to the outcome cannot change the outcome, however old it is.
    """
    held = {
        row.id: row
        for row in session.execute(
            select(Organisation.id, Organisation.kind, *(getattr(Organisation, name) for name in FIELDS))
        )
    }
    differing = set()
    for s in stated:
        row = held[ids[s.code]]
        if row.kind != s.kind or any(
            (said := getattr(s, name)) is not None and said != getattr(row, name) for name in FIELDS
        ) or (s.closed is None and row.closed is not None and s.status is not None):
            differing.add(row.id)
    return differing


def _derive_facts(
    session: Session, organisations: set[int], revision_id: int, difference: Difference, changes: list[dict[str, Any]]
) -> None:
    """Each fact is what the newest file that says something of it says."""
    if not organisations:
        return
    facts: dict[int, dict[str, Any]] = {}
    for chunk in _chunks(sorted(organisations)):
        rows = session.execute(
            select(
                StatedOrganisation.organisation_id,
                StatedOrganisation.kind,
                *(getattr(StatedOrganisation, name) for name in FIELDS),
            )
            .where(StatedOrganisation.organisation_id.in_(chunk))
            .order_by(StatedOrganisation.as_at, StatedOrganisation.status.is_not(None), StatedOrganisation.name)
        )
        for organisation_id, kind, *values in rows:
            fact = facts.setdefault(organisation_id, dict.fromkeys(FIELDS) | {"kind": kind})
            said = dict(zip(FIELDS, values, strict=True))
            if said["status"] is not None:
                fact["closed"] = None  # a file that gives the status would have given the closing date
            fact |= {name: value for name, value in said.items() if value is not None}
            fact["kind"] = kind
    updates = []
    unstated = organisations - facts.keys()
    for chunk in _chunks(sorted(facts)):
        for row in session.scalars(select(Organisation).where(Organisation.id.in_(chunk))):
            new = facts[row.id]
            new["name"] = new["name"] or row.code
            before = {name: getattr(row, name) for name in (*FIELDS, "kind")}
            if all(before[name] == new[name] for name in before):
                if row.revision_id == revision_id:
                    _note(changes, difference, row.id, "opened", None, row.name)
                continue
            updates.append({"b_id": row.id, "revision_id": revision_id, **new})
            difference.organisations.add(row.id)
            if any(before[name] != new[name] for name in ("opened", "closed", "status", "kind")):
                difference.reopened.add(row.id)
            _describe(row, before, new, row.revision_id == revision_id, difference, changes)
    if updates:
        session.execute(
            update(Organisation.__table__).where(Organisation.__table__.c.id == bindparam("b_id")),  # type: ignore[attr-defined]
            updates,
        )
        session.expire_all()
    _unstate(session, unstated)
    difference.reopened |= unstated


def _describe(
    row: Organisation,
    before: dict[str, Any],
    new: dict[str, Any],
    is_new: bool,
    difference: Difference,
    changes: list[dict[str, Any]],
) -> None:
    if is_new:
        _note(changes, difference, row.id, "opened", None, new["name"])
        return
    if before["name"] != new["name"]:
        change = "opened" if before["name"] == row.code else "renamed"
        _note(changes, difference, row.id, change, before["name"], new["name"])
    if before["closed"] != new["closed"]:
        closes = before["closed"] is None
        _note(changes, difference, row.id, "closed" if closes else "corrected", before["closed"], new["closed"])
    rest = [n for n in ("opened", "status", "postcode", "setting", "subkind", "kind") if before[n] != new[n]]
    if rest and not (before["closed"] != new["closed"] and rest == ["status"]):
        shown = [f"{name}: {{}}" for name in rest]
        _note(
            changes,
            difference,
            row.id,
            "corrected",
            "; ".join(s.format(before[n]) for s, n in zip(shown, rest, strict=True)),
            "; ".join(s.format(new[n]) for s, n in zip(shown, rest, strict=True)),
        )


def _note(
    changes: list[dict[str, Any]], difference: Difference, organisation_id: int, change: str, before: Any, after: Any
) -> None:
    setattr(difference, change, getattr(difference, change) + 1)
    difference.organisations.add(organisation_id)
    changes.append(
        {
            "organisation_id": organisation_id,
            "change": change,
            "before": None if before is None else str(before),
            "after": None if after is None else str(after),
        }
    )


def _unstate(session: Session, organisations: set[int]) -> None:
    """An organisation that no file describes any more is known by its code alone, as if only that had ever come.

    It is not deleted: figures may bear its number, and what is unknown is shown nowhere.
    """
    for chunk in _chunks(sorted(organisations)):
        as_parent = dict(
            session.execute(
                select(StatedMembership.parent_id, StatedMembership.parent_kind)
                .where(StatedMembership.parent_id.in_(chunk))
                .distinct()
            ).all()
        )
        blank = dict.fromkeys(FIELDS) | {"name": Organisation.code}
        session.execute(update(Organisation).where(Organisation.id.in_(chunk)).values(kind=Kind.UNKNOWN, **blank))
        for organisation_id, kind in as_parent.items():
            session.execute(update(Organisation).where(Organisation.id == organisation_id).values(kind=kind))


# --- spells --------------------------------------------------------------------------------------------------------


def _unsettled(
    session: Session, statement: FileStatement, ids: dict[str, int]
) -> dict[str, set[int]]:
    """Children, by kind of parent, whose spells this statement may change.

    A month's file that says what is already held true on that day changes nothing: the word before it went on anyway.
    """
    if statement.basis == Basis.MONTHLY:
        held = _parents_on(session, statement.as_at)
        unsettled: dict[str, set[int]] = defaultdict(set)
        for m in statement.memberships:
            parent = None if m.parent is None else ids[m.parent]
            now = held.get((ids[m.child], m.parent_kind.value), set())
            if (parent not in now) if parent is not None else bool(now):
                unsettled[m.parent_kind.value].add(ids[m.child])
        return unsettled
    unsettled = defaultdict(set)
    for m in statement.memberships:
        unsettled[m.parent_kind.value].add(ids[m.child])
    for kind in statement.complete_for:
        unsettled[kind.value] |= set(
            session.scalars(
                select(StatedMembership.organisation_id).where(StatedMembership.parent_kind == kind.value).distinct()
            )
        )
    return unsettled


def _parents_on(session: Session, day: date) -> dict[tuple[int, str], set[int]]:
    held: dict[tuple[int, str], set[int]] = defaultdict(set)
    for child, kind, parent in session.execute(
        select(Spell.organisation_id, Spell.parent_kind, Spell.parent_id).where(
            Spell.first <= day, (Spell.until.is_(None)) | (Spell.until > day)
        )
    ):
        held[child, kind].add(parent)
    return held


def _derive_spells(
    session: Session,
    children: set[int],
    kind: str,
    revision_id: int,
    difference: Difference,
    changes: list[dict[str, Any]],
) -> None:
    if not children:
        return
    complete = complete_files(session, kind)
    everyone = len(children) > 3_000
    claims = claims_of(session, None if everyone else children, kind)
    held = spells_held(session, None if everyone else children, kind)
    gone: list[int] = []
    new: list[tuple[int, SpellFound]] = []
    for child in children:
        found = set(spells_found(claims.get(child, []), complete, kind))
        standing = held.get(child, {})
        gone_spells = standing.keys() - found
        new_spells = found - standing.keys()
        if not gone_spells and not new_spells:
            continue
        gone += [standing[spell] for spell in gone_spells]
        new += [(child, spell) for spell in new_spells]
        difference.parents |= {spell.parent for spell in gone_spells | new_spells}
        if standing:
            _note(changes, difference, child, "moved", _in_words(standing), _in_words(found))
    for chunk in _chunks(gone):
        session.execute(delete(Spell).where(Spell.id.in_(chunk)))
    insert_rows(
        session,
        "spell",
        {
            "organisation_id": [child for child, _ in new],
            "parent_kind": [kind] * len(new),
            "parent_id": [spell.parent for _, spell in new],
            "first": [spell.first for _, spell in new],
            "until": [spell.until for _, spell in new],
            "inferred": [spell.inferred for _, spell in new],
            "revision_id": [revision_id] * len(new),
        },
    )


def complete_files(session: Session, kind: str) -> list[tuple[int, date]]:
    """Files that list every membership of one kind: (import_id, as_at)."""
    return [
        (row.import_id, row.as_at)
        for row in session.execute(
            select(CompleteFile.import_id, CompleteFile.as_at).where(CompleteFile.parent_kind == kind)
        )
    ]


def spells_found(claims: Sequence[Claim], complete: Sequence[tuple[int, date]], kind: str) -> list[SpellFound]:
    """The spells of one organisation with one kind of parent."""
    if kind != Kind.SCHEME:
        return spells(claims, complete)
    by_parent: dict[int | None, list[Claim]] = defaultdict(list)
    for claim in claims:  # a practice may take part in two schemes at once, so each is a timeline of its own
        by_parent[claim.parent].append(claim)
    return [spell for one in by_parent.values() for spell in spells(one, complete)]


def claims_of(session: Session, children: set[int] | None, kind: str) -> dict[int, list[Claim]]:
    """What files have said of memberships of one kind, by organisation; of all organisations where None."""
    base = select(
        StatedMembership.organisation_id,
        StatedMembership.import_id,
        StatedMembership.as_at,
        StatedMembership.basis,
        StatedMembership.parent_id,
        StatedMembership.first,
        StatedMembership.until,
        Organisation.code,
    )
    base = base.outerjoin(Organisation, Organisation.id == StatedMembership.parent_id).where(
        StatedMembership.parent_kind == kind
    )
    basis = {b.value: b for b in Basis}
    claims: dict[int, list[Claim]] = defaultdict(list)
    for part in [None] if children is None else _chunks(sorted(children)):
        query = base if part is None else base.where(StatedMembership.organisation_id.in_(part))
        for child, import_id, as_at, said, parent, first, until, code in session.execute(query):
            claims[child].append(Claim(import_id, as_at, basis[said], parent, first, until, code or ""))
    return claims


def spells_held(session: Session, children: set[int] | None, kind: str) -> dict[int, dict[SpellFound, int]]:
    """Spells that are held true, with their ids, by organisation."""
    base = select(
        Spell.organisation_id, Spell.id, Spell.parent_id, Spell.first, Spell.until, Spell.inferred
    ).where(Spell.parent_kind == kind)
    held: dict[int, dict[SpellFound, int]] = defaultdict(dict)
    for part in [None] if children is None else _chunks(sorted(children)):
        query = base if part is None else base.where(Spell.organisation_id.in_(part))
        for child, spell_id, parent, first, until, inferred in session.execute(query):
            held[child][SpellFound(parent, first, until, inferred)] = spell_id
    return held


def _in_words(found: Iterable[SpellFound]) -> str:
    return "; ".join(f"{s.parent} {s.first}..{s.until or ''}" for s in sorted(found, key=lambda s: (s.first, s.parent)))


def _derive_successions(session: Session, pairs: set[tuple[int, int, date]], revision_id: int) -> None:
    for before, after, day in pairs:
        stated = session.scalar(
            select(StatedSuccession.import_id)
            .where(
                StatedSuccession.predecessor_id == before,
                StatedSuccession.successor_id == after,
                StatedSuccession.on == day,
            )
            .limit(1)
        )
        held = session.get(Succession, (before, after, day))
        if stated and not held:
            session.add(Succession(predecessor_id=before, successor_id=after, on=day, revision_id=revision_id))
        elif held and not stated:
            session.delete(held)
    session.flush()


def _log(session: Session, changes: list[dict[str, Any]], revision_id: int) -> None:
    if changes:
        insert_rows(
            session,
            "organisation_change",
            {
                "revision_id": [revision_id] * len(changes),
                **{
                    key: [change[key] for change in changes] for key in ("organisation_id", "change", "before", "after")
                },
            },
        )


def _chunks(values: Sequence[Item]) -> Iterable[Sequence[Item]]:
    for start in range(0, len(values), CHUNK):
        yield values[start : start + CHUNK]


def summary_of(changes: Iterable[str]) -> dict[str, int]:
    return dict(Counter(changes))
