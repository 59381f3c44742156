"""Which file, or whose typing, the figures of a series came from, month by month."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, column, select, table
from sqlalchemy.orm import Session

from groundswell.measures.models import FormerObservation, Observation
from groundswell.measures.periods import month_of
from groundswell.reports.series.schemas import PointSource
from groundswell.revisions.known_at import held
from groundswell.revisions.models import Revision

SHOWN = 3
"""Beyond so many files a month, naming them explains nothing."""

# Imports are another part's table; what is read of it here are the three columns that name a file.
_IMPORTS = table("file_import", column("id"), column("name"), column("revision_id"))


class Sent(NamedTuple):
    label: str
    revision_sequence: int
    file: str | None
    at: datetime


def day_month(moment: datetime) -> str:
    return f"{moment.day} {moment:%b}"


def sources(
    session: Session, measure_id: int, organisations: Collection[int] | Select[Any], at: int | None = None
) -> dict[int, list[PointSource]]:
    """By month, newest first; nothing for a month that came in more than three files. `at`: of the figures that were
    in force at a revision. Two queries."""
    figure = held(Observation, FormerObservation, at)
    stated: dict[int, set[tuple[int | None, int | None]]] = defaultdict(set)
    for period, import_id, revision_id in session.execute(
        select(figure.period, figure.import_id, figure.revision_id)
        .where(figure.measure_id == measure_id, figure.organisation_id.in_(organisations))
        .distinct()
    ):
        # A figure from a file is known by its file: its own revision moves when it is excluded and put back.
        stated[month_of(period)].add((import_id, None) if import_id is not None else (None, revision_id))
    few = {month: ids for month, ids in stated.items() if len(ids) <= SHOWN}
    files, typed = _named({key for ids in few.values() for key in ids}, session)
    found: dict[int, list[PointSource]] = {}
    for month, ids in few.items():
        sent = [files[i] if i is not None else typed[r] for i, r in ids if i in files or r in typed]
        sent.sort(key=lambda s: (s.at, s.revision_sequence), reverse=True)
        found[month] = [{"revision": s.revision_sequence, "label": s.label, "file": s.file} for s in sent]
    return found


def _named(
    keys: set[tuple[int | None, int | None]], session: Session
) -> tuple[dict[int | None, Sent], dict[int | None, Sent]]:
    imports = [i for i, _ in keys if i is not None]
    revisions = [r for _, r in keys if r is not None]
    files: dict[int | None, Sent] = {}
    typed: dict[int | None, Sent] = {}
    if imports:
        for import_id, name, sequence, at in session.execute(
            select(_IMPORTS.c.id, _IMPORTS.c.name, Revision.sequence, Revision.made_at)
            .join(Revision, Revision.id == _IMPORTS.c.revision_id)
            .where(_IMPORTS.c.id.in_(imports))
        ):
            files[import_id] = Sent(f"File of {day_month(at)}", sequence or 0, name, at)
    if revisions:
        for revision_id, sequence, at in session.execute(
            select(Revision.id, Revision.sequence, Revision.made_at).where(Revision.id.in_(revisions))
        ):
            typed[revision_id] = Sent(f"Typed on {day_month(at)}", sequence or 0, None, at)
    return files, typed
