"""With what a federation struggles, and how it compares with others in what makes them alike."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from groundswell.measures.models import SeriesSummary
from groundswell.organisations.models import Deprivation, Organisation, Spell
from groundswell.reports.figures.standing import WORSE
from groundswell.reports.figures.stated import LIST_SIZE, KnownMeasure
from groundswell.reports.places import holds_today
from groundswell.spc import Assurance

FEWEST_COMPARED = 8
"""Groups with a figure, for "the worst quarter" to mean something."""
Why = Literal["worse", "missed", "quarter"]
WHY_WORDS: dict[Why, str] = {
    "worse": "getting worse",
    "missed": "target reliably missed",
    "quarter": "among the worst quarter of federations",
}


class Struggling(NamedTuple):
    measure: KnownMeasure
    why: Why


@dataclass(frozen=True)
class Latest:
    """Groups of one kind in the newest month of each measure."""

    value: dict[int, dict[int, float]]
    """By measure, then group."""
    practice_size: dict[int, float]
    """Patients to a practice."""
    deprivation: dict[int, float]
    """Mean score of the index over practices, newest edition."""
    standing: dict[int, tuple[int, int]]
    """Variation and assurance of the group asked for, by measure."""

    def spread_of(self, values: dict[int, float]) -> float:
        return float(np.std(list(values.values()))) if len(values) > 1 else 0.0


def latest_of(session: Session, place: Organisation, known: dict[str, KnownMeasure]) -> Latest:
    """Two queries, whatever the number of groups."""
    rows = session.execute(
        select(
            SeriesSummary.organisation_id,
            SeriesSummary.measure_id,
            SeriesSummary.period,
            SeriesSummary.value,
            SeriesSummary.contributing,
            SeriesSummary.variation,
            SeriesSummary.assurance,
        )
        .join(Organisation, Organisation.id == SeriesSummary.organisation_id)
        .where(Organisation.kind == place.kind, SeriesSummary.membership == "then")
    ).all()
    newest = {
        measure: max(row.period for row in rows if row.measure_id == measure)
        for measure in {row.measure_id for row in rows}
    }
    value: dict[int, dict[int, float]] = defaultdict(dict)
    sizes: dict[int, float] = {}
    standing: dict[int, tuple[int, int]] = {}
    size_id = known[LIST_SIZE].id if LIST_SIZE in known else None
    for row in rows:
        if row.value is None or row.period < newest[row.measure_id]:
            continue
        value[row.measure_id][row.organisation_id] = row.value
        if row.measure_id == size_id and row.contributing:
            sizes[row.organisation_id] = row.value / row.contributing
        if row.organisation_id == place.id:
            standing[row.measure_id] = (row.variation, row.assurance)
    return Latest(dict(value), sizes, _deprivation(session, place.kind), standing)


def _deprivation(session: Session, kind: str) -> dict[int, float]:
    """Of groups of one kind, over today's practices, by the newest edition of the index. One query."""
    newest = select(func.max(Deprivation.year)).scalar_subquery()
    rows = session.execute(
        select(Spell.parent_id, func.avg(Deprivation.score))
        .join(Deprivation, Deprivation.organisation_id == Spell.organisation_id)
        .where(Spell.parent_kind == kind, holds_today(), Deprivation.year == newest)
        .group_by(Spell.parent_id)
    )
    return {parent: float(score) for parent, score in rows}


def struggles_of(place: Organisation, known: dict[str, KnownMeasure], latest: Latest) -> list[Struggling]:
    """What is getting worse, then what reliably misses its target, then where it is among the worst quarter."""
    found: list[Struggling] = []
    for measure in known.values():
        if measure.id not in latest.standing or measure.definition.direction == "neither":
            continue
        variation, assurance = latest.standing[measure.id]
        if variation in WORSE:
            found.append(Struggling(measure, "worse"))
        elif assurance == Assurance.CONSISTENT_FAIL:
            found.append(Struggling(measure, "missed"))
        elif _is_in_worst_quarter(place.id, measure, latest.value[measure.id]):
            found.append(Struggling(measure, "quarter"))
    order = list(WHY_WORDS)
    return sorted(found, key=lambda each: (order.index(each.why), each.measure.definition.title))


def _is_in_worst_quarter(place: int, measure: KnownMeasure, values: dict[int, float]) -> bool:
    if len(values) < FEWEST_COMPARED:
        return False
    sign = 1 if measure.definition.direction == "lower" else -1
    bad = [sign * value for value in values.values()]
    return sign * values[place] > float(np.percentile(bad, 75))
