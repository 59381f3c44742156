"""Who signs in to the small country, for tests of endpoints."""

import pytest
from fastapi.testclient import TestClient

from tests.api.world import small_country
from tests.conftest import SignIn

V1 = "/api/v1"


@pytest.fixture
def country(database: None) -> None:
    small_country()


@pytest.fixture
def faculty(country: None, signed_in: SignIn) -> TestClient:
    return signed_in("faculty")


@pytest.fixture
def lead(country: None, signed_in: SignIn) -> TestClient:
    """Of the federation that Z10101 and Z10102 belong to."""
    return signed_in("lead", "F901")


@pytest.fixture
def other_lead(country: None, signed_in: SignIn) -> TestClient:
    return signed_in("lead", "F902")


@pytest.fixture
def practice(country: None, signed_in: SignIn) -> TestClient:
    """The team of Z10101."""
    return signed_in("practice", "Z10101")


@pytest.fixture
def analyst(country: None, signed_in: SignIn) -> TestClient:
    """Of the commissioner that Z10101 and Z10102 belong to."""
    return signed_in("analyst", "Q90")
