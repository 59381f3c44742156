from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from groundswell.organisations.schemas import OrganisationRef
from groundswell.texts import Text

Name = Annotated[Text, Field(min_length=1, max_length=200)]
Code = Annotated[Text, Field(pattern=r"^[a-z][a-z0-9-]{2,59}$", examples=["practice-leaders-1"])]
Long = Annotated[Text, Field(max_length=5000)]
RowNumber = Annotated[int, Field(ge=1, le=2**63 - 1)]
Pounds = Annotated[int, Field(ge=0, le=2_000_000_000)]
DaysNeeded = Annotated[float, Field(ge=0, le=31, allow_inf_nan=False)]
What = Literal["participants", "practices", "federations", "faculty"]
JoiningStage = Literal["expressed", "contacted", "planning", "delivery", "closed", "withdrawn"]
AchievementKind = Literal["service", "campaign", "consultation", "meeting", "role", "other"]


class _Sent(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Partner(_Sent):
    name: Name
    kind: Annotated[Text, Field(min_length=1, max_length=60, examples=["deanery", "AHSN", "CCG"])]
    part: Annotated[Text, Field(max_length=300, description="What it brings, or how the programme fits with it.")]


class Target(_Sent):
    what: What
    number: Annotated[int, Field(gt=0, le=10_000_000)]
    first: date
    by: date


class Year(BaseModel):
    code: str
    name: str
    first: date
    last: date


class ProgrammeHead(BaseModel):
    code: str
    name: str
    commissioned_by: str
    led_by: str | None
    first: date
    last: date
    funding_pounds: int | None
    renews: str | None = Field(description="The code of the year before.")
    revision: int


class Programme(ProgrammeHead):
    aims: str
    principles: list[str]
    partners: list[Partner]
    targets: list[Target]
    years: list[Year] = Field(description="All years of the programme, the first one first.")


class NewProgramme(_Sent):
    code: Code
    name: Name
    commissioned_by: Name
    led_by: Name | None = None
    aims: Long
    funding_pounds: Pounds | None = None
    first: date
    last: date
    principles: list[Name] = Field([], max_length=20)
    partners: list[Partner] = Field([], max_length=100)
    targets: list[Target] = Field([], max_length=50)


class ProgrammeChanges(_Sent):
    name: Name = ""
    commissioned_by: Name = ""
    led_by: Name | None = None
    aims: Long = ""
    funding_pounds: Pounds | None = None
    first: date = date.min
    last: date = date.max
    principles: list[Name] = Field([], max_length=20)
    partners: list[Partner] = Field([], max_length=100)
    targets: list[Target] = Field([], max_length=50)


class Renewal(_Sent):
    code: Code
    name: Name
    first: date
    last: date
    funding_pounds: Pounds | None = None


class Joining(BaseModel):
    id: int
    programme: str
    programme_name: str
    organisation: OrganisationRef
    stage: JoiningStage
    stage_on: date
    expressed_on: date
    contact_due: date = Field(description="Four weeks after interest was expressed.")
    overdue: bool = Field(description="The adviser should have been in touch by now.")
    adviser: str | None
    days_needed: float = Field(description="Days of faculty a month while in planning and delivery.")
    revision: int


class NewJoining(_Sent):
    programme: Text
    organisation: Text
    on: date
    days_needed: DaysNeeded = 1.0
    adviser: RowNumber | None = Field(None, description="Who is to be in touch: a member of the faculty.")


class JoiningChanges(_Sent):
    adviser: RowNumber | None = None
    days_needed: DaysNeeded = 0.0


class NewJoiningStep(_Sent):
    stage: JoiningStage
    on: date
    note: Annotated[Text, Field(max_length=2000)] = ""
    adviser: RowNumber | None = Field(None, description="The number of a member of the faculty.")


class Theme(BaseModel):
    id: int
    title: str


class NewTheme(_Sent):
    title: Annotated[Text, Field(min_length=1, max_length=100)]


class Achievement(BaseModel):
    id: int
    programme: str
    person: str | None = Field(
        description="Nobody where a programme achieved it together. Names are for those who run programmes."
    )
    kind: AchievementKind
    theme: str | None
    day: date
    title: str
    words: str
    evidence_url: str | None
    revision: int


class NewAchievement(_Sent):
    programme: Text
    person: RowNumber | None = None
    kind: AchievementKind
    theme: RowNumber | None = None
    day: date
    title: Annotated[Text, Field(min_length=1, max_length=300)]
    words: Long = ""
    evidence_url: Annotated[Text, Field(max_length=500, pattern=r"^https?://")] | None = None


class GroupMember(BaseModel):
    id: int
    name: str
    speaks_for: str
    first: date
    last: date | None
    revision: int


class GroupMemberChanges(_Sent):
    speaks_for: Name = ""
    last: date | None = None


class NewGroupMember(_Sent):
    name: Name
    speaks_for: Name
    first: date
    last: date | None = None


class Meeting(BaseModel):
    id: int
    day: date
    place: str
    notes: str
    revision: int


class MeetingChanges(_Sent):
    day: date = date.min
    place: Annotated[Text, Field(min_length=1, max_length=300)] = ""
    notes: Long = ""


class NewMeeting(_Sent):
    day: date
    place: Annotated[Text, Field(min_length=1, max_length=300)]
    notes: Long = ""


class ReferenceGroup(BaseModel):
    members: list[GroupMember]
    meetings: list[Meeting]
