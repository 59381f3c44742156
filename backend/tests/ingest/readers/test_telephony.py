"""Monthly telephony workbooks: stray numbers, merged heads, spacer columns and shared accounts."""

from datetime import date
from pathlib import Path

import pytest

from groundswell.files.problems import Unreadable
from groundswell.files.source import Source
from groundswell.ingest.readers.telephony import Telephony
from groundswell.organisations.statements import Kind
from tests.ingest.readers.reading import NO_REAL_FILES, REAL, read
from tests.ingest.readers.workbooks import Row, write_workbook

OCTOBER = date(2025, 10, 1)
PLACE_HEADS: Row = [
    "Month [1]", "GP Practice \n(ODS_CODE)", "GP Name", "PCN Code", "PCN Name [2,3]", "Sub ICB Code [2]",
    "Sub ICB Name", "ICB Code  [2]", "ICB Name", "Region Code  [2]", "Region Name",
]  # fmt: skip
SUB_ICB: Row = ["99X", "NHS WEALDMARSH ICB - 99X", "QZZ", "NHS WEALDMARSH INTEGRATED CARE BOARD", "Y99", "EASTMARCH"]
HARROWDENE = ["U99001", "HARROWDENE PCN", *SUB_ICB]
UNMAPPED: Row = ["Unmapped"] * 8
BEFORE: Row = [""] * 11


def workbook(
    path: Path, calls: list[Row], waits: list[Row], *, inbound: int, missed: int, answered: int, late: int
) -> Path:
    return write_workbook(
        path,
        {
            "Title sheet": [["_"], ["Cloud Based Telephony data in General Practice"]],
            "Table 3": [
                [*BEFORE, 25765191, "", 14323679],  # left behind by another month
                ["Table 3: Summary of call outcomes"],
                [*BEFORE, "", "", "Count of Inbound Call Outcome"],
                [*PLACE_HEADS, "Count of Inbound calls", "", "Answered", "", "Missed", "", ""],
                [*BEFORE, "Total", "", "Total", "%", "Total", "%", ""],
                ["Total", *BEFORE[1:], inbound, "", 0, 0.5, missed, 0.1, ""],
                [],
                *calls,
                [],
                ["Notes:", "  1   Data for other months is available elsewhere"],
            ],
            "Table 4": [
                [*BEFORE, "", "", "", "Answered Calls - Wait time [4]", "", "", "Answered Calls - Duration"],
                [*PLACE_HEADS, "Total Inbound calls", "Answered", "%", "Less than 1 minute", "Longer than 5 minutes",
                 "", "Less than 1 minute", "Longer than 5 minutes"],
                ["Total", "National", *BEFORE[2:], inbound, answered, 0.5, 1, late, "", 2, 999],
                *waits,
            ],
        },
    )  # fmt: skip


def calls_of(code: str, inbound: object, missed: object, place: Row = HARROWDENE, month: object = OCTOBER) -> Row:
    return [month, code, f"{code} SURGERY", *place, inbound, "", 0, 0.5, missed, 0.1, ""]


def waits_of(code: str, answered: object, late: object, place: Row = HARROWDENE) -> Row:
    return [OCTOBER, code, f"{code} SURGERY", *place, 1, answered, 0.5, 1, late, "", 2, 333]


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return workbook(
        tmp_path / "calls.xlsx",
        [
            calls_of("Z10101", 1000, 100),
            calls_of("Z10102", 500, 20, month="Copyright © 2025 NHS England "),
            calls_of("Unassigned", 70, 7),
            calls_of("Unassigned", 30, 3, UNMAPPED),
        ],
        [
            waits_of("Z10101", 600, 150),
            waits_of("Z10102", 0, 0),
            waits_of("Unassigned", 40, 4),
            waits_of("Unassigned", 10, 1, UNMAPPED),
        ],
        inbound=1600,
        missed=130,
        answered=650,
        late=155,
    )


def test_shared_accounts_are_one_figure_of_no_practice(small: Path) -> None:
    outcome = read(Telephony(), small)
    assert Telephony().recognises(Source(small))
    assert outcome.of("inbound_calls") == [
        ("Z10101", OCTOBER, 1000.0, None, None),
        ("Z10102", OCTOBER, 500.0, None, None),
        ("UNASSIGNED", OCTOBER, 100.0, None, None),
    ]
    assert outcome.of("missed_call_share")[2] == ("UNASSIGNED", OCTOBER, 10.0, 100.0, None)
    statement = outcome.reading.statement
    assert statement is not None
    assert [o.code for o in statement.organisations if o.kind is Kind.UNASSIGNED] == ["UNASSIGNED"]
    assert "UNASSIGNED" not in {membership.child for membership in statement.memberships}
    assert not {"UNMAPPED", "Unmapped"} & {organisation.code for organisation in statement.organisations}


def test_long_waits_are_taken_from_the_waits_not_the_durations_and_a_share_of_nothing_is_absent(small: Path) -> None:
    assert read(Telephony(), small).of("answered_over_five_minutes_share") == [
        ("Z10101", OCTOBER, 150.0, 600.0, None),
        ("UNASSIGNED", OCTOBER, 5.0, 50.0, None),
    ]


def test_a_row_whose_month_was_overwritten_is_taken_and_noted(small: Path) -> None:
    notes = read(Telephony(), small).reading.notes
    assert "Table 3, row 9: Z10102 has “Copyright © 2025 NHS England” for a month" in notes[0]


@pytest.mark.parametrize("wrong", ["inbound", "missed", "answered", "late"])
def test_rows_that_do_not_add_up_to_the_printed_total_are_refused(tmp_path: Path, wrong: str) -> None:
    totals = {"inbound": 1000, "missed": 100, "answered": 600, "late": 150} | {wrong: 601}
    path = workbook(tmp_path / "calls.xlsx", [calls_of("Z10101", 1000, 100)], [waits_of("Z10101", 600, 150)], **totals)
    with pytest.raises(Unreadable, match="the workbook's own total is 601"):
        read(Telephony(), path)


def test_more_missed_calls_than_calls_is_a_problem_of_the_row(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "calls.xlsx",
        [calls_of("Z10101", 10, 11)],
        [waits_of("Z10101", 6, 2)],
        inbound=10,
        missed=11,
        answered=6,
        late=2,
    )
    outcome = read(Telephony(), path)
    assert outcome.said == [(8, "More calls are missed than inbound")]
    assert outcome.of("inbound_calls") == []


@pytest.mark.skipif(not REAL.exists(), reason=NO_REAL_FILES)
def test_the_published_workbooks_add_up_to_their_printed_totals() -> None:
    found = {}
    for path in sorted((REAL / "telephony").glob("*.xlsx")):
        assert Telephony().recognises(Source(path))
        outcome = read(Telephony(), path)
        assert outcome.problems == []
        calls = outcome.batches[0]
        found[calls.periods[0]] = (len(calls) - 1, outcome.total("inbound_calls"))
    assert found == {
        date(2025, 10, 1): (4_376, 31_444_618),
        date(2025, 11, 1): (4_691, 29_439_840),
        date(2025, 12, 1): (4_739, 30_063_218),
    }
