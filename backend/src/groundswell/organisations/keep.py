"""Keeps what files say of organisations, and derives from all of it what is held true.

`accept` stores a file's statement and re-derives what it can change; `forget` does the same for a file withdrawn.
"""

from collections import defaultdict
from datetime import date
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from groundswell.database.bulk import insert_rows
from groundswell.organisations.difference import Difference
from groundswell.organisations.facts import FIELDS, derive_facts, differing
from groundswell.organisations.lookup import ids_of
from groundswell.organisations.membership import derive_spells, unsettled
from groundswell.organisations.models import (
    CompleteFile,
    FormerSuccession,
    Organisation,
    StatedMembership,
    StatedOrganisation,
    StatedSuccession,
    Succession,
)
from groundswell.organisations.statements import FileStatement, Kind, OrganisationStatement
from groundswell.revisions.former import keep_former


def accept(session: Session, statement: FileStatement, *, import_id: int, revision_id: int) -> Difference:
    ids, new = _identify(session, statement, revision_id)
    _store(session, statement, ids, import_id)
    difference = Difference(reopened=set(new))
    stated = {ids[s.code] for s in statement.organisations}
    in_doubt = differing(session, statement.organisations, ids) | (new & stated)
    derive_facts(session, in_doubt, revision_id, difference)
    for kind, children in unsettled(session, statement, ids).items():
        derive_spells(session, children, kind, revision_id, difference)
    pairs = {(ids[s.predecessor], ids[s.successor], s.on) for s in statement.successions}
    _derive_successions(session, pairs, revision_id)
    difference.log(session, revision_id)
    return difference


def forget(session: Session, *, import_id: int, revision_id: int) -> Difference:
    """Takes back what one file said."""
    difference = Difference()
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
        derive_spells(session, children, kind, revision_id, difference)
    _derive_successions(session, pairs, revision_id)
    derive_facts(session, organisations, revision_id, difference)
    difference.log(session, revision_id)
    return difference


def _identify(session: Session, statement: FileStatement, revision_id: int) -> tuple[dict[str, int], set[int]]:
    """The id of every organisation the file names, even by its code alone, and which of them were made now."""
    kinds: dict[str, tuple[Kind, OrganisationStatement | None]] = {}
    for membership in statement.memberships:
        if membership.parent is not None:
            kinds.setdefault(membership.parent, (membership.parent_kind, None))
    for succession in statement.successions:
        kinds.setdefault(succession.predecessor, (Kind.UNKNOWN, None))
        kinds.setdefault(succession.successor, (Kind.UNKNOWN, None))
    for membership in statement.memberships:
        kinds.setdefault(membership.child, (Kind.UNKNOWN, None))
    for described in statement.organisations:
        kinds[described.code] = (described.kind, described)
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
            which = (Succession.predecessor_id == before, Succession.successor_id == after, Succession.on == day)
            keep_former(session, Succession, FormerSuccession, *which, revision_id=revision_id)
            session.delete(held)
    session.flush()
