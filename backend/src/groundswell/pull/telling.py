"""What a pull says of itself while it works. Whoever runs it decides how that looks."""

from typing import Protocol


class Telling(Protocol):
    def say(self, sentence: str) -> None:
        """Something has happened."""

    def going(self, what: str, done: int, of: int | None) -> None:
        """Something takes time: so much of it is done."""


class Silence:
    def say(self, sentence: str) -> None:
        pass

    def going(self, what: str, done: int, of: int | None) -> None:
        pass
