"""epraccur and egpam: which rows are practices, what they say, and how columns that have drifted are found."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from groundswell.files.problems import Unreadable
from groundswell.organisations.statements import Basis, Kind
from tests.organisations.ods.files import (
    MAY_2024,
    csv_text,
    organisation,
    practice_row,
    recognised,
    refused,
    saved,
    spells,
    taken,
)

Drift = Callable[[list[list[str]]], list[list[str]]]
PLAIN = [practice_row(f"Z1010{i}") for i in range(5)]


def test_a_practice_gives_its_facts_and_its_commissioner(tmp_path: Path) -> None:
    row = practice_row("z10201 ", "THE DENHAM-ON-SEA SURGERY", closed="20240331", status="C", left="20240331")
    file = taken(saved(tmp_path, "epraccur_2024-05.csv", csv_text([*PLAIN, row])), "epraccur")
    said = organisation(file, "Z10201")
    assert (said.kind, said.name, said.status) == (Kind.PRACTICE, "The Denham-on-Sea Surgery", "closed")
    assert (said.opened, said.closed) == (date(1974, 4, 1), date(2024, 4, 1))  # closed: the first day not open
    assert (said.postcode, said.setting, said.row) == ("ZZ1 1AA", "4", 6)
    (spell,) = spells(file, "Z10201", Kind.COMMISSIONER)
    assert (spell.parent, spell.first, spell.until) == ("00Z", date(2013, 4, 1), date(2024, 4, 1))
    assert file.statement.as_at == MAY_2024
    assert file.statement.basis is Basis.DATED
    assert file.statement.complete_for == frozenset()  # only the last commissioner of each stands in it
    assert file.rows_read == 6


def test_the_day_given_by_the_sender_comes_before_the_day_in_the_name(tmp_path: Path) -> None:
    source = saved(tmp_path, "epraccur_2024-05.csv", csv_text(PLAIN))
    assert taken(source, "epraccur", date(2024, 5, 31)).statement.as_at == date(2024, 5, 31)
    with pytest.raises(Unreadable, match="from which day") as found:
        taken(saved(tmp_path, "epraccur.csv", csv_text(PLAIN)), "epraccur")
    assert "--as-at" in found.value.problem.expected


def test_what_is_no_english_practice_is_left_out_and_said(tmp_path: Path) -> None:
    rows = [
        *PLAIN,
        practice_row("Y90001", "INVENTED GP FEDERATION"),
        practice_row("Y90002", "MARKET WALK-IN HEALTH CENTRE"),
        practice_row("Z10301", "HUB LANE FEDERATION PRACTICE"),
        practice_row("W90001", geography="W00", commissioner="7Z1"),
        practice_row("Y90003", "DERMATOLOGY CLINIC", setting="9"),
    ]
    file = taken(saved(tmp_path, "epraccur_2024-05.csv", csv_text(rows)), "epraccur")
    practices = {one.code for one in file.statement.organisations if one.kind is Kind.PRACTICE}
    assert practices == {row[0] for row in PLAIN} | {"Y90002", "Z10301"}
    notes = " ".join(file.notes)
    assert "Y90001 Invented GP Federation" in notes
    assert "1 practice is not in England" in notes
    assert "1 row is not a general practice" in notes


def test_a_commissioner_stands_in_the_region_of_its_practices_on_the_day_of_the_file(tmp_path: Path) -> None:
    file = taken(saved(tmp_path, "epraccur_2024-05.csv", csv_text(PLAIN)), "epraccur")
    (spell,) = spells(file, "00Z", Kind.REGION)
    assert (spell.parent, spell.first, spell.until) == ("Y54", MAY_2024, None)
    assert organisation(file, "Y54").name == "North of England"
    assert organisation(file, "00Z").name is None


def test_the_day_of_joining_of_another_operator_is_not_that_of_the_commissioner(tmp_path: Path) -> None:
    early = practice_row("Z10201", joined="20010401", provider="5ZZ")
    gone = practice_row("Z10202", joined="20010401", left="20101231", closed="20101231", status="C", provider="5ZZ")
    file = taken(saved(tmp_path, "epraccur_2024-05.csv", csv_text([*PLAIN, early, gone])), "epraccur")
    assert [spell.first for spell in spells(file, "Z10201", Kind.COMMISSIONER)] == [date(2013, 4, 1)]
    assert spells(file, "Z10202", Kind.COMMISSIONER) == []
    assert any("2 practices were operated by another" in note for note in file.notes)


def test_odd_rows_are_taken_and_counted(tmp_path: Path) -> None:
    rows = [
        *PLAIN,
        practice_row("Z10201", postcode=""),
        practice_row("Z10202", opened="20250101", joined="20250101"),
        practice_row("Z10203", opened="20200101", joined="20190101"),
        practice_row("Z10204", closed="20230101", status="C"),
        practice_row("Z10205", status="D"),
    ]
    file = taken(saved(tmp_path, "epraccur_2024-05.csv", csv_text(rows)), "epraccur")
    for note in (
        "1 practice has no postcode",
        "1 practice opens after",
        "1 practice joins its commissioner before it opens",
        "1 closed practice has no day of leaving",
    ):
        assert any(note in said for said in file.notes), note
    assert organisation(file, "Z10205").status == "dormant"
    assert spells(file, "Z10204", Kind.COMMISSIONER)[0].until == date(2023, 1, 2)


@pytest.mark.parametrize(
    ("row", "column", "what"),
    [
        (practice_row("Z10201", status="X"), "status (column 13)", "The status is not known"),
        (practice_row("Z10201", opened="31.12.2001"), "opened (column 11)", "This is not a date"),
        (practice_row("Z10201", opened="20010231"), "opened (column 11)", "This is not a date"),
        (practice_row("Z1020"), "code (column 1)", "This is not the code of a practice"),
        (practice_row("Z10100"), "code (column 1)", "The practice stands in the file twice"),
        (practice_row("Z10201", setting="FOUR"), "setting (column 26)", "The prescribing setting is not known"),
        (practice_row("Z10201", closed="19700101"), "closed (column 12)", "The practice closes before it opens"),
        (practice_row("Z10201", left="20121231"), "left (column 17)", "leaves its commissioner before it joins"),
        (practice_row("Z10201")[:20], None, "The row has the wrong number of columns"),
    ],
)
def test_a_wrong_row_is_refused_with_its_number_and_column(
    tmp_path: Path, row: list[str], column: str | None, what: str
) -> None:
    problems = refused(saved(tmp_path, "epraccur_2024-05.csv", csv_text([*PLAIN, row])), "epraccur")
    (problem,) = problems.listed
    assert problem.row == 6
    assert problem.column == column
    assert what in problem.what
    assert problem.expected


HEAD = [f"Column {i}" for i in range(1, 28)]


def worded(row: list[str]) -> list[str]:
    return [*row[:12], {"A": "ACTIVE", "C": "INACTIVE"}[row[12]], *row[13:25], f"RO177|RO{70 + int(row[25]) + 2}", ""]


@pytest.mark.parametrize(
    ("drift", "shown"),
    [
        (lambda rows: [HEAD, *rows], "below a head"),
        (lambda rows: [worded(row) for row in rows], "in words"),
        (lambda rows: [["1", *row] for row in rows], "status (column 14)"),  # a leading column
        (lambda rows: [row[:8] + row[9:] for row in rows], "status (column 12)"),  # an address line fewer
        (lambda rows: [row[:18] + row[21:] for row in rows], "setting (column 23)"),  # empty columns dropped
    ],
    ids=["head", "words", "leading column", "shorter address", "no empty columns"],
)
def test_columns_that_have_drifted_are_found(tmp_path: Path, drift: Drift, shown: str) -> None:
    rows = [*PLAIN, practice_row("Z10201", closed="20240331", status="C", left="20240331")]
    rows.append(practice_row("Y90003", "DERMATOLOGY CLINIC", setting="9"))
    plain = taken(saved(tmp_path, "epraccur_2024-05.csv", csv_text(rows)), "epraccur")
    source = saved(tmp_path, "epraccur_drifted_2024-05.csv", csv_text(drift(rows)))
    assert recognised(source) == ["epraccur"]
    drifted = taken(source, "epraccur")
    assert shown in drifted.notes[0]
    assert [(m.child, m.parent, m.first, m.until) for m in drifted.statement.memberships] == [
        (m.child, m.parent, m.first, m.until) for m in plain.statement.memberships
    ]
    facts = [
        [(o.code, o.name, o.opened, o.closed, o.status, o.postcode) for o in file.statement.organisations]
        for file in (plain, drifted)
    ]
    assert facts[0] == facts[1]


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([["a", "b", "c"]] * 5, "no column holds codes of practices"),
        ([[*row[:12], "?", *row[13:]] for row in PLAIN], "no column holds a status"),
        ([[*row[:9], "not a postcode", *row[10:]] for row in PLAIN], "no postcodes"),
        ([[*row[:25], "9", ""] for row in PLAIN], "general practice"),
    ],
)
def test_a_layout_not_recognised_is_refused_with_row_and_reason(
    tmp_path: Path, rows: list[list[str]], reason: str
) -> None:
    source = saved(tmp_path, "epraccur_2024-05.csv", csv_text(rows))
    assert recognised(source) == []
    with pytest.raises(Unreadable, match=reason) as found:
        taken(source, "epraccur")
    assert "is the first row looked at" in str(found.value)
    assert found.value.problem.found


def test_amendments_are_told_from_the_whole_file_and_leave_persons_out(tmp_path: Path) -> None:
    rows = [
        practice_row("Z10101", status="D", amended="1"),
        practice_row("Z10102", amended="1"),
        practice_row(
            "G9000001", "INVENTED AB", status="B", subtype="O", commissioner="Z10101", amended="1", setting=""
        ),
    ]
    source = saved(tmp_path, "amendments_2024-05.csv", csv_text(rows))
    assert recognised(source) == ["egpam"]
    file = taken(source, "egpam")
    assert organisation(file, "Z10101").status == "dormant"
    assert {o.code for o in file.statement.organisations if o.kind is Kind.PRACTICE} == {"Z10101", "Z10102"}
    assert any("1 row is of a person" in note for note in file.notes)
    assert file.statement.complete_for == frozenset()


@pytest.mark.parametrize("name", ["epraccur_2024-05.csv.gz", "epraccur_2024-05.csv"])
def test_a_file_cut_short_is_refused(tmp_path: Path, name: str) -> None:
    source = saved(tmp_path, name, csv_text(PLAIN))
    whole = source.path.read_bytes()
    source.path.write_bytes(whole[: len(whole) - (12 if name.endswith(".gz") else 6)])
    with pytest.raises(Unreadable, match="cut short"):
        refused(source, "epraccur")


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    content = csv_text([*PLAIN, practice_row("Z10201", "CAFÉ SURGERY")]).encode("cp1252")
    with pytest.raises(Unreadable, match="line 6"):
        refused(saved(tmp_path, "epraccur_2024-05.csv", content), "epraccur")


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    source = saved(tmp_path, "epraccur_2024-05.csv", "")
    assert recognised(source) == []
    with pytest.raises(Unreadable, match="empty"):
        refused(source, "epraccur")
