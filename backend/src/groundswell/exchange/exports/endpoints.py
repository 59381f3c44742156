import json
from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, BackgroundTasks, Request, Response
from fastapi.responses import FileResponse
from sqlalchemy.orm import Session
from starlette.status import HTTP_202_ACCEPTED, HTTP_204_NO_CONTENT

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.exchange.exports import actions, job, queries
from groundswell.exchange.exports.formats import MEDIA_TYPES
from groundswell.exchange.exports.rows import asked_for
from groundswell.exchange.exports.schemas import ExportFile, ExportStatus, NewExport
from groundswell.exchange.kinds import KINDS, SCHEMA_VERSION
from groundswell.exchange.kinds.described import described
from groundswell.exchange.lines import Only
from groundswell.exchange.models import Export
from groundswell.exchange.models import ExportFile as File
from groundswell.exchange.opened import chosen, known_organisation
from groundswell.organisations.models import Organisation
from groundswell.organisations.schemas import ref
from groundswell.people.moments import aware
from groundswell.web.documents import problems
from groundswell.web.etag import VARY, ByContent, is_known, unchanged
from groundswell.web.paging import Items, Paging
from groundswell.web.problems import Refusal
from groundswell.web.session import ReadSession, WriteSession, permitted
from groundswell.web.streams import Filed

router = APIRouter(route_class=ByContent, tags=["exchange"])

MayPull = Annotated[Principal, permitted(Permission.PULL)]
ASK_IN = 2
"""Seconds after which to ask again how far an export has come."""


def address(export_id: str) -> str:
    return f"/api/v1/exports/{export_id}"


@router.post("/exports", status_code=HTTP_202_ACCEPTED, responses=problems(404, 429))
def ask_for_export(
    by: MayPull, session: WriteSession, new: NewExport, response: Response, begin: BackgroundTasks
) -> ExportStatus:
    """Ask for files of whole kinds of rows; `Location` says where to ask how far it has come."""
    kinds = chosen(by, new.kinds)
    organisation = None if new.organisation is None else known_organisation(session, new.organisation)
    only = Only(organisation=organisation, first=new.first, last=new.last)
    export = actions.ask(
        session, by=by, asked=asked_for(kinds, new.formats, only, named=bool(new.kinds) or by.narrowed)
    )
    begin.add_task(job.begin, export.id)
    response.headers["Location"] = response.headers["Content-Location"] = address(export.id)
    response.headers["Retry-After"] = str(ASK_IN)
    return shown(session, [export])[0]


@router.get("/exports")
def exports(by: MayPull, session: ReadSession, page: Paging) -> Items[ExportStatus]:
    """One's own exports that are not deleted or expired, newest first."""
    found = queries.listed(session, by, limit=page.limit, after=page.key(str))
    page.go_on(found.last)
    return Items(items=shown(session, [row[0] for row in found.rows]), total=found.total)


@router.get(
    "/exports/{export_id}",
    responses={202: {"model": ExportStatus, "description": "Not ready yet"}, **problems(404, 410)},
)
def export_status(
    by: MayPull, session: ReadSession, export_id: str, response: Response, begin: BackgroundTasks
) -> ExportStatus:
    """How far an export has come; once it is ready, its manifest."""
    export = queries.export(session, by, export_id)
    if export.state == "failed":
        raise Refusal(500, export.problem or "This export could not be written. Ask for it again.")
    if export.state == "ready":
        return manifest(shown(session, [export])[0], export, queries.files(session, export_id))
    if queries.is_left(export):
        begin.add_task(job.begin, export_id)
    response.status_code = HTTP_202_ACCEPTED
    response.headers["Retry-After"] = str(ASK_IN)
    response.headers["Cache-Control"] = "no-store"
    return shown(session, [export])[0]


@router.get(
    "/exports/{export_id}/files/{name}",
    response_class=FileResponse,
    response_model=None,
    responses={206: {"description": "The bytes that `Range` asks for"}, **problems(404, 410, 416)},
)
def export_file(by: MayPull, session: ReadSession, request: Request, export_id: str, name: str) -> Response:
    """A file of an export, whole or by the byte; its ETag is its SHA-256, for `If-Range` and `If-None-Match`."""
    file, path = queries.file(session, by, export_id, name)
    tag = f'"{file.sha256}"'
    if is_known(request, tag):
        return unchanged(tag)
    headers = {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": VARY}
    return Filed(path, filename=name, media_type=MEDIA_TYPES[file.format], headers=headers)


@router.delete("/exports/{export_id}", status_code=HTTP_204_NO_CONTENT)
def delete_export(by: MayPull, session: WriteSession, export_id: str) -> None:
    """Give an export up: its files are gone at once, and whoever is writing them stops."""
    actions.delete(session, by=by, export_id=export_id)


def shown(session: Session, exports: Sequence[Export]) -> list[ExportStatus]:
    places = queries.organisations_asked(session, exports)
    return [_status(export, places.get(export.id)) for export in exports]


def _status(export: Export, organisation: Organisation | None) -> ExportStatus:
    asked = json.loads(export.asked)
    told = {
        "id": export.id,
        "state": export.state,
        "made_at": aware(export.made_at),
        "expires_at": aware(export.expires_at),
        "kinds_asked": asked["kinds"],
        "formats": asked["formats"],
        "organisation": None if organisation is None else ref(organisation),
        "from": asked.get("from"),
        "to": asked.get("to"),
        "rows_written": export.rows_written,
        "rows_expected": export.rows_expected,
        "problem": export.problem,
    }
    return ExportStatus.model_validate(told)


def manifest(told: ExportStatus, export: Export, files: Sequence[File]) -> ExportStatus:
    told.schema_version, told.watermark, told.cursor = SCHEMA_VERSION, export.sequence, export.cursor
    told.kinds = [described(KINDS[name]) for name in told.kinds_asked]
    told.files = [
        ExportFile(
            name=file.name,
            url=f"{address(export.id)}/files/{file.name}",
            kind=file.kind,
            format=file.format,
            rows=file.rows,
            bytes=file.bytes,
            sha256=file.sha256,
        )
        for file in files
    ]
    return told
