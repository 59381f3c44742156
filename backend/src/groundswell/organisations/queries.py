"""Lists of organisations, and who belonged to whom on a day. A few set-based queries each, whatever the size."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, tuple_, union
from sqlalchemy.orm import Session, aliased

from groundswell.access.principal import Principal
from groundswell.clock import today
from groundswell.errors import NotFound
from groundswell.organisations.models import Organisation, Spell, Succession
from groundswell.organisations.scope import visible, visible_practices
from groundswell.organisations.statements import Kind

GROUPINGS = (Kind.FEDERATION, Kind.NETWORK, Kind.SCHEME)
GROUPS = (*GROUPINGS, Kind.COMMISSIONER, Kind.REGION)


def holds(spell: Any, on: date) -> ColumnElement[bool]:
    return and_(spell.first <= on, or_(spell.until.is_(None), spell.until > on))


def open_on(on: date) -> ColumnElement[bool]:
    return and_(
        or_(Organisation.opened.is_(None), Organisation.opened <= on),
        or_(Organisation.closed.is_(None), Organisation.closed > on),
    )


def practices_in(group_id: int, on: date) -> Select[tuple[int]]:
    """Ids of what belongs to a group on a day, directly or by one or two steps: practice, sub-ICB, ICB, region."""
    first, second, third = aliased(Spell), aliased(Spell), aliased(Spell)
    one = select(first.organisation_id).where(first.parent_id == group_id, holds(first, on))
    two = (
        select(first.organisation_id)
        .join(second, and_(second.organisation_id == first.parent_id, holds(second, on)))
        .where(second.parent_id == group_id, holds(first, on))
    )
    three = (
        select(first.organisation_id)
        .join(second, and_(second.organisation_id == first.parent_id, holds(second, on)))
        .join(third, and_(third.organisation_id == second.parent_id, holds(third, on)))
        .where(third.parent_id == group_id, holds(first, on))
    )
    return select(union(one, two, three).subquery().c.organisation_id)


class Listed(NamedTuple):
    rows: Sequence[Organisation]
    total: int
    last: list[Any] | None
    """The sort key of the last row when there are more."""


def listed(
    session: Session,
    conditions: Iterable[ColumnElement[bool]],
    *,
    limit: int,
    after: Sequence[Any] | None,
) -> Listed:
    """Organisations by name, then code."""
    query = select(Organisation).where(*conditions)
    total = session.scalar(select(func.count()).select_from(query.subquery())) or 0
    if after is not None:
        query = query.where(tuple_(Organisation.name, Organisation.code) > tuple_(*after))
    rows = session.scalars(query.order_by(Organisation.name, Organisation.code).limit(limit + 1)).all()
    more = len(rows) > limit
    rows = rows[:limit]
    return Listed(rows, total, [rows[-1].name, rows[-1].code] if more else None)


def group(session: Session, code: str, kinds: Collection[Kind] = GROUPS) -> Organisation:
    """A group by its code. Groups are known to everyone."""
    found = session.scalar(select(Organisation).where(Organisation.code == code.upper(), Organisation.kind.in_(kinds)))
    if found is None:
        raise NotFound(f"There is no {' or '.join(kinds)} with the code {code}.")
    return found


def in_groups(session: Session, codes: Iterable[str | None], on: date) -> list[ColumnElement[bool]]:
    """Conditions that an organisation is, or has a member, in each of these groups. Raises `NotFound`."""
    conditions: list[ColumnElement[bool]] = []
    for code in codes:
        if code:
            inside = practices_in(group(session, code).id, on)
            member = aliased(Spell)
            has_member = select(member.parent_id).where(member.organisation_id.in_(inside), holds(member, on))
            conditions.append(or_(Organisation.id.in_(inside), Organisation.id.in_(has_member)))
    return conditions


def named_like(words: str | None) -> list[ColumnElement[bool]]:
    """Names that contain the words, and codes that begin with them."""
    if not words or not words.strip():
        return []
    pattern = words.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return [
        or_(
            Organisation.name.ilike(f"%{pattern}%", escape="\\"),
            Organisation.code.ilike(f"{pattern}%", escape="\\"),
        )
    ]


@dataclass
class Belonging:
    """Where some organisations belong on a day."""

    organisations: dict[int, Organisation] = field(default_factory=dict)
    parents: dict[tuple[int, str], list[int]] = field(default_factory=lambda: defaultdict(list))
    members: Counter[int] = field(default_factory=Counter)
    """Of groups: how many open practices."""
    commissioners: dict[int, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))
    """Of groups: how many of its members are with each commissioner."""
    schemes: dict[int, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))

    def parent(self, of: int, kind: Kind) -> Organisation | None:
        found = self.parents.get((of, kind))
        return self.organisations.get(found[-1]) if found else None

    def region_of(self, organisation_id: int) -> Organisation | None:
        """Of a commissioner, its own or that of the one above; of a practice, that of its commissioner."""
        direct = self.parent(organisation_id, Kind.REGION)
        above = self.parent(organisation_id, Kind.COMMISSIONER)
        return direct or (self.region_of(above.id) if above else None)

    def commissioner_of_most(self, group_id: int) -> Organisation | None:
        votes = self.commissioners[group_id]
        best = max(votes, key=lambda each: (votes[each], self.organisations[each].code), default=None)
        return None if best is None else self.organisations[best]

    def region_of_most(self, group_id: int) -> Organisation | None:
        votes: Counter[int] = Counter()
        for commissioner, count in self.commissioners[group_id].items():
            if region := self.region_of(commissioner):
                votes[region.id] += count
        best = max(votes, key=lambda each: (votes[each], self.organisations[each].code), default=None)
        return None if best is None else self.organisations[best]

    def schemes_of(self, group_id: int) -> list[Organisation]:
        """Those it takes part in itself, and those in which more than half of its members do."""
        half = self.members[group_id] / 2
        own = set(self.parents.get((group_id, Kind.SCHEME), ()))
        mostly = {scheme for scheme, count in self.schemes[group_id].items() if count > half}
        return sorted((self.organisations[each] for each in own | mostly), key=lambda each: each.code)


def belonging(session: Session, ids: Collection[int], on: date) -> Belonging:
    """Where organisations belong: their own parents, and of groups those of their members. Four queries."""
    found = Belonging()
    own, member, beside = aliased(Spell), aliased(Spell), aliased(Spell)
    # A commissioner's own parents are needed two steps up; there are a few hundred, so all of them are read.
    commissioners = select(Organisation.id).where(Organisation.kind == Kind.COMMISSIONER)
    for child, kind, parent in session.execute(
        select(own.organisation_id, own.parent_kind, own.parent_id)
        .where(or_(own.organisation_id.in_(ids), own.organisation_id.in_(commissioners)), holds(own, on))
        .order_by(own.organisation_id, own.first, own.parent_id)
    ):
        found.parents[child, kind].append(parent)
    groups_of: dict[int, list[int]] = defaultdict(list)
    for parent, child, kind in session.execute(
        select(member.parent_id, member.organisation_id, Organisation.kind)
        .join(Organisation, Organisation.id == member.organisation_id)
        .where(member.parent_id.in_(ids), holds(member, on), open_on(on))
    ):
        if kind == Kind.PRACTICE:
            found.members[parent] += 1
            groups_of[child].append(parent)
    children = select(member.organisation_id).where(member.parent_id.in_(ids), holds(member, on))
    for child, kind, other in session.execute(
        select(beside.organisation_id, beside.parent_kind, beside.parent_id).where(
            beside.organisation_id.in_(children),
            beside.parent_kind.in_((Kind.COMMISSIONER, Kind.SCHEME)),
            holds(beside, on),
        )
    ):
        votes = found.commissioners if kind == Kind.COMMISSIONER else found.schemes
        for group_id in groups_of.get(child, ()):
            votes[group_id][other] += 1
    wanted = {parent for parents in found.parents.values() for parent in parents}
    wanted |= {other for votes in (found.commissioners, found.schemes) for each in votes.values() for other in each}
    parents = session.scalars(select(Organisation).where(Organisation.id.in_(wanted)))
    found.organisations = {each.id: each for each in parents}
    return found


def practices_of(session: Session, group_id: int, on: date) -> int:
    """How many open practices are in a group, by whatever steps."""
    counted = select(func.count()).where(
        Organisation.id.in_(practices_in(group_id, on)), Organisation.kind == Kind.PRACTICE, open_on(on)
    )
    return session.scalar(counted) or 0


class MemberSpell(NamedTuple):
    organisation: Organisation
    first: date
    until: date | None
    inferred: bool


def members(session: Session, *, by: Principal, of: Organisation, on: date, history: bool) -> list[MemberSpell]:
    """The members of a group whom the caller may see, by name: those of a day, or all there ever were.

    Of a scheme, also federations that take part as a whole. Of a region or an ICB, the practices of its commissioners
    with the spell in which they are with theirs.
    """
    seen = or_(Organisation.kind != Kind.PRACTICE, Organisation.id.in_(visible_practices(by)))
    query = select(Organisation, Spell.first, Spell.until, Spell.inferred).join(
        Spell, Spell.organisation_id == Organisation.id
    )
    if of.kind in GROUPINGS or history:
        query = query.where(Spell.parent_id == of.id)
    else:
        inside = practices_in(of.id, on)
        query = query.where(
            Organisation.kind == Kind.PRACTICE, Organisation.id.in_(inside), Spell.parent_kind == Kind.COMMISSIONER
        )
    if not history:
        query = query.where(holds(Spell, on), open_on(on))
    rows = session.execute(query.where(seen).order_by(Organisation.name, Organisation.code, Spell.first)).all()
    return [MemberSpell(*row) for row in rows]


def successions(session: Session, organisation_id: int) -> list[tuple[Organisation, Organisation, date]]:
    """Predecessor, successor and day of every succession an organisation had a part in."""
    before, after = aliased(Organisation), aliased(Organisation)
    rows = session.execute(
        select(before, after, Succession.on)
        .join(before, before.id == Succession.predecessor_id)
        .join(after, after.id == Succession.successor_id)
        .where(or_(Succession.predecessor_id == organisation_id, Succession.successor_id == organisation_id))
        .order_by(Succession.on)
    ).all()
    return [(row[0], row[1], row[2]) for row in rows]


FOUND_AT_MOST = 20


def found(session: Session, *, by: Principal, words: str) -> tuple[Sequence[Organisation], int]:
    """What a person may mean by some words: the exact code first, then names that begin with them, groups first."""
    conditions = [
        *named_like(words),
        Organisation.id.in_(visible(by)),
        Organisation.kind.in_((*GROUPS, Kind.PRACTICE)),
        open_on(today()),
    ]
    if len(conditions) == 3:  # no words
        return [], 0
    wanted = words.strip().lower()
    total = session.scalar(select(func.count()).select_from(Organisation).where(*conditions)) or 0
    rows = session.scalars(
        select(Organisation)
        .where(*conditions)
        .order_by(
            func.lower(Organisation.code) != wanted,
            func.lower(func.substr(Organisation.name, 1, len(wanted))) != wanted,
            Organisation.kind == Kind.PRACTICE,
            Organisation.name,
            Organisation.code,
        )
        .limit(FOUND_AT_MOST)
    ).all()
    return rows, total
