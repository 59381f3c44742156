"""The shape of a programme's page."""

from typing import Literal

from typing_extensions import TypedDict

from groundswell.organisations.schemas import OrganisationRef
from groundswell.programmes.schemas import AchievementKind, JoiningStage, What
from groundswell.reports.cohorts.schemas import CohortState
from groundswell.reports.schemas import Day, Segment

TargetState = Literal["to_come", "met", "on_track", "uncertain", "behind", "missed"]


class ProgrammeYear(TypedDict):
    code: str
    name: str
    first: Day
    last: Day
    is_this: bool


class PagePartner(TypedDict):
    name: str
    kind: str
    part: str


class TargetStanding(TypedDict):
    what: What
    number: int
    first: Day
    by: Day
    reached: int
    state: TargetState
    words: str
    """ "62 of 100 federations, by March 2021: on track. At an even pace it would be 55." """


class PageDeprivation(TypedDict):
    score: float
    year: int
    practices_with_score: int


class PageSite(TypedDict):
    id: int
    name: str
    place: str
    practices: int
    cohorts: int
    deprivation: PageDeprivation | None


class CohortRow(TypedDict):
    code: str
    name: str
    site: str | None
    state: CohortState
    where_now: str
    """ "Term 3, week 4" """
    first: Day | None
    last: Day | None
    places: int
    taking_part: int
    left: int
    sessions: int
    held: int
    attendance: str | None
    stuck: int


class JoiningsAt(TypedDict):
    stage: JoiningStage
    words: str
    count: int


class JoinedRow(TypedDict):
    id: int
    organisation: OrganisationRef
    stage: JoiningStage
    since: Day
    adviser: str | None
    adviser_id: int | None
    days_needed: float
    """Days of faculty a month."""
    overdue: bool
    when: str
    """ "contact due 3 October, 7 weeks ago", "in delivery since 4 May" """
    revision: int


class Joinings(TypedDict):
    total: int
    stages: list[JoiningsAt]
    overdue: list[JoinedRow]
    items: list[JoinedRow]
    """Every one of them, the overdue first, then by stage and name."""


class PageAchievement(TypedDict):
    id: int
    day: Day
    title: str
    words: str
    kind: AchievementKind
    theme: str | None
    person: str | None
    """Nobody where a programme achieved it together. Names are for those who run programmes."""
    person_id: int | None
    evidence_url: str | None
    revision: int


class PageAchievements(TypedDict):
    total: int
    items: list[PageAchievement]
    """The newest; the list of achievements has all."""


class GroupSeat(TypedDict):
    id: int
    name: str
    speaks_for: str
    first: Day
    last: Day | None
    revision: int


class GroupMeeting(TypedDict):
    id: int
    day: Day
    place: str
    notes: str
    revision: int


class PageReferenceGroup(TypedDict):
    members: list[GroupSeat]
    """Those of today."""
    former: list[GroupSeat]
    met: list[GroupMeeting]
    to_come: list[GroupMeeting]


class ProgrammePage(TypedDict):
    code: str
    name: str
    facts: str
    sentence: list[Segment]
    commissioned_by: str
    led_by: str | None
    first: Day
    last: Day
    funding_pounds: int | None
    years: list[ProgrammeYear]
    aims: str
    principles: list[str]
    partners: list[PagePartner]
    targets: list[TargetStanding]
    sites: list[PageSite]
    cohorts: list[CohortRow]
    joinings: Joinings
    achievements: PageAchievements
    reference_group: PageReferenceGroup
    revision: int
