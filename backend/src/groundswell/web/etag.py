"""ETags of reads. Give a router one of these as its `route_class` and every GET of it has them.

- `ByRevision`: the answer depends on the database up to a revision, on who may see what, on the day and on the URL.
  The tag is made of these, so an unchanged answer (304) and a repeated one cost two small queries and no work.
- `Personal`: the same for one person, and for what "since your last visit" means to them.
- `ByContent`: for what changes without a revision (refused imports, one's own account): made anew each time.
"""

from collections.abc import Callable, Coroutine
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import FileResponse, Response, StreamingResponse
from fastapi.routing import APIRoute

import groundswell
from groundswell.clock import today
from groundswell.web.bodies import KEPT_HEADERS, Answer, Kept
from groundswell.web.callers import Caller
from groundswell.web.session import caller_of

Route = Callable[[Request], Coroutine[Any, Any, Response]]
VARY = "Authorization, Accept-Encoding"


class Tagged(APIRoute):
    def get_route_handler(self) -> Route:
        make = super().get_route_handler()
        if "GET" not in (self.methods or ()):
            return make

        async def tagged(request: Request) -> Response:
            return await self.answer(request, make)

        return tagged

    async def answer(self, request: Request, make: Route) -> Response:
        """How a GET is tagged; each kind of route below says its own."""
        raise NotImplementedError


class ByRevision(Tagged):
    personal = False

    async def answer(self, request: Request, make: Route) -> Response:
        caller = await caller_of(request, personal=self.personal)
        tag = tag_of(request, caller, await self.besides(request))
        if is_known(request, tag):
            return unchanged(tag)
        kept: Kept = request.app.state.kept
        answer = kept.get(tag)
        if answer is None:
            response = await make(request)
            if isinstance(response, StreamingResponse) and response.status_code == 200:
                response.headers.update(_headers(tag))
                return response
            if not _whole(response):
                return response
            answer = rendered(response, tag)
            kept.keep(tag, answer)
        return await answer.response(request)

    async def besides(self, request: Request) -> str:
        """What else the answer depends on: of a room that keeps something without a revision."""
        return ""


class Personal(ByRevision):
    personal = True


class ByContent(Tagged):
    async def answer(self, request: Request, make: Route) -> Response:
        response = await make(request)
        if not _whole(response):
            return response
        tag = f'W/"{blake2b(bytes(response.body), digest_size=12).hexdigest()}"'
        if is_known(request, tag):
            return unchanged(tag)
        return await rendered(response, tag).response(request)


def _whole(response: Response) -> bool:
    """What is not has no content to make a tag of; a file has a tag of its own."""
    return response.status_code == 200 and not isinstance(response, (StreamingResponse, FileResponse))


def tag_of(request: Request, caller: Caller, besides: str) -> str:
    """Equal tags, equal answers. Who has the same role and scope sees the same. A database that was put back from a
    backup comes to the same number again, at another time."""
    principal = caller.principal
    whose = f"{principal.role}|{principal.scope_key}"
    if caller.visits is not None:
        whose += f"|{principal.user_id}|{caller.visits}"
    url = f"{request.url.path}?{request.url.query}"
    told = f"{build()}|{caller.watermark}|{today()}|{whose}|{besides}|{url}"
    return f'W/"{caller.watermark.sequence}-{blake2b(told.encode(), digest_size=12).hexdigest()}"'


@cache
def build() -> int:
    """Changes when the program does: a new version may answer otherwise at the same revision."""
    folder = Path(groundswell.__file__).parent
    return max(int(path.stat().st_mtime) for path in folder.rglob("*") if path.suffix in (".py", ".yaml"))


def is_known(request: Request, tag: str) -> bool:
    said = request.headers.get("if-none-match")
    return said is not None and tag in (part.strip() for part in said.split(","))


def unchanged(tag: str) -> Response:
    return Response(status_code=304, headers=_headers(tag))


def rendered(response: Response, tag: str) -> Answer:
    own = {name: response.headers[name] for name in KEPT_HEADERS if name in response.headers}
    return Answer(bytes(response.body), own | _headers(tag))


def _headers(tag: str) -> dict[str, str]:
    return {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": VARY}
