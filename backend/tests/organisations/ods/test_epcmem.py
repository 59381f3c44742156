"""epcmem: spells in primary care groups, trusts and clinical commissioning groups."""

from datetime import date
from pathlib import Path

import pytest

from groundswell.files.problems import Unreadable
from groundswell.organisations.statements import Basis, Kind
from tests.organisations.ods.files import csv_text, organisation, recognised, refused, saved, spells, taken

ROWS = [
    ["Z10101", "5ZZ", "W", "20010401", "20130331", "0"],
    ["Z10101", "00Z", "W", "20130401", "", "0"],
    ["Z10101", "4ZZ99", "W", "19990401", "20010331", "0"],
    ["W90001", "7A9", "W", "20030401", "", "0"],
]


def test_every_spell_is_taken_with_the_kind_of_commissioner_its_code_tells(tmp_path: Path) -> None:
    source = saved(tmp_path, "epcmem_2019-10.csv.gz", csv_text(ROWS))
    assert recognised(source) == ["epcmem"]
    file = taken(source, "epcmem")
    assert [(s.parent, s.first, s.until) for s in spells(file, "Z10101", Kind.COMMISSIONER)] == [
        ("4ZZ99", date(1999, 4, 1), date(2001, 4, 1)),
        ("5ZZ", date(2001, 4, 1), date(2013, 4, 1)),
        ("00Z", date(2013, 4, 1), None),
    ]
    assert [organisation(file, code).subkind for code in ("4ZZ99", "5ZZ", "00Z")] == ["pcg", "pct", None]
    assert (file.statement.basis, file.statement.complete_for) == (Basis.DATED, frozenset({Kind.COMMISSIONER}))
    assert any("1 spell is of a practice in Wales" in note for note in file.notes)


def test_of_two_spells_at_once_the_later_is_taken_and_the_overlap_reported(tmp_path: Path) -> None:
    rows = [["Z10101", "00Y", "W", "20130401", "", "0"], ["Z10101", "00Z", "W", "20150401", "", "0"]]
    file = taken(saved(tmp_path, "epcmem_2019-10.csv", csv_text(rows)), "epcmem")
    assert [(s.parent, s.until) for s in spells(file, "Z10101", Kind.COMMISSIONER)] == [
        ("00Y", date(2015, 4, 1)),
        ("00Z", None),
    ]
    assert any("Rows 1 and 2" in note for note in file.notes)


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (["Z10102", "00Z", "W", "", "", "0"], "joined (column 4)"),
        (["Z10102", "00Z", "W", "20130401", "soon", "0"], "left (column 5)"),
        (["Z10102", "00Z", "W", "20130401", "20120401", "0"], "left (column 5)"),
        (["Z10102", "", "W", "20130401", "", "0"], "parent (column 2)"),
        (["10102", "00Z", "W", "20130401", "", "0"], "practice (column 1)"),
        (["Z10102", "00Z", "W", "20130401"], None),
    ],
)
def test_a_wrong_row_is_refused(tmp_path: Path, row: list[str], column: str | None) -> None:
    problems = refused(saved(tmp_path, "epcmem_2019-10.csv", csv_text([*ROWS, row])), "epcmem")
    assert [(problem.row, problem.column) for problem in problems.listed] == [(5, column)]


def test_another_file_is_no_epcmem(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="not those of epcmem"):
        refused(saved(tmp_path, "epcmem_2019-10.csv", "a,b,c\n1,2,3\n"), "epcmem")
