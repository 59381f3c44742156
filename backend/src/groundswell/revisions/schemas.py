from datetime import datetime

from pydantic import BaseModel, Field


class RevisionLogged(BaseModel):
    """One change: who made it, when, by which action and from which source."""

    sequence: int
    committed_at: datetime
    by: str
    action: str = Field(examples=["file_imported"])
    words: str
    source: str | None = Field(description="The file's name, the measure's code, or nothing.")
