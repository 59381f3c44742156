import pytest

from tests.api.world import small_country


@pytest.fixture
def country(database: None) -> None:
    small_country()
