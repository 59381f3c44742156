from groundswell.errors import GroundswellError


class TokenRefused(GroundswellError):
    """A client is given no token. `error` is the word of RFC 6749, section 5.2, for why."""

    def __init__(self, message: str, error: str = "invalid_client") -> None:
        super().__init__(message)
        self.error = error
