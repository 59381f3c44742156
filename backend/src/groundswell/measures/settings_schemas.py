"""The shapes of what people set about charts: phases, targets and recorded changes."""

from datetime import date, datetime

from pydantic import BaseModel, ConfigDict, Field

from groundswell.measures.settable import LONGEST_REMOVAL, LONGEST_WORDS
from groundswell.organisations.schemas import OrganisationRef
from groundswell.texts import Text


class _Named(BaseModel):
    model_config = ConfigDict(validate_by_name=True, validate_by_alias=True, serialize_by_alias=True)


class _Setting(_Named):
    id: int
    made_by: str
    made_at: datetime
    removed_reason: str | None = Field(description="Null while it stands.")
    removed_by: str | None
    removed_at: datetime | None


class Removal(BaseModel):
    reason: Text = Field(max_length=LONGEST_REMOVAL)


class NewPhase(_Named):
    measure: Text = Field(examples=["missed_call_share"])
    organisation: Text = Field(description="Its code.")
    from_: date = Field(alias="from", description="The first month of the new limits.")
    baseline: int | None = Field(None, description="Limits rest on the first so many months; null: on all.")
    reason: Text = Field(max_length=LONGEST_WORDS)


class SetPhase(_Setting):
    """Limits worked out afresh from a month on."""

    measure: str
    organisation: OrganisationRef
    from_: date = Field(alias="from")
    baseline: int | None
    reason: str


class NewTarget(_Named):
    measure: Text = Field(examples=["missed_call_share"])
    organisation: Text | None = Field(None, description="Its code; null: the nation, for all without one of their own.")
    from_: date = Field(alias="from", description="The first month in which it is in force.")
    value: float | None = Field(description="In the unit of the values; null: no target from then on.")
    reason: Text = Field(max_length=LONGEST_WORDS)


class SetTarget(_Setting):
    """What is aimed at from a month on."""

    measure: str
    organisation: OrganisationRef | None = Field(description="Null: the nation's.")
    from_: date = Field(alias="from")
    value: float | None
    reason: str


class NewChange(BaseModel):
    organisation: Text = Field(description="Its code.")
    measure: Text | None = Field(None, description="Null: it may show in any.")
    day: date
    words: Text = Field(max_length=LONGEST_WORDS, examples=["New phone system at nine practices."])


class Change(_Setting):
    """Something that was done, with its day."""

    measure: str | None
    organisation: OrganisationRef
    day: date
    words: str
