"""gzip and zstd where they are asked for, and the headers that belong to them."""

import gzip

import pytest
from backports import zstd
from fastapi import FastAPI
from fastapi.responses import PlainTextResponse, StreamingResponse
from fastapi.testclient import TestClient

from groundswell.web.packing import Packed, preferred

LONG = "All of it is told, and told again. " * 200


@pytest.mark.parametrize(
    ("said", "taken"),
    [
        ("", None),
        ("gzip", "gzip"),
        ("zstd", "zstd"),
        ("gzip, deflate, br, zstd", "zstd"),
        ("gzip;q=1.0, zstd;q=0.5", "gzip"),
        ("GZIP ; Q=0.4 , zstd;q=0", "gzip"),
        ("gzip;q=0", None),
        ("gzip;q=0, zstd;q=0.001", "zstd"),
        ("identity", None),
        ("identity;q=0.5, gzip;q=0.4", None),
        ("identity;q=0.5, gzip;q=0.5", "gzip"),
        ("*", "zstd"),
        ("*;q=0", None),
        ("zstd;q=0, *;q=0.3", "gzip"),
        ("br", None),
        ("gzip;q=nonsense", None),
        ("gzip;level=9", "gzip"),
    ],
)
def test_the_best_packing_by_its_weight(said: str, taken: str | None) -> None:
    assert preferred(said) == taken


@pytest.fixture(scope="module")
def caller() -> TestClient:
    app = FastAPI()
    app.add_middleware(Packed)
    app.get("/long")(lambda: PlainTextResponse(LONG))
    app.post("/long")(lambda: PlainTextResponse(LONG))
    app.get("/short")(lambda: PlainTextResponse("short"))
    app.get("/pieces")(lambda: StreamingResponse((LONG for _ in range(3)), media_type="text/csv"))
    app.get("/picture")(lambda: PlainTextResponse(LONG, media_type="image/png"))
    app.get("/packed")(lambda: PlainTextResponse(gzip.compress(LONG.encode()), headers={"Content-Encoding": "gzip"}))
    return TestClient(app)


def body(caller: TestClient, method: str, path: str, accept: str) -> tuple[str | None, bytes]:
    with caller.stream(method, path, headers={"Accept-Encoding": accept}) as answer:
        sent = b"".join(answer.iter_raw())
        assert answer.headers.get("content-length", str(len(sent))) == str(len(sent))
        return answer.headers.get("content-encoding"), sent


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_whole_answers_are_packed(caller: TestClient, method: str) -> None:
    encoding, sent = body(caller, method, "/long", "zstd")
    assert (encoding, zstd.decompress(sent)) == ("zstd", LONG.encode())
    assert zstd.get_frame_info(sent).decompressed_size == len(LONG)  # one frame, which says how long it is
    encoding, sent = body(caller, method, "/long", "gzip")
    assert (encoding, gzip.decompress(sent)) == ("gzip", LONG.encode())
    assert body(caller, method, "/long", "identity") == (None, LONG.encode())


@pytest.mark.parametrize("accept", ["zstd", "gzip"])
def test_pieces_are_packed_into_one_frame(caller: TestClient, accept: str) -> None:
    encoding, sent = body(caller, "GET", "/pieces", accept)
    plain = zstd.decompress(sent) if accept == "zstd" else gzip.decompress(sent)
    assert (encoding, plain) == (accept, LONG.encode() * 3)


def test_what_is_short_packed_or_no_text_is_left_alone(caller: TestClient) -> None:
    assert body(caller, "GET", "/short", "gzip") == (None, b"short")
    assert body(caller, "GET", "/picture", "gzip") == (None, LONG.encode())
    encoding, sent = body(caller, "GET", "/packed", "zstd")
    assert (encoding, gzip.decompress(sent)) == ("gzip", LONG.encode())


def test_caches_are_told_that_it_depends_on_the_caller(caller: TestClient) -> None:
    for accept in ("identity", "gzip"):
        assert caller.get("/long", headers={"Accept-Encoding": accept}).headers["vary"] == "Accept-Encoding"
    assert "vary" not in caller.get("/picture").headers
