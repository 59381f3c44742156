"""ETags of what is made of answers: an answer comes without a revision, so the tag knows how many have come."""

from fastapi import Request
from fastapi.concurrency import run_in_threadpool

from groundswell.evaluations.queries import answers_come
from groundswell.web.etag import ByRevision


class ByAnswers(ByRevision):
    async def besides(self, request: Request) -> str:
        return str(await run_in_threadpool(answers_come))
