from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from groundswell.organisations.schemas import OrganisationRef
from groundswell.texts import Text

Name = Annotated[Text, Field(min_length=1, max_length=200)]
Short = Annotated[Text, Field(min_length=1, max_length=100)]
Long = Annotated[Text, Field(max_length=2000)]
RowNumber = Annotated[int, Field(ge=1, le=2**63 - 1)]
Days = Annotated[float, Field(ge=0, le=31, allow_inf_nan=False)]


class _Sent(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Stage(BaseModel):
    id: int
    place: int
    title: str
    usual_months: int
    accredits: bool = Field(description="Whoever has reached it may sign others off.")


class Stages(BaseModel):
    items: list[Stage]
    total: int
    revision: int = Field(description="For If-Match of the next list.")


class StageSent(_Sent):
    id: RowNumber | None = Field(None, description="Of a stage that is kept; nothing for a new one.")
    title: Short
    usual_months: Annotated[int, Field(ge=0, le=120)]
    accredits: bool = False


class StageList(_Sent):
    stages: list[StageSent] = Field(min_length=1, max_length=20)


class ReachedStage(BaseModel):
    stage: int
    title: str
    on: date
    signed_by: str | None = Field(description="Empty for those who were accredited when the faculty was founded.")
    evidence: str | None = Field(description="For those who run programmes.")


class FacultyMember(BaseModel):
    id: int
    name: str
    email: str | None = Field(description="For those who run programmes.")
    background: str
    region: OrganisationRef | None
    joined: date
    left_on: date | None
    days_per_month: float
    skills: list[str]
    stage: str | None = Field(description="The last stage reached.")
    accredited: bool
    revision: int


class FacultyMemberPage(FacultyMember):
    stages: list[ReachedStage]
    next_stage: Stage | None
    may_sign_off: bool = Field(description="Whether the caller may sign the next stage off today.")
    why_not: str | None = Field(description="Why the caller may not, in a sentence.")


class NewMember(_Sent):
    name: Name
    email: Annotated[Text, Field(max_length=254)] | None = None
    background: Name
    region: Text | None = Field(None, description="The code of a region.")
    joined: date
    days_per_month: Days
    skills: list[Short] = Field([], max_length=30)
    founder: bool = Field(False, description="Accredited from the first day; only before any step is signed off.")


class MemberChanges(_Sent):
    background: Name = ""
    region: Text | None = None
    left_on: date | None = None
    days_per_month: Days = 0
    skills: list[Short] = Field([], max_length=30)


class NewSignOff(_Sent):
    stage: RowNumber
    on: date
    evidence: Long = ""


class Contract(BaseModel):
    id: int
    title: str
    first: date
    last: date
    days: float = Field(description="Days bought.")


class Provider(BaseModel):
    id: int
    name: str
    specialism: str
    contact: str | None
    contracts: list[Contract]
    revision: int


class NewProvider(_Sent):
    name: Name
    specialism: Short
    contact: Annotated[Text, Field(max_length=300)] | None = None


class NewContract(_Sent):
    title: Name
    first: date
    last: date
    days: Annotated[float, Field(gt=0, le=10_000, allow_inf_nan=False)]
