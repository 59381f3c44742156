"""The row beside the Access Fund's schemes: all practices that were in none."""

from collections.abc import Sequence

import numpy as np
from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.measures.charts import drawn, summed_up
from groundswell.measures.groups import load_memberships
from groundswell.measures.periods import EVER
from groundswell.measures.roll_up import Ids, Memberships, roll_up
from groundswell.measures.stored import rows_of
from groundswell.organisations.models import Organisation
from groundswell.organisations.statements import Kind
from groundswell.reports.drawing.cells import cell, sparks
from groundswell.reports.figures.standing import Standing, standing_at
from groundswell.reports.figures.stated import KnownMeasure, figures_of
from groundswell.reports.overview.rows import GroupRow, group_row
from groundswell.reports.places import Place
from groundswell.reports.schemas import Cell, Membership

NO_SCHEME = Place(0, "NONE", Kind.SCHEME, "Practices in no scheme", None)


def row_of_no_scheme(
    session: Session, measures: Sequence[KnownMeasure], latest: dict[int, int], membership: Membership
) -> GroupRow:
    """Worked out from the figures themselves: no roll-up of it is stored. A fixed number of queries."""
    kinds = dict(
        session.execute(
            select(Organisation.id, Organisation.kind).where(Organisation.kind.in_((Kind.SCHEME, Kind.NATION)))
        ).all()
    )
    schemes = np.array([i for i, kind in kinds.items() if kind == Kind.SCHEME], np.int64)
    nation = next(i for i, kind in kinds.items() if kind == Kind.NATION)
    groups = load_memberships(session)
    members = outside(groups.by(membership), schemes, nation)
    # Most figures of the fund are of practices in it: those that never were outside need not be read.
    practices = np.unique(members.child).tolist()
    with_figures = [measure for measure in measures if measure.id in latest]
    figures = figures_of(session, with_figures, practices)
    standings: list[Standing | None] = []
    cells: list[Cell] = []
    for measure in measures:
        if measure.id not in latest:
            standings.append(None)
            cells.append(cell(measure.definition, None, 0, None))
            continue
        definition = measure.definition
        summed = roll_up(
            figures[measure.id], members, aggregation=definition.aggregation, multiplier=definition.multiplier
        )
        summaries = summed_up(drawn(rows_of(summed), definition, measure.settings), definition)
        if len(summaries.series) == 0:
            standings.append(None)
            cells.append(cell(definition, None, 0, None))
            continue
        row = int(summaries.row[0])
        standing = standing_at(summaries, 0, int(summed.contributing[row]), int(summed.expected[row]))
        line = sparks(
            definition,
            [np.ascontiguousarray(summaries.spark[0], "<f4").tobytes()],
            [summaries.signals[0].decode()],
            [standing],
        )[0]
        standings.append(standing)
        cells.append(cell(definition, standing, latest[measure.id], line))
    period = max((latest[m.id] for m in with_figures), default=None)
    return group_row(NO_SCHEME, measures, standings, cells, latest, period, members=0)


def outside(memberships: Memberships, schemes: Ids, nation: int) -> Memberships:
    """Practices in the months in which they were in no scheme, as members of the group 0. Pure.

    The nation's members are all practices; what is left of "always" when their time in schemes is taken away.
    """
    everyone = memberships.parent == nation
    inside = np.isin(memberships.parent, schemes)
    spells: dict[int, list[tuple[int, int]]] = {}
    for child, first, until in zip(
        memberships.child[inside].tolist(),
        memberships.first[inside].tolist(),
        memberships.until[inside].tolist(),
        strict=True,
    ):
        spells.setdefault(child, []).append((first, until))
    pieces: list[tuple[int, int, int, int, int]] = []
    for child, opened, closed in zip(
        memberships.child[everyone].tolist(),
        memberships.opened[everyone].tolist(),
        memberships.closed[everyone].tolist(),
        strict=True,
    ):
        at = -EVER
        for first, until in sorted(spells.get(child, ())):
            if first > at:
                pieces.append((child, at, first, opened, closed))
            at = max(at, until)
        if at < EVER:
            pieces.append((child, at, EVER, opened, closed))
    table = np.array(pieces, np.int64).reshape(-1, 5)
    return Memberships.of(table[:, 0], np.zeros(len(table), np.int64), *(table[:, column] for column in range(1, 5)))
