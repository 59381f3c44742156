"""The page for integrators says what works: its commands are run as they stand, against a demonstration."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.exchange.proof.proof import served

PAGE = Path(__file__).parents[2] / "docs" / "integrators.md"


def blocks(language: str) -> str:
    """The page's code in one language, from top to bottom."""
    return "\n".join(re.findall(rf"^```{language}\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.M | re.S))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The environment of whoever follows the page."""
    folder = tmp_path_factory.mktemp("integrators")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GROUNDSWELL_DATABASE_URL", f"sqlite:///{folder / 'groundswell.db'}")
        patch.setenv("GROUNDSWELL_EXPORTS_FOLDER", str(folder / "exports"))
        for words in (("database", "upgrade"), ("demo", "--federations", "12")):
            subprocess.run([sys.executable, "-m", "groundswell", *words], check=True, capture_output=True)
        with served() as address:
            bare = {name: value for name, value in os.environ.items() if not name.startswith("GROUNDSWELL_")}
            yield bare | {"GROUNDSWELL": address}


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed: the page's curl is not run")
def test_by_curl(site: dict[str, str], tmp_path: Path) -> None:
    script = f"set -euo pipefail\n{blocks('sh')}\n"
    ended = subprocess.run(["bash", "-c", script], cwd=tmp_path, env=site, capture_output=True, text=True, timeout=120)
    assert ended.returncode == 0, ended.stderr
    rows, more = ended.stdout.splitlines()[:2], ended.stdout.splitlines()[-1]
    assert all(row.startswith('{"measure":') for row in rows), ended.stdout
    assert more == "False"
    assert (tmp_path / "manifest.json").exists()


def test_by_python(site: dict[str, str], tmp_path: Path) -> None:
    # What the first block of the page sets in the shell.
    site = site | {"GROUNDSWELL_CLIENT_ID": "commissioner-system", "GROUNDSWELL_CLIENT_SECRET": "demonstration-only"}
    script = tmp_path / "first_sync.py"
    script.write_text(blocks("python"))
    ended = subprocess.run(
        [sys.executable, script], cwd=tmp_path, env=site, capture_output=True, text=True, timeout=120
    )
    assert ended.returncode == 0, ended.stderr
    found = re.fullmatch(r"(\d+) rows, equal to theirs at revision (\d+)", ended.stdout.strip())
    assert found is not None, ended.stdout
    assert int(found[1]) > 1000


def test_the_app_shows_this_page() -> None:
    """`make openapi` writes what the app shows."""
    shown = PAGE.parents[2] / "frontend" / "src" / "features" / "api" / "integrators.gen.json"
    printed = subprocess.run(
        [sys.executable, PAGE.parents[2] / "scripts" / "guide.py"], capture_output=True, text=True, check=True
    ).stdout
    assert shown.read_text(encoding="utf-8") == printed
