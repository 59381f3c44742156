"""Organization: regions, commissioners, federations, networks, schemes and practices."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import aliased

from groundswell.clock import today
from groundswell.errors import NotFound
from groundswell.exchange.fhir.addresses import IN_ODS, KIND_WORDS, ODS, Addresses
from groundswell.exchange.fhir.affiliations import memberships_of
from groundswell.exchange.fhir.matching import flag, last_updated, spelt
from groundswell.exchange.fhir.model import Resource, Version, without_nothing
from groundswell.exchange.fhir.search import Asking, Found, Parameter, Search, Searchable, Type, Value
from groundswell.organisations.models import FormerSpell, Organisation, Spell
from groundswell.organisations.queries import holds, open_on
from groundswell.organisations.statements import Kind
from groundswell.revisions.models import Revision

ABOVE = (Kind.COMMISSIONER, Kind.REGION)
"""Whom an organisation is part of: its commissioner, or else its region. Everything else is an affiliation."""


class Part(NamedTuple):
    code: str
    kind: str
    name: str


def known() -> ColumnElement[bool]:
    """What no list has explained yet is no organisation."""
    return Organisation.kind != Kind.UNKNOWN


def active() -> ColumnElement[bool]:
    return and_(open_on(today()), or_(Organisation.status.is_(None), Organisation.status == "active"))


def is_active(place: Organisation, on: date) -> bool:
    is_open = (place.opened is None or place.opened <= on) and (place.closed is None or place.closed > on)
    return is_open and place.status in (None, "active")


def _identified(value: Value) -> ColumnElement[bool]:
    system, code = value.token()
    of_system = {
        None: Organisation.kind.is_not(None),
        ODS: Organisation.kind.in_(IN_ODS),
        value.addresses.codes: Organisation.kind.not_in(IN_ODS),
    }.get(system)
    if of_system is None:
        return Organisation.id.is_(None)
    return and_(of_system, Organisation.code == code.upper()) if code else of_system


def _typed(value: Value) -> ColumnElement[bool]:
    system, code = value.token()
    return Organisation.kind == code if system in (None, value.addresses.kinds) else Organisation.id.is_(None)


def _part_of(value: Value) -> ColumnElement[bool]:
    above, higher, named = aliased(Spell), aliased(Spell), aliased(Organisation)
    parent = select(named.id).where(named.code == value.resource_id("Organization")).scalar_subquery()
    has_higher = exists().where(
        higher.organisation_id == above.organisation_id,
        higher.parent_kind == Kind.COMMISSIONER,
        holds(higher, today()),
    )
    within = select(above.organisation_id).where(
        above.parent_id == parent,
        holds(above, today()),
        or_(above.parent_kind == Kind.COMMISSIONER, and_(above.parent_kind == Kind.REGION, ~has_higher)),
    )
    return Organisation.id.in_(within)


def changed(recent: ColumnElement[bool]) -> ColumnElement[bool]:
    """An organisation changes with its own row, and with whom it is part of. `recent` is said of a revision."""
    began = select(Spell.organisation_id).join(Revision, Revision.id == Spell.revision_id)
    ended = select(FormerSpell.organisation_id).join(Revision, Revision.id == FormerSpell.ended_revision_id)
    return or_(
        recent,
        Organisation.id.in_(began.where(Spell.parent_kind.in_(ABOVE), recent)),
        Organisation.id.in_(ended.where(FormerSpell.parent_kind.in_(ABOVE), recent)),
    )


PARAMETERS = (
    Parameter("_id", Type.TOKEN, "The organisation's code.", lambda value: Organisation.code == value.text),
    Parameter("identifier", Type.TOKEN, "A code, alone or as system|code.", _identified),
    Parameter("name", Type.STRING, "The beginning of the name.", spelt(Organisation.name), ("exact", "contains")),
    Parameter("active", Type.TOKEN, "Whether it is open today.", flag(active)),
    Parameter("type", Type.TOKEN, "Its kind: practice, federation, commissioner, …", _typed),
    Parameter("partof", Type.REFERENCE, "Its commissioner today, or else its region.", _part_of),
    last_updated(lambda day: changed(Revision.made_at >= day)),
)


def page(asking: Asking, search: Search) -> Found:
    session = asking.session
    query = (
        select(Organisation, Revision.sequence, Revision.made_at)
        .join(Revision, Revision.id == Organisation.revision_id)
        .where(known(), *search.conditions(asking.addresses))
    )
    total = None
    if search.total and search.after is None:
        total = session.scalar(select(func.count()).select_from(query.subquery())) or 0
    if search.after is not None:
        query = query.where(Organisation.code > search.after[0])
    rows = session.execute(query.order_by(Organisation.code).limit(search.count + 1)).all()
    more, rows = len(rows) > search.count, rows[: search.count]
    places = [place for place, _, _ in rows]
    resources = resources_of(asking, places, {p.id: Version(sequence, made_at) for p, sequence, made_at in rows})
    included = memberships_of(asking, [place.id for place in places]) if search.included else []
    return Found(resources, total, (places[-1].code,) if more and places else None, included)


def read(asking: Asking, resource_id: str) -> Resource:
    found = asking.session.execute(
        select(Organisation, Revision.sequence, Revision.made_at)
        .join(Revision, Revision.id == Organisation.revision_id)
        .where(known(), Organisation.code == resource_id)
    ).first()
    if found is None:
        raise NotFound(f"There is no Organization with the id {resource_id}.")
    place, sequence, made_at = found
    return resources_of(asking, [place], {place.id: Version(sequence, made_at)})[0]


def resources_of(asking: Asking, places: Collection[Organisation], own: dict[int, Version]) -> list[Resource]:
    """The organisations as resources, in the order given. `own`: the version of each one's own row. Two queries."""
    parents, versions = _above(asking, [place.id for place in places])
    day = today()
    return [
        written(
            asking.addresses, place, parents.get(place.id), _newest(own[place.id], *versions.get(place.id, ())), day
        )
        for place in places
    ]


def _newest(*versions: Version) -> Version:
    numbers = [each.sequence for each in versions]
    return Version(None if None in numbers else max(filter(None, numbers)), max(each.made_at for each in versions))


def _above(asking: Asking, ids: Collection[int]) -> tuple[dict[int, Part], dict[int, list[Version]]]:
    """Whom each is part of today, and with which revisions that has changed."""
    parents: dict[int, Part] = {}
    versions: dict[int, list[Version]] = {}
    above, day = aliased(Organisation), today()
    for child, first, until, code, kind, name, sequence, made_at in asking.session.execute(
        select(
            Spell.organisation_id,
            Spell.first,
            Spell.until,
            above.code,
            above.kind,
            above.name,
            Revision.sequence,
            Revision.made_at,
        )
        .join(above, above.id == Spell.parent_id)
        .join(Revision, Revision.id == Spell.revision_id)
        .where(Spell.organisation_id.in_(ids), Spell.parent_kind.in_(ABOVE))
        .order_by(Spell.parent_kind.desc())  # the commissioner last, so that it stands
    ):
        if first <= day and (until is None or until > day):
            parents[child] = Part(code, kind, name)
        versions.setdefault(child, []).append(Version(sequence, made_at))
    for child, sequence, made_at in asking.session.execute(
        select(FormerSpell.organisation_id, func.max(Revision.sequence), func.max(Revision.made_at))
        .join(Revision, Revision.id == FormerSpell.ended_revision_id)
        .where(FormerSpell.organisation_id.in_(ids), FormerSpell.parent_kind.in_(ABOVE))
        .group_by(FormerSpell.organisation_id)
    ):
        versions.setdefault(child, []).append(Version(sequence, made_at))
    return parents, versions


def written(addresses: Addresses, place: Organisation, parent: Part | None, since: Version, on: date) -> Resource:
    return without_nothing(
        {
            "resourceType": "Organization",
            "id": place.code,
            "meta": since.meta,
            "identifier": [{"system": addresses.system_of(place.kind), "value": place.code}],
            "active": is_active(place, on),
            "type": [addresses.kind(place.kind)],
            "name": place.name,
            "address": [{"postalCode": place.postcode, "country": "England"}] if place.postcode else None,
            "partOf": addresses.organisation(*parent) if parent else None,
        }
    )


ORGANIZATION = Searchable(
    name="Organization",
    words=f"{', '.join(KIND_WORDS.values())}.",
    parameters=PARAMETERS,
    page=page,
    read=read,
    revinclude="OrganizationAffiliation:participating-organization",
)
