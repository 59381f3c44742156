"""The chart of one measure at one organisation: verdict, points, limits, notes and members."""

from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from groundswell.access.principal import Principal
from groundswell.errors import Invalid, NotFound
from groundswell.measures.chart_settings import charts_for
from groundswell.measures.charts import drawn, summed_up
from groundswell.measures.definitions import MeasureDefinition
from groundswell.measures.periods import month_of
from groundswell.measures.schemas import described, target_label
from groundswell.measures.settable import may_set, may_set_target
from groundswell.organisations.scope import SINGLE, seen
from groundswell.reports.figures.standing import ASSURANCE_NAMES, VARIATION_NAMES, Standing, standing_of_one
from groundswell.reports.figures.stated import known_measures
from groundswell.reports.places import parents_of, ref
from groundswell.reports.schemas import Membership, Panel, Segment, revision_ref
from groundswell.reports.series.choices import chart_choice, drawn_as, rule_set, rule_set_choice, rule_sets_for
from groundswell.reports.series.marks import chart_settings, targets_in_force
from groundswell.reports.series.members import series_members
from groundswell.reports.series.notes import (
    all_notes,
    exclusion_by_month,
    exclusion_reasons,
    exclusions_of,
    setting_notes,
    withheld_notes,
)
from groundswell.reports.series.points import phases, points, scale_shown
from groundswell.reports.series.schemas import Point, Series
from groundswell.reports.series.sentences import (
    alternative,
    fewer_words,
    missing_words,
    series_sentence,
    withheld_months,
)
from groundswell.reports.series.stated import axis_end, sources_named, stated_series
from groundswell.reports.series.suggested import suggestion
from groundswell.reports.series.target_words import target_sentence
from groundswell.reports.wording.months import iso
from groundswell.reports.wording.numbers import column_labels
from groundswell.reports.wording.segments import said
from groundswell.revisions.queries import watermark
from groundswell.spc import Kind
from groundswell.spc.reading import read


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
    stated = stated_series(session, organisation, measure, membership, panel, first, last, at)
    through = axis_end(session, organisation, measure, last if panel == "constant" else None, at)
    drawing = drawn(stated.rows, definition, measure.settings, through=through)
    months = drawing.month.tolist()
    target = drawing.target_now()
    standing = standing_of_one(summed_up(drawing, definition), stated.rolled_up)
    reading = read(drawing.charts, 0) if months else None
    began = None if reading is None or reading.phase == 0 else months[reading.phase_first]
    latest = months[-1] if months else None
    fresh = standing is not None and standing.month == latest

    settings = chart_settings(session, measure.id, organisation, at)
    allowed, allowed_target = (may(by, organisation) and at is None for may in (may_set, may_set_target))
    exclusions = exclusions_of(session, measure.id, at)
    exclusion_at = exclusion_by_month(session, measure.id, organisation.id, at) if stated.rolled_up is None else None
    reasons = exclusion_reasons(drawing, exclusions, exclusion_at)
    named = sources_named(session, organisation, measure, at)
    shown_points = points(drawing, definition, stated.rolled_up, named, reasons)
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
            for note in all_notes(
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
        "revision": revision_ref(upto),
    }


def _overlaps(begin: str, end: str, first: int | None, last: int | None) -> bool:
    return (first is None or end >= iso(first)) and (last is None or begin <= iso(last))


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
