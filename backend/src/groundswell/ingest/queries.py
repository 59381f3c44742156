from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, func, or_, select, true
from sqlalchemy.orm import Session, aliased

from groundswell.access.principal import Principal
from groundswell.errors import NotFound
from groundswell.ingest.models import FileImport, ImportProblem
from groundswell.measures.definitions import MeasureDefinition, library
from groundswell.measures.models import FormerObservation, Measure, Observation
from groundswell.measures.periods import in_words, month_of
from groundswell.organisations.models import Organisation
from groundswell.revisions.models import OrganisationChange, Revision

SHOWN = 200
NUMBERS = ("numerator", "denominator", "value", "status")


class Sent(NamedTuple):
    file: FileImport
    kinds: list[tuple[str, int]]
    """What was wrong, and how often, most often first."""
    revision: int | None
    withdrawn_by: str | None
    withdrawn_at: datetime | None


def sent(session: Session, files: Sequence[FileImport]) -> list[Sent]:
    """Files with what belongs to them. Two queries."""
    kinds: dict[int, list[tuple[str, int]]] = {}
    for import_id, what, count in session.execute(
        select(ImportProblem.import_id, ImportProblem.what, func.count())
        .where(ImportProblem.import_id.in_([file.id for file in files]))
        .group_by(ImportProblem.import_id, ImportProblem.what)
        .order_by(func.count().desc(), ImportProblem.what)
    ):
        kinds.setdefault(import_id, []).append((what, count))
    wanted = {each for file in files for each in (file.revision_id, file.withdrawn_revision_id) if each}
    revisions = {each.id: each for each in session.scalars(select(Revision).where(Revision.id.in_(wanted)))}
    found = []
    for file in files:
        loaded = revisions.get(file.revision_id or 0)
        withdrawn = revisions.get(file.withdrawn_revision_id or 0)
        found.append(
            Sent(
                file,
                kinds.get(file.id, []),
                loaded.sequence if loaded else None,
                withdrawn.by_name if withdrawn else None,
                withdrawn.made_at if withdrawn else None,
            )
        )
    return found


class Imports(NamedTuple):
    rows: list[Sent]
    total: int
    more: bool


def visible(by: Principal) -> ColumnElement[bool]:
    """Which imports the caller may know of: the national team and the faculty all, others their own."""
    return true() if by.sees_everything else FileImport.sent_by_user_id == by.user_id


def imports(session: Session, by: Principal, *, limit: int, before: int | None) -> Imports:
    """Newest first, from the one before `before` down."""
    total = session.scalar(select(func.count()).select_from(FileImport).where(visible(by))) or 0
    query = select(FileImport).where(visible(by))
    if before is not None:
        query = query.where(FileImport.id < before)
    rows = session.scalars(query.order_by(FileImport.id.desc()).limit(limit + 1)).all()
    return Imports(sent(session, rows[:limit]), total, len(rows) > limit)


def known(session: Session, by: Principal, import_id: int) -> FileImport:
    """Raises `NotFound` alike when there is none and when the caller may not know of it."""
    found = session.scalar(select(FileImport).where(FileImport.id == import_id, visible(by)))
    if found is None:
        raise NotFound(f"There is no import {import_id} that you sent.")
    return found


def import_(session: Session, by: Principal, import_id: int) -> Sent:
    return sent(session, [known(session, by, import_id)])[0]


class RowProblems(NamedTuple):
    rows: Sequence[ImportProblem]
    total: int
    more: bool


def row_problems(
    session: Session, import_id: int, *, limit: int, after: int = 0, what: str | None = None
) -> RowProblems:
    conditions = [ImportProblem.import_id == import_id]
    if what:
        conditions.append(ImportProblem.what == what)
    total = session.scalar(select(func.count()).select_from(ImportProblem).where(*conditions)) or 0
    rows = session.scalars(
        select(ImportProblem)
        .where(*conditions, ImportProblem.number > after)
        .order_by(ImportProblem.number)
        .limit(limit + 1)
    ).all()
    return RowProblems(rows[:limit], total, len(rows) > limit)


def all_row_problems(session: Session, import_id: int) -> Iterator[ImportProblem]:
    """In the order of the file, a block at a time."""
    rows = session.scalars(
        select(ImportProblem)
        .where(ImportProblem.import_id == import_id)
        .order_by(ImportProblem.number)
        .execution_options(yield_per=1000)
    )
    yield from rows


class Corrected(NamedTuple):
    organisation: Organisation
    figure: str
    before: str
    after: str


def corrections(session: Session, file: FileImport) -> list[Corrected]:
    """What a loaded file changed of what had been said before: facts of organisations, then figures."""
    if file.revision_id is None:
        return []
    changes = session.execute(
        select(Organisation, OrganisationChange)
        .join(OrganisationChange, OrganisationChange.organisation_id == Organisation.id)
        .where(OrganisationChange.revision_id == file.revision_id, OrganisationChange.before.is_not(None))
        .order_by(OrganisationChange.id)
        .limit(SHOWN)
    ).all()
    found = [Corrected(place, change.change, change.before or "", change.after or "") for place, change in changes]
    former, now = aliased(FormerObservation), aliased(Observation)
    figures = session.execute(
        select(Organisation, Measure.code, former, now)
        .join(former, former.organisation_id == Organisation.id)
        .join(Measure, Measure.id == former.measure_id)
        .join(
            now,
            and_(
                now.organisation_id == former.organisation_id,
                now.measure_id == former.measure_id,
                now.period == former.period,
                now.import_id == file.id,
            ),
        )
        .where(
            former.ended_revision_id == file.revision_id,
            former.revision_id != file.revision_id,
            or_(*(getattr(former, name).is_distinct_from(getattr(now, name)) for name in NUMBERS)),
        )
        .order_by(former.id)
        .limit(SHOWN - len(found))
    ).all()
    for place, code, before, after in figures:
        if definition := library().get(code):
            words = f"{definition.short_title}, {in_words(month_of(after.period))}"
            found.append(Corrected(place, words, shown(before, definition), shown(after, definition)))
    return found


def shown(figure: FormerObservation | Observation, definition: MeasureDefinition) -> str:
    """A figure in the numbers it was sent in."""
    if figure.status == 1:
        return "suppressed"
    if definition.aggregation == "mean":
        return "" if figure.value is None else definition.shown(figure.value)
    numbers = [figure.numerator] if definition.aggregation == "sum" else [figure.numerator, figure.denominator]
    return " of ".join("none" if number is None else f"{number:,.10g}" for number in numbers)
