"""What a file says of organisations, as at a date: the common language of all readers of official files.

A statement is kept as it was said. What Groundswell holds true (`organisation`, `spell`) is derived from all
statements together (`timeline.py`), so that the order in which files arrive cannot matter and a withdrawn
file leaves no trace.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    NATION = "nation"
    REGION = "region"
    COMMISSIONER = "commissioner"
    FEDERATION = "federation"
    NETWORK = "network"
    SCHEME = "scheme"
    PRACTICE = "practice"
    UNKNOWN = "unknown"
    """Known by its code alone, as somebody's member: no file has said yet what it is."""
    UNASSIGNED = "unassigned"
    """Figures that belong to no practice (accounts shared by several); counted in the nation alone."""


OURS = (Kind.NATION, Kind.UNASSIGNED)
"""There is one of each, made with the database; no file says what they are."""


class Basis(StrEnum):
    """How a file knows what it says of membership."""

    DATED = "dated"
    """Gives the first and last day of each spell; speaks for all time up to its date."""
    MONTHLY = "monthly"
    """Says who belonged where in one month; a change from the month before is inferred."""


@dataclass(frozen=True, slots=True)
class OrganisationStatement:
    """None means "this file does not say", never "it is empty"."""

    code: str
    kind: Kind
    name: str | None = None
    subkind: str | None = None
    """Of commissioners: pct, ccg, sub_icb, icb, stp. Of schemes: the wave."""
    opened: date | None = None
    closed: date | None = None
    """The first day on which it is no longer open."""
    status: str | None = None
    """active, closed, dormant or proposed."""
    postcode: str | None = None
    setting: str | None = None
    row: int | None = None


@dataclass(frozen=True, slots=True)
class MembershipStatement:
    """`child` belongs to `parent` from `first` until the day before `until` (None: no end is stated).

    Between a practice and its network, commissioner, federation or scheme; between a commissioner and its parent
    commissioner (a sub-ICB in an ICB, a CCG in an STP) or its region.
    In a monthly statement `first` is the first of the month and `until` is None.
    """

    child: str
    parent: str | None
    """None: stated to belong to none."""
    parent_kind: Kind
    first: date | None
    until: date | None = None
    row: int | None = None


@dataclass(frozen=True, slots=True)
class SuccessionStatement:
    """`predecessor` was taken over by `successor` on a day: a merger, a split or a new code."""

    predecessor: str
    successor: str
    on: date
    row: int | None = None


@dataclass
class FileStatement:
    """Everything one file says of organisations."""

    as_at: date
    basis: Basis
    complete_for: frozenset[Kind] = frozenset()
    """Parent kinds of which the file lists every membership: a practice it does not name has none at `as_at`."""
    organisations: list[OrganisationStatement] = field(default_factory=list)
    memberships: list[MembershipStatement] = field(default_factory=list)
    successions: list[SuccessionStatement] = field(default_factory=list)
