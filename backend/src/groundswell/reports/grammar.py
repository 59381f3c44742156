"""English for counts, months and the names of measures, so that a sentence made of parts reads as if written."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from groundswell.measures.definitions import MeasureDefinition
from groundswell.measures.periods import first_day

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_JOINTS = re.compile(
    r",|\s(?:about|after|at|before|between|by|for|from|in|of|on|over|that|to|under|where|who|with|within|without)\s"
)
"""Where what is said of a noun begins."""
_PLURALS = ("children", "men", "people", "women")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


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


def listed(parts: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def month_year(month: int) -> str:
    return first_day(month).strftime("%B %Y")


def month_name(month: int, beside: int) -> str:
    """A month as people say it when it is clear which "now" is meant: without its year if within the year before."""
    return first_day(month).strftime("%B" if beside - 11 <= month <= beside else "%B %Y")


def stretch(first: int, last: int) -> str:
    """ "August 2015", "August and September 2015", "August to October 2015", "December 2015 to March 2016"."""
    if first // 12 != last // 12:
        return f"{month_year(first)} to {month_year(last)}"
    *others, end = _of_one_year(first, last)
    return f"{listed([*others, end])} {_year(last)}"


def months_listed(months: Collection[int]) -> str:
    """Months in words, those that follow on each other as one and each year once: "May, June and October 2018"."""
    runs = runs_of(months)
    parts: list[str] = []
    for place, (first, last) in enumerate(runs):
        if first // 12 != last // 12:
            parts.append(stretch(first, last))
            continue
        *others, end = _of_one_year(first, last)
        following = runs[place + 1] if place + 1 < len(runs) else None
        same = following is not None and first // 12 == following[0] // 12 == following[1] // 12
        parts += [*others, end if same else f"{end} {_year(last)}"]
    return listed(parts)


def _of_one_year(first: int, last: int) -> list[str]:
    """Without the year: one month, two months, or from the first to the last."""
    begin, end = (first_day(month).strftime("%B") for month in (first, last))
    if first == last:
        return [end]
    return [begin, end] if last == first + 1 else [f"{begin} to {end}"]


def _year(month: int) -> str:
    return first_day(month).strftime("%Y")


def runs_of(months: Collection[int]) -> list[tuple[int, int]]:
    """First and last of each unbroken stretch among the months, oldest first."""
    found: list[tuple[int, int]] = []
    for month in sorted(months):
        if found and month == found[-1][1] + 1:
            found[-1] = (found[-1][0], month)
        else:
            found.append((month, month))
    return found


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
