"""The chart of one measure at one organisation: verdict, points, limits, notes and members."""

import csv
import io
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from groundswell.access.principal import Principal
from groundswell.errors import Invalid, NotFound
from groundswell.measures.charts import Drawn, Rows, drawn, summed_up
from groundswell.measures.groups import load_memberships
from groundswell.measures.periods import EVER, month_of
from groundswell.measures.roll_up import RolledUp
from groundswell.measures.schemas import described, target_label
from groundswell.measures.stored import rows_of
from groundswell.organisations.models import Organisation
from groundswell.organisations.scope import SINGLE, seen
from groundswell.organisations.statements import Kind
from groundswell.reports.cells import iso
from groundswell.reports.members import series_members
from groundswell.reports.notes import (
    StandingExclusion,
    exclusion_by_month,
    exclusion_notes,
    exclusions_of,
    gap_notes,
)
from groundswell.reports.panel import constant_panel
from groundswell.reports.places import members_of, parents_of, ref
from groundswell.reports.points import column_labels, phases, points, scale_shown
from groundswell.reports.schemas import Membership, Note, Panel, PointSource, Series
from groundswell.reports.sources import sources
from groundswell.reports.standing import ASSURANCE_NAMES, VARIATION_NAMES, Standing, standing_at
from groundswell.reports.stated import KnownMeasure, figures_of, known_measures, latest_months, roll_ups_of
from groundswell.reports.words import alternative, series_sentence, target_sentence, target_shown
from groundswell.revisions.queries import watermark

SOURCES_UP_TO = 100
IN_THE_NATION = (Kind.PRACTICE, Kind.UNASSIGNED)
"""Practices of a group up to which its files are named month by month; the nation's are named too."""


@dataclass(frozen=True)
class _Stated:
    """One series as it was stated; `rolled_up` is None for a single practice."""

    rows: Rows
    rolled_up: RolledUp | None
    panel_practices: int | None = None


def series(
    session: Session,
    *,
    by: Principal,
    measure_code: str,
    organisation_code: str,
    membership: Membership = "then",
    panel: Panel = "all",
    from_: date | None = None,
    to: date | None = None,
) -> Series:
    """Limits come from the whole series: `from_` and `to` (periods, both included) only cut what is returned, so that
    looking closer moves no line. A constant panel is the exception: it is who reported throughout that range.

    Raises `NotFound` for a measure or an organisation that the caller cannot see, `Invalid` for a range without end.
    """
    organisation = seen(session, by, organisation_code)
    measure = known_measures(session).get(measure_code)
    if measure is None:
        raise NotFound(f"There is no measure called {measure_code}.")
    if from_ and to and to < from_:
        raise Invalid("The range ends before it begins.", [("to", "Choose a month that is not before the first.")])
    first, last = (None if day is None else month_of(day) for day in (from_, to))
    if organisation.kind in SINGLE:
        membership, panel = "then", "all"
    stated = _stated(session, organisation, measure, membership, panel, first, last)
    through = _axis_end(session, organisation, measure, last if panel == "constant" else None)
    drawing = drawn(stated.rows, measure.definition, measure.target, through=through)
    standing = _standing(drawing, measure, stated.rolled_up)
    latest = int(drawing.month[-1]) if len(drawing.month) else None
    fresh = standing is not None and standing.month == latest

    exclusions = exclusions_of(session, measure.id)
    exclusion_at = exclusion_by_month(session, measure.id, organisation.id) if stated.rolled_up is None else None
    reasons = _reasons(drawing, exclusions, exclusion_at)
    shown_points = points(
        drawing, measure.definition, stated.rolled_up, _sources(session, organisation, measure), reasons
    )
    members, scale = (
        series_members(session, by, organisation, measure, latest, first, last) if latest is not None else ([], None)
    )
    values = [
        p["value"]
        for p in shown_points
        if p["status"] == "reported" and standing and p["period"] <= iso(standing.month)
    ]
    at = watermark(session)
    rules = drawing.charts.rules
    numerator_label, denominator_label = column_labels(measure.definition)
    return {
        "measure": described(measure.definition, measure.target),
        "organisation": ref(organisation),
        "parents": parents_of(session, organisation),
        "membership": membership,
        "panel": panel,
        "panel_practices": stated.panel_practices,
        "rules": {"name": rules.name, "title": rules.title},
        "chart": "xmr",
        "sentence": series_sentence(measure.definition, standing, latest),
        "detail": target_sentence(measure.definition, standing, measure.target, values),
        "alt": alternative(measure.definition, standing, int(drawing.month[0]) if latest else None, latest),
        "variation": VARIATION_NAMES[standing.variation] if standing and fresh else None,
        "assurance": ASSURANCE_NAMES[standing.assurance] if standing and fresh else None,
        "target": measure.target,
        "target_label": target_label(measure.definition, measure.target),
        "target_shown": None if measure.target is None else target_shown(measure.definition, measure.target),
        "numerator_label": numerator_label,
        "denominator_label": denominator_label,
        "phases": [p for p in phases(drawing, measure.definition) if _overlaps(p["from"], p["to"], first, last)],
        "points": [p for p in shown_points if _overlaps(p["period"], p["period"], first, last)],
        "notes": [
            note
            for note in _notes(drawing, stated.rolled_up, exclusions, exclusion_at)
            if _overlaps(note["period"], note["until"] or note["period"], first, last)
        ],
        "members": members,
        "members_scale": scale,
        "members_scale_shown": scale_shown(measure.definition, scale),
        "revision": {
            "sequence": at.sequence,
            "committed_at": at.committed_at.isoformat() if at.committed_at else None,
        },
    }


def _overlaps(begin: str, end: str, first: int | None, last: int | None) -> bool:
    return (first is None or end >= iso(first)) and (last is None or begin <= iso(last))


def _stated(
    session: Session,
    organisation: Organisation,
    measure: KnownMeasure,
    membership: Membership,
    panel: Panel,
    first: int | None,
    last: int | None,
) -> _Stated:
    if organisation.kind in SINGLE:
        return _Stated(Rows(*figures_of(session, [measure], [organisation.id])[measure.id]), None)
    if panel == "constant":
        memberships = load_memberships(session).by(membership)
        practices: Select[Any] | list[int]
        if organisation.kind == Kind.NATION:
            practices = select(Organisation.id).where(Organisation.kind == Kind.PRACTICE)
        else:
            practices = np.unique(memberships.child[memberships.parent == organisation.id]).tolist()
        figures = figures_of(session, [measure], practices)[measure.id]
        inside = (figures.month >= (first if first is not None else -EVER)) & (
            figures.month <= (last if last is not None else EVER)
        )
        rolled_up, count = constant_panel(figures.take(inside), memberships, organisation.id, measure.definition)
        return _Stated(rows_of(rolled_up), rolled_up, count)
    rolled_up = roll_ups_of(session, organisation.id, [measure.id], membership)[measure.id]
    return _Stated(rows_of(rolled_up), rolled_up)


def _axis_end(session: Session, organisation: Organisation, measure: KnownMeasure, last: int | None) -> int | None:
    """The newest month of the measure anywhere; for one that has closed, the month in which it did."""
    latest = latest_months(session).get(measure.id)
    ends = [month for month in (latest, last) if month is not None]
    if organisation.closed is not None:
        ends.append(month_of(organisation.closed))
    return min(ends) if ends else None


def _standing(drawing: Drawn, measure: KnownMeasure, rolled_up: RolledUp | None) -> Standing | None:
    summaries = summed_up(drawing, measure.definition)
    if len(summaries.series) == 0:
        return None
    row = int(summaries.row[0])
    if rolled_up is None:
        return standing_at(summaries, 0, 1, 1)
    return standing_at(summaries, 0, int(rolled_up.contributing[row]), int(rolled_up.expected[row]))


def _sources(session: Session, organisation: Organisation, measure: KnownMeasure) -> dict[int, list[PointSource]]:
    """Named for a practice, for a group of up to a hundred, and for the nation, which takes in every file."""
    if organisation.kind in SINGLE:
        return sources(session, measure.id, [organisation.id])
    if organisation.kind == Kind.NATION:
        return sources(session, measure.id, select(Organisation.id).where(Organisation.kind.in_(IN_THE_NATION)))
    members = members_of(session, organisation)
    return sources(session, measure.id, [member.id for member in members]) if len(members) <= SOURCES_UP_TO else {}


def _reasons(
    drawing: Drawn, exclusions: list[StandingExclusion], exclusion_at: dict[int, int] | None
) -> dict[int, str]:
    reason_of = {exclusion.id: exclusion.reason for exclusion in exclusions}
    reasons: dict[int, str] = {}
    for month in drawing.month[drawing.excluded].tolist():
        if exclusion_at is not None:
            said_for = [reason_of[exclusion_at[month]]] if exclusion_at.get(month) in reason_of else []
        else:
            said_for = [e.reason for e in exclusions if e.first <= month <= e.last]
        if said_for:
            reasons[month] = " ".join(said_for)
    return reasons


def _notes(
    drawing: Drawn,
    rolled_up: RolledUp | None,
    exclusions: list[StandingExclusion],
    exclusion_at: dict[int, int] | None,
) -> list[Note]:
    """Newest first."""
    if len(drawing.month) == 0:
        return []
    if rolled_up is None:
        excluded = dict.fromkeys(drawing.month[drawing.excluded].tolist(), 1)
    else:
        some = rolled_up.excluded > 0
        excluded = dict(zip(rolled_up.month[some].tolist(), rolled_up.excluded[some].tolist(), strict=True))
    missing = drawing.month[drawing.row < 0].tolist()
    notes = [
        *exclusion_notes(exclusions, excluded, exclusion_at, is_group=rolled_up is not None),
        *gap_notes(missing, int(drawing.month[-1])),
    ]
    return sorted(notes, key=lambda note: note["period"], reverse=True)


POINT_COLUMNS = (
    "period",
    "numerator",
    "denominator",
    "value",
    "status",
    "centre",
    "lower",
    "upper",
    "phase",
    "signal",
    "rule",
    "contributing",
    "expected",
    "above_zero",
    "reason",
)


def points_csv(found: Series) -> str:
    """The points as a table, one row a period, the columns named as in the JSON."""
    out = io.StringIO()
    writer = csv.DictWriter(out, ["measure", "organisation", *POINT_COLUMNS], extrasaction="ignore")
    writer.writeheader()
    named = {"measure": found["measure"]["code"], "organisation": found["organisation"]["code"]}
    writer.writerows(named | {**point} for point in found["points"])
    return out.getvalue()
