"""ePCN: networks and the spells of practices in them."""

from datetime import date
from pathlib import Path

import pytest

from groundswell.files.problems import Unreadable
from groundswell.files.source import Source
from groundswell.organisations.statements import Basis, Kind
from tests.organisations.ods.files import organisation, recognised, refused, spells, taken, workbook

OLD_NETWORKS: list[object] = [
    "PCN Code", "PCN Name", "Current Clinical Commissioning Group Code", "Clinical Commissioning Group Name",
    "Open Date (YYYYMMDD)", "Close Date", "Address Line 1", "Postcode",
]  # fmt: skip
OLD_MEMBERS: list[object] = [
    "Partner Organisation Code", "Partner Name", "Practice Parent CCG Code", "Practice Parent CCG Name", "PCN Code",
    "PCN Name", "PCN Parent CCG Code", "PCN Parent CCG Name", "Practice to PCN Relationship Start Date",
    "Practice to PCN Relationship End Date",
]  # fmt: skip


def feeds(heads: list[object]) -> list[object]:
    """As printed since 2022: line feeds between the words."""
    return [str(head).replace(" ", "\n", 1).replace(" (YYYYMMDD)", "") + " " for head in heads]


def network(code: str, opened: object = "20191001", closed: object = "") -> list[object]:
    return [code, f"SEA VIEW {code[-1]} PCN", "00Z", "NHS INVENTED CCG", opened, closed, "1 HIGH ST", "zz1  1aa"]


def member(practice: str, code: str, first: object = "20191001", last: object = "") -> list[object]:
    return [
        practice,
        "THE SURGERY",
        "00Z",
        "NHS INVENTED CCG",
        code,
        "SEA VIEW PCN",
        "00Z",
        "NHS INVENTED CCG",
        first,
        last,
    ]


def epcn(folder: Path, networks: list[list[object]], members: list[list[object]], old: bool = False) -> Source:
    heads = (OLD_NETWORKS, OLD_MEMBERS) if old else (feeds(OLD_NETWORKS), feeds(OLD_MEMBERS))
    sheets = {"PCN Details" if old else "PCNDetails": [heads[0], *networks]}
    sheets["PCN Core Partner Details"] = [heads[1], *members]
    return workbook(folder, "ePCN_2022-02-25.xlsx", sheets)


@pytest.mark.parametrize("old", [True, False], ids=["2019", "2022"])
def test_networks_and_dated_memberships(tmp_path: Path, old: bool) -> None:
    day: object = 20191001.0 if old else "20191001"
    source = epcn(
        tmp_path,
        [network("U90001", day), network("U90002", day, "20211231")],
        [member("Z10101", "U90002", day, "20211231"), member("Z10101", "U90001", "20220101")],
        old,
    )
    assert recognised(source) == ["epcn"]
    file = taken(source, "epcn")
    said = organisation(file, "U90002")
    assert (said.kind, said.name, said.status) == (Kind.NETWORK, "Sea View 2 PCN", "closed")
    assert (said.opened, said.closed, said.postcode) == (date(2019, 10, 1), date(2022, 1, 1), "ZZ1 1AA")
    assert [(s.parent, s.first, s.until) for s in spells(file, "Z10101", Kind.NETWORK)] == [
        ("U90002", date(2019, 10, 1), date(2022, 1, 1)),
        ("U90001", date(2022, 1, 1), None),
    ]
    assert (organisation(file, "00Z").name, organisation(file, "00Z").subkind) == ("NHS Invented CCG", "ccg")
    assert organisation(file, "Z10101").kind is Kind.PRACTICE
    assert (file.statement.basis, file.statement.complete_for) == (Basis.DATED, frozenset({Kind.NETWORK}))
    assert file.statement.as_at == date(2022, 2, 25)


def test_an_overlap_is_reported_and_the_later_spell_wins_from_its_start(tmp_path: Path) -> None:
    source = epcn(
        tmp_path,
        [network("U90001"), network("U90002")],
        [member("Z10101", "U90002", "20210401"), member("Z10101", "U90001", "20191001", "20210401")],
    )
    file = taken(source, "epcn")
    assert [(s.parent, s.until) for s in spells(file, "Z10101", Kind.NETWORK)] == [
        ("U90001", date(2021, 4, 1)),
        ("U90002", None),
    ]
    (note,) = file.notes
    assert "rows 3 and 2" in note
    assert "to 2021-04-01" in note  # as printed: the last day


def test_a_membership_that_stands_twice_is_taken_once(tmp_path: Path) -> None:
    file = taken(epcn(tmp_path, [network("U90001")], [member("Z10101", "U90001")] * 2), "epcn")
    assert len(spells(file, "Z10101", Kind.NETWORK)) == 1
    assert any("twice" in note for note in file.notes)


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (member("Z10101", "U99999"), "PCN Code"),
        (member("Z10101", "U"), "PCN Code"),
        (member("", "U90001"), "Partner Organisation Code"),
        (member("Z10101", "U90001", "October"), "Relationship Start Date"),
        (member("Z10101", "U90001", ""), "Relationship Start Date"),
        (member("Z10101", "U90001", "20191001", "20180101"), "Relationship End Date"),
    ],
)
def test_a_wrong_membership_is_refused_with_sheet_and_row(tmp_path: Path, row: list[object], column: str) -> None:
    problems = refused(epcn(tmp_path, [network("U90001")], [member("Z10102", "U90001"), row]), "epcn")
    (problem,) = problems.listed
    assert (problem.sheet, problem.row, problem.column) == ("PCN Core Partner Details", 3, column)


def test_a_workbook_that_lacks_a_sheet_is_refused(tmp_path: Path) -> None:
    source = workbook(tmp_path, "ePCN_2022-02-25.xlsx", {"PCNDetails": [feeds(OLD_NETWORKS), network("U90001")]})
    with pytest.raises(Unreadable, match="No sheet holds the memberships") as found:
        refused(source, "epcn")
    assert "PCNDetails" in found.value.problem.found


def test_a_workbook_cut_short_is_refused(tmp_path: Path) -> None:
    source = epcn(tmp_path, [network("U90001")], [member("Z10101", "U90001")])
    source.path.write_bytes(source.path.read_bytes()[:-200])
    with pytest.raises(Unreadable, match="cut short"):
        refused(Source(source.path), "epcn")
