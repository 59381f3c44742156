from datetime import date

import pytest
from sqlalchemy import Executable, delete, select, update
from sqlalchemy.orm import Session
from typer.testing import CliRunner

from groundswell.access.principal import OPERATOR
from groundswell.cli import app
from groundswell.database.engine import reading, writing
from groundswell.measures.exclusions import exclude
from groundswell.measures.models import Measure, Observation, RollUp, SeriesSummary
from groundswell.organisations.lookup import ids_of
from groundswell.organisations.models import StatedMembership
from groundswell.reports.verify.everything import verify
from tests.conftest import Making
from tests.reports.worlds import CALLS, federation


@pytest.fixture
def country(make: Making) -> None:
    with make() as m:
        federation(m, practices=2)
    with writing() as session:
        exclude(
            session,
            by=OPERATOR,
            measure=CALLS,
            first=date(2018, 2, 1),
            last=date(2018, 3, 1),
            supplier=None,
            organisations=["Z10101"],
            only_zeros=False,
            reason="Line down.",
        )


def differences() -> list[str]:
    with reading() as session:
        return verify(session).differences


@pytest.mark.usefixtures("country")
def test_nothing_to_report() -> None:
    with reading() as session:
        found = verify(session)
    assert found.differences == []
    assert found.roll_ups > 0
    assert found.summaries > 0


@pytest.mark.usefixtures("country")
def test_a_wrong_sum_is_named() -> None:
    with writing() as session:
        _change(session, update(RollUp).where(RollUp.period == date(2018, 10, 1)).values(numerator=1.0))
    found = differences()
    assert "roll-up missed_call_share then F901 October 2018: numerator is stored as 1.0, worked out as 194.0" in found


@pytest.mark.usefixtures("country")
def test_a_sum_that_is_missing_or_left_over_is_named() -> None:
    with writing() as session:
        _change(session, delete(RollUp).where(RollUp.period == date(2018, 10, 1)))
        _change(session, delete(Observation).where(Observation.period == date(2018, 9, 1)))
    found = differences()
    assert "roll-up missed_call_share then F901 October 2018: worked out, not stored" in found
    assert "roll-up missed_call_share then F901 September 2018: stored, not worked out" in found


@pytest.mark.usefixtures("country")
def test_a_wrong_summary_is_named() -> None:
    with writing() as session:
        _change(session, update(SeriesSummary).values(run=99))
    assert any(words.startswith("summary missed_call_share then F901: run is stored as 99") for words in differences())


@pytest.mark.usefixtures("country")
def test_a_lost_mark_of_an_exclusion_is_named() -> None:
    with writing() as session:
        _change(session, update(Observation).values(exclusion_id=None))
    found = [words for words in differences() if words.startswith("figure of Z10101")]
    assert len(found) == 2
    assert "marked by exclusion none, worked out as " in found[0]


@pytest.mark.usefixtures("country")
def test_a_figure_of_nobody_is_named() -> None:
    with writing() as session:
        of_calls = Observation.measure_id == select(Measure.id).where(Measure.code == CALLS).scalar_subquery()
        january = of_calls & (Observation.period == date(2018, 1, 1))
        _change(session, update(Observation).where(january).values(measure_id=99_999))
    assert any("observation of measure number 99999, which is not there" in words for words in differences())


@pytest.mark.usefixtures("country")
def test_a_spell_that_files_do_not_bear_out_is_named() -> None:
    with writing() as session:
        ids = ids_of(session, ["Z10101", "F901"])
        session.add(
            StatedMembership(
                import_id=1,
                organisation_id=ids["Z10101"],
                parent_kind="federation",
                parent_id=ids["F901"],
                first=date(2017, 4, 1),
                until=None,
                as_at=date(2018, 1, 1),
                basis="dated",
            )
        )
    found = differences()
    assert "spell of Z10101 in a federation: worked out, not stored: F901 from 2017-04-01 until no end" in found
    assert "spell of Z10101 in a federation: stored, not worked out: F901 from the beginning until no end" in found


@pytest.mark.usefixtures("country")
def test_at_the_command_line() -> None:
    run = CliRunner().invoke(app, ["verify"])
    assert run.exit_code == 0
    assert run.output.startswith("No difference in ")
    with writing() as session:
        _change(session, update(RollUp).values(contributing=7))
    run = CliRunner().invoke(app, ["verify"])
    assert run.exit_code == 2
    assert "contributing is stored as 7" in run.stderr
    assert run.stdout == ""


def _change(session: Session, statement: Executable) -> None:
    session.execute(statement)
