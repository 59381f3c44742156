"""Exports of rows, a file for each kind and format."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from groundswell.access.principal import Principal
from groundswell.exchange.exports.parts import MAKERS, Asked, Part
from groundswell.exchange.kinds import KINDS, Kind
from groundswell.exchange.lines import ALL, Only, lines, rows_of
from groundswell.exchange.seen import Sight
from groundswell.exchange.sight import sight


def asked_for(kinds: Sequence[Kind], formats: Sequence[str], only: Only, *, named: bool) -> Asked:
    return {
        "made_by": "rows",
        "kinds": [kind.name for kind in kinds],
        "formats": list(dict.fromkeys(formats)),
        "named": named,
        "whole": only == ALL,
        "organisation": only.organisation,
        "from": None if only.first is None else only.first.isoformat(),
        "to": None if only.last is None else only.last.isoformat(),
    }


def parts_of(session: Session, by: Principal, asked: Asked) -> list[Part]:
    seen = sight(session, by)
    first, last = (None if asked[name] is None else date.fromisoformat(asked[name]) for name in ("from", "to"))
    only = Only(organisation=asked["organisation"], first=first, last=last)
    return [_part(session, KINDS[name], seen, only, tuple(asked["formats"])) for name in asked["kinds"]]


def _part(session: Session, kind: Kind, seen: Sight, only: Only, formats: tuple[str, ...]) -> Part:
    rows = rows_of(kind, seen, only)
    expected = session.scalar(select(func.count()).select_from(rows.subquery())) or 0
    return Part(kind.name, formats, expected, partial(lines, session, kind, rows), kind)


MAKERS["rows"] = parts_of
