"""The rota of those who cover: days by people, with gaps and clashes. Pure: what is known goes in, a grid comes out.

On a day with a session of the cohort everybody is at the programme. On any other day a person is at the practice where
they are placed, or where they cover, on that day of the week. It is a gap when they are away or have left and nobody
has stepped in; and a clash when they should be in two places: at two practices, or at the programme on a day for which
they have promised cover.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from groundswell.cohorts.weekdays import falls_on


class State(StrEnum):
    FIRST = "first"
    """At the first of their practices."""
    SECOND = "second"
    PROGRAMME = "programme"
    NO_COVER = "no_cover"
    CLASH = "clash"
    FREE = "free"
    """Nowhere, as far as is known."""


class Spell(NamedTuple):
    """On some days of the week at a practice, from one day to another (or without an end)."""

    practice: int
    weekdays: int
    first: date
    last: date | None

    def falls_on(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last) and falls_on(self.weekdays, day)


class Covering(NamedTuple):
    """Somebody who covers, and what is known of them. `gone` is the first day on which they no longer take part."""

    name: str
    placements: Sequence[Spell]
    """In order: the first practice first."""
    cover: Sequence[Spell]
    away: Mapping[date, str | None]
    """Days on which they cannot, with who steps in."""
    gone: date | None = None

    @property
    def practices(self) -> list[int]:
        """The first practice, the second, and any further ones."""
        return list(dict.fromkeys(spell.practice for spell in (*self.placements, *self.cover)))


class Cell(NamedTuple):
    state: State
    practices: tuple[int, ...] = ()
    """Where they are, or should be."""
    stepped_in: str | None = None


class Gap(NamedTuple):
    person: int
    """Which of the people, from 0."""
    day: date
    practices: tuple[int, ...]


def days_of(first: date, last: date, sessions: Collection[date], people: Sequence[Covering]) -> list[date]:
    """Mondays to Fridays, and the days of a weekend on which somebody works or meets."""
    every = [first + timedelta(days=each) for each in range((last - first).days + 1)]
    used = 0
    for person in people:
        for spell in (*person.placements, *person.cover):
            used |= spell.weekdays
    return [day for day in every if day.weekday() < 5 or day in sessions or falls_on(used, day)]


def rota(people: Sequence[Covering], days: Sequence[date], sessions: Collection[date]) -> list[list[Cell]]:
    """A row for each person, a cell for each day."""
    held = frozenset(sessions)
    return [[_cell(person, day, day in held) for day in days] for person in people]


def _cell(person: Covering, day: date, is_session: bool) -> Cell:
    cover = tuple(dict.fromkeys(spell.practice for spell in person.cover if spell.falls_on(day)))
    if person.gone is not None and person.gone <= day:
        return Cell(State.NO_COVER, cover) if cover else Cell(State.FREE)
    if is_session:
        return Cell(State.CLASH, cover) if cover else Cell(State.PROGRAMME)
    placed = (spell.practice for spell in person.placements if spell.falls_on(day))
    where = tuple(dict.fromkeys((*cover, *placed)))
    if not where:
        return Cell(State.FREE)
    if len(where) > 1:
        return Cell(State.CLASH, where)
    if day in person.away and person.away[day] is None:
        return Cell(State.NO_COVER, where)
    is_first = where[0] == person.practices[0]
    return Cell(State.FIRST if is_first else State.SECOND, where, person.away.get(day))


def gaps(grid: Sequence[Sequence[Cell]], days: Sequence[date], state: State = State.NO_COVER) -> list[Gap]:
    """The cells in one state, person by person."""
    return [
        Gap(person, day, cell.practices)
        for person, row in enumerate(grid)
        for day, cell in zip(days, row, strict=True)
        if cell.state is state
    ]


def sentence(
    people: Sequence[Covering], grid: Sequence[Sequence[Cell]], days: Sequence[date], practices: Mapping[int, str]
) -> str:
    """ "No cover: Dr A at Riverbank, Tuesday 27 November and at Three Oaks, Thursday 29 November; Dr B at …"."""
    missing, clashing = gaps(grid, days), gaps(grid, days, State.CLASH)
    if not missing and not clashing:
        return "Every day is covered." if people else "Nobody covers for anybody in this time."
    said = [f"No cover: {_told(people, missing, practices)}."] if missing else []
    return " ".join([*said, f"In two places: {_told(people, clashing, practices)}."] if clashing else said)


def _told(people: Sequence[Covering], found: Sequence[Gap], practices: Mapping[int, str]) -> str:
    told = []
    for number in dict.fromkeys(gap.person for gap in found):
        places: dict[tuple[int, ...], list[date]] = {}
        for gap in found:
            if gap.person == number:
                places.setdefault(gap.practices, []).append(gap.day)
        where = " and ".join(
            f"at {' and '.join(practices[each] for each in place)}, {_days(days)}" for place, days in places.items()
        )
        told.append(f"{people[number].name} {where}")
    return "; ".join(told)


def _days(days: Sequence[date]) -> str:
    words = [f"{day:%A} {day.day} {day:%B}" for day in days]
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
