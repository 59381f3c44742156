"""Bulk data: asking for everything, how far it has come, and the files (hl7.org/fhir/uv/bulkdata/export.html)."""

import json
from datetime import datetime
from typing import Any

from fastapi import APIRouter, BackgroundTasks, Request
from fastapi.responses import FileResponse, Response
from sqlalchemy.orm import Session

from groundswell.access.principal import Principal
from groundswell.errors import Invalid, NotFound, Over
from groundswell.exchange.exports import actions, job, queries
from groundswell.exchange.fhir.bulk import asked_for
from groundswell.exchange.fhir.dates import date_value
from groundswell.exchange.fhir.endpoints.answers import (
    FHIR_JSON,
    FhirAnswer,
    OfServer,
    addresses_of,
    preferred,
    site,
)
from groundswell.exchange.fhir.endpoints.callers import Puller, asking
from groundswell.exchange.fhir.model import NDJSON, Resource, instant
from groundswell.exchange.fhir.outcomes import notice
from groundswell.exchange.fhir.search import Pairs
from groundswell.exchange.fhir.types import TYPES
from groundswell.exchange.marks import mark_at
from groundswell.exchange.models import Export, ExportFile
from groundswell.people.moments import aware
from groundswell.web.documents import problems
from groundswell.web.etag import VARY, is_known, unchanged
from groundswell.web.problems import Refusal
from groundswell.web.session import ReadSession, WriteSession
from groundswell.web.streams import Filed

router = APIRouter(tags=["FHIR"])

ASK_IN = 2
"""Seconds after which to ask again how far an export has come."""
OUTPUTS = (NDJSON, "application/ndjson", "ndjson")
LATER = "Send the header Prefer: respond-async. An export takes its time: the answer says where to ask for it."
PARAMETERS = [
    ("_type", f"Types of resources, with commas between: {', '.join(TYPES)}. All of them unless said."),
    ("_since", "Only what has changed since this moment, and what was deleted or went out of sight."),
    ("_outputFormat", f"`{NDJSON}`."),
]


def fhir_export(request: Request, by: Puller, session: WriteSession, begin: BackgroundTasks) -> Response:
    """Ask for all resources as files. `Content-Location` says where to ask how far it has come."""
    asked = asking(request, by, session)
    if "respond-async" not in preferred(request):
        raise Refusal(400, LATER)
    types, since = _understood(request.query_params.multi_items(), strict="handling=lenient" not in preferred(request))
    wanted = asked_for(types, since, base=asked.addresses.base, request=f"{site(request)}{_path(request)}")
    export = actions.ask(session, by=by, asked=wanted)
    begin.add_task(job.begin, export.id)
    body = notice("The export is being written. Ask at Content-Location how far it is.")
    headers = {"Content-Location": f"{asked.addresses.base}/exports/{export.id}", "Retry-After": str(ASK_IN)}
    return FhirAnswer(body, 202, headers=headers)


def _path(request: Request) -> str:
    return f"{request.url.path}?{request.url.query}" if request.url.query else request.url.path


def _understood(pairs: Pairs, *, strict: bool) -> tuple[list[str], datetime | None]:
    """Types, and since when. What is not known is refused unless the caller asked for leniency."""
    types: list[str] = []
    since = None
    for name, text in pairs:
        if name == "_type":
            types += [each.strip() for each in text.split(",") if each.strip()]
        elif name == "_since":
            value = date_value(name, text)
            if not text[:1].isdigit():
                raise Invalid("_since is a moment, without a prefix.", [(name, "Such as 2018-10-01T09:00:00Z.")])
            since = value.first
        elif name == "_outputFormat":
            if text.replace(" ", "+") not in OUTPUTS:
                raise Invalid("Files are written as NDJSON alone.", [(name, NDJSON)])
        elif strict:
            known = ", ".join(name for name, _ in PARAMETERS)
            raise Invalid(f"An export cannot be asked for by {name[:60]}.", [(name[:60], f"Known are {known}.")])
    unknown = [each for each in types if each not in TYPES]
    if unknown and (strict or len(unknown) == len(types)):
        raise Invalid(f"There are no resources of type {unknown[0][:60]}.", [("_type", f"Some of {', '.join(TYPES)}.")])
    return [name for name in TYPES if name in types or not types], since


def fhir_export_status(
    request: Request,
    export_id: str,
    by: Puller,
    session: ReadSession,
    begin: BackgroundTasks,
) -> Response:
    """How far an export has come; once it is ready, its manifest."""
    asking(request, by, session)
    export = _export(session, by, export_id)
    if export.state == "failed":
        raise Refusal(500, export.problem or "This export could not be written. Ask for it again.")
    if export.state == "ready":
        body = manifest(request, session, export)
        return Response(json.dumps(body), media_type="application/json")
    if queries.is_left(export):
        begin.add_task(job.begin, export_id)
    expected = "" if export.rows_expected is None else f" of about {export.rows_expected:,}"
    progress = f"{export.rows_written:,}{expected} resources written"
    headers = {"X-Progress": progress, "Retry-After": str(ASK_IN), "Cache-Control": "no-store"}
    return Response(status_code=202, headers=headers)


def _export(session: Session, by: Principal, export_id: str) -> Export:
    """Raises `NotFound` for whatever cannot be had any more: the standard knows no other answer."""
    try:
        export = queries.export(session, by, export_id)
    except Over as error:
        raise NotFound(str(error)) from error
    if json.loads(export.asked)["made_by"] != "fhir":
        raise NotFound(f"There is no export of resources {export_id[:40]}.")
    return export


def manifest(request: Request, session: Session, export: Export) -> Resource:
    asked = json.loads(export.asked)
    files = [each for each in queries.files(session, export.id) if each.rows]
    base = addresses_of(request).base

    def listed(file: ExportFile, kind: str) -> Resource:
        return {"type": kind, "url": f"{base}/exports/{export.id}/files/{file.name}", "count": file.rows}

    assert export.sequence is not None
    until = mark_at(session, export.sequence).committed_at or aware(export.made_at)
    return {
        "transactionTime": instant(until),
        "request": asked["request"],
        "requiresAccessToken": True,
        "output": [listed(each, each.kind) for each in files if each.kind in TYPES],
        "deleted": [listed(each, "Bundle") for each in files if each.kind not in TYPES],
        "error": [],
    }


def fhir_export_file(request: Request, export_id: str, name: str, by: Puller, session: ReadSession) -> Response:
    """A file of an export: a resource on each line."""
    asking(request, by, session)
    _export(session, by, export_id)
    try:
        file, path = queries.file(session, by, export_id, name)
    except Over as error:
        raise NotFound(str(error)) from error
    tag = f'"{file.sha256}"'
    if is_known(request, tag):
        return unchanged(tag)
    headers = {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": VARY}
    return Filed(path, filename=name, media_type=NDJSON, headers=headers)


def fhir_export_deletion(request: Request, export_id: str, by: Puller, session: WriteSession) -> Response:
    """Give an export up: whoever is writing it stops, and its files are gone."""
    asking(request, by, session)
    _export(session, by, export_id)
    actions.delete(session, by=by, export_id=export_id)
    return FhirAnswer(notice("The export is deleted."), 202)


_described = [
    {"name": name, "in": "query", "required": False, "description": words, "schema": {"type": "string"}}
    for name, words in PARAMETERS
]
router.add_api_route(
    "/$export",
    fhir_export,
    status_code=202,
    route_class_override=OfServer,
    openapi_extra={"parameters": _described},
    responses=problems(400, 422, 429),
    **FHIR_JSON,
)
router.add_api_route(
    "/exports/{export_id}",
    fhir_export_status,
    route_class_override=OfServer,
    response_model=dict[str, Any],
    responses={202: {"description": "Not ready yet; `X-Progress` says how far it is"}},
)
router.add_api_route("/exports/{export_id}", fhir_export_deletion, methods=["DELETE"], status_code=202, **FHIR_JSON)
router.add_api_route(
    "/exports/{export_id}/files/{name}",
    fhir_export_file,
    response_class=FileResponse,
    response_model=None,
    responses={
        200: {"content": {NDJSON: {"schema": {"type": "string"}}}},
        206: {"description": "The bytes that `Range` asks for"},
    },
    route_class_override=OfServer,
)
