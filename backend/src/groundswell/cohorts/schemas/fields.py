"""What several schemas of this room share."""

from datetime import date, time
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, WithJsonSchema
from typing_extensions import TypedDict

from groundswell.texts import Text

Role = Literal["gp", "new_gp", "practice_manager", "practice_nurse", "health_visitor", "other"]
Mark = Literal["present", "apologies", "absent"]
TermKind = Literal["teaching", "action_learning", "project"]
RowNumber = Annotated[int, Field(ge=1, le=2**63 - 1)]


def said(text: str) -> str:
    """A text that says something once the spaces around it are gone."""
    if not (plain := text.strip()):
        raise ValueError("It is empty")
    return plain


def _local(value: Any) -> Any:
    """Hours and minutes alone: the place a session is held at has one clock."""
    if isinstance(value, str) and len(value) != len("10:00"):
        raise ValueError("Write the time as HH:MM")
    return value


Name = Annotated[Text, Field(min_length=1, max_length=200), AfterValidator(said)]
Reason = Annotated[Text, Field(min_length=1, max_length=200), AfterValidator(said)]
Address = Annotated[Text, Field(max_length=254, pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$")]
Web = Annotated[Text, Field(max_length=500, pattern=r"^https?://[^\s<>\"]+$")]
"""An address of the web and nothing else: it becomes a link on a page."""
LocalTime = Annotated[
    time,
    BeforeValidator(_local),
    PlainSerializer(lambda value: f"{value:%H:%M}", return_type=str, when_used="json"),
    WithJsonSchema({"type": "string", "pattern": r"^[0-2]\d:[0-5]\d$", "examples": ["10:00"]}),
]
Day = Annotated[date, Field(ge=date(1948, 7, 5), lt=date(2200, 1, 1))]
"""From the beginning of the health service, up to where days can still be added to it."""
Days = Annotated[float, Field(ge=0, le=1000, allow_inf_nan=False)]
Weekdays = Annotated[
    list[Annotated[int, Field(ge=0, le=6)]],
    Field(max_length=7, description="Days of the week; 0 is Monday.", examples=[[0, 1]]),
]


class Sent(BaseModel):
    """What a caller sends: a field that does not exist is a mistake of theirs."""

    model_config = ConfigDict(extra="forbid")


class CohortRef(TypedDict):
    code: str
    name: str


class PersonRef(TypedDict):
    """Somebody by the number of their place in a cohort, or in the faculty."""

    id: int
    name: str
