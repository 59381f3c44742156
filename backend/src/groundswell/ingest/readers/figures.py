"""Figures of any measure in a long CSV: `organisation,measure,period,numerator,denominator` with or without
`value,status,supplier`.

Read in blocks of whole lines, so that a file ten times larger takes ten times longer and no more memory. A block goes
through pyarrow's CSV parser straight into numbers; only a block with a cell that is no number is read a second time, as
texts, to say which.
"""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray
from pyarrow import csv as pa_csv

from groundswell.files.problems import Problems, Unreadable
from groundswell.files.source import Source
from groundswell.ingest.figures import FigureBatch
from groundswell.ingest.readers.row_checks import NUMBERS, TEXTS, Number, Rows, Text, checked
from groundswell.ingest.reading import Reading
from groundswell.measures.definitions import library

BLOCK = 1 << 23
LONGEST_LINE = 1 << 20
NEEDED = ("organisation", "measure", "period")
PLAIN_NUMBER = r"^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?$"


@dataclass(frozen=True)
class _Layout:
    heads: list[str]
    unread: list[str]

    @property
    def read(self) -> list[str]:
        return [head for head in self.heads if head in (*TEXTS, *NUMBERS)]


class Figures:
    """`Reading.figures` raises `Unreadable` while it is consumed when a later block is not UTF-8 or is damaged."""

    format = "figures"
    title = "Figures, one a row (CSV)"

    def recognises(self, source: Source) -> bool:
        return bool(source.head_lines) and set(NEEDED) <= set(_heads(source.head_lines[0]))

    def read(self, source: Source, *, as_at: date | None, problems: Problems, today: date | None = None) -> Reading:
        blocks = _whole_lines(source.text_blocks(BLOCK))
        first = next(blocks, b"").removeprefix(b"\xef\xbb\xbf")
        _require_utf8(first, line=1)
        head, _, rest = first.partition(b"\n")
        layout = _layout(head.decode("utf-8"))
        reading = Reading(as_at=as_at)
        if layout.unread:
            reading.notes.append(f"Columns that were not read: {', '.join(layout.unread)}.")
        reading.figures = _batches(rest, blocks, layout, problems, today, reading)
        return reading


def _batches(
    first: bytes, blocks: Iterator[bytes], layout: _Layout, problems: Problems, today: date | None, reading: Reading
) -> Iterator[FigureBatch]:
    measures = library()
    row = 2
    for block in filter(None, chain([first], blocks)):
        _require_utf8(block, line=row)
        rows, lines = _parse(block, row, layout, problems)
        row += lines
        reading.rows_read += lines - len(rows)
        batch, counted = checked(rows, measures, problems, today)
        reading.rows_read += counted
        if len(batch):
            yield batch


def _whole_lines(blocks: Iterator[bytes]) -> Iterator[bytes]:
    rest = b""
    for block in blocks:
        cut = block.rfind(b"\n") + 1
        if cut:
            yield rest + block[:cut]
            rest = block[cut:]
        else:
            rest += block
            if len(rest) > LONGEST_LINE:
                raise Unreadable(
                    "The file has no line ends, or a line of more than a million letters", expected="a CSV"
                )
    if rest:
        yield rest


def _heads(line: str) -> list[str]:
    try:
        return [head.strip().lower() for head in next(csv.reader([line]), [])]
    except csv.Error:  # line ends of another age, or a head of a hundred thousand letters
        return []


def _layout(line: str) -> _Layout:
    heads = _heads(line)
    if missing := [head for head in NEEDED if head not in heads]:
        raise Unreadable(
            f"The file has no column {', '.join(missing)}",
            expected="organisation,measure,period,numerator,denominator",
            found=", ".join(heads),
        )
    if not {"numerator", "value"} & set(heads):
        raise Unreadable(
            "The file has no column of numbers", expected="numerator and denominator, or value", found=", ".join(heads)
        )
    if doubled := sorted({head for head in heads if heads.count(head) > 1}):
        raise Unreadable(f"The column {doubled[0]} is there twice", expected="each column once", found=", ".join(heads))
    return _Layout(heads=heads, unread=[head for head in heads if head not in (*TEXTS, *NUMBERS)])


def _require_utf8(block: bytes, line: int) -> None:
    if block.isascii():
        return
    try:
        block.decode("utf-8")
    except UnicodeDecodeError as error:
        at = line + block.count(b"\n", 0, error.start)
        raise Unreadable(
            f"The file is not in UTF-8: line {at:,} has a byte that is not a letter in that encoding",
            expected="CSV saved as UTF-8",
            found=repr(block[error.start : error.start + 1])[2:-1],
        ) from error


def _parse(block: bytes, first_row: int, layout: _Layout, problems: Problems) -> tuple[Rows, int]:
    """The rows of a block with the right number of columns, and how many lines it has in all."""
    wrong: dict[int, pa_csv.InvalidRow] = {}

    def note(found: pa_csv.InvalidRow) -> str:
        # pyarrow drops an exception raised in here, so what is wrong is said below
        wrong[found.number] = found
        return "skip"

    numeric = _table(block, layout, pa.float64(), note)
    table = numeric if numeric is not None else _table(block, layout, pa.string(), note)
    if table is None:
        raise Unreadable("The file cannot be read as CSV", expected="a CSV with one figure a line")
    for number, found in sorted(wrong.items()):
        at = first_row + number - 1
        if "\n" in found.text.rstrip("\r\n"):
            raise Unreadable(
                f"A quotation mark is opened in line {at:,} and not closed in it",
                expected="quotation marks in pairs",
                found=found.text[:60],
            )
        problems.add(
            "The row has the wrong number of columns",
            row=at,
            found=f"{found.actual_columns} columns",
            expected=f"{len(layout.heads)} columns",
        )
    lines = table.num_rows + len(wrong)
    row = np.arange(first_row, first_row + lines, dtype=np.int64)
    if wrong:
        row = np.delete(row, np.array(sorted(wrong)) - 1)
    texts = {name: _text(table, name) for name in TEXTS if name in layout.heads}
    return Rows(row=row, texts=texts, numbers={name: _number(table, name) for name in NUMBERS}), lines


def _table(
    block: bytes, layout: _Layout, number_type: pa.DataType, note: Callable[[pa_csv.InvalidRow], str]
) -> pa.Table | None:
    """None when a cell is not of `number_type`."""
    types = {name: pa.dictionary(pa.int32(), pa.string()) for name in TEXTS} | dict.fromkeys(NUMBERS, number_type)
    try:
        table = pa_csv.read_csv(
            pa.BufferReader(block),
            read_options=pa_csv.ReadOptions(column_names=layout.heads, use_threads=False, block_size=len(block) + 1),
            parse_options=pa_csv.ParseOptions(invalid_row_handler=note, ignore_empty_lines=False),
            convert_options=pa_csv.ConvertOptions(
                column_types=types, include_columns=layout.read, null_values=[""], strings_can_be_null=False
            ),
        )
    except pa.ArrowInvalid:
        return None
    if number_type == pa.float64():
        for name in NUMBERS:
            # "nan" and "1e999" pass for numbers there: the second reading shows them as they stand
            if name in layout.heads and not pc.all(pc.is_finite(table[name]), min_count=0).as_py():
                return None
    return table


def _text(table: pa.Table, name: str) -> Text:
    column = table[name].combine_chunks()
    if isinstance(column, pa.ChunkedArray):
        column = column.chunk(0)
    return Text(values=column.dictionary.to_pylist(), codes=column.indices.to_numpy())


def _number(table: pa.Table, name: str) -> Number:
    rows = table.num_rows
    if name not in table.column_names:
        return Number(values=np.full(rows, np.nan), wrong={})
    column = table[name]
    if column.type == pa.float64():
        return Number(values=column.to_numpy(), wrong={})
    texts = pc.utf8_trim_whitespace(column)
    is_number = pc.match_substring_regex(texts, PLAIN_NUMBER)
    bare = pc.replace_substring_regex(texts, pattern=r"^\+", replacement="")
    values: NDArray[np.float64] = pc.cast(pc.if_else(is_number, bare, None), pa.float64()).to_numpy()
    values = np.array(values)
    odd = ~(is_number.to_numpy() | pc.equal(texts, "").to_numpy()) | np.isinf(values)
    values[odd] = np.nan
    return Number(values=values, wrong={int(place): texts[int(place)].as_py() for place in np.flatnonzero(odd)})
