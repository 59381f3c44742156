"""Who is who and who belonged where: open to every system."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import aliased

from groundswell.exchange.kinds.kind import ENDED, EVERY_SCOPE, Column, Kind, Rows, Source, Table, Type, ended
from groundswell.organisations.models import FormerSpell, FormerSuccession, Organisation, Spell, Succession
from groundswell.organisations.statements import Kind as Place


def _organisations(table: Table) -> Rows:
    return select(
        table.code,
        table.kind,
        table.subkind,
        table.name,
        table.opened,
        table.closed,
        table.status,
        table.postcode,
        table.setting,
    )


ORGANISATION = Kind(
    name="organisation",
    words="A practice, or a group of practices; those that no official list explains are left out.",
    scopes=EVERY_SCOPE,
    columns=(
        Column("code", Type.TEXT, "Its ODS code; of schemes and of groups that have none, ours."),
        Column(
            "kind",
            Type.TEXT,
            "nation, region, commissioner, federation, network, scheme, practice; unassigned: figures of none.",
        ),
        Column("subkind", Type.TEXT, "Of a commissioner what it is (ccg, stp, icb), of a scheme its wave."),
        Column("name", Type.TEXT, "Its name."),
        Column("opened", Type.DATE, "The day it opened."),
        Column("closed", Type.DATE, "The first day on which it was no longer open."),
        Column("status", Type.TEXT, "active, closed, dormant or proposed, as its list says."),
        Column("postcode", Type.TEXT, "Its postcode."),
        Column("setting", Type.TEXT, "The prescribing setting that its list gives it; 4 is a general practice."),
    ),
    key=("code",),
    current=Source(Organisation, _organisations, where=lambda table, _: [table.kind != Place.UNKNOWN]),
    former=Source(Organisation, lambda table: select(table.code), where=lambda table, _: [table.kind == Place.UNKNOWN]),
)

_child, _parent = aliased(Organisation), aliased(Organisation)


def _between(table: Table, *columns: Any) -> Rows:
    return (
        select(_child.code.label("organisation"), _parent.code.label("parent"), *columns)
        .join(_child, _child.id == table.organisation_id)
        .join(_parent, _parent.id == table.parent_id)
    )


MEMBERSHIP = Kind(
    name="membership",
    words="That an organisation belonged to another, from one day until another.",
    scopes=EVERY_SCOPE,
    columns=(
        Column("organisation", Type.TEXT, "The code of the one that belongs."),
        Column("parent", Type.TEXT, "The code of the one it belongs to."),
        Column("parent_kind", Type.TEXT, "What the parent is: commissioner, federation, network, region, scheme."),
        Column("first", Type.DATE, "The first day; 0001-01-01 where it is not known."),
        Column("until", Type.DATE, "The first day on which it did not belong any more; null while it does."),
        Column("inferred", Type.BOOLEAN, "Whether the first day was concluded from two monthly files."),
    ),
    key=("organisation", "parent", "first"),
    current=Source(
        Spell,
        lambda table: _between(table, table.parent_kind, table.first, table.until, table.inferred),
        many=True,
    ),
    former=Source(
        FormerSpell,
        lambda table: _between(table, table.first),
        where=lambda table, _: ended(table, "organisation_id", "parent_id", "first", stands_in=Spell),
        revision_of=ENDED,
        many=True,
    ),
)


def _successions(table: Table) -> Rows:
    return (
        select(_child.code.label("predecessor"), _parent.code.label("successor"), table.on.label("on"))
        .join(_child, _child.id == table.predecessor_id)
        .join(_parent, _parent.id == table.successor_id)
    )


SUCCESSION = Kind(
    name="succession",
    words="That one organisation took over from another.",
    scopes=EVERY_SCOPE,
    columns=(
        Column("predecessor", Type.TEXT, "The code of the one that was."),
        Column("successor", Type.TEXT, "The code of the one that took over."),
        Column("on", Type.DATE, "The day."),
    ),
    key=("predecessor", "successor", "on"),
    current=Source(Succession, _successions, ("predecessor_id", "successor_id", "on")),
    former=Source(
        FormerSuccession,
        _successions,
        where=lambda table, _: ended(table, "predecessor_id", "successor_id", "on", stands_in=Succession),
        revision_of=ENDED,
    ),
)
