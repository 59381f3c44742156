"""What each kind promises of its rows."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from groundswell.access.permissions import Scope
from groundswell.exchange.kinds import KINDS, Kind, Type
from groundswell.exchange.sight import EVERYTHING, NOTHING
from groundswell.measures.models import FormerObservation
from tests.conftest import Making
from tests.exchange.world import MEASURE, something_of_each

PYTHON: dict[Type, Any] = {
    Type.TEXT: str,
    Type.DATE: date,
    Type.INTEGER: int,
    Type.NUMBER: float,
    Type.BOOLEAN: bool,
}


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_rows_have_the_columns_that_are_described(kind: Kind, make: Making, session: Session) -> None:
    something_of_each(make)
    rows = session.execute(kind.rows(EVERYTHING)).mappings().all()
    assert rows
    for row in rows:
        assert list(row) == [*(column.name for column in kind.columns), "revision_id"]
        for column in kind.columns:
            assert row[column.name] is None or type(row[column.name]) is PYTHON[column.type], column
    keys = [tuple(row[name] for name in kind.key) for row in rows]
    assert len(set(keys)) == len(keys)
    assert all(None not in key for key in keys)


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_a_statement_without_parameters_gives_the_same_rows(kind: Kind, make: Making, session: Session) -> None:
    """As COPY needs it."""
    something_of_each(make)
    for query in (kind.rows(EVERYTHING), kind.rows(NOTHING), kind.gone(EVERYTHING)):
        if query is not None:
            dialect = session.get_bind().dialect
            written = str(query.compile(dialect=dialect, compile_kwargs={"literal_binds": True})).replace("%%", "%")
            plain = session.execute(text(written.replace(":", r"\:"))).all()
            assert len(plain) == len(session.execute(query).all())


def test_what_never_held_is_not_gone(make: Making, session: Session) -> None:
    """A statement that came too late to hold is kept as one that ended as it began."""
    something_of_each(make)
    with make() as m:
        number, revision = m.practice("Z10303").id, m.revision.id
        facts = {"organisation_id": number, "measure_id": m.measure_id(MEASURE), "period": date(2018, 1, 1)}
        m.session.add(
            FormerObservation(
                **facts,
                status=0,
                as_at=date(2018, 2, 1),
                revision_id=revision,
                ended_revision_id=revision,
                retracted=False,
            )
        )
    gone = KINDS["observation"].gone(EVERYTHING)
    assert gone is not None
    assert not [row for row in session.execute(gone) if row.organisation == "Z10303"]


def test_whom_no_practice_is_in_sight_sees_what_is_open_to_all(make: Making, session: Session) -> None:
    something_of_each(make)
    seen = {name for name, kind in KINDS.items() if session.execute(kind.rows(NOTHING)).all()}
    assert seen == KINDS.keys() - {"observation", "adoption"}


def test_scopes_open_kinds() -> None:
    opened = {scope: {name for name, kind in KINDS.items() if scope in kind.scopes} for scope in Scope}
    everywhere = {"organisation", "membership", "succession"}
    assert opened[Scope.FIGURES] == everywhere | {"measure", "observation", "roll_up", "phase", "exclusion"}
    assert opened[Scope.PROGRAMMES] == everywhere | {"programme", "cohort"}
    assert opened[Scope.INNOVATIONS] == everywhere | {"initiative", "innovation", "adoption"}
