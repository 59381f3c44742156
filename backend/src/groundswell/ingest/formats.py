"""Every format that can be imported, and which of them a file is in."""

from datetime import date

from groundswell.errors import Invalid
from groundswell.files.problems import Problems, Unreadable
from groundswell.files.source import Source
from groundswell.ingest.readers import READERS as FIGURE_READERS
from groundswell.ingest.reading import Reader, Reading
from groundswell.organisations.ods import READERS as ORGANISATION_READERS
from groundswell.organisations.ods.reading import OrganisationReader


class _OrganisationFormat:
    """A reader of organisations, as a reader of anything."""

    def __init__(self, reader: OrganisationReader) -> None:
        self.reader = reader
        self.format = reader.format
        self.title = reader.title

    def recognises(self, source: Source) -> bool:
        return self.reader.recognises(source)

    def read(self, source: Source, *, as_at: date | None, problems: Problems) -> Reading:
        file = self.reader.read(source, as_at=as_at, problems=problems)
        return Reading(as_at=file.statement.as_at, statement=file.statement, rows_read=file.rows_read, notes=file.notes)


FORMATS: dict[str, Reader] = {
    reader.format: reader
    for reader in (*(_OrganisationFormat(reader) for reader in ORGANISATION_READERS), *FIGURE_READERS)
}

STATE_ORGANISATIONS_FIRST = [reader.format for reader in ORGANISATION_READERS]


def chosen(source: Source, named: str | None) -> Reader:
    """The reader for a file. Raises `Invalid` for a name that is none, `Unreadable` when nothing recognises it."""
    if named is not None:
        if named not in FORMATS:
            raise Invalid(f"There is no format called {named}. There are: {', '.join(FORMATS)}.")
        return FORMATS[named]
    if not source.head:
        raise Unreadable("The file is empty, or cut short so that nothing can be read", expected="a whole file")
    if source.is_workbook:
        source.workbook()  # says in plain words what is wrong with a damaged or dangerous workbook
    for reader in FORMATS.values():
        if reader.recognises(source):
            return reader
    raise Unreadable(
        "Groundswell does not recognise this file",
        expected="one of: " + "; ".join(f"{reader.title} ({name})" for name, reader in FORMATS.items()),
        found=source.head_lines[0][:120] if source.head_lines else "a workbook without a sheet it knows",
    )
