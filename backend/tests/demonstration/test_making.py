"""When the country may be made, and what is left when making it fails."""

import pytest
from sqlalchemy import Engine, func, select

from groundswell.access.principal import OPERATOR
from groundswell.database.engine import reading
from groundswell.demonstration.actions import holds_anything, make_demonstration
from groundswell.errors import Conflict
from groundswell.ingest.actions import withdraw
from groundswell.ingest.models import FileImport
from groundswell.measures.models import Observation
from groundswell.revisions.models import Revision
from tests.demonstration.conftest import SMALL, TODAY


def figures(on: Engine) -> int:
    with reading(on) as session:
        return session.scalar(select(func.count()).select_from(Observation)) or 0


def test_a_database_that_holds_data_is_refused_and_left_as_it_is(demonstration: Engine) -> None:
    before = figures(demonstration)
    with pytest.raises(Conflict, match="already holds data"):
        make_demonstration(size=SMALL, today=TODAY, on=demonstration)
    assert figures(demonstration) == before


def test_a_seeding_cut_short_leaves_nothing_and_can_be_done_again(empty: Engine) -> None:
    def cut_short(step: str) -> None:
        if step.startswith("Roll-ups"):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make_demonstration(size=SMALL, today=TODAY, progress=cut_short, on=empty)
    with reading(empty) as session:
        assert not holds_anything(session)
        assert session.scalars(select(Revision.action)).all() == ["database_made"]
    made = make_demonstration(size=SMALL, today=TODAY, on=empty)
    assert figures(empty) == made.figures
    with reading(empty) as session:
        newest = session.scalars(select(FileImport).order_by(FileImport.id.desc()).limit(1)).one()
    withdraw(by=OPERATOR, import_id=newest.id, on=empty)
    assert figures(empty) == made.figures - newest.counts["taken"]


def test_nothing_is_older_than_the_database(demonstration: Engine) -> None:
    """Or nobody could ask what was known on an earlier day."""
    with reading(demonstration) as session:
        first = session.scalar(select(Revision.made_at).where(Revision.sequence == 1))
        assert first == session.scalar(select(func.min(Revision.made_at)))
