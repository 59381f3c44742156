"""What one chart is drawn from: its figures, the months they reach, and the files they came in."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from groundswell.measures.charts import Rows
from groundswell.measures.groups import load_memberships
from groundswell.measures.periods import EVER, month_of
from groundswell.measures.roll_up import RolledUp
from groundswell.measures.stored import latest_month_known, latest_months, rows_of
from groundswell.organisations.models import Organisation
from groundswell.organisations.scope import SINGLE
from groundswell.organisations.statements import Kind as OrganisationKind
from groundswell.reports.figures.panel import constant_panel
from groundswell.reports.figures.stated import KnownMeasure, figures_of, roll_ups_of
from groundswell.reports.places import members_of
from groundswell.reports.schemas import Membership, Panel
from groundswell.reports.series.schemas import PointSource
from groundswell.reports.series.sources import sources

SOURCES_UP_TO = 100
"""Practices of a group up to which its files are named month by month; the nation's are named too."""
IN_THE_NATION = (OrganisationKind.PRACTICE, OrganisationKind.UNASSIGNED)


@dataclass(frozen=True)
class Stated:
    """One series as it was stated; `rolled_up` is None for a single practice."""

    rows: Rows
    rolled_up: RolledUp | None
    panel_practices: int | None = None


def stated_series(
    session: Session,
    organisation: Organisation,
    measure: KnownMeasure,
    membership: Membership,
    panel: Panel,
    first: int | None,
    last: int | None,
    at: int | None,
) -> Stated:
    if organisation.kind in SINGLE:
        return Stated(Rows(*figures_of(session, [measure], [organisation.id], at)[measure.id]), None)
    if panel == "constant":
        memberships = load_memberships(session, at).by(membership)
        practices: Select[Any] | list[int]
        if organisation.kind == OrganisationKind.NATION:
            practices = select(Organisation.id).where(Organisation.kind == OrganisationKind.PRACTICE)
        else:
            practices = np.unique(memberships.child[memberships.parent == organisation.id]).tolist()
        figures = figures_of(session, [measure], practices, at)[measure.id]
        inside = (figures.month >= (first if first is not None else -EVER)) & (
            figures.month <= (last if last is not None else EVER)
        )
        rolled_up, count = constant_panel(figures.take(inside), memberships, organisation.id, measure.definition)
        return Stated(rows_of(rolled_up), rolled_up, count)
    rolled_up = roll_ups_of(session, organisation.id, [measure.id], membership, at)[measure.id]
    return Stated(rows_of(rolled_up), rolled_up)


def axis_end(
    session: Session, organisation: Organisation, measure: KnownMeasure, last: int | None, at: int | None
) -> int | None:
    """The newest month of the measure anywhere; for one that has closed, the month in which it did."""
    latest = latest_months(session).get(measure.id) if at is None else latest_month_known(session, measure.id, at)
    ends = [month for month in (latest, last) if month is not None]
    if organisation.closed is not None:
        ends.append(month_of(organisation.closed))
    return min(ends) if ends else None


def sources_named(
    session: Session, organisation: Organisation, measure: KnownMeasure, at: int | None
) -> dict[int, list[PointSource]]:
    """Named for a practice, for a group of up to a hundred, and for the nation, which takes in every file."""
    if organisation.kind in SINGLE:
        return sources(session, measure.id, [organisation.id], at)
    if organisation.kind == OrganisationKind.NATION:
        return sources(session, measure.id, select(Organisation.id).where(Organisation.kind.in_(IN_THE_NATION)), at)
    members = members_of(session, organisation, at)
    return sources(session, measure.id, [member.id for member in members], at) if len(members) <= SOURCES_UP_TO else {}
