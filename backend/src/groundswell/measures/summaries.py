"""Charts in one row each: worked out from figures and roll-ups, and written for grids to read."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from groundswell.database.bulk import Query, create_temporary, insert_rows
from groundswell.measures.chart_settings import Settings, load_settings
from groundswell.measures.charts import Rows, Summaries, summaries
from groundswell.measures.definitions import MeasureDefinition, library
from groundswell.measures.models import Measure, Observation
from groundswell.measures.periods import first_days
from groundswell.measures.roll_up import MEMBERSHIPS, Figures, Ids
from groundswell.measures.stored import FEW, figures_query, load_figures, rows_of, stored_roll_ups
from groundswell.organisations.models import Organisation
from groundswell.organisations.scope import SINGLE

Counts = tuple[Ids, Ids]


def refresh_summaries(
    session: Session,
    measure_id: int,
    definition: MeasureDefinition,
    practices: set[int] | None,
    figures: Figures | None,
    changed: Mapping[str, set[int] | None],
    revision_id: int,
) -> None:
    """Makes the summaries of some practices, and of the groups `changed` by membership, anew; None means all."""
    settings = load_settings(session, measure_id)
    if practices is None or practices:
        if figures is None:
            figures = load_figures(session, _figures_of(measure_id, practices), definition)
        found, counts = practice_summaries(session, figures, definition, settings, practices)
        _write_summaries(session, measure_id, "then", practices, found, counts, revision_id, of_practices=True)
    for membership, groups in changed.items():
        if groups is None or groups:
            found, counts = group_summaries(session, measure_id, definition, settings, membership, groups)
            _write_summaries(session, measure_id, membership, groups, found, counts, revision_id)


def redraw(session: Session, measure_id: int, organisation: Organisation | None, revision_id: int) -> None:
    """Brings summaries into step with how series are drawn: of one organisation, or of all where it is None."""
    definition = library().get(session.get_one(Measure, measure_id).code)
    if definition is None:
        return
    practices: set[int] | None
    groups: dict[str, set[int] | None]
    if organisation is None:
        practices, groups = None, dict.fromkeys(MEMBERSHIPS)
    elif organisation.kind in SINGLE:
        practices, groups = {organisation.id}, {}
    else:
        practices, groups = set(), {membership: {organisation.id} for membership in MEMBERSHIPS}
    refresh_summaries(session, measure_id, definition, practices, None, groups, revision_id)


def _figures_of(measure_id: int, practices: set[int] | None) -> Query:
    query = figures_query(measure_id)
    if practices is not None and len(practices) <= FEW:
        query = query.where(Observation.organisation_id.in_(sorted(practices)))
    return query


def practice_summaries(
    session: Session, figures: Figures, definition: MeasureDefinition, settings: Settings, practices: set[int] | None
) -> tuple[Summaries, Counts]:
    """Of those that have figures of their own: what has turned out to be a group is drawn from its roll-ups."""
    groups = session.scalars(select(Organisation.id).where(Organisation.kind.not_in(SINGLE))).all()
    of_groups = np.isin(figures.organisation, np.array(groups, np.int64))
    if of_groups.any():
        figures = figures.take(~of_groups)
    if practices is not None:
        figures = figures.take(np.isin(figures.organisation, np.fromiter(practices, np.int64)))
    found = summaries(Rows(*figures), definition, settings)
    return found, (np.ones(len(found.series), np.int64), np.ones(len(found.series), np.int64))


def group_summaries(
    session: Session,
    measure_id: int,
    definition: MeasureDefinition,
    settings: Settings,
    membership: str,
    groups: set[int] | None,
) -> tuple[Summaries, Counts]:
    only = None if groups is None else np.array(sorted(groups), np.int64)
    rows = stored_roll_ups(session, measure_id, membership, only=only)
    found = summaries(rows_of(rows), definition, settings)
    return found, (rows.contributing[found.row], rows.expected[found.row])


def summary_columns(rows: Summaries, counts: Counts) -> dict[str, Any]:
    size = len(rows.series)
    spark = np.ascontiguousarray(rows.spark, "<f4").tobytes()
    width = len(spark) // size if size else 0
    since = first_days(np.maximum(rows.since, 0))
    return {
        "organisation_id": rows.series,
        "period": first_days(rows.month),
        "value": rows.value,
        "suppressed": rows.suppressed,
        "contributing": counts[0],
        "expected": counts[1],
        "centre": rows.centre,
        "lower": rows.lower,
        "upper": rows.upper,
        "variation": rows.variation,
        "assurance": rows.assurance,
        "label": rows.label,
        "since": np.where(rows.since >= 0, since, np.datetime64("NaT")),
        "run": rows.run,
        "points": rows.points,
        "spark": [spark[i * width : (i + 1) * width] for i in range(size)],
        "signals": [signals.decode() for signals in rows.signals.tolist()],
    }


def _write_summaries(
    session: Session,
    measure_id: int,
    membership: str,
    organisations: set[int] | None,
    rows: Summaries,
    counts: Counts,
    revision_id: int,
    *,
    of_practices: bool = False,
) -> None:
    columns = summary_columns(rows, counts)
    scope = "measure_id = :measure AND membership = :membership"
    if organisations is None:
        inside = "IN" if of_practices else "NOT IN"
        single = ", ".join(f"'{kind}'" for kind in SINGLE)
        scope += f" AND organisation_id {inside} (SELECT id FROM organisation WHERE kind IN ({single}))"
    else:
        create_temporary(session, "gone", "organisation_id BIGINT")
        insert_rows(session, "gone", {"organisation_id": sorted(organisations)})
        scope += " AND organisation_id IN (SELECT organisation_id FROM gone)"
    session.execute(
        text(f"DELETE FROM series_summary WHERE {scope}"), {"measure": measure_id, "membership": membership}
    )
    size = len(rows.series)
    insert_rows(
        session,
        "series_summary",
        columns
        | {
            "measure_id": np.full(size, measure_id),
            "membership": [membership] * size,
            "revision_id": np.full(size, revision_id),
        },
    )
