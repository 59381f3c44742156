"""The shapes of a cohort's page and of what its people say."""

from typing import Literal

from typing_extensions import TypedDict

from groundswell.cohorts.schemas.fields import Role, TermKind
from groundswell.organisations.schemas import OrganisationRef
from groundswell.reports.schemas import Day, Segment

TermState = Literal["past", "now", "to_come"]
SessionState = Literal["held", "next", "to_come"]


class Named(TypedDict):
    code: str
    name: str


class FacultyName(TypedDict):
    """A member of the faculty with what they do here: "lead", "facilitator"."""

    member: int
    person: int
    name: str
    part: str


class PageTerm(TypedDict):
    id: int
    place: int
    kind: TermKind
    title: str
    first: Day
    last: Day
    weeks: int
    themes: list[str]
    """Of its sessions, in the order in which they come up."""
    state: TermState


class Break(TypedDict):
    """The time between two terms."""

    first: Day
    last: Day
    words: str
    """ "summer break, ten weeks" """


class PageSession(TypedDict):
    id: int
    number: int
    term: int
    """The id of its term."""
    title: str
    theme: str | None
    day: Day
    begins: str
    ends: str
    place: str | None
    state: SessionState
    taken: bool
    present: int
    marked: int
    """Everybody's, whomever the caller may see."""


class PageMilestone(TypedDict):
    id: int
    title: str
    term: int | None
    """The place of the term in which it should be reached."""


class PageProject(TypedDict):
    id: int | None
    title: str | None
    held_up_by: str | None
    reached: list[Day | None]
    """One for each of the page's milestones."""
    label: str
    """For a screen reader: "3 of 6: baseline"."""
    last_step: Day
    last_step_words: str
    """ "9 weeks ago", "this week", "finished", "left in June" """
    stuck: bool
    initiative: str | None
    """The code of the initiative that it is, if it is one that the caller may see."""
    revision: int | None


class PagePerson(TypedDict):
    participant: int
    person: int
    name: str
    email: str | None
    """For those who run programmes."""
    role: Role
    role_words: str
    learning_set: str | None
    left_on: Day | None
    marks: str
    """One letter for each session: p present, a apologies, x absent, n held and not taken, . to come, - not in the
    cohort on that day."""
    came: int
    marked: int
    project: PageProject


class RotaPerson(TypedDict):
    participant: int
    name: str
    states: str
    """One letter for each of the days: 1 first practice, 2 second, p programme day, g no cover, c clash, . free."""
    practices: list[OrganisationRef]
    covers_for: list[str]


class RotaOfTerm(TypedDict):
    term: int
    heading: str
    weeks: list[Day]
    """Their Mondays."""
    days: list[Day]
    people: list[RotaPerson]
    sentence: str
    """The gaps from today on, by name and day."""


class CohortPage(TypedDict):
    code: str
    title: str
    programme: Named
    site: str | None
    facts: str
    faculty: list[FacultyName]
    sentence: list[Segment]
    day: Day
    terms: list[PageTerm]
    breaks: list[Break]
    sessions: list[PageSession]
    sessions_words: str
    """ "16 of 19 sessions held. Next: session 17, project clinic, Wednesday 28 November." """
    attendance_to_take: int | None
    """The latest session that has been held and has no attendance."""
    milestones: list[PageMilestone]
    people: list[PagePerson]
    """Those the caller may know of: the stuck first, those who left last."""
    taking_part: int
    left: int
    stuck: int
    attendance: str | None
    """ "86%": of all marks, how many are present."""
    hidden: int
    """People of practices outside the caller's scope: counted above, not named."""
    rota: RotaOfTerm | None
    revision: int


class Opinion(TypedDict):
    question: str
    steps: list[int]
    """How many chose strongly disagree, disagree, neither, agree, strongly agree."""
    answers: int
    label: str
    """For a screen reader: "Useful in my work: 92% agree, 3% disagree, of 369"."""


class OpinionOfSession(TypedDict):
    session: int
    number: int
    day: Day
    answers: int
    """Of how many these are the results; 0 where there are fewer than five."""
    sheets: int
    agree: float | None
    """The share that agrees with the first question."""


class Level(TypedDict):
    level: int
    name: str
    when: str
    words: str


class CohortEvaluation(TypedDict):
    code: str
    heading: str
    """ "All sessions so far, 369 anonymous answers" """
    opinions: list[Opinion]
    note: str
    sessions: list[OpinionOfSession]
    levels: list[Level]


CohortState = Literal["to_come", "running", "between_terms", "ended", "no_terms"]
