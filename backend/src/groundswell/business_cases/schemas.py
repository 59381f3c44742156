"""Stakeholders and the business case, as the API gives and takes them."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, Field
from typing_extensions import TypedDict

from groundswell.cohorts.schemas.fields import Day, Name, RowNumber, Sent, Web
from groundswell.texts import Text

Grade = Literal["low", "medium", "high"]
StanceName = Literal["against", "unsure", "for", "leads"]
Words = Annotated[Text, Field(max_length=5000)]
Said = Annotated[Text, Field(min_length=1, max_length=5000)]
Pounds = Annotated[int, Field(ge=0, le=10**12)]


class StanceTaken(BaseModel):
    day: date
    now: StanceName
    needed: StanceName
    note: str


class Stakeholder(BaseModel):
    """Somebody with a stake in an initiative, and what is to be done next to bring them on."""

    id: int
    name: str
    part: str = Field(description="Their part in it: clinical sponsor, do the calling back.")
    interest: Grade
    influence: Grade
    now: StanceName | None = Field(description="Where they stand, by the newest stance.")
    needed: StanceName | None = Field(description="Where they are needed.")
    stance_words: str | None = Field(examples=["for, to leads"])
    next_step: str | None
    next_by: date | None
    next_owner: str | None
    stances: list[StanceTaken] = Field(description="Oldest first.")
    revision: int


class NewStance(Sent):
    day: Day | None = Field(None, description="Today unless another is said. Said again of a day, it is corrected.")
    now: StanceName
    needed: StanceName
    note: Words = ""


class NewStakeholder(Sent):
    name: Name
    part: Annotated[Text, Field(max_length=200)] = ""
    interest: Grade = "medium"
    influence: Grade = "medium"
    next_step: Annotated[Text, Field(max_length=300)] | None = None
    next_by: Day | None = None
    next_owner: Annotated[Text, Field(max_length=200)] | None = None
    stance: NewStance | None = None


class StakeholderChanges(Sent):
    name: Name = ""
    part: Annotated[Text, Field(max_length=200)] = ""
    interest: Grade = "medium"
    influence: Grade = "medium"
    next_step: Annotated[Text, Field(max_length=300)] | None = None
    next_by: Day | None = None
    next_owner: Annotated[Text, Field(max_length=200)] | None = None


class CaseOption(BaseModel):
    """One way of doing it, with what it costs and brings and what could go wrong."""

    id: int
    title: str
    cost_pounds: int | None
    costs: str
    benefits: str
    risks: str
    evidence: str
    evidence_link: str | None
    preferred: bool
    revision: int


class NewOption(Sent):
    title: Name
    cost_pounds: Pounds | None = None
    costs: Words = ""
    benefits: Words = ""
    risks: Words = ""
    evidence: Words = ""
    evidence_link: Web | None = None
    preferred: bool = Field(False, description="Then no other is.")


class OptionChanges(Sent):
    title: Name = ""
    cost_pounds: Pounds | None = None
    costs: Words = ""
    benefits: Words = ""
    risks: Words = ""
    evidence: Words = ""
    evidence_link: Web | None = None
    preferred: bool = Field(False, description="Then no other is.")


class OptionRef(TypedDict):
    id: int
    title: str


class CaseDecision(BaseModel):
    """What was decided, on which day, and who agreed."""

    id: int
    day: date
    words: str
    agreed_by: str
    option: OptionRef | None
    revision: int


class NewDecision(Sent):
    day: Day
    words: Said
    agreed_by: Said
    option: RowNumber | None = Field(None, description="The option that was decided on.")


class CaseChallenge(BaseModel):
    """What was said against it, and the answer that was given."""

    id: int
    day: date
    by_whom: str
    words: str
    answer: str | None
    answered_on: date | None
    revision: int


class NewChallenge(Sent):
    day: Day
    by_whom: Name
    words: Said
    answer: Said | None = None
    answered_on: Day | None = Field(None, description="Today unless another is said.")


class ChallengeChanges(Sent):
    day: Day = Field(default_factory=lambda: date.min)
    by_whom: Name = ""
    words: Said = "-"
    answer: Said | None = Field(None, description="Null takes the answer back.")
    answered_on: Day | None = None
