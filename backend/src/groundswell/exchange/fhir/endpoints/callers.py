"""Who may ask in FHIR."""

from typing import Annotated

from fastapi import Request
from sqlalchemy.orm import Session

from groundswell.access.permissions import Permission, Scope
from groundswell.access.principal import Principal
from groundswell.errors import NotPermitted
from groundswell.exchange.fhir.endpoints.answers import addresses_of
from groundswell.exchange.fhir.search import Asking
from groundswell.web.session import permitted

Puller = Annotated[Principal, permitted(Permission.PULL)]


def asking(request: Request, by: Principal, session: Session) -> Asking:
    if Scope.FIGURES not in by.scopes:
        raise NotPermitted(
            "FHIR needs the scope figures, which this system or its token does not have. Ask whoever runs Groundswell"
            " for it, or for a token that is not narrowed."
        )
    return Asking(session, by, addresses_of(request))
