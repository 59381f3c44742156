"""That each command imports what it needs and nothing else, and that the list of them says what they say."""

import subprocess
import sys

import pytest

from groundswell.cli import COMMANDS, loaded

TOLD = "import sys; from groundswell.cli import loaded; loaded(sys.argv[1]); print(*sys.modules)"


def imported(*words: str) -> set[str]:
    done = subprocess.run([sys.executable, "-c", *words], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def rooms(modules: set[str]) -> set[str]:
    return {name.split(".")[1] for name in modules if name.startswith("groundswell.")}


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_says_of_each_what_it_says_itself(name: str) -> None:
    command = loaded(name)
    assert command.name == name
    assert " ".join(command.help.split("\n\n")[0].split()) == COMMANDS[name][1]


def test_the_list_needs_no_command() -> None:
    modules = imported("import sys; import groundswell.cli; print(*sys.modules)")
    assert rooms(modules) == {"cli"}
    assert not modules & {"sqlalchemy", "numpy", "pydantic", "groundswell.cli.serving"}


def test_pull_needs_nothing_of_the_server() -> None:
    modules = imported(TOLD, "pull")
    assert rooms(modules) == {"cli", "errors", "pull"}
    assert not modules & {"fastapi", "pydantic", "alembic"}


@pytest.mark.parametrize("name", ["client", "user", "database"])
def test_who_may_sign_in_and_layouts_need_neither_api_nor_charts(name: str) -> None:
    modules = imported(TOLD, name)
    assert not rooms(modules) & {"app", "api", "web", "exchange", "reports", "demonstration", "ingest"}
    assert not modules & {"fastapi", "scipy", "statsmodels"}
