"""`ebranchs`: branch surgeries and the practice each belongs to. ODS, 27 columns, no head.

A branch has no list, figures or members of its own: what happens there is counted at its practice. The file is
recognised, so that the person who sends it is told so, and states nothing.
"""

import re
from datetime import date

from groundswell.files.problems import Problems, Unreadable
from groundswell.files.source import Source
from groundswell.organisations.ods.cells import PRACTICE_CODE, code, head_rows, rows_of
from groundswell.organisations.ods.reading import OrganisationFile, counted, stated_date
from groundswell.organisations.statements import Basis, FileStatement

_BRANCH = re.compile(r"[A-Z]\d{8}")


class Ebranchs:
    format = "ebranchs"
    title = "Branch surgeries (ebranchs)"

    def recognises(self, source: Source) -> bool:
        return _fits(head_rows(source)[:50])

    def read(self, source: Source, *, as_at: date | None, problems: Problems) -> OrganisationFile:
        rows = rows_of(source)
        if not _fits(rows[:50]):
            raise Unreadable(
                "The columns are not those of ebranchs",
                expected="27 columns and no head, a branch such as Z10101001 in the first, its practice in column 15",
                found=",".join(rows[0])[:150],
            )
        parents = {code(row[14]) for row in rows if len(row) == 27}
        note = (
            f"{counted(len(rows), 'branch surgery', 'branch surgeries')} of "
            f"{counted(len(parents), 'practice', 'practices')}: branches are not organisations Groundswell keeps; "
            "their figures are their practice's. Nothing was taken."
        )
        return OrganisationFile(FileStatement(stated_date(source, as_at), Basis.DATED), len(rows), [note])


def _fits(rows: list[list[str]]) -> bool:
    like = [
        row
        for row in rows
        if len(row) == 27 and _BRANCH.fullmatch(code(row[0])) and PRACTICE_CODE.fullmatch(code(row[14]))
    ]
    return len(like) > len(rows) / 2
