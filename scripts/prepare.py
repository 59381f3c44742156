"""Makes the environment that every other command works in, and makes again only what its sources changed.

    scripts/with-python scripts/prepare.py [--no-spa]

The Python packages of `backend/requirements.lock`, our own package, the packages of `frontend/package-lock.json`,
and the built single-page app. Each leaves a stamp, the digest of what it was made from, beside what it made.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from steps import BACKEND, FRONTEND, PYTHON, ROOT, VENV, Refusal, main, step

_LOCK = BACKEND / "requirements.lock"
_NOT_SOURCES = {"node_modules", "dist", "e2e", "coverage"}
_NODE_NEEDED = "Groundswell needs Node 20.19 or newer (22.12 or newer from 21 on)"


def prepare(*, spa: bool = True) -> None:
    """Bring the environment up to date: Python packages, web packages and, with `spa`, the built single-page app."""
    check_node()
    python_packages()
    web_packages()
    if spa:
        build_spa()


def check_node() -> None:
    """Refuse a machine whose Node or npm is missing or too old for the front end's build."""
    if not shutil.which("node"):
        raise Refusal(f"{_NODE_NEEDED}, and no Node is installed here.")
    printed = subprocess.run(["node", "--version"], capture_output=True, text=True).stdout.strip()
    found = re.match(r"v(\d+)\.(\d+)", printed)
    version = (int(found[1]), int(found[2])) if found else (0, 0)
    if version < (20, 19) or (21, 0) <= version < (22, 12):
        raise Refusal(f"{_NODE_NEEDED}, and what is installed here is {printed or 'a Node that does not start'}.")
    if not shutil.which("npm"):
        raise Refusal("Groundswell needs npm, which usually comes with Node, and no npm is installed here.")


def python_packages() -> None:
    """Install the locked Python packages, each checked against its hash, and our own package in place."""
    wanted = _digest([_LOCK, BACKEND / "pyproject.toml"], str(ROOT), sys.version)
    stamp = VENV / "made-from"
    if _matches(stamp, wanted) and _starts(PYTHON):
        return
    if not _starts(PYTHON):
        if not importlib.util.find_spec("ensurepip"):
            raise Refusal("Python's venv module is missing here; on Debian and Ubuntu the package python3-venv has it.")
        step("Making the Python environment", [sys.executable, "-m", "venv", "--clear", VENV])
    install: list[str | Path] = [PYTHON, "-m", "pip", "install", "--no-input", "--disable-pip-version-check"]
    step(
        "Installing Python packages",
        [*install, "--require-hashes", "--requirement", _LOCK],
        count=_packages_so_far,
        explain=_missing_compiler,
    )
    step("Installing groundswell", [*install, "--no-deps", "--no-build-isolation", "--editable", BACKEND])
    stamp.write_text(wanted)


def _starts(python: Path) -> bool:
    """Whether the environment's interpreter runs: it stops doing so when its folder or the system's Python moves."""
    try:
        return subprocess.run([python, "-c", "import pip"], capture_output=True).returncode == 0
    except OSError:
        return False


def _packages_so_far(output: str) -> str:
    if "\nInstalling collected packages" in output:
        return "putting them in place, "
    found = re.findall(r"^(?:Collecting|Requirement already)", output, re.M)
    return f"{len(found)} found, "


def _missing_compiler(output: str) -> str | None:
    compilers = (os.environ.get("CC", "cc"), "gcc", "clang")
    if "subprocess-exited-with-error" not in output or any(shutil.which(compiler) for compiler in compilers):
        return None
    return (
        "The Python package named above has no ready-built form for this machine and must be compiled, and no C"
        " compiler is installed here; on Debian and Ubuntu the packages build-essential and python3-dev have one."
    )


def web_packages() -> None:
    """Install exactly what `package-lock.json` says."""
    wanted = _digest([FRONTEND / "package.json", FRONTEND / "package-lock.json"])
    stamp = FRONTEND / "node_modules" / ".made-from"
    if _matches(stamp, wanted):
        return
    step("Installing web packages", ["npm", "ci", "--no-audit", "--no-fund"], cwd=FRONTEND)
    stamp.write_text(wanted)


def build_spa() -> None:
    """Build the single-page app into `frontend/dist`."""
    wanted = _digest(sorted(_sources()))
    stamp = FRONTEND / "node_modules" / ".built-from"
    if _matches(stamp, wanted) and (FRONTEND / "dist" / "index.html").exists():
        return
    step("Building the single-page app", ["npm", "run", "build"], cwd=FRONTEND)
    stamp.write_text(wanted)


def _sources() -> Iterable[Path]:
    for folder, inside, names in os.walk(FRONTEND):
        inside[:] = [name for name in inside if name not in _NOT_SOURCES and not name.startswith(".")]
        yield from (Path(folder, name) for name in names if not name.endswith(".tsbuildinfo"))


def _matches(stamp: Path, wanted: str) -> bool:
    return stamp.exists() and stamp.read_text() == wanted


def _digest(files: Iterable[Path], *also: str) -> str:
    digest = hashlib.sha256("\0".join(also).encode())
    for file in files:
        digest.update(f"\0{file.relative_to(ROOT)}\0".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def command() -> int:
    prepare(spa="--no-spa" not in sys.argv)
    return 0


if __name__ == "__main__":
    main(command)
