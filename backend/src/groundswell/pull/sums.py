"""Order-free checksums of the copy's rows, from the words in which the API describes them.

A row is written as a JSON array of its columns in order: UTF-8, no spaces, nothing escaped that need not be; dates in
ISO form; numbers as a string of the 16 hexadecimal digits of their big-endian IEEE 754 double, -0 as 0. The first 8
bytes of its SHA-256, read as a big-endian number without sign, are the row's; the sum of them modulo 2^64 is the
checksum.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import sqlalchemy as sa

from groundswell.pull.layout import Kind
from groundswell.pull.rows import batches

Group = tuple[str, ...]


class Sum(NamedTuple):
    rows: int
    checksum: str


NOTHING = Sum(0, "0" * 16)
_quoted = json.JSONEncoder(ensure_ascii=False).encode


def sums(
    connection: sa.Connection, kind: Kind, by: Sequence[str], where: Mapping[str, str] | None = None
) -> dict[Group, Sum]:
    """Rows and checksum of each group `by` measure, organisation or year, of the rows whose columns equal `where`."""
    table = kind.table()
    query = sa.select(table).where(*(table.c[name] == value for name, value in (where or {}).items()))
    found: dict[Group, list[int]] = {}
    for batch in batches(connection, kind, query):
        for group, rows, total in _of_batch(batch, kind, by):
            so_far = found.setdefault(group, [0, 0])
            so_far[0] += rows
            so_far[1] += total
    return {group: Sum(rows, f"{total % 2**64:016x}") for group, (rows, total) in found.items()}


def _of_batch(batch: pa.RecordBatch, kind: Kind, by: Sequence[str]) -> Iterator[tuple[Group, int, int]]:
    digests = b"".join([sha256(row).digest()[:8] for row in written(batch, kind).cast(pa.binary()).to_pylist()])
    numbers = np.frombuffer(digests, ">u8").astype(np.uint64)
    if not by:
        yield (), len(numbers), int(numbers.sum(dtype=np.uint64))
        return
    groups = pa.array(list(zip(*(_group(batch, name).to_pylist() for name in by), strict=True)), pa.list_(pa.string()))
    names = pc.binary_join(groups, "\x1f").dictionary_encode()
    place = names.indices.to_numpy()
    totals = np.zeros(len(names.dictionary), np.uint64)
    np.add.at(totals, place, numbers)
    for group, rows, total in zip(names.dictionary.to_pylist(), np.bincount(place), totals, strict=True):
        yield tuple(group.split("\x1f")), int(rows), int(total)


def _group(batch: pa.RecordBatch, name: str) -> pa.Array:
    return pc.utf8_slice_codeunits(batch["period"], 0, 4) if name == "year" else batch[name]


def written(batch: pa.RecordBatch, kind: Kind) -> pa.Array:
    """Each row in its canonical form. Dates are texts in ISO form already (`rows.batches`)."""
    columns = [_written(batch[column.name], column.type) for column in kind.columns]
    inner = pc.binary_join_element_wise(*columns, ",")
    return pc.binary_join_element_wise("[", inner, "]", "")


def _written(column: pa.Array, of: str) -> pa.Array:
    if of == "integer":
        said = column.cast(pa.string())
    elif of == "boolean":
        said = pc.if_else(column, "true", "false")
    elif of == "number":
        said = _hexadecimal(column)
    else:  # few different ones, many times
        encoded = column.dictionary_encode()
        texts: list[Any] = [_quoted(text) for text in encoded.dictionary.to_pylist()]
        said = pa.array(texts, pa.string()).take(encoded.indices)
    return said.fill_null("null")


def _hexadecimal(column: pa.Array) -> pa.Array:
    doubles = column.fill_null(0.0).to_numpy(zero_copy_only=False) + 0.0  # makes 0 of -0
    digits = doubles.astype(">f8").tobytes().hex().encode()
    texts = pa.FixedSizeBinaryArray.from_buffers(pa.binary(16), len(column), [None, pa.py_buffer(digits)])
    said = pc.binary_join_element_wise('"', texts.cast(pa.binary()).cast(pa.string()), '"', "")
    return pc.if_else(column.is_valid(), said, pa.scalar(None, pa.string()))
