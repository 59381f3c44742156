"""From everything that files have said of one membership to the spells that are held true. Pure.

The rules, in order of weight:

1. A dated file (ePCN, epcmem, epraccur, a federation list) speaks for the time up to its own date. Of two, the
   newer speaks; the older one only for time of which the newer says nothing.
2. Where no dated file speaks, the last word before holds on: of a dated file at its date, or of a month's file at
   the first of its month. So a change seen from one month's file to the next begins on the first of the later
   month, and is marked as inferred.
3. A complete file that does not name an organisation ends its membership at the file's date.

The result depends only on what was said, never on the order in which it arrived.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from groundswell.organisations.statements import Basis

BEGINNING = date(1, 1, 1)
"""Stands for "since before anyone wrote it down"."""
END = date.max


class Claim(NamedTuple):
    """One row of one file about one organisation and one kind of parent. `parent` None: stated to have none."""

    import_id: int
    as_at: date
    basis: Basis
    parent: int | None
    first: date | None
    until: date | None
    parent_code: str = ""
    """Settles what two files of one day disagree on: the higher code is held, in whatever order they came."""


class SpellFound(NamedTuple):
    parent: int
    first: date
    until: date | None
    inferred: bool


@dataclass
class _Stretch:
    first: date
    until: date
    parent: int | None
    inferred: bool
    code: str = ""


def spells(claims: Sequence[Claim], complete: Sequence[tuple[int, date]] = ()) -> list[SpellFound]:
    """The spells of one organisation with one kind of parent, in order and without overlap.

    `complete` lists (import_id, as_at) of every complete file of that kind, whether it names the organisation or not.
    """
    if not claims:
        return []
    words = _words(claims, complete)
    stretches: list[_Stretch] = []
    covered: list[tuple[date, date]] = []
    for word in words:
        for free_first, free_until in _gaps(covered, word.covers_first, word.covers_until):
            stretches.extend(_clipped(word.stretches, free_first, free_until))
            covered = _joined(covered, free_first, free_until)
    _hold_on(stretches, covered, words, claims)
    return _merged(stretches)


@dataclass
class _Word:
    """What one dated file says, and the time for which it may speak: [covers_first, covers_until)."""

    as_at: date
    covers_first: date
    covers_until: date
    stretches: list[_Stretch]

    def parent_on(self, day: date) -> int | None:
        return next((s.parent for s in self.stretches if s.first <= day < s.until), None)


def _words(claims: Sequence[Claim], complete: Sequence[tuple[int, date]]) -> list[_Word]:
    """Dated files, newest first."""
    complete_ids = {import_id for import_id, _ in complete}
    by_file: dict[tuple[date, int], list[Claim]] = {}
    for claim in claims:
        if claim.basis == Basis.DATED:
            by_file.setdefault((claim.as_at, claim.import_id), []).append(claim)
    words = []
    for (as_at, import_id), rows in by_file.items():
        said = _without_overlap(rows)
        first = BEGINNING if import_id in complete_ids else min((s.first for s in said), default=as_at)
        # A file may know the future (a move on the first of next month): it speaks up to the day of its last change.
        last_day = max([as_at, *(s.first for s in said), *(s.until for s in said if s.until < END)])
        known_until = last_day + timedelta(days=1)
        words.append(_Word(as_at, min(first, as_at), known_until, said))
    named = {import_id for _, import_id in by_file}
    oldest = min((claim.as_at for claim in claims), default=None)
    for import_id, as_at in complete:
        if import_id not in named and oldest is not None and as_at > oldest:
            words.append(_Word(as_at, as_at, as_at + timedelta(days=1), []))
    return sorted(words, key=_weight, reverse=True)


def _weight(word: _Word) -> tuple[date, date, list[tuple[date, date, str]]]:
    """Newest first; of files with one date the one that says more. Nothing here depends on the order of arrival."""
    said = [(s.first, s.until, s.code) for s in word.stretches]
    return (word.as_at, word.covers_until, sorted(said, reverse=True))


def _without_overlap(rows: Iterable[Claim]) -> list[_Stretch]:
    """The rows of one file in order; where two overlap, the one that begins later is believed from its beginning."""
    ordered = sorted(rows, key=lambda c: (c.first or BEGINNING, c.until or END, c.parent_code))
    said: list[_Stretch] = []
    for claim in ordered:
        first, until = claim.first or BEGINNING, claim.until or END
        if until <= first or claim.parent is None:
            continue
        if said and said[-1].until > first:
            said[-1].until = first
            if said[-1].until <= said[-1].first:
                said.pop()
        said.append(_Stretch(first, until, claim.parent, False, claim.parent_code))
    return said


def _hold_on(
    stretches: list[_Stretch], covered: list[tuple[date, date]], words: Sequence[_Word], claims: Sequence[Claim]
) -> None:
    """Fills time of which no dated file speaks with the last word before it."""
    points: dict[date, tuple[int | None, bool]] = {}
    for claim in sorted(claims, key=lambda c: (c.as_at, c.parent_code)):
        if claim.basis == Basis.MONTHLY:
            points[claim.as_at] = (claim.parent, True)
    for word in reversed(words):  # the newest file on a day is heard last, and a dated one over a monthly one
        last_day = word.covers_until - timedelta(days=1)
        points[last_day] = (word.parent_on(last_day), False)
    days = sorted(points)
    for day, following in zip(days, [*days[1:], END], strict=True):
        parent, inferred = points[day]
        for first, until in _gaps(covered, day, following):
            stretches.append(_Stretch(first, until, parent, inferred))


def _clipped(stretches: Iterable[_Stretch], first: date, until: date) -> list[_Stretch]:
    return [
        _Stretch(max(s.first, first), min(s.until, until), s.parent, s.inferred)
        for s in stretches
        if s.first < until and s.until > first
    ]


def _gaps(covered: Sequence[tuple[date, date]], first: date, until: date) -> list[tuple[date, date]]:
    gaps, at = [], first
    for covered_first, covered_until in covered:
        if covered_until <= at:
            continue
        if covered_first >= until:
            break
        if covered_first > at:
            gaps.append((at, covered_first))
        at = max(at, covered_until)
    if at < until:
        gaps.append((at, until))
    return gaps


def _joined(covered: Sequence[tuple[date, date]], first: date, until: date) -> list[tuple[date, date]]:
    return sorted([*covered, (first, until)])


def _merged(stretches: Iterable[_Stretch]) -> list[SpellFound]:
    found: list[SpellFound] = []
    for stretch in sorted(stretches, key=lambda s: s.first):
        if stretch.parent is None:
            continue
        until = None if stretch.until == END else stretch.until
        last = found[-1] if found else None
        if last and last.parent == stretch.parent and last.until == stretch.first:
            found[-1] = last._replace(until=until)
        else:
            found.append(SpellFound(stretch.parent, stretch.first, until, stretch.inferred))
    return found
