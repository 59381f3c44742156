"""Everything at once, by the rules of bulk data (hl7.org/fhir/uv/bulkdata): files of resources, a line for each, made
by the same exports that write rows.

`_since` is a moment, and this database tells changes apart by the numbers of their revisions. The moment that a
manifest gives (`transactionTime`) is that of the last revision in it, so a caller who sends it back gets exactly what
came after. Any other moment is taken an hour earlier than it says: a revision is dated when it begins, and an import
may take long to commit. What has not changed may then come once more; what has is never missed.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, Subquery, func, or_, select
from sqlalchemy.orm import Session

from groundswell.access.principal import Principal
from groundswell.exchange.exports.parts import MAKERS, Asked, Part
from groundswell.exchange.fhir.addresses import Addresses, membership_id, report_id
from groundswell.exchange.fhir.model import Resource, written
from groundswell.exchange.fhir.organisations import changed
from groundswell.exchange.fhir.reports import came_into
from groundswell.exchange.fhir.search import Asking, Search, Searchable
from groundswell.exchange.fhir.types import TYPES
from groundswell.exchange.kinds import KINDS
from groundswell.exchange.lines import Blocks
from groundswell.exchange.seen import NOTHING, Sight
from groundswell.exchange.sight import sight
from groundswell.measures.models import Measure
from groundswell.revisions.models import Revision

KINDS_OF = {
    "Organization": ("organisation",),
    "OrganizationAffiliation": ("membership",),
    "Measure": ("measure",),
    "MeasureReport": ("observation", "roll_up"),
}
AT_ONCE = 2_000
"""Resources that are held in memory, and deletions that one bundle tells."""
LONGEST_REVISION = timedelta(hours=1)


def asked_for(types: Sequence[str], since: datetime | None, *, base: str, request: str) -> Asked:
    """`base`: where the caller knows this server; `request`: the whole address that was asked."""
    return {
        "made_by": "fhir",
        "kinds": [kind for name in types for kind in KINDS_OF[name]],
        "named": True,
        "formats": ["ndjson"],
        "whole": False,  # resources have no cursor: one goes on by `_since`
        "types": list(types),
        "since": None if since is None else since.isoformat(),
        "base": base,
        "request": request,
    }


def parts_of(session: Session, by: Principal, asked: Asked) -> list[Part]:
    asking = Asking(session, by, Addresses(asked["base"]))
    types = [TYPES[name] for name in asked["types"]]
    everything = [_part(asking, of, ()) for of in types]
    if asked["since"] is None:
        return everything
    number = number_at(session, datetime.fromisoformat(asked["since"]))
    recent = after(number)
    then, now = sight(session, by, at=number), sight(session, by)
    if not all(KINDS[name].open_to(then) for name in asked["kinds"]):  # granted since
        return everything
    conditions: dict[str, ColumnElement[bool]] = {
        "Organization": changed(recent),
        "MeasureReport": or_(recent, came_into(now.less(then))),
    }
    parts = [_part(asking, of, (conditions.get(of.name, recent),)) for of in types]
    gone = [each for of in types for each in _gone(session, of.name, number, now, then.less(now))]
    return [*parts, _deleted(session, gone)]


def number_at(session: Session, moment: datetime) -> int:
    """The revision up to which a caller has everything who asked at a moment: not too high, perhaps too low."""
    exactly = session.scalar(select(func.min(Revision.sequence)).where(Revision.made_at == moment))
    if exactly is not None:
        return exactly
    begun = select(func.min(Revision.sequence)).where(Revision.made_at > moment - LONGEST_REVISION)
    first = session.scalar(begun)
    if first is not None:
        return first - 1
    return session.scalar(select(func.max(Revision.sequence))) or 0


def after(number: int) -> ColumnElement[bool]:
    """Of a revision: it was numbered later, or is about to be."""
    return or_(Revision.sequence > number, Revision.sequence.is_(None))


def _part(asking: Asking, of: Searchable, conditions: tuple[ColumnElement[bool], ...]) -> Part:
    expected = of.page(asking, Search(also=conditions, count=0)).total
    return Part(of.name, ("ndjson",), expected, partial(_lines, asking, of, conditions))


def _lines(asking: Asking, of: Searchable, conditions: tuple[ColumnElement[bool], ...]) -> Blocks:
    after: tuple[Any, ...] | None = None
    while True:
        found = of.page(asking, Search(also=conditions, count=AT_ONCE, total=False, after=after))
        yield _block(found.resources)
        after = found.last
        if after is None:
            return


def _block(resources: Sequence[Resource]) -> bytes:
    return b"".join(written(resource) + b"\n" for resource in resources)


Gone = tuple[Subquery, Callable[[Any], str]]
"""Rows of keys, and the address of the resource that a key belonged to."""


def _gone(session: Session, name: str, number: int, now: Sight, lost: Sight) -> Iterator[Gone]:
    """What was deleted after a revision, or went out of sight."""
    if name == "Organization":
        yield _ended("organisation", now, number), lambda row: f"Organization/{row.code}"
    elif name == "OrganizationAffiliation":
        yield (
            _ended("membership", now, number),
            lambda row: f"OrganizationAffiliation/{membership_id(row.organisation, row.parent, row.first)}",
        )
    elif name == "MeasureReport":
        numbers = {each.code: each.id for each in session.execute(select(Measure.code, Measure.id))}

        def report(row: Any) -> str:
            return f"MeasureReport/{report_id(numbers[row.measure], row.organisation, row.period)}"

        yield _ended("observation", now, number), report
        yield _ended("roll_up", now, number, membership="then"), report
        if lost != NOTHING:
            yield KINDS["observation"].current.select(lost).subquery(), report
            yield _ended("observation", lost, number), report


def _ended(kind: str, seen: Sight, number: int, **equal: str) -> Subquery:
    rows = KINDS[kind].gone(seen)
    assert rows is not None
    gone = rows.subquery()
    found = select(gone).join(Revision, Revision.id == gone.c.ended_revision_id).where(after(number))
    return found.where(*(gone.c[name] == value for name, value in equal.items())).subquery()


def _deleted(session: Session, gone: Sequence[Gone]) -> Part:
    bundles = 0
    for rows, _ in gone:
        bundles += -(-(session.scalar(select(func.count()).select_from(rows)) or 0) // AT_ONCE)
    return Part("deleted", ("ndjson",), bundles, partial(_deletions, session, gone))


def _deletions(session: Session, gone: Sequence[Gone]) -> Blocks:
    for rows, address in gone:
        found = session.execute(select(rows).execution_options(yield_per=AT_ONCE))
        for some in found.partitions():
            entries = [{"request": {"method": "DELETE", "url": address(row)}} for row in some]
            yield _block([{"resourceType": "Bundle", "type": "transaction", "entry": entries}])


MAKERS["fhir"] = parts_of
