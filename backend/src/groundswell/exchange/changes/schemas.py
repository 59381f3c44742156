"""What the feed says."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from groundswell.exchange.kinds import KINDS

KindName = Annotated[str, Field(json_schema_extra={"enum": list(KINDS)})]
Value = str | int | float | bool | None
"""A date is text: 2018-10-01."""
KEY: dict[str, Any] = {"measure": "missed_call_share", "organisation": "Z10101", "period": "2018-10-01"}
ROW: dict[str, Any] = KEY | {
    "numerator": 412.0,
    "denominator": 2641.0,
    "value": 15.600151457781144,
    "status": "reported",
    "exclusion": None,
    "supplier": "Fernline Telephony",
    "as_at": "2018-11-02",
}
UPSERT: dict[str, Any] = {"revision": 412, "kind": "observation", "change": "upsert", "key": KEY, "row": ROW}
DELETE: dict[str, Any] = {"revision": 413, "kind": "observation", "change": "delete", "key": KEY}
NO_MORE: dict[str, Any] = {
    "revision": 414,
    "kind": None,
    "change": "out_of_sight",
    "organisation": "Z10101",
    "from": "2018-04-01",
    "until": None,
    "kinds": ["observation", "phase", "adoption"],
}
CLOSED: dict[str, Any] = {"revision": 415, "kind": None, "change": "closed", "kinds": ["programme", "cohort"]}


class RowHolds(BaseModel):
    """This row holds: put it in the place of the one with its key, if there is one."""

    model_config = ConfigDict(json_schema_extra={"examples": [UPSERT]})

    revision: int = Field(description="The revision since which it holds, or with which it came into sight.")
    kind: KindName
    change: Literal["upsert"]
    key: dict[str, Value] = Field(description="The columns that tell it from others of its kind.")
    row: dict[str, Value] = Field(description="All its columns, those of the key too; an export's manifest lists them.")


class RowGone(BaseModel):
    """There is no such row any more. You may never have had it."""

    model_config = ConfigDict(json_schema_extra={"examples": [DELETE]})

    revision: int
    kind: KindName
    change: Literal["delete"]
    key: dict[str, Value]


class OutOfSight(BaseModel):
    """You may not see rows of a practice and some time any more: delete all of these kinds that you have. A row's
    practice and day are in its columns organisation and period (observation), organisation and first (phase), practice
    and on (adoption)."""

    model_config = ConfigDict(json_schema_extra={"examples": [NO_MORE]})

    revision: int
    kind: None
    change: Literal["out_of_sight"]
    organisation: str
    from_: date | None = Field(alias="from", description="The first day; null: from the beginning.")
    until: date | None = Field(description="The first day that is not meant; null: without end.")
    kinds: list[KindName]


class KindsClosed(BaseModel):
    """The scope of these kinds was taken from you: delete all rows of them that you have."""

    model_config = ConfigDict(json_schema_extra={"examples": [CLOSED]})

    revision: int
    kind: None
    change: Literal["closed"]
    kinds: list[KindName]


class ChangesPage(BaseModel):
    """What has changed, in the order in which to apply it. Applying a page twice does no harm."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "kinds": ["organisation", "membership", "succession", "observation"],
                    "items": [UPSERT, DELETE, NO_MORE],
                    "cursor": "eyJzZXF1ZW5jZSI6NDE0fQ",
                    "has_more": False,
                    "watermark": 414,
                    "committed_at": "2018-11-05T09:12:44Z",
                }
            ]
        }
    )

    kinds: list[KindName] = Field(
        description="Those that the cursor is for and that are open to you: of these you hold all rows once you have"
        " read to the end. `GET /kinds` describes them."
    )
    items: list[Annotated[RowHolds | RowGone | OutOfSight | KindsClosed, Field(discriminator="change")]]
    cursor: str = Field(description="Where to go on. Keep it in the same transaction as what you make of the items.")
    has_more: bool = Field(description="Whether there is more now. A page may be empty and have more after it.")
    watermark: int = Field(description="The newest revision. Where has_more is false you hold everything up to it.")
    committed_at: datetime | None = Field(description="When that revision was made.")
