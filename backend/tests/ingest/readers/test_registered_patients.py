from datetime import date
from pathlib import Path

import pytest

from groundswell.files.problems import Unreadable
from groundswell.files.source import Source
from groundswell.ingest.readers.registered_patients import RegisteredPatients
from groundswell.organisations.statements import Basis, Kind
from tests.ingest.readers.reading import NO_REAL_FILES, REAL, read

HEAD = (
    "PUBLICATION,EXTRACT_DATE,TYPE,SUB_ICB_LOCATION_CODE,ONS_SUB_ICB_LOCATION_CODE,CODE,POSTCODE,SEX,AGE,"
    "NUMBER_OF_PATIENTS"
)


def line(code: str, patients: object, day: str = "2025-12-01", kind: str = "GP", age: str = "ALL") -> str:
    return f"GP_PRAC_PAT_LIST,{day},{kind},99X,E99999999,{code},ZZ1 1ZZ,ALL,{age},{patients}"


def written(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "lists.csv"
    path.write_text("\n".join((HEAD, *lines)) + "\n", encoding="utf-8")
    return path


def test_the_list_size_of_each_practice_is_read_with_its_commissioner(tmp_path: Path) -> None:
    path = written(
        tmp_path, line("Z10101", 3763), line("Z10102", 4), line("Z10101", 9, age="0"), line("99X", 1, kind="CCG")
    )
    outcome = read(RegisteredPatients(), path)
    december = date(2025, 12, 1)
    assert RegisteredPatients().recognises(Source(path))
    assert outcome.of("registered_patients") == [
        ("Z10101", december, 3763.0, None, None),
        ("Z10102", december, 4.0, None, None),
    ]
    statement = outcome.reading.statement
    assert statement is not None
    assert (statement.as_at, statement.basis) == (december, Basis.MONTHLY)
    assert [(m.child, m.parent, m.parent_kind) for m in statement.memberships] == [
        ("Z10101", "99X", Kind.COMMISSIONER),
        ("Z10102", "99X", Kind.COMMISSIONER),
    ]
    assert statement.organisations[0].postcode == "ZZ1 1ZZ"


@pytest.mark.parametrize(
    ("bad", "what"),
    [
        (line("Z10102", "-4"), "The number of patients is not a whole number from 0 up"),
        (line("Z10102", "nan"), "The number of patients is not a whole number from 0 up"),
        (line("Z10102", "²"), "The number of patients is not a whole number from 0 up"),
        (line("", 4), "The row has no practice code"),
        (line("Z10102", 4, day="12/2025"), "The date is not a date"),
        (line("Z10102", 4, day="2026-01-01"), "The month is in the future"),
        (line("Z10102", 4, day="2025-11-01"), "The row is for another date than the rows before it"),
        ("GP,2025-12-01", "The row has the wrong number of columns"),
    ],
)
def test_a_bad_row_is_told_by_its_number_and_left_out(tmp_path: Path, bad: str, what: str) -> None:
    path = written(tmp_path, line("Z10101", 3763), bad)
    outcome = read(RegisteredPatients(), path, today=date(2025, 12, 31))
    assert outcome.said == [(3, what)]
    assert [figure[0] for figure in outcome.of("registered_patients")] == ["Z10101"]
    assert outcome.reading.rows_read == 2


def test_a_file_without_a_needed_column_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "lists.csv"
    path.write_text("CODE,SEX\nZ10101,ALL\n", encoding="utf-8")
    assert not RegisteredPatients().recognises(Source(path))
    with pytest.raises(Unreadable, match="no column EXTRACT_DATE, TYPE, AGE, NUMBER_OF_PATIENTS"):
        read(RegisteredPatients(), path)


@pytest.mark.skipif(not REAL.exists(), reason=NO_REAL_FILES)
def test_the_published_lists_are_read() -> None:
    found = {}
    for path in sorted((REAL / "list_size").glob("*.csv.gz")):
        outcome = read(RegisteredPatients(), path)
        assert outcome.problems == []
        found[outcome.reading.as_at] = len(outcome.batches[0])
    assert found == {date(2025, 10, 1): 6202, date(2025, 11, 1): 6200, date(2025, 12, 1): 6196}
