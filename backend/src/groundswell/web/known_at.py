"""`as_known_at` of reads that can answer with what was known at an earlier revision.

def figures(by: MayRead, session: ReadSession, at: KnownAt = None) -> Items[Figure]: …
"""

from typing import Annotated

from fastapi import Depends, Query
from fastapi.concurrency import run_in_threadpool

from groundswell.revisions.known_at import as_known_at as number_of
from groundswell.web.session import ReadSession

WORDS = (
    "Answers with what was known then: the number of a revision (`412`), or a moment with its time zone"
    " (`2026-03-31T17:00:00Z`), which means the last revision made by then. What the caller may see, and what"
    " organisations are called, is as it is now."
)


async def known_at(
    session: ReadSession, as_known_at: Annotated[str | None, Query(description=WORDS, examples=["412"])] = None
) -> int | None:
    return None if as_known_at is None else await run_in_threadpool(number_of, session, as_known_at)


KnownAt = Annotated[int | None, Depends(known_at)]
"""The public number of a revision; None: now."""
