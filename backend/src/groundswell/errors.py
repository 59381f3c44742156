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


class StartAgain(Over):
    """What the caller holds belongs to a state of the database that is no more. The sentence says how to begin anew."""


class Stale(GroundswellError):
    """The caller's version is not the current one. `current` is the revision that stands."""

    def __init__(self, message: str, current: int) -> None:
        super().__init__(message)
        self.current = current


class TooMany(GroundswellError):
    """More at once than one caller may have. `wait`: seconds after which to try again."""

    def __init__(self, message: str, wait: int) -> None:
        super().__init__(message)
        self.wait = wait


class Missing(GroundswellError):
    """A precondition header is missing from a write to an existing thing."""
