"""Who takes part in the Practice leaders programme, at each centre and in each year, and how far they have come."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from groundswell.cohorts.models import Participant
from groundswell.demonstration.programmes import leaders_people
from groundswell.demonstration.programmes.kept import Kept, Someone, steps
from groundswell.demonstration.programmes.leaders_people import (
    FIRST_YEAR,
    FIRST_YEAR_ROLES,
    GP,
    HARROWDENE,
    MANAGER,
    NEW_GP,
    OTHER_CENTRE,
    OTHER_ROLES,
)
from groundswell.demonstration.programmes.setting import Setting

CENTRES = ("Harrowdene", "Harbourside")
"""The demonstration's two centres, each a commissioner of the country."""
WEDNESDAY, THURSDAY = 2, 3
FIRST_DAYS, SECOND_DAYS = 0b00011, 0b11100
"""Monday and Tuesday at the first practice, Wednesday to Friday at the second."""
USUAL_WEEKS = (4, 7, 21, 25, 30, 34)
"""The week of the cohort in which each milestone is usually reached."""


@dataclass
class Centre:
    name: str
    weekday: int
    practices: Sequence[int]


def centres(setting: Setting) -> list[Centre]:
    harrowdene = setting.practices_of(CENTRES[0], 20, home=4)
    taken = set(harrowdene)
    others = [each for each in setting.practices_of(CENTRES[1], 40) if each not in taken]
    return [Centre(CENTRES[0], WEDNESDAY, harrowdene), Centre(CENTRES[1], THURSDAY, others[:15])]


def first_year(setting: Setting, place: Centre, begins: date) -> list[Someone]:
    """Fifteen people: five newly qualified GPs between two practices each, and GPs and managers of these."""
    named = leaders_people.names_of_first_year() if place.name == CENTRES[0] else [None] * len(FIRST_YEAR_ROLES)
    usual = _usual(begins)
    shift = 0 if place.name == CENTRES[0] else 3
    return [
        Someone(
            role,
            _at(place, role, number % 5),
            name=name,
            project=FIRST_YEAR[(number + shift) % len(FIRST_YEAR)],
            reached=steps(setting, usual, 6, usual[-1]),
        )
        for number, (role, name) in enumerate(zip(FIRST_YEAR_ROLES, named, strict=True))
    ]


def second_year_at_harrowdene(setting: Setting, place: Centre, begins: date, before: Kept) -> list[Someone]:
    known = {person.name: participant for person, participant in zip(before.people, before.participants, strict=True)}
    first_come = {GP: 0, NEW_GP: 0}
    later = {GP: 5, NEW_GP: 5, MANAGER: 8}
    usual = _usual(begins)
    someones = []
    for leader in HARROWDENE:
        numbers = first_come if leader.original else later
        number = numbers.get(leader.role, 0)
        numbers[leader.role] = number + 1
        last = setting.days(-7 * leader.weeks - 1)
        left = begins + timedelta(weeks=6)
        someones.append(
            Someone(
                leader.role,
                _at(place, leader.role, number % 10),
                name=leader.name,
                project=leader.project,
                held_up_by=leader.held_up_by,
                reached=steps(setting, usual, leader.reached, last),
                left=None if leader is not HARROWDENE[-1] else (left, "Took a post at another practice"),
                continues=known.get(leader.name) if leader.original else None,
            )
        )
    return someones


def second_year_elsewhere(setting: Setting, place: Centre, begins: date, before: Kept) -> list[Someone]:
    originals = {role: [each for each in before.participants if each.role == role] for role in (GP, NEW_GP)}
    usual = _usual(begins)
    someones = []
    for number, (role, project) in enumerate(zip(OTHER_ROLES, OTHER_CENTRE, strict=True)):
        continues: Participant | None = originals[role].pop(0) if originals.get(role) else None
        someones.append(
            Someone(
                role,
                _at(place, role, number % 5),
                project=project,
                reached=steps(setting, usual, setting.between(4, 5), setting.days(-setting.between(2, 24))),
                continues=continues,
            )
        )
    return someones


def _usual(begins: date) -> list[date]:
    return [begins + timedelta(weeks=weeks, days=2) for weeks in USUAL_WEEKS]


def _at(place: Centre, role: str, number: int) -> list[tuple[int, int]]:
    """Newly qualified GPs work between a pair of practices, the others at one: the pair's second one, if a GP."""
    first, second = (place.practices[(2 * number + side) % len(place.practices)] for side in (0, 1))
    if role == NEW_GP:
        return [(first, FIRST_DAYS), (second, SECOND_DAYS)]
    return [(second if role in (GP, MANAGER) else first, 0)]
