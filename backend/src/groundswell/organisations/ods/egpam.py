"""`egpam`: the practices and practitioners amended in one month. ODS, monthly.

The columns of `epraccur`, of the amended rows alone: a practice it does not name is unchanged. Most rows are
persons (codes of seven digits, with a status B that practices never have); they are left out.
"""

from datetime import date

from groundswell.files.problems import Problems
from groundswell.files.source import Source
from groundswell.organisations.ods.cells import head_rows
from groundswell.organisations.ods.epraccur import looks_like_amendments, looks_like_practices, read_practice_file
from groundswell.organisations.ods.reading import OrganisationFile


class Egpam:
    format = "egpam"
    title = "Monthly amendments of practices (egpam)"

    def recognises(self, source: Source) -> bool:
        rows = head_rows(source)
        return bool(rows) and looks_like_practices(rows) and looks_like_amendments(source, rows)

    def read(self, source: Source, *, as_at: date | None, problems: Problems) -> OrganisationFile:
        return read_practice_file(source, as_at, problems)
