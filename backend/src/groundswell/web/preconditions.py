"""Writes to an existing thing say which version of it was seen: `If-Match: "412"` (RFC 9110, section 13.1.1)."""

from typing import Annotated

from fastapi import Depends, Header

from groundswell.errors import Invalid, Missing


def revision_in(if_match: str) -> int:
    """The revision that an If-Match header names."""
    revision = if_match.strip().removeprefix("W/").strip('"')
    if not revision.isdecimal() or len(revision) > 19:
        raise Invalid("If-Match is not a revision.", [("If-Match", 'A number in quotes: "412".')])
    return int(revision)


def _seen(
    if_match: Annotated[str | None, Header(description='The revision that was seen: "412".')] = None,
) -> int:
    if if_match is None:
        raise Missing("Send If-Match with the revision you saw.")
    return revision_in(if_match)


SeenRevision = Annotated[int, Depends(_seen)]
"""The revision of the thing that the caller saw, for actions that raise `Stale` when another stands."""


def _perhaps_seen(
    if_match: Annotated[
        str | None, Header(description='The revision that was seen, where there is one: "412".')
    ] = None,
) -> int | None:
    return None if if_match is None else revision_in(if_match)


SeenIfAny = Annotated[int | None, Depends(_perhaps_seen)]
"""The same of a PUT that makes a thing or changes it: None where the caller saw none."""
