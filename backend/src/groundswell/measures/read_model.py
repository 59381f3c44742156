"""Keeps roll-ups and summaries true, in the transaction that changes what they are made of.

`refresh` is told what was touched, redoes that much and writes what differs. `groundswell verify` redoes all of it
with the same arithmetic and compares.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from groundswell.database.bulk import Query, analyse_table, create_temporary, insert_rows
from groundswell.measures.definitions import MeasureDefinition, library
from groundswell.measures.groups import Groups, load_memberships
from groundswell.measures.models import Measure, Observation
from groundswell.measures.periods import first_day, first_days
from groundswell.measures.roll_up import MEMBERSHIPS, Figures, Ids, Memberships, RolledUp, roll_up
from groundswell.measures.stored import FEW, ROLL_UP_VALUES, figures_query, load_figures, stored_roll_ups
from groundswell.measures.summaries import refresh_summaries
from groundswell.organisations.models import Organisation, Spell
from groundswell.organisations.scope import SINGLE
from groundswell.organisations.statements import Kind


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

    recast: set[int] = field(default_factory=set)
    """Practices that have turned out to be groups, or groups to be practices."""

    def figures(self, measure_id: int, months: Iterable[int], organisations: Iterable[int] | None) -> None:
        self.months[measure_id] |= set(months)
        before = self.practices.get(measure_id, set())
        self.practices[measure_id] = None if organisations is None or before is None else before | set(organisations)

    def __bool__(self) -> bool:
        return bool(self.months or self.groups or self.reopened or self.recast)


def refresh(session: Session, touched: Touched, *, revision_id: int) -> None:
    """Brings roll-ups and summaries into step with what was touched, and writes only what differs."""
    if not touched:
        return
    measures = {m.id: library()[m.code] for m in session.scalars(select(Measure)) if m.code in library()}
    any_figure = select(Observation.measure_id).where(Observation.measure_id == Measure.id).exists()
    with_figures = set(session.scalars(select(Measure.id).where(any_figure))) | set(touched.months)
    if not with_figures:
        return
    groups = load_memberships(session)
    unsettled = _unsettled_groups(session, touched, groups)
    are_single = Organisation.id.in_(touched.recast), Organisation.kind.in_(SINGLE)
    now_groups = touched.recast - set(session.scalars(select(Organisation.id).where(*are_single)))
    for measure_id in sorted(with_figures & measures.keys()):
        if measure_id not in touched.months and not len(unsettled):
            continue
        definition = measures[measure_id]
        changed: dict[str, set[int]] = {membership: set() for membership in MEMBERSHIPS}
        practices = touched.practices.get(measure_id, set())
        practices = None if practices is None else practices | touched.recast
        # With so many practices touched all figures are needed for their charts anyway, so they are read once.
        figures = load_figures(session, figures_query(measure_id), definition) if practices is None else None
        refreshed = partial(_refresh_roll_ups, session, measure_id, definition, groups, revision_id, changed, figures)
        if months := touched.months.get(measure_id):
            refreshed(months=months)
        if len(unsettled):
            refreshed(only=unsettled)
        for some in changed.values():
            some |= now_groups
        refresh_summaries(session, measure_id, definition, practices, figures, changed, revision_id)


def _unsettled_groups(session: Session, touched: Touched, groups: Groups) -> Ids:
    """Groups whose roll-ups may change in any month because of who is in them, with the groups those belong to."""
    found = touched.groups | touched.recast
    if touched.recast:  # all practices are in the nation, and in no spell of it
        found |= set(session.scalars(select(Organisation.id).where(Organisation.kind == Kind.NATION)))
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
    if months is not None:
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


def _wanted_figures(measure_id: int, by: dict[str, Memberships], months: set[int] | None, only: Ids | None) -> Query:
    query = figures_query(measure_id)
    if months is not None and len(months) <= FEW:
        query = query.where(Observation.period.in_([first_day(month) for month in sorted(months)]))
    if only is not None:
        children = np.unique(np.r_[by["then"].child, by["now"].child])
        if len(children) <= FEW:
            query = query.where(Observation.organisation_id.in_(children.tolist()))
    return query


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
        _remove_roll_ups(session, measure_id, membership, old.organisation[remove], old.month[remove], revision_id)
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


def _remove_roll_ups(
    session: Session, measure_id: int, membership: str, organisations: Ids, months: Ids, revision_id: int
) -> None:
    """What stood before this revision is kept as what it was."""
    if len(organisations) == 0:
        return
    create_temporary(session, "gone", "organisation_id BIGINT, period DATE")
    insert_rows(session, "gone", {"organisation_id": organisations, "period": first_days(months)})
    analyse_table(session, "gone")
    which = (
        "FROM roll_up WHERE measure_id = :measure AND membership = :membership"
        " AND (organisation_id, period) IN (SELECT organisation_id, period FROM gone)"
    )
    key = {"measure": measure_id, "membership": membership}
    columns = f"organisation_id, measure_id, membership, period, {', '.join(ROLL_UP_VALUES)}, revision_id"
    session.execute(
        text(
            f"INSERT INTO former_roll_up ({columns}, ended_revision_id) SELECT {columns}, :revision {which}"
            " AND revision_id <> :revision"
        ),
        {**key, "revision": revision_id},
    )
    session.execute(text(f"DELETE {which}"), key)
