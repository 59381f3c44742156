"""`groundswell analyse`: files and pipes as people have them, and one sentence where they cannot be drawn."""

import csv
import io
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from groundswell.analyses.actions import analysed
from groundswell.analyses.schemas import AnalysesAsked
from groundswell.cli import app

GROUNDSWELL = Path(sys.executable).parent / "groundswell"
GOLDEN = Path(__file__).resolve().parents[1] / "spc" / "golden"
VALUES = [5, 7, 6, 8, 5, 6, 7, 5, 8, 6, 7, 5, 6, 8, 5, 7]
DOCUMENT = {"direction": "lower", "series": [{"name": "Alder", "values": VALUES, "target": 9}]}


def run(*words: str, given: str | bytes | None = None) -> Result:
    return CliRunner().invoke(app, ["analyse", *words], input=given)


def refused(*words: str, given: str | bytes | None = None) -> str:
    done = run(*words, given=given)
    assert done.exit_code == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    return done.stderr.strip()


def long_csv(values: Sequence[object]) -> str:
    return "series,label,value\n" + "".join(f"Alder,week {n},{value}\n" for n, value in enumerate(values, 1))


def test_a_file_of_json_is_answered_as_the_api_answers_it(tmp_path: Path) -> None:
    path = tmp_path / "series.json"
    path.write_text("\ufeff" + json.dumps(DOCUMENT), encoding="utf-8")
    done = run(str(path))
    assert done.exit_code == 0, done.output
    expected: Any = analysed(AnalysesAsked.model_validate(DOCUMENT))
    assert json.loads(done.stdout) == json.loads(json.dumps(expected))


def test_csv_by_the_files_ending_and_by_the_option(tmp_path: Path) -> None:
    path = tmp_path / "series.CSV"
    path.write_text(long_csv([*VALUES, ""]), encoding="utf-8")
    by_ending = run(str(path), "--chart", "run", "--rules", "anhoej", "--direction", "lower")
    by_option = run(
        "-", "--csv", "--chart", "run", "--rules", "anhoej", "--direction", "lower", given=path.read_bytes()
    )
    assert by_ending.stdout == by_option.stdout
    found = json.loads(by_ending.stdout)
    assert (found["chart"]["name"], found["rules"]["name"]) == ("run", "anhoej")
    assert found["charts"][0]["points"][-1]["value"] is None
    assert found["charts"][0]["points"][-1]["label"] == "week 17"


def test_options_stand_over_the_file_and_a_target_under_it() -> None:
    two = DOCUMENT | {"series": [*DOCUMENT["series"], {"name": "Birch", "values": VALUES}]}
    found = json.loads(run("-", "--direction", "higher", "--target", "4", given=json.dumps(two)).stdout)
    assert [chart["direction"] for chart in found["charts"]] == ["higher", "higher"]
    assert [chart["points"][0]["target"] for chart in found["charts"]] == [9, 4]


def test_a_table_to_read() -> None:
    document = {
        "series": [
            {"name": "Alder [bold]", "values": [*VALUES, 40], "labels": [f"[{n}]" for n in range(17)], "excluded": [2]}
        ]
    }
    shown = run("-", "--table", given=json.dumps(document)).stdout
    assert shown.startswith("XmR chart, NHS Making Data Count: plot the dots")
    assert "Alder [bold]" in shown
    assert "Moved up: " in shown
    assert "[16]" in shown
    assert "above upper limit" in shown
    assert "set aside" in shown


def test_points_as_csv() -> None:
    rows = list(csv.DictReader(io.StringIO(run("-", "--csv", "--points", given=long_csv([*VALUES, "NA"])).stdout)))
    assert [row["value"] for row in rows] == [*(f"{value}.0" for value in VALUES), ""]
    assert {row["series"] for row in rows} == {"Alder"}
    assert rows[0]["centre"] == rows[15]["centre"] != ""


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("", "The file is empty."),
        (" \n", "The file is empty."),
        ("{", "The file is not JSON: EOF while parsing an object at line 1 column 1."),
        ("[" * 100_000, "The file is not JSON: recursion limit exceeded"),
        (b"\xff\xfe{\x00", "Row 1 has a byte that is no letter in UTF-8"),
        ("[1]", "The file should hold a JSON object with a list called series."),
        ("{}", "series: field required."),
        (
            '{"series": [{"name": "A", "values": [1e999]}]}',
            "series[0].values[0] (“A”): input should be a finite number",
        ),
        ('{"series": [{"name": "A", "values": [1e200]}]}', "series[0].values[0] (“A”): input should be less than"),
        (
            '{"series": [{"name": "A", "values": [2, "x"]}]}',
            "series[0].values[1] (“A”): input should be a valid number",
        ),
        (
            '{"series": [{"name": "A", "values": [1], "colour": "red"}]}',
            "series[0].colour (“A”): there is no such field",
        ),
        ('{"series": [{"name": "A", "values": [1], "labels": []}]}', "“A”: 1 value but 0 labels"),
        ('{"series": [{"name": "A\\u001b[2J", "values": [1], "labels": []}]}', "“A\ufffd[2J”: 1 value but 0 labels"),
    ],
)
def test_what_cannot_be_drawn_is_one_sentence(given: str | bytes, why: str) -> None:
    assert refused("-", given=given).startswith(why)


def test_csv_that_cannot_be_read_names_the_row() -> None:
    assert refused("-", "--csv", given=long_csv([1, 2, "many"])).startswith("Row 4, column value: “many” is not")


def test_options_that_are_none() -> None:
    given = json.dumps(DOCUMENT)
    assert refused("-", "--rules", "western", given=given).startswith("There is no rule set “western”")
    assert refused("-", "--chart", "pie", given=given).startswith("chart: input should be 'run'")
    assert refused("-", "--direction", "up", given=given).startswith("direction: input should be 'lower'")
    assert refused("-", "--chart", "p", given=given) == (
        "“Alder”: A p chart needs denominators; give one for each value."
    )


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert refused(str(tmp_path / "none.json")).endswith("none.json cannot be read: no such file or directory.")
    assert refused(str(tmp_path)).endswith("cannot be read: is a directory.")


def test_a_hundred_thousand_points_by_a_pipe() -> None:
    text = long_csv([20 + n % 7 + n % 11 / 10 for n in range(100_000)])
    command = [str(GROUNDSWELL), "analyse", "-", "--csv", "--points"]
    done = subprocess.run(
        command, input=text, capture_output=True, text=True, timeout=120, env={"PATH": "/usr/bin:/bin"}
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("\n") == 100_001


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.json")), ids=lambda path: path.stem)
def test_golden_cases_in_golden_answers_out(path: Path) -> None:
    cases = json.loads(path.read_text(encoding="utf-8")).get("cases", [])
    done = run(str(path), "--golden")
    if not cases:
        assert done.exit_code == 1
        return
    found = json.loads(done.stdout)["cases"]
    assert [case["name"] for case in found] == [case["name"] for case in cases]
    for answer, case in zip(found, cases, strict=True):
        assert answer.keys() in ({"name", "points", "summary"}, {"name", "error"})
        if "points" in answer:
            assert answer["points"].keys() == case["expected"]["points"].keys()


def test_golden_cases_that_are_none() -> None:
    assert "cases" in refused("-", "--golden", given="[]")


def test_every_mistake_of_a_file_has_a_line_and_a_part_above_its_whole_is_one() -> None:
    done = run("-", "--csv", "--chart", "p", given="series,value,denominator\nAlder,12,10\nAlder,x,10\n")
    assert done.exit_code == 1
    assert done.stderr.splitlines() == [
        "Row 2, series “Alder”: 12 of 10; a part cannot be more than its whole.",
        "Row 3, column value: “x” is not a number such as 1234.5. Leave the cell empty if it is missing.",
    ]
    document = {"chart": "p", "series": [{"name": "Alder", "values": [3, 12], "denominators": [10, 10]}]}
    assert refused("-", given=json.dumps(document)).startswith("“Alder”: point 1 is 12 of 10; a part cannot be more")


def test_counts_are_written_as_counts_on_every_chart() -> None:
    values = [50, 53, 48, 51, 55, 49, 52, 50, 54, 47, 51, 53]
    given = json.dumps({"series": [{"name": "Alder", "values": values}]})
    for kind in ("i", "run"):
        said = json.loads(run("-", "--chart", kind, given=given).stdout)["charts"][0]["sentence"]
        assert " 53" in said, kind
        assert "53.0" not in said, kind
