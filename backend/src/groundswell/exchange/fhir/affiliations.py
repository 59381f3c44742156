"""OrganizationAffiliation: who belongs to whom, from when to when."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, and_, func, select, tuple_
from sqlalchemy.orm import aliased

from groundswell.clock import today
from groundswell.errors import NotFound
from groundswell.exchange.fhir.addresses import Addresses, membership_id, membership_key
from groundswell.exchange.fhir.dates import Time, ceiling, floor
from groundswell.exchange.fhir.matching import dated, flag, last_updated
from groundswell.exchange.fhir.model import Resource, Version, without_nothing
from groundswell.exchange.fhir.search import Asking, Found, Parameter, Search, Searchable, Type, Value
from groundswell.exchange.kinds.kind import Rows
from groundswell.organisations.models import Organisation, Spell
from groundswell.organisations.queries import holds
from groundswell.organisations.timeline import BEGINNING
from groundswell.revisions.models import Revision

Member, Parent = aliased(Organisation), aliased(Organisation)
KEY = (Member.code, Parent.code, Spell.first)


def _starts_from(at: datetime) -> ColumnElement[bool]:
    return Spell.first >= ceiling(at)


def _ends_by(at: datetime) -> ColumnElement[bool]:
    return and_(Spell.until.is_not(None), Spell.until <= floor(at))


def _identified(value: Value) -> ColumnElement[bool]:
    try:
        member, parent, first = membership_key(value.text)
    except NotFound:
        return Spell.id.is_(None)
    return and_(Member.code == member, Parent.code == parent, Spell.first == first)


PARAMETERS = (
    Parameter("_id", Type.TOKEN, "The id of the resource.", _identified),
    Parameter(
        "participating-organization",
        Type.REFERENCE,
        "Who belongs.",
        lambda value: Member.code == value.resource_id("Organization"),
    ),
    Parameter(
        "primary-organization",
        Type.REFERENCE,
        "To whom they belong.",
        lambda value: Parent.code == value.resource_id("Organization"),
    ),
    Parameter("active", Type.TOKEN, "Whether it holds today.", flag(lambda: holds(Spell, today()))),
    Parameter("date", Type.DATE, "When it held.", dated(Time(_starts_from, _ends_by))),
    last_updated(),
)


def _memberships() -> Rows:
    return (
        select(Spell, Member, Parent, Revision.sequence, Revision.made_at)
        .join(Member, Member.id == Spell.organisation_id)
        .join(Parent, Parent.id == Spell.parent_id)
        .join(Revision, Revision.id == Spell.revision_id)
    )


def page(asking: Asking, search: Search) -> Found:
    query = _memberships().where(*search.conditions(asking.addresses))
    total = None
    if search.total and search.after is None:
        counted = query.with_only_columns(Spell.id).subquery()
        total = asking.session.scalar(select(func.count()).select_from(counted)) or 0
    if search.after is not None:
        query = query.where(tuple_(*KEY) > tuple_(*search.after))
    rows = asking.session.execute(query.order_by(*KEY).limit(search.count + 1)).all()
    more, rows = len(rows) > search.count, rows[: search.count]
    last = (rows[-1][1].code, rows[-1][2].code, rows[-1][0].first) if more and rows else None
    return Found([written(asking.addresses, *row) for row in rows], total, last)


def read(asking: Asking, resource_id: str) -> Resource:
    member, parent, first = membership_key(resource_id)
    found = asking.session.execute(
        _memberships().where(Member.code == member, Parent.code == parent, Spell.first == first)
    ).first()
    if found is None:
        raise NotFound(f"There is no OrganizationAffiliation with the id {resource_id}.")
    return written(asking.addresses, *found)


def memberships_of(asking: Asking, ids: Collection[int]) -> list[Resource]:
    """Everything that these organisations ever belonged to. One query."""
    rows = asking.session.execute(_memberships().where(Spell.organisation_id.in_(ids)).order_by(*KEY))
    return [written(asking.addresses, *row) for row in rows]


def written(
    addresses: Addresses,
    spell: Spell,
    member: Organisation,
    parent: Organisation,
    sequence: int | None,
    made_at: datetime,
) -> Resource:
    day = today()
    period = {
        "start": spell.first.isoformat() if spell.first > BEGINNING else None,
        "end": (spell.until - timedelta(days=1)).isoformat() if spell.until else None,
    }
    guessed = {"url": addresses.extension("inferred"), "valueBoolean": True}
    return without_nothing(
        {
            "resourceType": "OrganizationAffiliation",
            "id": membership_id(member.code, parent.code, spell.first),
            "meta": Version(sequence, made_at).meta,
            "extension": [guessed] if spell.inferred else None,
            "active": spell.first <= day and (spell.until is None or spell.until > day),
            "period": without_nothing(period),
            "organization": addresses.organisation(parent.code, parent.kind, parent.name),
            "participatingOrganization": addresses.organisation(member.code, member.kind, member.name),
            "code": [addresses.kind(spell.parent_kind)],
        }
    )


AFFILIATION = Searchable(
    name="OrganizationAffiliation",
    words="Who belongs to whom, from when to when.",
    parameters=PARAMETERS,
    page=page,
    read=read,
    key=(str, str, date),
)
