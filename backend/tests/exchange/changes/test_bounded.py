"""What a page costs: a few questions, each by an index, however much there is."""

from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from groundswell.access.principal import OPERATOR
from groundswell.database.bulk import Query, insert_rows
from groundswell.database.engine import dialect, reading, snapshot, writing
from groundswell.exchange.changes import feed
from groundswell.exchange.kinds import KINDS
from groundswell.exchange.sight import EVERYTHING
from groundswell.measures.periods import first_day
from groundswell.revisions import actions as revisions
from groundswell.revisions.sequencer import number_committed
from tests.conftest import Counting, Making
from tests.exchange.changes.reading import Copy
from tests.exchange.changes.test_feed import record
from tests.exchange.world import something_of_each

MOST = 12
"""Statements: where the log stands, where the reader stood, sharing, revisions, sizes, and of each kind that a revision
has rows of one."""


def many_figures(rows: int) -> None:
    """One revision with so many figures, of practices that are not there."""
    with writing() as session:
        revision = revisions.begin(session, by=OPERATOR, action="made_for_a_test")
        measure = session.execute(text("SELECT min(id) FROM measure")).scalar_one()
        columns = {
            "measure_id": [measure] * rows,
            "organisation_id": [2] * rows,
            "period": [first_day(600 + place) for place in range(rows)],
            "numerator": [1.0] * rows,
            "denominator": [2.0] * rows,
            "status": [0] * rows,
            "as_at": [date(2018, 1, 1)] * rows,
            "revision_id": [revision.id] * rows,
        }
        insert_rows(session, "observation", columns)
    number_committed()


def test_pages_of_a_large_revision(make: Making, counted: Counting) -> None:
    something_of_each(make)
    copy = Copy(OPERATOR).follow()
    many_figures(3_000)
    lengths = []
    while True:
        with counted() as statements, snapshot() as session:
            page = feed.page(session, by=OPERATOR, cursor=copy.cursor, limit=500)
        assert len(statements) <= MOST, statements
        lengths.append(len(page.items))
        copy.cursor = page.cursor
        if not page.has_more:
            break
    assert lengths == [500] * 6 or lengths == [*[500] * 6, 0]


def test_pages_of_many_small_revisions(make: Making, counted: Counting) -> None:
    something_of_each(make)
    copy = Copy(OPERATOR).follow()
    seen = None
    for number in range(11, 31):
        seen = record(number, seen)
    with counted() as statements, snapshot() as session:
        page = feed.page(session, by=OPERATOR, cursor=copy.cursor)
    assert page.items
    assert not page.has_more
    assert len(statements) <= MOST, statements


@pytest.mark.parametrize("name", [name for name, kind in KINDS.items() if kind.current.many])
def test_the_rows_of_a_revision_are_found_by_its_index(name: str, make: Making) -> None:
    something_of_each(make)
    many_figures(3_000)
    kind = KINDS[name]
    assert kind.former is not None
    with reading() as session:
        for source in (kind.current, kind.former):
            some = source.some(EVERYTHING, source.revision == 3, limit=1_001)
            plan = _plan(session, some)
            assert "_revision_id" in plan, plan
            assert f"SCAN {source.table.__tablename__}" not in plan
            assert f"Seq Scan on {source.table.__tablename__} " not in plan


def _plan(session: Session, query: Query) -> str:
    compiled = query.compile(dialect=session.get_bind().dialect, compile_kwargs={"literal_binds": True})
    if dialect(session) == "postgresql":
        session.execute(text("SET LOCAL enable_seqscan = off"))  # on tables as small as these it would be right
        explain = "EXPLAIN "
    else:
        explain = "EXPLAIN QUERY PLAN "
    rows = session.execute(text(explain + str(compiled).replace("%%", "%").replace(":", r"\:")))
    return "\n".join(str(row[-1]) for row in rows)
