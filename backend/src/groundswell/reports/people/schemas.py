"""The shape of a person's page."""

from typing_extensions import TypedDict

from groundswell.cohorts.schemas.fields import Role
from groundswell.organisations.schemas import OrganisationRef
from groundswell.reports.cohorts.schemas import Named
from groundswell.reports.programmes.schemas import PageAchievement
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
