"""What the scripts beside this file share: places, long steps that show they are alive, children that stop together."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).resolve().parent.parent
BACKEND = ROOT / "backend"
FRONTEND = ROOT / "frontend"
VENV = BACKEND / ".venv"
PYTHON = VENV / "bin" / "python"
GROUNDSWELL = VENV / "bin" / "groundswell"

_GRACE_SECONDS = 1.2  # between asking a child to stop and ending it; all of them together stay under two seconds
_QUIET_SECONDS = 10.0  # how often a long step says so where lines cannot be rewritten (a log, a pipe)


class Refusal(Exception):
    """The one plain sentence that says why a command cannot go on."""


class Interrupted(Exception):
    """Somebody pressed Ctrl-C, closed the terminal, or asked the command to end."""


def start(
    command: Sequence[str | Path],
    *,
    cwd: Path = ROOT,
    env: Mapping[str, str] | None = None,
    output: int | None = None,
) -> subprocess.Popen[bytes]:
    """Start a child in a process group of its own, so that `stop` reaches whatever it starts in turn."""
    return subprocess.Popen(
        [str(part) for part in command],
        cwd=cwd,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=None if output is None else subprocess.STDOUT,
        process_group=0,
    )


def stop(*children: subprocess.Popen[bytes]) -> None:
    """Ask the children's process groups to end, all at once, and end those that do not."""
    for child in children:
        _signal_group(child, signal.SIGTERM)
    deadline = time.monotonic() + _GRACE_SECONDS
    for child in children:
        with suppress(subprocess.TimeoutExpired):
            child.wait(max(0.0, deadline - time.monotonic()))
        _signal_group(child, signal.SIGKILL)
        child.wait()


def _signal_group(child: subprocess.Popen[bytes], number: signal.Signals) -> None:
    with suppress(ProcessLookupError, PermissionError):  # the whole group has ended already
        os.killpg(child.pid, number)


def step(
    title: str,
    command: Sequence[str | Path],
    *,
    cwd: Path = ROOT,
    env: Mapping[str, str] | None = None,
    count: Callable[[str], str] = lambda output: "",
    explain: Callable[[str], str | None] = lambda output: None,
) -> None:
    """Run a long command, showing what it is, how far it is (`count` of its output) and how long it took.

    Its output is shown only when it fails: the last lines of it, then the sentence `explain` finds in it.
    """
    began = time.monotonic()
    with tempfile.TemporaryFile() as log:
        child = start(command, cwd=cwd, env=env, output=log.fileno())
        try:
            shown = began
            _show(f"{title} …")
            while child.poll() is None:
                time.sleep(0.1)
                if time.monotonic() - shown >= (1.0 if sys.stdout.isatty() else _QUIET_SECONDS):
                    shown = time.monotonic()
                    _show(f"{title} … {count(_read(log.fileno()))}{shown - began:.0f} s")
        finally:
            stop(child)
        output = _read(log.fileno())
    if child.returncode:
        tail = "\n".join(output.rstrip().splitlines()[-20:])
        raise Refusal(f"{tail}\n{explain(output) or f'{title}: this did not work; the lines above say why.'}")
    _show(f"{title}: {time.monotonic() - began:.0f} s", last=True)


def _read(file: int) -> str:
    return os.pread(file, os.fstat(file).st_size, 0).decode(errors="replace")


def _show(line: str, *, last: bool = False) -> None:
    if sys.stdout.isatty():
        print(f"\r\033[K  {line}", end="\n" if last else "", flush=True)
    else:
        print(f"  {line}", flush=True)


def run(command: Sequence[str | Path], *, cwd: Path = ROOT, env: Mapping[str, str] | None = None) -> int:
    """Run a command that shows its own progress, and stop it with us."""
    child = start(command, cwd=cwd, env=env)
    try:
        return child.wait()
    finally:
        stop(child)


def main(command: Callable[[], int]) -> None:
    """Call `command` and leave with its exit code: 1 and a sentence for a `Refusal`, 130 when interrupted."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _interrupt)  # set even where the caller ignores SIGINT, as a shell does for `make run &`
    try:
        code = command()
    except Interrupted:
        print(flush=True)
        code = 130
    except Refusal as refusal:
        print(f"\n{refusal}" if sys.stdout.isatty() else refusal, file=sys.stderr)
        code = 1
    except PermissionError as error:
        print(f"This user may not write {error.filename}; run as its owner, or change who that is.", file=sys.stderr)
        code = 1
    sys.exit(code)


def _interrupt(number: int, frame: FrameType | None) -> None:
    for repeated in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(repeated, signal.SIG_IGN)  # a second Ctrl-C must not cut the stopping short
    raise Interrupted
