"""Where organisations belong today: parents, members, schemes. A few set-based queries, whatever the size."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, cast

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from groundswell.access.principal import Principal
from groundswell.clock import today
from groundswell.organisations.models import FormerSpell, Organisation, Spell
from groundswell.organisations.schemas import Grouping, KindName, OrganisationRef, SchemeRef
from groundswell.organisations.scope import visible_practices
from groundswell.organisations.statements import Kind
from groundswell.revisions.known_at import held


class Place(NamedTuple):
    """An organisation as it is named."""

    id: int
    code: str
    kind: str
    name: str
    subkind: str | None


def ref(place: Place | Organisation) -> OrganisationRef:
    return {"code": place.code, "name": place.name, "kind": cast(KindName, str(place.kind))}


def maybe_ref(place: Place | None) -> OrganisationRef | None:
    return None if place is None else ref(place)


def scheme_ref(place: Place) -> SchemeRef:
    """A scheme with the words of its tag: "Access Fund 1" by its wave."""
    return {"code": place.code, "name": place.name, "label": f"Access Fund {place.subkind or ''}".strip()}


@dataclass
class Belonging:
    """Who is in what today. Ids throughout; practices that have closed or are dormant are left out."""

    places: dict[int, Place]
    """Everything but practices."""
    practices: set[int] = field(default_factory=set)
    up: dict[tuple[int, str], list[int]] = field(default_factory=lambda: defaultdict(list))
    """Parents of an organisation, by its id and the kind of parent."""

    def parents(self, child: int, kind: str) -> list[int]:
        return self.up.get((child, kind), [])

    @cached_property
    def members(self) -> dict[int, set[int]]:
        """The practices of each group, by whatever way they belong to it."""
        found: dict[int, set[int]] = defaultdict(set)
        for practice in self.practices:
            for group in self.groups_of(practice):
                found[group].add(practice)
        return found

    def groups_of(self, practice: int) -> set[int]:
        """As roll-ups count it: commissioners up to their commissioner and regions, federations up to schemes."""
        groups: set[int] = set()
        for kind in (Kind.NETWORK, Kind.FEDERATION, Kind.SCHEME, Kind.COMMISSIONER, Kind.REGION):
            groups.update(self.parents(practice, kind))
        for federation in self.parents(practice, Kind.FEDERATION):
            groups.update(self.parents(federation, Kind.SCHEME))
        for commissioner in self.parents(practice, Kind.COMMISSIONER):
            groups.update(self.parents(commissioner, Kind.COMMISSIONER))
            groups.update(self.regions_of(commissioner))
        return groups

    def regions_of(self, commissioner: int) -> list[int]:
        above = self.parents(commissioner, Kind.COMMISSIONER)
        return [*self.parents(commissioner, Kind.REGION), *(r for up in above for r in self.parents(up, Kind.REGION))]

    def commissioner_of(self, group: int) -> Place | None:
        """Of a commissioner the one above it, of a region none; of any other group that of most of its members."""
        if self.places[group].kind == Kind.REGION:
            return None
        above = self.parents(group, Kind.COMMISSIONER)
        if self.places[group].kind == Kind.COMMISSIONER:
            return self.places.get(above[0]) if above else None
        return self._of_most(p for m in self.members[group] for p in self.parents(m, Kind.COMMISSIONER))

    def region_of(self, group: int) -> Place | None:
        """Of most of its members."""
        return None if self.places[group].kind == Kind.REGION else self.region_of_most(self.members[group])

    def region_of_most(self, practices: Iterable[int]) -> Place | None:
        """The region of most of some practices."""
        return self._of_most(
            region
            for practice in practices
            for commissioner in self.parents(practice, Kind.COMMISSIONER)
            for region in self.regions_of(commissioner)
        )

    def _of_most(self, parents: Iterable[int]) -> Place | None:
        votes = Counter(parents)
        if not votes:
            return None
        return max((self.places[p] for p in votes), key=lambda place: (votes[place.id], place.code))

    def schemes_of(self, group: int) -> list[Place]:
        """Schemes it takes part in as a whole, or in which more than half of its members do."""
        if self.places[group].kind == Kind.SCHEME:
            return []
        whole = set(self.parents(group, Kind.SCHEME))
        members = self.members[group]
        votes = Counter(s for m in members for s in self.schemes_of_practice(m))
        mostly = {scheme for scheme, count in votes.items() if count * 2 > len(members)}
        if self.places[group].kind in (Kind.COMMISSIONER, Kind.REGION):
            mostly = set()
        return sorted((self.places[s] for s in whole | mostly), key=lambda place: place.code)

    def schemes_of_practice(self, practice: int) -> set[int]:
        by_federation = (s for f in self.parents(practice, Kind.FEDERATION) for s in self.parents(f, Kind.SCHEME))
        return {*self.parents(practice, Kind.SCHEME), *by_federation}


def belonging(session: Session, practices: Collection[int] | None = None) -> Belonging:
    """Two queries. `practices`: only these, with the groups they belong to; None: everyone."""
    found = Belonging(groups(session))
    query = (
        select(Spell.organisation_id, Spell.parent_kind, Spell.parent_id, Organisation.kind)
        .join(Organisation, Organisation.id == Spell.organisation_id)
        .where(holds_today(), open_today())
        .order_by(Spell.organisation_id, Spell.first, Spell.parent_id)
    )
    if practices is not None:
        between = Organisation.kind.in_((Kind.COMMISSIONER, Kind.FEDERATION))
        wanted = select(Organisation.id).where(or_(between, Organisation.id.in_(practices)))
        query = query.where(Spell.organisation_id.in_(wanted))
    for child, parent_kind, parent, kind in session.execute(query):
        found.up[child, parent_kind].append(parent)
        if kind == Kind.PRACTICE:
            found.practices.add(child)
    return found


def groups(session: Session) -> dict[int, Place]:
    """Everything but practices."""
    rows = session.execute(
        select(Organisation.id, Organisation.code, Organisation.kind, Organisation.name, Organisation.subkind).where(
            Organisation.kind.not_in((Kind.PRACTICE, Kind.UNASSIGNED))
        )
    )
    return {row.id: Place(*row) for row in rows}


def holds_today(spell: type[Spell] = Spell) -> ColumnElement[bool]:
    day = today()
    return (spell.first <= day) & (spell.until.is_(None) | (spell.until > day))


def open_today() -> ColumnElement[bool]:
    """Neither closed, nor dormant, nor only proposed: what is expected to report."""
    is_awake = Organisation.status.is_(None) | (Organisation.status == "active")
    return (Organisation.closed.is_(None) | (Organisation.closed > today())) & is_awake


def members_of(session: Session, group: Organisation, at: int | None = None) -> list[Place]:
    """The open practices of a group today, by name, directly or through the groups in it; by what was known at a
    revision. Two queries."""
    if group.kind == Kind.NATION:
        inside = Organisation.kind == Kind.PRACTICE
    else:
        within = groups_within(session, group.id, at)
        spell = held(Spell, FormerSpell, at)
        members = select(spell.organisation_id).where(holds_today(spell), spell.parent_id.in_(within))
        inside = Organisation.id.in_(members)
    rows = session.execute(
        select(Organisation.id, Organisation.code, Organisation.kind, Organisation.name, Organisation.subkind)
        .where(inside, Organisation.kind == Kind.PRACTICE, open_today())
        .order_by(Organisation.name, Organisation.code)
    )
    return [Place(*row) for row in rows]


def groups_within(session: Session, group: int, at: int | None = None) -> set[int]:
    """The group and the groups in it today: commissioners of a region and theirs, federations of a scheme."""
    spell = held(Spell, FormerSpell, at)
    below: dict[int, set[int]] = defaultdict(set)
    for child, parent in session.execute(
        select(spell.organisation_id, spell.parent_id)
        .join(Organisation, Organisation.id == spell.organisation_id)
        .where(holds_today(spell), Organisation.kind.in_((Kind.COMMISSIONER, Kind.FEDERATION)))
    ):
        below[parent].add(child)
    direct = below[group]
    return {group, *direct, *(second for first in direct for second in below[first])}


def grouping(found: Belonging, group: Organisation) -> Grouping:
    return {
        **ref(group),
        "region": maybe_ref(found.region_of(group.id)),
        "commissioner": maybe_ref(found.commissioner_of(group.id)),
        "schemes": [scheme_ref(scheme) for scheme in found.schemes_of(group.id)],
        "practices": len(found.members[group.id]),
    }


def parents_of(session: Session, organisation: Organisation) -> list[OrganisationRef]:
    """The way down to an organisation: region, commissioner, and of a practice its federation or else network."""
    if organisation.kind in (Kind.NATION, Kind.UNASSIGNED):
        return []
    is_practice = organisation.kind == Kind.PRACTICE
    members = [organisation.id] if is_practice else [member.id for member in members_of(session, organisation)]
    found = belonging(session, members)
    if not is_practice:
        above = [found.region_of(organisation.id), found.commissioner_of(organisation.id)]
        return [ref(place) for place in above if place is not None]
    commissioners = found.parents(organisation.id, Kind.COMMISSIONER)
    regions = [region for commissioner in commissioners for region in found.regions_of(commissioner)]
    nearest = found.parents(organisation.id, Kind.FEDERATION) or found.parents(organisation.id, Kind.NETWORK)
    return [ref(found.places[i]) for i in (*regions[:1], *commissioners[:1], *nearest[:1])]


def visible_among(session: Session, by: Principal, practices: Collection[int]) -> set[int]:
    """Those of some practices whose own figures the caller may see. One query, or none."""
    if by.sees_everything or not practices:
        return set(practices)
    return set(session.scalars(visible_practices(by).where(Organisation.id.in_(practices))))
