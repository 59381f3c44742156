"""The figures behind evidence: every practice by month, who adopted when, and with whom. A fixed number of queries."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pyarrow as pa
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from groundswell.clock import today
from groundswell.database.bulk import Query, fetch_columns
from groundswell.evidence.panel import Adoptions, Panel
from groundswell.innovations.models import Adoption
from groundswell.measures.definitions import MeasureDefinition
from groundswell.measures.models import Observation
from groundswell.measures.roll_up import Figures, Floats, Ids
from groundswell.measures.stored import figures_query, load_figures
from groundswell.organisations.models import Organisation, Spell
from groundswell.organisations.statements import Kind
from groundswell.reports.figures.stated import LIST_SIZE, KnownMeasure


@dataclass(frozen=True)
class MeasureFigures:
    """One measure at every practice that has figures, in the order of its id."""

    practices: Ids
    panel: Panel
    size: Floats
    """[practices], list sizes over all months on average; NaN: not known."""


class Sites(NamedTuple):
    adoptions: Adoptions
    groups: Ids
    """Of each site, the organisation that names it."""


def measure_figures(session: Session, known: dict[str, KnownMeasure], measure: KnownMeasure) -> MeasureFigures | None:
    """None where no practice has a figure that counts. Two queries."""
    figures = load_figures(session, _of_practices(measure.id), measure.definition)
    counts = ~(figures.suppressed | figures.excluded | np.isnan(figures.value))
    figures = figures.take(counts)
    if len(figures.month) == 0:
        return None
    practices, row = np.unique(figures.organisation, return_inverse=True)
    first = int(figures.month.min())
    numerator, denominator = _columns(figures, measure.definition)
    shape = (len(practices), int(figures.month.max()) - first + 1)
    laid = [np.full(shape, np.nan), np.full(shape, np.nan)]
    for table, column in zip(laid, (numerator, denominator), strict=True):
        table[row, figures.month - first] = column
    panel = Panel(first, laid[0], laid[1], float(measure.definition.multiplier))
    return MeasureFigures(practices, panel, _sizes(session, known.get(LIST_SIZE), practices))


def _of_practices(measure_id: int) -> Query:
    practices = select(Organisation.id).where(Organisation.kind == Kind.PRACTICE)
    return figures_query(measure_id).where(Observation.organisation_id.in_(practices))


def _columns(figures: Figures, definition: MeasureDefinition) -> tuple[Floats, Floats]:
    """Means and counts of a practice are as they are: a site's figure is the plain mean of its practices."""
    if definition.aggregation == "ratio":
        return figures.numerator, figures.denominator
    return figures.value, np.ones(len(figures.value))


def _sizes(session: Session, measure: KnownMeasure | None, practices: Ids) -> Floats:
    sizes = np.full(len(practices), np.nan)
    if measure is None:
        return sizes
    read = fetch_columns(
        session,
        select(Observation.organisation_id, func.avg(Observation.numerator))
        .where(Observation.measure_id == measure.id, Observation.exclusion_id.is_(None))
        .group_by(Observation.organisation_id),
        {"organisation": pa.int64(), "size": pa.float64()},
    )
    known = np.isin(read["organisation"], practices)
    sizes[np.searchsorted(practices, read["organisation"][known])] = read["size"][known]
    return sizes


@dataclass(frozen=True)
class Parents:
    """Spells of practices in federations and commissioners, sorted by practice."""

    practice: Ids
    is_federation: np.ndarray
    parent: Ids
    first: np.ndarray
    until: np.ndarray

    def on(self, practices: Ids, days: np.ndarray) -> Ids:
        """For each practice its federation on its day, else its commissioner, else itself."""
        begin, end = (np.searchsorted(self.practice, practices, side) for side in ("left", "right"))
        spells = end - begin
        row = np.repeat(np.arange(len(practices)), spells)
        at = np.arange(len(row)) - np.repeat(np.cumsum(spells) - spells, spells) + np.repeat(begin, spells)
        holds = (self.first[at] <= days[row]) & (np.isnat(self.until[at]) | (self.until[at] > days[row]))
        found = practices.copy()
        for federations in (False, True):
            which = holds & (self.is_federation[at] == federations)
            found[row[which]] = self.parent[at[which]]
        return found


def parents(session: Session) -> Parents:
    """One query."""
    read = fetch_columns(
        session,
        select(Spell.organisation_id, Spell.parent_kind, Spell.parent_id, Spell.first, Spell.until)
        .join(Organisation, Organisation.id == Spell.organisation_id)
        .where(Organisation.kind == Kind.PRACTICE, Spell.parent_kind.in_((Kind.FEDERATION, Kind.COMMISSIONER))),
        {"child": pa.int64(), "kind": pa.string(), "parent": pa.int64(), "first": pa.date32(), "until": pa.date32()},
    )
    order = np.argsort(read["child"], kind="stable")
    child, kind, parent, first, until = (read[name][order] for name in ("child", "kind", "parent", "first", "until"))
    return Parents(child, kind == Kind.FEDERATION, parent, first, until)


def sites_of(session: Session, innovation_id: int, practices: Ids, above: Parents) -> Sites:
    """A site: the practices of one federation, on the day each adopted, that adopted. One query.

    Those that stopped are counted with the others: who gives up is part of what an innovation does.
    """
    read = fetch_columns(
        session,
        select(Adoption.organisation_id, Adoption.adopted_on).where(
            Adoption.innovation_id == innovation_id, Adoption.adopted_on.is_not(None)
        ),
        {"practice": pa.int64(), "day": pa.date32()},
    )
    adopted = np.full(len(practices), np.datetime64("NaT"), "datetime64[D]")
    known = np.isin(read["practice"], practices)
    adopted[np.searchsorted(practices, read["practice"][known])] = read["day"][known]
    groups = above.on(practices, np.where(np.isnat(adopted), np.datetime64(today(), "D"), adopted))
    return Sites(Adoptions.of(adopted, groups), np.unique(groups[~np.isnat(adopted)]))
