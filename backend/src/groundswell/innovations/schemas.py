"""The shapes of the library of innovations and of adoption, as the API gives and takes them."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field
from typing_extensions import TypedDict

from groundswell.cohorts.schemas.fields import Address, Day, Name, Reason, RowNumber, Sent
from groundswell.organisations.schemas import OrganisationRef
from groundswell.texts import Text

Stage = Literal["aware", "interested", "testing", "adopted", "sustained", "stopped"]
Long = Annotated[Text, Field(max_length=5000)]
Summary = Annotated[Text, Field(min_length=1, max_length=2000)]
InnovationCode = Annotated[Text, Field(min_length=1, max_length=80, examples=["call-back-instead-of-hold"])]
OrganisationCode = Annotated[Text, Field(min_length=1, max_length=20, examples=["Z10101"])]
MOST_PRACTICES = 5000


class InnovationRef(TypedDict):
    code: str
    title: str


class InnovationThemeRef(TypedDict):
    id: int
    title: str


class InnovationMeasureRef(TypedDict):
    code: str
    title: str


class OriginRef(TypedDict):
    """The initiative that an innovation came from."""

    code: str
    title: str


class StageCounts(BaseModel):
    """Practices open today by the stage at which they are; all others have not heard of it as far as is known."""

    aware: int
    interested: int
    testing: int
    adopted: int
    sustained: int
    stopped: int


class InnovationContact(BaseModel):
    person: int
    name: str
    organisation: OrganisationRef
    words: str = Field(description="What they can tell: “began it; 11 practices since 2016”.")


class Innovation(BaseModel):
    code: str
    title: str
    summary: str = Field(description="What it is, in two or three sentences.")
    how_to: str
    first_cycle: str = Field(description="The usual first test.")
    cost: str
    time: str
    people: str
    themes: list[InnovationThemeRef]
    measures: list[InnovationMeasureRef] = Field(description="Those it should move.")
    origins: list[OriginRef] = Field(description="Initiatives it came from, those that the caller may read.")
    contacts: list[InnovationContact]
    first_tried: Day | None
    first_tried_at: OrganisationRef | None
    retired_because: str | None = Field(description="Null while it is listed.")
    stages: StageCounts
    practices: int = Field(description="Practices open today.")
    may_edit: bool
    revision: int


class NewInnovation(Sent):
    title: Name
    summary: Summary
    how_to: Long = ""
    first_cycle: Long = ""
    cost: Long = ""
    time: Long = ""
    people: Long = ""
    themes: list[RowNumber] = Field([], max_length=20)
    measures: list[Annotated[Text, Field(max_length=60)]] = Field([], max_length=20, description="Their codes.")
    origins: list[Annotated[Text, Field(max_length=80)]] = Field([], max_length=20, description="Codes of initiatives.")
    first_tried: Day | None = None
    first_tried_at: OrganisationCode | None = None


class InnovationChanges(Sent):
    title: Name = ""
    summary: Summary = ""
    how_to: Long = ""
    first_cycle: Long = ""
    cost: Long = ""
    time: Long = ""
    people: Long = ""
    themes: list[RowNumber] = Field([], max_length=20)
    measures: list[Annotated[Text, Field(max_length=60)]] = Field([], max_length=20)
    origins: list[Annotated[Text, Field(max_length=80)]] = Field([], max_length=20)
    first_tried: Day | None = None
    first_tried_at: OrganisationCode | None = None
    retired_because: Annotated[Text, Field(min_length=1, max_length=2000)] | None = Field(
        None, description="Retires it; null lists it again."
    )


class InnovationOfInitiative(Sent):
    """What is not sent is taken from the initiative's write-up."""

    title: Name | None = None
    summary: Summary | None = None
    how_to: Long | None = None
    first_cycle: Long = ""
    cost: Long = ""
    time: Long = ""
    people: Long = ""


class NewContact(Sent):
    """Somebody who is known by their number already, or by their name (and address)."""

    person: RowNumber | None = None
    name: Name | None = None
    email: Address | None = None
    organisation: OrganisationCode
    words: Annotated[Text, Field(max_length=200)] = ""


class Contacts(Sent):
    contacts: list[NewContact] = Field(max_length=20)


class StepTaken(BaseModel):
    stage: Stage
    on: Day
    reason: str | None = Field(description="Why it stopped.")


class Adoption(BaseModel):
    innovation: InnovationRef
    practice: OrganisationRef
    federation: OrganisationRef | None
    stage: Stage
    since: Day
    adopted_on: Day | None = Field(description="The day of the first adoption, whatever came after.")
    reason: str | None = Field(description="Why it stopped, if it has.")
    steps: list[StepTaken] = Field(description="The oldest first.")
    revision: int


class NewAdoptions(Sent):
    """One step of any number of practices."""

    innovation: InnovationCode
    stage: Stage
    on: Day
    reason: Reason | None = Field(None, description="Why they stopped; asked for there and nowhere else.")
    practices: list[OrganisationCode] = Field(min_length=1, max_length=MOST_PRACTICES)


class RecordedAdoptions(BaseModel):
    innovation: InnovationRef
    stage: Stage
    on: Day
    practices: int
    revision: int
