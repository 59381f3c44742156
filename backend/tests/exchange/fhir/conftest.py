import pytest

from tests.exchange.fhir.world import small_world


@pytest.fixture
def world(database: None) -> None:
    small_world()
