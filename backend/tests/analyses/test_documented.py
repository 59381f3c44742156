"""What docs/analyse.md shows works as it stands there."""

import json
import re
from pathlib import Path

import pytest

from groundswell.analyses.actions import analysed
from groundswell.analyses.schemas import AnalysesAsked
from groundswell.spc.golden import answers

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "analyse.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", TEXT, re.S)


def test_the_request_is_drawn() -> None:
    request = json.loads(blocks("json")[0])
    (chart,) = analysed(AnalysesAsked.model_validate(request))["charts"]
    assert chart["points"][1]["excluded"]


def test_the_golden_case_is_answered() -> None:
    cases, shown = (json.loads(block) for block in blocks("json")[1:])
    (answer,) = answers(cases)["cases"]
    assert answer.keys() == shown["cases"][0].keys()
    assert shown["cases"][0]["points"].keys() <= answer["points"].keys()
    assert shown["cases"][0]["summary"].keys() <= answer["summary"].keys()


def test_the_lines_of_python_run(capsys: pytest.CaptureFixture[str]) -> None:
    (lines,) = blocks("python")
    exec(compile(lines + "\nprint(charts.phases.used)", "docs/analyse.md", "exec"), {})
    assert capsys.readouterr().out == "[4 4]\n"
