"""The plain list of federations and schemes, which people write themselves: every slip is said by row."""

from datetime import date
from pathlib import Path

import pytest

from groundswell.files.problems import Problem, Unreadable
from groundswell.organisations.ods.federations import code_from_name
from groundswell.organisations.statements import Basis, Kind
from tests.organisations.ods.files import organisation, recognised, refused, saved, spells, taken

GOOD = "practice,federation,from,to\nZ10101,FED-01,2015-04-01,\nz10102,FED-01,2015-04-01,2018-03-31\n"


def problems_in(folder: Path, lines: str, head: str = "practice,federation,from,to") -> list[Problem]:
    return refused(saved(folder, "federations_2024-05.csv", f"{head}\n{lines}"), "federations").listed


def test_memberships_end_after_the_last_day_given(tmp_path: Path) -> None:
    source = saved(tmp_path, "federations_2024-05.csv", GOOD)
    assert recognised(source) == ["federations"]
    file = taken(source, "federations")
    assert [(s.parent, s.first, s.until) for s in spells(file, "Z10102", Kind.FEDERATION)] == [
        ("FED-01", date(2015, 4, 1), date(2018, 4, 1))
    ]
    assert spells(file, "Z10101", Kind.FEDERATION)[0].until is None
    assert (file.statement.basis, file.statement.complete_for) == (Basis.DATED, frozenset())
    assert organisation(file, "FED-01").name is None


@pytest.mark.parametrize("day", ["2015-04-01", "20150401", "01/04/2015"])
def test_days_are_read_as_people_here_write_them(tmp_path: Path, day: str) -> None:
    file = taken(
        saved(tmp_path, "federations_2024-05.csv", f"practice,federation,from,to\nZ10101,F1,{day},\n"), "federations"
    )
    assert spells(file, "Z10101", Kind.FEDERATION)[0].first == date(2015, 4, 1)


def test_schemes_have_a_wave_and_stand_beside_federations(tmp_path: Path) -> None:
    text = (
        "to,practice,federation,from,kind,wave,federation_name\n"
        ",Z10101,FED-01,2015-04-01,,,Sea View Federation\n"
        ",Z10101,S01,2015-04-01,Scheme,1,Open All Hours\n"
    )
    file = taken(saved(tmp_path, "federations_2024-05.csv", text), "federations")
    scheme = organisation(file, "S01")
    assert (scheme.kind, scheme.subkind, scheme.name) == (Kind.SCHEME, "1", "Open All Hours")
    assert organisation(file, "FED-01").kind is Kind.FEDERATION
    assert [s.parent for s in spells(file, "Z10101", Kind.SCHEME)] == ["S01"]


def test_a_federation_may_be_given_by_name(tmp_path: Path) -> None:
    text = "practice,federation,from,to\nZ10101,Sea View and Hills Federation,2015-04-01,\nZ10102,fed-01,2015-04-01,\n"
    file = taken(saved(tmp_path, "federations_2024-05.csv", text), "federations")
    assert organisation(file, "SEA-VIEW-AND-HILLS").name == "Sea View and Hills Federation"
    assert organisation(file, "FED-01").name is None


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Sea View", "SEA-VIEW"),
        ("St Mary's & St John's Group", "ST-MARYS-ST-JOHNS"),
        ("Llanfairpwllgwyngyllgogerych", "LLANFAIRPWLLGWYNGYLL"),
        ("…", ""),
    ],
)
def test_a_code_is_made_of_whole_words_of_a_name(name: str, code: str) -> None:
    assert code_from_name(name) == code


@pytest.mark.parametrize(
    ("line", "column", "found", "what"),
    [
        (",FED-01,2015-04-01,", "practice", "(empty)", "There is no practice"),
        ("A1,FED-01,2015-04-01,", "practice", "A1", "not the code of a practice"),
        ("Z10103,,2015-04-01,", "federation", "(empty)", "There is no federation"),
        ("Z10103,?,2015-04-01,", "federation", "?", "No code can be made"),
        ("Z10103,FED-01,,", "from", "(empty)", "There is no first day"),
        ("Z10103,FED-01,April 2015,", "from", "April 2015", "not a date"),
        ("Z10103,FED-01,2015-02-30,", "from", "2015-02-30", "not a date"),
        ("Z10103,FED-01,2015-04-01,soon", "to", "soon", "not a date"),
        ("Z10103,FED-01,2015-04-01,2015-03-31", "to", "2015-03-31", "last day is before the first"),
        ("Z10101,FED-01,2015-04-01,", "practice", "Z10101 in FED-01 from 2015-04-01", "repeats another"),
        ("Z10101,FED-02,2016-04-01,", "from", "Z10101 in FED-02 from 2016-04-01", "two federations at once"),
        ("Z10102,FED-02,2018-03-31,", "from", "Z10102 in FED-02 from 2018-03-31", "two federations at once"),
        ("Z10103,FED-01", None, "2 columns", "wrong number of columns"),
    ],
)
def test_a_slip_is_said_with_its_row_and_column(tmp_path: Path, line: str, column: str, found: str, what: str) -> None:
    (problem,) = problems_in(tmp_path, GOOD.split("\n", 1)[1] + line + "\n")
    assert (problem.row, problem.column, problem.found) == (4, column, found)
    assert what in problem.what
    assert problem.expected


def test_an_overlap_names_the_other_row_whatever_the_order(tmp_path: Path) -> None:
    (problem,) = problems_in(tmp_path, "Z10101,FED-02,2018-01-01,\nZ10101,FED-01,2015-04-01,2019-12-31\n")
    assert problem.row == 2
    assert "row 3" in problem.expected


@pytest.mark.parametrize(
    ("lines", "column"),
    [
        ("Z10101,FED-01,2015-04-01,,club,,", "kind"),
        ("Z10101,FED-01,2015-04-01,,federation,1,", "wave"),
    ],
)
def test_kind_and_wave_are_checked(tmp_path: Path, lines: str, column: str) -> None:
    (problem,) = problems_in(tmp_path, lines, "practice,federation,from,to,kind,wave,federation_name")
    assert (problem.row, problem.column) == (2, column)


def test_one_code_for_two_federations_is_refused(tmp_path: Path) -> None:
    lines = "Z10101,Sea View,2015-04-01,\nZ10102,SEA VIEW,2015-04-01,\n"
    (problem,) = problems_in(tmp_path, lines)
    assert (problem.row, problem.column, problem.found) == (3, "federation_name", "SEA VIEW")


@pytest.mark.parametrize("head", ["practice,federation,from", "practice,federation,from,to,colour", "a,b,c,d"])
def test_a_head_that_is_not_known_is_refused(tmp_path: Path, head: str) -> None:
    with pytest.raises(Unreadable, match="head"):
        problems_in(tmp_path, "Z10101,FED-01,2015-04-01\n", head)
