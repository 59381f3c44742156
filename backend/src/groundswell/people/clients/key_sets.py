"""Sets of public keys (JWKS) that clients publish: fetched when they are needed, remembered for some minutes."""

import asyncio
import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import httpx

from groundswell.errors import Invalid
from groundswell.people.clients.addresses import Unreachable, reachable
from groundswell.people.clients.public_keys import PublicKey, read_public_key

GOOD_FOR = 300.0
"""Seconds for which a set is believed: for so long a key that its owner took out may still open."""
AGAIN_AFTER = 30.0
"""Seconds before an address is asked again for a key that its set does not have, or after it failed."""
WHOLE = 5.0
"""Seconds that an address may take."""
LARGEST = 64_000
"""Bytes of a set."""


@dataclass
class _Set:
    keys: dict[str, PublicKey] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)
    """Keys of the set that are not taken, and why."""
    problem: str | None = None
    asked_at: float = float("-inf")
    turn: threading.Lock = field(default_factory=threading.Lock)
    """One request asks; those that wait for it find its answer."""


class KeySets:
    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self.now = now
        self._sets: dict[str, _Set] = {}

    def forget(self) -> None:
        self._sets.clear()

    def key(self, url: str, kid: str) -> PublicKey | None:
        """The key of this name; None when the set has none. Raises `Unreachable` when there is no set to be had, or
        when the key is in it but is not one that is taken."""
        known = self._sets.setdefault(url, _Set())
        with known.turn:
            age = self.now() - known.asked_at
            lacking = known.problem is not None or kid not in known.keys
            if age >= GOOD_FOR or (lacking and age >= AGAIN_AFTER):
                self._ask(url, known)
            if known.problem is not None:
                raise Unreachable(known.problem)
            if kid in known.refused:
                raise Unreachable(f"the key {kid!r} in it is not taken: {known.refused[kid]}")
            return known.keys.get(kid)

    def _ask(self, url: str, known: _Set) -> None:
        known.keys, known.refused, known.problem = {}, {}, None
        try:
            for each in fetched(url):
                kid = each.get("kid") if isinstance(each, dict) else None
                if isinstance(kid, str):
                    try:
                        known.keys[kid] = read_public_key(each)
                    except Invalid as error:
                        known.refused[kid] = str(error)
        except Unreachable as error:
            known.problem = str(error)
        known.asked_at = self.now()


def fetched(url: str) -> list[Any]:
    """The keys of a set. Follows nobody elsewhere, waits for nobody long, reads no more than a set can be."""
    try:
        body = asyncio.run(_read(httpx.URL(url)))
    except TimeoutError as error:
        raise Unreachable(f"it did not answer in {WHOLE:.0f} seconds") from error
    except httpx.HTTPError as error:
        raise Unreachable(f"it could not be read ({type(error).__name__})") from error
    try:
        keys = json.loads(body)["keys"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise Unreachable("what is there is no set of keys (JWKS)") from error
    if not isinstance(keys, list):
        raise Unreachable("what is there is no set of keys (JWKS)")
    return keys


async def _read(address: httpx.URL) -> bytes:
    port = address.port or (443 if address.scheme == "https" else 80)
    number = reachable(address.host, port)
    # The number that was looked at is the one that is called; certificates are checked against the name all the same.
    headers = {"Host": address.netloc.decode(), "Accept-Encoding": "identity"}
    extensions = {"sni_hostname": address.host}
    body = b""
    async with (
        asyncio.timeout(WHOLE),  # of all of it: an answer that drips would keep within any pause between its bytes
        httpx.AsyncClient(trust_env=False, follow_redirects=False, timeout=None) as client,
        client.stream("GET", address.copy_with(host=number), headers=headers, extensions=extensions) as answer,
    ):
        if answer.is_redirect:
            raise Unreachable("it leads on to another address; give that one")
        if answer.status_code != 200:
            raise Unreachable(f"it answered {answer.status_code}")
        async for part in answer.aiter_raw():
            body += part
            if len(body) > LARGEST:
                raise Unreachable(f"it is larger than {LARGEST:,} bytes")
    return body


KEY_SETS = KeySets()
