"""The measures of an initiative and the figures that its team gives."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from groundswell.cohorts.schemas.fields import Day, Name, RowNumber, Sent
from groundswell.organisations.schemas import OrganisationRef
from groundswell.texts import Text

MeasureFamily = Literal["outcome", "process", "balancing"]
Unit = Literal["percent", "rate", "count", "ratio", "hours", "score"]
HowSummed = Literal["ratio", "sum", "mean"]
BetterWhen = Literal["lower", "higher", "neither"]
Multiplier = Literal[1, 100, 1000]
Number = Annotated[float, Field(ge=0, le=1e12, allow_inf_nan=False)]
Months = Annotated[int, Field(ge=12, le=120)]
DueDays = Annotated[int, Field(ge=0, le=365)]
Decimals = Annotated[int, Field(ge=0, le=4)]
UnitLabel = Annotated[Text, Field(min_length=1, max_length=100)]
WhatIsCounted = Annotated[Text, Field(max_length=300)]


class InitiativeMeasure(BaseModel):
    """A measure by which an initiative is judged."""

    id: int
    place: int
    family: MeasureFamily
    title: str
    measure: str | None = Field(description="Its code in the library; null where the team has defined it.")
    numerator: str | None
    denominator: str | None
    unit: Unit
    unit_label: str
    aggregation: HowSummed = Field(description="ratio of two sums, sum, or plain mean of the practices.")
    multiplier: int
    decimals: int
    direction: BetterWhen
    by_practice: bool = Field(description="Each practice gives its own figure, or the team one for all.")
    numbers: list[Literal["numerator", "denominator", "value"]] = Field(
        description="What is typed for one figure, in order; of a measure of the library nothing."
    )
    baseline_months: int | None = Field(description="The limits rest on the first so many months; null: on all.")
    aim: float | None
    aim_shown: str | None = Field(examples=["≤ 6%"])
    due_days: int = Field(description="So many days after a month ends its figure is overdue.")
    figures: int = Field(description="Given so far by the team.")
    revision: int


class NewInitiativeMeasure(Sent):
    """One of the library by its code, or one of the team's own: then its title and what it is made of."""

    measure: Annotated[Text, Field(max_length=60)] | None = None
    family: MeasureFamily | None = Field(None, description="Outcome unless said; of the library its own.")
    aim: Number | None = None
    baseline_months: Months | None = None
    due_days: DueDays = 14
    title: Name | None = None
    unit: Unit = "percent"
    unit_label: UnitLabel | None = None
    numerator: WhatIsCounted | None = None
    denominator: WhatIsCounted | None = None
    aggregation: HowSummed = "ratio"
    multiplier: Multiplier | None = Field(None, description="100 for a share in percent, else 1.")
    decimals: Decimals = 0
    direction: BetterWhen = "lower"
    by_practice: bool = False


class InitiativeMeasureChanges(Sent):
    family: MeasureFamily = "outcome"
    aim: Number | None = None
    baseline_months: Months | None = None
    due_days: DueDays = 14
    title: Name = ""
    unit: Unit = "percent"
    unit_label: UnitLabel = ""
    numerator: WhatIsCounted | None = None
    denominator: WhatIsCounted | None = None
    aggregation: HowSummed = "ratio"
    multiplier: Multiplier = 1
    decimals: Decimals = 0
    direction: BetterWhen = "lower"
    by_practice: bool = False


class InitiativeFigure(BaseModel):
    practice: OrganisationRef | None = Field(description="Null: of the team as a whole.")
    period: date
    numerator: float | None
    denominator: float | None
    value: float | None = Field(description="In the unit that is shown.")
    shown: str
    revision: int


class OverdueMonth(BaseModel):
    period: date
    practices: list[OrganisationRef] = Field(description="Who owes the figure; none where the team does.")


class FiguresGrid(BaseModel):
    """What was given of a measure, as far as the caller may see, and what is overdue."""

    measure: InitiativeMeasure
    practices: list[OrganisationRef] = Field(description="The rows of a grid; none where the team gives one for all.")
    months: list[date] = Field(description="Its columns, oldest first.")
    items: list[InitiativeFigure]
    total: int
    overdue: list[OverdueMonth] = Field(description="Newest first.")
    may_edit: bool


class SentFigure(Sent):
    """Without any number it is taken back."""

    practice: Annotated[Text, Field(max_length=20)] | None = None
    period: Day = Field(description="Any day of the month.")
    numerator: Number | None = None
    denominator: Number | None = None
    value: Number | None = None
    revision: RowNumber | None = Field(None, description="Of the figure that it replaces; null where there was none.")


class SentFigures(Sent):
    figures: Annotated[list[SentFigure], Field(min_length=1, max_length=2000)]


class PastedText(Sent):
    text: Annotated[Text, Field(max_length=1_000_000)]
    preview: bool = False


class PastedFigure(BaseModel):
    row: int = Field(description="As a spreadsheet counts: the first line is 1.")
    practice: str | None
    period: date
    numerator: float | None
    denominator: float | None
    value: float | None
    shown: str
    replaces: str | None = Field(description="What stands there now.")


class PastedFigureProblem(BaseModel):
    row: int = Field(description="As a spreadsheet counts: the first line is 1.")
    column: str
    found: str
    words: str


class PastedFigures(BaseModel):
    figures: list[PastedFigure]
    problems: list[PastedFigureProblem]
    taken: int | None = Field(description="How many figures are new or changed; null in a preview.")
