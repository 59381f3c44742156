"""Sites, cohorts, terms and sessions."""

from datetime import date, time
from typing import Annotated

from pydantic import BaseModel, Field

from groundswell.cohorts.schemas.fields import (
    CohortRef,
    Day,
    Days,
    LocalTime,
    Name,
    PersonRef,
    RowNumber,
    Sent,
    TermKind,
    Web,
)
from groundswell.organisations.schemas import OrganisationRef
from groundswell.texts import Text

Code = Annotated[Text, Field(max_length=20)]
Weeks = Annotated[int, Field(ge=1, le=60)]
Where = Annotated[Text, Field(max_length=300)]
Intake = Annotated[int, Field(ge=1, le=9999, description="The year, or the how-manieth.")]
Places = Annotated[int, Field(gt=0, le=10_000)]


class SiteDeprivation(BaseModel):
    """The mean of its practices' IMD scores in the newest edition in which any has one; higher is more deprived."""

    score: float
    year: int
    practices_with_score: int


class ProgrammeSite(BaseModel):
    id: int
    programme: str
    name: str
    place: str
    practices: list[OrganisationRef]
    deprivation: SiteDeprivation | None
    revision: int


class NewSite(Sent):
    programme: Text
    name: Name
    place: Name
    practices: list[Code] = Field([], max_length=500, description="Codes.")


class SiteChanges(Sent):
    name: Name = ""
    place: Name = ""
    practices: list[Code] = Field([], max_length=500, description="The whole list.")


class Term(BaseModel):
    id: int
    place: int = Field(description="1 is the first that was planned.")
    kind: TermKind
    title: str
    first: date
    last: date
    weeks: int
    revision: int


class SiteRef(BaseModel):
    id: int
    name: str


class Cohort(BaseModel):
    """The people of one programme at one site in one intake."""

    code: str
    name: str
    programme: CohortRef = Field(description="Its code and name.")
    site: SiteRef | None
    intake: int
    places: int
    days_needed: float = Field(description="Days of faculty a month while its terms run.")
    first: date | None = Field(description="The first day of its first term.")
    last: date | None
    running: bool
    terms: list[Term]
    participants: int = Field(description="Who still take part.")
    left: int
    sessions: int
    held: int = Field(description="Sessions whose day has come.")
    revision: int


class WeeklySessions(Sent):
    """A session in every week of a term."""

    weekday: Annotated[int, Field(ge=0, le=6, description="0 is Monday.")]
    begins: LocalTime
    ends: LocalTime
    theme: RowNumber | None = None


class NewTerm(Sent):
    kind: TermKind
    title: Name
    first: Day
    weeks: Weeks
    sessions: WeeklySessions | None = None


class NewCohort(Sent):
    programme: Text
    site: RowNumber | None = None
    name: Name
    intake: Intake
    places: Places
    days_needed: Days = 0
    terms: list[NewTerm] = Field([], max_length=20)


class CohortChanges(Sent):
    name: Name = ""
    intake: Intake = 1
    places: Places = 1
    days_needed: Days = 0
    site: RowNumber | None = None


class TermChanges(Sent):
    kind: TermKind = "teaching"
    title: Name = ""


class NewDaysOfTerm(Sent):
    first: Day
    weeks: Weeks
    preview: bool = Field(False, description="Nothing is written; the answer says what would be.")


class Between(BaseModel):
    first: date
    last: date


class MovedSession(BaseModel):
    session: int
    title: str
    before: date
    after: date
    held: bool = Field(description="Attendance has been taken, so it stays on its day.")


class MovedBackfill(BaseModel):
    backfill: int
    before: Between
    after: Between


class RefusedMove(BaseModel):
    field: str
    words: str
    todo: str


class MovedTerm(BaseModel):
    """What moves with a term, from when to when; an evaluation moves with its session."""

    term: int
    title: str
    before: Between
    after: Between
    sessions: list[MovedSession]
    backfills: list[MovedBackfill]
    refused: list[RefusedMove] = Field(description="Why it cannot be done; empty when it can, or has been.")
    written: bool


class SessionTheme(BaseModel):
    id: int
    title: str


class SessionTerm(BaseModel):
    id: int
    title: str
    place: int


class SessionMarks(BaseModel):
    present: int
    apologies: int
    absent: int


class CohortSession(BaseModel):
    id: int
    cohort: CohortRef
    term: SessionTerm
    number: int = Field(description="Its place among the sessions of its cohort, in order of days.")
    title: str
    theme: SessionTheme | None
    day: date
    begins: LocalTime
    ends: LocalTime
    place: str | None
    link: str | None
    materials: str | None
    facilitators: list[PersonRef]
    attendance: SessionMarks | None = Field(description="Null while it has not been taken.")
    revision: int


class NewSession(Sent):
    term: RowNumber
    title: Name
    day: Day
    begins: LocalTime
    ends: LocalTime
    theme: RowNumber | None = None
    place: Where | None = None
    link: Web | None = None
    materials: Web | None = None
    facilitators: list[RowNumber] = Field([], max_length=20, description="Numbers of members of the faculty.")


class SessionChanges(Sent):
    title: Name = ""
    day: Day = Field(default_factory=lambda: date.min)
    begins: LocalTime = Field(default_factory=lambda: time.min)
    ends: LocalTime = Field(default_factory=lambda: time.min)
    theme: RowNumber | None = None
    place: Where | None = None
    link: Web | None = None
    materials: Web | None = None
    facilitators: list[RowNumber] = Field([], max_length=20)
