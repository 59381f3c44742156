"""Works everything out anew from what was stated, and names every difference to what is stored.

Roll-ups and summaries from observations and memberships; spells from statements; exclusion marks from exclusions;
and figures of organisations or measures that are not there. The arithmetic is that of the writers; what is checked
is that after any sequence of imports, corrections, moves and withdrawals nothing was forgotten.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from groundswell.measures.chart_settings import load_settings
from groundswell.measures.definitions import library
from groundswell.measures.groups import load_memberships
from groundswell.measures.models import Measure, Observation, SeriesSummary
from groundswell.measures.periods import in_words
from groundswell.measures.read_model import computed_roll_ups
from groundswell.measures.roll_up import MEMBERSHIPS, RolledUp
from groundswell.measures.stored import ROLL_UP_VALUES, figures_query, load_figures, stored_roll_ups
from groundswell.measures.summaries import group_summaries, practice_summaries, summary_columns
from groundswell.organisations.models import Organisation
from groundswell.reports.verify.exclusions import exclusion_differences
from groundswell.reports.verify.spells import spell_differences


@dataclass(frozen=True)
class Verified:
    """How much was looked at, and every difference in words."""

    roll_ups: int
    summaries: int
    spells: int
    differences: list[str]


def verify(session: Session) -> Verified:
    names = {row.id: row.code for row in session.execute(select(Organisation.id, Organisation.code))}
    differences: list[str] = list(_orphans(session, names))
    spells, of_spells = spell_differences(session, names)
    differences += of_spells
    differences += exclusion_differences(session, names)
    groups = load_memberships(session)
    roll_ups = summaries = 0
    for measure in session.scalars(select(Measure).order_by(Measure.id)).all():
        definition = library().get(measure.code)
        if definition is None:
            continue
        figures = load_figures(session, figures_query(measure.id), definition)
        computed = computed_roll_ups(session, measure.id, definition, groups, figures)
        for membership in MEMBERSHIPS:
            stored = stored_roll_ups(session, measure.id, membership)
            roll_ups += len(stored.month)
            said = f"roll-up {measure.code} {membership}"
            differences += [f"{said} {words}" for words in roll_up_differences(computed[membership], stored, names)]
        settings = load_settings(session, measure.id)
        of_practices = summary_columns(*practice_summaries(session, figures, definition, settings, None))
        for membership in MEMBERSHIPS:
            expected = summary_columns(*group_summaries(session, measure.id, definition, settings, membership, None))
            stored_rows = _stored_summaries(session, measure.id, membership)
            summaries += len(stored_rows)
            rows = _rows(expected) | (_rows(of_practices) if membership == "then" else {})
            said = f"summary {measure.code} {membership}"
            differences += [f"{said} {words}" for words in _summary_differences(rows, stored_rows, names)]
    return Verified(roll_ups, summaries, spells, differences)


def _orphans(session: Session, names: dict[int, str]) -> Iterator[str]:
    measures = set(session.scalars(select(Measure.id)))
    for organisation, measure, count in session.execute(
        select(Observation.organisation_id, Observation.measure_id, func.count()).group_by(
            Observation.organisation_id, Observation.measure_id
        )
    ):
        if organisation not in names:
            yield f"observation of organisation number {organisation}, which is not there ({count} figures)"
        if measure not in measures:
            yield f"observation of measure number {measure}, which is not there ({count} figures)"


def roll_up_differences(expected: RolledUp, stored: RolledUp, names: dict[int, str]) -> Iterator[str]:
    """Each roll-up that is missing, left over or otherwise than worked out. Pure."""
    keys = [_keys(rows) for rows in (expected, stored)]
    for key, place in keys[0].items():
        if key not in keys[1]:
            yield f"{_at(key, names)}: worked out, not stored"
            continue
        other = keys[1][key]
        for name in ROLL_UP_VALUES:
            ours, theirs = getattr(expected, name)[place].item(), getattr(stored, name)[other].item()
            if not _same(ours, theirs):
                yield f"{_at(key, names)}: {name} is stored as {_shown(theirs)}, worked out as {_shown(ours)}"
    for key in keys[1].keys() - keys[0].keys():
        yield f"{_at(key, names)}: stored, not worked out"


def _keys(rows: RolledUp) -> dict[tuple[int, int], int]:
    return {key: place for place, key in enumerate(zip(rows.organisation.tolist(), rows.month.tolist(), strict=True))}


def _at(key: tuple[int, int], names: dict[int, str]) -> str:
    return f"{names.get(key[0], f'number {key[0]}')} {in_words(key[1])}"


def _same(one: Any, other: Any) -> bool:
    return bool(one == other or (one != one and other != other))


def _shown(value: Any) -> str:
    return "nothing" if value is None or value != value else str(value)


_SUMMARY = (
    "period",
    "value",
    "suppressed",
    "contributing",
    "expected",
    "centre",
    "lower",
    "upper",
    "variation",
    "assurance",
    "label",
    "since",
    "run",
    "points",
    "spark",
    "signals",
)


def _rows(columns: dict[str, Any]) -> dict[int, tuple[Any, ...]]:
    """Worked-out summaries as the database would give them back, by organisation."""
    plain = [_plain(columns[name]) for name in _SUMMARY]
    return dict(zip(_plain(columns["organisation_id"]), zip(*plain, strict=True), strict=True))


def _plain(column: Any) -> list[Any]:
    if isinstance(column, list):
        return column
    array = np.asarray(column)
    if array.dtype.kind == "M":
        return [None if np.isnat(day) else day.astype(date) for day in array.astype("datetime64[D]")]
    if array.dtype.kind == "f":
        return [None if value != value else value for value in array.tolist()]
    return list(array.tolist())


def _stored_summaries(session: Session, measure_id: int, membership: str) -> dict[int, tuple[Any, ...]]:
    rows = session.execute(
        select(SeriesSummary.organisation_id, *(getattr(SeriesSummary, name) for name in _SUMMARY)).where(
            SeriesSummary.measure_id == measure_id, SeriesSummary.membership == membership
        )
    )
    return {row[0]: tuple(row[1:]) for row in rows}


def _summary_differences(
    expected: dict[int, tuple[Any, ...]], stored: dict[int, tuple[Any, ...]], names: dict[int, str]
) -> Iterator[str]:
    for organisation in sorted(expected.keys() | stored.keys()):
        code = names.get(organisation, f"number {organisation}")
        if organisation not in stored:
            yield f"{code}: worked out, not stored"
        elif organisation not in expected:
            yield f"{code}: stored, not worked out"
        else:
            for name, ours, theirs in zip(_SUMMARY, expected[organisation], stored[organisation], strict=True):
                if not _same(ours, theirs):
                    yield f"{code}: {name} is stored as {_shown(theirs)}, worked out as {_shown(ours)}"
