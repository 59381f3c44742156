"""What goes out is what pages show, number by number, for every rule of disclosure."""

from datetime import date
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from groundswell.database.engine import engine
from groundswell.exchange.kinds import KINDS
from groundswell.exchange.sight import EVERYTHING
from groundswell.measures.definitions import library
from groundswell.measures.models import Measure, Observation, RollUp
from groundswell.measures.periods import first_day
from groundswell.measures.queries import KnownMeasure, Numbers, Sums, _group_numbers, showable
from groundswell.organisations.models import Organisation

POLICIES = ("none", "suppress_under_5", "round_5_suppress_1_7")
counts = st.one_of(
    st.none(),
    st.integers(0, 40).map(float),
    st.sampled_from([0.0, 0.5, 2.5, 4.999999, 5.0, 7.0, 7.5, 12.5, 17.5, 1234.5, 1e12]),
    st.floats(0, 1e9, allow_subnormal=False),
)
values = st.one_of(st.none(), st.floats(0, 1e6, allow_subnormal=False))
figures = st.lists(st.tuples(counts, counts, values, st.booleans()), min_size=1, max_size=25)


def measures_with(policy: str) -> list[str]:
    """One of each aggregation and multiplier."""
    found = {(d.aggregation, d.multiplier): d.code for d in library().values() if d.disclosure.policy == policy}
    assert found
    return sorted(found.values())


def test_the_library_has_no_other_policy() -> None:
    assert {d.disclosure.policy for d in library().values()} <= set(POLICIES)


@pytest.mark.parametrize("policy", POLICIES)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(figures=figures)
def test_a_figure_goes_out_as_pages_show_it(database: None, policy: str, figures: list[Any]) -> None:
    with Session(engine()) as session:
        months = count(600)
        expected = {}
        for code in measures_with(policy):
            measure, place = _ids(session, code, "UNASSIGNED")
            for top, bottom, value, suppressed in figures:
                period = first_day(next(months))
                numbers = {"numerator": top, "denominator": bottom, "value": value, "status": int(suppressed)}
                _add(session, Observation, measure, place, period, **numbers, as_at=period)
                shown = None if suppressed else showable(library()[code], top, bottom, value)
                expected[period] = (*(shown or Numbers(None, None, None)), "reported" if shown else "suppressed")
        rows = session.execute(KINDS["observation"].rows(EVERYTHING)).mappings()
        assert {row["period"]: _told(row) for row in rows} == expected
        session.rollback()


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("place", ["ENG", "Z9C"])
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(figures=figures)
def test_a_roll_up_goes_out_as_pages_show_it(database: None, policy: str, place: str, figures: list[Any]) -> None:
    with Session(engine()) as session:
        if place != "ENG":
            session.add(Organisation(code=place, kind="commissioner", name="Invented", revision_id=1))
            session.flush()
        months = count(600)
        expected = {}
        for code in measures_with(policy):
            measure, number = _ids(session, code, place)
            counted = {"contributing": 1, "expected": 1, "above_zero": 1, "excluded": 0, "suppressed": 0}
            for top, bottom, value, _ in figures:
                period = first_day(next(months))
                numbers = {"numerator": top, "denominator": bottom, "value": value}
                _add(session, RollUp, measure, number, period, **numbers, **counted, membership="then")
                sums = Sums(top, bottom, value, 1, 1, 1)
                known = KnownMeasure(measure, library()[code], None)
                whose = session.get_one(Organisation, number)
                shown = _group_numbers(known, whose, sums)
                withheld = place != "ENG" and showable(library()[code], top, bottom, value) is None
                expected[period] = (*shown, "suppressed" if withheld else "reported")
        rows = session.execute(KINDS["roll_up"].rows(EVERYTHING)).mappings()
        assert {row["period"]: _told(row) for row in rows} == expected
        session.rollback()


def test_figures_of_a_measure_that_the_library_does_not_know_are_held_back(database: None) -> None:
    with Session(engine()) as session:
        session.add(Measure(code="no_more", version=1, revision_id=1))
        session.flush()
        measure, place = _ids(session, "no_more", "UNASSIGNED")
        _add(
            session,
            Observation,
            measure,
            place,
            date(2018, 1, 1),
            numerator=1,
            denominator=2,
            status=0,
            as_at=date(2018, 1, 1),
        )
        row = session.execute(KINDS["observation"].rows(EVERYTHING)).mappings().one()
        assert _told(row) == (None, None, None, "suppressed")
        session.rollback()


def _ids(session: Session, measure: str, place: str) -> tuple[int, int]:
    return (
        session.scalars(select(Measure.id).where(Measure.code == measure)).one(),
        session.scalars(select(Organisation.id).where(Organisation.code == place)).one(),
    )


def _add(session: Session, table: Any, measure: int, place: int, period: date, **facts: Any) -> None:
    row = {"measure_id": measure, "organisation_id": place, "period": period, "revision_id": 1, **facts}
    session.execute(insert(table).values(row))


def _told(row: Any) -> tuple[Any, ...]:
    return row["numerator"], row["denominator"], row["value"], row["status"]
