import asyncio
import time
from collections.abc import Collection
from threading import Event

import pytest
from fastapi import Request
from fastapi.testclient import TestClient
from sqlalchemy import update
from sqlalchemy.orm import Session

from groundswell.access.permissions import Role
from groundswell.access.principal import Principal
from groundswell.access.subject import PersonSubject, Subject
from groundswell.database.engine import writing
from groundswell.errors import NotSignedIn
from groundswell.people.models import User
from groundswell.web.callers import Callers, Identities, Verified
from tests.conftest import Counting, Making, SignIn


def request(token: str) -> Request:
    return Request({"type": "http", "headers": [(b"authorization", f"Bearer {token}".encode())]})


def person(token: str) -> Verified:
    """Whom a token names that is nothing but a number."""
    return Verified(PersonSubject(int(token)), time.time() + 60)


def named(subjects: Collection[Subject]) -> dict[Subject, Principal]:
    persons = [each for each in subjects if isinstance(each, PersonSubject)]
    return {each: Principal(str(each.user_id), Role.NATIONAL, None, each.user_id) for each in persons}


def test_requests_that_wait_together_ask_once(database: None, counted: Counting) -> None:
    asked: list[set[Subject]] = []
    first_asked, may_answer = Event(), Event()

    def principals(session: Session, subjects: Collection[Subject]) -> dict[Subject, Principal]:
        asked.append(set(subjects))
        first_asked.set()
        may_answer.wait(5)
        return named(subjects)

    identities = Identities(person, principals, lambda ids: dict.fromkeys(ids, 0))

    async def everyone() -> list[str]:
        callers = Callers(identities)
        first = asyncio.create_task(callers.of(request("1")))
        while not first_asked.is_set():
            await asyncio.sleep(0.001)
        others = [asyncio.create_task(callers.of(request(str(number)))) for number in range(2, 10)]
        await asyncio.sleep(0.02)
        may_answer.set()
        return [caller.principal.name for caller in await asyncio.gather(first, *others)]

    with counted() as statements:
        names = asyncio.run(everyone())
    assert names == [str(number) for number in range(1, 10)]
    assert asked == [{PersonSubject(1)}, {PersonSubject(number) for number in range(2, 10)}]
    assert len(statements) == 2  # the watermark, once for each question


def test_a_question_that_failed_fails_for_all_who_asked_it_and_the_next_is_new(database: None) -> None:
    answers = iter([RuntimeError("no"), None])

    def principals(session: Session, subjects: Collection[Subject]) -> dict[Subject, Principal]:
        if error := next(answers):
            raise error
        return named(subjects)

    identities = Identities(person, principals, lambda ids: {})

    async def twice() -> str:
        callers = Callers(identities)
        with pytest.raises(RuntimeError):
            await callers.of(request("1"))
        return (await callers.of(request("1"))).principal.name

    assert asyncio.run(twice()) == "1"


def test_without_a_bearer_token() -> None:
    identities = Identities(person, lambda session, subjects: {}, lambda ids: {})
    bare = Request({"type": "http", "headers": [(b"authorization", b"Basic abc")]})
    with pytest.raises(NotSignedIn, match="no bearer token"):
        asyncio.run(Callers(identities).of(bare))


def test_someone_who_is_shut_out_is_shut_out_at_once(signed_in: SignIn, make: Making) -> None:
    someone = signed_in("faculty")
    assert someone.get("/api/v1/regions").status_code == 200
    with make():  # shutting someone out is a revision like any other change
        pass
    with writing() as session:
        session.execute(update(User).where(User.role == "faculty").values(disabled=True))
    answer = someone.get("/api/v1/regions")
    assert answer.status_code == 401
    assert "may not sign in" in answer.json()["detail"]


def test_a_caller_may_do_what_the_role_allows(client: TestClient, signed_in: SignIn) -> None:
    answer = signed_in("faculty").get("/api/v1/imports")
    assert answer.status_code == 403
    assert answer.json()["detail"] == "Your role does not allow this (import files)."
