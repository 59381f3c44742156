"""Programmes and cohorts; initiatives, innovations and how far each has come. No person's name is in them."""

from typing import Any

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import aliased

from groundswell.access.permissions import Scope
from groundswell.cohorts.models import Cohort
from groundswell.exchange.kinds.kind import ENDED, Column, Dated, Kind, Rows, Source, Table, Type, ended
from groundswell.exchange.seen import Sight
from groundswell.initiatives.models import ImprovementTheme, Initiative
from groundswell.innovations.models import (
    AdoptionStep,
    FormerAdoptionStep,
    Innovation,
    InnovationMeasure,
    InnovationTheme,
)
from groundswell.measures.models import Measure
from groundswell.organisations.models import Organisation
from groundswell.programmes.models import Programme

PROGRAMMES = frozenset({Scope.PROGRAMMES})
INNOVATIONS = frozenset({Scope.INNOVATIONS})


def _programmes(table: Table) -> Rows:
    renewed = aliased(Programme)
    return select(
        table.code,
        table.name,
        table.commissioned_by,
        table.led_by,
        table.aims,
        table.funding_pounds,
        table.first,
        table.last,
        renewed.code.label("renews"),
    ).outerjoin(renewed, renewed.id == table.renews_id)


PROGRAMME = Kind(
    name="programme",
    words="One year, or one funded stretch, of a programme.",
    scopes=PROGRAMMES,
    columns=(
        Column("code", Type.TEXT, "Its code."),
        Column("name", Type.TEXT, "Its name."),
        Column("commissioned_by", Type.TEXT, "The body that commissioned it."),
        Column("led_by", Type.TEXT, "The body that leads it."),
        Column("aims", Type.TEXT, "What it is for."),
        Column("funding_pounds", Type.INTEGER, "Its funding in pounds."),
        Column("first", Type.DATE, "Its first day."),
        Column("last", Type.DATE, "Its last day."),
        Column("renews", Type.TEXT, "The code of the programme that it goes on from."),
    ),
    key=("code",),
    current=Source(Programme, _programmes),
)


def _cohorts(table: Table) -> Rows:
    return select(
        table.code,
        Programme.code.label("programme"),
        table.name,
        table.intake,
        table.places,
        table.days_needed,
    ).join(Programme, Programme.id == table.programme_id)


COHORT = Kind(
    name="cohort",
    words="The people of one programme in one intake.",
    scopes=PROGRAMMES,
    columns=(
        Column("code", Type.TEXT, "Its code."),
        Column("programme", Type.TEXT, "The programme's code."),
        Column("name", Type.TEXT, "Its name."),
        Column("intake", Type.INTEGER, "The year, or the how-manieth."),
        Column("places", Type.INTEGER, "For how many people it is planned."),
        Column("days_needed", Type.NUMBER, "Days of faculty a month while its terms run."),
    ),
    key=("code",),
    current=Source(Cohort, _cohorts),
)


def _initiatives(table: Table) -> Rows:
    owner = aliased(Organisation)
    return (
        select(
            table.code,
            table.title,
            owner.code.label("owner"),
            Programme.code.label("programme"),
            ImprovementTheme.title.label("theme"),
            table.origin,
            table.status,
            table.started,
            table.expected_end,
            table.ended,
            table.ended_because,
            table.aim_what,
            table.aim_how_much,
            table.aim_for_whom,
            table.aim_by,
            table.problem,
            table.changed,
            table.result,
            table.again,
            table.written_up,
            table.shared,
        )
        .outerjoin(owner, owner.id == table.owner_id)
        .outerjoin(Programme, Programme.id == table.programme_id)
        .outerjoin(ImprovementTheme, ImprovementTheme.id == table.theme_id)
    )


INITIATIVE = Kind(
    name="initiative",
    words="A piece of improvement work that is shared, or whose owner is in the caller's area.",
    scopes=INNOVATIONS,
    columns=(
        Column("code", Type.TEXT, "Its code."),
        Column("title", Type.TEXT, "Its title."),
        Column("owner", Type.TEXT, "The code of the organisation whose it is; null: the programme's."),
        Column("programme", Type.TEXT, "The code of the programme whose it is, or in which it is done."),
        Column("theme", Type.TEXT, "What it is about: a High Impact Action or a pathway of care."),
        Column("origin", Type.TEXT, "project, federation_plan, commissioner_service, programme or other."),
        Column("status", Type.TEXT, "planning, testing, spreading, sustaining, completed or stopped."),
        Column("started", Type.DATE, "Its first day."),
        Column("expected_end", Type.DATE, "When it should be over."),
        Column("ended", Type.DATE, "When it was."),
        Column("ended_because", Type.TEXT, "Why it was stopped, or what it left behind."),
        Column("aim_what", Type.TEXT, "What is to change."),
        Column("aim_how_much", Type.TEXT, "By how much."),
        Column("aim_for_whom", Type.TEXT, "For whom."),
        Column("aim_by", Type.DATE, "By when."),
        Column("problem", Type.TEXT, "The write-up: the problem."),
        Column("changed", Type.TEXT, "The write-up: what was changed."),
        Column("result", Type.TEXT, "The write-up: the result."),
        Column("again", Type.TEXT, "The write-up: what they would do again."),
        Column("written_up", Type.DATE, "The day of the write-up."),
        Column("shared", Type.BOOLEAN, "Whether everyone who signs in may read it."),
    ),
    key=("code",),
    current=Source(
        Initiative,
        _initiatives,
        where=lambda table, sight: [or_(table.shared, sight.owned(table.owner_id))],
    ),
)


def _listed(of: Table, column: Any, link: Any, linked: Any, thing: Any) -> Any:
    """What hangs on an innovation, as one text."""
    each = (
        select(column.label("told"))
        .join(link, linked == thing)
        .where(link.innovation_id == of.id)
        .order_by(column)
        .correlate(of)
        .subquery()
    )
    return select(func.aggregate_strings(each.c.told, "; ")).scalar_subquery()


def _innovations(table: Table) -> Rows:
    tried_at = aliased(Organisation)
    return select(
        table.code,
        table.title,
        table.summary,
        table.how_to,
        table.first_cycle,
        table.cost,
        table.time.label("time"),
        table.people,
        table.first_tried,
        tried_at.code.label("first_tried_at"),
        table.retired_because,
        _listed(table, ImprovementTheme.title, InnovationTheme, InnovationTheme.theme_id, ImprovementTheme.id).label(
            "themes"
        ),
        _listed(table, Measure.code, InnovationMeasure, InnovationMeasure.measure_id, Measure.id).label("measures"),
    ).outerjoin(tried_at, tried_at.id == table.first_tried_at_id)


INNOVATION = Kind(
    name="innovation",
    words="A change that is worth spreading.",
    scopes=INNOVATIONS,
    columns=(
        Column("code", Type.TEXT, "Its code."),
        Column("title", Type.TEXT, "Its title."),
        Column("summary", Type.TEXT, "What it is."),
        Column("how_to", Type.TEXT, "How it is done."),
        Column("first_cycle", Type.TEXT, "The usual first test."),
        Column("cost", Type.TEXT, "What it costs."),
        Column("time", Type.TEXT, "How long it takes."),
        Column("people", Type.TEXT, "Who is needed."),
        Column("first_tried", Type.DATE, "When it was first tried."),
        Column("first_tried_at", Type.TEXT, "The code of the organisation where it was."),
        Column("retired_because", Type.TEXT, "Why nobody begins with it any more; null while it is listed."),
        Column("themes", Type.TEXT, "What it is about, with '; ' between."),
        Column("measures", Type.TEXT, "The codes of the measures that it should move, with '; ' between."),
    ),
    key=("code",),
    current=Source(Innovation, _innovations),
)


_STEP = ("innovation_id", "organisation_id", "stage", "on")


def _steps(table: Table, *columns: Any) -> Rows:
    return (
        select(
            Innovation.code.label("innovation"),
            Organisation.code.label("practice"),
            table.stage,
            table.on.label("on"),
            *columns,
        )
        .join(Innovation, Innovation.id == table.innovation_id)
        .join(Organisation, Organisation.id == table.organisation_id)
    )


def _in_sight(table: Table, sight: Sight) -> list[ColumnElement[bool]]:
    return [sight.condition(table.organisation_id, table.on)]


ADOPTION = Kind(
    name="adoption",
    words="A step of a practice with an innovation.",
    scopes=INNOVATIONS,
    columns=(
        Column("innovation", Type.TEXT, "The innovation's code."),
        Column("practice", Type.TEXT, "The practice's code."),
        Column("stage", Type.TEXT, "aware, interested, testing, adopted, sustained or stopped."),
        Column("on", Type.DATE, "The day."),
        Column("reason", Type.TEXT, "Why it stopped."),
    ),
    key=("innovation", "practice", "stage", "on"),
    current=Source(
        AdoptionStep,
        lambda table: _steps(table, table.reason),
        _STEP,
        where=_in_sight,
        dated_by=("organisation_id", "on"),
        many=True,
    ),
    former=Source(
        FormerAdoptionStep,
        _steps,
        where=lambda table, sight: [*ended(table, *_STEP, stands_in=AdoptionStep), *_in_sight(table, sight)],
        revision_of=ENDED,
        dated_by=("organisation_id", "on"),
        many=True,
    ),
    dated=Dated("practice", "on"),
)
