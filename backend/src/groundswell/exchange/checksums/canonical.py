"""The one way to write a row for its checksum, and what a checksum of many rows is.

In words, which are the specification: a row is written as a JSON array of its columns in their order, without spaces,
in UTF-8; only what JSON must escape is escaped, in the short form where there is one, else as `\\u001f`, in small
letters. Texts and days (ISO 8601) are JSON strings, whole numbers and booleans as JSON has them, NULL is `null`; a
number is a JSON string of the 16 hexadecimal digits, in small letters, of its IEEE 754 double with the highest byte
first, minus zero as zero. Of the SHA-256 of these bytes the first eight, as an unsigned number with the highest byte
first, stand for the row; the checksum of many rows is their sum modulo 2^64, as 16 hexadecimal digits in small letters.
So it does not depend on the order of the rows.
"""

import hashlib
import json
import struct
from collections.abc import Sequence
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Double, Text, cast, func, literal, literal_column
from sqlalchemy.dialects.postgresql import BIT

from groundswell.exchange.kinds import Column, Type

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def canonical(columns: Sequence[Column], row: Sequence[Any]) -> bytes:
    """A row as it is summed; days are ISO text already."""
    return _encode(
        [
            struct.pack(">d", value + 0.0).hex() if column.type == Type.NUMBER and value is not None else value
            for column, value in zip(columns, row, strict=True)
        ]
    ).encode()


def number_of(columns: Sequence[Column], row: Sequence[Any]) -> int:
    """What stands for a row, from 0 to 2^64 - 1."""
    return int.from_bytes(hashlib.sha256(canonical(columns, row)).digest()[:8])


def written(total: int) -> str:
    """A sum, however large or negative, as a checksum is written."""
    return f"{total % 2**64:016x}"


def number_in_sql(columns: Sequence[Column], row: Any) -> ColumnElement[int]:
    """The same as `number_of`, by PostgreSQL, as a signed number: sums of both are equal modulo 2^64."""
    told: ColumnElement[str] = literal("[")
    for place, column in enumerate(columns):
        told = told.op("||")(_told(column, row[column.name]).op("||")("," if place < len(columns) - 1 else "]"))
    digest = func.sha256(func.convert_to(told, "UTF8"))
    digits = literal("x").op("||")(func.encode(func.substr(digest, 1, 8), "hex"))
    return cast(cast(digits, BIT(64)), BigInteger)


def _told(column: Column, value: Any) -> ColumnElement[str]:
    if column.type == Type.NUMBER:
        # Zero added to minus zero is zero.
        digits = func.encode(func.float8send(cast(value, Double) + literal_column("0::float8")), "hex")
        return func.coalesce(literal('"').op("||")(digits.op("||")('"')), "null", type_=Text)
    if column.type == Type.INTEGER:
        return func.coalesce(cast(value, Text), "null", type_=Text)
    return func.coalesce(cast(func.to_json(value), Text), "null", type_=Text)
