"""Checksums beside the plainest reading of their description, row by row."""

import json
import struct
from hashlib import sha256
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundswell.pull.layout import Kind
from groundswell.pull.rows import schema
from groundswell.pull.sums import Sum, sums, written
from tests.pull.rows import OBSERVATION, Row, held, standing

ROWS: list[Row] = [
    ("dna_rate", "Z10101", "2018-10-01", 0.1, None, 'Sørens “Ærø”\n\t"x"', True),
    ("dna_rate", "Z10101", "2019-01-01", -0.0, 3, "", False),
    ("dna_rate", "Z10102", "2018-10-01", None, -1, None, None),
    ("calls", "Z10101", "2018-10-01", 1e300, 2**53, "a\\b/\x7f\u2028😀", True),
    ("calls", "Z10102", "0001-01-01", 12.0, None, "%% null", False),
]


def canonical(row: dict[str, Any], kind: Kind) -> str:
    """As the description has it, one value after another."""
    said: list[Any] = []
    for column in kind.columns:
        value = row[column.name]
        if column.type == "number" and value is not None:
            value = struct.pack(">d", value if value != 0 else 0.0).hex()
        elif column.type == "date" and value is not None:
            value = str(value)
        said.append(value)
    return json.dumps(said, separators=(",", ":"), ensure_ascii=False)


def plainly(rows: list[dict[str, Any]], kind: Kind) -> Sum:
    numbers = [int.from_bytes(sha256(canonical(row, kind).encode()).digest()[:8], "big") for row in rows]
    return Sum(len(rows), f"{sum(numbers) % 2**64:016x}")


def named(rows: list[Row]) -> list[dict[str, Any]]:
    return [dict(zip(OBSERVATION.names, row, strict=True)) for row in rows]


def test_a_row_by_hand(place: str) -> None:
    copy = standing(place, [("m", "Z1", "2018-10-01", 1.0, None, "x", True)])
    said = '["m","Z1","2018-10-01","3ff0000000000000",null,"x",true]'
    with copy.reading() as connection:
        assert sums(connection, OBSERVATION, ()) == {(): Sum(1, sha256(said.encode()).digest()[:8].hex())}


def test_all_and_by_group(place: str) -> None:
    copy = standing(place, ROWS)
    rows = named(held(copy))
    with copy.reading() as connection:
        assert sums(connection, OBSERVATION, ()) == {(): plainly(rows, OBSERVATION)}
        for by in (("measure",), ("organisation",), ("year",), ("measure", "organisation", "year")):
            expected: dict[tuple[str, ...], list[dict[str, Any]]] = {}
            for row in rows:
                group = tuple(str(row["period"])[:4] if name == "year" else row[name] for name in by)
                expected.setdefault(group, []).append(row)
            found = sums(connection, OBSERVATION, by)
            assert found == {group: plainly(of, OBSERVATION) for group, of in expected.items()}
        narrowed = sums(connection, OBSERVATION, ("year",), {"measure": "dna_rate", "organisation": "Z10101"})
        assert {group: found.rows for group, found in narrowed.items()} == {("2018",): 1, ("2019",): 1}


def test_no_rows_have_no_sum(place: str) -> None:
    copy = standing(place, [])
    with copy.reading() as connection:
        assert sums(connection, OBSERVATION, ()) == {}


@pytest.mark.parametrize(
    ("column", "other"), [(3, 0.10000000000000002), (3, None), (4, 0), (5, None), (6, False), (2, "2018-11-01")]
)
def test_any_other_value_is_another_sum(place: str, column: int, other: Any) -> None:
    before = ROWS[0]
    copy = standing(place, [(*before[:column], other, *before[column + 1 :])])
    with copy.reading() as connection:
        assert sums(connection, OBSERVATION, ())[()] != plainly(named([before]), OBSERVATION)


@given(
    value=st.none() | st.floats(allow_nan=False, allow_infinity=False),
    supplier=st.none() | st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"])),
    number=st.none() | st.integers(-(2**63), 2**63 - 1),
)
def test_whatever_a_row_holds(value: float | None, supplier: str | None, number: int | None) -> None:
    row = ("m", "Z1", "2018-10-01", value, number, supplier, None)
    batch = pa.RecordBatch.from_pylist(named([row]), schema=schema(OBSERVATION))
    assert written(batch, OBSERVATION).to_pylist() == [canonical(named([row])[0], OBSERVATION)]
