"""Text from outside that every database can keep: PostgreSQL takes no NUL, and half a surrogate pair is no letter."""

from typing import Annotated

from pydantic import AfterValidator


def can_be_kept(text: str) -> bool:
    return "\0" not in text and not any("\ud800" <= letter <= "\udfff" for letter in text)


def _kept(text: str) -> str:
    if not can_be_kept(text):
        raise ValueError("It has a character that cannot be kept, such as NUL")
    return text


Text = Annotated[str, AfterValidator(_kept)]
"""The type of every text in a body or a form."""
