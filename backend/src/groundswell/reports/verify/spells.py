"""Spells, worked out anew from everything that files have stated."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from groundswell.organisations.membership import claims_of, complete_files, spells_found, spells_held
from groundswell.organisations.models import Spell, StatedMembership
from groundswell.organisations.timeline import BEGINNING, SpellFound


def spell_differences(session: Session, names: dict[int, str]) -> tuple[int, list[str]]:
    """How many spells are held true, and each that the statements do not bear out or that is missing.

    Spells of which no file has ever said anything are left alone: there is nothing to work them out from.
    """
    differences = []
    for kind in session.scalars(select(StatedMembership.parent_kind).distinct().order_by("parent_kind")).all():
        complete = complete_files(session, kind)
        held = spells_held(session, None, kind)
        for child, claims in claims_of(session, None, kind).items():
            found = set(spells_found(claims, complete, kind))
            standing = held.get(child, {}).keys()
            said = f"spell of {names.get(child, child)} in a {kind}"
            differences += [f"{said}: worked out, not stored: {_words(s, names)}" for s in sorted(found - standing)]
            differences += [f"{said}: stored, not worked out: {_words(s, names)}" for s in sorted(standing - found)]
    return session.scalar(select(func.count()).select_from(Spell)) or 0, differences


def _words(spell: SpellFound, names: dict[int, str]) -> str:
    first = "the beginning" if spell.first == BEGINNING else str(spell.first)
    how = " (inferred)" if spell.inferred else ""
    return f"{names.get(spell.parent, spell.parent)} from {first} until {spell.until or 'no end'}{how}"
