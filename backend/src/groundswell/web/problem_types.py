"""Every kind of problem the API answers with: what it means and what to do. Its `type` never changes."""

from typing import NamedTuple


class ProblemType(NamedTuple):
    name: str
    """The end of its `type`: `/problems/<name>`."""
    status: int
    title: str
    meaning: str
    remedy: str


PROBLEM_TYPES: tuple[ProblemType, ...] = (
    ProblemType(
        "malformed",
        400,
        "The request cannot be read",
        "The request is not what HTTP or the API's grammar allows: a header, a cursor or an address cannot be read.",
        "`detail` names the part. Mend it; the same request will be refused again.",
    ),
    ProblemType(
        "not-signed-in",
        401,
        "Sign in",
        "There is no token, or it has expired, or its key, person or system has been withdrawn. `detail` says which.",
        "Ask for a new token, once, and try again. If that is refused too, a person must look at the key.",
    ),
    ProblemType(
        "not-permitted",
        403,
        "Not permitted",
        "The thing may be seen, but this may not be done to it with this role or these scopes.",
        "Do not try again. Ask the national programme team for the role or scope that `detail` names.",
    ),
    ProblemType(
        "not-found",
        404,
        "Not found",
        "There is no such thing, or none that the caller may know of. Nobody is told which.",
        "Check the code. If it is right, the thing lies outside what this caller may see.",
    ),
    ProblemType(
        "method-not-allowed",
        405,
        "Not possible here",
        "The address exists, but not with this method.",
        "The `Allow` header names the methods that are possible.",
    ),
    ProblemType(
        "conflict",
        409,
        "Already so",
        "What was asked contradicts what stands: the thing is there already, or is in a state that does not allow it.",
        "Read the thing again and decide anew.",
    ),
    ProblemType(
        "over",
        410,
        "No longer possible",
        "It could be done, or was there, until a moment that has passed: a form has closed, an export has expired.",
        "Begin anew: ask for a new export, or for a new ticket.",
    ),
    ProblemType(
        "start-again",
        410,
        "Start again",
        "The cursor belongs to a state of the database that no longer exists: it was put back from a backup.",
        "Ask for a new export, load it in place of your copy, and go on from the cursor in its manifest.",
    ),
    ProblemType(
        "stale",
        412,
        "Changed by somebody else",
        "`If-Match` names a revision that no longer stands. `current` and the `ETag` header say which does.",
        "Read the thing again, apply your change to what you then see, and send that revision.",
    ),
    ProblemType(
        "too-large",
        413,
        "Too large",
        "The request has more bytes than this route takes.",
        "Send it in parts.",
    ),
    ProblemType(
        "not-that-far",
        416,
        "The file does not go that far",
        "`Range` begins after the last byte of the file; `Content-Range` says how many it has.",
        "You have all of it: compare its SHA-256 with the manifest's.",
    ),
    ProblemType(
        "invalid",
        422,
        "Not valid",
        "The request can be read but cannot be right. `errors` names each field and says what is wrong with it.",
        "Mend the fields; the same request will be refused again.",
    ),
    ProblemType(
        "precondition-required",
        428,
        "Say which version you have seen",
        "A change to an existing thing must say which revision of it was seen.",
        'Send `If-Match: "<revision>"` with the revision that the thing carried when you read it.',
    ),
    ProblemType(
        "too-many-attempts",
        429,
        "Too many attempts",
        "Signing in failed too often, or too much was asked at once.",
        "Wait for the seconds that `Retry-After` names.",
    ),
    ProblemType(
        "unexpected",
        500,
        "Something went wrong",
        "A fault of ours. Nothing was changed.",
        "Try again once, later. If it stays, report it and quote `reference`, which stands in the server's log.",
    ),
    ProblemType(
        "unavailable",
        503,
        "Not available at the moment",
        "The database did not answer, or its layout is being brought up to date. Nothing was changed.",
        "Wait for the seconds that `Retry-After` names and try again.",
    ),
    ProblemType(
        "refused",
        400,
        "Refused",
        "The request was refused for a reason that has no type of its own; `status` and `detail` say which.",
        "Do as `detail` says.",
    ),
)

BY_NAME: dict[str, ProblemType] = {each.name: each for each in PROBLEM_TYPES}
BY_STATUS: dict[int, ProblemType] = {each.status: each for each in reversed(PROBLEM_TYPES) if each.name != "refused"}
"""Of each status the type that is meant where nothing more is said: the first of it above."""
REFUSED = BY_NAME["refused"]
