"""A migrated database for the tests that ask for one, and people who are signed in.

On SQLite by default; on the server that GROUNDSWELL_TEST_DATABASE_URL names when it is set (its user may make
databases). Every test commits as the program does, and finds the database as the migrations left it.
"""

import os
import warnings
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from fastapi import FastAPI
from sqlalchemy import Engine, create_engine, event, make_url, text
from sqlalchemy.orm import Session

from groundswell.access.subject import PersonSubject, SystemSubject
from groundswell.app import create_app
from groundswell.database.engine import engine, engine_for, reading, writing
from groundswell.database.migrate import upgrade
from groundswell.measures.register import register_library
from groundswell.people.models import Client
from groundswell.people.tokens import access_token
from groundswell.reports.evidence.found import forget as forget_evidence
from groundswell.revisions.sequencer import number_committed
from groundswell.settings import settings
from tests.factories.kept import begin_anew
from tests.factories.made import Made, making

# A busy machine is no defect, and a failure found once should be found again. Where changes are judged (CI), each meets
# the examples that the last one met; new ones are tried at every desk.
hypothesis.settings.register_profile(
    "groundswell", deadline=None, print_blob=True, derandomize=bool(os.environ.get("CI"))
)
hypothesis.settings.load_profile("groundswell")

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # the client says which library it would rather use; ours is locked
    from fastapi.testclient import TestClient


@pytest.fixture(scope="session")
def _migrated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    server = os.environ.get("GROUNDSWELL_TEST_DATABASE_URL")
    with (
        an_empty_database(server, tmp_path_factory.mktemp("database")) as address,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setenv("GROUNDSWELL_DATABASE_URL", address)
        patch.setenv("GROUNDSWELL_EXPORTS_FOLDER", str(tmp_path_factory.mktemp("exports")))
        settings.cache_clear()
        upgrade(engine())
        with writing() as session:
            register_library(session)
        number_committed()
        yield
        engine().dispose()
        engine_for.cache_clear()
    settings.cache_clear()


@contextmanager
def an_empty_database(server: str | None, folder: Path, name: str = "groundswell_tests") -> Iterator[str]:
    """Its address, while it lasts: a file in the folder, or a database of this name on the server."""
    if server is None:
        yield f"sqlite:///{folder / name}.db"
        return
    url = make_url(server)
    name = f"{name}_{os.getpid()}"
    maintenance = create_engine(url.set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    with maintenance.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    try:
        yield url.set(database=name).render_as_string(hide_password=False)
    finally:
        with maintenance.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        maintenance.dispose()


@pytest.fixture
def database(_migrated: None) -> None:
    """The database as the migrations left it: England, a place for figures of no practice, the measures; no people."""
    begin_anew()
    forget_evidence()


@pytest.fixture
def session(database: None) -> Iterator[Session]:
    """A session that reads. What a test writes it writes through `making()` or `writing()`, committed."""
    with reading() as opened:
        yield opened


Making = Callable[[], AbstractContextManager[Made]]


@pytest.fixture
def make(database: None) -> Making:
    """`with make() as m: m.practice("Z10101")`: committed as one revision, read models refreshed."""
    return making


@pytest.fixture(scope="session")
def app() -> FastAPI:
    return create_app()


@pytest.fixture
def client(app: FastAPI, database: None) -> Iterator[TestClient]:
    """Someone who has not signed in."""
    app.state.callers.forget()
    app.state.kept.clear()
    app.state.ready_at = None
    with TestClient(app) as opened:
        yield opened


SignIn = Callable[..., TestClient]


@pytest.fixture
def signed_in(client: TestClient) -> SignIn:
    """`signed_in("lead", "F001")`: a client with the token of someone who holds this role at this organisation."""

    def sign_in(role: str = "national", organisation: str = "ENG") -> TestClient:
        with making() as made:
            user_id = made.user(role, organisation).id
        headers = {"Authorization": f"Bearer {access_token(PersonSubject(user_id)).token}"}
        someone = TestClient(client.app, headers=headers)
        someone.portal = client.portal
        return someone

    return sign_in


@pytest.fixture
def national(signed_in: SignIn) -> TestClient:
    return signed_in("national")


@pytest.fixture
def system(client: TestClient) -> SignIn:
    """`system("Q90", scopes=["figures"])`: a system of these commissioners that has signed in with its secret. Of the
    nation with "ENG"."""

    def sign_in(*commissioners: str, **facts: Any) -> TestClient:
        with making() as made:
            key = made.system(*commissioners, **facts)
            code = made.session.get_one(Client, key.client_id).code
        headers = {"Authorization": f"Bearer {access_token(SystemSubject(code, key.id)).token}"}
        some_system = TestClient(client.app, headers=headers)
        some_system.portal = client.portal
        return some_system

    return sign_in


class Statements(list[str]):
    """SQL statements that the program sent while they were counted."""


Counting = Callable[[], AbstractContextManager[Statements]]


@pytest.fixture
def counted(database: None) -> Counting:
    """`with counted() as statements: …; assert len(statements) <= 5`"""

    @contextmanager
    def counting() -> Iterator[Statements]:
        seen = Statements()

        def note(connection: object, cursor: object, statement: str, *rest: object) -> None:
            if not statement.startswith("BEGIN"):  # SQLite's, which costs nothing
                seen.append(statement)

        event.listen(Engine, "before_cursor_execute", note)
        try:
            yield seen
        finally:
            event.remove(Engine, "before_cursor_execute", note)

    return counting
