from typing import Annotated, Literal

from pydantic import BaseModel, Field

from groundswell.access.permissions import Role
from groundswell.organisations.schemas import OrganisationRef
from groundswell.texts import Text

ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
AssertionType = Literal["urn:ietf:params:oauth:client-assertion-type:jwt-bearer"]


class PasswordGrant(BaseModel):
    """A person signs in."""

    grant_type: Literal["password"] = "password"
    username: Annotated[Text, Field(max_length=254, description="The email address.")]
    password: Annotated[Text, Field(max_length=1000)]


class ClientGrant(BaseModel):
    """A system signs in: with `client_id` and `client_secret`, here or by HTTP Basic, or with a `client_assertion`."""

    grant_type: Literal["client_credentials"]
    client_id: Annotated[Text, Field(max_length=200, examples=["commissioner-system"])] | None = None
    client_secret: Annotated[Text, Field(max_length=1000)] | None = None
    client_assertion_type: AssertionType | None = None
    client_assertion: (
        Annotated[
            Text,
            Field(
                max_length=8000,
                description=(
                    "A JWT signed by RS384, ES384 or RS512 with the client's private key: `iss` and `sub` its code,"
                    " `aud` this address, `exp` at most five minutes ahead, `jti` used once; `kid` in its header."
                ),
            ),
        ]
        | None
    ) = None
    scope: (
        Annotated[
            Text,
            Field(
                max_length=200,
                description="What is asked for, of what was granted, with spaces between; left out: all of it.",
                examples=["figures"],
            ),
        ]
        | None
    ) = None


class Token(BaseModel):
    access_token: str
    token_type: Literal["bearer"]
    expires_in: int = Field(description="Seconds.", examples=[1800])
    scope: str | None = Field(
        default=None, description="Of a system: what it may pull with the token.", examples=["figures"]
    )


class Me(BaseModel):
    name: str
    email: str
    role: Role
    role_label: str = Field(examples=["Federation lead"])
    organisation: OrganisationRef
    home: str = Field(description="The page where this person's work begins.", examples=["/federations/F001"])
    permissions: list[str]
    demonstration: bool


class DemonstrationSignIn(BaseModel):
    email: str
    label: str


class Site(BaseModel):
    demonstration: bool = Field(description="Whether these are invented data; every page says so.")
    demonstration_sign_ins: list[DemonstrationSignIn]


class NewVisit(BaseModel):
    organisation: Text = Field(examples=["F001"])


class PublicKey(BaseModel):
    kty: str
    crv: str
    x: str
    y: str
    kid: str
    use: str
    alg: str


class PublicKeys(BaseModel):
    keys: list[PublicKey]
