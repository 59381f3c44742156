"""Every read that an address alone can ask for: its ETag, what it says to caches, and that it is packed where asked.

That each read has an ETag at all, whatever its address needs, is shown by `tests/test_routes.py`.
"""

import gzip
import re

import pytest
from backports import zstd
from fastapi import FastAPI
from fastapi.testclient import TestClient

from groundswell.web.documents import routes
from groundswell.web.packing import TEXTS, WORTH_PACKING
from tests.api.world import small_country
from tests.conftest import SignIn

NO_ETAG = {"/healthz", "/readyz", "/api/v1/auth/jwks", "/api/v1/answer-sheet"}
"""Whether the server is well is never kept; keys say for how long they are; an answer sheet has its ticket."""
WAITS = {"/api/v1/changes"}
"""It may be held open; its cursor already says what has been seen."""
FILLED = {"code": "F901", "organisation": "F901", "practice": "Z10101", "measure": "missed_call_share", "name": "gone"}
LONG = {"/api/v1/measures", "/api/v1/openapi.json", "/api/v1/problem-types", "/fhir/R4/metadata"}


@pytest.fixture
def national(database: None, signed_in: SignIn) -> TestClient:
    small_country()
    return signed_in("national")


def addresses(app: FastAPI) -> list[str]:
    reads = {route.path for route in routes(app) if route.method == "GET"} - NO_ETAG - WAITS
    return sorted(re.sub(r"\{(\w+)\}", lambda name: FILLED.get(name[1], "1"), path) for path in reads)


def test_an_etag_a_304_and_words_to_caches(app: FastAPI, national: TestClient) -> None:
    answered = set()
    for address in addresses(app):
        first = national.get(address)
        if first.status_code != 200:
            assert 400 <= first.status_code < 500, (address, first.text)
            assert first.headers["content-type"] in ("application/problem+json", "application/fhir+json"), address
            continue
        answered.add(address)
        assert "private" in first.headers["cache-control"] or first.headers["cache-control"] == "no-cache", address
        assert "Accept-Encoding" in first.headers["vary"], address
        again = national.get(address, headers={"If-None-Match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b""), address
        assert again.headers["etag"] == first.headers["etag"], address
        assert again.headers["cache-control"] == first.headers["cache-control"], address
    assert len(answered) > 50
    assert answered >= LONG


def test_packed_where_asked(app: FastAPI, national: TestClient) -> None:
    packed = set()
    for address in addresses(app):
        plain = national.get(address, headers={"Accept-Encoding": "identity"})
        if plain.status_code != 200:
            continue
        for encoding, unpack in (("gzip", gzip.decompress), ("zstd", zstd.decompress)):
            with national.stream("GET", address, headers={"Accept-Encoding": encoding}) as answer:
                sent = b"".join(answer.iter_raw())
            if len(plain.content) >= WORTH_PACKING and plain.headers["content-type"].startswith(TEXTS):
                assert answer.headers["content-encoding"] == encoding, address
                packed.add(address)
            assert (unpack(sent) if "content-encoding" in answer.headers else sent) == plain.content, address
            assert answer.headers.get("etag") == plain.headers["etag"], address
    assert packed >= LONG
