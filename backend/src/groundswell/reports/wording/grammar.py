"""English for counts, places and the names of measures, so that a sentence made of parts reads as if written."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from groundswell.measures.definitions import MeasureDefinition
from groundswell.reports.schemas import Level

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_JOINTS = re.compile(
    r",|\s(?:about|after|at|before|between|by|for|from|in|of|on|over|that|to|under|where|who|with|within|without)\s"
)
"""Where what is said of a noun begins."""
_PLURALS = ("children", "men", "people", "women")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
NOUNS: dict[Level, tuple[str, str]] = {
    "federation": ("federation", "federations"),
    "network": ("network", "networks"),
    "scheme": ("scheme", "schemes"),
    "commissioner": ("commissioner", "commissioners"),
    "region": ("region", "regions"),
}
"""Groups of a level, one and many."""


def number(count: int) -> str:
    """Up to ten in words: "nine", "11", "1,346"."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else f"{count:,}"


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def ordinal(place: int) -> str:
    """ "ninth", "11th", "22nd"."""
    return _ORDINALS[place - 1] if 1 <= place <= len(_ORDINALS) else numeral_ordinal(place)


def numeral_ordinal(place: int) -> str:
    """In a table: "3rd", "41st"."""
    ending = "th" if place % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place:,}{ending}"


def counted(count: int, thing: str, things: str | None = None) -> str:
    """ "one practice", "23 practices", "no practices"."""
    return f"{number(count)} {thing if count == 1 else things or thing + 's'}"


def numbered(count: int, thing: str) -> str:
    """In figures, beside other numbers: "1 week", "9 weeks"."""
    return f"{count:,} {thing}{'' if count == 1 else 's'}"


def be(count: int) -> str:
    """Of so many: "is", "are"."""
    return "is" if count == 1 else "are"


def have(count: int) -> str:
    """Of so many: "has", "have"."""
    return "has" if count == 1 else "have"


def listed(parts: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def possessive(name: str) -> str:
    return name + ("’" if name.endswith("s") else "’s")


@dataclass(frozen=True)
class Subject:
    """A measure as the subject of a sentence."""

    text: str
    """Inside a sentence: "missed calls", "the DNA rate"."""
    plural: bool

    @property
    def begins(self) -> str:
        """At the beginning of a sentence."""
        return capital(self.text)

    @property
    def bare(self) -> str:
        """Without an article, before another noun: "DNA rate"."""
        return self.text.removeprefix("the ")

    @property
    def be(self) -> str:
        return "are" if self.plural else "is"

    @property
    def have(self) -> str:
        return "have" if self.plural else "has"

    @property
    def show(self) -> str:
        return "show" if self.plural else "shows"


def subject_of(definition: MeasureDefinition) -> Subject:
    """From the short title. Its grammar follows from its head noun: "Hours released" are, "Out-of-hours use" is.

    A team calls its measures as it likes. A title that is no noun, "Called back within 30 minutes", is quoted.
    """
    title = definition.short_title
    if title.startswith("Satisfied "):
        title = f"Satisfaction {title.removeprefix('Satisfied ')}"
    words = _JOINTS.split(title)[0].split()
    while len(words) > 1 and words[-1].endswith(("ed", "ly")):
        words.pop()
    noun = words[-1] if words else title
    plural = (noun.endswith("s") and not noun.endswith("ss")) or noun.lower() in _PLURALS
    if words and words[0].endswith("ed") and not plural:
        return Subject(f"“{title}”", plural=False)
    text = title if title[1:2].isupper() else title[0].lower() + title[1:]
    return Subject(f"the {text}" if noun in ("rate", "ratio", "share") else text, plural)
