"""Backfill, the rota, and calendar feeds."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, Field

from groundswell.cohorts.rota import State
from groundswell.cohorts.schemas.fields import CohortRef, Day, PersonRef, Reason, RowNumber, Sent, Weekdays
from groundswell.organisations.schemas import OrganisationRef
from groundswell.texts import Text


class Backfill(BaseModel):
    """`by` covers the sessions of `covers` at a practice."""

    id: int
    cohort: CohortRef
    by: PersonRef
    covers: PersonRef
    organisation: OrganisationRef
    weekdays: Weekdays
    first: date
    last: date
    revision: int


class NewBackfill(Sent):
    by: RowNumber = Field(description="The participant who covers.")
    covers: RowNumber = Field(description="The participant whose sessions they cover.")
    organisation: Annotated[Text, Field(max_length=20)]
    weekdays: Weekdays
    first: Day
    last: Day


class AwaySent(Sent):
    reason: Reason
    covered_by: Annotated[Text, Field(max_length=200)] | None = Field(None, description="Who steps in.")


class AwayDay(BaseModel):
    participant: int
    day: date
    reason: str | None = Field(description="Told to those who run programmes alone.")
    covered_by: str | None
    revision: int


class RotaDay(BaseModel):
    day: date
    programme: bool = Field(description="The cohort has a session.")


class RotaRow(BaseModel):
    participant: PersonRef
    practices: list[OrganisationRef] = Field(description="The first practice, the second, any others.")
    covers_for: list[PersonRef]
    states: list[State] = Field(description="One for each of the days.")
    away: list[AwayDay] = Field(description="Days on which they cannot, and who steps in.")


class RotaGap(BaseModel):
    participant: PersonRef
    day: date
    state: State = Field(description="no_cover or clash.")
    practices: list[OrganisationRef]


class Rota(BaseModel):
    cohort: CohortRef
    first: date
    last: date
    days: list[RotaDay]
    rows: list[RotaRow]
    gaps: list[RotaGap]
    sentence: str


class NewCalendarFeed(Sent):
    cohort: Text | None = Field(None, description="Without it, everything the caller facilitates or takes part in.")


class CalendarFeed(BaseModel):
    id: str
    cohort: CohortRef | None


class CalendarFeedMade(CalendarFeed):
    url: str = Field(description="Whoever has this address sees the sessions. It is shown this once.")
