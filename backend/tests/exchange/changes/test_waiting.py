"""Readers that wait: on a real server, many at once."""

import asyncio
import time
from typing import Any

import httpx

from groundswell.access.principal import OPERATOR
from groundswell.access.subject import SystemSubject
from groundswell.database.engine import Turn, writing
from groundswell.people.clients.actions import shut_out
from groundswell.people.tokens import access_token
from groundswell.revisions.sequencer import number_committed
from tests.conftest import Making
from tests.exchange.changes.test_feed import URL, record
from tests.exchange.proof.proof import served
from tests.exchange.world import something_of_each

READERS = 50


def token(make: Making, area: str, code: str) -> str:
    with make() as m:
        key = m.system(area, code=code)
    return access_token(SystemSubject(code, key.id)).token


async def at_the_end(server: httpx.AsyncClient, bearer: str) -> tuple[dict[str, str], str]:
    whose = {"Authorization": f"Bearer {bearer}"}
    answer = (await server.get(URL, headers=whose, params={"limit": 10_000, "kinds": "observation"})).json()
    assert not answer["has_more"]
    return whose, answer["cursor"]


async def wait(server: httpx.AsyncClient, whose: dict[str, str], cursor: str, seconds: int = 30) -> tuple[float, Any]:
    answer = await server.get(URL, headers=whose, params={"cursor": cursor, "wait": seconds})
    return time.monotonic(), answer


def test_fifty_wait_and_an_edit_wakes_them(make: Making) -> None:
    something_of_each(make)
    bearer = token(make, "Q90", "waits")

    async def readers(address: str) -> None:
        limits = httpx.Limits(max_connections=READERS + 10)
        async with httpx.AsyncClient(base_url=address, limits=limits, timeout=60) as server:
            whose, cursor = await at_the_end(server, bearer)
            waiting = [asyncio.create_task(wait(server, whose, cursor)) for _ in range(READERS)]
            await asyncio.sleep(1.5)
            began = time.monotonic()
            others = await asyncio.gather(
                *(server.get("/api/v1/checksums", headers=whose, params={"kind": "phase"}) for _ in range(10))
            )
            assert {answer.status_code for answer in others} == {200}  # there are threads for others
            assert time.monotonic() - began < 5
            assert not any(task.done() for task in waiting)
            await asyncio.to_thread(record, 17)
            edited = time.monotonic()
            for at, answer in await asyncio.gather(*waiting):
                assert [item["change"] for item in answer.json()["items"]] == ["upsert"]
                assert at - edited < PATIENCE

    with served() as address:
        asyncio.run(readers(address))


PATIENCE = 3.0
"""Seconds; it takes a third of one where the machine has nothing else to do."""


def test_what_is_not_in_sight_wakes_nobody_and_who_is_shut_out_waits_no_more(make: Making) -> None:
    something_of_each(make)
    bearer = token(make, "Q91", "waits")

    async def reader(address: str) -> None:
        async with httpx.AsyncClient(base_url=address, timeout=60) as server:
            whose, cursor = await at_the_end(server, bearer)
            waiting = asyncio.create_task(wait(server, whose, cursor, 3))
            await asyncio.sleep(0.5)
            began = time.monotonic()
            await asyncio.to_thread(record, 18)  # of a practice of the other commissioner
            at, answer = await waiting
            assert at - began > 1.5
            told = answer.json()
            assert (told["items"], told["has_more"]) == ([], False)
            assert told["cursor"] != cursor
            waiting = asyncio.create_task(wait(server, whose, told["cursor"]))
            await asyncio.sleep(0.5)
            await asyncio.to_thread(shut)
            began = time.monotonic()
            at, answer = await waiting
            assert answer.status_code == 401
            assert at - began < PATIENCE

    with served() as address:
        asyncio.run(reader(address))


def shut() -> None:
    with writing(turn=Turn.WORK) as session:
        shut_out(session, by=OPERATOR, code="waits")
    number_committed()
