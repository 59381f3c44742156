"""Spells, worked out anew from everything that files have stated."""

from collections import defaultdict
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.organisations.models import CompleteFile, Spell, StatedMembership
from groundswell.organisations.statements import Basis, Kind
from groundswell.organisations.timeline import Claim, SpellFound, spells


def spell_differences(session: Session, names: dict[int, str]) -> tuple[int, list[str]]:
    """How many spells are held true, and each that the statements do not bear out or that is missing.

    Spells of which no file has ever said anything, as those of a demonstration, are left alone: there is nothing to
    work them out from.
    """
    stated, complete = _stated(session), _complete(session)
    held: dict[tuple[int, str], set[SpellFound]] = defaultdict(set)
    count = 0
    for child, kind, parent, first, until, inferred in session.execute(
        select(Spell.organisation_id, Spell.parent_kind, Spell.parent_id, Spell.first, Spell.until, Spell.inferred)
    ):
        held[child, kind].add(SpellFound(parent, first, until, inferred))
        count += 1
    differences = []
    for (child, kind), claims in stated.items():
        found = _found(claims, complete.get(kind, []), kind)
        standing = held.get((child, kind), set())
        said = f"spell of {names.get(child, child)} in a {kind}"
        differences += [f"{said}: worked out, not stored: {_words(s, names)}" for s in sorted(found - standing)]
        differences += [f"{said}: stored, not worked out: {_words(s, names)}" for s in sorted(standing - found)]
    return count, differences


def _found(claims: list[Claim], complete: list[tuple[int, date]], kind: str) -> set[SpellFound]:
    timelines = [claims]
    if kind == Kind.SCHEME:  # a practice may take part in two schemes at once, so each is a timeline of its own
        timelines = [[c for c in claims if c.parent == parent] for parent in {c.parent for c in claims}]
    return {spell for one in timelines for spell in spells(one, complete)}


def _stated(session: Session) -> dict[tuple[int, str], list[Claim]]:
    basis = {each.value: each for each in Basis}
    stated: dict[tuple[int, str], list[Claim]] = defaultdict(list)
    for child, kind, import_id, as_at, said, parent, first, until in session.execute(
        select(
            StatedMembership.organisation_id,
            StatedMembership.parent_kind,
            StatedMembership.import_id,
            StatedMembership.as_at,
            StatedMembership.basis,
            StatedMembership.parent_id,
            StatedMembership.first,
            StatedMembership.until,
        )
    ):
        stated[child, kind].append(Claim(import_id, as_at, basis[said], parent, first, until))
    return stated


def _complete(session: Session) -> dict[str, list[tuple[int, date]]]:
    complete: dict[str, list[tuple[int, date]]] = defaultdict(list)
    for kind, import_id, as_at in session.execute(
        select(CompleteFile.parent_kind, CompleteFile.import_id, CompleteFile.as_at)
    ):
        complete[kind].append((import_id, as_at))
    return complete


def _words(spell: SpellFound, names: dict[int, str]) -> str:
    until = spell.until or "no end"
    return f"{names.get(spell.parent, spell.parent)} from {spell.first} until {until}{' (inferred)' * spell.inferred}"
