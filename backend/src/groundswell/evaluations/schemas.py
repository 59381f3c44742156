from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, Field
from typing_extensions import TypedDict

from groundswell.cohorts.schemas.fields import CohortRef, Name, Role, RowNumber, Sent
from groundswell.cohorts.schemas.planned import Between, MovedTerm
from groundswell.texts import Text

Level = Annotated[int, Field(ge=1, le=4, description="Kirkpatrick's: 1 reaction, 2 learning, 3 behaviour, 4 results.")]
QuestionKind = Literal["agree", "scale", "text"]
Occasion = Literal["session", "before", "end", "follow_up"]
Code = Annotated[Text, Field(min_length=1, max_length=60, pattern=r"^[a-z0-9-]+$")]
Tickets = Annotated[int, Field(ge=0, le=1000)]


class FormQuestion(BaseModel):
    id: int
    kind: QuestionKind = Field(
        description="agree: from strongly disagree (1) to strongly agree (5); scale: from not at all (1) to fully (5)."
    )
    words: str


class EvaluationForm(BaseModel):
    code: str
    level: Level
    title: str
    questions: list[FormQuestion]
    revision: int


class NewQuestion(Sent):
    kind: QuestionKind
    words: Name


class NewEvaluationForm(Sent):
    code: Code
    level: Level
    title: Name
    questions: Annotated[list[NewQuestion], Field(min_length=1, max_length=30)]


class AboutSession(TypedDict):
    id: int
    title: str
    day: date


class Evaluation(BaseModel):
    id: int
    form: str = Field(description="Its code.")
    title: str = Field(description="The form's.")
    level: Level
    cohort: CohortRef
    session: AboutSession | None
    occasion: Occasion
    opens: date
    closes: date
    closed: bool
    forms_out: int
    answered: int
    revision: int


class NewEvaluation(Sent):
    form: Code
    cohort: Text
    session: RowNumber | None = None
    occasion: Occasion
    opens: date | None = Field(None, description="Left out: the day of the session.")
    closes: date | None = Field(None, description="The last day. Left out: two weeks from the day of the session.")
    tickets: Tickets | None = Field(None, description="Left out: one for each who takes part.")


class EvaluationDays(Sent):
    """What is left out stays."""

    opens: date = date.min
    closes: date = date.max


class NewFollowUp(Sent):
    form: Code | None = Field(None, description="Left out: the standard form about behaviour.")
    tickets: Tickets | None = Field(None, description="Left out: one for each who takes part.")


class NewTickets(Sent):
    count: Annotated[int, Field(ge=1, le=1000)]


class HandedOut(BaseModel):
    evaluation: Evaluation
    links: list[str] = Field(
        description="Addresses on this site, one for each ticket: said this once. The ticket stands behind `#`, which "
        "browsers send to nobody.",
        examples=[["/answer#Zm9yIHRoZSBleGFtcGxl"]],
    )


class MovedEvaluation(BaseModel):
    evaluation: int
    title: str
    before: Between
    after: Between
    answered: bool = Field(description="Answers have come, so it stays as it is.")


class MovedTermAndEvaluations(MovedTerm):
    evaluations: list[MovedEvaluation]


class QuestionResults(BaseModel):
    id: int
    kind: QuestionKind
    words: str
    distribution: list[int] | None = Field(description="How many chose steps 1 to 5.")
    mean: float | None
    quotes: list[str] | None = Field(description="In alphabetical order.")


class RoleResults(BaseModel):
    role: Role | None = Field(description="As they said; null: those who did not.")
    answers: int | None = Field(description="Null, like `questions`, where the role is not told apart.")
    questions: list[QuestionResults] | None


class EvaluationResults(BaseModel):
    evaluation: Evaluation
    closed: bool
    forms_out: int
    answered: int = Field(description="How many answers have come.")
    answers: int = Field(description="Of how many of them these are the results; 0 where there are too few.")
    words: str = Field(description="What is shown, and why not all.")
    questions: list[QuestionResults]
    by_role: list[RoleResults] = Field(
        description="Once it has closed. Roles of fewer than five answers, and those by which they could be worked "
        "out, are not told apart."
    )


class AnswerSheet(BaseModel):
    """A blank form, to be answered without an account."""

    title: str
    about: str = Field(description="The session or the cohort that is asked about.")
    closes: date
    questions: list[FormQuestion]


class AnsweredItem(Sent):
    question: RowNumber
    step: Annotated[int, Field(ge=1, le=5)] | None = None
    words: Annotated[Text, Field(max_length=2000)] | None = None


class NewAnswer(Sent):
    role: Role | None = None
    items: Annotated[list[AnsweredItem], Field(max_length=100)]
