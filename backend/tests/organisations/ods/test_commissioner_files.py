"""eccg, the look-ups of the ONS, branch surgeries and the appointments mapping."""

from datetime import date
from pathlib import Path

import pytest

from groundswell.files.problems import Unreadable
from groundswell.organisations.statements import Basis, Kind
from tests.organisations.ods.files import csv_text, organisation, recognised, refused, saved, spells, taken


def commissioner_row(code: str, name: str, region: str = "Y57", kind: str = "C", closed: str = "") -> list[str]:
    row = [""] * 27
    row[0:4] = [code, name, region, "Q99"]
    row[9:14] = ["ZZ1 1AA", "20130401", closed, "", kind]
    return row


ECCG = [
    commissioner_row("00Y", "NHS INVENTED SHORE CCG"),
    commissioner_row("00Z", "NHS INVENTED HILLS CCG", closed="20150331"),
    commissioner_row("13Z", "INVENTED COMMISSIONING HUB", kind="H"),
]


def test_eccg_gives_groups_in_regions_and_hubs_without(tmp_path: Path) -> None:
    source = saved(tmp_path, "eccg_2016-02.csv", csv_text(ECCG))
    assert recognised(source) == ["eccg"]
    file = taken(source, "eccg")
    closed = organisation(file, "00Z")
    assert (closed.name, closed.subkind, closed.status) == ("NHS Invented Hills CCG", "ccg", "closed")
    assert [(s.parent, s.first, s.until) for s in spells(file, "00Z", Kind.REGION)] == [
        ("Y57", date(2013, 4, 1), date(2015, 4, 1))
    ]
    assert organisation(file, "13Z").subkind == "hub"
    assert spells(file, "13Z", Kind.REGION) == []
    assert organisation(file, "Y57").name == "South of England"
    assert any("1 row is a commissioning hub" in note for note in file.notes)


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (commissioner_row("00Y", "AGAIN"), "column 1"),
        (commissioner_row("0Y", "SHORT"), "column 1"),
        (commissioner_row("00X", "NO REGION", region=""), "column 3"),
        (commissioner_row("00X", "NO TYPE", kind="K"), "column 14"),
        (commissioner_row("00X", "LATE", closed="later"), "closed (column 12)"),
    ],
)
def test_a_wrong_commissioner_is_refused(tmp_path: Path, row: list[str], column: str) -> None:
    problems = refused(saved(tmp_path, "eccg_2016-02.csv", csv_text([*ECCG, row])), "eccg")
    assert [(problem.row, problem.column) for problem in problems.listed] == [(4, column)]


CCGS = (
    "\ufeffFID,CCG21CD,CCG21CDH,CCG21NM,STP21CD,STP21CDH,STP21NM,NHSER21CD,NHSER21CDH,NHSER21NM\r\n"
    "1,E38999991,00Y,NHS Invented Shore CCG,E54999991,QZ9,Shore and Hills,E40999991,Y91,Invented Region\r\n"
    "2,E38999992,00Z,NHS Invented Hills CCG,E54999991,QZ9,Shore and Hills,E40999991,Y91,Invented Region\r\n"
)
SUB_ICBS = (
    "\ufeffSICBL22CD,SICBL22CDH,SICBL22NM,ICB22CD,ICB22CDH,ICB22NM,NHSER22CD,NHSER22CDH,NHSER22NM,ObjectId\r\n"
    "E38999991,00Y,NHS Shore and Hills ICB - 00Y,E54999991,QZ9,NHS Shore and Hills ICB,E40999991,Y91,Invented,1\r\n"
)


@pytest.mark.parametrize(
    ("name", "content", "as_format", "subkinds", "in_parent", "in_region"),
    [
        ("lookup_2021-04.csv", CCGS, "ccg_stp_region", ("ccg", "stp"), date(2021, 4, 1), date(2019, 4, 1)),
        ("lookup_2022-07.csv", SUB_ICBS, "sub_icb_icb_region", ("sub_icb", "icb"), date(2022, 7, 1), date(2022, 7, 1)),
        ("lookup.csv", SUB_ICBS, "sub_icb_icb_region", ("sub_icb", "icb"), date(2022, 7, 1), date(2022, 7, 1)),
    ],
)
def test_look_ups_put_ods_codes_in_parents_and_regions(
    tmp_path: Path,
    name: str,
    content: str,
    as_format: str,
    subkinds: tuple[str, str],
    in_parent: date,
    in_region: date,
) -> None:
    source = saved(tmp_path, name, content)
    assert recognised(source) == [as_format]
    file = taken(source, as_format)
    assert (organisation(file, "00Y").subkind, organisation(file, "QZ9").subkind) == subkinds
    assert [(s.parent, s.first) for s in spells(file, "00Y", Kind.COMMISSIONER)] == [("QZ9", in_parent)]
    assert [(s.parent, s.first) for s in spells(file, "00Y", Kind.REGION)] == [("Y91", in_region)]
    assert [(s.parent, s.first) for s in spells(file, "QZ9", Kind.REGION)] == [("Y91", in_region)]
    assert not any(one.code.startswith("E") for one in file.statement.organisations)
    assert file.statement.as_at == in_parent


def test_a_commissioner_in_two_parents_is_refused(tmp_path: Path) -> None:
    second = "3,E38999991,00Y,NHS Invented Shore CCG,E54999992,QZ8,Other,E40999991,Y91,Invented Region\r\n"
    problems = refused(saved(tmp_path, "lookup_2021-04.csv", CCGS + second), "ccg_stp_region")
    assert [(problem.row, problem.column) for problem in problems.listed] == [(4, "STP21CDH")]


def test_a_look_up_with_codes_of_the_ons_alone_is_refused(tmp_path: Path) -> None:
    source = saved(tmp_path, "lookup_2021-04.csv", "CCG21CD,CCG21NM\r\nE38999991,NHS Invented Shore CCG\r\n")
    assert recognised(source) == []
    with pytest.raises(Unreadable, match="head"):
        refused(source, "ccg_stp_region")


def test_branches_are_recognised_and_nothing_is_taken(tmp_path: Path) -> None:
    rows = [[f"Z1010100{i}", "BRANCH", *[""] * 12, "Z10101", *[""] * 12] for i in range(3)]
    source = saved(tmp_path, "ebranchs_2017-08.csv", csv_text(rows))
    assert recognised(source) == ["ebranchs"]
    file = taken(source, "ebranchs")
    assert (file.rows_read, file.statement.organisations, file.statement.memberships) == (3, [], [])
    assert "3 branch surgeries of 1 practice" in file.notes[0]


GPAD_HEAD = (
    "GP_CODE,GP_NAME,SUPPLIER,PCN_CODE,PCN_NAME,SUB_ICB_LOCATION_CODE,SUB_ICB_LOCATION_NAME,ICB_CODE,ICB_NAME,"
    "REGION_CODE,REGION_NAME\n"
)
ABOVE = "00Y,NHS Shore and Hills ICB - 00Y,QZ9,NHS Shore and Hills Integrated Care Board,Y91,Invented Region\n"
GPAD = (
    GPAD_HEAD
    + f"Z10101,FIRST SURGERY,EMIS,U90001,SEA VIEW PCN,{ABOVE}"
    + f"Z10101,FIRST SURGERY,EMIS/TPP,U90001,SEA VIEW PCN,{ABOVE}"
    + f"Z10102,SECOND SURGERY,TPP,U,UNALLOCATED,{ABOVE}"
)


def test_the_appointments_mapping_states_one_month(tmp_path: Path) -> None:
    source = saved(tmp_path, "gpad_mapping_2025-08.csv.gz", GPAD)
    assert recognised(source) == ["gpad_mapping"]
    file = taken(source, "gpad_mapping")
    august = date(2025, 8, 1)
    assert (file.statement.basis, file.statement.as_at) == (Basis.MONTHLY, august)
    assert [(s.parent, s.first, s.until) for s in spells(file, "Z10101", Kind.NETWORK)] == [("U90001", august, None)]
    assert [s.parent for s in spells(file, "Z10102", Kind.NETWORK)] == [None]  # stated to be in none
    assert [s.parent for s in spells(file, "00Y", Kind.COMMISSIONER)] == ["QZ9"]
    assert [s.parent for s in spells(file, "00Y", Kind.REGION)] == ["Y91"]
    assert organisation(file, "U90001").name == "Sea View PCN"
    assert any("1 row repeats a practice already named, with another supplier" in note for note in file.notes)
    assert any("1 practice is in no network" in note for note in file.notes)


@pytest.mark.parametrize(
    ("line", "column"),
    [
        (f"Z10101,FIRST SURGERY,EMIS,U90002,OTHER PCN,{ABOVE}", "PCN_CODE"),
        (f"Z1010,SHORT,EMIS,U90001,SEA VIEW PCN,{ABOVE}", "GP_CODE"),
        (f"Z10103,THIRD,EMIS,90001,SEA VIEW PCN,{ABOVE}", "PCN_CODE"),
        ("Z10103,THIRD,EMIS,U90001,SEA VIEW PCN,,,QZ9,NHS,Y91,Invented\n", "SUB_ICB_LOCATION_CODE"),
    ],
)
def test_a_wrong_row_of_the_mapping_is_refused(tmp_path: Path, line: str, column: str) -> None:
    problems = refused(saved(tmp_path, "gpad_mapping_2025-08.csv", GPAD + line), "gpad_mapping")
    assert [(problem.row, problem.column) for problem in problems.listed] == [(5, column)]
