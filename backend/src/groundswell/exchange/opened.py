"""Which kinds of rows a caller may pull, and of whom."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.access.principal import Principal
from groundswell.errors import Invalid, NotFound, NotPermitted
from groundswell.exchange.kinds import KINDS, Kind
from groundswell.exchange.seen import Sight
from groundswell.organisations.models import Organisation
from groundswell.organisations.statements import Kind as Place


def open_to(by: Principal) -> list[Kind]:
    """All that the caller's scopes open, in the order of `KINDS`."""
    return [kind for kind in KINDS.values() if kind.scopes & by.scopes]


def chosen(by: Principal, names: Sequence[str] | None) -> list[Kind]:
    """Those that are named, in the order of `KINDS`; all that are open where none is. Raises `Invalid` for a kind that
    is not one, and `NotPermitted`, naming the scope, for one that is not open, or where none is."""
    if not by.scopes:
        raise NotPermitted(
            "This token is narrowed to scopes that this system has no more. Ask for another token, with other scopes"
            " or without naming any."
        )
    if not names:
        return open_to(by)
    for name in names:
        if name not in KINDS:
            raise Invalid(f"There is no kind called {name[:40]}.", [("kinds", f"Some of: {', '.join(KINDS)}.")])
        if not KINDS[name].scopes & by.scopes:
            scope = " or ".join(sorted(KINDS[name].scopes))
            raise NotPermitted(
                f"Rows of kind {name} need the scope {scope}, which this system or its token does not have. Leave the"
                " kind out, and a cursor that was given for it; or ask whoever runs Groundswell for the scope."
            )
    return [kind for kind in KINDS.values() if kind.name in names]


def granted(by: Principal, now: Sight) -> list[Kind]:
    """All that was granted, whatever a token names. Raises `NotPermitted` for a token that names less: what it does not
    name is neither given nor taken from who follows everything."""
    kinds = [kind for kind in KINDS.values() if kind.open_to(now)]
    if by.narrowed and (missing := [kind.name for kind in kinds if not kind.scopes & by.scopes]):
        raise NotPermitted(
            "The cursor is one for all that this system was granted, and the token is narrowed to"
            f" {', '.join(sorted(by.scopes)) or 'nothing'}, which does not open {', '.join(missing)}. Ask for a token"
            " without naming scopes; or begin without a cursor, to follow what this token opens."
        )
    return kinds


def known_organisation(session: Session, code: str) -> str:
    """The code as it is kept. Who there is is open to everyone; raises `NotFound`."""
    found = session.scalar(
        select(Organisation.code).where(Organisation.code == code.upper(), Organisation.kind != Place.UNKNOWN)
    )
    if found is None:
        raise NotFound(f"There is no organisation with the code {code}.")
    return found
