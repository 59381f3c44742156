"""`epraccur`: practices and other prescribing cost centres of England and Wales. ODS, quarterly.

No head; 27 columns until 2024 (see `layout.py` for what drifts). Each practice stands once, with its present or
last commissioner: a practice that changed commissioner says nothing here of the one before, so the file never
speaks for all memberships, only for those it names. Practices of one commissioner all stand in one region: the
file says so as at its own day.
"""

from datetime import date

from groundswell.files.problems import Problems, Unreadable
from groundswell.files.source import Source
from groundswell.organisations.ods.cells import PRACTICE_CODE, code, head_rows, rows_of
from groundswell.organisations.ods.layout import find_layout
from groundswell.organisations.ods.practices import PRACTITIONER, Practices
from groundswell.organisations.ods.reading import OrganisationFile, stated_date


def read_practice_file(source: Source, as_at: date | None, problems: Problems) -> OrganisationFile:
    """`epraccur`, and `egpam`, which has its columns."""
    rows = rows_of(source)
    layout = find_layout(rows)
    practices = Practices(layout, stated_date(source, as_at), problems)
    practices.read(rows)
    return OrganisationFile(practices.statement, practices.rows_read, practices.notes)


def looks_like_practices(rows: list[list[str]]) -> bool:
    try:
        find_layout(rows)
    except (Unreadable, IndexError):
        return False
    return True


def looks_like_amendments(source: Source, rows: list[list[str]]) -> bool:
    """All rows are marked as amended, nine columns after the status, or persons stand among the practices."""
    if "egpam" in source.name.lower() or any(PRACTITIONER.fullmatch(code(row[0])) for row in rows if row):
        return True
    marks = {row[21].strip() for row in rows if len(row) == 27 and PRACTICE_CODE.fullmatch(code(row[0]))}
    return len(rows) > 1 and marks == {"1"}


class Epraccur:
    format = "epraccur"
    title = "Practices (epraccur)"

    def recognises(self, source: Source) -> bool:
        rows = head_rows(source)
        return bool(rows) and looks_like_practices(rows) and not looks_like_amendments(source, rows)

    def read(self, source: Source, *, as_at: date | None, problems: Problems) -> OrganisationFile:
        return read_practice_file(source, as_at, problems)
