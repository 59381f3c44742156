"""The page about charts draws what the engine says today."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from groundswell import spc

ROOT = Path(__file__).resolve().parents[3]
WRITTEN = ROOT / "frontend" / "src" / "features" / "pages" / "chartExamples.gen.json"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("chart_examples", ROOT / "scripts" / "chart_examples.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def made(script: ModuleType) -> list[dict[str, Any]]:
    examples: list[dict[str, Any]] = json.loads(script.printed())
    return examples


def test_the_file_is_what_the_engine_says(made: list[dict[str, Any]]) -> None:
    written = json.loads(WRITTEN.read_text(encoding="utf-8"))
    assert leaves(written) == leaves(made), "make openapi writes it anew"


def leaves(part: Any) -> Any:
    """The same with numbers that are equal where machines differ only in the order in which they add."""
    if isinstance(part, dict):
        return {name: leaves(inside) for name, inside in part.items()}
    if isinstance(part, list):
        return [leaves(inside) for inside in part]
    return pytest.approx(part, rel=1e-9, abs=1e-12) if isinstance(part, float) else part


def test_every_kind_of_chart_has_one(made: list[dict[str, Any]]) -> None:
    assert sorted(example["chart"]["name"] for example in made) == sorted(spc.Kind)
    for example in made:
        (chart,) = example["charts"]
        assert 12 <= len(chart["points"]) <= 36
        assert all(example[words].strip().endswith(".") for words in ("about", "source"))


def test_together_they_show_everything_a_chart_can(made: list[dict[str, Any]]) -> None:
    points = [point for example in made for point in example["charts"][0]["points"]]
    assert any(len(example["charts"][0]["phases"]) > 1 for example in made)
    assert any(point["excluded"] for point in points)
    assert any(point["value"] is None for point in points)
    assert any(len({point["target"] for point in example["charts"][0]["points"]}) > 1 for example in made)
    assert {rule.rsplit("_", 1)[0] for point in points for rule in point["fires"]} == {
        "above_upper",
        "below_lower",
        "trend",
        "two_in_three",
        "shift",
    }
