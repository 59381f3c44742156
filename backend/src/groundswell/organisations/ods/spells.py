"""Spells of membership as one file states them, brought to where none overlap."""

from collections import defaultdict
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from groundswell.organisations.statements import Kind, MembershipStatement


class Overlap(NamedTuple):
    earlier: MembershipStatement
    later: MembershipStatement


def settle(memberships: list[MembershipStatement]) -> tuple[list[MembershipStatement], list[Overlap]]:
    """Cuts each spell where a later one of the same child and kind of parent begins; tells which were cut.

    The later statement is the one that starts later, or stands lower in the file when both start on one day:
    then nothing remains of the earlier. The order of the rows is kept.
    """
    groups: dict[tuple[str, Kind], list[MembershipStatement]] = defaultdict(list)
    for spell in memberships:
        groups[spell.child, spell.parent_kind].append(spell)
    if len(groups) == len(memberships):
        return memberships, []

    cut: dict[int, MembershipStatement | None] = {}
    overlaps: list[Overlap] = []
    for spells in groups.values():
        if len(spells) == 1:
            continue
        spells.sort(key=lambda spell: (spell.first or date.min, spell.row or 0))
        for earlier, later in pairwise(spells):
            begins = later.first or date.min
            if earlier.until is None or earlier.until > begins:
                overlaps.append(Overlap(earlier, later))
                cut[id(earlier)] = None if earlier.first == later.first else replace(earlier, until=begins)
    kept = (cut.get(id(spell), spell) for spell in memberships)
    return [spell for spell in kept if spell is not None], overlaps
