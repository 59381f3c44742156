"""What a commissioner may see of practices is what its roll-ups are the sum of, now and as at every revision."""

import random
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.access.permissions import Role
from groundswell.access.principal import OPERATOR, Principal
from groundswell.database.engine import reading
from groundswell.exchange.sight import EVERYTHING, NOTHING, Sight, history, sight
from groundswell.exchange.spans import ALWAYS, Span, Spans, common, less
from groundswell.measures.groups import load_memberships
from groundswell.measures.models import Observation
from groundswell.measures.periods import EVER, first_day
from groundswell.organisations.models import Organisation, Spell
from groundswell.organisations.timeline import BEGINNING
from groundswell.people.models import Client, ClientArea
from groundswell.revisions.models import Revision
from tests.conftest import Making
from tests.exchange.world import end

DAYS = [BEGINNING, *(date(year, month, day) for year in (2016, 2017) for month in (1, 6) for day in (1, 14))]


def analyst(of: Organisation) -> Principal:
    return Principal("An analyst", Role.ANALYST, of.id)


def as_roll_ups_count(session: Session, area: int) -> dict[int, Spans]:
    """By practice the months in which it counts `then` in a group."""
    then = load_memberships(session).then
    found: dict[int, Spans] = {}
    for child, parent, first, until in zip(then.child, then.parent, then.first, then.until, strict=True):
        if parent == area and first < until:
            span = Span(first_day(int(first)), None if until == EVER else first_day(int(until)))
            found[int(child)] = (*found.get(int(child), ()), span)
    return found


@pytest.mark.parametrize("seed", range(6))
def test_sight_is_what_roll_ups_count(seed: int, make: Making) -> None:
    chance = random.Random(seed)
    with make() as m:
        areas = [m.commissioner(f"Q9{place}") for place in range(5)]
        practices = [m.practice(f"Z1010{place}") for place in range(6)]
        m.figure(practices[0], "missed_call_share", date(1990, 1, 1), 1, 2)  # `load_memberships` reads what came after
    counted: dict[tuple[int, int], dict[int, Spans]] = {}
    for _ in range(8):
        with make() as m:
            for spell in m.session.scalars(select(Spell)).all():
                if chance.random() < 0.3:
                    end(m, spell)
            taken = set(m.session.execute(select(Spell.organisation_id)).scalars())
            for child in [*practices, *areas[2:]]:
                if child.id not in taken and chance.random() < 0.7:
                    parents = areas[:2] if child in areas else areas
                    days = sorted(chance.sample(DAYS, 3))
                    m.spell(child, chance.choice(parents), days[0], days[1])
                    m.spell(child, chance.choice(parents), days[2], chance.choice([None, date(2018, 3, 10)]))
        with reading() as session:
            sequence = session.scalars(select(Revision.sequence).order_by(Revision.sequence.desc())).first()
            assert sequence is not None
            for area in areas:
                counted[sequence, area.id] = as_roll_ups_count(session, area.id)
                assert sight(session, analyst(area)).spans == counted[sequence, area.id]
    with reading() as session:
        for (sequence, area_id), spans in counted.items():
            by = Principal("An analyst", Role.ANALYST, area_id)
            seen = sight(session, by, at=sequence)
            assert seen.spans == spans
            assert seen.owners == frozenset(spans) | {area_id}
        for area in areas:
            known = history(session, analyst(area))
            turns = {s for s, a in counted if a == area.id and known.at(s) != known.at(s - 1)}
            found, after = set(), 0
            while (turn := known.next_turn(after)) is not None:
                found.add(turn)
                after = turn
            assert found == turns


def test_a_system_sees_what_it_was_tied_to(make: Making) -> None:
    with make() as m:
        first, second = m.commissioner("Q90"), m.commissioner("Q91")
        ours, theirs = m.practice("Z10101", within=[first]), m.practice("Z10202", within=[second])
        m.system("Q90", code="tied")
        client = m.session.scalars(select(Client.id)).one()
        tied = m.revision.id
    with make() as m:
        m.session.add(ClientArea(client_id=client, organisation_id=second.id, revision_id=m.revision.id))
    with make() as m:
        for area in m.session.scalars(select(ClientArea).where(ClientArea.organisation_id == first.id)):
            area.ended_revision_id = m.revision.id
        nation = m.session.scalars(select(Organisation.id).where(Organisation.code == "ENG")).one()
        later = ClientArea(client_id=client, organisation_id=nation, revision_id=m.revision.id)
    with make() as m:
        m.session.add(later)
        later.revision_id = m.revision.id
    with reading() as session:
        by = Principal("A system", Role.SYSTEM, None, client_id=client)
        at = session.scalars(select(Revision.sequence).where(Revision.id == tied)).one()
        assert at is not None
        seen = [sight(session, by, at=at + place) for place in range(-1, 4)]
        assert seen[0] == NOTHING
        assert seen[1].spans == {ours.id: (ALWAYS,)}
        assert seen[2].spans == {ours.id: (ALWAYS,), theirs.id: (ALWAYS,)}
        assert seen[3].spans == {theirs.id: (ALWAYS,)}
        assert seen[4] == EVERYTHING == sight(session, by)
        assert sight(session, OPERATOR) == EVERYTHING


spans = st.lists(st.dates(date(2015, 1, 1), date(2016, 1, 1)), max_size=6, unique=True).map(
    lambda days: tuple(Span(*pair) for pair in zip(sorted(days)[::2], sorted(days)[1::2], strict=False))
)
sights = st.builds(
    Sight, st.dictionaries(st.integers(1, 4), spans, max_size=3), st.sampled_from([(), (ALWAYS,)]), st.none()
)
some_days = st.lists(st.dates(date(2014, 12, 1), date(2016, 2, 1)), min_size=1, max_size=20)


def within(day: date, some: Spans) -> bool:
    return any(span.first <= day < span.end for span in some)


@given(spans, spans, some_days)
def test_spans_are_sets_of_days(some: Spans, others: Spans, days: list[date]) -> None:
    for day in days:
        assert within(day, common(some, others)) == (within(day, some) and within(day, others))
        assert within(day, less(some, others)) == (within(day, some) and not within(day, others))


@given(sights, sights, some_days)
def test_sights_are_sets_of_days_of_practices(one: Sight, other: Sight, days: list[date]) -> None:
    for day in days:
        for practice in range(6):
            seen, also = within(day, one.of(practice)), within(day, other.of(practice))
            assert within(day, one.less(other).of(practice)) == (seen and not also)
            assert within(day, one.common(other).of(practice)) == (seen and also)


@pytest.mark.parametrize("otherwise", [(), (ALWAYS,)])
def test_its_condition_chooses_the_same_rows(otherwise: Any, make: Making) -> None:
    chance = random.Random(7)
    with make() as m:
        practices = [m.practice(f"Z1010{place}") for place in range(4)]
        for practice in practices:
            m.figures(practice, "missed_call_share", [1.0] * 12, 2.0, last=date(2017, 12, 1))
    for _ in range(30):
        told = {}
        for practice in practices[: chance.randint(0, 3)]:
            days = sorted(chance.sample([date(2017, month, 1) for month in range(1, 13)], 3))
            told[practice.id] = chance.choice(
                [(), (Span(days[0], days[1]), Span(days[2], None)), (Span(date.min, days[0]),)]
            )
        seen = Sight(told, otherwise)
        with reading() as session:
            rows = session.execute(select(Observation.organisation_id, Observation.period)).all()
            chosen = select(Observation.organisation_id, Observation.period).where(
                seen.condition(Observation.organisation_id, Observation.period)
            )
            assert sorted(session.execute(chosen).all()) == sorted(
                row for row in rows if within(row[1], seen.of(row[0]))
            )
