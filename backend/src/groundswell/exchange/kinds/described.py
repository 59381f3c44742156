"""What the rows of each kind are, told to those who keep them."""

from typing import Literal

from pydantic import BaseModel, Field

from groundswell.exchange.kinds.kind import Kind


class ExportColumn(BaseModel):
    name: str
    type: Literal["text", "date", "integer", "number", "boolean"]
    words: str


class ExportKind(BaseModel):
    """What the rows of a kind are: enough to make a table for them."""

    name: str
    words: str
    columns: list[ExportColumn]
    key: list[str] = Field(description="The columns that tell its rows apart.")
    dated_by: list[str] | None = Field(
        description="Columns of the organisation and the day by which an `out_of_sight` of the feed takes rows away."
    )
    year: str | None = Field(description="The column whose year checksums are grouped by.")


class KindsOpen(BaseModel):
    """The kinds of rows that are open to the caller."""

    schema_version: int = Field(description="Rises when a column changes its meaning or goes.")
    kinds: list[ExportKind]


def described(kind: Kind) -> ExportKind:
    return ExportKind(
        name=kind.name,
        words=kind.words,
        columns=[ExportColumn(name=each.name, type=each.type.value, words=each.words) for each in kind.columns],
        key=list(kind.key),
        dated_by=[kind.dated.organisation, kind.dated.on] if kind.dated else None,
        year=kind.day_column,
    )
