from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from groundswell.organisations.schemas import OrganisationRef
from groundswell.texts import Text

Days = Annotated[float, Field(gt=0, le=366, allow_inf_nan=False)]


class _Sent(BaseModel):
    model_config = ConfigDict(extra="forbid")


class NewDays(_Sent):
    day: date
    days: Days
    what: Annotated[Text, Field(min_length=1, max_length=300)]
    cohort: Text | None = Field(None, description="The code of a cohort.")
    organisation: Text | None = None


class Assignment(BaseModel):
    id: int
    member: int
    name: str
    cohort: str | None = Field(description="Its code.")
    cohort_name: str | None
    organisation: OrganisationRef | None
    part: str
    first: date
    last: date | None
    days_per_month: float
    revision: int


class NewAssignment(_Sent):
    member: Annotated[int, Field(ge=1, le=2**63 - 1)]
    cohort: Text | None = Field(None, description="The code of a cohort; or an organisation.")
    organisation: Text | None = None
    part: Annotated[Text, Field(min_length=1, max_length=100)]
    first: date
    last: date | None = None
    days_per_month: Annotated[float, Field(gt=0, le=31, allow_inf_nan=False)]


class AssignmentEnd(_Sent):
    last: date


class Assigned(Assignment):
    warning: str | None


class SpecialistDay(BaseModel):
    id: int
    provider: str
    contract: str
    day: date
    days: float
    what: str
    cohort: str | None = Field(description="Its code.")
    cohort_name: str | None
    organisation: OrganisationRef | None


class RecordedDays(SpecialistDay):
    worked: float = Field(description="Days worked under the contract so far, these included.")
