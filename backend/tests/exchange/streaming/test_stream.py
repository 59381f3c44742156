"""Figures as JSON lines while they are read."""

import gzip
import json
from datetime import date
from typing import Any

import pytest
from backports import zstd
from fastapi.testclient import TestClient

from groundswell.database.engine import reading
from groundswell.exchange.kinds import KINDS
from groundswell.exchange.streaming import endpoints
from groundswell.revisions.queries import watermark
from tests.conftest import Making, SignIn
from tests.exchange.exports.asking import in_database, system_called
from tests.exchange.exports.test_files import nasty
from tests.exchange.world import MEASURE, something_of_each

STREAM = "/api/v1/observations.jsonl"


def streamed(caller: TestClient, **wanted: str) -> list[dict[str, Any]]:
    answer = caller.get(STREAM, params=wanted)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/jsonl"
    assert "private" in answer.headers["cache-control"]
    found = [json.loads(line) for line in answer.content.decode().split("\n") if line]
    assert all(list(row) == [column.name for column in KINDS["observation"].columns] for row in found)
    days = [row | {name: date.fromisoformat(row[name]) for name in ("period", "as_at")} for row in found]
    return sorted(days, key=lambda row: (row["measure"], row["organisation"], row["period"]))


def test_it_is_what_the_database_holds_for_the_caller(make: Making, system: SignIn) -> None:
    something_of_each(make)
    nasty(make)
    for name, areas in (("nation", ["ENG"]), ("some", ["Q90", "Q92"])):
        caller = system(*areas, code=name)
        with reading() as session:
            expected = in_database(session, system_called(session, name), "observation")
        assert streamed(caller) == expected
        assert expected


def test_only_what_is_asked_for(make: Making, system: SignIn) -> None:
    something_of_each(make)
    nasty(make)
    caller = system("ENG")
    everything = streamed(caller)
    assert streamed(caller, measure=MEASURE) == [row for row in everything if row["measure"] == MEASURE]
    assert streamed(caller, organisation="z10101") == [row for row in everything if row["organisation"] == "Z10101"]
    september = [row for row in everything if row["period"] == date(2018, 9, 1)]
    assert streamed(caller, **{"from": "2018-09-01", "to": "2018-09-30"}) == september
    assert len(september) == 2


def test_of_others_practices_nothing_comes(make: Making, system: SignIn) -> None:
    something_of_each(make)
    caller = system("Q90")
    assert streamed(caller, organisation="Z10202") == []
    assert "Z10202" not in caller.get(STREAM).text


@pytest.mark.parametrize(
    ("wanted", "status"),
    [
        ({"measure": "x' OR '1'='1"}, 404),
        ({"organisation": "Z10101; DROP TABLE observation"}, 404),
        ({"from": "soon"}, 422),
        ({"as_known_at": "99999"}, 422),
    ],
)
def test_what_cannot_be_is_refused_before_anything_is_sent(
    wanted: dict[str, str], status: int, make: Making, system: SignIn
) -> None:
    something_of_each(make)
    answer = system("Q90").get(STREAM, params=wanted)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_scope_is_needed(make: Making, system: SignIn) -> None:
    something_of_each(make)
    answer = system("Q90", scopes=["innovations"]).get(STREAM)
    assert answer.status_code == 403
    assert "scope figures" in answer.json()["detail"]


def test_packed_on_the_way_it_says_the_same(make: Making, system: SignIn) -> None:
    something_of_each(make)
    nasty(make)
    caller = system("ENG")

    def sent(accept: str) -> tuple[str | None, bytes]:
        with caller.stream("GET", STREAM, headers={"Accept-Encoding": accept}) as answer:
            assert "Accept-Encoding" in answer.headers["vary"]
            return answer.headers.get("content-encoding"), b"".join(answer.iter_raw())

    encoding, plain = sent("identity")
    assert encoding is None
    encoding, packed = sent("gzip")
    assert (encoding, gzip.decompress(packed)) == ("gzip", plain)
    encoding, packed = sent("gzip, zstd")
    assert (encoding, zstd.decompress(packed)) == ("zstd", plain)


def test_unchanged_it_need_not_be_read_again(make: Making, system: SignIn) -> None:
    something_of_each(make)
    caller = system("ENG")
    tag = caller.get(STREAM).headers["etag"]
    again = caller.get(STREAM, headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    with make() as m:
        m.figure(m.practice("Z70707"), "dna_rate", numerator=1, denominator=9)
    assert caller.get(STREAM, headers={"If-None-Match": tag}).status_code == 200


def test_as_known_at(make: Making, system: SignIn) -> None:
    something_of_each(make)
    caller = system("ENG")
    before = streamed(caller)
    with reading() as session:
        at = watermark(session).sequence
    with make() as m:
        m.figure(m.practice("Z70707"), "dna_rate", numerator=1, denominator=9)
    assert len(streamed(caller)) == len(before) + 1
    assert streamed(caller, as_known_at=str(at)) == before


def test_so_many_at_once(make: Making, system: SignIn) -> None:
    something_of_each(make)
    caller = system("ENG")
    for _ in range(endpoints.AT_ONCE):
        assert endpoints._free.acquire(blocking=False)
    try:
        refused = caller.get(STREAM)
        assert refused.status_code == 429
        assert int(refused.headers["retry-after"]) > 0
    finally:
        for _ in range(endpoints.AT_ONCE):
            endpoints._free.release()
    assert caller.get(STREAM).status_code == 200
    assert endpoints._free.acquire(blocking=False)
    endpoints._free.release()
