from typing import Literal

from pydantic import BaseModel, Field

from groundswell.access.permissions import Role
from groundswell.organisations.schemas import OrganisationRef
from groundswell.texts import Text


class Token(BaseModel):
    access_token: str
    token_type: Literal["bearer"]
    expires_in: int = Field(description="Seconds.", examples=[1800])


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
