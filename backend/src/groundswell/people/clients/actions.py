"""Clients made, changed and shut out. Every change is one revision: whoever is narrowed is so with its next request."""

import re
from collections.abc import Callable, Collection, Sequence
from datetime import UTC, date, datetime
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.access.permissions import Permission, Scope
from groundswell.access.principal import Principal
from groundswell.clock import day_in_words, today
from groundswell.errors import Conflict, Invalid, Stale
from groundswell.organisations.models import Organisation
from groundswell.organisations.statements import Kind
from groundswell.people.clients.queries import areas_of, client_by_code, client_seen, key_words, keys_of
from groundswell.people.clients.rotating import KeyMade, NewKey, checked_key, keep_key
from groundswell.people.models import Client, ClientArea, FormerGrant
from groundswell.revisions import actions as revisions

Item = TypeVar("Item")
CODE = re.compile(r"[a-z0-9][a-z0-9._-]{1,59}")


class Made(NamedTuple):
    client: Client
    key: KeyMade | None


def make_client(
    session: Session,
    *,
    by: Principal,
    code: str,
    name: str,
    scopes: Collection[str],
    commissioners: Collection[str],
    expires_on: date | None = None,
    key: NewKey | None = None,
) -> Made:
    """A system that may pull, with its first key where one is given. `commissioners` by code; ENG is the nation."""
    by.require(Permission.MANAGE_CLIENTS)
    code, name = code.strip(), name.strip()
    faults = [] if CODE.fullmatch(code) else [("code", "Small letters, digits, dots, dashes: from 2 to 60 of them.")]
    faults += _faults(name=name, scopes=scopes, expires_on=expires_on)
    places, unknown = _places(session, commissioners)
    _refuse([*faults, *unknown])
    if client_by_code(session, code) is not None:
        raise Conflict(f"There is already a client with the code {code}.")
    checked = None if key is None else checked_key(key)
    granted = _granted(scopes)
    words = f"{name}, to pull {_scope_words(granted)} of {_place_words(places)}"
    if checked is not None:
        words += f"; with {key_words(checked.key)}"
    revision = revisions.begin(session, by=by, action="client_made", words=words, source=code)
    client = Client(
        code=code,
        name=name,
        scopes=granted,
        expires_on=expires_on,
        demonstration=False,
        made_at=datetime.now(UTC),
        revision_id=revision.id,
    )
    session.add(client)
    session.flush()
    _tie(session, client, places, revision.id)
    return Made(client, None if checked is None else keep_key(session, client, *checked, revision.id))


def change_client(session: Session, *, by: Principal, code: str, seen_revision: int, changes: dict[str, Any]) -> Client:
    """Changes what is named in `changes`: name, scopes, commissioners (all of them), expires_on, disabled."""
    by.require(Permission.MANAGE_CLIENTS)
    client = client_seen(session, code)
    if client.revision_id != seen_revision:
        raise Stale("Somebody else has changed this client since you looked.", client.revision_id)
    faults = _faults(**{name: changes[name] for name in ("name", "scopes", "expires_on") if name in changes})
    before = areas_of(session, [client.id])[client.id]
    places, unknown = _places(session, changes["commissioners"]) if "commissioners" in changes else (before, [])
    _refuse([*faults, *unknown])
    said, granted_before = [], client.scopes
    if "name" in changes and (name := changes["name"].strip()) != client.name:
        said.append(f"called {name} instead of {client.name}")
        client.name = name
    if "scopes" in changes and (granted := _granted(changes["scopes"])) != client.scopes:
        were, are = client.scopes.split(), granted.split()
        said += _difference("may pull {} too", "may not pull {} any more", were, are, ", ".join)
        client.scopes = granted
    said += _difference("of {} too", "not of {} any more", before, places, _place_words)
    if "expires_on" in changes and changes["expires_on"] != client.expires_on:
        client.expires_on = changes["expires_on"]
        ends = client.expires_on
        said.append(f"ends on {day_in_words(ends)}" if ends else "without end")
    if "disabled" in changes and changes["disabled"] != client.disabled:
        client.disabled = changes["disabled"]
        said.append("disabled" if client.disabled else "enabled again")
    if said:
        revision = revisions.begin(session, by=by, action="client_changed", words="; ".join(said), source=client.code)
        client.revision_id = revision.id
        _tie(session, client, places, revision.id)
        if client.scopes != granted_before:
            session.add(FormerGrant(client_id=client.id, scopes=granted_before, ended_revision_id=revision.id))
    session.flush()
    return client


def shut_out(session: Session, *, by: Principal, code: str) -> Client:
    """Disables a client and revokes all its keys. Safe to repeat."""
    by.require(Permission.MANAGE_CLIENTS)
    client = client_seen(session, code)
    keys = [key for key in keys_of(session, client.id) if key.revoked_at is None]
    if client.disabled and not keys:
        return client
    revision = revisions.begin(session, by=by, action="client_revoked", words="with all its keys", source=client.code)
    client.disabled, client.revision_id = True, revision.id
    for key in keys:
        key.revoked_at = datetime.now(UTC)
    session.flush()
    return client


def _faults(**said: Any) -> list[tuple[str, str]]:
    faults = []
    if "name" in said and not said["name"].strip():
        faults.append(("name", "Give the system's name."))
    if "scopes" in said:
        unknown = [word for word in said["scopes"] if word not in frozenset(Scope)]
        if unknown or not said["scopes"]:
            faults.append(("scopes", f"Name one or more of: {', '.join(Scope)}."))
    if said.get("expires_on") is not None and said["expires_on"] <= today():
        faults.append(("expires_on", "Choose a day to come, or none."))
    return faults


def _places(session: Session, codes: Collection[str]) -> tuple[list[Organisation], list[tuple[str, str]]]:
    """The commissioners of these codes, in order, and what is wrong with the codes."""
    wanted = sorted({code.strip().upper() for code in codes})
    kinds = (Kind.COMMISSIONER, Kind.NATION)
    query = select(Organisation).where(Organisation.code.in_(wanted), Organisation.kind.in_(kinds))
    places = session.scalars(query.order_by(Organisation.code)).all()
    faults = [
        ("commissioners", f"There is no commissioner with the code {code}.")
        for code in sorted(set(wanted) - {place.code for place in places})
    ]
    if not wanted:
        faults.append(("commissioners", "Name one or more commissioners, or ENG for the whole nation."))
    return list(places), faults


def _refuse(faults: Sequence[tuple[str, str]]) -> None:
    if faults:
        raise Invalid(" ".join(message for _, message in faults), list(faults))


def _granted(scopes: Collection[str]) -> str:
    return " ".join(scope for scope in Scope if scope in scopes)


def _scope_words(granted: str) -> str:
    return ", ".join(granted.split())


def _place_words(places: Sequence[Organisation]) -> str:
    return ", ".join(f"{place.name} ({place.code})" for place in places)


def _difference(
    more: str, less: str, before: Sequence[Item], after: Sequence[Item], words: Callable[[list[Item]], str]
) -> list[str]:
    """What has come and what has gone, in words."""
    come, gone = [each for each in after if each not in before], [each for each in before if each not in after]
    return [said.format(words(items)) for said, items in ((more, come), (less, gone)) if items]


def _tie(session: Session, client: Client, places: Sequence[Organisation], revision_id: int) -> None:
    """What is over is ended, what is new begins; what stays stays as it was."""
    in_force = select(ClientArea).where(ClientArea.client_id == client.id, ClientArea.ended_revision_id.is_(None))
    tied = {area.organisation_id: area for area in session.scalars(in_force)}
    wanted = {place.id for place in places}
    for organisation_id, area in tied.items():
        if organisation_id not in wanted:
            area.ended_revision_id = revision_id
    session.add_all(
        ClientArea(client_id=client.id, organisation_id=organisation_id, revision_id=revision_id)
        for organisation_id in sorted(wanted - tied.keys())
    )
    session.flush()
