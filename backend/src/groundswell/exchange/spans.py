"""Stretches of time from one day to another, and what is left of them. Pure."""

from datetime import date
from typing import NamedTuple


class Span(NamedTuple):
    first: date
    """0001-01-01: from the beginning."""
    until: date | None
    """The first day that is not meant; None: no end."""

    @property
    def end(self) -> date:
        return self.until or date.max


Spans = tuple[Span, ...]
"""In order, and apart from each other."""
ALWAYS = Span(date.min, None)


def common(some: Spans, others: Spans) -> Spans:
    """What is in both."""
    pairs = ((max(a.first, b.first), min(a.end, b.end)) for a in some for b in others)
    return tuple(_span(first, end) for first, end in sorted(pairs) if first < end)


def less(some: Spans, others: Spans) -> Spans:
    """What is in `some` and not in `others`."""
    for other in others:
        before = [_span(date.min, other.first)] if other.first > date.min else []
        after = [_span(other.until, date.max)] if other.until else []
        some = common(some, (*before, *after))
    return some


def _span(first: date, end: date) -> Span:
    return Span(first, None if end == date.max else end)
