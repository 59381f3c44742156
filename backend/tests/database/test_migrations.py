"""A database that holds something is brought to the newest layout, which is the one the models describe."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, select, text

from groundswell.database.engine import reading
from groundswell.database.migrate import is_current, upgrade
from groundswell.measures.chart_settings import load_settings
from groundswell.measures.models import Target
from groundswell.measures.periods import month_of
from groundswell.settings import BACKEND
from tests.demonstration.conftest import empty_database


def run(verb: Callable[..., Any], on: Engine, *asked: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(BACKEND / "migrations").replace("%", "%%"))
    with on.execution_options(writes=True).begin() as connection:
        config.attributes["connection"] = connection
        verb(config, *asked)


@pytest.fixture
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Without a single table."""
    with empty_database(tmp_path_factory.mktemp("layout"), migrated=False) as on:
        yield on


@pytest.mark.filterwarnings("ignore:.*expression-based index")  # the address of a user: no tool can compare it
def test_the_migrations_make_what_the_models_describe(empty: Engine) -> None:
    upgrade(empty)
    assert is_current(empty)
    run(command.check, empty)


def test_targets_of_before_become_the_nations(empty: Engine) -> None:
    run(command.upgrade, empty, "0002")
    with empty.execution_options(writes=True).begin() as connection:
        connection.execute(text("INSERT INTO measure (id, code, version) VALUES (1, 'missed_call_share', 1)"))
        connection.execute(
            text(
                "INSERT INTO target (measure_id, first, value, revision_id)"
                " VALUES (1, '2020-01-01', 10, 1), (1, '2021-04-01', 8.5, 1)"
            )
        )
    upgrade(empty)
    with reading(empty) as session:
        kept = session.scalars(select(Target).order_by(Target.id)).all()
        assert [(each.organisation_id, each.first, each.value) for each in kept] == [
            (None, date(2020, 1, 1), 10),
            (None, date(2021, 4, 1), 8.5),
        ]
        assert {each.reason for each in kept} == {"Set before reasons were kept."}
        assert load_settings(session, 1).national_target(month_of(date(2021, 3, 1))) == 10
