"""The shape of a federation's board: what it is trying, by status."""

from typing_extensions import TypedDict

from groundswell.initiatives.schemas.initiatives import Status
from groundswell.organisations.schemas import OrganisationRef
from groundswell.reports.schemas import Day, VariationName


class BoardMeasure(TypedDict):
    title: str
    variation: VariationName | None
    words: str
    """ "improving", "too few figures to tell"."""


class BoardCard(TypedDict):
    code: str
    title: str
    owner: OrganisationRef | None
    status: Status
    stalled: bool
    practices: int
    cycles: int
    last_cycle: Day | None
    """The first day of the newest cycle."""
    score_team: float | None
    score_adviser: float | None
    main_measure: BoardMeasure | None
    next: str | None
    last_activity: Day | None


class BoardColumn(TypedDict):
    status: Status
    title: str
    cards: list[BoardCard]


class InitiativeBoard(TypedDict):
    federation: OrganisationRef
    sentence: str
    """ "5 initiatives, 19 PDSA cycles, one stalled."."""
    columns: list[BoardColumn]
    """In the order in which work goes; every status has one."""
    initiatives: int
    cycles: int
    stalled: int
