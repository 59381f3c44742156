"""The shapes of a person's page and of a faculty member's week."""

from typing import Literal

from typing_extensions import TypedDict

from groundswell.cohorts.schemas.fields import Role
from groundswell.organisations.schemas import OrganisationRef
from groundswell.reports.cohort_schemas import Named
from groundswell.reports.programme_schemas import JoinedRow, PageAchievement
from groundswell.reports.schemas import Day, Segment


class WorksAt(TypedDict):
    organisation: OrganisationRef
    first: Day
    last: Day | None
    days_words: str | None
    """ "Mondays and Tuesdays"; null while nobody has said which days."""


class Step(TypedDict):
    title: str
    on: Day | None


class PersonProject(TypedDict):
    title: str | None
    held_up_by: str | None
    milestones: list[Step]
    last_step: Day
    last_step_words: str
    stuck: bool
    initiative: str | None
    """The code of the initiative that it is, if it is one that the caller may see."""


class CoverOf(TypedDict):
    person: int
    name: str
    organisation: OrganisationRef
    first: Day
    last: Day
    days_words: str


class PlaceInCohort(TypedDict):
    participant: int
    cohort: Named
    programme: Named
    role: Role
    role_words: str
    joined: Day
    left_on: Day | None
    left_because: str | None
    """For those who run programmes."""
    continues: bool
    """They were in the year before too."""
    practices: list[WorksAt]
    came: int
    marked: int
    project: PersonProject
    covers_for: list[CoverOf]
    covered_by: list[CoverOf]


class StageOfMember(TypedDict):
    title: str
    on: Day
    signed_by: str | None


class WorksFor(TypedDict):
    name: str
    cohort: str | None
    organisation: str | None
    part: str
    first: Day
    last: Day | None
    days_per_month: float


class FacultyStanding(TypedDict):
    member: int
    background: str
    skills: list[str]
    region: OrganisationRef | None
    joined: Day
    left_on: Day | None
    accredited: bool
    stage: str | None
    stages: list[StageOfMember]
    assignments: list[WorksFor]


class PersonPage(TypedDict):
    id: int
    name: str
    email: str | None
    """For those who run programmes."""
    facts: str
    sentence: list[Segment]
    cohorts: list[PlaceInCohort]
    """The newest first."""
    achievements: list[PageAchievement]
    faculty: FacultyStanding | None
    revision: int


# --- my week ---------------------------------------------------------------------------------------------------------


class MySession(TypedDict):
    id: int
    cohort: Named
    number: int
    title: str
    theme: str | None
    day: Day
    when: str
    """ "Wednesday 28 November, 13:30 to 16:30" """
    place: str | None
    link: str | None
    week: Literal["this", "next"]
    taken: bool


class ToTake(TypedDict):
    session: int
    cohort: Named
    title: str
    day: Day
    when: str


class SignOff(TypedDict):
    member: int
    name: str
    stage: str | None
    since: Day
    next_stage: int
    next_title: str
    when: str
    """ "in it for 7 months; 6 are usual" """


class Contact(JoinedRow):
    programme: Named
    mine: bool
    """Otherwise nobody has been named yet."""


class StuckProject(TypedDict):
    participant: int
    person: int
    name: str
    role_words: str
    cohort: Named
    title: str | None
    held_up_by: str | None
    last_step_words: str


class SetMeets(TypedDict):
    set: int
    name: str
    cohort: Named
    day: Day
    when: str
    place: str
    leads: bool


class MyWeek(TypedDict):
    day: Day
    sentence: list[Segment]
    member: int | None
    """Null: the caller is no member of the faculty, and all lists but the contacts are empty."""
    sessions: list[MySession]
    attendance: list[ToTake]
    sign_offs: list[SignOff]
    contacts: list[Contact]
    stuck: list[StuckProject]
    learning_sets: list[SetMeets]
