"""The program on a small country made today, for what depends on the day it is."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from groundswell.app import create_app
from groundswell.clock import today
from groundswell.demonstration.actions import make_demonstration
from groundswell.settings import settings
from tests.demonstration.conftest import SMALL, empty_database
from tests.demonstration.programmes.reading import Client, signed_in


@pytest.fixture(scope="package")
def made_today(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with empty_database(tmp_path_factory.mktemp("programmes")) as on:
        make_demonstration(size=SMALL, today=today(), on=on)
        yield on


@pytest.fixture(scope="module")
def app_of_today(made_today: Engine) -> Iterator[TestClient]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(settings(), "database_url", made_today.url.render_as_string(hide_password=False))
        with TestClient(create_app()) as client:
            yield client


@pytest.fixture(scope="module")
def read(app_of_today: TestClient) -> Client:
    return signed_in(app_of_today, "faculty@demo.example")
