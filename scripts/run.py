"""Serves Groundswell on this machine: the API, and the single-page app apart from it, until Ctrl-C.

    scripts/with-python scripts/run.py [--dev]

Without `--dev` the app is the built one and an empty database is filled with the demonstration country. With it both
reload when their sources change, and say what they do in this terminal rather than in `backend/var/log`.
"""

from __future__ import annotations

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from prepare import prepare
from steps import BACKEND, FRONTEND, GROUNDSWELL, PYTHON, ROOT, Interrupted, Refusal, main, run, start, stop

_LOGS = BACKEND / "var" / "log"
_ANSWER_SECONDS = 90


def command() -> int:
    dev = "--dev" in sys.argv
    api_port, web_port = _port("API_PORT", 8000), _port("WEB_PORT", 5173)
    if api_port == web_port:
        raise Refusal(f"API_PORT and WEB_PORT are both {api_port}; give the API and the web pages a port each.")
    prepare(spa=not dev)
    _LOGS.mkdir(parents=True, exist_ok=True)
    env = {**os.environ, "API_PORT": str(api_port), "WEB_PORT": str(web_port)}
    _fill_database(env)
    children: dict[Path, subprocess.Popen[bytes]] = {}
    try:
        for log, (words, cwd) in _servers(api_port, dev=dev).items():
            children[log] = _serve(words, cwd, env, log, dev=dev)
        _wait_until_both_answer(children, api_port, web_port)
        print(_welcome(api_port, web_port, dev=dev), flush=True)
        while True:
            _refuse_if_ended(children)
            time.sleep(0.5)
    except Interrupted:
        return 0  # Ctrl-C is how one leaves
    finally:
        stop(*children.values())


def _port(name: str, default: int) -> int:
    """The port that the environment variable `name` asks for, if nothing else listens on it."""
    words = os.environ.get(name) or str(default)
    if not words.isdecimal() or not 0 < int(words) < 65536:
        raise Refusal(f"{name} must be a port number between 1 and 65535, and is {words!r}.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # a port that was closed a moment ago is free
        try:
            probe.bind(("127.0.0.1", int(words)))
        except PermissionError:
            raise Refusal(f"This user may not listen on port {words}; choose one above 1023 with {name}=….") from None
        except OSError:
            raise Refusal(f"Port {words} is taken by another program; choose another with {name}=….") from None
    return int(words)


def _fill_database(env: dict[str, str]) -> None:
    wanted = [["database", "upgrade"]]
    if os.environ.get("DEMO") != "0":
        wanted.append(["demo", "--if-empty"])
    for words in wanted:
        if run([GROUNDSWELL, *words], env=env):
            raise Refusal(f"`groundswell {' '.join(words)}` did not work; what it printed above says why.")


def _servers(api_port: int, *, dev: bool) -> dict[Path, tuple[list[str | Path], Path]]:
    """What to start, and where, by the file that its output goes to."""
    api: list[str | Path] = [GROUNDSWELL, "serve", "--port", str(api_port)]
    if dev:
        reload: list[str | Path] = ["--reload", "--reload-dir", BACKEND / "src", "--port", str(api_port)]
        api = [PYTHON, "-m", "uvicorn", "--factory", "groundswell.app:create_app", *reload]
    web: list[str | Path] = ["npm", "run", "--silent", "dev" if dev else "preview"]
    return {_LOGS / "api.log": (api, ROOT), _LOGS / "web.log": (web, FRONTEND)}


def _serve(words: list[str | Path], cwd: Path, env: dict[str, str], log: Path, *, dev: bool) -> subprocess.Popen[bytes]:
    with log.open("wb") as output:
        return start(words, cwd=cwd, env=env, output=None if dev else output.fileno())


def _wait_until_both_answer(children: dict[Path, subprocess.Popen[bytes]], api_port: int, web_port: int) -> None:
    deadline = time.monotonic() + _ANSWER_SECONDS
    while not (_get(api_port, "/readyz") and _get(web_port, "/")):
        _refuse_if_ended(children)
        if time.monotonic() > deadline:
            raise Refusal(f"The servers did not answer in {_ANSWER_SECONDS} seconds; {_LOGS} has what they printed.")
        time.sleep(0.1)


def _refuse_if_ended(children: dict[Path, subprocess.Popen[bytes]]) -> None:
    for log, child in children.items():
        if child.poll() is not None:
            printed = log.read_text(errors="replace").splitlines()[-20:]
            name = "API" if log.stem == "api" else "web server"
            raise Refusal("\n".join([*printed, f"The {name} ended by itself (exit code {child.returncode})."]))


def _get(port: int, path: str) -> bytes | None:
    """The body of a 200 answer, or nothing; straight to this machine, whatever proxy the environment names."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", path, headers={"Accept": "text/html, application/json"})
        answer = connection.getresponse()
        return answer.read() if answer.status == 200 else None
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()


def _welcome(api_port: int, web_port: int, *, dev: bool) -> str:
    lines = [
        "",
        f"Groundswell   http://127.0.0.1:{web_port}",
        f"API           http://127.0.0.1:{api_port}/api/v1   (described at http://127.0.0.1:{api_port}/docs)",
    ]
    site: dict[str, Any] = json.loads(_get(api_port, "/api/v1/site") or b"{}")
    if site.get("demonstration"):
        sign_ins = site["demonstration_sign_ins"]
        width = max((len(sign_in["email"]) for sign_in in sign_ins), default=0)
        lines += ["", "Demonstration data. Sign in as any of these, password demonstration-only:"]
        lines += [f"  {sign_in['email']:<{width}}  {sign_in['label']}" for sign_in in sign_ins]
    else:
        lines += ["", "Make the first person with: backend/.venv/bin/groundswell user create"]
    where = "" if dev else f" What the servers print goes to {os.path.relpath(_LOGS)}."
    return "\n".join([*lines, "", f"Ctrl-C stops both.{where}"])


if __name__ == "__main__":
    main(command)
