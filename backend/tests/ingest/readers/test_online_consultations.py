"""Monthly online-consultation workbooks: small ones in the published shape, and the real ones where present."""

import zipfile
from datetime import date
from pathlib import Path

import pytest

from groundswell.files.problems import Unreadable
from groundswell.files.source import Source
from groundswell.ingest.readers.online_consultations import OnlineConsultations
from groundswell.organisations.statements import Basis, Kind
from tests.ingest.readers.reading import NO_REAL_FILES, REAL, read
from tests.ingest.readers.workbooks import Row, write_workbook

AUGUST = date(2024, 8, 1)
HEADS: Row = [
    "Month [1]", "GP Code", "GP Name", "PCN Code [2, 3]", "PCN Name [3]", "Sub ICB Code", "Sub ICB Name", "ICB Code",
    "ICB Name", "Region Code", "Region Name", "Supplier [4, 5, 6]", "Submissions [7. 11]", "Clinical Submissions [7]",
    "Administrative Submissions [7]", "Other/Unknown Type Submissions [7]", "Registered Patient Count [8]",
    "Rate per 1,000 Registered Patients [9, 10]", "Participation [11]",
]  # fmt: skip
PLACE: Row = ["99X", "NHS WEALDMARSH ICB - 99X", "QZZ", "NHS WEALDMARSH INTEGRATED CARE BOARD", "Y99", "EASTMARCH"]


def practice(
    code: str,
    submissions: object,
    clinical: object,
    patients: object,
    *,
    supplier: str = "FENWARE LTD",
    network: tuple[str, str] = ("U99001", "HARROWDENE PCN"),
    month: object = AUGUST,
) -> Row:
    numbers = [submissions, clinical, 0, 0, patients, 0, "*"]
    return [month, code, f"{code} SURGERY", *network, *PLACE, supplier, *numbers]


def workbook(
    path: Path,
    practices: list[Row],
    *,
    submissions: float,
    above_zero: int,
    heads: Row = HEADS,
    month: date = AUGUST,
) -> Path:
    return write_workbook(
        path,
        {
            "Title sheet": [[], ["_"], ["Submissions via Online Consultation Systems in General Practice"]],
            "Table 1": [
                [],
                ["", "", f"{month:%b-%y} [7]", "Jul-24"],
                ["", "Count of practices receiving submissions via Online Consultation Systems [1, 2]", above_zero, 1],
                ["Submissions", "Total submissions received by practices [3], of which:", submissions, 2],
            ],
            "Table 2": [
                *[[] for _ in range(7)],
                ["Return to Contents"],
                ["_"],
                ["Table 2: Submissions received by practices"],
                [],
                heads,
                *practices,
                [],
                ["Source: NHS England"],
                ["Notes:", "  1   Data for previous months is available elsewhere"],
            ],
        },
    )


FENWATER = practice("Z10101", 40, 30, 8000, supplier="TPP, Fenware Limited")
LINDEN = practice("Z10102", 0, 0, 5000, supplier="None/Unknown", network=("U", "Unallocated"))


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return workbook(tmp_path / "oc.xlsx", [FENWATER, LINDEN], submissions=40, above_zero=1)


def test_submissions_are_counted_per_registered_patient(small: Path) -> None:
    outcome = read(OnlineConsultations(), small)
    assert OnlineConsultations().recognises(Source(small))
    assert outcome.of("online_consultation_rate") == [
        ("Z10101", AUGUST, 40.0, 8000.0, None),
        ("Z10102", AUGUST, 0.0, 5000.0, None),
    ]
    assert outcome.of("registered_patients") == [
        ("Z10101", AUGUST, 8000.0, None, None),
        ("Z10102", AUGUST, 5000.0, None, None),
    ]
    assert outcome.reading.rows_read == 2
    assert outcome.reading.notes == []


def test_a_share_of_no_submissions_is_absent_not_zero(small: Path) -> None:
    assert read(OnlineConsultations(), small).of("clinical_share") == [("Z10101", AUGUST, 30.0, 40.0, None)]


def test_rows_keep_the_number_a_spreadsheet_shows(small: Path) -> None:
    assert read(OnlineConsultations(), small).batches[0].row.tolist() == [13, 14]


def test_suppliers_are_named_alike_in_any_order_and_none_is_empty(small: Path) -> None:
    supplier = read(OnlineConsultations(), small).batches[0].supplier
    assert supplier is not None
    assert supplier.values == ["FENWARE LIMITED; TPP"]
    assert supplier.codes.tolist() == [0, -1]


def test_the_workbook_states_where_each_practice_belonged_that_month(small: Path) -> None:
    statement = read(OnlineConsultations(), small).reading.statement
    assert statement is not None
    assert (statement.as_at, statement.basis, statement.complete_for) == (AUGUST, Basis.MONTHLY, frozenset())
    stated = {(m.child, m.parent, m.parent_kind) for m in statement.memberships if m.first == AUGUST}
    assert stated == {
        ("Z10101", "U99001", Kind.NETWORK),
        ("Z10102", None, Kind.NETWORK),
        ("Z10101", "99X", Kind.COMMISSIONER),
        ("Z10102", "99X", Kind.COMMISSIONER),
        ("99X", "QZZ", Kind.COMMISSIONER),
        ("99X", "Y99", Kind.REGION),
        ("QZZ", "Y99", Kind.REGION),
    }
    kinds = {organisation.code: (organisation.kind, organisation.subkind) for organisation in statement.organisations}
    assert kinds["99X"] == (Kind.COMMISSIONER, "sub_icb")
    assert kinds["QZZ"] == (Kind.COMMISSIONER, "icb")
    names = {organisation.code: organisation.name for organisation in statement.organisations}
    assert names["U99001"] == "Harrowdene PCN"


def test_a_date_given_by_the_sender_dates_the_statement_not_the_figures(small: Path) -> None:
    outcome = read(OnlineConsultations(), small, as_at=date(2024, 9, 12))
    statement = outcome.reading.statement
    assert statement is not None
    assert statement.as_at == outcome.reading.as_at == date(2024, 9, 12)
    assert {membership.first for membership in statement.memberships} == {AUGUST}
    assert outcome.batches[0].periods == [AUGUST]


def test_heads_are_found_by_name_wherever_they_stand(tmp_path: Path) -> None:
    turned = [list(reversed(row)) for row in (FENWATER, LINDEN, HEADS)]
    path = workbook(tmp_path / "oc.xlsx", turned[:2], submissions=40, above_zero=1, heads=turned[2])
    assert read(OnlineConsultations(), path).total("online_consultation_rate") == 40


def test_a_workbook_that_lost_rows_is_refused_with_both_totals(tmp_path: Path) -> None:
    path = workbook(tmp_path / "oc.xlsx", [FENWATER], submissions=75, above_zero=2)
    with pytest.raises(Unreadable, match="add up to 40 submissions, the workbook's own total is 75"):
        read(OnlineConsultations(), path)


def test_a_workbook_that_lost_only_the_count_of_practices_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "oc.xlsx", [FENWATER], submissions=40, above_zero=2)
    with pytest.raises(Unreadable, match="1 practices with submissions, the workbook's own total is 2"):
        read(OnlineConsultations(), path)


@pytest.mark.parametrize(
    ("row", "what"),
    [
        (practice("Z10103", -1, 0, 10), "The cell is below zero"),
        (practice("Z10103", "many", 0, 10), "The cell is not a number a count can be"),
        (practice("Z10103", 1e300, 0, 10), "The cell is not a number a count can be"),
        (practice("Z10103", 3, 4, 10), "More clinical submissions than submissions"),
        (practice("Z10103", 3, 4, 10, month=date(2024, 7, 1)), "The row is for another month than most"),
        (practice("", 3, 1, 10), "The row has no practice code"),
    ],
)
def test_a_bad_row_is_told_by_its_number_and_left_out(tmp_path: Path, row: Row, what: str) -> None:
    path = workbook(tmp_path / "oc.xlsx", [FENWATER, row, LINDEN], submissions=40, above_zero=1)
    outcome = read(OnlineConsultations(), path)
    assert outcome.said == [(14, what)]
    assert [figure[0] for figure in outcome.of("registered_patients")] == ["Z10101", "Z10102"]


def test_a_month_that_has_not_begun_is_refused(small: Path) -> None:
    with pytest.raises(Unreadable, match="in the future"):
        read(OnlineConsultations(), small, today=date(2024, 7, 31))


def test_a_sheet_without_the_heads_says_which_are_missing(tmp_path: Path) -> None:
    path = workbook(tmp_path / "oc.xlsx", [], submissions=0, above_zero=0, heads=["Month", "GP Code", "Supplier"])
    with pytest.raises(Unreadable, match="submissions, clinical submissions, registered patient count not found"):
        read(OnlineConsultations(), path)


def test_a_workbook_cut_short_is_refused(small: Path) -> None:
    small.write_bytes(small.read_bytes()[:-400])
    assert not OnlineConsultations().recognises(Source(small))
    with pytest.raises(Unreadable, match="cut short or damaged"):
        read(OnlineConsultations(), small)


def test_a_zip_bomb_is_not_opened(small: Path) -> None:
    with zipfile.ZipFile(small, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/picture.xml", b" " * 50_000_000)
    assert not OnlineConsultations().recognises(Source(small))
    with pytest.raises(Unreadable, match="far more than a workbook of figures"):
        read(OnlineConsultations(), small)


REAL_TOTALS = {
    (2024, 4): (4_882, 4_882, 3_209_764, 49_067_695),
    (2024, 5): (4_769, 4_769, 2_971_916, 47_712_711),
    (2024, 6): (6_258, 4_700, 2_687_993, 63_363_624),
    (2024, 7): (6_250, 4_833, 3_412_014, 63_403_729),
    (2024, 8): (6_239, 3_507, 2_368_270, 63_418_988),
    (2024, 9): (6_232, 4_920, 3_487_805, 63_475_665),
    (2024, 10): (6_229, 4_924, 3_977_877, 63_575_846),
    (2024, 11): (6_221, 5_047, 3_444_517, 63_669_684),
    (2025, 1): (6_219, 4_291, 4_397_114, 63_727_768),
    (2025, 2): (6_215, 5_069, 3_825_092, 63_760_303),
    (2025, 3): (6_213, 5_367, 4_724_314, 63_760_837),
    (2025, 4): (6_210, 5_367, 4_747_764, 63_772_876),
    (2025, 5): (6_199, 5_554, 5_123_833, 63_769_145),
    (2025, 6): (6_194, 5_535, 5_675_043, 63_793_824),
    (2025, 7): (6_188, 5_521, 5_883_795, 63_806_518),
    (2025, 8): (6_183, 5_514, 5_078_573, 63_824_892),
}
"""Practices, practices above zero, submissions, registered patients."""


@pytest.mark.skipif(not REAL.exists(), reason=NO_REAL_FILES)
def test_the_published_workbooks_give_the_published_totals() -> None:
    found = {}
    for path in sorted((REAL / "online_consultations").glob("*.xlsx")):
        assert OnlineConsultations().recognises(Source(path))
        outcome = read(OnlineConsultations(), path)
        assert outcome.problems == []
        assert outcome.reading.notes == [], "Table 1 has the total to compare with"
        rate = outcome.batches[0]
        month = rate.periods[0]
        above_zero = int((rate.numerator > 0).sum())
        totals = outcome.total("online_consultation_rate"), outcome.total("registered_patients")
        found[month.year, month.month] = (len(rate), above_zero, *totals)
    assert found == REAL_TOTALS
