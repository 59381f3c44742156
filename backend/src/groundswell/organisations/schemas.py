"""The shapes of organisations in answers. The small ones are typed dictionaries: reports hold thousands of them."""

from datetime import date
from typing import Literal, cast

from pydantic import BaseModel, ConfigDict, Field
from typing_extensions import TypedDict

from groundswell.organisations.models import Organisation

KindName = Literal[
    "nation", "region", "commissioner", "federation", "network", "scheme", "practice", "unassigned", "unknown"
]


class OrganisationRef(TypedDict):
    code: str
    name: str
    kind: KindName


class SchemeRef(TypedDict):
    code: str
    name: str
    label: str
    """"Access Fund 1", by its wave."""


class Grouping(OrganisationRef):
    """A group of practices with where it belongs: region and commissioner are those of most of its members."""

    region: OrganisationRef | None
    commissioner: OrganisationRef | None
    schemes: list[SchemeRef]
    practices: int


def ref(organisation: Organisation) -> OrganisationRef:
    return {"code": organisation.code, "name": organisation.name, "kind": cast(KindName, organisation.kind)}


def maybe_ref(organisation: Organisation | None) -> OrganisationRef | None:
    return None if organisation is None else ref(organisation)


def scheme_ref(scheme: Organisation) -> SchemeRef:
    return {"code": scheme.code, "name": scheme.name, "label": f"Access Fund {scheme.subkind or ''}".strip()}


class _Named(BaseModel):
    model_config = ConfigDict(validate_by_name=True, validate_by_alias=True)

    code: str = Field(examples=["Z10101"])
    name: str
    kind: KindName


class Region(_Named):
    opened: date | None
    closed: date | None


class Commissioner(Region):
    subkind: str | None = Field(description="pct, ccg, sub_icb, icb, stp or another word of the official files.")
    parent: OrganisationRef | None = Field(description="The ICB of a sub-ICB location, the STP of a CCG, today.")
    region: OrganisationRef | None


class SuccessionOf(BaseModel):
    """A merger, a split or a new code."""

    predecessor: OrganisationRef
    successor: OrganisationRef
    on: date


class GroupingPage(_Named):
    region: OrganisationRef | None
    commissioner: OrganisationRef | None
    schemes: list[SchemeRef]
    practices: int
    opened: date | None
    closed: date | None
    successions: list[SuccessionOf]
    revision: int = Field(description="The revision in which its own facts last changed.")


class Member(BaseModel):
    """One spell of membership: from a day until the day before another; `until` null: no end is known."""

    model_config = ConfigDict(validate_by_name=True, validate_by_alias=True)

    organisation: OrganisationRef
    from_: date = Field(alias="from", description="0001-01-01 where the beginning is not known.")
    until: date | None
    inferred: bool = Field(description="Concluded from a change between two monthly files.")


class Practice(_Named):
    status: str | None = Field(description="active, closed, dormant or proposed.")
    opened: date | None
    closed: date | None
    postcode: str | None
    federation: OrganisationRef | None
    network: OrganisationRef | None
    commissioner: OrganisationRef | None
    region: OrganisationRef | None
