"""Driver diagrams, PDSA cycles, progress scores, journals and milestones."""

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, Field

from groundswell.cohorts.schemas.fields import Day, Name, RowNumber, Sent, Web, said
from groundswell.initiatives.schemas.initiatives import Aim, InitiativeRef
from groundswell.texts import Text

DriverKind = Literal["primary", "secondary", "change_idea"]
ChangeIdeaState = Literal["not_tested", "testing", "adapted", "adopted", "abandoned", "elsewhere"]
Act = Literal["adopt", "adapt", "abandon"]
Whose = Literal["team", "adviser"]
Key = Annotated[Text, Field(min_length=1, max_length=60)]
Scale = Annotated[Text, Field(max_length=60, description='The rung on the ramp: "Three practices".')]
Paragraphs = Annotated[Text, Field(max_length=5_000)]
Said = Annotated[Paragraphs, AfterValidator(said)]
Note = Annotated[Text, Field(max_length=1_000)]


class DriverMeasure(BaseModel):
    id: int
    title: str


class Driver(BaseModel):
    id: int
    kind: DriverKind
    title: str
    place: int = Field(description="Its place in the drawing, from the top.")
    measure: DriverMeasure | None
    elsewhere: InitiativeRef | None = Field(description="The initiative whose work it is.")
    cycles: int
    state: ChangeIdeaState | None = Field(description="Of change ideas, how far each has got.")
    words: str | None = Field(description="The same in words.", examples=["Adopted, cycles 1 to 5"])


class ListedDriver(Driver):
    initiative: InitiativeRef


class DriverLink(BaseModel):
    """`lower` serves `upper`, both by their numbers."""

    upper: int
    lower: int
    strong: bool


class DriverDiagram(BaseModel):
    revision: int
    aim: Aim
    drivers: list[Driver]
    links: list[DriverLink]
    may_edit: bool


class DriverSent(Sent):
    key: Key = Field(description="What the links call it.")
    id: RowNumber | None = Field(None, description="Of one that is kept.")
    kind: DriverKind
    title: Name
    measure_id: RowNumber | None = None
    elsewhere: Annotated[Text, Field(max_length=80)] | None = None


class DriverLinkSent(Sent):
    upper: Key
    lower: Key
    strong: bool = True


class DriverDiagramSent(Sent):
    drivers: list[DriverSent] = Field(max_length=500)
    links: list[DriverLinkSent] = Field([], max_length=5_000)


class CycleChangeIdea(BaseModel):
    id: int
    title: str


class CycleBefore(BaseModel):
    id: int
    number: int


class PdsaCycle(BaseModel):
    id: int
    initiative: InitiativeRef
    number: int
    title: str
    scale: str
    question: str
    prediction: str
    plan: str
    first: date
    last: date = Field(description="Its last day; while it is open, the day by which it is to be studied.")
    done: str
    found: str
    act: Act | None = Field(description="Null while it is open.")
    change_idea: CycleChangeIdea | None
    follows: CycleBefore | None = Field(description="The cycle that it ramps from.")
    overdue: bool = Field(description="Open after the day by which it was to be studied.")
    revision: int


class NewPdsaCycle(Sent):
    initiative: Annotated[Text, Field(max_length=80)]
    title: Name
    scale: Scale = ""
    question: Paragraphs = ""
    prediction: Said
    plan: Paragraphs = ""
    first: Day
    last: Day
    change_idea: RowNumber | None = None
    follows: RowNumber | None = Field(None, description="Without it, the last cycle that was closed; null: none.")


class PdsaCycleChanges(Sent):
    title: Name = ""
    scale: Scale = ""
    question: Paragraphs = ""
    prediction: Said = ""
    plan: Paragraphs = ""
    first: Day = Field(default_factory=lambda: date.min)
    last: Day = Field(default_factory=lambda: date.min)
    change_idea: RowNumber | None = None
    follows: RowNumber | None = None
    done: Paragraphs = ""
    found: Paragraphs = ""
    act: Act | None = Field(None, description="Closes the cycle; null opens it again.")


class ProgressMeaning(BaseModel):
    score: float
    word: str
    meaning: str


class ProgressScore(BaseModel):
    month: date
    by: Whose
    score: float
    note: str
    revision: int


class ProgressScores(BaseModel):
    items: list[ProgressScore]
    total: int
    may_score: list[Whose] = Field(description="Whose score the caller may give.")


class ProgressScoreSent(Sent):
    score: Annotated[float, Field(allow_inf_nan=False)]
    note: Note = ""


class JournalEntry(BaseModel):
    id: int
    day: date
    words: str
    link: str | None
    by: str
    revision: int


class NewJournalEntry(Sent):
    day: Day
    words: Said
    link: Web | None = None


class JournalEntryChanges(Sent):
    day: Day = Field(default_factory=lambda: date.min)
    words: Said = ""
    link: Web | None = None


class InitiativeMilestone(BaseModel):
    id: int
    title: str
    due: date
    reached: date | None
    late: bool = Field(description="Due, and not reached.")
    revision: int


class NewInitiativeMilestone(Sent):
    title: Name
    due: Day
    reached: Day | None = None


class InitiativeMilestoneChanges(Sent):
    title: Name = ""
    due: Day = Field(default_factory=lambda: date.min)
    reached: Day | None = None
