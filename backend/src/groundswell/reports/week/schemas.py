"""The shape of a faculty member's week."""

from typing import Literal

from typing_extensions import TypedDict

from groundswell.reports.cohorts.schemas import Named
from groundswell.reports.programmes.schemas import JoinedRow
from groundswell.reports.schemas import Day, Segment


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
