from datetime import date
from typing import Annotated

from pydantic import BaseModel, Field

from groundswell.cohorts.schemas.fields import CohortRef, Reason, Role, RowNumber, Sent
from groundswell.texts import Text

Words = Annotated[Text, Field(max_length=4000)]
SetName = Annotated[Text, Field(max_length=60, pattern=r"\S")]


class SetFacilitator(BaseModel):
    member: int = Field(description="The number of a member of the faculty.")
    name: str
    you: bool


class LearningSetMember(BaseModel):
    participant: int
    name: str
    role: Role
    left_on: date | None = Field(description="Since when they no longer take part in the cohort.")
    you: bool


class LearningSet(BaseModel):
    id: int
    cohort: CohortRef
    name: str
    facilitator: SetFacilitator
    members: list[LearningSetMember]
    revision: int


class KeptLearningSet(LearningSet):
    warning: str | None


class NewLearningSet(Sent):
    cohort: Text
    name: SetName
    facilitator: RowNumber = Field(description="The number of a member of the faculty.")
    members: list[RowNumber] = Field([], max_length=100, description="Numbers of participants.")


class LearningSetChanges(Sent):
    """What is left out stays; members as a whole list."""

    name: SetName = ""
    facilitator: RowNumber = 0
    members: list[RowNumber] = Field([], max_length=100, description="Numbers of participants.")


class SetUndertaking(BaseModel):
    participant: int
    name: str
    question: str
    undertakes: str
    done_on: date | None
    revision: int


class LearningSetMeeting(BaseModel):
    id: int
    day: date
    place: str
    undertakings: list[SetUndertaking]
    revision: int


class NewLearningSetMeeting(Sent):
    day: date
    place: Reason


class LearningSetMeetingChanges(Sent):
    """What is left out stays."""

    day: date = date.min
    place: Reason = ""


class NewUndertaking(Sent):
    question: Annotated[Words, Field(pattern=r"\S")]
    undertakes: Words = ""
    done_on: date | None = None
