from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, Field

from groundswell.organisations.schemas import OrganisationRef

State = Literal["loaded", "refused", "withdrawn", "nothing_new"]


class Counts(BaseModel):
    read: int
    taken: int
    unchanged: int
    corrected: int
    older: int = Field(description="Stated before what is in force: kept, not in force.")
    rejected: int
    opened: int
    closed: int
    renamed: int
    moved: int


class ProblemKind(BaseModel):
    what: str
    count: int


class Import(BaseModel):
    """One file that was sent, and what became of it."""

    id: int
    name: str
    format: str | None
    title: str | None
    as_at: date | None
    sent_by: str
    sent_at: datetime
    bytes: int
    state: State
    on_bad_rows: Literal["refuse", "skip"]
    seconds: float | None
    counts: Counts
    notes: list[str]
    problems_total: int
    problem_kinds: list[ProblemKind]
    revision: int | None
    withdrawn_by: str | None
    withdrawn_at: datetime | None
    may_withdraw: bool


class RowProblem(BaseModel):
    """One thing wrong at one place; `row` is the number a spreadsheet shows."""

    row: int | None
    sheet: str | None
    column: str | None
    organisation: str | None
    period: str | None
    found: str
    what: str
    expected: str


class Correction(BaseModel):
    """What this file changed that had been said before."""

    organisation: OrganisationRef
    figure: str = Field(examples=["Missed calls, October 2018", "renamed"])
    before: str
    after: str


class ImportPage(Import):
    problems: list[RowProblem] = Field(description="The first 200; all are at /problems.")
    corrections: list[Correction] = Field(description="The first 200.")
