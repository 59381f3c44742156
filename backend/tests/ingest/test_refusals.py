"""A file that cannot be right is refused whole, in words, and leaves nothing behind."""

import gzip
import multiprocessing
import os
import signal
import time
import zipfile
from pathlib import Path

import pytest

from groundswell.clock import today
from groundswell.database.engine import reading
from groundswell.ingest.models import FileImport
from tests.ingest.importing import FIGURES_HEAD, everything_kept, send, send_figures, send_mapping, send_text
from tests.ingest.readers.test_online_consultations import practice, workbook

GOOD = "Z10101,missed_call_share,2024-04-01,10,100"


@pytest.fixture
def known(database: None, tmp_path: Path) -> Path:
    """Two practices and a figure that stands."""
    send_mapping(tmp_path, "2024-04", {"Z10101": "U90001", "Z10102": "U90001"})
    send_figures(tmp_path, "Z10101,missed_call_share,2024-03-01,12,100")
    return tmp_path


BAD_ROWS = {
    "an unknown code": ("Z99999,missed_call_share,2024-04-01,1,2", "No practice has this code"),
    "a letter O for a zero": ("Z1O101,missed_call_share,2024-04-01,1,2", "A letter O in place of a zero"),
    "a group of practices": ("U90001,missed_call_share,2024-04-01,1,2", "This is a group of practices"),
    "a month that is not over": (
        f"Z10101,missed_call_share,{today().year + 1}-01-01,1,2",
        "The month is in the future",
    ),
    "a numerator above its denominator": ("Z10101,missed_call_share,2024-04-01,9,4", "above"),
    "a number below zero": ("Z10101,missed_call_share,2024-04-01,-9,4", "elow zero"),
    "a word for a number": ("Z10101,missed_call_share,2024-04-01,n/a,4", "The cell is not a number"),
    "half a pair": ("Z10101,missed_call_share,2024-04-01,9,", "Half a pair is given"),
    "a measure there is not": ("Z10101,missed_cals,2024-04-01,9,10", "measure"),
    "an empty code": (",missed_call_share,2024-04-01,9,10", "The row has no organisation"),
    "a day that begins no month": ("Z10101,missed_call_share,2024-04-13,9,10", "month"),
}


@pytest.mark.parametrize("what", BAD_ROWS)
def test_a_bad_row_refuses_the_whole_file_and_names_row_and_column(known: Path, what: str) -> None:
    row, words = BAD_ROWS[what]
    before = everything_kept()
    outcome = send_figures(known, GOOD, row)
    assert outcome.state == "refused"
    (problem,) = outcome.problems
    assert problem.row == 3
    assert problem.column
    assert words in problem.what
    assert everything_kept() == before


def test_a_duplicated_row_is_named_with_its_twin(known: Path) -> None:
    before = everything_kept()
    outcome = send_figures(known, GOOD, "Z10102,missed_call_share,2024-04-01,3,50", GOOD)
    assert [(p.row, p.what) for p in outcome.problems] == [(4, "Same organisation, measure and month as row 2")]
    assert everything_kept() == before


def test_good_rows_are_taken_and_the_others_kept_when_asked(known: Path) -> None:
    outcome = send_figures(known, GOOD, "Z99999,missed_call_share,2024-04-01,1,2", on_bad_rows="skip")
    assert outcome.state == "loaded"
    assert (outcome.counts["taken"], outcome.counts["rejected"]) == (1, 1)
    assert [p.found for p in outcome.problems] == ["Z99999"]


def test_the_same_file_again_is_nothing_new(known: Path) -> None:
    send_figures(known, GOOD)
    before = everything_kept()
    assert send_figures(known, GOOD).state == "nothing_new"
    assert everything_kept() == before


def test_a_closed_practice_is_refused_in_a_file_that_people_make(known: Path) -> None:
    send_text(
        known,
        "epraccur_2024-05.csv",
        "\n".join(
            f'"Z1010{n}","SURGERY","Y54","Q74","A","","","","","ZZ1 1ZZ","19740401","{closed}","{status}","B","Z9A",'
            f'"20130401","{closed}","0","","","","0","","Z9A","","4",""'
            for n, closed, status in ((1, "20240331", "C"), (2, "", "A"), (3, "", "A"))
        )
        + "\n",
    )
    outcome = send_figures(known, GOOD)
    assert [p.what for p in outcome.problems] == ["Closed before 1 April 2024"]


def test_a_truncated_workbook_is_refused(known: Path) -> None:
    path = workbook(known / "whole.xlsx", [practice("Z10101", 5, 3, 1000)], submissions=5, above_zero=1)
    cut = known / "cut.xlsx"
    cut.write_bytes(path.read_bytes()[: path.stat().st_size * 2 // 3])
    before = everything_kept()
    outcome = send(cut)
    assert outcome.state == "refused"
    assert "cut short or damaged" in outcome.problems[0].what
    assert everything_kept() == before


def test_a_workbook_whose_rows_do_not_add_up_to_its_own_total_is_refused(known: Path) -> None:
    path = workbook(known / "short.xlsx", [practice("Z10101", 5, 3, 1000)], submissions=9, above_zero=1)
    before = everything_kept()
    assert send(path).state == "refused"
    assert everything_kept() == before


def test_a_zip_bomb_is_not_opened(known: Path) -> None:
    bomb = known / "bomb.xlsx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 500_000_000)
    before = everything_kept()
    outcome = send(bomb)
    assert outcome.state == "refused"
    assert "unpacks to far more" in outcome.problems[0].what
    assert everything_kept() == before


def test_a_csv_in_the_wrong_encoding_is_refused_with_its_line(known: Path) -> None:
    content = f"{FIGURES_HEAD}\n{GOOD}\nZ10102,missed_call_share,2024-04-01,3,5\xa0\n".encode("latin-1")
    before = everything_kept()
    outcome = send_text(known, "figures.csv", content)
    assert outcome.state == "refused"
    assert "UTF-8" in outcome.problems[0].what
    assert everything_kept() == before


def test_a_gzip_that_is_cut_short_is_refused(known: Path) -> None:
    packed = gzip.compress(f"{FIGURES_HEAD}\n".encode() + f"{GOOD}\n".encode() * 50_000)
    before = everything_kept()
    outcome = send_text(known, "figures.csv.gz", packed[: len(packed) // 2])
    assert outcome.state == "refused"
    assert everything_kept() == before


@pytest.mark.parametrize(
    "content", [b"", b"\x00\x01\x02\x03", b"not,a,known,head\n1,2,3,4\n", b"PK\x03\x04 not really"]
)
def test_what_is_no_known_format_is_refused(known: Path, content: bytes) -> None:
    before = everything_kept()
    assert send_text(known, "something", content).state == "refused"
    assert everything_kept() == before


def _import_for_ever(path: Path) -> None:
    send(path, "figures.csv")


def test_a_killed_import_leaves_nothing_behind(known: Path) -> None:
    """The process is killed while it loads; then the same file loads as if it had never been tried."""
    months = [f"{year}-{month:02d}-01" for year in range(1990, 2024) for month in range(1, 13)]
    rows = [
        f"{z},{m},{month},1,50"
        for m in ("missed_call_share", "dna_rate")
        for month in months
        for z in ("Z10101", "Z10102")
    ]
    path = known / "long.csv"
    path.write_text("\n".join([FIGURES_HEAD, *rows]) + "\n")
    before = everything_kept()
    with reading() as session:
        imports = session.query(FileImport).count()
    killed = multiprocessing.get_context("spawn").Process(target=_import_for_ever, args=(path,))
    killed.start()
    wanted = time.monotonic() + 60
    # Killed as soon as it holds the database, which is when it has begun to write.
    while killed.is_alive() and time.monotonic() < wanted and not _is_writing():
        time.sleep(0.001)
    assert killed.pid is not None
    if killed.is_alive():
        os.kill(killed.pid, signal.SIGKILL)
    killed.join()
    if killed.exitcode == 0:
        pytest.skip("THE IMPORT WAS QUICKER THAN THE KILL: nothing was tested here")
    assert everything_kept() == before
    with reading() as session:
        assert session.query(FileImport).count() == imports
    assert send(path, "figures.csv").counts["taken"] == len(rows)


def _is_writing() -> bool:
    from sqlalchemy import text
    from sqlalchemy.exc import OperationalError

    from groundswell.database.engine import Turn, engine

    with engine().connect() as connection:
        if connection.dialect.name == "postgresql":
            held = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = :low"
            return bool(connection.execute(text(held), {"low": Turn.FIGURES & 0xFFFFFFFF}).scalar())
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.rollback()
        driver.execute("PRAGMA busy_timeout = 0")
        try:
            driver.execute("BEGIN IMMEDIATE")
            driver.execute("ROLLBACK")
        except Exception as error:
            if "locked" not in str(error):
                raise
            return True
        finally:
            driver.execute("PRAGMA busy_timeout = 60000")
            driver.execute("BEGIN")
        return False
    raise OperationalError("", None, Exception())
