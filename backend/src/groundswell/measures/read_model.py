"""Keeps roll-ups and summaries true, in the transaction that changes what they are made of.

`refresh` is told what was touched and redoes that much; `everything` redoes all of it. Both use the same arithmetic
(`roll_up.py`, `charts.py`), so `verify` compares one with the other's outcome.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from sqlalchemy import Select, func, or_, select, text
from sqlalchemy.orm import Session

from groundswell.database.bulk import analyse_table, create_temporary, fetch_columns, insert_rows
from groundswell.measures.charts import Rows, Summaries, drawn, summed_up
from groundswell.measures.definitions import MeasureDefinition, library
from groundswell.measures.models import Measure, Observation, RollUp, Target
from groundswell.measures.periods import EVER, first_day, first_days, first_month_from, months_of
from groundswell.measures.roll_up import (
    MEMBERSHIPS,
    Figures,
    Ids,
    Memberships,
    RolledUp,
    composed,
    roll_up,
    united,
)
from groundswell.organisations.models import Organisation, Spell
from groundswell.organisations.statements import Kind

NATION = "ENG"
FEW = 500
"""Up to so many are fetched by name; more are quicker read with all the others."""
UNASSIGNED = "UNASSIGNED"


@dataclass
class Touched:
    """What a transaction changed, as far as roll-ups are concerned."""

    months: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    """Months with changed figures, by measure."""
    practices: dict[int, set[int] | None] = field(default_factory=dict)
    """Organisations with changed figures, by measure; None stands for many: all of them."""
    groups: set[int] = field(default_factory=set)
    """Groups whose members changed."""
    reopened: set[int] = field(default_factory=set)
    """Practices whose opening or closing changed: every group they were ever in expects them in other months."""

    def figures(self, measure_id: int, months: Iterable[int], organisations: Iterable[int] | None) -> None:
        self.months[measure_id] |= set(months)
        before = self.practices.get(measure_id, set())
        self.practices[measure_id] = (
            None if organisations is None or before is None else before | set(organisations)
        )


def refresh(session: Session, touched: Touched, *, revision_id: int) -> None:
    """Brings roll-ups and summaries into step with what was touched, and writes only what differs."""
    measures = {m.id: library()[m.code] for m in session.scalars(select(Measure)) if m.code in library()}
    any_figure = select(Observation.measure_id).where(Observation.measure_id == Measure.id).exists()
    with_figures = set(session.scalars(select(Measure.id).where(any_figure))) | set(touched.months)
    if not with_figures:
        return
    groups = load_memberships(session)
    unsettled = _unsettled_groups(session, touched, groups)
    for measure_id in sorted(with_figures & measures.keys()):
        definition = measures[measure_id]
        changed: dict[str, set[int]] = {membership: set() for membership in MEMBERSHIPS}
        practices = touched.practices.get(measure_id, set())
        # With so many practices touched all figures are needed for their charts anyway, so they are read once.
        figures = load_figures(session, figures_query(measure_id), definition) if practices is None else None
        refreshed = partial(_refresh_roll_ups, session, measure_id, definition, groups, revision_id, changed, figures)
        if months := touched.months.get(measure_id):
            refreshed(months=months)
        if len(unsettled):
            refreshed(only=unsettled)
        _refresh_summaries(session, measure_id, definition, practices, figures, changed, revision_id)


def _unsettled_groups(session: Session, touched: Touched, groups: "Groups") -> Ids:
    """Groups whose roll-ups may change in any month because of who is in them, with the groups those belong to."""
    found = set(touched.groups)
    if touched.reopened:
        of = np.isin(groups.then.child, np.fromiter(touched.reopened, np.int64))
        found |= set(groups.then.parent[of].tolist())
    above = defaultdict(set)
    for child, parent in session.execute(
        select(Spell.organisation_id, Spell.parent_id)
        .join(Organisation, Organisation.id == Spell.organisation_id)
        .where(Organisation.kind != Kind.PRACTICE)
    ):
        above[child].add(parent)
    waiting = list(found)
    while waiting:
        for parent in above[waiting.pop()] - found:
            found.add(parent)
            waiting.append(parent)
    return np.array(sorted(found), np.int64)


# --- memberships ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Groups:
    """Who counts where: the memberships as they were, and today's as if they had always been."""

    then: Memberships
    now: Memberships
    not_practices: Ids

    def by(self, membership: str) -> Memberships:
        return self.then if membership == "then" else self.now


def load_memberships(session: Session) -> Groups:
    organisations = fetch_columns(
        session,
        select(Organisation.id, Organisation.kind, Organisation.opened, Organisation.closed, Organisation.status),
        {"id": pa.int64(), "kind": pa.string(), "opened": pa.date32(), "closed": pa.date32(), "status": pa.string()},
    )
    spells = fetch_columns(
        session,
        # Most spells ended before the first figure: half of all there are need not be read.
        select(Spell.organisation_id, Spell.parent_kind, Spell.parent_id, Spell.first, Spell.until).where(
            or_(Spell.until.is_(None), Spell.until > select(func.min(Observation.period)).scalar_subquery())
        ),
        {
            "child": pa.int64(),
            "kind": pa.string(),
            "parent": pa.int64(),
            "first": pa.date32(),
            "until": pa.date32(),
        },
    )
    ids, kinds = organisations["id"], organisations["kind"]
    practices = ids[kinds == Kind.PRACTICE]
    unassigned = ids[kinds == Kind.UNASSIGNED]
    opened, closed = _open_months(organisations)
    order = np.argsort(ids)
    ids, opened, closed = ids[order], opened[order], closed[order]

    def rows(which: NDArray[np.bool_]) -> Memberships:
        child = spells["child"][which]
        at = np.searchsorted(ids, child)
        return united(
            child,
            spells["parent"][which],
            first_month_from(spells["first"][which]),
            first_month_from(spells["until"][which]),
            opened[at],
            closed[at],
        )

    from_practice = np.isin(spells["child"], practices)
    direct = rows(from_practice)
    upward = [direct]
    commissioners = rows(from_practice & (spells["kind"] == Kind.COMMISSIONER))
    above = composed(commissioners, rows(~from_practice & (spells["kind"] == Kind.COMMISSIONER)))
    upward.append(above)
    regions = rows(~from_practice & (spells["kind"] == Kind.REGION))
    upward += [composed(commissioners, regions), composed(above, regions)]
    federations = rows(from_practice & (spells["kind"] == Kind.FEDERATION))
    upward.append(composed(federations, rows(~from_practice & (spells["kind"] == Kind.SCHEME))))
    nation = ids[np.isin(ids, organisations["id"][kinds == Kind.NATION])]
    if len(nation):
        everyone = np.r_[practices, unassigned]
        at = np.searchsorted(ids, everyone)
        always = np.full(len(everyone), -EVER)
        is_practice = np.isin(everyone, practices)
        upward.append(
            Memberships(
                everyone,
                np.full(len(everyone), nation[0]),
                always,
                np.full(len(everyone), EVER),
                opened[at],
                np.where(is_practice, closed[at], -EVER),  # figures of no practice are summed but never expected
            )
        )
    then = _together(upward)
    now = _together([part.as_now() for part in upward])
    return Groups(then, now, unassigned)


def _open_months(organisations: dict[str, Any]) -> tuple[Ids, Ids]:
    """First month in which each organisation was open, and first in which it was not, on the first day of the month."""
    opened = np.where(np.isnat(organisations["opened"]), -EVER, first_month_from(organisations["opened"]))
    closed = first_month_from(organisations["closed"])
    # A dormant or proposed practice is not expected to report; if it does, the roll-up counts it all the same.
    asleep = np.isin(organisations["status"].astype(str), ["dormant", "proposed"])
    return opened, np.where(asleep, -EVER, closed)


def _together(parts: list[Memberships]) -> Memberships:
    return united(
        *(
            np.concatenate([getattr(part, name) for part in parts])
            for name in ("child", "parent", "first", "until", "opened", "closed")
        )
    )


# --- roll-ups ------------------------------------------------------------------------------------------------------

_FIGURE_TYPES = {
    "organisation": pa.int64(),
    "period": pa.date32(),
    "numerator": pa.float64(),
    "denominator": pa.float64(),
    "value": pa.float64(),
    "status": pa.int64(),
    "exclusion": pa.int64(),
}


def figures_query(measure_id: int) -> Select[Any]:
    return (
        select(
            Observation.organisation_id,
            Observation.period,
            Observation.numerator,
            Observation.denominator,
            Observation.value,
            Observation.status,
            Observation.exclusion_id,
        )
        .where(Observation.measure_id == measure_id)
    )


def load_figures(session: Session, query: Select[Any], definition: MeasureDefinition) -> Figures:
    read = _in_order(fetch_columns(session, query, _FIGURE_TYPES))
    excluded = ~np.isnan(read["exclusion"].astype(float)) & (read["exclusion"].astype(float) >= 0)
    return Figures(
        read["organisation"],
        months_of(read["period"]),
        read["numerator"],
        read["denominator"],
        values_of(read["numerator"], read["denominator"], read["value"], definition),
        read["status"] == 1,
        excluded,
    )


def _in_order(columns: dict[str, Any]) -> dict[str, Any]:
    """Rows by organisation and period. Sorted here, not by the database, which mostly gives them in order already."""
    organisation, period = columns["organisation"], columns["period"].astype(np.int64)
    key = organisation << 24 | (period + 0x800000)
    if np.all(key[1:] > key[:-1]):
        return columns
    order = np.argsort(key, kind="stable")
    return {name: column[order] for name, column in columns.items()}


def values_of(
    numerator: NDArray[np.float64],
    denominator: NDArray[np.float64],
    value: NDArray[np.float64],
    definition: MeasureDefinition,
) -> NDArray[np.float64]:
    """The value of single figures, in the unit that is shown; NaN where there is none to show."""
    if definition.aggregation == "mean":
        return value
    if definition.aggregation == "sum":
        return numerator
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(denominator > 0, numerator / denominator * definition.multiplier, np.nan)


def computed_roll_ups(
    session: Session,
    measure_id: int,
    definition: MeasureDefinition,
    groups: Groups,
    figures: Figures | None = None,
    *,
    months: set[int] | None = None,
    only: Ids | None = None,
) -> dict[str, RolledUp]:
    """Roll-ups by membership, worked out from observations: of some months (all if None), of some groups (all if None).

    `figures`: all of the measure, where they have been read already.
    """
    by = {m: groups.by(m) if only is None else groups.by(m).of_groups(only) for m in MEMBERSHIPS}
    if figures is None:
        figures = load_figures(session, _wanted_figures(measure_id, by, months, only), definition)
    elif months is not None:
        figures = figures.take(np.isin(figures.month, np.fromiter(months, np.int64)))
    return {
        membership: roll_up(
            figures,
            memberships,
            aggregation=definition.aggregation,
            multiplier=definition.multiplier,
            not_practices=groups.not_practices,
        )
        for membership, memberships in by.items()
    }


def _wanted_figures(
    measure_id: int, by: dict[str, Memberships], months: set[int] | None, only: Ids | None
) -> Select[Any]:
    query = figures_query(measure_id)
    if months is not None and len(months) <= FEW:
        query = query.where(Observation.period.in_([first_day(month) for month in sorted(months)]))
    if only is not None:
        children = np.unique(np.r_[by["then"].child, by["now"].child])
        if len(children) <= FEW:
            query = query.where(Observation.organisation_id.in_(children.tolist()))
    return query


ROLL_UP_VALUES = (
    "numerator",
    "denominator",
    "value",
    "contributing",
    "expected",
    "above_zero",
    "excluded",
    "suppressed",
)
_ROLL_UP_TYPES = {"organisation": pa.int64(), "period": pa.date32()} | {
    name: pa.float64() if name in ("numerator", "denominator", "value") else pa.int64() for name in ROLL_UP_VALUES
}


def stored_roll_ups(
    session: Session,
    measure_id: int,
    membership: str,
    *,
    months: set[int] | None = None,
    only: Ids | None = None,
) -> RolledUp:
    query = (
        select(RollUp.organisation_id, RollUp.period, *(getattr(RollUp, name) for name in ROLL_UP_VALUES))
        .where(RollUp.measure_id == measure_id, RollUp.membership == membership)
    )
    if months is not None and len(months) <= FEW:
        query = query.where(RollUp.period.in_([first_day(month) for month in sorted(months)]))
    if only is not None and len(only) <= FEW:
        query = query.where(RollUp.organisation_id.in_(only.tolist()))
    read = _in_order(fetch_columns(session, query, _ROLL_UP_TYPES))
    read["month"] = months_of(read.pop("period"))
    rows = RolledUp(**read)
    if only is not None and len(only) > FEW:
        rows = RolledUp(*(column[np.isin(rows.organisation, only)] for column in rows))
    return rows


@dataclass(frozen=True)
class Compared:
    """Rows of `new` that are not in `old` or differ, and rows of `old` that differ or are gone."""

    write: NDArray[np.intp]
    remove: NDArray[np.intp]


def compared(new: RolledUp, old: RolledUp) -> Compared:
    new_keys, old_keys = (rows.organisation << 16 | (rows.month + 0x4000) for rows in (new, old))
    _, in_new, in_old = np.intersect1d(new_keys, old_keys, assume_unique=True, return_indices=True)
    same = np.ones(len(in_new), bool)
    for name in ROLL_UP_VALUES:
        a, b = getattr(new, name)[in_new], getattr(old, name)[in_old]
        same &= (a == b) | ((a != a) & (b != b))
    write = np.ones(len(new_keys), bool)
    write[in_new[same]] = False
    remove = np.ones(len(old_keys), bool)
    remove[in_old[same]] = False
    return Compared(np.flatnonzero(write), np.flatnonzero(remove))


def _refresh_roll_ups(
    session: Session,
    measure_id: int,
    definition: MeasureDefinition,
    groups: Groups,
    revision_id: int,
    changed: dict[str, set[int]],
    figures: Figures | None,
    *,
    months: set[int] | None = None,
    only: Ids | None = None,
) -> None:
    """Writes what differs, and adds the groups whose series changed to `changed`."""
    computed = computed_roll_ups(session, measure_id, definition, groups, figures, months=months, only=only)
    for membership, new in computed.items():
        old = stored_roll_ups(session, measure_id, membership, months=months, only=only)
        difference = compared(new, old)
        remove, write = difference.remove, difference.write
        _remove_roll_ups(session, measure_id, membership, old.organisation[remove], old.month[remove])
        insert_rows(
            session,
            "roll_up",
            {
                "organisation_id": new.organisation[write],
                "measure_id": np.full(len(write), measure_id),
                "membership": [membership] * len(write),
                "period": first_days(new.month[write]),
                **{name: getattr(new, name)[write] for name in ROLL_UP_VALUES},
                "revision_id": np.full(len(write), revision_id),
            },
        )
        changed[membership] |= set(old.organisation[remove].tolist()) | set(new.organisation[write].tolist())


def _remove_roll_ups(session: Session, measure_id: int, membership: str, organisations: Ids, months: Ids) -> None:
    if len(organisations) == 0:
        return
    create_temporary(session, "gone", "organisation_id BIGINT, period DATE")
    insert_rows(session, "gone", {"organisation_id": organisations, "period": first_days(months)})
    analyse_table(session, "gone")
    session.execute(
        text(
            "DELETE FROM roll_up WHERE measure_id = :measure AND membership = :membership"
            " AND (organisation_id, period) IN (SELECT organisation_id, period FROM gone)"
        ),
        {"measure": measure_id, "membership": membership},
    )


# --- summaries -----------------------------------------------------------------------------------------------------


def _refresh_summaries(
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


def current_target(session: Session, measure_id: int) -> float | None:
    return session.scalar(
        select(Target.value).where(Target.measure_id == measure_id).order_by(Target.first.desc()).limit(1)
    )


Counts = tuple[Ids, Ids]


def _figures_of(measure_id: int, practices: set[int] | None) -> Select[Any]:
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


def rows_of(rows: RolledUp) -> Rows:
    """Roll-ups as a chart sees them. With no practice contributing there is no figure; if that is by exclusion or
    suppression at source, the point says so."""
    nothing = rows.contributing == 0
    return Rows(
        rows.organisation,
        rows.month,
        rows.numerator,
        rows.denominator,
        rows.value,
        suppressed=nothing & (rows.suppressed > 0) & np.isnan(rows.value),
        excluded=nothing & (rows.excluded > 0) & np.isnan(rows.value),
    )


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
