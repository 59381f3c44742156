"""Commissioners' systems: made, changed and given keys by the national team; and what one may know of itself."""

import json
from datetime import datetime
from typing import Annotated, cast

from fastapi import APIRouter, Path, Response
from starlette.status import HTTP_201_CREATED, HTTP_204_NO_CONTENT

from groundswell.access.permissions import Permission, Scope
from groundswell.access.principal import Principal
from groundswell.organisations.schemas import ref
from groundswell.people.clients import actions, listing, rotating
from groundswell.people.clients.public_keys import words_of
from groundswell.people.clients.queries import scopes_of
from groundswell.people.clients.schemas import (
    Client,
    ClientChanges,
    Key,
    KeyKind,
    KeyMade,
    NewClient,
    NewClientKey,
    Self,
)
from groundswell.people.moments import aware
from groundswell.revisions.schemas import RevisionLogged, logged
from groundswell.web.documents import problems
from groundswell.web.etag import ByContent
from groundswell.web.paging import Items, Paging, RowId
from groundswell.web.preconditions import SeenRevision
from groundswell.web.session import ReadSession, SignedInSystem, WriteSession, permitted
from groundswell.web.tables import as_table

router = APIRouter(route_class=ByContent, tags=["clients"])

MayManage = Annotated[Principal, permitted(Permission.MANAGE_CLIENTS)]
Code = Annotated[str, Path(max_length=60)]
COLUMNS = ("code", "name", "state", "scopes", "commissioners", "expires_on", "made_by", "made_at", "last_used_at")


@router.get("/clients")
def clients(by: MayManage, session: ReadSession, page: Paging) -> Items[Client]:
    """The systems that may pull, by their codes, with their keys and when each was last used."""
    found = listing.listed(session, limit=page.limit, after=page.key(str))
    page.go_on(found.last)
    return Items(items=[_client(each) for each in found.rows], total=found.total)


@router.get("/clients.csv", response_class=Response)
def clients_table(by: MayManage, session: ReadSession) -> Response:
    """The same as a table."""
    rows = [
        _client(each).model_dump()
        | {
            "scopes": " ".join(sorted(scopes_of(each.client))),
            "commissioners": " ".join(area.code for area in each.areas),
        }
        for each in listing.listed(session).rows
    ]
    return as_table(COLUMNS, rows, "clients")


@router.post("/clients", status_code=HTTP_201_CREATED, responses=problems(400, 409))
def make_client(by: MayManage, session: WriteSession, new: NewClient, response: Response) -> Client:
    """Let a system pull. It can sign in once it has a key."""
    made = actions.make_client(session, by=by, **new.model_dump())
    response.headers["Location"] = f"/api/v1/clients/{made.client.code}"
    return _client(listing.one(session, made.client.code))


@router.get("/clients/{code}")
def client(by: MayManage, session: ReadSession, code: Code) -> Client:
    """One system, with all the keys it ever had."""
    return _client(listing.one(session, code))


@router.get("/clients/{code}/revisions")
def client_revisions(by: MayManage, session: ReadSession, code: Code, page: Paging) -> Items[RevisionLogged]:
    """Who made this system, granted it what, gave it keys or took something from it; newest first."""
    found = listing.changes(session, code, limit=page.limit, before=page.number())
    items = logged(found.rows)
    page.go_on([items[-1].sequence] if found.more else None)
    return Items(items=items, total=found.total)


@router.patch("/clients/{code}", responses=problems(400, 412, 428))
def change_client(
    by: MayManage, session: WriteSession, code: Code, seen: SeenRevision, changes: ClientChanges
) -> Client:
    """Change what is sent; the rest stays. A narrowed or disabled system is so with its next request."""
    actions.change_client(session, by=by, code=code, seen_revision=seen, changes=changes.model_dump(exclude_unset=True))
    return _client(listing.one(session, code))


@router.post("/clients/{code}/keys", status_code=HTTP_201_CREATED, responses=problems(400, 409))
def add_client_key(by: MayManage, session: WriteSession, code: Code, new: NewClientKey, response: Response) -> KeyMade:
    """Give a system a key: a secret, which is told this once, its public key, or where its public keys are.

    Two keys may be live at once: add the new one, let the system use it, and revoke the old one.
    """
    made = rotating.add_key(session, by=by, code=code, new=rotating.NewKey(**new.model_dump()))
    response.headers["Cache-Control"] = "no-store"
    return KeyMade(key=_key(listing.KeyFacts(made.key, by.name)), secret=made.secret)


@router.delete("/clients/{code}/keys/{key_id}", status_code=HTTP_204_NO_CONTENT, responses=problems(409))
def revoke_client_key(by: MayManage, session: WriteSession, code: Code, key_id: RowId) -> None:
    """Revoke a key: it opens nothing any more, and tokens that were given for it end at once. Safe to repeat."""
    rotating.revoke_key(session, by=by, code=code, key_id=key_id)


@router.get("/client")
def this_client(by: SignedInSystem, session: ReadSession) -> Self:
    """Which system this token is of, what it may pull, of whom, and when its keys end."""
    found = listing.of(session, by)
    return Self(
        code=found.client.code,
        name=found.client.name,
        scopes=_scopes(by.scopes),
        granted=_scopes(scopes_of(found.client)),
        commissioners=[ref(area) for area in found.areas],
        expires_on=found.client.expires_on,
        keys=[_key(key) for key in found.keys if key.state == "live"],
    )


def _client(found: listing.ClientFacts) -> Client:
    kept = found.client
    used = [key.key.last_used_at for key in found.keys if key.key.last_used_at is not None]
    return Client(
        code=kept.code,
        name=kept.name,
        state=found.state,
        scopes=_scopes(scopes_of(kept)),
        commissioners=[ref(area) for area in found.areas],
        expires_on=kept.expires_on,
        disabled=kept.disabled,
        demonstration=kept.demonstration,
        made_by=found.made_by,
        made_at=aware(kept.made_at),
        last_used_at=max(map(aware, used), default=None),
        keys=[_key(key) for key in found.keys],
        revision=kept.revision_id,
    )


def _key(found: listing.KeyFacts) -> Key:
    key = found.key
    return Key(
        id=key.id,
        kind=cast(KeyKind, key.kind),
        state=found.state,
        kid=key.kid,
        strength=None if key.public_key is None else words_of(json.loads(key.public_key)),
        jwks_url=key.jwks_url,
        made_by=found.made_by,
        made_at=aware(key.made_at),
        expires_at=_moment(key.expires_at),
        revoked_at=_moment(key.revoked_at),
        last_used_at=_moment(key.last_used_at),
    )


def _scopes(scopes: frozenset[Scope]) -> list[Scope]:
    return [scope for scope in Scope if scope in scopes]


def _moment(kept: datetime | None) -> datetime | None:
    return None if kept is None else aware(kept)
