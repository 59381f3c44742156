"""Charts in one row each: worked out from figures and roll-ups, and written for grids to read."""

from typing import Any

import numpy as np
from sqlalchemy import text
from sqlalchemy.orm import Session

from groundswell.database.bulk import Query, create_temporary, insert_rows
from groundswell.measures.charts import Rows, Summaries, drawn, summed_up
from groundswell.measures.definitions import MeasureDefinition
from groundswell.measures.models import Observation
from groundswell.measures.periods import first_days
from groundswell.measures.roll_up import Figures, Ids
from groundswell.measures.stored import FEW, current_target, figures_query, load_figures, rows_of, stored_roll_ups

Counts = tuple[Ids, Ids]


def refresh_summaries(
    session: Session,
    measure_id: int,
    definition: MeasureDefinition,
    practices: set[int] | None,
    figures: Figures | None,
    changed: dict[str, set[int]],
    revision_id: int,
) -> None:
    target = current_target(session, measure_id)
    if practices is None or practices:
        if figures is None:
            figures = load_figures(session, _figures_of(measure_id, practices), definition)
        summaries, counts = practice_summaries(figures, definition, target, practices)
        _write_summaries(session, measure_id, "then", practices, summaries, counts, revision_id, of_practices=True)
    for membership, groups in changed.items():
        if groups:
            summaries, counts = group_summaries(session, measure_id, definition, target, membership, groups)
            _write_summaries(session, measure_id, membership, groups, summaries, counts, revision_id)


def _figures_of(measure_id: int, practices: set[int] | None) -> Query:
    query = figures_query(measure_id)
    if practices is not None and len(practices) <= FEW:
        query = query.where(Observation.organisation_id.in_(sorted(practices)))
    return query


def practice_summaries(
    figures: Figures, definition: MeasureDefinition, target: float | None, practices: set[int] | None
) -> tuple[Summaries, Counts]:
    if practices is not None:
        figures = figures.take(np.isin(figures.organisation, np.fromiter(practices, np.int64)))
    summaries = summed_up(drawn(Rows(*figures), definition, target), definition)
    return summaries, (np.ones(len(summaries.series), np.int64), np.ones(len(summaries.series), np.int64))


def group_summaries(
    session: Session,
    measure_id: int,
    definition: MeasureDefinition,
    target: float | None,
    membership: str,
    groups: set[int] | None,
) -> tuple[Summaries, Counts]:
    only = None if groups is None else np.array(sorted(groups), np.int64)
    rows = stored_roll_ups(session, measure_id, membership, only=only)
    summaries = summed_up(drawn(rows_of(rows), definition, target), definition)
    return summaries, (rows.contributing[summaries.row], rows.expected[summaries.row])


def summary_columns(summaries: Summaries, counts: Counts) -> dict[str, Any]:
    size = len(summaries.series)
    spark = np.ascontiguousarray(summaries.spark, "<f4").tobytes()
    width = len(spark) // size if size else 0
    since = first_days(np.maximum(summaries.since, 0))
    return {
        "organisation_id": summaries.series,
        "period": first_days(summaries.month),
        "value": summaries.value,
        "suppressed": summaries.suppressed,
        "contributing": counts[0],
        "expected": counts[1],
        "centre": summaries.centre,
        "lower": summaries.lower,
        "upper": summaries.upper,
        "variation": summaries.variation,
        "assurance": summaries.assurance,
        "label": summaries.label,
        "since": np.where(summaries.since >= 0, since, np.datetime64("NaT")),
        "run": summaries.run,
        "points": summaries.points,
        "spark": [spark[i * width : (i + 1) * width] for i in range(size)],
        "signals": [signals.decode() for signals in summaries.signals.tolist()],
    }


def _write_summaries(
    session: Session,
    measure_id: int,
    membership: str,
    organisations: set[int] | None,
    summaries: Summaries,
    counts: Counts,
    revision_id: int,
    *,
    of_practices: bool = False,
) -> None:
    columns = summary_columns(summaries, counts)
    scope = "measure_id = :measure AND membership = :membership"
    if organisations is None:
        inside = "IN" if of_practices else "NOT IN"
        scope += f" AND organisation_id {inside} (SELECT id FROM organisation WHERE kind IN ('practice','unassigned'))"
    else:
        create_temporary(session, "gone", "organisation_id BIGINT")
        insert_rows(session, "gone", {"organisation_id": sorted(organisations)})
        scope += " AND organisation_id IN (SELECT organisation_id FROM gone)"
    session.execute(
        text(f"DELETE FROM series_summary WHERE {scope}"), {"measure": measure_id, "membership": membership}
    )
    size = len(summaries.series)
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
