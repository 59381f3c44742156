"""Which answer leads to which operation: OpenAPI's links, followed by people who read and by tests that walk."""

from typing import Any, NamedTuple


class Link(NamedTuple):
    start: str
    """The operation whose answer leads on."""
    status: str
    name: str
    to: str
    parameters: dict[str, str]
    """Runtime expressions (OpenAPI 3.1, section 4.8.20.4)."""


_EXPORT = {"export_id": "$response.body#/id"}
_CLIENT = {"code": "$response.body#/code"}
_FIRST = {"id": "$response.body#/entry/0/resource/id"}
LINKS = (
    *(
        Link(f"search_{kind}", "200", "first found", f"read_{kind}", _FIRST)
        for kind in ("Organization", "OrganizationAffiliation", "Measure", "MeasureReport")
    ),
    Link("ask_for_export", "202", "status", "export_status", _EXPORT),
    Link("ask_for_export", "202", "giving up", "delete_export", _EXPORT),
    Link(
        "export_status",
        "200",
        "first file",
        "export_file",
        {"export_id": "$request.path.export_id", "name": "$response.body#/files/0/name"},
    ),
    Link("export_status", "200", "deletion", "delete_export", {"export_id": "$request.path.export_id"}),
    Link("export_status", "200", "what changed since", "changes", {"cursor": "$response.body#/cursor"}),
    Link("changes", "200", "next page", "changes", {"cursor": "$response.body#/cursor"}),
    Link("make_client", "201", "client", "client", _CLIENT),
    Link("make_client", "201", "change", "change_client", _CLIENT),
    Link("make_client", "201", "another key", "add_client_key", _CLIENT),
    Link(
        "add_client_key",
        "201",
        "revocation",
        "revoke_client_key",
        {"code": "$request.path.code", "key_id": "$response.body#/key/id"},
    ),
)


def linked(operation: dict[str, Any]) -> None:
    """Writes the links that begin at an operation into its answers."""
    for link in LINKS:
        if link.start == operation["operationId"]:
            links = operation["responses"][link.status].setdefault("links", {})
            links[link.name] = {"operationId": link.to, "parameters": link.parameters}
