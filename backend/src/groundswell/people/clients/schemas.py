"""What is sent and told of clients."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from groundswell.access.permissions import Scope
from groundswell.organisations.schemas import OrganisationRef
from groundswell.people.clients.listing import ClientState, KeyState
from groundswell.texts import Text

KeyKind = Literal["secret", "public_key", "jwks"]


class _Sent(BaseModel):
    """A field that does not exist is a mistake of the caller's."""

    model_config = ConfigDict(extra="forbid")


Name = Annotated[Text, Field(min_length=1, max_length=200, pattern=r"\S", examples=["Upper Vale data warehouse"])]
Scopes = Annotated[
    list[Scope],
    Field(min_length=1, max_length=len(Scope), description="What it may pull; organisations come with each."),
]
Commissioners = Annotated[
    list[Annotated[Text, Field(min_length=1, max_length=20)]],
    Field(
        min_length=1,
        max_length=200,
        description="Codes of those whose practices' figures it may pull; ENG: of the whole nation.",
        examples=[["Q90"]],
    ),
]
EndsOn = Annotated[
    date | None, Field(description="The first day on which it may not sign in any more; null: without end.")
]


class Key(BaseModel):
    """A secret, a public key, or the address of a set of public keys."""

    id: int
    kind: KeyKind
    state: KeyState
    kid: str | None = Field(description="Of a public key: how assertions name it.")
    strength: str | None = Field(description="Of a public key.", examples=["RSA 4096", "EC P-384"])
    jwks_url: str | None
    made_by: str
    made_at: datetime
    expires_at: datetime | None
    revoked_at: datetime | None
    last_used_at: datetime | None = Field(description="When a token was last given for it.")


class Client(BaseModel):
    """A commissioner's system that may pull."""

    code: str = Field(description="Its `client_id`.", examples=["upper-vale-warehouse"])
    name: str
    state: ClientState
    scopes: list[Scope]
    commissioners: list[OrganisationRef]
    expires_on: date | None
    disabled: bool
    demonstration: bool
    made_by: str
    made_at: datetime
    last_used_at: datetime | None
    keys: list[Key] = Field(description="All that it ever had, newest first.")
    revision: int


class KeyMade(BaseModel):
    key: Key
    secret: str | None = Field(description="Told this once: only its hash is kept.")


class Self(BaseModel):
    """What a system may know of itself."""

    code: str
    name: str
    scopes: list[Scope] = Field(description="What this token may pull.")
    granted: list[Scope] = Field(description="What the system may pull.")
    commissioners: list[OrganisationRef]
    expires_on: date | None
    keys: list[Key] = Field(description="Those that are live, newest first.")


class NewClient(_Sent):
    code: Annotated[
        Text,
        Field(
            pattern=r"^[a-z0-9][a-z0-9._-]{1,59}$", description="Its `client_id`.", examples=["upper-vale-warehouse"]
        ),
    ]
    name: Name
    scopes: Scopes
    commissioners: Commissioners
    expires_on: EndsOn = None


class ClientChanges(_Sent):
    """What is left out stays."""

    name: Name = ""
    scopes: Scopes = []
    commissioners: Commissioners = []
    expires_on: EndsOn = None
    disabled: bool = False


class NewSecret(_Sent):
    """A secret, which is made here."""

    kind: Literal["secret"]
    expires_on: EndsOn = None


class NewPublicKey(_Sent):
    kind: Literal["public_key"]
    public_key: Annotated[Text, Field(max_length=20_000)] | dict[str, Any] = Field(
        description="As a JWK or a PEM: RSA of at least 2,048 bits, or EC on P-384."
    )
    kid: Annotated[Text, Field(min_length=1, max_length=200, pattern=r"\S")] | None = Field(
        None, description="How assertions name it; left out: as the JWK says, else its thumbprint (RFC 7638)."
    )
    expires_on: EndsOn = None


class NewKeySet(_Sent):
    kind: Literal["jwks"]
    jwks_url: Annotated[
        Text, Field(max_length=500, pattern=r"^\s*https?://\S+\s*$", examples=["https://warehouse.example/jwks.json"])
    ]
    expires_on: EndsOn = None


NewClientKey = Annotated[NewSecret | NewPublicKey | NewKeySet, Field(discriminator="kind")]
