"""No change is ever missed or doubled, in a short form. The minute-long one is `bench/bench_changes.py`."""

from contextlib import nullcontext
from pathlib import Path

import pytest
from sqlalchemy import select

from groundswell.access.principal import OPERATOR
from groundswell.database.engine import Turn, engine, snapshot, writing
from groundswell.exchange.changes.feed import page
from groundswell.measures.actions import record_figure
from groundswell.programmes.actions import change_programme
from groundswell.programmes.models import Programme
from groundswell.revisions.sequencer import number_committed
from tests.exchange.proof.proof import begin, numbered_blindly, proved
from tests.exchange.proof.writers import MEASURES, MONTHS


def test_every_copy_equals_a_fresh_export_however_writers_overlap_and_readers_are_killed(
    database: None, tmp_path: Path
) -> None:
    postgresql = engine().dialect.name == "postgresql"
    outcome = proved(tmp_path, seconds=6, seed=1, many=postgresql, practices=30)
    assert outcome.differences == []
    assert outcome.revisions > 20
    assert outcome.kills > 3
    assert all(outcome.rows.values())
    if postgresql:
        assert outcome.overtaken > 0


@pytest.mark.parametrize("blind", [False, True])
def test_what_was_begun_first_and_committed_last_is_met_only_because_numbers_come_after_the_commit(
    database: None, tmp_path: Path, blind: bool
) -> None:
    if engine().dialect.name == "sqlite":
        pytest.skip("SQLite has one writer at a time: nothing is ever overtaken")
    with numbered_blindly() if blind else nullcontext():
        practices, _ = begin(tmp_path, 3)
        with snapshot() as session:
            cursor = page(session, by=OPERATOR, limit=10_000).cursor
        with writing(turn=Turn.FIGURES) as first:
            record_figure(
                first,
                by=OPERATOR,
                organisation=practices[0],
                measure=MEASURES[0],
                period=MONTHS[0],
                numerator=1,
                denominator=30,
                seen_revision=None,
            )
            with writing(turn=Turn.WORK) as second:
                found = second.scalars(select(Programme)).one()
                changes = {"aims": "Others"}
                change_programme(second, by=OPERATOR, code=found.code, seen_revision=found.revision_id, changes=changes)
            number_committed()
            with snapshot() as session:
                between = page(session, by=OPERATOR, cursor=cursor)
        number_committed()
        with snapshot() as session:
            after = page(session, by=OPERATOR, cursor=between.cursor)
    assert [item["kind"] for item in between.items] == ["programme"]
    met = [item["key"] for item in after.items if item["kind"] == "observation"]
    assert len(met) == (0 if blind else 1)
