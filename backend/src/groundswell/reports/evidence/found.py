"""What is found about an innovation and a measure, remembered until a figure, an adoption or a membership changes."""

import threading
from collections import OrderedDict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from groundswell.evidence.finding import Finding, finding
from groundswell.evidence.panel import Adoptions
from groundswell.innovations.models import Adoption
from groundswell.measures.models import RollUp
from groundswell.measures.roll_up import Ids
from groundswell.organisations.models import Organisation, Spell
from groundswell.organisations.statements import Kind
from groundswell.reports.evidence.figures import MeasureFigures, Parents, measure_figures, parents, sites_of
from groundswell.reports.figures.stated import KnownMeasure

BETTER: Mapping[str, int] = {"lower": -1, "higher": 1, "neither": 0}
REMEMBERED = 500
"""Answers of this process; the oldest are forgotten."""


class FoundSite(NamedTuple):
    group: int
    """The organisation that names it."""
    practices: Ids
    """Those that adopted."""
    began: int
    """The year in which the first of them did."""


@dataclass(frozen=True)
class Found:
    finding: Finding
    sites: tuple[FoundSite, ...]
    """By the number of the site."""
    first: int
    last: int
    """Months with figures."""


Changed = tuple[int, int]
"""The newest revision of some rows, and how many there are: a row that is gone leaves no revision."""
_remembered: OrderedDict[tuple[int, int], tuple[tuple[Changed, ...], Found | None]] = OrderedDict()
_turn = threading.Lock()


class Finder:
    """Evidence of one or more innovations for one answer: what they share is read once."""

    def __init__(self, session: Session, known: dict[str, KnownMeasure]) -> None:
        self._session, self._known = session, known
        self._figures: dict[int, MeasureFigures | None] = {}

    def found(self, innovation_id: int, measure: KnownMeasure) -> Found | None:
        """None where no practice that has figures has adopted. Three small queries for all that is remembered; to find
        anew, two for each measure, one for each innovation and one for memberships."""
        key, state = (innovation_id, measure.id), self._state(innovation_id, measure.id)
        with _turn:
            kept = _remembered.get(key)
        if kept is not None and kept[0] == state:
            return kept[1]
        made = self._find(innovation_id, measure)
        with _turn:
            _remembered[key] = (state, made)
            _remembered.move_to_end(key)
            while len(_remembered) > REMEMBERED:
                _remembered.popitem(last=False)
        return made

    def first_choice(self, measures: Collection[KnownMeasure]) -> KnownMeasure | None:
        """Which of its measures an innovation is judged by unless someone asks for another: what has figures before
        what has none, and an outcome before a process. None of none."""
        families = ("outcome", "process", "balancing")
        return min(
            measures,
            key=lambda each: (each.id not in self._roll_ups, families.index(each.definition.family)),
            default=None,
        )

    def remembered(self, innovation_id: int, measure: KnownMeasure) -> Found | None:
        """What has been found since anything changed; never finds anew."""
        with _turn:
            kept = _remembered.get((innovation_id, measure.id))
        return kept[1] if kept is not None and kept[0] == self._state(innovation_id, measure.id) else None

    def _find(self, innovation_id: int, measure: KnownMeasure) -> Found | None:
        if measure.id not in self._figures:
            self._figures[measure.id] = measure_figures(self._session, self._known, measure)
        figures = self._figures[measure.id]
        if figures is None:
            return None
        adoptions, groups = sites_of(self._session, innovation_id, figures.practices, self._parents)
        if not adoptions.sites:
            return None
        return Found(
            finding(figures.panel, adoptions, figures.size, BETTER[measure.definition.direction]),
            tuple(
                FoundSite(int(group), figures.practices[adoptions.site == number], _first_year(adoptions, number))
                for number, group in enumerate(groups)
            ),
            figures.panel.first,
            figures.panel.first + figures.panel.numerator.shape[1] - 1,
        )

    @cached_property
    def _parents(self) -> Parents:
        return parents(self._session)

    def _state(self, innovation_id: int, measure_id: int) -> tuple[Changed, ...]:
        nothing = (0, 0)
        return (self._adoptions.get(innovation_id, nothing), self._roll_ups.get(measure_id, nothing), self._spells)

    @cached_property
    def _adoptions(self) -> dict[int, Changed]:
        rows = self._session.execute(
            select(Adoption.innovation_id, func.max(Adoption.revision_id), func.count()).group_by(
                Adoption.innovation_id
            )
        )
        return {number: (newest, count) for number, newest, count in rows}

    @cached_property
    def _roll_ups(self) -> dict[int, Changed]:
        """The nation sums up everyone: whatever figure changes, one of its roll-ups does."""
        nation = select(Organisation.id).where(Organisation.kind == Kind.NATION)
        rows = self._session.execute(
            select(RollUp.measure_id, func.max(RollUp.revision_id), func.count())
            .where(RollUp.organisation_id.in_(nation), RollUp.membership == "then")
            .group_by(RollUp.measure_id)
        )
        return {number: (newest, count) for number, newest, count in rows}

    @cached_property
    def _spells(self) -> Changed:
        newest, count = self._session.execute(select(func.max(Spell.revision_id), func.count())).one()
        return newest or 0, count


def _first_year(adoptions: Adoptions, site: int) -> int:
    return 1970 + int(adoptions.until[adoptions.site == site].min()) // 12


def forget() -> None:
    """For a database that was put back to an earlier state."""
    with _turn:
        _remembered.clear()
