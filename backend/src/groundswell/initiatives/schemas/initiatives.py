"""Initiatives, their themes, their teams and the practices taking part."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, Field
from typing_extensions import TypedDict

from groundswell.cohorts.schemas.fields import Address, CohortRef, Day, Name, PersonRef, RowNumber, Sent
from groundswell.organisations.schemas import OrganisationRef
from groundswell.texts import Text

ThemeKind = Literal["high_impact_action", "pathway"]
Status = Literal["planning", "testing", "spreading", "sustaining", "completed", "stopped"]
Origin = Literal["project", "federation_plan", "commissioner_service", "programme", "other"]
Code = Annotated[Text, Field(max_length=20)]
Codes = Annotated[list[Code], Field(max_length=500, description="Codes of practices.")]
AimWords = Annotated[Text, Field(max_length=300)]
Words = Annotated[Text, Field(max_length=20_000)]
Reason = Annotated[Text, Field(max_length=2_000)]


class ImprovementTheme(BaseModel):
    id: int
    kind: ThemeKind
    place: int = Field(description="Its place among those of its kind: High Impact Action 3.")
    title: str


class NewImprovementTheme(Sent):
    kind: ThemeKind
    title: Annotated[Name, Field(max_length=100)]


class InitiativeRef(TypedDict):
    code: str
    title: str


class Aim(BaseModel):
    """What is to be achieved, how much of it, for whom, and by when."""

    what: str | None
    how_much: str | None
    for_whom: str | None
    by: date | None


class AimSent(Sent):
    what: AimWords | None = None
    how_much: AimWords | None = None
    for_whom: AimWords | None = None
    by: Day | None = None


class WriteUp(BaseModel):
    problem: str
    changed: str
    result: str
    again: str = Field(description="What we would do again, and what not.")
    written_up: date | None = Field(description="The day on which it was finished.")


class WriteUpSent(Sent):
    problem: Words = ""
    changed: Words = ""
    result: Words = ""
    again: Words = ""
    written_up: Day | None = None


class ListedInitiative(BaseModel):
    code: str
    title: str
    owner: OrganisationRef | None = Field(description="Null where a programme owns it.")
    programme: CohortRef | None
    theme: ImprovementTheme | None
    status: Status
    stalled: bool = Field(description="Planned, tested or spread, with nothing recorded for 90 days.")
    origin: Origin
    started: date | None
    expected_end: date | None
    practices: int = Field(description="Taking part today, or on the day it ended.")
    cycles: int
    last_activity: date | None = Field(description="The last cycle, score, journal entry or figure; else its start.")
    score_team: float | None = Field(description="The newest.")
    score_adviser: float | None
    revision: int


class Initiative(ListedInitiative):
    project: int | None
    adviser: PersonRef | None = Field(description="By their number in the faculty.")
    ended: date | None
    ended_because: str | None
    aim: Aim
    write_up: WriteUp
    shared: bool
    drivers_revision: int
    may_edit: bool
    may_advise: bool = Field(description="May give the adviser's progress score.")


class InitiativeWords(Sent):
    """What may be said of an initiative at any time."""

    theme: RowNumber | None = None
    origin: Origin = "other"
    aim: AimSent = Field(default_factory=AimSent)
    status: Status = "planning"
    ended: Day | None = None
    ended_because: Reason | None = None
    started: Day | None = None
    expected_end: Day | None = None
    adviser: RowNumber | None = Field(None, description="The number of a member of the faculty.")
    programme: Text | None = Field(None, description="The code of the programme that owns it or in which it is done.")
    shared: bool = False
    write_up: WriteUpSent = Field(default_factory=WriteUpSent)


class NewInitiative(InitiativeWords):
    title: Name
    owner: Code | None = Field(None, description="The code of a practice, a federation or a commissioner.")
    practices: Codes | None = Field(None, description="Without it, the practice that owns it, if one does.")
    project: RowNumber | None = Field(None, description="The participant's project that it is.")


class InitiativeChanges(InitiativeWords):
    title: Name = ""


class TeamMember(BaseModel):
    id: int
    person: int
    name: str
    email: str | None = Field(description="Told to those who may change the initiative.")
    role: str
    leads: bool
    organisation: OrganisationRef | None
    revision: int


TeamRole = Annotated[Text, Field(max_length=100)]


class NewTeamMember(Sent):
    name: Name
    email: Address | None = None
    role: TeamRole = ""
    leads: bool = False
    organisation: Code | None = None


class TeamMemberChanges(Sent):
    role: TeamRole = ""
    leads: bool = False
    organisation: Code | None = None


class PracticeTakingPart(BaseModel):
    id: int
    practice: OrganisationRef
    first: date
    last: date | None
    revision: int


class PracticesTakingPart(BaseModel):
    items: list[PracticeTakingPart] = Field(description="Those that the caller may see.")
    total: int = Field(description="All of them.")


class NewPracticesTakingPart(Sent):
    practices: Annotated[Codes, Field(min_length=1)]
    first: Day


class TakingPartChanges(Sent):
    last: Day | None = Field(description="The last day on which it takes part; null: it goes on.")
