from pathlib import Path

import pytest

from groundswell.files.problems import Unreadable
from groundswell.files.source import Source
from groundswell.ingest.formats import chosen
from groundswell.ingest.readers.deprivation import DeprivationScores
from groundswell.organisations.deprivation import StatedScore
from tests.ingest.readers.reading import NO_REAL_FILES, REAL, UndatedOutcome, read_scores

HEAD = "IndicatorID,Year,AreaCode,AreaName,IsAreaCurrent,Value"
REAL_FILE = REAL / "deprivation" / "fingertips_93553_imd_practice_2010_2015_2019.csv.gz"


def written(tmp_path: Path, *lines: str, head: str = HEAD, encoding: str = "utf-8-sig") -> Path:
    path = tmp_path / "deprivation.csv"
    path.write_text("\n".join((head, *lines)) + "\n", encoding=encoding)
    return path


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8"])
def test_a_row_is_a_practice_and_an_edition(tmp_path: Path, encoding: str) -> None:
    path = written(
        tmp_path,
        "93553,2015,Z10101,Linden Walk,1,25.07512244",
        '93553,2019,Z10101,"Linden Walk, Harrowdene",1,32.5',
        "93553,2015,Z10105,Old Forge,0,0",
        encoding=encoding,
    )
    outcome = read_scores(DeprivationScores(), path)
    assert isinstance(chosen(Source(path), None), DeprivationScores)
    assert outcome.scores == [
        StatedScore("Z10101", 2015, 25.07512244),
        StatedScore("Z10101", 2019, 32.5),
        StatedScore("Z10105", 2015, 0),
    ]
    assert (outcome.reading.rows_read, outcome.problems) == (3, [])


@pytest.mark.parametrize(
    ("line", "column", "what"),
    [
        ("93553,2015,Z10101,Linden Walk,1,", "Value", "The score is not a number from 0 to 100"),
        ("93553,2015,Z10101,Linden Walk,1,*", "Value", "The score is not a number from 0 to 100"),
        ("93553,2015,Z10101,Linden Walk,1,nan", "Value", "The score is not a number from 0 to 100"),
        ("93553,2015,Z10101,Linden Walk,1,100.1", "Value", "The score is not a number from 0 to 100"),
        ("93553,2015/16,Z10101,Linden Walk,1,5", "Year", "The edition is not a year"),
        ("93553,2015,E10000001,Eastmarch,1,5", "AreaCode", "The row has no practice code"),
        ("93553,2019,Z10102,Mill Lane,1,7", "AreaCode", "Same practice and edition as row 2"),
        ("91872,2015,Z10101,Linden Walk,1,5", "IndicatorID", "The row is of another indicator"),
        ("93553,2015,Z10101,5", None, "The row has the wrong number of columns"),
    ],
)
def test_what_is_wrong_is_told_with_its_row(tmp_path: Path, line: str, column: str | None, what: str) -> None:
    outcome = read_scores(DeprivationScores(), written(tmp_path, "93553,2019,Z10102,Mill Lane,1,6", "", line))
    (problem,) = outcome.problems
    assert (problem.row, problem.column, problem.what) == (4, column, what)
    assert [score.code for score in outcome.scores] == ["Z10102"]


def test_a_file_of_other_columns_or_without_rows_is_refused(tmp_path: Path) -> None:
    other = written(tmp_path, head="Year,AreaCode,Value")
    assert not DeprivationScores().recognises(Source(other))
    with pytest.raises(Unreadable, match="not those of this file"):
        read_scores(DeprivationScores(), other)
    with pytest.raises(Unreadable, match="no rows of practices"):
        read_scores(DeprivationScores(), written(tmp_path))


@pytest.mark.skipif(not REAL.exists(), reason=NO_REAL_FILES)
def test_the_published_file() -> None:
    outcome: UndatedOutcome = read_scores(DeprivationScores(), REAL_FILE)
    assert DeprivationScores().recognises(Source(REAL_FILE))
    assert outcome.problems == []
    assert (outcome.reading.rows_read, len(outcome.scores)) == (23_080, 23_080)
    by_year = {year: [each.score for each in outcome.scores if each.year == year] for year in (2010, 2015, 2019)}
    assert {year: len(scores) for year, scores in by_year.items()} == {2010: 8_222, 2015: 7_878, 2019: 6_980}
    assert outcome.scores[2] == StatedScore("A81001", 2019, 32.36093926)
    assert (min(map(min, by_year.values())), max(map(max, by_year.values()))) == (2.595313542, 68.87520435)
