"""What went wrong, as an OperationOutcome of the same words that the rest of the API uses."""

from collections.abc import Sequence

from groundswell.exchange.fhir.model import Resource, without_nothing

CODES = {
    400: "structure",
    401: "login",
    403: "forbidden",
    404: "not-found",
    405: "not-supported",
    406: "not-supported",
    409: "conflict",
    410: "deleted",
    412: "conflict",
    413: "too-long",
    415: "not-supported",
    422: "value",
    429: "throttled",
    500: "exception",
    503: "transient",
}
"""Of hl7.org/fhir/R4/valueset-issue-type.html."""


def outcome(status: int, detail: str, reference: str, fields: Sequence[tuple[str, str]] = ()) -> Resource:
    """`reference` stands in the server's log beside what happened; `fields`: parameters and what is wrong with each."""
    issue = {
        "severity": "error" if status < 500 else "fatal",
        "code": CODES.get(status, "processing"),
        "details": {"text": detail},
        "diagnostics": f"Reference {reference}",
    }
    more = [
        without_nothing(
            {
                "severity": "error",
                "code": CODES.get(status, "processing"),
                "details": {"text": message},
                "expression": [f"http.{name}"] if name else None,
            }
        )
        for name, message in fields
    ]
    return {"resourceType": "OperationOutcome", "issue": [issue, *more]}


def notice(words: str) -> Resource:
    """What there is to say when nothing went wrong."""
    return {
        "resourceType": "OperationOutcome",
        "issue": [{"severity": "information", "code": "informational", "details": {"text": words}}],
    }
