"""What is written as CSV holds no formula, whoever typed it."""

import csv
import io
import re
from pathlib import Path

import pytest

import groundswell
from groundswell.files.tables import ROWS_AT_ONCE, harmless, lines, table
from tests.conftest import Making, SignIn
from tests.reports.cohort_worlds import World

FORMULA = "=HYPERLINK(1)"


def test_formulas_are_text_and_numbers_stay_numbers() -> None:
    cells = ("=1+1", "+1", "@a", "-2", "\tx", "\rx", "plain", -2, None, ["=1", "2"], ())
    assert [harmless(cell) for cell in cells] == [
        "'=1+1", "'+1", "'@a", "'-2", "'\tx", "'\rx", "plain", -2, None, "'=1; 2", "",
    ]  # fmt: skip


def test_columns_come_in_their_order_and_in_pieces() -> None:
    rows = ({"b": number, "a": None, "c": "left out"} for number in range(ROWS_AT_ONCE + 1))
    pieces = list(lines(["a", "b"], rows))
    assert [piece.count("\r\n") for piece in pieces] == [ROWS_AT_ONCE + 1, 1]
    assert table(["a", "b"], [{"b": 1, "a": None}]) == "a,b\r\n,1\r\n"


def test_nothing_else_writes_csv() -> None:
    """But for `groundswell analyse`, which gives a person's own figures back to them."""
    folder = Path(groundswell.__file__).parent
    writers = [path for path in folder.rglob("*.py") if re.search(r"csv\.(writer|DictWriter)\(", path.read_text())]
    assert {str(path.relative_to(folder)) for path in writers} == {"files/tables.py", "cli/analyse.py"}


TABLES = (
    "/sites.csv",
    "/cohorts.csv",
    "/sessions.csv",
    "/participants.csv",
    "/projects.csv",
    "/programmes.csv",
    "/faculty-members.csv",
    "/overview.csv?level=federation",
)


@pytest.mark.parametrize("path", TABLES)
def test_a_formula_for_a_name_is_defused(signed_in: SignIn, make: Making, path: str) -> None:
    with make() as m:
        federation = m.federation("F901", FORMULA)
        practice = m.practice("Z10101", FORMULA, within=[federation])
        world = World(m, name=FORMULA)
        cohort = world.cohort(site=world.site(FORMULA, [practice]))
        cohort.row.name = FORMULA
        cohort.sessions[0].title = FORMULA
        cohort.participant(world.person(FORMULA), at=[(practice, 1)], title=FORMULA)
        world.member(FORMULA)
    answer = signed_in().get(f"/api/v1{path}")
    assert answer.status_code == 200, answer.text
    cells = [cell for row in csv.reader(io.StringIO(answer.text)) for cell in row]
    assert f"'{FORMULA}" in cells
    assert not [cell for cell in cells if cell.startswith("=")]
