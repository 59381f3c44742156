"""Judges openapi.yaml: is it in our style, and does it break what the last release promised?

    scripts/with-python scripts/contract.py lint [FILE]      by backend/contract/redocly.yaml
    scripts/with-python scripts/contract.py compare [FILE]   with the newest of backend/contract/released
    scripts/with-python scripts/contract.py release          records openapi.yaml there, under its version

Both judgements are Redocly's; what ours are is in its configuration. A change that adds passes, one that removes,
renames or narrows fails.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from steps import BACKEND, FRONTEND, PYTHON, ROOT, Refusal, main

_CLI = FRONTEND / "node_modules" / "@redocly" / "cli" / "bin" / "cli.js"
_CONFIG = BACKEND / "contract" / "redocly.yaml"
_RELEASED = BACKEND / "contract" / "released"
_QUIET = {"REDOCLY_TELEMETRY": "off", "REDOCLY_SUPPRESS_NOTIFICATIONS": "true", "CI": "true"}
_STRIP = """
import sys, yaml
document = yaml.load(sys.stdin, Loader=yaml.CSafeLoader)
def bare(part):
    if isinstance(part, dict):
        return {name: bare(each) for name, each in part.items() if name not in ("example", "examples")}
    return [bare(each) for each in part] if isinstance(part, list) else part
print(document["info"]["version"])
yaml.dump(bare(document), sys.stdout, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=120)
"""


def lint(api: Path) -> str:
    """What is not in our style, or nothing."""
    found = _redocly("lint", api, "--config", _CONFIG, "--format", "json", "--max-problems", "10000")
    problems = json.loads(found)["problems"] if found.startswith("{") else []
    return "\n".join(f"{_place(each)}: {each['message']} ({each['ruleId']})" for each in problems) or found


def _place(problem: dict[str, Any]) -> str:
    pointer: str = problem["location"][0].get("pointer", "")
    return pointer.removeprefix("#/").replace("~1", "/")


def compare(api: Path, released: Path) -> str:
    """What breaks the contract that was `released`, or nothing; Redocly's own rules say what breaks one."""
    with tempfile.TemporaryDirectory() as folder:
        before, after = Path(folder, "before.yaml"), Path(folder, "after.yaml")
        before.write_text(_bare(released)[1])
        after.write_text(_bare(api)[1])
        return _gravest(_redocly("diff", before, after, "--fail-on", "major"))


def _gravest(report: str) -> str:
    """Of what the comparison prints, the major changes, each after the operation whose it is."""
    kept, operation, follows = [], "", 0
    for line in report.splitlines():
        if line and not line.startswith(" "):
            operation = line
        if " major " in line and line.startswith(" "):
            kept.append(operation)
            follows = 2
        if follows:
            kept.append(line)
            follows -= 1
    return "\n".join(kept) or report


def _bare(api: Path) -> tuple[str, str]:
    """Its version, and the description without examples, which promise nothing."""
    with api.open() as text:
        ended = subprocess.run([PYTHON, "-c", _STRIP], stdin=text, capture_output=True, text=True, check=True)
    version, _, document = ended.stdout.partition("\n")
    return version, document


def newest() -> Path:
    """The contract of the last release."""
    return max(_RELEASED.glob("*.yaml"), key=lambda path: [int(part) for part in path.stem.split(".")])


def _redocly(*words: str | Path) -> str:
    ended = subprocess.run(
        ["node", _CLI, *words], cwd=FRONTEND, capture_output=True, text=True, env={**os.environ, **_QUIET}
    )
    return "" if ended.returncode == 0 else ended.stdout.strip() or ended.stderr.strip()


def release() -> str:
    """Record the contract of this version, without its examples, and say under which name."""
    version, document = _bare(ROOT / "openapi.yaml")
    path = _RELEASED / f"{version}.yaml"
    if path.exists():
        raise Refusal(f"{version} is released already; a release of its own has a version of its own (pyproject.toml).")
    path.write_text(document)
    return path.name


def command() -> int:
    asked, *rest = sys.argv[1:] or [""]
    api = Path(rest[0]).resolve() if rest else ROOT / "openapi.yaml"
    if asked == "lint":
        if wrong := lint(api):
            raise Refusal(f"{wrong}\nopenapi.yaml is not in our style; the lines above say where.")
        print("openapi.yaml keeps to the conventions of the API.")
    elif asked == "compare":
        if wrong := compare(api, newest()):
            raise Refusal(f"{wrong}\nThis breaks the contract of {newest().stem}: within v1 the API only grows.")
        print(f"openapi.yaml keeps what {newest().stem} promised.")
    elif asked == "release":
        print(f"Recorded as backend/contract/released/{release()}.")
    else:
        raise Refusal((__doc__ or "").strip())
    return 0


if __name__ == "__main__":
    main(command)
