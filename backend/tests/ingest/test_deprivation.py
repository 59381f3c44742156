"""Deprivation by practice: kept by file, the later import in force, and gone with it."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from groundswell.access.principal import OPERATOR
from groundswell.database.engine import reading
from groundswell.ingest.actions import withdraw
from groundswell.organisations.deprivation import scores_of
from groundswell.organisations.models import Deprivation, Organisation
from tests.conftest import Making, SignIn
from tests.ingest.importing import everything_kept, send, send_text
from tests.ingest.readers.reading import NO_REAL_FILES, REAL

HEAD = "\ufeffIndicatorID,Year,AreaCode,AreaName,IsAreaCurrent,Value\n"
FIRST = f"{HEAD}93553,2015,Z10101,Linden Walk,1,40\n93553,2019,Z10101,Linden Walk,1,30\n93553,2019,Z10199,Gone,0,20\n"
SECOND = f"{HEAD}93553,2019,Z10101,Linden Walk,1,25\n"


@pytest.fixture
def linden(database: None, make: Making) -> int:
    with make() as m:
        return m.practice("Z10101", "Linden Walk").id


def in_force(organisation_id: int) -> dict[int, float]:
    """Scores by edition, as they stand now."""
    with reading() as session:
        return {year: score for (_, year), score in scores_of(session, [organisation_id]).items()}


def test_of_two_files_the_later_import_is_in_force_until_it_is_withdrawn(linden: int, tmp_path: Path) -> None:
    first = send_text(tmp_path, "imd.csv", FIRST)
    assert (first.state, first.format, first.counts["read"], first.counts["taken"]) == ("loaded", "deprivation", 3, 3)
    assert first.notes == ["Not known as practices: Z10199. Their scores are kept."]
    assert in_force(linden) == {2015: 40, 2019: 30}
    second = send_text(tmp_path, "imd.csv", SECOND)
    assert in_force(linden) == {2015: 40, 2019: 25}
    withdraw(by=OPERATOR, import_id=second.id)
    assert in_force(linden) == {2015: 40, 2019: 30}
    withdraw(by=OPERATOR, import_id=first.id)
    with reading() as session:
        assert session.scalar(select(func.count()).select_from(Deprivation)) == 0


def test_a_code_that_no_list_has_explained_is_kept_for_when_one_does(
    linden: int, session: Session, tmp_path: Path
) -> None:
    send_text(tmp_path, "imd.csv", FIRST)
    unknown = session.scalars(select(Organisation).where(Organisation.code == "Z10199")).one()
    assert unknown.kind == "unknown"
    assert scores_of(session, [unknown.id]) == {(unknown.id, 2019): 20}


def test_a_bad_row_refuses_the_whole_file(linden: int, session: Session, tmp_path: Path) -> None:
    before = everything_kept()
    outcome = send_text(tmp_path, "imd.csv", f"{SECOND}93553,2015,Z10198,Elsewhere,1,high\n")
    assert outcome.state == "refused"
    assert [(problem.row, problem.column) for problem in outcome.problems] == [(3, "Value")]
    assert session.scalar(select(func.count()).select_from(Deprivation)) == 0
    assert everything_kept() == before
    skipped = send_text(tmp_path, "imd.csv", f"{SECOND}93553,2015,Z10198,Elsewhere,1,high\n", on_bad_rows="skip")
    assert (skipped.state, skipped.counts["taken"], skipped.counts["rejected"]) == ("loaded", 1, 1)


def test_the_same_file_again_is_nothing_new(linden: int, session: Session, tmp_path: Path) -> None:
    send_text(tmp_path, "imd.csv", FIRST)
    assert send_text(tmp_path, "imd.csv", FIRST).state == "nothing_new"
    assert session.scalar(select(func.count()).select_from(Deprivation)) == 3


def test_an_analyst_may_not_send_it(linden: int, session: Session, make: Making, signed_in: SignIn) -> None:
    with make() as m:
        m.commissioner("Q90", "Upper Vale")
    analyst: TestClient = signed_in("analyst", "Q90")
    answer = analyst.post("/api/v1/imports", files={"file": ("imd.csv", SECOND.encode())})
    assert "by the national team alone" in answer.text
    assert session.scalar(select(func.count()).select_from(Deprivation)) == 0


@pytest.mark.skipif(not REAL.exists(), reason=NO_REAL_FILES)
def test_the_published_file_is_taken_whole(database: None, session: Session) -> None:
    (path,) = (REAL / "deprivation").iterdir()
    outcome = send(path)
    assert (outcome.state, outcome.counts["taken"], outcome.problems) == ("loaded", 23_080, [])
    assert session.scalar(select(func.count()).select_from(Deprivation)) == 23_080
    assert session.scalar(select(func.count()).where(Organisation.kind == "unknown")) == 8_461
