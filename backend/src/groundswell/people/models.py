from datetime import date, datetime

from sqlalchemy import Boolean, CheckConstraint, ForeignKey, Index, String, Text, func
from sqlalchemy.orm import Mapped, mapped_column

from groundswell.database.base import Base, Id


class User(Base):
    __tablename__ = "app_user"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    email: Mapped[str] = mapped_column(String(254))
    name: Mapped[str] = mapped_column(String(200))
    password_hash: Mapped[str] = mapped_column(Text)
    role: Mapped[str] = mapped_column(String(20))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    demonstration: Mapped[bool] = mapped_column(Boolean)
    """Made with the demonstration country; may not sign in anywhere else."""
    disabled: Mapped[bool] = mapped_column(Boolean, default=False)
    visits: Mapped[int] = mapped_column(default=0)
    """How many visits have begun, anywhere: changes when "since your last visit" does."""
    revision_id: Mapped[int]

    __table_args__ = (Index("uq_app_user_email", func.lower(email), unique=True),)


class SignIn(Base):
    """A refresh token of a browser that stays signed in; only its hash is kept.

    Each use replaces it by the next of its `family`, which is one browser's stay. One that comes back after it was
    used has been copied, and ends the whole family.
    """

    __tablename__ = "sign_in"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    family: Mapped[str] = mapped_column(String(32), index=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("app_user.id"), index=True)
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]


class FailedSignIn(Base):
    """Wrong passwords and secrets, counted so that guessing is slow."""

    __tablename__ = "failed_sign_in"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    whose: Mapped[str] = mapped_column(String(254), index=True)
    """An address, or a client's code after `client:`."""
    at: Mapped[datetime]


class SigningKey(Base):
    """A key pair with which tokens are signed (ES256), newest in use, older ones still checked until they expire."""

    __tablename__ = "signing_key"

    kid: Mapped[str] = mapped_column(String(40), primary_key=True)
    private_pem: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime]


class Visit(Base):
    """When a person last looked at an organisation's page, for "since your last visit"."""

    __tablename__ = "visit"

    user_id: Mapped[int] = mapped_column(ForeignKey("app_user.id"), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    at: Mapped[datetime]
    before: Mapped[datetime | None]
    """The visit before the present one (a present one lasts an hour)."""


class Person(Base):
    """A participant or a member of the faculty. Most never sign in; `user_id` says who does."""

    __tablename__ = "person"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    email: Mapped[str | None] = mapped_column(String(254))
    user_id: Mapped[int | None] = mapped_column(ForeignKey("app_user.id"), unique=True)
    revision_id: Mapped[int]

    __table_args__ = (CheckConstraint("name <> ''", name="named"),)


class Client(Base):
    """A commissioner's system. It signs in by itself, with a key or a secret of its own."""

    __tablename__ = "client"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    code: Mapped[str] = mapped_column(String(60), unique=True)
    """Its `client_id` when it signs in."""
    name: Mapped[str] = mapped_column(String(200))
    scopes: Mapped[str] = mapped_column(String(200))
    """`access.permissions.Scope`, with spaces between."""
    expires_on: Mapped[date | None]
    """The first day on which it may not sign in any more."""
    demonstration: Mapped[bool] = mapped_column(Boolean)
    disabled: Mapped[bool] = mapped_column(Boolean, default=False)
    made_at: Mapped[datetime]
    revision_id: Mapped[int]

    __table_args__ = (CheckConstraint("code <> '' AND name <> ''", name="named"),)


class ClientArea(Base):
    """A commissioner, or the nation, to which a client was tied from one revision to another."""

    __tablename__ = "client_area"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    revision_id: Mapped[int] = mapped_column(index=True)
    ended_revision_id: Mapped[int | None] = mapped_column(index=True)


class FormerGrant(Base):
    """What a client was granted until `ended_revision_id`."""

    __tablename__ = "former_grant"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"), index=True)
    scopes: Mapped[str] = mapped_column(String(200))
    ended_revision_id: Mapped[int]


class ClientKey(Base):
    """With what a client shows that it is itself: a secret (its hash), a public key, or where its public keys are."""

    __tablename__ = "client_key"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    kid: Mapped[str | None] = mapped_column(String(200))
    public_key: Mapped[str | None] = mapped_column(Text)
    """As a JWK."""
    secret_hash: Mapped[str | None] = mapped_column(Text)
    jwks_url: Mapped[str | None] = mapped_column(Text)
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
    last_used_at: Mapped[datetime | None]
    revision_id: Mapped[int]

    __table_args__ = (
        CheckConstraint("kind IN ('secret','public_key','jwks')", name="kind_known"),
        CheckConstraint(
            "(kind = 'secret') = (secret_hash IS NOT NULL) AND (kind = 'public_key') = (public_key IS NOT NULL)"
            " AND (kind = 'jwks') = (jwks_url IS NOT NULL)",
            name="as_its_kind",
        ),
    )


class UsedAssertion(Base):
    """An assertion of a client that has been used, until it would have ended: it opens nothing a second time."""

    __tablename__ = "used_assertion"

    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"), primary_key=True)
    jti: Mapped[str] = mapped_column(String(200), primary_key=True)
    expires_at: Mapped[datetime] = mapped_column(index=True)
