"""Whether an example is valid by the schema that stands beside it in the API's description."""

import json
import re
from collections.abc import Iterator
from typing import Any

import jsonschema_rs

TEXTUAL = re.compile(r"json|^text/|urlencoded")
DONE = ("200", "201", "202")


def bodies(operation: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any], list[Any]]]:
    """The bodies of an operation that an example can show, `request` and `answer`, with their schema and examples."""
    for name, content in _contents(operation):
        kind, said = next(iter(content.items()))
        if TEXTUAL.search(kind):
            as_text = kind.startswith("text/")
            shown = [said["example"]] if "example" in said else []
            yield name, {"type": "string"} if as_text else said.get("schema", {}), shown


def _contents(operation: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    if content := operation.get("requestBody", {}).get("content"):
        yield "request", content
    for status in DONE:
        if content := operation["responses"].get(status, {}).get("content"):
            yield "answer", content
            return


class Validity:
    def __init__(self, document: dict[str, Any]) -> None:
        self._components = {"components": {"schemas": document["components"]["schemas"]}}
        self._made: dict[str, jsonschema_rs.Draft202012Validator] = {}

    def holds(self, schema: dict[str, Any], value: Any) -> bool:
        return self._validator(schema).is_valid(value)

    def wrong(self, schema: dict[str, Any], value: Any) -> list[str]:
        """What is wrong with a value, in words."""
        return [f"{list(error.instance_path)}: {error.message}" for error in self._validator(schema).iter_errors(value)]

    def _validator(self, schema: dict[str, Any]) -> jsonschema_rs.Draft202012Validator:
        key = json.dumps(schema, sort_keys=True)
        if key not in self._made:
            whole = {**schema, **self._components}
            self._made[key] = jsonschema_rs.Draft202012Validator(whole, validate_formats=True)
        return self._made[key]
