from pydantic import BaseModel, Field


class Checksum(BaseModel):
    """How many rows a group has, and their checksum; of what it was not grouped by, nothing."""

    measure: str | None = None
    organisation: str | None = None
    year: int | None = None
    rows: int
    checksum: str = Field(pattern="^[0-9a-f]{16}$", examples=["9f86d081884c7d65"])


class Checksums(BaseModel):
    watermark: int = Field(description="The revision of whose rows these are.")
    kind: str
    items: list[Checksum]
