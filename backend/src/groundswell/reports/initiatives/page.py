"""The page of one initiative: what it aims at, how it is thought to work, what each cycle taught, whether it makes a
difference. A bounded number of queries, whatever it holds."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any, cast

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from groundswell.access.principal import Principal
from groundswell.business_cases.queries import StakeholderFacts, stakeholders
from groundswell.clock import day_in_words, today
from groundswell.initiatives.drivers import drivers, links
from groundswell.initiatives.figures import Overdue, Part, overdue, parts_of
from groundswell.initiatives.journal import entries_of
from groundswell.initiatives.measures_queries import MeasureFacts, measures_of
from groundswell.initiatives.milestones import milestones_of
from groundswell.initiatives.models import Cycle, Initiative, InitiativeFigure
from groundswell.initiatives.portfolio import InitiativeFacts, initiatives
from groundswell.initiatives.ramp import cycles
from groundswell.initiatives.scope import is_inside, may_edit, seen
from groundswell.initiatives.scores import may_score, scores_of
from groundswell.initiatives.team import Member, team_of
from groundswell.initiatives.team_measures import aim_words
from groundswell.measures.models import Measure, Observation
from groundswell.measures.periods import month_of
from groundswell.organisations.schemas import maybe_ref
from groundswell.reports.drawing.columns import EMPTY, chart_data
from groundswell.reports.figures.standing import VARIATION_NAMES
from groundswell.reports.figures.stated import LIST_SIZE
from groundswell.reports.initiatives.measure_words import aim_line, mark_label, measure_verdict, scope_words
from groundswell.reports.initiatives.measures import MeasureDrawn, draw_measures, taking_part
from groundswell.reports.initiatives.parts import (
    page_aim,
    page_cycle,
    page_diagram,
    page_entry,
    page_member,
    page_milestone,
    page_overdue,
    page_practice,
    page_stakeholder,
)
from groundswell.reports.initiatives.schemas import CycleMark, InitiativePage, PageMeasure
from groundswell.reports.initiatives.scores import page_scores
from groundswell.reports.initiatives.words import initiative_sentence
from groundswell.reports.places import visible_among
from groundswell.reports.wording.days import day_month, iso_day
from groundswell.reports.wording.grammar import counted, listed
from groundswell.reports.wording.months import iso, month_name

FAMILIES = ("outcome", "process", "balancing")


def initiative_page(session: Session, *, by: Principal, code: str) -> InitiativePage:
    """Raises `NotFound` for one that the caller may not see."""
    day = today()
    initiative = seen(session, by, code)
    facts = initiatives(session, by=by, initiative_id=initiative.id).rows[0]
    parts = parts_of(session, [initiative.id])
    now = taking_part(initiative, parts)
    visible = visible_among(session, by, {part.practice.id for part in parts})
    measures = sorted(measures_of(session, [initiative.id]), key=lambda each: FAMILIES.index(each.row.family))
    drawings = draw_measures(session, by=by, wanted=[(initiative, each) for each in measures], parts=parts)
    drawn = [drawings[each.row.id] for each in measures]
    ramp = cycles(session, by=by, initiative=code).rows
    by_number = sorted((each.cycle for each in ramp), key=lambda each: each.number)
    boxes = drivers(session, by=by, initiative=code).rows
    team = team_of(session, initiative)
    scored = may_score(session, by, initiative)
    late = _late(session, initiative, measures, parts)
    return {
        "code": initiative.code,
        "title": initiative.title,
        "status": cast(Any, initiative.status),
        "stalled": facts.stalled,
        "stalled_words": stalled_words(facts, day),
        "owner": maybe_ref(facts.owner),
        "programme": None if facts.programme is None else {"code": facts.programme.code, "name": facts.programme.name},
        "theme": (
            None
            if facts.theme is None
            else {"id": facts.theme.id, "kind": cast(Any, facts.theme.kind), "title": facts.theme.title}
        ),
        "origin": cast(Any, initiative.origin),
        "project": initiative.project_id,
        "started": iso_day(initiative.started),
        "expected_end": iso_day(initiative.expected_end),
        "ended": iso_day(initiative.ended),
        "ended_because": initiative.ended_because,
        "shared": initiative.shared,
        "facts": _facts(facts, team, len(now)),
        "sentence": initiative_sentence(initiative, drawn, by_number, day),
        "aim": page_aim(initiative, len(now), _patients(session, {each.id for each in now}), day),
        "diagram": page_diagram(initiative, boxes, links(session, [each.driver.id for each in boxes])),
        "cycles": [page_cycle(each, day) for each in sorted(ramp, key=lambda each: -each.cycle.number)],
        "measures": [page_measure(each, by_number) for each in drawn],
        "scores": page_scores(scores_of(session, initiative), day),
        "stakeholders": [page_stakeholder(each, day) for each in _stakeholders(session, by, initiative)],
        "journal": [page_entry(each) for each in entries_of(session, initiative)],
        "milestones": [page_milestone(each, day) for each in milestones_of(session, initiative)],
        "team": [page_member(each) for each in team],
        "practices": {
            "items": [page_practice(each) for each in parts if each.practice.id in visible],
            "total": len({part.practice.id for part in parts}),
            "now": len(now),
        },
        "overdue": [page_overdue(measure, each, visible, day) for measure, each in late],
        "write_up": {
            "problem": initiative.problem,
            "changed": initiative.changed,
            "result": initiative.result,
            "again": initiative.again,
            "written_up": iso_day(initiative.written_up),
        },
        "may_edit": may_edit(session, by, initiative),
        "may_advise": "adviser" in scored,
        "revision": initiative.revision_id,
    }


def stalled_words(facts: InitiativeFacts, day: date) -> str | None:
    """ "Nothing recorded since June."."""
    if not facts.stalled or facts.last_activity is None:
        return "Nothing has been recorded yet." if facts.stalled else None
    return f"Nothing recorded since {month_name(month_of(facts.last_activity), month_of(day))}."


def page_measure(measure: MeasureDrawn, cycles: Sequence[Cycle]) -> PageMeasure:
    definition, standing = measure.definition, measure.standing
    aim = measure.facts.row.aim
    shown = ""
    if standing is not None and measure.is_current:
        shown = "*" if standing.suppressed or standing.value is None else definition.shown(standing.value)
    drawing = measure.drawing
    is_shown = standing is not None and measure.is_current and not measure.run_chart_only
    fewer = standing is not None and measure.is_current and standing.contributing < standing.expected
    median = float(drawing.charts.phases.centre[-1]) if measure.run_chart_only and len(drawing.series) else float("nan")
    return {
        "id": measure.facts.row.id,
        "family": cast(Any, measure.facts.row.family),
        "code": None if measure.facts.own else definition.code,
        "title": definition.title if measure.facts.own else definition.short_title,
        "scope": scope_words(measure),
        "shown": shown,
        "sub": definition.value_label,
        "aim": aim,
        "aim_shown": aim_line(measure, aim_words(definition, aim)),
        "variation": VARIATION_NAMES[standing.variation] if standing and is_shown else None,
        "sentence": measure_verdict(measure),
        "run_chart_only": measure.run_chart_only,
        "median_shown": None if median != median else definition.shown(median),
        "contributing": f"{standing.contributing} of {standing.expected} practices" if standing and fewer else None,
        "chart": chart_data(drawing, 0) if len(drawing.series) else EMPTY,
        "marks": marks_of(drawing.month.tolist(), cycles),
    }


def marks_of(months: Sequence[int], cycles: Sequence[Cycle]) -> list[CycleMark]:
    """The cycles that began within the months of a chart, by number."""
    if not months:
        return []
    return [
        {
            "number": each.number,
            "period": iso(month_of(each.first)),
            "label": mark_label(each),
            "open": each.act is None,
        }
        for each in cycles
        if months[0] <= month_of(each.first) <= months[-1]
    ]


def _facts(facts: InitiativeFacts, team: Sequence[Member], practices: int) -> str:
    """ "Brackenholt, nine practices · Led by Tom Ferris, Quayside Surgery · Adviser Ines Caldwell · Since 4 December
    2017"."""
    initiative = facts.initiative
    owner = facts.owner.name if facts.owner else facts.programme.name if facts.programme else ""
    parts = [f"{owner}, {counted(practices, 'practice')}" if practices else owner]
    if leads := [_who(each) for each in team if each.member.leads]:
        parts.append(f"Led by {listed(leads)}")
    if facts.adviser:
        parts.append(f"Adviser {facts.adviser}")
    if initiative.started is not None:
        since = "Since" if initiative.ended is None else "From"
        until = "" if initiative.ended is None else f" to {day_in_words(initiative.ended)}"
        parts.append(f"{since} {day_month(initiative.started, initiative.ended or date.max)}{until}")
    return " · ".join(parts)


def _who(member: Member) -> str:
    return member.person.name if member.organisation is None else f"{member.person.name}, {member.organisation.name}"


def _stakeholders(session: Session, by: Principal, initiative: Initiative) -> list[StakeholderFacts]:
    """Who stands where is not shared with an initiative."""
    return stakeholders(session, initiative.id) if is_inside(session, by, initiative) else []


def _patients(session: Session, practices: Collection[int]) -> float | None:
    """Registered at some practices, by the newest figure of each. One query."""
    newest = (
        select(Observation.organisation_id, func.max(Observation.period).label("period"))
        .join(Measure, Measure.id == Observation.measure_id)
        .where(Measure.code == LIST_SIZE, Observation.organisation_id.in_(practices))
        .group_by(Observation.organisation_id)
        .subquery()
    )
    return session.scalar(
        select(func.sum(Observation.numerator))
        .join(Measure, Measure.id == Observation.measure_id)
        .join(
            newest,
            (newest.c.organisation_id == Observation.organisation_id) & (newest.c.period == Observation.period),
        )
        .where(Measure.code == LIST_SIZE)
    )


def _late(
    session: Session, initiative: Initiative, measures: Sequence[MeasureFacts], parts: Sequence[Part]
) -> list[tuple[MeasureFacts, Overdue]]:
    """The months overdue of each measure of the team's own, newest first. One query."""
    own = [each for each in measures if each.own]
    given: dict[int, list[InitiativeFigure]] = {each.row.id: [] for each in own}
    for figure in session.scalars(select(InitiativeFigure).where(InitiativeFigure.initiative_measure_id.in_(given))):
        given[figure.initiative_measure_id].append(figure)
    return [(each, late) for each in own for late in overdue(initiative, each, parts, given[each.row.id])]
