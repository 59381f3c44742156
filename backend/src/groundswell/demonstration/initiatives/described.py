"""How an initiative of the demonstration is told. Days are counted from today: -30 is thirty days ago."""

from dataclasses import dataclass
from typing import NamedTuple


class Box(NamedTuple):
    """Of a driver diagram. `serves`: keys of the boxes above; a key that ends in ~ is served weakly."""

    kind: str
    key: str
    title: str
    serves: tuple[str, ...] = ()


class Test(NamedTuple):
    """A PDSA cycle of `days` days from `first`; each follows the one before."""

    idea: str | None
    title: str
    scale: str
    first: int
    days: int
    prediction: str
    found: str = ""
    act: str | None = None
    question: str = ""
    plan: str = ""
    done: str = ""


class Judged(NamedTuple):
    """By a measure of the library, or by one of the team's own with its figures: months, and levels that change."""

    family: str
    library: str | None = None
    aim: float | None = None
    title: str = ""
    numerator: str = ""
    denominator: str = ""
    unit: str = "percent"
    unit_label: str = ""
    direction: str = "higher"
    months: int = 0
    levels: tuple[float, float] = (0, 0)
    """At the beginning and at the end."""
    changes: int = 0
    """How many months before the end it begins to change."""
    whole: int = 60
    """The usual denominator; of a count it is not used."""
    baseline: int | None = None
    """The limits rest on the first so many months."""


class Stakes(NamedTuple):
    name: str
    part: str
    interest: str
    influence: str
    stances: tuple[tuple[int, str, str], ...]
    """Day, where they stood, where they were needed."""
    next_step: str | None = None
    next_by: int | None = None
    next_owner: str | None = None


class Way(NamedTuple):
    """An option of a business case."""

    title: str
    pounds: int | None
    costs: str
    benefits: str
    risks: str
    evidence: str
    preferred: bool = False


class Agreed(NamedTuple):
    day: int
    words: str
    agreed_by: str
    option: int | None = None


class Challenged(NamedTuple):
    day: int
    by_whom: str
    words: str
    answer: str | None = None
    answered: int | None = None


@dataclass(frozen=True)
class WrittenUp:
    day: int
    problem: str
    changed: str
    result: str
    again: str
    shared: bool = True


@dataclass(frozen=True)
class Tried:
    code: str
    title: str
    origin: str
    status: str
    started: int
    owner: str
    """`home`, `practice:<number at home>`, `commissioner:<name>`, `federation of the practices`, or `programme`."""
    theme: str | None = None
    programme: str | None = None
    project: str | None = None
    """The title of the participant's project that it is."""
    expected_end: int | None = None
    ended: int | None = None
    ended_because: str | None = None
    aim: tuple[str | None, str | None, str | None, int | None] = (None, None, None, None)
    practices: int | None = None
    """How many take part; None: those of the project's participant."""
    innovation: str | None = None
    """The practices taking part are those of the owner that adopted this innovation, and it is one of its origins."""
    where: str = ""
    """A commissioner near which the practices are."""
    team: tuple[tuple[str, str, bool], ...] = ()
    """Name (empty: anybody), role, whether they lead."""
    boxes: tuple[Box, ...] = ()
    tests: tuple[Test, ...] = ()
    measures: tuple[Judged, ...] = ()
    scores: tuple[float, float] | None = None
    """The team's and the adviser's of this month; they have climbed to it."""
    stakes: tuple[Stakes, ...] = ()
    ways: tuple[Way, ...] = ()
    agreed: tuple[Agreed, ...] = ()
    challenged: tuple[Challenged, ...] = ()
    journal: tuple[tuple[int, str], ...] = ()
    milestones: tuple[tuple[str, int, int | None], ...] = ()
    """Title, due, reached."""
    written_up: WrittenUp | None = None
    quiet: int = 0
    """So many days nothing has been recorded."""
