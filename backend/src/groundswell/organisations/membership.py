"""Who belonged where: spells worked out from all statements, and kept in step with them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from groundswell.database.bulk import insert_rows
from groundswell.organisations.difference import Difference
from groundswell.organisations.lookup import chunks
from groundswell.organisations.models import CompleteFile, FormerSpell, Organisation, Spell, StatedMembership
from groundswell.organisations.statements import Basis, FileStatement, Kind
from groundswell.organisations.timeline import Claim, SpellFound, spells
from groundswell.revisions.former import keep_former


def unsettled(session: Session, statement: FileStatement, ids: dict[str, int]) -> dict[str, set[int]]:
    """Children, by kind of parent, whose spells this statement may change.

    A month's file that says what is already held true on that day changes nothing: the word before it went on anyway.
    """
    if statement.basis == Basis.MONTHLY:
        held = _parents_on(session, statement.as_at)
        found: dict[str, set[int]] = defaultdict(set)
        for m in statement.memberships:
            parent = None if m.parent is None else ids[m.parent]
            now = held.get((ids[m.child], m.parent_kind.value), set())
            if (parent not in now) if parent is not None else bool(now):
                found[m.parent_kind.value].add(ids[m.child])
        return found
    found = defaultdict(set)
    for m in statement.memberships:
        found[m.parent_kind.value].add(ids[m.child])
    for kind in statement.complete_for:
        found[kind.value] |= set(
            session.scalars(
                select(StatedMembership.organisation_id).where(StatedMembership.parent_kind == kind.value).distinct()
            )
        )
    return found


def _parents_on(session: Session, day: date) -> dict[tuple[int, str], set[int]]:
    held: dict[tuple[int, str], set[int]] = defaultdict(set)
    for child, kind, parent in session.execute(
        select(Spell.organisation_id, Spell.parent_kind, Spell.parent_id).where(
            Spell.first <= day, (Spell.until.is_(None)) | (Spell.until > day)
        )
    ):
        held[child, kind].add(parent)
    return held


def derive_spells(
    session: Session,
    children: set[int],
    kind: str,
    revision_id: int,
    difference: Difference,
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
            difference.note(child, "moved", _in_words(standing), _in_words(found))
    for chunk in chunks(gone):
        which = Spell.id.in_(chunk)
        keep_former(session, Spell, FormerSpell, which, revision_id=revision_id)
        session.execute(delete(Spell).where(which))
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
    for part in [None] if children is None else chunks(sorted(children)):
        query = base if part is None else base.where(StatedMembership.organisation_id.in_(part))
        for child, import_id, as_at, said, parent, first, until, code in session.execute(query):
            claims[child].append(Claim(import_id, as_at, basis[said], parent, first, until, code or ""))
    return claims


def spells_held(session: Session, children: set[int] | None, kind: str) -> dict[int, dict[SpellFound, int]]:
    """Spells that are held true, with their ids, by organisation."""
    base = select(Spell.organisation_id, Spell.id, Spell.parent_id, Spell.first, Spell.until, Spell.inferred).where(
        Spell.parent_kind == kind
    )
    held: dict[int, dict[SpellFound, int]] = defaultdict(dict)
    for part in [None] if children is None else chunks(sorted(children)):
        query = base if part is None else base.where(Spell.organisation_id.in_(part))
        for child, spell_id, parent, first, until, inferred in session.execute(query):
            held[child][SpellFound(parent, first, until, inferred)] = spell_id
    return held


def _in_words(found: Iterable[SpellFound]) -> str:
    return "; ".join(f"{s.parent} {s.first}..{s.until or ''}" for s in sorted(found, key=lambda s: (s.first, s.parent)))
