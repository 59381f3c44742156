"""The shape of the faculty's page."""

from typing_extensions import TypedDict

from groundswell.reports.schemas import Day, Segment


class InStage(TypedDict):
    id: int
    name: str
    since: Day
    months: int
    waiting: bool
    """They have been in it for as long as is usual: the next stage is to be signed off."""


class PipelineStep(TypedDict):
    stage: int | None
    title: str
    usual_months: int | None
    accredits: bool
    members: list[InStage]


class MembersOn(TypedDict):
    day: Day
    members: int


class ProjectedOn(TypedDict):
    day: Day
    expected: int
    low: int
    high: int


class FacultyTarget(TypedDict):
    programme: str
    programme_name: str
    first: Day
    by: Day
    more: int
    """So many more than on the first day."""
    members: int
    """So many in all."""


class Growth(TypedDict):
    months: list[MembersOn]
    target: FacultyTarget | None
    projected: list[ProjectedOn]
    """On the first day of every month up to the target's, and on that day: the range holds nine in ten futures, if
    people go on joining as in the last twelve months and nobody more leaves."""


class Load(TypedDict):
    id: int
    name: str
    stage: str | None
    days_per_month: float
    given: float
    """Days a month given away today."""
    over: bool
    to: list[str]
    """The cohorts and organisations they work for."""


class CapacityOn(TypedDict):
    month: Day
    available: float
    assigned: float
    needed: float


class Specialists(TypedDict):
    id: int
    """The contract's number."""
    provider: str
    specialism: str
    contract: str
    first: Day
    last: Day
    bought: float
    worked: float
    left: float


class FacultyPage(TypedDict):
    day: Day
    sentence: list[Segment]
    members: int
    accredited: int
    waiting: int
    pipeline: list[PipelineStep]
    growth: Growth
    workload: list[Load]
    capacity: list[CapacityOn]
    """On the first day of every month, from half a year ago to a year ahead."""
    specialists: list[Specialists]
