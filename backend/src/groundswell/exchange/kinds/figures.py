"""What is measured, and the figures: of practices as far as they are in sight, of groups all of them."""

from operator import attrgetter
from typing import Any

from sqlalchemy import ColumnElement, Double, Integer, String, func, or_, select

from groundswell.access.permissions import Scope
from groundswell.exchange.kinds.kind import ENDED, Column, Dated, Kind, Rows, Source, Table, Type, ended
from groundswell.exchange.kinds.library import measured_cte, shown, told
from groundswell.exchange.seen import Sight
from groundswell.measures.models import (
    ExcludedOrganisation,
    Exclusion,
    FormerObservation,
    FormerRollUp,
    Measure,
    Observation,
    Phase,
    RollUp,
    Supplier,
)
from groundswell.organisations.models import Organisation
from groundswell.organisations.scope import ever_single
from groundswell.organisations.statements import Kind as Place

FIGURES = frozenset({Scope.FIGURES})
MEASURED = measured_cte()


_TOLD = {
    "name": "title",
    "unit": "unit",
    "unit_label": "unit_label",
    "direction": "direction",
    "aggregation": "aggregation",
    "family": "family",
    "every": "period",
    "numerator": "numerator",
    "denominator": "denominator",
    "source": "source",
}
"""Columns of a measure, with the attribute of its definition."""


def _measures(table: Table) -> Rows:
    texts = (told(attrgetter(attribute), String()).label(name) for name, attribute in _TOLD.items())
    numbers = (
        told(lambda definition: float(definition.multiplier), Double()).label("multiplier"),
        told(attrgetter("decimals"), Integer()).label("decimals"),
        told(attrgetter("disclosure.policy"), String()).label("disclosure"),
    )
    facts = select(Measure.id, *texts, *numbers).subquery()
    return select(table.code, table.version, *[each for each in facts.c if each.name != "id"]).join(
        facts, facts.c.id == table.id
    )


MEASURE = Kind(
    name="measure",
    words="What is measured, and how its figures are to be read.",
    scopes=FIGURES,
    columns=(
        Column("code", Type.TEXT, "Its code."),
        Column("version", Type.INTEGER, "Rises when its meaning changes."),
        Column("name", Type.TEXT, "Its title."),
        Column("unit", Type.TEXT, "percent, rate, count, ratio, hours or score."),
        Column("unit_label", Type.TEXT, 'What stands after a value: "per 1,000 patients".'),
        Column("direction", Type.TEXT, "Which way is better: lower, higher or neither."),
        Column("aggregation", Type.TEXT, "How practices are summed up: ratio, sum or mean."),
        Column("family", Type.TEXT, "outcome, process or balancing."),
        Column("every", Type.TEXT, "month or quarter."),
        Column("numerator", Type.TEXT, "What the numerator counts."),
        Column("denominator", Type.TEXT, "What the denominator counts."),
        Column("source", Type.TEXT, "Where its figures come from."),
        Column("multiplier", Type.NUMBER, "Of a ratio: value = numerator / denominator × multiplier."),
        Column("decimals", Type.INTEGER, "Places with which it is shown."),
        Column(
            "disclosure", Type.TEXT, "How small numbers are held back: none, suppress_under_5, round_5_suppress_1_7."
        ),
    ),
    key=("code",),
    current=Source(Measure, _measures),
)

_NUMBERS = (
    Column("numerator", Type.NUMBER, "As it may be shown."),
    Column("denominator", Type.NUMBER, "As it may be shown."),
    Column("value", Type.NUMBER, "In the unit that is shown: 15.6 for 15.6%."),
    Column("status", Type.TEXT, "reported; suppressed: its numbers are held back, at its source or here."),
)


def _observations(table: Table) -> Rows:
    numbers = shown(table, MEASURED.c, suppressed=table.status == 1)
    return (
        select(
            MEASURED.c.code.label("measure"),
            Organisation.code.label("organisation"),
            table.period,
            numbers.numerator.label("numerator"),
            numbers.denominator.label("denominator"),
            numbers.value.label("value"),
            numbers.status.label("status"),
            table.exclusion_id.label("exclusion"),
            Supplier.name.label("supplier"),
            table.as_at,
        )
        .join(MEASURED, MEASURED.c.id == table.measure_id)
        .join(Organisation, Organisation.id == table.organisation_id)
        .outerjoin(Supplier, Supplier.id == table.supplier_id)
    )


def _of_measure_and_place(table: Table, *columns: Any) -> Rows:
    return (
        select(Measure.code.label("measure"), Organisation.code.label("organisation"), *columns)
        .join(Measure, Measure.id == table.measure_id)
        .join(Organisation, Organisation.id == table.organisation_id)
    )


def _in_sight(table: Table, sight: Sight) -> list[ColumnElement[bool]]:
    return [sight.condition(table.organisation_id, table.period)]


_FIGURE = ("measure_id", "organisation_id", "period")
OBSERVATION = Kind(
    name="observation",
    words="A practice's figure of a measure in a period.",
    scopes=FIGURES,
    columns=(
        Column("measure", Type.TEXT, "The measure's code."),
        Column("organisation", Type.TEXT, "The practice's code."),
        Column("period", Type.DATE, "The first day of the month or quarter."),
        *_NUMBERS,
        Column("exclusion", Type.INTEGER, "The exclusion that sets it aside: it counts in no roll-up."),
        Column("supplier", Type.TEXT, "Whose system it came from; several with '; ' between."),
        Column("as_at", Type.DATE, "The day of the statement."),
    ),
    key=("measure", "organisation", "period"),
    current=Source(
        Observation,
        _observations,
        _FIGURE,
        where=_in_sight,
        dated_by=("organisation_id", "period"),
        many=True,
    ),
    former=Source(
        FormerObservation,
        lambda table: _of_measure_and_place(table, table.period),
        _FIGURE,
        where=lambda table, sight: [*ended(table, *_FIGURE, stands_in=Observation), *_in_sight(table, sight)],
        revision_of=ENDED,
        dated_by=("organisation_id", "period"),
        many=True,
    ),
    dated=Dated("organisation", "period"),
)


def _roll_ups(table: Table) -> Rows:
    numbers = shown(table, MEASURED.c, whole=Organisation.kind == Place.NATION)
    return (
        select(
            MEASURED.c.code.label("measure"),
            Organisation.code.label("organisation"),
            table.membership,
            table.period,
            numbers.numerator.label("numerator"),
            numbers.denominator.label("denominator"),
            numbers.value.label("value"),
            numbers.status.label("status"),
            table.contributing,
            table.expected,
            table.above_zero,
            table.excluded,
            table.suppressed,
        )
        .join(MEASURED, MEASURED.c.id == table.measure_id)
        .join(Organisation, Organisation.id == table.organisation_id)
    )


_ROLL_UP = ("measure_id", "membership", "organisation_id", "period")
ROLL_UP = Kind(
    name="roll_up",
    words="The sum of a group's practices in a period.",
    scopes=FIGURES,
    columns=(
        Column("measure", Type.TEXT, "The measure's code."),
        Column("organisation", Type.TEXT, "The group's code."),
        Column("membership", Type.TEXT, "then: practices count while they were members; now: today's members always."),
        Column("period", Type.DATE, "The first day of the month or quarter."),
        *_NUMBERS,
        Column("contributing", Type.INTEGER, "Of how many practices it is the sum."),
        Column("expected", Type.INTEGER, "How many practices could have been in it."),
        Column("above_zero", Type.INTEGER, "How many were above nought."),
        Column("excluded", Type.INTEGER, "How many had a figure that was set aside."),
        Column("suppressed", Type.INTEGER, "How many had a figure that was suppressed at its source."),
    ),
    key=("measure", "organisation", "membership", "period"),
    current=Source(RollUp, _roll_ups, _ROLL_UP, many=True),
    former=Source(
        FormerRollUp,
        lambda table: _of_measure_and_place(table, table.membership, table.period),
        ("measure_id", "organisation_id", "period", "membership"),
        where=lambda table, _: ended(table, *_ROLL_UP, stands_in=RollUp),
        revision_of=ENDED,
        many=True,
    ),
)


def _of_groups_or(table: Table, sight: Sight) -> ColumnElement[bool]:
    """`sight` is one `with_groups`: of those that were practices once it says itself when they are groups."""
    practices = select(Organisation.id).where(ever_single())
    return or_(table.organisation_id.not_in(practices), sight.condition(table.organisation_id, table.first))


def _phases(table: Table) -> Rows:
    measured = _of_measure_and_place(table, table.first, table.baseline, table.reason)
    return measured.with_only_columns(table.id, *measured.selected_columns)


PHASE = Kind(
    name="phase",
    words="Where the limits of a chart begin anew, because the way of working changed.",
    scopes=FIGURES,
    columns=(
        Column("id", Type.INTEGER, "Its number."),
        Column("measure", Type.TEXT, "The measure's code."),
        Column("organisation", Type.TEXT, "The code of the practice or group."),
        Column("first", Type.DATE, "The first month of the phase."),
        Column("baseline", Type.INTEGER, "The limits rest on so many months; null: on all of the phase."),
        Column("reason", Type.TEXT, "What changed."),
    ),
    key=("id",),
    current=Source(
        Phase,
        _phases,
        where=lambda table, sight: [table.removed_revision_id.is_(None), _of_groups_or(table, sight)],
        dated_by=("organisation_id", "first"),
    ),
    former=Source(
        Phase,
        lambda table: select(table.id),
        where=lambda table, sight: [table.removed_revision_id.is_not(None), _of_groups_or(table, sight)],
        revision_of=attrgetter("removed_revision_id"),
        dated_by=("organisation_id", "first"),
    ),
    dated=Dated("organisation", "first", of_groups=True),
)


def _exclusions(table: Table) -> Rows:
    named = select(func.count()).select_from(ExcludedOrganisation)
    return select(
        table.id,
        Measure.code.label("measure"),
        table.first,
        table.last,
        table.supplier,
        table.only_zeros,
        named.where(ExcludedOrganisation.exclusion_id == table.id).scalar_subquery().label("organisations_named"),
        table.reason,
        table.lifted_revision_id.is_not(None).label("lifted"),
    ).join(Measure, Measure.id == table.measure_id)


EXCLUSION = Kind(
    name="exclusion",
    words="Figures that a person has set aside, with the reason.",
    scopes=FIGURES,
    columns=(
        Column("id", Type.INTEGER, "Its number, which an observation names."),
        Column("measure", Type.TEXT, "The measure's code."),
        Column("first", Type.DATE, "The first period."),
        Column("last", Type.DATE, "The last period."),
        Column("supplier", Type.TEXT, "Only figures of this supplier; null: of any."),
        Column("only_zeros", Type.BOOLEAN, "Only figures that are nought."),
        Column("organisations_named", Type.INTEGER, "Only figures of so many practices; 0: of any."),
        Column("reason", Type.TEXT, "Why."),
        Column("lifted", Type.BOOLEAN, "Whether it has been lifted, and sets nothing aside any more."),
    ),
    key=("id",),
    current=Source(
        Exclusion,
        _exclusions,
        revision_of=lambda table: func.coalesce(table.lifted_revision_id, table.revision_id),
    ),
)
