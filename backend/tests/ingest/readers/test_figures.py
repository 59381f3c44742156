"""The long CSV: what is taken, what is refused and where it says so."""

import gzip
from datetime import date
from pathlib import Path

import pytest

from groundswell.files.problems import Unreadable
from groundswell.files.source import Source
from groundswell.ingest.figures import Status
from groundswell.ingest.readers import READERS
from groundswell.ingest.readers import figures as reader
from groundswell.ingest.readers.figures import Figures
from tests.ingest.readers.reading import Outcome, read

TODAY = date(2018, 11, 20)
OCTOBER = date(2018, 10, 1)
HEAD = "organisation,measure,period,numerator,denominator"
GOOD = "Z10101,missed_call_share,2018-10-01,454,7602"


def written(tmp_path: Path, *lines: str, head: str = HEAD) -> Path:
    path = tmp_path / "figures.csv"
    path.write_bytes("\n".join((head, *lines, "")).encode())
    return path


def taken(tmp_path: Path, *lines: str, head: str = HEAD) -> Outcome:
    return read(Figures(), written(tmp_path, *lines, head=head), today=TODAY)


def test_a_pair_is_kept_as_numerator_and_denominator(tmp_path: Path) -> None:
    outcome = taken(tmp_path, GOOD, "Z10101,missed_call_share,2018-09, 12 ,100")
    assert outcome.of("missed_call_share") == [
        ("Z10101", OCTOBER, 454.0, 7602.0, None),
        ("Z10101", date(2018, 9, 1), 12.0, 100.0, None),
    ]
    assert outcome.problems == []
    assert outcome.reading.rows_read == 2


def test_the_figure_of_a_measure_without_denominator_is_kept_where_its_aggregation_has_it(tmp_path: Path) -> None:
    head = "Organisation, VALUE ,period,measure,numerator"
    outcome = taken(
        tmp_path,
        "Z10101,9000,2018-10-01,registered_patients,",
        "Z10102,,2018-10-01,registered_patients,8000",
        "Z10101,14.5,2018-10-01,hours_released,",
        "Z10102,,2018-10-01,hours_released,7",
        "Z10103,7,2018-10-01,hours_released,7",
        head=head,
    )
    assert outcome.problems == []
    assert [(f[0], f[2], f[4]) for f in outcome.of("registered_patients")] == [
        ("Z10101", 9000.0, None),
        ("Z10102", 8000.0, None),
    ]
    assert [(f[0], f[2], f[4]) for f in outcome.of("hours_released")] == [
        ("Z10101", None, 14.5),
        ("Z10102", None, 7.0),
        ("Z10103", None, 7.0),
    ]


def test_codes_are_tidied_and_blank_lines_are_no_rows(tmp_path: Path) -> None:
    outcome = taken(
        tmp_path, " z10101 , missed_call_share , 2018-10 ,+5,10", "", ",,,,", "Z10102,missed_call_share,2018-10,1,2"
    )
    assert [figure[0] for figure in outcome.of("missed_call_share")] == ["Z10101", "Z10102"]
    assert outcome.batches[0].row.tolist() == [2, 5]
    assert outcome.problems == []
    assert outcome.reading.rows_read == 2


def test_windows_line_ends_a_byte_order_mark_and_packing_are_read(tmp_path: Path) -> None:
    path = tmp_path / "figures.csv.gz"
    path.write_bytes(gzip.compress(b"\xef\xbb\xbf" + f"{HEAD}\r\n{GOOD}\r\n".encode()))
    assert Figures().recognises(Source(path))
    assert read(Figures(), path, today=TODAY).of("missed_call_share") == [("Z10101", OCTOBER, 454.0, 7602.0, None)]


def test_a_last_line_without_its_end_is_read(tmp_path: Path) -> None:
    path = tmp_path / "figures.csv"
    path.write_text(f"{HEAD}\n{GOOD}", encoding="utf-8")
    assert len(read(Figures(), path, today=TODAY).of("missed_call_share")) == 1


def test_a_figure_suppressed_at_source_has_a_status_and_no_number(tmp_path: Path) -> None:
    head = f"{HEAD},status,supplier"
    outcome = taken(tmp_path, f"{GOOD},,Fenware Ltd", "Z10102,missed_call_share,2018-10,,,Suppressed,", head=head)
    batch = outcome.batches[0]
    assert batch.status.tolist() == [Status.REPORTED, Status.SUPPRESSED]
    assert batch.supplier is not None
    assert batch.supplier.values == ["FENWARE LIMITED"]
    assert batch.supplier.codes.tolist() == [0, -1]
    assert outcome.problems == []


FULL = f"{HEAD},value,status"
REFUSED = {
    "Z10102,missed_call_share,2018-10-01,many,10,,": ("numerator", "many", "The cell is not a number"),
    "Z10102,missed_call_share,2018-10-01,nan,10,,": ("numerator", "nan", "The cell is not a number"),
    "Z10102,missed_call_share,2018-10-01,1,inf,,": ("denominator", "inf", "The cell is not a number"),
    "Z10102,missed_call_share,2018-10-01,1,1e999,,": ("denominator", "1e999", "The cell is not a number"),
    "Z10102,missed_call_share,2018-10-01,0x10,99,,": ("numerator", "0x10", "The cell is not a number"),
    "Z10102,missed_call_share,2018-10-01,1_0,99,,": ("numerator", "1_0", "The cell is not a number"),
    "Z10102,missed_call_share,2018-10-01,1,1e15,,": (
        "denominator", "1e+15", "The number is too large for a figure"
    ),
    'Z10102,missed_call_share,2018-10-01,"1,234",9999,,': (
        "numerator", "1,234", "The number has thousands separators"
    ),
    "Z10102,missed_call_share,2018-10-01,*,10,,": (
        "numerator", "*", "A withheld number is told by the status, not by *"
    ),
    "Z10102,missed_call_share,2018-10-01,-1,10,,": ("numerator", "-1", "The number is below zero"),
    "Z10102,missed_call_share,2018-12-01,1,10,,": ("period", "2018-12-01", "The month is in the future"),
    "Z10102,missed_call_share,2018-10-31,1,10,,": ("period", "2018-10-31", "The period is not a month"),
    "Z10102,missed_call_share,Oct 2018,1,10,,": ("period", "Oct 2018", "The period is not a month"),
    "Z10102,missed_call_share,2018-13,1,10,,": ("period", "2018-13", "The period is not a month"),
    "Z10102,missed_call_share,1918-10,1,10,,": ("period", "1918-10", "The period is not a month"),
    "Z10102,lost_calls,2018-10-01,1,10,,": ("measure", "lost_calls", "There is no such measure"),
    ",missed_call_share,2018-10-01,1,10,,": ("organisation", "(empty)", "The row has no organisation"),
    "Z10102,missed_call_share,2018-10-01,11,10,,": (
        "numerator", "11", "The numerator is above the denominator"
    ),
    "Z10102,missed_call_share,2018-10-01,1,,,": (
        "denominator", "(empty)", "Half a pair is given: the denominator is missing"
    ),
    "Z10102,missed_call_share,2018-10-01,,10,,": (
        "numerator", "(empty)", "Half a pair is given: the numerator is missing"
    ),
    "Z10102,missed_call_share,2018-10-01,,,12.5,": (
        "numerator", "(empty)", "No figure is given; a missing figure has no row"
    ),
    "Z10102,missed_call_share,2018-10-01,0,0,,": ("denominator", "0", "A share of nothing is no figure"),
    "Z10102,registered_patients,2018-10-01,9,1,,": ("denominator", "1", "This measure has no denominator"),
    "Z10102,hours_released,2018-10-01,9,,8,": ("value", "8", "Two different figures are given"),
    "Z10102,hours_released,2018-10-01,,,,": ("value", "(empty)", "No figure is given; a missing figure has no row"),
    "Z10102,missed_call_share,2018-10-01,1,10,,guessed": ("status", "guessed", "There is no such status"),
    "Z10102,missed_call_share,2018-10-01,1,10,,suppressed": (
        "status", "suppressed", "A figure suppressed at source has a number"
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("line", "told"), REFUSED.items(), ids=lambda case: case[2] if isinstance(case, tuple) else None
)
def test_a_bad_row_is_told_in_full_and_the_good_ones_are_taken(
    tmp_path: Path, line: str, told: tuple[str, str, str]
) -> None:
    outcome = taken(tmp_path, f"{GOOD},,", line, f"{GOOD.replace('Z10101', 'Z10103')},,", head=FULL)
    assert [(p.row, p.column, p.found, p.what) for p in outcome.problems] == [(3, *told)]
    batch = outcome.batches[0]
    assert [figure[0] for figure in outcome.of("missed_call_share")] == ["Z10101", "Z10103"]
    assert batch.row.tolist() == [2, 4]
    assert (batch.organisation.values, batch.measure.values, batch.periods) == (
        ["Z10101", "Z10103"],
        ["missed_call_share"],
        [OCTOBER],
    ), "nothing of the refused row is left behind"
    assert outcome.reading.rows_read == 3


def test_a_rate_may_exceed_its_denominator(tmp_path: Path) -> None:
    assert taken(tmp_path, "Z10101,online_consultation_rate,2018-10,11,10").problems == []


def test_rows_with_too_many_or_too_few_columns_do_not_shift_the_row_numbers(tmp_path: Path) -> None:
    outcome = taken(tmp_path, "Z10101,missed_call_share", GOOD, f"{GOOD},1", GOOD.replace("454", "x"), GOOD)
    assert outcome.said == [
        (2, "The row has the wrong number of columns"),
        (4, "The row has the wrong number of columns"),
        (5, "The cell is not a number"),
    ]
    assert outcome.batches[0].row.tolist() == [3, 6]
    assert outcome.reading.rows_read == 5


def test_a_bad_row_counts_the_rows_of_the_blocks_before_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "BLOCK", 128)
    lines = [GOOD] * 20 + [f"{GOOD},1"] + [GOOD] * 20 + [GOOD.replace("454", "-4")] + [GOOD]
    outcome = taken(tmp_path, *lines)
    assert [problem.row for problem in outcome.problems] == [22, 43]
    assert len(outcome.batches) > 5
    rows = [row for batch in outcome.batches for row in batch.row.tolist()]
    assert rows == [row for row in range(2, 45) if row not in (22, 43)]
    assert outcome.reading.rows_read == 43


def test_the_line_that_is_not_utf8_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "BLOCK", 128)
    path = tmp_path / "figures.csv"
    path.write_bytes("\n".join([HEAD, *[GOOD] * 9, "Ébène,missed_call_share,2018-10,1,2", GOOD]).encode("cp1252"))
    with pytest.raises(Unreadable, match="not in UTF-8: line 11 "):
        read(Figures(), path, today=TODAY)


def test_a_quotation_mark_that_is_never_closed_cannot_swallow_rows(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="quotation mark is opened in line 3 "):
        taken(tmp_path, GOOD, f'"{GOOD}', GOOD, GOOD)


@pytest.mark.parametrize(
    ("head", "what"),
    [
        ("organisation,period,numerator,denominator", "no column measure"),
        ("organisation,measure,period,denominator", "no column of numbers"),
        ("organisation,measure,period,value,Value", "The column value is there twice"),
        ("", "no column organisation, measure, period"),
    ],
)
def test_a_head_without_a_needed_column_is_refused(tmp_path: Path, head: str, what: str) -> None:
    with pytest.raises(Unreadable, match=what):
        taken(tmp_path, GOOD, head=head)


def test_columns_that_are_not_read_are_named(tmp_path: Path) -> None:
    outcome = taken(tmp_path, f"Linden Walk,{GOOD}", head=f"name,{HEAD}")
    assert outcome.reading.notes == ["Columns that were not read: name."]
    assert len(outcome.of("missed_call_share")) == 1


def test_each_format_recognises_its_own_file_alone(tmp_path: Path) -> None:
    path = written(tmp_path, GOOD)
    assert [known.format for known in READERS if known.recognises(Source(path))] == ["figures"]
    path.write_bytes(b"\x00\xff\xfe,\n")
    assert not any(known.recognises(Source(path)) for known in READERS)
