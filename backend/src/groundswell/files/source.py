"""A file on disk, opened with limits: nothing it contains can fill memory or disk."""

import gzip
import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import IO, cast

from python_calamine import CalamineError, CalamineWorkbook

from groundswell.files.problems import Unreadable, legible

MAX_UNPACKED_WORKBOOK = 400_000_000
"""Bytes. The largest published workbook unpacks to about a tenth of this."""
MAX_PACKING_RATIO = 200
"""A real sheet packs 5 to 20 times; a zip bomb a thousand times and more."""
FAR_CELL = re.compile(rb' r="(?:[A-Za-z]*[0-9]{6}|[A-Za-z]{3,}[0-9])')
"""A cell in row 100,000 or column AAA, or further. Room is made for every cell up to the furthest, so that two cells of
a workbook of a few bytes can ask for more memory than there is, which ends the program."""
ODD_CELL = re.compile(rb"""\sr(?:\s|=[\s'])|[\t\n\r]r=""")
"""A place written as no spreadsheet program writes it, where the expression above would not see it."""
WIDE_CELL, LONG_ROW = re.compile(rb' r="[A-Za-z]{2}[0-9]'), re.compile(rb' r="[A-Za-z]*[0-9]{5}')
MAX_UNPACKED_TEXT = 20_000_000_000
HEAD_BYTES = 65_536


class Source:
    """`name` is what the sender called the file; `path` is where its bytes are."""

    def __init__(self, path: Path, name: str | None = None) -> None:
        self.path = path
        self.name = legible(name or path.name)

    @cached_property
    def packed(self) -> bool:
        with self.path.open("rb") as file:
            return file.read(2) == b"\x1f\x8b"

    def open(self) -> IO[bytes]:
        """The bytes of a text file, unpacked if gzipped."""
        return cast("IO[bytes]", gzip.open(self.path, "rb")) if self.packed else self.path.open("rb")

    @cached_property
    def head(self) -> bytes:
        """The first bytes, unpacked; empty when the packing is broken."""
        try:
            with self.open() as file:
                return file.read(HEAD_BYTES)
        except (OSError, EOFError, zlib.error):
            return b""

    @cached_property
    def is_workbook(self) -> bool:
        return self.head[:4] == b"PK\x03\x04"

    @cached_property
    def head_lines(self) -> list[str]:
        """The first lines of a text file, without byte-order mark, for recognising it."""
        if self.is_workbook:
            return []
        lines = self.head.decode("utf-8-sig", errors="replace").splitlines()
        return lines[:-1] if len(self.head) == HEAD_BYTES else lines

    def text_blocks(self, size: int = 1 << 24) -> Iterator[bytes]:
        """The unpacked bytes in blocks. Raises `Unreadable` when the file is cut short or unpacks without end."""
        taken = 0
        try:
            with self.open() as file:
                while block := file.read(size):
                    taken += len(block)
                    if taken > MAX_UNPACKED_TEXT:
                        raise Unreadable("The file unpacks to more than 20 GB", expected="a file of at most 20 GB")
                    yield block
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise Unreadable(
                "The file is cut short or damaged: it cannot be unpacked", expected="a whole gzip file"
            ) from error

    def text(self, limit: int = 200_000_000) -> str:
        """The whole of a small text file as UTF-8, with or without byte-order mark."""
        blocks, taken = [], 0
        for block in self.text_blocks():
            taken += len(block)
            if taken > limit:
                raise Unreadable("The file is larger than a file of this kind can be", found=f"over {limit:,} bytes")
            blocks.append(block)
        content = b"".join(blocks)
        try:
            return content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            raise Unreadable(
                f"The file is not in UTF-8: line {line:,} has a byte that is not a letter in that encoding",
                expected="CSV saved as UTF-8",
                found=repr(content[error.start : error.start + 1])[2:-1],
            ) from error

    def workbook(self) -> CalamineWorkbook:
        """The workbook, once its unpacked size is known to be harmless."""
        try:
            with zipfile.ZipFile(self.path) as archive:
                entries = archive.infolist()
        except (zipfile.BadZipFile, OSError) as error:
            raise Unreadable(
                "The workbook is cut short or damaged: it cannot be opened", expected="a whole .xlsx workbook"
            ) from error
        unpacked = sum(entry.file_size for entry in entries)
        packed = max(1, sum(entry.compress_size for entry in entries))
        if unpacked > MAX_UNPACKED_WORKBOOK or unpacked / packed > MAX_PACKING_RATIO:
            raise Unreadable(
                "The workbook unpacks to far more than a workbook of figures does, so it was not opened",
                found=f"{packed:,} bytes that unpack to {unpacked:,}",
                expected=f"at most {MAX_UNPACKED_WORKBOOK:,} bytes and {MAX_PACKING_RATIO} times its packed size",
            )
        if self._reaches_far:
            raise Unreadable(
                "The workbook is not an ordinary .xlsx one, or has cells far from all others, so it was not opened",
                expected="an .xlsx workbook with cells in fewer than 100,000 rows and 702 columns",
            )
        try:
            return CalamineWorkbook.from_path(str(self.path))
        except (CalamineError, OSError) as error:
            raise Unreadable("The workbook is damaged: it cannot be read", expected="a whole .xlsx workbook") from error

    @cached_property
    def _reaches_far(self) -> bool:
        """Looked at once, though several readers open the workbook to see whether it is theirs."""
        try:
            with zipfile.ZipFile(self.path) as archive:
                names = archive.namelist()
                odd = "xl/workbook.xml" not in names or "content.xml" in names or "xl/workbook.bin" in names
                return odd or any(_reaches_far(archive, name) for name in names)
        except (zipfile.BadZipFile, OSError, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
            raise Unreadable("The workbook is damaged: it cannot be read", expected="a whole .xlsx workbook") from error

    @property
    def date_in_name(self) -> date | None:
        """A date such as 2019-12-04 or 2019-10 in the file's name; of a month, its first day."""
        found = re.search(r"(20\d\d)[-_]?(0[1-9]|1[0-2])(?:[-_]?(0[1-9]|[12]\d|3[01]))?(?!\d)", self.name)
        if not found:
            return None
        year, month, day = found.groups()
        try:
            return date(int(year), int(month), int(day or 1))
        except ValueError:
            return None


def _reaches_far(archive: zipfile.ZipFile, name: str) -> bool:
    """Whether a part of a workbook may hold a cell so far out that the sheet would not fit into memory."""
    wide = long = False
    tail = b""
    with archive.open(name) as part:
        while block := part.read(1 << 22):
            seen = tail + block
            if FAR_CELL.search(seen) or ODD_CELL.search(seen):
                return True
            wide = wide or WIDE_CELL.search(seen) is not None
            long = long or LONG_ROW.search(seen) is not None
            tail = seen[-32:]
    return wide and long
