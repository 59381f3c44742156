"""The shape of the page of an initiative."""

from typing import Literal

from typing_extensions import TypedDict

from groundswell.initiatives.schemas.initiatives import InitiativeRef, Origin, Status, ThemeKind
from groundswell.initiatives.schemas.measures import MeasureFamily
from groundswell.initiatives.schemas.work import Act, ChangeIdeaState
from groundswell.organisations.schemas import OrganisationRef
from groundswell.reports.schemas import ChartData, Day, Segment, VariationName

StanceName = Literal["against", "unsure", "for", "leads"]
Grade = Literal["low", "medium", "high"]


class ThemeRef(TypedDict):
    id: int
    kind: ThemeKind
    title: str


class ProgrammeRef(TypedDict):
    code: str
    name: str


class PageAim(TypedDict):
    """In its four parts; `words`: the aim in one sentence, as it stands in the first box of the driver diagram."""

    what: str | None
    how_much: str | None
    for_whom: str | None
    by: Day | None
    days_left: int | None
    days_left_words: str | None
    """ "130 days left", "ended 12 days ago"."""
    practices: int
    patients: int | None
    """Registered at the practices taking part, as far as known."""
    whom_words: str | None
    """ "81,131 patients of nine practices"."""
    words: str | None


class MeasureNamed(TypedDict):
    id: int
    title: str


class PageDriver(TypedDict):
    id: int
    kind: Literal["primary", "secondary", "change_idea"]
    title: str
    place: int
    measure: MeasureNamed | None
    elsewhere: InitiativeRef | None
    cycles: int
    state: ChangeIdeaState | None
    words: str | None
    """ "Adopted, cycles 1 to 5": how far a change idea has got."""


class PageDriverLink(TypedDict):
    upper: int
    lower: int
    strong: bool


class PageDiagram(TypedDict):
    revision: int
    drivers: list[PageDriver]
    links: list[PageDriverLink]


class CycleNumber(TypedDict):
    id: int
    number: int


class PageCycle(TypedDict):
    id: int
    number: int
    title: str
    scale: str
    question: str
    prediction: str
    plan: str
    first: Day
    last: Day
    done: str
    found: str
    act: Act | None
    act_words: str
    """ "Adopted", or "Study due 28 November" while it is open."""
    overdue: bool
    change_idea: MeasureNamed | None
    follows: CycleNumber | None
    """The cycle that it ramps from."""
    revision: int


class CycleMark(TypedDict):
    """A cycle in the lane under a chart; hollow while it is open."""

    number: int
    period: Day
    """The first day of the month in which it began."""
    label: str
    """ "Cycle 3, three practices: adapted"."""
    open: bool


class PageMeasure(TypedDict):
    """A measure as a small chart. `chart.target` is the aim, which is no target and is judged by no icon."""

    id: int
    family: MeasureFamily
    code: str | None
    """In the library; null where the team has defined it."""
    title: str
    scope: str
    """ "nine practices"."""
    shown: str
    sub: str
    aim: float | None
    aim_shown: str
    """ "aim ≤ 6%, met 4 of the last 6 months", "no aim"."""
    variation: VariationName | None
    sentence: list[Segment]
    run_chart_only: bool
    """Fewer than 13 points: a run chart without limits and icons."""
    median_shown: str | None
    contributing: str | None
    """ "8 of 9 practices" where the last month has fewer than all."""
    chart: ChartData
    marks: list[CycleMark]


class MonthScores(TypedDict):
    month: Day
    team: float | None
    adviser: float | None
    team_note: str
    adviser_note: str
    team_revision: int | None
    adviser_revision: int | None


class ScoreMeaning(TypedDict):
    score: float
    word: str
    meaning: str


class PageScores(TypedDict):
    meanings: list[ScoreMeaning]
    months: list[MonthScores]
    """Oldest first; only those in which either was set."""
    team: float | None
    adviser: float | None
    difference: str | None
    """ "They differ in November: the team says 3.5, the adviser 3.0."; null where they agree or one has not said."""


class PageStakeholder(TypedDict):
    id: int
    name: str
    part: str
    interest: Grade
    influence: Grade
    now: StanceName | None
    needed: StanceName | None
    stance_words: str | None
    next_step: str | None
    next_owner: str | None
    next_by: Day | None
    next_overdue: bool


class PageEntry(TypedDict):
    id: int
    day: Day
    words: str
    link: str | None
    by: str
    revision: int


class InitiativePageMilestone(TypedDict):
    id: int
    title: str
    due: Day
    reached: Day | None
    overdue: bool
    revision: int


class PageMember(TypedDict):
    id: int
    name: str
    role: str
    leads: bool
    organisation: OrganisationRef | None
    revision: int


class PagePractice(TypedDict):
    id: int
    practice: OrganisationRef
    first: Day
    last: Day | None
    revision: int


class PagePractices(TypedDict):
    items: list[PagePractice]
    """Those whom the caller may see."""
    total: int
    now: int
    """Taking part today, or on the day on which it ended."""


class PageOverdue(TypedDict):
    measure: MeasureNamed
    period: Day
    words: str
    """ "Called back within 30 minutes: October from Mill Lane and Quay Road"."""


class PageWriteUp(TypedDict):
    problem: str
    changed: str
    result: str
    again: str
    written_up: Day | None


class InitiativePage(TypedDict):
    code: str
    title: str
    status: Status
    stalled: bool
    stalled_words: str | None
    """ "Nothing recorded since June."."""
    owner: OrganisationRef | None
    programme: ProgrammeRef | None
    theme: ThemeRef | None
    origin: Origin
    project: int | None
    started: Day | None
    expected_end: Day | None
    ended: Day | None
    ended_because: str | None
    shared: bool
    facts: str
    sentence: list[Segment]
    aim: PageAim
    diagram: PageDiagram
    cycles: list[PageCycle]
    """Newest first."""
    measures: list[PageMeasure]
    """Outcome, then process, then balancing, each in its place."""
    scores: PageScores
    stakeholders: list[PageStakeholder]
    journal: list[PageEntry]
    milestones: list[InitiativePageMilestone]
    team: list[PageMember]
    practices: PagePractices
    overdue: list[PageOverdue]
    write_up: PageWriteUp
    may_edit: bool
    may_advise: bool
    revision: int
