"""Waiting for the next revision: one question to the database at a time for all who wait, and no thread for any."""

import asyncio
from weakref import WeakKeyDictionary

from groundswell.revisions.queries import latest

EVERY = 0.2
"""Seconds between two looks at the log while somebody waits."""


class Watch:
    """Who waits in one event loop, and past which revision each has read."""

    def __init__(self) -> None:
        self._waiting: dict[asyncio.Future[None], int] = {}
        self._looking: asyncio.Task[None] | None = None

    async def beyond(self, sequence: int, seconds: float) -> bool:
        """Returns when the log no longer ends at a revision, or when the time is up: whether it does not."""
        come: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting[come] = sequence
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._look())
        try:
            await asyncio.wait_for(come, seconds)
        except TimeoutError:
            return False
        finally:
            del self._waiting[come]
        return True

    async def _look(self) -> None:
        while self._waiting:
            try:
                newest = (await asyncio.to_thread(latest)).watermark.sequence
            except Exception as error:  # noqa: BLE001 (it is told to those who wait)
                for come in self._unanswered():
                    come.set_exception(error)
                return
            for come in self._unanswered():
                if newest != self._waiting[come]:
                    come.set_result(None)
            await asyncio.sleep(EVERY)

    def _unanswered(self) -> list[asyncio.Future[None]]:
        return [come for come in self._waiting if not come.done()]


_watches: WeakKeyDictionary[asyncio.AbstractEventLoop, Watch] = WeakKeyDictionary()


def watch() -> Watch:
    """That of the running event loop."""
    return _watches.setdefault(asyncio.get_running_loop(), Watch())
