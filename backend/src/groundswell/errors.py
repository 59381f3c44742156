"""What can go wrong in the domain, without a word about HTTP. `web/problems.py` gives each its status."""


class GroundswellError(Exception):
    """`str(error)` is a sentence for the person who asked: what happened and what to do."""


class NotFound(GroundswellError):
    """There is no such thing, or none that the caller may know of."""


class NotPermitted(GroundswellError):
    """The caller may see the thing but not do this to it."""


class NotSignedIn(GroundswellError):
    """No token, or one that does not hold. The sentence says which."""


class Invalid(GroundswellError):
    """What was sent cannot be right. `errors` names fields."""

    def __init__(self, message: str, errors: list[tuple[str, str]] | None = None) -> None:
        super().__init__(message)
        self.errors = errors or []


class Conflict(GroundswellError):
    """Somebody else changed it, or it is already so."""


class Over(GroundswellError):
    """It could be done until a day that has passed."""


class Stale(GroundswellError):
    """The caller's version is not the current one. `current` is the revision that stands."""

    def __init__(self, message: str, current: int) -> None:
        super().__init__(message)
        self.current = current


class Missing(GroundswellError):
    """A precondition header is missing from a write to an existing thing."""
