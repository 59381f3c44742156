"""The shapes of measures and figures in answers. Those that reports hold by the thousand are typed dictionaries."""

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field
from typing_extensions import TypedDict

from groundswell.measures.definitions import FigureField, MeasureDefinition
from groundswell.organisations.schemas import OrganisationRef
from groundswell.texts import Text


class MeasureHead(TypedDict):
    code: str
    title: str
    short_title: str
    unit_label: str
    target_label: str | None
    direction: Literal["lower", "higher", "neither"]


class Measure(MeasureHead):
    why: str
    numerator: str | None
    denominator: str | None
    unit: Literal["percent", "rate", "count", "ratio", "hours", "score"]
    multiplier: int
    decimals: int
    family: Literal["outcome", "process", "balancing"]
    chart: str
    period: Literal["month", "quarter"]
    source: str
    disclosure: str
    target: float | None
    version: int
    entry: bool


def head(definition: MeasureDefinition, target: float | None) -> MeasureHead:
    return {
        "code": definition.code,
        "title": definition.title,
        "short_title": definition.short_title,
        "unit_label": definition.unit_label,
        "target_label": target_label(definition, target),
        "direction": definition.direction,
    }


def described(definition: MeasureDefinition, target: float | None) -> Measure:
    return {
        **head(definition, target),
        "why": definition.why,
        "numerator": definition.numerator,
        "denominator": definition.denominator,
        "unit": definition.unit,
        "multiplier": definition.multiplier,
        "decimals": definition.decimals,
        "family": definition.family,
        "chart": definition.chart,
        "period": definition.period,
        "source": definition.source,
        "disclosure": definition.disclosure.words,
        "target": target,
        "version": definition.version,
        "entry": definition.entry,
    }


def target_label(definition: MeasureDefinition, target: float | None) -> str | None:
    """ "target ≤ 10%": which side is good, and the target as people set it."""
    if target is None:
        return None
    sign = {"lower": "≤ ", "higher": "≥ ", "neither": ""}[definition.direction]
    return f"target {sign}{definition.target_shown(target)}"


class _Named(BaseModel):
    model_config = ConfigDict(validate_by_name=True, validate_by_alias=True, serialize_by_alias=True)


class Figure(BaseModel):
    """One figure in force, as it may be shown."""

    organisation: str
    organisation_name: str
    measure: str
    period: date
    numerator: float | None
    denominator: float | None
    value: float | None
    status: Literal["reported", "suppressed", "excluded"]
    revision: int = Field(description="The version of this figure, for `If-Match`.")


class GroupFigure(BaseModel):
    organisation: OrganisationRef
    numerator: float | None
    denominator: float | None
    value: float | None
    contributing: int = Field(description="Practices whose figure is in the sum.")
    expected: int = Field(description="Practices whose figure could be.")
    above_zero: int = Field(description="Practices with more than nothing.")


class Unallocated(BaseModel):
    """What the nation has and no group of the level: practices in no group, and figures of no practice."""

    numerator: float | None
    denominator: float | None
    contributing: int


class GroupFigures(BaseModel):
    measure: str
    period: date
    membership: Literal["then", "now"]
    items: list[GroupFigure]
    total: int
    unallocated: Unallocated


class NewExclusion(_Named):
    measure: Text = Field(examples=["online_consultation_rate"])
    from_: date = Field(alias="from", description="The first month.")
    to: date = Field(description="The last month.")
    supplier: Text | None = Field(None, description="Only figures from this system.")
    organisations: list[Text] = Field([], max_length=1000, description="Only these; with none, everyone.")
    only_zeros: bool = Field(False, description="Only figures of nought: what a silent system leaves behind.")
    reason: Text = Field(min_length=1, max_length=1000)


class Exclusion(_Named):
    id: int
    measure: str
    from_: date = Field(alias="from")
    to: date
    supplier: str | None
    organisations: list[OrganisationRef] = Field(description="Those the caller may see.")
    only_zeros: bool
    reason: str
    made_by: str
    made_at: datetime
    figures: int = Field(description="How many figures it sets aside now.")
    lifted_at: datetime | None


class NewFigure(BaseModel):
    """The numbers a person typed: those that `fields` of the entry form names."""

    numerator: float | None = None
    denominator: float | None = None
    value: float | None = None


class EntryField(BaseModel):
    name: FigureField
    label: str
    hint: str | None
    previous: float | None


class EntryFigure(BaseModel):
    numerator: float | None
    denominator: float | None
    value: float | None
    shown: str
    saved_at: datetime
    revision: int = Field(description="Send it as `If-Match` to change or remove the figure.")
    typed: bool = Field(description="False where it came in a file; only what was typed can be removed here.")
    warning: str | None = Field(examples=["That is 25.7% of calls not answered. Linden Walk usually has 7.0 to 12.0%."])


class Usual(BaseModel):
    lower: float
    upper: float


class EntryMeasure(BaseModel):
    measure: Measure
    fields: list[EntryField]
    figure: EntryFigure | None
    usual: Usual | None


class EntryGroup(BaseModel):
    title: str
    measures: list[EntryMeasure]


class MissingMonth(BaseModel):
    period: date
    figures: int


class EntryForm(BaseModel):
    organisation: OrganisationRef
    period: date
    due: date
    previous_period: date
    done: int
    total: int
    groups: list[EntryGroup]
    also_missing: list[MissingMonth]


class EntrySaved(BaseModel):
    observation: EntryFigure
