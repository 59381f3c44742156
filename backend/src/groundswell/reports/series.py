"""The chart of one measure at one organisation: verdict, points, limits, notes and members."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from groundswell.access.principal import Principal
from groundswell.errors import Invalid, NotFound
from groundswell.measures.chart_settings import charts_for
from groundswell.measures.charts import Drawn, Rows, drawn, summed_up
from groundswell.measures.definitions import MeasureDefinition
from groundswell.measures.groups import load_memberships
from groundswell.measures.periods import EVER, month_of
from groundswell.measures.roll_up import RolledUp
from groundswell.measures.schemas import described, target_label
from groundswell.measures.settable import may_set, may_set_target
from groundswell.measures.stored import latest_month_known, latest_months, rows_of
from groundswell.organisations.models import Organisation
from groundswell.organisations.scope import SINGLE, seen
from groundswell.organisations.statements import Kind as OrganisationKind
from groundswell.reports.cells import iso
from groundswell.reports.choices import chart_choice, drawn_as, rule_set, rule_set_choice, rule_sets_for
from groundswell.reports.marks import chart_settings, targets_in_force
from groundswell.reports.members import series_members
from groundswell.reports.notes import (
    StandingExclusion,
    exclusion_by_month,
    exclusion_notes,
    exclusions_of,
    gap_notes,
    setting_notes,
    withheld_notes,
)
from groundswell.reports.panel import constant_panel
from groundswell.reports.places import members_of, parents_of, ref
from groundswell.reports.points import column_labels, phases, points, scale_shown
from groundswell.reports.schemas import Membership, Panel, Segment
from groundswell.reports.sentences import alternative, fewer_words, missing_words, series_sentence, withheld_months
from groundswell.reports.series_schemas import Note, Point, PointSource, Series
from groundswell.reports.sources import sources
from groundswell.reports.standing import ASSURANCE_NAMES, VARIATION_NAMES, Standing, standing_at
from groundswell.reports.stated import KnownMeasure, figures_of, known_measures, roll_ups_of
from groundswell.reports.suggested import suggestion
from groundswell.reports.target_words import target_sentence
from groundswell.reports.words import said
from groundswell.revisions.queries import watermark
from groundswell.spc import Kind
from groundswell.spc.reading import read

SOURCES_UP_TO = 100
IN_THE_NATION = (OrganisationKind.PRACTICE, OrganisationKind.UNASSIGNED)
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
    chart: str | None = None,
    rules: str | None = None,
    at: int | None = None,
) -> Series:
    """Limits come from the whole series: `from_` and `to` (periods, both included) only cut what is returned, so that
    looking closer moves no line. A constant panel is the exception: it is who reported throughout that range.
    `chart` and `rules`: other than the measure's own. `at`: a revision, for the chart as it would have been drawn then,
    when figures, members, phases, targets and exclusions were what was known then; nothing is set on such a chart.

    Raises `NotFound` for a measure or an organisation that the caller cannot see, `Invalid` for a range without end, a
    chart that the measure cannot have, and rules that the chart cannot be read by.
    """
    organisation = seen(session, by, organisation_code)
    known = known_measures(session, [organisation.id], at).get(measure_code)
    if known is None:
        raise NotFound(f"There is no measure called {measure_code}.")
    if from_ and to and to < from_:
        raise Invalid("The range ends before it begins.", [("to", "Choose a month that is not before the first.")])
    definition = drawn_as(known.definition, chart, rules)
    measure = replace(known, definition=definition)
    first, last = (None if day is None else month_of(day) for day in (from_, to))
    if organisation.kind in SINGLE:
        membership, panel = "then", "all"
    stated = _stated(session, organisation, measure, membership, panel, first, last, at)
    through = _axis_end(session, organisation, measure, last if panel == "constant" else None, at)
    drawing = drawn(stated.rows, definition, measure.settings, through=through)
    months = drawing.month.tolist()
    target = drawing.target_now()
    standing = _standing(drawing, measure, stated.rolled_up)
    reading = read(drawing.charts, 0) if months else None
    began = None if reading is None or reading.phase == 0 else months[reading.phase_first]
    latest = months[-1] if months else None
    fresh = standing is not None and standing.month == latest

    settings = chart_settings(session, measure.id, organisation, at)
    allowed, allowed_target = (may(by, organisation) and at is None for may in (may_set, may_set_target))
    exclusions = exclusions_of(session, measure.id, at)
    exclusion_at = exclusion_by_month(session, measure.id, organisation.id, at) if stated.rolled_up is None else None
    reasons = _reasons(drawing, exclusions, exclusion_at)
    shown_points = points(drawing, definition, stated.rolled_up, _sources(session, organisation, measure, at), reasons)
    shown_phases = phases(drawing, definition, settings)
    missing, withheld = (
        [month for month, point in zip(months, shown_points, strict=True) if point["status"] == status]
        for status in ("missing", "suppressed")
    )
    set_by_people = setting_notes(
        definition, settings, months, shown_phases, may_set=allowed, may_set_target=allowed_target
    )
    # How far two months lie apart is asked of the organisation as a whole; its practices keep the measure's own chart.
    beside = known if definition.chart is Kind.MR else measure
    members, scale = (
        series_members(session, by, organisation, beside, latest, first, last, at) if latest is not None else ([], None)
    )
    upto = watermark(session, at)
    numerator_label, denominator_label = column_labels(definition)
    return {
        "measure": described(known.definition, target),
        "organisation": ref(organisation),
        "parents": parents_of(session, organisation),
        "membership": membership,
        "panel": panel,
        "panel_practices": stated.panel_practices,
        "chart": chart_choice(definition.chart),
        "charts": [chart_choice(kind) for kind in charts_for(known.definition)],
        "rules": rule_set(drawing.charts.rules, definition.chart),
        "rule_sets": [rule_set_choice(each) for each in rule_sets_for(definition.chart)],
        "sentence": series_sentence(
            definition,
            standing,
            reading,
            latest,
            began,
            set_aside=bool(months and drawing.excluded[-1]),
            target=None if definition.chart is Kind.MR else target,
        ),
        "detail": _detail(definition, standing, target, shown_points, missing, withheld),
        "alt": alternative(
            definition, shown_phases, reading, months[0] if months else None, latest, missing, len(withheld)
        ),
        "variation": VARIATION_NAMES[standing.variation] if standing and fresh else None,
        "assurance": ASSURANCE_NAMES[standing.assurance] if standing and fresh else None,
        "target": target,
        "target_label": target_label(definition, target),
        "target_shown": None if target is None else definition.target_shown(target),
        "targets": [
            each
            for each in targets_in_force(definition, settings, [] if definition.chart is Kind.MR else months)
            if _overlaps(each["from"], each["to"] or iso(months[-1]), first, last)
        ],
        "numerator_label": numerator_label,
        "denominator_label": denominator_label,
        "phases": [p for p in shown_phases if _overlaps(p["from"], p["to"], first, last)],
        "points": [p for p in shown_points if _overlaps(p["period"], p["period"], first, last)],
        "notes": [
            note
            for note in _notes(
                drawing,
                stated.rolled_up,
                exclusions,
                exclusion_at,
                [*withheld_notes(definition, withheld), *set_by_people],
            )
            if _overlaps(note["period"], note["until"] or note["period"], first, last)
        ],
        "suggestion": suggestion(drawing, definition, settings) if panel == "all" else None,
        "may_set": allowed,
        "members": members,
        "members_scale": scale,
        "members_scale_shown": scale_shown(definition, scale),
        "revision": {
            "sequence": upto.sequence,
            "committed_at": upto.committed_at.isoformat() if upto.committed_at else None,
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
    at: int | None,
) -> _Stated:
    if organisation.kind in SINGLE:
        return _Stated(Rows(*figures_of(session, [measure], [organisation.id], at)[measure.id]), None)
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
        return _Stated(rows_of(rolled_up), rolled_up, count)
    rolled_up = roll_ups_of(session, organisation.id, [measure.id], membership, at)[measure.id]
    return _Stated(rows_of(rolled_up), rolled_up)


def _axis_end(
    session: Session, organisation: Organisation, measure: KnownMeasure, last: int | None, at: int | None
) -> int | None:
    """The newest month of the measure anywhere; for one that has closed, the month in which it did."""
    latest = latest_months(session).get(measure.id) if at is None else latest_month_known(session, measure.id, at)
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


def _sources(
    session: Session, organisation: Organisation, measure: KnownMeasure, at: int | None
) -> dict[int, list[PointSource]]:
    """Named for a practice, for a group of up to a hundred, and for the nation, which takes in every file."""
    if organisation.kind in SINGLE:
        return sources(session, measure.id, [organisation.id], at)
    if organisation.kind == OrganisationKind.NATION:
        return sources(session, measure.id, select(Organisation.id).where(Organisation.kind.in_(IN_THE_NATION)), at)
    members = members_of(session, organisation, at)
    return sources(session, measure.id, [member.id for member in members], at) if len(members) <= SOURCES_UP_TO else {}


def _detail(
    definition: MeasureDefinition,
    standing: Standing | None,
    target: float | None,
    shown: list[Point],
    missing: list[int],
    withheld: list[int],
) -> list[Segment]:
    """The target, judged by the months that it has been in force, and the months without a figure that is shown."""
    upto = [point for point in shown if standing is not None and point["period"] <= iso(standing.month)]
    since = next((place for place in range(len(upto), 0, -1) if upto[place - 1]["target"] != target), 0)
    values = [point["value"] if point["status"] == "reported" else None for point in upto[since:]]
    latest = month_of(date.fromisoformat(shown[-1]["period"])) if shown else None
    segments = target_sentence(definition, standing, target, values, latest)
    gaps = (missing_words(missing, len(shown)), withheld_months(definition, len(withheld)), fewer_words(shown))
    for words in gaps:
        if words is not None:
            segments = [*segments, said(f"{' ' if segments else ''}{words}")]
    return segments


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
    others: list[Note],
) -> list[Note]:
    """Newest first."""
    months = drawing.month.tolist()
    if not months:
        return others
    if rolled_up is None:
        excluded = dict.fromkeys(drawing.month[drawing.excluded].tolist(), 1)
    else:
        some = rolled_up.excluded > 0
        excluded = dict(zip(rolled_up.month[some].tolist(), rolled_up.excluded[some].tolist(), strict=True))
    missing = drawing.month[drawing.row < 0].tolist()
    notes = [
        *exclusion_notes(exclusions, excluded, exclusion_at, is_group=rolled_up is not None),
        *gap_notes(missing, months[-1]),
        *others,
    ]
    return sorted(notes, key=lambda note: note["period"], reverse=True)
