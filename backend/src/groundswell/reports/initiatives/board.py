"""What a federation is trying: its initiatives by status, each with its main measure and what comes next."""

from collections.abc import Sequence
from datetime import date
from typing import Any, cast

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from groundswell.access.principal import Principal
from groundswell.clock import today
from groundswell.errors import NotFound
from groundswell.initiatives.measures_queries import MeasureFacts, measures_of
from groundswell.initiatives.models import Cycle, Initiative, InitiativeMilestone, TakingPart
from groundswell.initiatives.portfolio import InitiativeFacts, initiatives
from groundswell.organisations.models import Organisation, Spell
from groundswell.organisations.queries import holds
from groundswell.organisations.schemas import maybe_ref, ref
from groundswell.organisations.scope import visible_practices
from groundswell.organisations.statements import Kind
from groundswell.reports.figures.standing import VARIATION_NAMES, Standing
from groundswell.reports.initiatives.board_schemas import BoardCard, BoardColumn, BoardMeasure, InitiativeBoard
from groundswell.reports.initiatives.measures import MeasureDrawn, draw_measures
from groundswell.reports.initiatives.page import stalled_words
from groundswell.reports.initiatives.words import STATUS_WORDS
from groundswell.reports.wording.days import day_month
from groundswell.reports.wording.grammar import capital, counted, have, number
from groundswell.reports.wording.verdicts import no_data_words

OVER = ("completed", "stopped")


def initiative_board(session: Session, *, by: Principal, federation: str) -> InitiativeBoard:
    """The initiatives that the federation or a practice of it owns, or in which one takes part, as far as the caller
    may see them. Up to fifteen queries, however many there are. Raises `NotFound` for what is no federation."""
    place = session.scalar(
        select(Organisation).where(Organisation.code == federation.upper(), Organisation.kind == Kind.FEDERATION)
    )
    if place is None:
        raise NotFound(f"There is no federation with the code {federation}.")
    day = today()
    facts = initiatives(session, by=by, also=[_of(place, by, day)]).rows
    ids = [each.initiative.id for each in facts]
    main = _main_measures(measures_of(session, ids))
    drawings = draw_measures(
        session,
        by=by,
        wanted=[(each.initiative, main[each.initiative.id]) for each in facts if each.initiative.id in main],
    )
    cycles, steps = _cycles(session, ids), _next_milestones(session, ids)
    cards = []
    for each in facts:
        measure = main.get(each.initiative.id)
        drawn = drawings[measure.row.id] if measure is not None else None
        cards.append(_card(each, drawn, cycles.get(each.initiative.id, []), steps.get(each.initiative.id), day))
    columns: list[BoardColumn] = [
        {
            "status": cast(Any, status),
            "title": title,
            "cards": [card for card in cards if card["status"] == status],
        }
        for status, title in STATUS_WORDS.items()
    ]
    tested = sum(each.cycles for each in facts)
    stalled = sum(each.stalled for each in facts)
    return {
        "federation": ref(place),
        "sentence": _sentence(len(facts), tested, stalled),
        "columns": columns,
        "initiatives": len(facts),
        "cycles": tested,
        "stalled": stalled,
    }


def _of(place: Organisation, by: Principal, day: date) -> Any:
    """Whether a practice takes part is told to those who may see the practice; that the federation owns it, to all."""
    members = select(Spell.organisation_id).where(Spell.parent_id == place.id, holds(Spell, day))
    known = members.where(Spell.organisation_id.in_(visible_practices(by)))
    return or_(
        Initiative.owner_id == place.id,
        Initiative.owner_id.in_(members),
        Initiative.id.in_(select(TakingPart.initiative_id).where(TakingPart.organisation_id.in_(known))),
    )


def _main_measures(measures: Sequence[MeasureFacts]) -> dict[int, MeasureFacts]:
    """By initiative its first outcome measure, or else its first."""
    found: dict[int, MeasureFacts] = {}
    for each in measures:
        standing = found.get(each.row.initiative_id)
        if standing is None or (standing.row.family != "outcome" and each.row.family == "outcome"):
            found[each.row.initiative_id] = each
    return found


def _cycles(session: Session, ids: Sequence[int]) -> dict[int, list[Cycle]]:
    found: dict[int, list[Cycle]] = {}
    for cycle in session.scalars(select(Cycle).where(Cycle.initiative_id.in_(ids)).order_by(Cycle.number)):
        found.setdefault(cycle.initiative_id, []).append(cycle)
    return found


def _next_milestones(session: Session, ids: Sequence[int]) -> dict[int, InitiativeMilestone]:
    """The first to come that has not been reached, by initiative."""
    rows = session.scalars(
        select(InitiativeMilestone)
        .where(InitiativeMilestone.initiative_id.in_(ids), InitiativeMilestone.reached.is_(None))
        .order_by(InitiativeMilestone.due.desc(), InitiativeMilestone.id.desc())
    )
    return {row.initiative_id: row for row in rows}


def _card(
    facts: InitiativeFacts,
    measure: MeasureDrawn | None,
    cycles: Sequence[Cycle],
    milestone: InitiativeMilestone | None,
    day: date,
) -> BoardCard:
    initiative = facts.initiative
    newest = max((each.first for each in cycles), default=None)
    return {
        "code": initiative.code,
        "title": initiative.title,
        "owner": maybe_ref(facts.owner),
        "status": cast(Any, initiative.status),
        "stalled": facts.stalled,
        "practices": facts.practices,
        "cycles": facts.cycles,
        "last_cycle": str(newest) if newest else None,
        "score_team": facts.score_team,
        "score_adviser": facts.score_adviser,
        "main_measure": None if measure is None else _measure(measure),
        "next": _next(facts, measure, cycles, milestone, day),
        "last_activity": str(facts.last_activity) if facts.last_activity else None,
    }


def _measure(measure: MeasureDrawn) -> BoardMeasure:
    definition, standing = measure.definition, measure.standing
    shown = standing if standing is not None and measure.is_current and not measure.run_chart_only else None
    return {
        "title": definition.title if measure.facts.own else definition.short_title,
        "variation": VARIATION_NAMES[shown.variation] if shown else None,
        "words": _words(measure, shown),
    }


def _words(measure: MeasureDrawn, shown: Standing | None) -> str:
    standing = measure.standing
    if standing is None:
        return "no figures yet"
    if shown is None:
        if measure.run_chart_only and measure.is_current:
            return f"{counted(measure.points, 'month')} so far"
        words = no_data_words(standing, measure.latest or standing.month)
        return words[:1].lower() + words[1:]
    if shown.suppressed:
        return "not shown"
    if shown.is_better:
        return "improving"
    if shown.is_worse:
        return "getting worse"
    return "moved" if shown.has_moved else "no real change"


def _next(
    facts: InitiativeFacts,
    measure: MeasureDrawn | None,
    cycles: Sequence[Cycle],
    milestone: InitiativeMilestone | None,
    day: date,
) -> str | None:
    """The likeliest next act, from what people have written down."""
    if facts.initiative.status in OVER:
        return None if facts.initiative.written_up else "Write it up"
    if facts.stalled:
        return stalled_words(facts, day)
    due = [each for each in cycles if each.act is None]
    if due:
        first = min(due, key=lambda each: (each.last, each.number))
        return f"Study cycle {first.number} by {day_month(first.last, day)}"
    if facts.initiative.aim_what is None:
        return "Aim not agreed yet"
    if measure is None:
        return "No measure chosen yet"
    if milestone is not None:
        return f"{milestone.title} by {day_month(milestone.due, day)}"
    return "Plan a first cycle" if not cycles else None


def _sentence(initiatives_: int, cycles: int, stalled: int) -> str:
    """ "Five initiatives, 19 PDSA cycles; one has stalled."."""
    if not initiatives_:
        return "Nothing is being tried yet."
    words = f"{capital(counted(initiatives_, 'initiative'))}, {counted(cycles, 'PDSA cycle')}"
    return f"{words}; {number(stalled)} {have(stalled)} stalled." if stalled else f"{words}."
