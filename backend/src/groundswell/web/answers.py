"""Answers of whole pages."""

from typing import Any

from fastapi import Response
from pydantic_core import to_json


def as_json(found: Any, headers: dict[str, str] | None = None) -> Response:
    """Written straight to bytes: our own code has just made it, and mypy has checked its shape."""
    return Response(to_json(found), media_type="application/json", headers=headers)
