"""What each organisation is: every fact as the newest file that speaks of it says."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from groundswell.organisations.difference import Difference
from groundswell.organisations.lookup import chunks
from groundswell.organisations.models import FormerKind, Organisation, StatedMembership, StatedOrganisation
from groundswell.organisations.scope import SINGLE
from groundswell.organisations.statements import OURS, Kind, OrganisationStatement

FIELDS = ("subkind", "name", "opened", "closed", "status", "postcode", "setting")


def differing(session: Session, stated: Sequence[OrganisationStatement], ids: dict[str, int]) -> set[int]:
    """Organisations of which the file says something other than what is held true.

    The others need no second look: a statement equal to the outcome cannot change the outcome, however old it is.
    """
    held = {
        row.id: row
        for row in session.execute(
            select(Organisation.id, Organisation.kind, *(getattr(Organisation, name) for name in FIELDS))
        )
    }
    found = set()
    for s in stated:
        row = held[ids[s.code]]
        if (
            row.kind != s.kind
            or any((said := getattr(s, name)) is not None and said != getattr(row, name) for name in FIELDS)
            or (s.closed is None and row.closed is not None and s.status is not None)
        ):
            found.add(row.id)
    return found


def derive_facts(session: Session, organisations: set[int], revision_id: int, difference: Difference) -> None:
    """Each fact is what the newest file that says something of it says."""
    if not organisations:
        return
    facts: dict[int, dict[str, Any]] = {}
    for chunk in chunks(sorted(organisations)):
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
    for chunk in chunks(sorted(facts)):
        for row in _theirs(session, chunk):
            new = facts[row.id]
            new["name"] = new["name"] or row.code
            before = {name: getattr(row, name) for name in (*FIELDS, "kind")}
            if all(before[name] == new[name] for name in before):
                if row.revision_id == revision_id:
                    difference.note(row.id, "opened", None, row.name)
                continue
            updates.append({"id": row.id, "revision_id": revision_id, **new})
            _keep_kind(session, row, new["kind"], revision_id, difference)
            difference.organisations.add(row.id)
            if any(before[name] != new[name] for name in ("opened", "closed", "status", "kind")):
                difference.reopened.add(row.id)
            _describe(row, before, new, row.revision_id == revision_id, difference)
    if updates:
        session.execute(update(Organisation), updates)
        session.expire_all()
    _unstate(session, unstated, revision_id, difference)
    difference.reopened |= unstated


def _theirs(session: Session, ids: Sequence[int]) -> Iterable[Organisation]:
    """Of these organisations those of which files say what they are."""
    return session.scalars(select(Organisation).where(Organisation.id.in_(ids), Organisation.kind.not_in(OURS)))


def _keep_kind(session: Session, row: Organisation, kind: str, revision_id: int, difference: Difference) -> None:
    """Before it is held to be something else."""
    if (kind in SINGLE) != (row.kind in SINGLE):
        difference.recast.add(row.id)
    if kind != row.kind and row.revision_id != revision_id:
        session.add(FormerKind(organisation_id=row.id, kind=row.kind, ended_revision_id=revision_id))


def _describe(
    row: Organisation,
    before: dict[str, Any],
    new: dict[str, Any],
    is_new: bool,
    difference: Difference,
) -> None:
    if is_new:
        difference.note(row.id, "opened", None, new["name"])
        return
    if before["name"] != new["name"]:
        change = "opened" if before["name"] == row.code else "renamed"
        difference.note(row.id, change, before["name"], new["name"])
    if before["closed"] != new["closed"]:
        closes = before["closed"] is None
        difference.note(row.id, "closed" if closes else "corrected", before["closed"], new["closed"])
    rest = [n for n in ("opened", "status", "postcode", "setting", "subkind", "kind") if before[n] != new[n]]
    if rest and not (before["closed"] != new["closed"] and rest == ["status"]):
        shown = [f"{name}: {{}}" for name in rest]
        difference.note(
            row.id,
            "corrected",
            "; ".join(s.format(before[n]) for s, n in zip(shown, rest, strict=True)),
            "; ".join(s.format(new[n]) for s, n in zip(shown, rest, strict=True)),
        )


def _unstate(session: Session, organisations: set[int], revision_id: int, difference: Difference) -> None:
    """An organisation that no file describes any more is known by its code alone, as if only that had ever come.

    It is not deleted: figures may bear its number, and what is unknown is shown nowhere.
    """
    for chunk in chunks(sorted(organisations)):
        as_parent = dict(
            session.execute(
                select(StatedMembership.parent_id, StatedMembership.parent_kind)
                .where(StatedMembership.parent_id.in_(chunk))
                .distinct()
            ).all()
        )
        updates = []
        for row in _theirs(session, chunk):
            kind = as_parent.get(row.id, Kind.UNKNOWN)
            bare = dict.fromkeys(FIELDS) | {"name": row.code, "kind": kind}
            if any(getattr(row, name) != value for name, value in bare.items()):
                updates.append({"id": row.id, "revision_id": revision_id, **bare})
                _keep_kind(session, row, kind, revision_id, difference)
        if updates:
            session.execute(update(Organisation), updates)
            session.expire_all()
