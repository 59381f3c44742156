"""The server as its public API shows it: signing in, asking again where the network fails, counting bytes."""

import json
import time
from email.utils import parsedate_to_datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import httpx

from groundswell import errors
from groundswell.pull.credentials import Credentials
from groundswell.pull.telling import Telling

PART = 206
ASK_AGAIN = {429, 502, 503, 504}
PATIENCE = 300.0
"""Seconds without an answer after which a pull gives up."""
LONGEST_WAIT = 30.0
RENEW_BEFORE = 60.0
"""Seconds before its end at which a token is renewed."""


class Unreachable(errors.GroundswellError):
    """The server did not answer for as long as we were ready to wait."""


class Fault(errors.GroundswellError):
    """The server could not do it, by a fault of its own."""


REFUSED: dict[int, type[errors.GroundswellError]] = {
    401: errors.NotSignedIn,
    403: errors.NotPermitted,
    404: errors.NotFound,
    410: errors.Over,
    422: errors.Invalid,
    500: Fault,
}


class Server:
    def __init__(self, address: str, credentials: Credentials, tell: Telling, *, patience: float = PATIENCE) -> None:
        self.address = address.rstrip("/")
        self.credentials = credentials
        self.tell = tell
        self.patience = patience
        self.received = 0
        """Bytes that came over the wire: heads and bodies of answers, compressed as they were sent."""
        self._token = ""
        self._until = 0.0
        try:
            self._client = httpx.Client(base_url=f"{self.address}/api/v1", timeout=httpx.Timeout(120.0, connect=10.0))
        except httpx.InvalidURL as error:
            raise errors.Invalid(f"{address!r} is no address of a server. Try https://host.") from error
        if self._client.base_url.scheme not in ("http", "https") or not self._client.base_url.host:
            raise errors.Invalid(f"{address!r} is no address of a server. Try https://host.")

    def close(self) -> None:
        self._client.close()

    def get(self, path: str, **query: Any) -> httpx.Response:
        return self._asked("GET", path, params={name: value for name, value in query.items() if value is not None})

    def post(self, path: str, body: dict[str, Any]) -> httpx.Response:
        return self._asked("POST", path, json=body)

    def delete(self, path: str) -> None:
        self._asked("DELETE", path)

    def lines(self, path: str, **query: str) -> list[dict[str, Any]]:
        """The rows of a stream of JSON lines, once it has come to its end unbroken."""
        return [json.loads(line) for line in self._asked("GET", path, params=query).text.splitlines() if line]

    def download(self, path: str, into: Path, *, size: int, digest: str, what: str) -> None:
        """A file, beginning with what is there of it already. It is whole when its SHA-256 is `digest`."""
        for last in (False, True):
            self._fill(path, into, size, digest, what)
            with into.open("rb") as file:
                seen = sha256()
                while block := file.read(1 << 20):
                    seen.update(block)
            if seen.hexdigest() == digest:
                return
            into.unlink()
            if last:
                raise errors.Conflict(f"{what} came twice with another SHA-256 than the manifest names.")
            self.tell.say(f"{what} is not what the manifest says; it is fetched again.")

    def _fill(self, path: str, into: Path, size: int, digest: str, what: str) -> None:
        trying = _Trying(self)
        while (there := into.stat().st_size if into.exists() else -1) < size:
            headers = {"Accept-Encoding": "identity", **self._signed_in()}
            if there > 0:
                headers |= {"Range": f"bytes={there}-", "If-Range": f'"{digest}"'}
            try:
                with self._client.stream("GET", path, headers=headers) as answer:
                    if answer.status_code < 400:
                        trying = _Trying(self)
                        self._keep(answer, into, size, what)
                        continue
                    answer.read()
            except httpx.TransportError as error:
                trying.wait(_words(error))
                continue
            self._count(answer)
            if answer.status_code not in ASK_AGAIN:
                raise _refusal(answer)
            trying.wait(str(answer.status_code), answer)

    def _keep(self, answer: httpx.Response, into: Path, size: int, what: str) -> None:
        try:
            with into.open("ab" if answer.status_code == PART else "wb") as file:
                for block in answer.iter_raw():
                    file.write(block)
                    self.tell.going(what, file.tell(), size)
        finally:
            self._count(answer)

    def _asked(self, method: str, path: str, **more: Any) -> httpx.Response:
        trying, renewed = _Trying(self), False
        while True:
            headers = self._signed_in()
            try:
                answer = self._client.request(method, path, headers=headers, **more)
            except httpx.TransportError as error:
                trying.wait(_words(error))
                continue
            self._count(answer)
            if answer.status_code in ASK_AGAIN:
                trying.wait(str(answer.status_code), answer)
            elif answer.status_code == 401 and not renewed:  # a server that was put back knows other tokens
                self._until, renewed = 0.0, True
            elif answer.status_code >= 400:
                raise _refusal(answer)
            else:
                return answer

    def _signed_in(self) -> dict[str, str]:
        if time.monotonic() >= self._until:
            self._sign_in()
        return {"Authorization": f"Bearer {self._token}"}

    def _sign_in(self) -> None:
        trying = _Trying(self)
        address = f"{self.address}/api/v1/auth/token"
        while True:
            form = {"grant_type": "client_credentials", **self.credentials.form(address)}
            try:
                answer = self._client.post(address, data=form)
            except httpx.TransportError as error:
                trying.wait(_words(error))
                continue
            self._count(answer)
            if answer.status_code in ASK_AGAIN:
                trying.wait(str(answer.status_code), answer)
                continue
            if answer.status_code >= 400:
                raise _refusal(answer)
            said = answer.json()
            self._token = said["access_token"]
            lasts = float(said["expires_in"])
            self._until = time.monotonic() + max(lasts - RENEW_BEFORE, lasts / 2)
            return

    def _count(self, answer: httpx.Response) -> None:
        head = sum(len(name) + len(value) + 4 for name, value in answer.headers.raw)
        self.received += head + answer.num_bytes_downloaded


class _Trying:
    """Waits between two tries, longer each time, and not for ever."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._until = time.monotonic() + server.patience
        self._next = 0.5

    def wait(self, reason: str, answer: httpx.Response | None = None) -> None:
        asked = _retry_after(answer) if answer is not None else None
        seconds = self._next if asked is None else asked
        server = self._server
        if time.monotonic() + seconds > self._until:
            raise Unreachable(
                f"{server.address} did not answer within {server.patience:.0f} seconds (the last time: {reason})."
                " What has come so far is kept; run it again to go on."
            )
        server.tell.say(f"{server.address} does not answer ({reason}); asking again in {seconds:g} s.")
        time.sleep(seconds)
        self._next = min(self._next * 2, LONGEST_WAIT)


def retry_after(answer: httpx.Response, otherwise: float) -> float:
    """The seconds that an answer asks us to wait, within reason."""
    asked = _retry_after(answer)
    return min(otherwise if asked is None else asked, LONGEST_WAIT)


def _retry_after(answer: httpx.Response) -> float | None:
    said = answer.headers.get("Retry-After")
    if said is None:
        return None
    try:
        return max(float(said), 0.0)
    except ValueError:
        pass
    try:
        return max(parsedate_to_datetime(said).timestamp() - time.time(), 0.0)
    except ValueError:
        return None


def _refusal(answer: httpx.Response) -> errors.GroundswellError:
    """The server's own sentence."""
    try:
        said = answer.json()
        sentence = str(said.get("detail") or said.get("title"))
    except (ValueError, AttributeError):
        sentence = f"{answer.request.url.host} answered {answer.status_code} {answer.reason_phrase}."
    return REFUSED.get(answer.status_code, errors.GroundswellError)(sentence)


def _words(error: httpx.TransportError) -> str:
    return str(error) or type(error).__name__
