"""What a writer that died right after its commit has left behind."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import select, update

from groundswell.access.principal import OPERATOR
from groundswell.database.engine import reading, writing
from groundswell.revisions import actions as revisions
from groundswell.revisions.models import Revision
from groundswell.revisions.sequencer import FORGOTTEN, number_forgotten


def left_without_a_number(made_at: datetime) -> int:
    with writing() as session:
        revision = revisions.begin(session, by=OPERATOR, action="test")
        session.execute(update(Revision).where(Revision.id == revision.id).values(made_at=made_at))
        return revision.id


def number_of(revision_id: int) -> int | None:
    with reading() as session:
        return session.scalars(select(Revision.sequence).where(Revision.id == revision_id)).one()


def test_it_is_numbered_by_the_next_who_looks(database: None) -> None:
    left = left_without_a_number(datetime.now(UTC) - FORGOTTEN - timedelta(seconds=1))
    number_forgotten()
    assert number_of(left) == 2


def test_a_writer_that_is_just_about_to_number_is_left_alone(database: None) -> None:
    left = left_without_a_number(datetime.now(UTC))
    number_forgotten()
    assert number_of(left) is None
