import asyncio
import tempfile
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, date, datetime
from pathlib import Path as FilePath
from typing import Annotated, Any, Literal

import anyio.to_thread
from anyio import CapacityLimiter
from fastapi import APIRouter, Query, Request
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, ConfigDict, Field

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.database.engine import reading
from groundswell.errors import Invalid
from groundswell.files.source import Source
from groundswell.files.tables import lines
from groundswell.ingest import queries
from groundswell.ingest.actions import COUNTS, import_file, withdraw
from groundswell.ingest.formats import FORMATS
from groundswell.ingest.models import ImportProblem
from groundswell.ingest.queries import Sent
from groundswell.ingest.schemas import (
    Correction,
    Counts,
    Import,
    ImportPage,
    ProblemKind,
    RowProblem,
)
from groundswell.organisations.schemas import ref
from groundswell.settings import settings
from groundswell.web.documents import problems
from groundswell.web.etag import ByContent
from groundswell.web.paging import Items, Paging, RowId
from groundswell.web.problems import Problem, problem_of
from groundswell.web.session import ReadSession, permitted
from groundswell.web.uploads import received

router = APIRouter(route_class=ByContent, tags=["imports"])

MayImport = Annotated[Principal, permitted(Permission.IMPORT_FILES)]
MayWithdraw = Annotated[Principal, permitted(Permission.WITHDRAW_IMPORTS)]
AT_ONCE = CapacityLimiter(2)
"""Files of one process that are read at the same time; they are written one after the other anyway."""
PROBLEM_COLUMNS = ("row", "sheet", "column", "organisation", "period", "found", "what", "expected")
MULTIPART = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {"file": {"type": "string", "format": "binary"}},
                }
            }
        },
    }
}


class ImportStep(BaseModel):
    """One line of the answer while a file is imported. The last one is done, refused or failed."""

    model_config = ConfigDict(validate_by_name=True, validate_by_alias=True, serialize_by_alias=True)

    step: Literal["received", "read", "checked", "loading", "done", "refused", "failed"]
    name: str | None = None
    bytes: int | None = None
    format: str | None = None
    title: str | None = None
    rows: int | None = None
    problems: int | None = None
    done: int | None = None
    total: int | None = None
    import_: Import | None = Field(None, alias="import")
    problem: Problem | None = None


class Lines(StreamingResponse):
    media_type = "application/x-ndjson"


class Csv(StreamingResponse):
    media_type = "text/csv"


@router.post(
    "/imports",
    response_class=Lines,
    response_model=None,
    responses={200: {"model": ImportStep, "description": "One step a line, as they happen"}, **problems(413, 422)},
    openapi_extra=MULTIPART,
)
async def send_file(
    by: MayImport,
    request: Request,
    named: Annotated[str | None, Query(alias="as", description="Without it Groundswell recognises the file.")] = None,
    as_at: Annotated[date | None, Query(description="The day the file speaks of, where it does not say.")] = None,
    on_bad_rows: Annotated[
        Literal["refuse", "skip"], Query(description="Refuse the whole file, or take the rest of it.")
    ] = "refuse",
) -> Lines:
    """Import an official file or figures: taken whole or not at all, while the steps are told line by line."""
    if named is not None and named not in FORMATS:
        raise Invalid(f"There is no format called {named}.", [("as", f"One of: {', '.join(FORMATS)}.")])
    folder = tempfile.TemporaryDirectory(prefix="groundswell-")
    try:
        path = FilePath(folder.name) / "file"
        name = await received(request, path, most=settings().max_upload_bytes)
    except BaseException:
        folder.cleanup()
        raise

    def load(tell: "_Tell") -> None:
        try:
            outcome = import_file(
                Source(path, name),
                by=by,
                format=named,
                as_at=as_at,
                on_bad_rows=on_bad_rows,
                progress=lambda step, facts: tell({"step": step, **facts}),
            )
            with reading() as session:
                said = shown(queries.import_(session, by, outcome.id), by)
            tell({"step": "refused" if outcome.state == "refused" else "done", "import": said})
        except BaseException as error:  # noqa: BLE001 (the answer has begun: its last line must say what happened)
            tell({"step": "failed", "problem": problem_of(request, error)})
        finally:
            folder.cleanup()

    return Lines(_told_of(load), headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"})


class _Tell:
    """Passes a step from the thread of an import to the answer. None ends it."""

    def __init__(self) -> None:
        self.steps: asyncio.Queue[ImportStep | None] = asyncio.Queue()
        self._loop = asyncio.get_running_loop()

    def __call__(self, facts: dict[str, Any] | None) -> None:
        step = None if facts is None else ImportStep.model_validate(facts)
        self._loop.call_soon_threadsafe(self.steps.put_nowait, step)


async def _told_of(load: Any) -> AsyncIterator[bytes]:
    """The lines, as they come. Whoever stops listening does not stop the import."""
    tell = _Tell()

    async def run() -> None:
        try:
            await anyio.to_thread.run_sync(load, tell, limiter=AT_ONCE)
        finally:  # or whoever listens would wait for ever
            tell(None)

    running = asyncio.create_task(run())
    while (step := await tell.steps.get()) is not None:
        yield step.model_dump_json(exclude_none=step.import_ is None, exclude_unset=True).encode() + b"\n"
    await running


@router.get("/imports")
def imports(by: MayImport, session: ReadSession, page: Paging) -> Items[Import]:
    """Files that were sent, newest first."""
    found = queries.imports(session, by, limit=page.limit, before=page.number())
    page.go_on([found.rows[-1].file.id] if found.more else None)
    return Items(items=[shown(each, by) for each in found.rows], total=found.total)


@router.get("/imports/{import_id}")
def import_(by: MayImport, session: ReadSession, import_id: RowId) -> ImportPage:
    """One file, the first of its problems and what it corrected."""
    found = queries.import_(session, by, import_id)
    listed = queries.row_problems(session, import_id, limit=queries.SHOWN)
    return ImportPage(
        **shown(found, by).model_dump(),
        problems=[row_problem(each) for each in listed.rows],
        corrections=[
            Correction(organisation=ref(each.organisation), figure=each.figure, before=each.before, after=each.after)
            for each in queries.corrections(session, found.file)
        ],
    )


@router.get("/imports/{import_id}/problems")
def import_problems(
    by: MayImport,
    session: ReadSession,
    page: Paging,
    import_id: RowId,
    what: Annotated[str | None, Query(description="Only this kind of problem.")] = None,
) -> Items[RowProblem]:
    """What was wrong, row by row, in the order of the file. Up to 10,000 rows of a file are kept."""
    queries.import_(session, by, import_id)
    found = queries.row_problems(session, import_id, limit=page.limit, after=page.number() or 0, what=what)
    page.go_on([found.rows[-1].number] if found.more else None)
    return Items(items=[row_problem(each) for each in found.rows], total=found.total)


@router.get(
    "/imports/{import_id}/problems.csv",
    response_class=Csv,
    response_model=None,
    responses={200: {"content": {"text/csv": {"schema": {"type": "string"}}}}},
)
def import_problems_csv(by: MayImport, session: ReadSession, import_id: RowId) -> Csv:
    """The same as a CSV file."""
    name = queries.import_(session, by, import_id).file.name
    safe = "".join(c if c.isascii() and (c.isalnum() or c in "-_. ") else "_" for c in name)
    headers = {"Content-Disposition": f'attachment; filename="{safe} - problems.csv"', "Cache-Control": "no-store"}
    return Csv(_csv(import_id), headers=headers)


def _csv(import_id: int) -> Iterator[str]:
    with reading() as session:
        found = queries.all_row_problems(session, import_id)
        yield from lines(
            PROBLEM_COLUMNS, ({column: getattr(row, column) for column in PROBLEM_COLUMNS} for row in found)
        )


@router.post("/imports/{import_id}/withdrawal", responses=problems(409))
def withdraw_import(by: MayWithdraw, import_id: RowId) -> Import:
    """Take an import back: everything stands as if the file had never come."""
    withdraw(by=by, import_id=import_id)
    with reading() as session:
        return shown(queries.import_(session, by, import_id), by)


def shown(sent: Sent, by: Principal) -> Import:
    file = sent.file
    return Import.model_validate(
        {
            "id": file.id,
            "name": file.name,
            "format": file.format,
            "title": FORMATS[file.format].title if file.format in FORMATS else None,
            "as_at": file.as_at,
            "sent_by": file.sent_by,
            "sent_at": _aware(file.sent_at),
            "bytes": file.bytes,
            "state": file.state,
            "on_bad_rows": file.on_bad_rows,
            "seconds": file.seconds,
            "counts": Counts(**{name: file.counts.get(name, 0) for name in COUNTS}),
            "notes": [str(note) for note in file.notes],
            "problems_total": file.problems_total,
            "problem_kinds": [ProblemKind(what=what, count=count) for what, count in sent.kinds],
            "revision": sent.revision,
            "withdrawn_by": sent.withdrawn_by,
            "withdrawn_at": _aware(sent.withdrawn_at),
            "may_withdraw": file.state == "loaded" and Permission.WITHDRAW_IMPORTS in by.permissions,
        }
    )


def _aware(moment: datetime | None) -> datetime | None:
    return moment.replace(tzinfo=UTC) if moment and moment.tzinfo is None else moment


def row_problem(row: ImportProblem) -> RowProblem:
    return RowProblem(**{column: getattr(row, column) for column in PROBLEM_COLUMNS})
