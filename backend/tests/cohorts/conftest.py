import pytest
from fastapi.testclient import TestClient

from tests.api.world import small_country
from tests.cohorts.world import World, harrowdene
from tests.conftest import SignIn


@pytest.fixture
def world(database: None) -> World:
    small_country()
    return harrowdene()


@pytest.fixture
def faculty(world: World, signed_in: SignIn) -> TestClient:
    return signed_in("faculty")


@pytest.fixture
def lead(world: World, signed_in: SignIn) -> TestClient:
    """Of the federation that Z10101 and Z10102 belong to."""
    return signed_in("lead", "F901")
