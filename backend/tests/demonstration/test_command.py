"""`groundswell demo` on a database that already holds data."""

import sys

import pytest
from sqlalchemy import Engine, func, select

from groundswell.cli import main
from groundswell.cli.demo import in_proportion
from groundswell.database.engine import reading
from groundswell.demonstration.country import Size
from groundswell.measures.models import Observation
from groundswell.settings import settings


@pytest.fixture(autouse=True)
def _acts_on_the_demonstration(demonstration: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings(), "database_url", demonstration.url.render_as_string(hide_password=False))


def run(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr(sys, "argv", ["groundswell", *words])
    with pytest.raises(SystemExit) as ended:
        main()
    assert isinstance(ended.value.code, int)
    return ended.value.code


def figures(on: Engine) -> int | None:
    with reading(on) as session:
        return session.scalar(select(func.count()).select_from(Observation))


def test_it_is_refused_with_a_sentence(
    demonstration: Engine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = figures(demonstration)
    assert run(monkeypatch, "demo") == 2
    assert "This database already holds data" in capsys.readouterr().err
    assert figures(demonstration) == before


def test_if_empty_leaves_it_as_it_is(
    demonstration: Engine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = figures(demonstration)
    assert run(monkeypatch, "demo", "--if-empty") == 0
    assert capsys.readouterr().out == "The database already holds data; left as it is.\n"
    assert figures(demonstration) == before


def test_a_smaller_country_has_the_same_proportions() -> None:
    assert in_proportion(120) == Size()
    small = in_proportion(12)
    assert (small.federations, small.practices, small.networks, small.waves) == (12, 250, 18, (2, 4))
    assert small.months == Size().months


def test_fewer_than_the_country_can_do_with_are_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "demo", "--federations", "3") == 2
    said = " ".join(capsys.readouterr().err.replace("│", " ").split())
    assert "Invalid value for '--federations': Input should be greater than or equal to 10" in said
