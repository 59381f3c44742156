from datetime import date
from pathlib import Path

import pytest

from groundswell.files.problems import Unreadable
from groundswell.files.source import Source
from groundswell.ingest.readers.trimethoprim import Trimethoprim
from tests.ingest.readers.reading import NO_REAL_FILES, REAL, read

HEAD = "month,ratio_quantity.Z10101,ratio_quantity.Z10102"
JUNE_2013 = 1_370_044_800


def written(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "trimethoprim.csv"
    path.write_text("\n".join((HEAD, *lines)) + "\n", encoding="utf-8")
    return path


def test_a_blank_cell_is_absent_and_a_zero_is_a_figure(tmp_path: Path) -> None:
    path = written(tmp_path, f"{JUNE_2013},0.25,", f"{JUNE_2013 + 30 * 86400},0.0,1.0")
    outcome = read(Trimethoprim(), path)
    assert Trimethoprim().recognises(Source(path))
    assert outcome.of("trimethoprim_ratio") == [
        ("Z10101", date(2013, 6, 1), None, None, 0.25),
        ("Z10101", date(2013, 7, 1), None, None, 0.0),
        ("Z10102", date(2013, 7, 1), None, None, 1.0),
    ]
    assert outcome.reading.as_at == date(2013, 7, 1)


@pytest.mark.parametrize("cell", ["1.01", "-0.1", "nan", "inf", "much", "1e999"])
def test_a_ratio_outside_0_to_1_is_told_with_its_practice(tmp_path: Path, cell: str) -> None:
    outcome = read(Trimethoprim(), written(tmp_path, f"{JUNE_2013},0.5,{cell}"))
    problem = outcome.problems[0]
    assert (problem.row, problem.organisation, problem.found) == (2, "Z10102", cell)
    assert [figure[0] for figure in outcome.of("trimethoprim_ratio")] == ["Z10101"]


@pytest.mark.parametrize(
    ("line", "what"),
    [
        (f"{JUNE_2013 + 86400},0.5,0.5", "The month is not the first of a month in Unix seconds"),
        ("June,0.5,0.5", "The month is not the first of a month in Unix seconds"),
        (f"{JUNE_2013},0.5", "The row has the wrong number of columns"),
        ("1372636800,0.5,0.5", "The month is in the future"),
    ],
)
def test_a_bad_month_leaves_its_row_out(tmp_path: Path, line: str, what: str) -> None:
    outcome = read(Trimethoprim(), written(tmp_path, line), today=date(2013, 6, 30))
    assert outcome.said == [(2, what)]
    assert outcome.batches == []


def test_a_column_that_names_no_practice_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "trimethoprim.csv"
    path.write_text("month,ratio_quantity.Z10101,total\n", encoding="utf-8")
    with pytest.raises(Unreadable, match="not named for a practice"):
        read(Trimethoprim(), path)


@pytest.mark.skipif(not REAL.exists(), reason=NO_REAL_FILES)
def test_the_published_files_show_the_national_improvement() -> None:
    figures, first, last = 0, [], []
    for path in sorted((REAL / "prescribing").glob("trimethoprim_*.csv.gz")):
        outcome = read(Trimethoprim(), path)
        assert outcome.problems == []
        figures += sum(len(batch) for batch in outcome.batches)
        first += outcome.batches[0].value.tolist()
        last += outcome.batches[-1].value.tolist()
    assert figures == 7_679 * 61 - 2_528 - 3_042 - 4_339, "every cell but the blank ones"
    # the published means, to the three digits they are given with
    assert sum(first) / len(first) == pytest.approx(0.659, abs=5e-4)
    assert sum(last) / len(last) == pytest.approx(0.328, abs=5e-4)
