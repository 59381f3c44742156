"""Which months of which practices are seen, and which kinds of rows, as a value and as the condition of a statement."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, false, or_, true

from groundswell.access.permissions import Scope
from groundswell.exchange.spans import ALWAYS, Span, Spans, common, less


@dataclass(frozen=True)
class Sight:
    spans: Mapping[int, Spans] = field(default_factory=dict)
    """By the practice's number."""
    otherwise: Spans = ()
    """Of every practice that `spans` does not name: nothing, or (for those who see everything) always."""
    owners: frozenset[int] | None = frozenset()
    """Whose initiatives are seen though they are not shared; None: everybody's."""
    groups: frozenset[int] = frozenset()
    """Of those that have been a practice at one time and a group at another, the ones that are groups."""
    scopes: frozenset[Scope] = frozenset(Scope)
    """What was granted: which kinds of rows are seen at all (`Kind.open_to`)."""

    @property
    def everything(self) -> bool:
        return self == EVERYTHING

    @property
    def no_practice(self) -> bool:
        return not self.otherwise and not any(self.spans.values())

    def of(self, organisation: int) -> Spans:
        return self.spans.get(organisation, self.otherwise)

    def with_groups(self) -> "Sight":
        """The same for rows of groups too, all of which are seen."""
        return replace(self, spans={**self.spans, **dict.fromkeys(self.groups, (ALWAYS,))}, groups=frozenset())

    def less(self, other: "Sight") -> "Sight":
        """What this one sees of practices and the other does not."""
        named = self.spans.keys() | other.spans.keys()
        spans = {each: less(self.of(each), other.of(each)) for each in named}
        return _tidy(spans, less(self.otherwise, other.otherwise), frozenset())

    def common(self, other: "Sight") -> "Sight":
        """What both see."""
        named = self.spans.keys() | other.spans.keys()
        spans = {each: common(self.of(each), other.of(each)) for each in named}
        if self.owners is None or other.owners is None:
            owners = other.owners if self.owners is None else self.owners
        else:
            owners = self.owners & other.owners
        return _tidy(spans, common(self.otherwise, other.otherwise), owners)

    def condition(self, organisation: Any, day: Any) -> ColumnElement[bool]:
        """Of rows with a practice's number and a day (two columns), those in sight."""
        if not self.spans:
            return _within(self.otherwise, day)
        alike: dict[Spans, list[int]] = defaultdict(list)
        for each, spans in self.spans.items():
            alike[spans].append(each)
        parts = [and_(among(organisation, some), _within(spans, day)) for spans, some in alike.items() if spans]
        if self.otherwise:
            parts.append(and_(~among(organisation, self.spans), _within(self.otherwise, day)))
        elif len(parts) > 1:  # said once more for all of them together: so much an index can tell
            return and_(among(organisation, self.spans), or_(*parts))
        return or_(false(), *parts)

    def owned(self, owner: Any) -> ColumnElement[bool]:
        """Whether the initiatives of an owner (a column) are seen though they are not shared."""
        return true() if self.owners is None else among(owner, self.owners)

    def __iter__(self) -> Iterator[tuple[int, Span]]:
        """The practices that are named, with each of their spans, in order."""
        return ((each, span) for each in sorted(self.spans) for span in self.spans[each])


NOTHING = Sight()
EVERYTHING = Sight({}, (ALWAYS,), None)


def _tidy(spans: Mapping[int, Spans], otherwise: Spans, owners: frozenset[int] | None) -> Sight:
    return Sight({each: told for each, told in spans.items() if told != otherwise}, otherwise, owners)


def among(column: Any, numbers: Iterable[int]) -> ColumnElement[bool]:
    """Written into the statement: there may be more of them than a statement has parameters."""
    found: ColumnElement[bool] = column.in_(
        bindparam(None, sorted(numbers), expanding=True, literal_execute=True, unique=True)
    )
    return found


def _within(spans: Spans, day: Any) -> ColumnElement[bool]:
    if spans == (ALWAYS,):
        return true()
    parts = []
    for span in spans:
        begun = [day >= span.first] if span.first > date.min else []
        ended = [day < span.until] if span.until else []
        parts.append(and_(true(), *begun, *ended))
    return or_(false(), *parts)
