"""Who belonged to a group over the months of its charts: who was there throughout, who came and who went."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from groundswell.clock import day_in_words
from groundswell.measures.periods import first_day
from groundswell.organisations.models import Organisation, Spell, Succession
from groundswell.organisations.schemas import OrganisationRef
from groundswell.organisations.statements import Kind
from groundswell.reports.dashboard.schemas import MemberOverTime, MembersOverTime
from groundswell.reports.wording.grammar import capital, counted


class Stay(NamedTuple):
    """A practice in the group from `first` until the day before `until`."""

    practice: int
    first: date
    until: date | None


@dataclass(frozen=True)
class _Known:
    ref: OrganisationRef
    closed: date | None


def members_over_time(session: Session, group: Organisation, first: int, last: int) -> MembersOverTime:
    """Between two months. Four queries."""
    begin, end = first_day(first), first_day(last)
    stays = [
        stay for stay in _stays(session, group) if (stay.until is None or stay.until > begin) and stay.first <= end
    ]
    practices = _practices(session, {stay.practice for stay in stays})
    stays = [_until_closed(stay, practices[stay.practice].closed) for stay in stays]
    stays = [stay for stay in stays if stay.until is None or stay.until > max(stay.first, begin)]
    successors = _successors(session, set(practices))
    steady = [stay for stay in stays if stay.first <= begin and (stay.until is None or stay.until > end)]
    others = sorted((s for s in stays if s not in steady), key=lambda s: (s.first, s.until or date.max, s.practice))
    items: list[MemberOverTime] = [_item(stay, practices, successors, begin, end) for stay in others]
    return {
        "from": begin.isoformat(),
        "until": end.isoformat(),
        "steady": len(steady),
        "items": items,
        "sentence": _sentence(stays, first, last),
    }


def _stays(session: Session, group: Organisation) -> list[Stay]:
    """By direct membership, and of a scheme also by that of a federation in it."""
    direct = session.execute(
        select(Spell.organisation_id, Spell.first, Spell.until, Organisation.kind)
        .join(Organisation, Organisation.id == Spell.organisation_id)
        .where(Spell.parent_id == group.id)
    ).all()
    stays = [Stay(child, first, until) for child, first, until, kind in direct if kind == Kind.PRACTICE]
    between: dict[int, list[tuple[date, date | None]]] = defaultdict(list)
    for child, first, until, kind in direct:
        if kind != Kind.PRACTICE:
            between[child].append((first, until))
    if between:
        for child, parent, first, until in session.execute(
            select(Spell.organisation_id, Spell.parent_id, Spell.first, Spell.until)
            .join(Organisation, Organisation.id == Spell.organisation_id)
            .where(Spell.parent_id.in_(between), Organisation.kind == Kind.PRACTICE)
        ):
            for outer_first, outer_until in between[parent]:
                begins, ends = max(first, outer_first), min(until or date.max, outer_until or date.max)
                if begins < ends:
                    stays.append(Stay(child, begins, None if ends == date.max else ends))
    return stays


def _practices(session: Session, ids: set[int]) -> dict[int, _Known]:
    rows = session.execute(
        select(Organisation.id, Organisation.code, Organisation.name, Organisation.closed).where(
            Organisation.id.in_(ids)
        )
    )
    return {row.id: _Known({"code": row.code, "name": row.name, "kind": "practice"}, row.closed) for row in rows}


def _until_closed(stay: Stay, closed: date | None) -> Stay:
    if closed is None or (stay.until is not None and stay.until <= closed):
        return stay
    return stay._replace(until=closed)


def _successors(session: Session, practices: set[int]) -> dict[int, tuple[date, str, str]]:
    """When, and by whose code and name, a practice was taken over."""
    heir = aliased(Organisation)
    rows = session.execute(
        select(Succession.predecessor_id, Succession.on, heir.code, heir.name)
        .join(heir, heir.id == Succession.successor_id)
        .where(Succession.predecessor_id.in_(practices))
        .order_by(Succession.on)
    )
    return {before: (on, code, name) for before, on, code, name in rows}


def _item(
    stay: Stay, practices: dict[int, _Known], successors: dict[int, tuple[date, str, str]], begin: date, end: date
) -> MemberOverTime:
    words, successor = [], None
    if stay.first > begin:
        words.append(f"joined {day_in_words(stay.first)}")
    if stay.until is not None and stay.until <= end:
        taken_over = successors.get(stay.practice)
        if taken_over:
            _, successor, name = taken_over
            words.append(f"merged into {name}, {day_in_words(stay.until)}")
        elif practices[stay.practice].closed == stay.until:
            words.append(f"closed {day_in_words(stay.until)}")
        else:
            words.append(f"left {day_in_words(stay.until)}")
    return {
        "organisation": practices[stay.practice].ref,
        "from": max(stay.first, begin).isoformat(),
        "until": None if stay.until is None or stay.until > end else stay.until.isoformat(),
        "words": ", ".join(words) or None,
        "successor": successor,
    }


def _sentence(stays: list[Stay], first: int, last: int) -> str:
    """ "Past figures keep the members of their own month: 22 practices at first, 24 at most, 23 now." """
    counts = [
        len({s.practice for s in stays if s.first <= day and (s.until is None or s.until > day)})
        for day in map(first_day, range(first, last + 1))
    ]
    if len(set(counts)) == 1 and len({stay.practice for stay in stays}) == counts[0]:
        return f"{capital(counted(counts[0], 'practice'))}, the same throughout."
    parts = [f"{counted(counts[0], 'practice')} at first"]
    if max(counts) > max(counts[0], counts[-1]):
        parts.append(f"{max(counts)} at most")
    parts.append(f"{counts[-1]} now")
    return f"Past figures keep the members of their own month: {', '.join(parts)}."
