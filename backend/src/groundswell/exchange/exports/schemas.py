from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from groundswell.exchange.kinds.described import ExportKind
from groundswell.organisations.schemas import OrganisationRef
from groundswell.texts import Text

Format = Literal["jsonl", "csv", "parquet"]


class NewExport(BaseModel):
    """What is wanted: kinds of rows and formats, and of whom and when."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"kinds": ["organisation", "observation"], "formats": ["jsonl"]}]},
    )

    kinds: list[Text] = Field([], max_length=50, description="Empty: all that the caller's scopes open.")
    formats: list[Format] = Field(["jsonl"], min_length=1, max_length=3)
    organisation: Text | None = Field(
        default=None,
        description="Only its rows, of the kinds whose rows are of one organisation; others whole.",
    )
    first: date | None = Field(
        default=None,
        alias="from",
        description="Only rows from this day, of the kinds whose rows have a day or month.",
    )
    last: date | None = Field(default=None, alias="to", description="Only rows up to this day, of the same kinds.")


class ExportFile(BaseModel):
    name: str
    url: str
    kind: str
    format: str
    rows: int
    bytes: int
    sha256: str = Field(description="Of the file as it lies here; its ETag.")


class ExportStatus(BaseModel):
    """How far an export has come, or, once it is ready, the manifest of its files."""

    id: str
    state: Literal["waiting", "running", "ready", "failed"]
    made_at: datetime
    expires_at: datetime
    kinds_asked: list[str]
    formats: list[str]
    organisation: OrganisationRef | None = Field(default=None, description="Whose rows alone were asked for.")
    first: date | None = Field(default=None, alias="from", description="The first day that was asked for.")
    last: date | None = Field(default=None, alias="to", description="The last day that was asked for.")
    rows_written: int
    rows_expected: int | None
    problem: str | None = Field(default=None, description="Why it could not be written.")
    schema_version: int | None = Field(default=None, description="Rises when a column changes its meaning or goes.")
    watermark: int | None = Field(default=None, description="The revision up to which its rows are.")
    cursor: str | None = Field(
        default=None, description="Where to go on from with `/changes`; none where not all rows were asked for."
    )
    kinds: list[ExportKind] = []
    files: list[ExportFile] = []
