"""What a file is written as, from blocks of JSON lines: one reading of the database serves every format."""

import io
from typing import Protocol

import pyarrow as pa
import pyarrow.json as pa_json
import pyarrow.parquet as pq

from groundswell.exchange.exports.disk import Sink
from groundswell.exchange.kinds import SCHEMA_VERSION, Column, Kind
from groundswell.files.packing import gzip_packer
from groundswell.files.tables import arrow_lines

ROWS_OF_A_GROUP = 100_000
"""Of Parquet: what is held in memory, and what a reader takes at once."""
TYPES: dict[str, pa.DataType] = {
    "text": pa.string(),
    "date": pa.date32(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
}
MEDIA_TYPES = {
    "jsonl": "application/gzip",
    "csv": "application/gzip",
    "parquet": "application/vnd.apache.parquet",
    "ndjson": "application/fhir+ndjson",
}
ENDINGS = {"jsonl": "jsonl.gz", "csv": "csv.gz", "parquet": "parquet", "ndjson": "ndjson"}


class Written(Protocol):
    """Takes blocks of whole lines; `end` writes what is left."""

    def take(self, block: bytes) -> None: ...
    def end(self) -> None: ...


class JsonLines:
    """As they are, packed."""

    def __init__(self, sink: Sink) -> None:
        self.sink = sink
        self.packer = gzip_packer()

    def take(self, block: bytes) -> None:
        self.sink.write(self.packer.compress(block))

    def end(self) -> None:
        self.sink.write(self.packer.flush())


class PlainLines:
    """As they are: FHIR's bulk data knows no packed files."""

    def __init__(self, sink: Sink) -> None:
        self.sink = sink

    def take(self, block: bytes) -> None:
        self.sink.write(block)

    def end(self) -> None:
        pass


class Csv:
    def __init__(self, sink: Sink, schema: pa.Schema) -> None:
        self.schema = schema
        self.lines = JsonLines(sink)
        self.lines.take(arrow_lines(schema.empty_table(), heads=True))

    def take(self, block: bytes) -> None:
        self.lines.take(arrow_lines(arrow(block, self.schema), heads=False))

    def end(self) -> None:
        self.lines.end()


class Parquet:
    def __init__(self, sink: Sink, schema: pa.Schema) -> None:
        self.schema = schema
        self.writer = pq.ParquetWriter(pa.PythonFile(sink, mode="w"), schema, compression="zstd")
        self.waiting: list[pa.Table] = []

    def take(self, block: bytes) -> None:
        self.waiting.append(arrow(block, self.schema))
        if sum(len(table) for table in self.waiting) >= ROWS_OF_A_GROUP:
            self._write()

    def _write(self) -> None:
        self.writer.write_table(pa.concat_tables(self.waiting), row_group_size=ROWS_OF_A_GROUP)
        self.waiting.clear()

    def end(self) -> None:
        if self.waiting:
            self._write()
        self.writer.close()


def written(form: str, sink: Sink, kind: Kind | None) -> Written:
    if form == "ndjson":
        return PlainLines(sink)
    if form == "jsonl":
        return JsonLines(sink)
    assert kind is not None
    return Csv(sink, schema_of(kind)) if form == "csv" else Parquet(sink, schema_of(kind))


def schema_of(kind: Kind) -> pa.Schema:
    about = {"kind": kind.name, "key": ",".join(kind.key), "schema_version": str(SCHEMA_VERSION)}
    return pa.schema([_field(column) for column in kind.columns], metadata=about)


def _field(column: Column) -> pa.Field:
    return pa.field(column.name, TYPES[column.type], metadata={"words": column.words})


def arrow(block: bytes, schema: pa.Schema) -> pa.Table:
    """Lines as a table. Arrow reads days only as numbers of days, so they are read as text first."""
    told = pa.schema([pa.field(field.name, _as_read(field.type)) for field in schema])
    table = pa_json.read_json(
        io.BytesIO(block),
        read_options=pa_json.ReadOptions(use_threads=False, block_size=len(block) + 1),
        parse_options=pa_json.ParseOptions(explicit_schema=told, unexpected_field_behavior="error"),
    )
    return table.select(schema.names).cast(schema)


def _as_read(type_: pa.DataType) -> pa.DataType:
    return pa.string() if pa.types.is_date(type_) else type_
