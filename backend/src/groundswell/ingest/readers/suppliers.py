"""Suppliers of practice systems under one name each, so that an outage of one can be excluded by that name."""

import re
from functools import lru_cache

NONE_STATED = frozenset({"", "NONE", "NONE/UNKNOWN", "UNKNOWN", "NO DATA", "*", "-"})
ALSO_KNOWN_AS = {"THE PHOENIX PARTNERSHIP": "TPP"}


@lru_cache(maxsize=10_000)
def supplier_names(cell: str) -> str:
    """The suppliers of one cell, sorted and joined by "; "; empty when none is stated.

    Published cells name two or three suppliers in changing order, and one company in changing case and with its
    legal form written out or not.
    """
    names = set()
    for part in re.split(r"[,;]", cell):
        name = re.sub(r"\bLTD\b\.?", "LIMITED", " ".join(part.split()).upper())
        names.add(ALSO_KNOWN_AS.get(name, name))
    return "; ".join(sorted(names - NONE_STATED))
