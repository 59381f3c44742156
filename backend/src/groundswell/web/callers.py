"""Who calls, and up to which revision they see: asked of the database once for all requests that wait together.

A revision is the unit of change, so what is known of a caller holds until the next revision is committed; and requests
that arrive while one question is with the database share the next one. The answer is never older than the request.
"""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import NamedTuple

from fastapi import Request
from fastapi.concurrency import run_in_threadpool
from sqlalchemy.orm import Session

from groundswell.access.principal import Principal
from groundswell.access.subject import PersonSubject, Subject
from groundswell.database.engine import reading
from groundswell.errors import NotSignedIn
from groundswell.revisions.queries import Watermark, latest

REMEMBERED_TOKENS = 10_000
NOTHING = Watermark(-1, None)


class Verified(NamedTuple):
    subject: Subject
    expires: float
    """Seconds since 1970."""


@dataclass(frozen=True)
class Identities:
    """How a token becomes somebody; `app.py` takes these from `people`."""

    verified: Callable[[str], Verified]
    """Raises `NotSignedIn` saying what is wrong with the token."""
    principals: Callable[[Session, Collection[Subject]], dict[Subject, Principal]]
    """Those who may still sign in."""
    visits: Callable[[Collection[int]], dict[int, int]]
    """For each person a number that changes when "since your last visit" does."""


@dataclass(frozen=True)
class Caller:
    principal: Principal
    watermark: Watermark
    visits: int | None = None
    """Only where asked for; of a system 0, for it visits nothing."""


@dataclass
class _Question:
    """One question to the database on behalf of everyone who asked in the meantime."""

    subjects: set[Subject] = field(default_factory=set)
    personal: set[int] = field(default_factory=set)
    """The persons whose visits are asked for."""
    answer: "_Answer | None" = None
    error: Exception | None = None


@dataclass(frozen=True)
class _Answer:
    watermark: Watermark
    principals: dict[Subject, Principal]
    visits: dict[int, int]


class Callers:
    def __init__(self, identities: Identities) -> None:
        self.identities = identities
        self._tokens: OrderedDict[str, Verified] = OrderedDict()
        self._known: dict[Subject, Principal] = {}
        self._at = NOTHING
        self._next = _Question()
        self._turn = asyncio.Lock()

    def forget(self) -> None:
        """For a database that was put back to an earlier state, or another event loop."""
        self._turn = asyncio.Lock()
        self._next = _Question()
        self._tokens.clear()
        self._known.clear()
        self._at = NOTHING

    async def of(self, request: Request, *, personal: bool = False) -> Caller:
        """The caller of a request. Raises `NotSignedIn`."""
        subject = await self._subject(request)
        person = subject.user_id if personal and isinstance(subject, PersonSubject) else None
        answer = await self._ask(subject, person)
        principal = answer.principals.get(subject)
        if principal is None:
            raise NotSignedIn(subject.SHUT_OUT)
        visits = 0 if person is None else answer.visits.get(person, 0)
        return Caller(principal, answer.watermark, visits if personal else None)

    async def _subject(self, request: Request) -> Subject:
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise NotSignedIn("Sign in first: the request carries no bearer token.")
        verified = self._tokens.get(token)
        if verified is None or verified.expires <= time.time():
            verified = await run_in_threadpool(self.identities.verified, token)
            self._tokens[token] = verified
            if len(self._tokens) > REMEMBERED_TOKENS:
                self._tokens.popitem(last=False)
        return verified.subject

    async def _ask(self, subject: Subject, person: int | None) -> _Answer:
        question = self._next
        question.subjects.add(subject)
        if person is not None:
            question.personal.add(person)
        async with self._turn:
            if question.answer is None and question.error is None:
                if self._next is question:
                    self._next = _Question()
                try:
                    question.answer = await run_in_threadpool(self._answer, question)
                except Exception as error:
                    question.error = error
                    raise
        if question.error is not None:
            raise question.error
        assert question.answer is not None
        return question.answer

    def _answer(self, question: _Question) -> _Answer:
        at, settled = latest()
        # The same number at another time: the database was put back from a backup. What is committed and has no number
        # yet may be about one of these: who may do what never waits for a number.
        if at != self._at or not settled:
            self._known, self._at = {}, at
        unknown = question.subjects - self._known.keys()
        if unknown:
            with reading() as session:
                self._known |= self.identities.principals(session, unknown)
        visits = self.identities.visits(question.personal) if question.personal else {}
        return _Answer(at, self._known, visits)
