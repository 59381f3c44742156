"""Participants, their placements, and what they deliver."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, Field

from groundswell.cohorts.schemas.fields import (
    Address,
    CohortRef,
    Day,
    Mark,
    Name,
    PersonRef,
    Role,
    RowNumber,
    Sent,
    Weekdays,
)
from groundswell.organisations.schemas import OrganisationRef
from groundswell.texts import Text


class Placement(BaseModel):
    id: int
    organisation: OrganisationRef
    weekdays: Weekdays
    first: date
    last: date | None


class Participant(BaseModel):
    """A person in a cohort. Address and reason for leaving are told to those who run programmes alone."""

    id: int
    person: int
    name: str
    email: str | None
    cohort: CohortRef
    role: Role
    joined: date
    left_on: date | None
    left_because: str | None
    continues: int | None = Field(description="The same person's place in the year before.")
    placements: list[Placement]
    present: int = Field(description="Sessions at which they were marked present.")
    marked: int = Field(description="Sessions at which their attendance was taken.")
    revision: int


class NewPlacement(Sent):
    organisation: Annotated[Text, Field(max_length=20, description="The code of a practice.")]
    weekdays: Weekdays = Field([], description="Empty while nobody has said.")
    first: Day | None = Field(None, description="Without it, the day they join.")
    last: Day | None = None


Placements = Annotated[list[NewPlacement], Field(max_length=20)]


class NewParticipant(Sent):
    cohort: Text
    role: Role
    name: Name | None = Field(None, description="Or the number of a person who is known already.")
    person: RowNumber | None = None
    email: Address | None = None
    joined: Day | None = Field(None, description="Without it, the day the cohort begins.")
    placements: Placements = Field([])


class ParticipantChanges(Sent):
    name: Name = ""
    email: Address | None = None
    role: Role = "other"
    joined: Day = Field(default_factory=lambda: date.min)
    placements: Placements = Field([], description="The whole list.")


class ParticipantWithdrawal(Sent):
    on: Day
    reason: Annotated[Text, Field(min_length=1, max_length=2000)]


class Alumni(Sent):
    participants: list[RowNumber] = Field(min_length=1, max_length=500, description="Participants of earlier cohorts.")
    joined: Day | None = None


class ParticipantsText(Sent):
    text: Annotated[Text, Field(max_length=200_000, description="Tabs or commas between the cells.")]
    joined: Day | None = None
    preview: bool = False


class PastedRow(BaseModel):
    row: int
    name: str
    role: Role
    practices: list[OrganisationRef]
    email: str | None
    known: bool = Field(description="In the register already, by their address.")


class PastedProblem(BaseModel):
    row: int = Field(description="As a spreadsheet counts: the first line is 1.")
    column: str
    found: str
    words: str


class PastedParticipants(BaseModel):
    rows: list[PastedRow]
    problems: list[PastedProblem]
    participants: list[int] = Field(description="Who was added; empty in a preview.")


class Attender(BaseModel):
    participant: int
    name: str
    role: Role
    mark: Mark | None


class AttendanceSheet(BaseModel):
    session: int
    title: str
    day: date
    taken: bool
    may_take: bool = Field(description="The day has come, and the caller takes attendance.")
    people: list[Attender]


class Marks(Sent):
    marks: dict[RowNumber, Mark | None] = Field(
        max_length=2000, description="By participant; null takes a mark back. Those not named keep theirs."
    )


class Milestone(BaseModel):
    id: int
    place: int
    title: str
    term: int | None = Field(description="The place of the term in which it should be reached.")


class MilestoneSent(Sent):
    id: RowNumber | None = Field(None, description="Of one that is kept.")
    title: Annotated[Text, Field(min_length=1, max_length=60)]
    term: Annotated[int, Field(ge=1, le=20)] | None = None


class Milestones(Sent):
    milestones: list[MilestoneSent] = Field(max_length=20, description="The whole list, in order.")


class ProjectMilestone(BaseModel):
    id: int
    title: str
    on: date | None
    revision: int | None = Field(description="For taking it back.")


class Project(BaseModel):
    """What one participant delivers; `id` and `title` are null while nobody has named it."""

    id: int | None
    title: str | None
    held_up_by: str | None
    participant: PersonRef
    role: Role
    cohort: CohortRef
    left_on: date | None
    milestones: list[ProjectMilestone]
    last_step: date = Field(description="The last milestone, or the day they began.")
    stuck: bool = Field(description="No step for four weeks or more, and not finished.")
    revision: int | None


class ProjectWords(Sent):
    title: Name
    held_up_by: Annotated[Text, Field(max_length=300)] | None = None


class DayReached(Sent):
    on: Day
