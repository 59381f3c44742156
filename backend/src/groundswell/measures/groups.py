"""Which practice counts in which groups, and when: read once for all roll-ups of a transaction."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from groundswell.database.bulk import fetch_columns
from groundswell.measures.models import Observation
from groundswell.measures.periods import EVER, first_month_from
from groundswell.measures.roll_up import Ids, Memberships, composed, united
from groundswell.organisations.models import FormerSpell, Organisation, Spell
from groundswell.organisations.statements import Kind
from groundswell.revisions.known_at import held

NATION = "ENG"
UNASSIGNED = "UNASSIGNED"


@dataclass(frozen=True)
class Groups:
    """Who counts where: the memberships as they were, and today's as if they had always been."""

    then: Memberships
    now: Memberships
    not_practices: Ids

    def by(self, membership: str) -> Memberships:
        return self.then if membership == "then" else self.now


def load_memberships(session: Session, at: int | None = None) -> Groups:
    """`at`: a revision, for memberships as they were known then; organisations open and close as is known now."""
    spell = held(Spell, FormerSpell, at)
    organisations = fetch_columns(
        session,
        select(Organisation.id, Organisation.kind, Organisation.opened, Organisation.closed, Organisation.status),
        {"id": pa.int64(), "kind": pa.string(), "opened": pa.date32(), "closed": pa.date32(), "status": pa.string()},
    )
    spells = fetch_columns(
        session,
        # Most spells ended before the first figure: half of all there are need not be read.
        select(spell.organisation_id, spell.parent_kind, spell.parent_id, spell.first, spell.until).where(
            or_(spell.until.is_(None), spell.until > select(func.min(Observation.period)).scalar_subquery())
        ),
        {
            "child": pa.int64(),
            "kind": pa.string(),
            "parent": pa.int64(),
            "first": pa.date32(),
            "until": pa.date32(),
        },
    )
    ids, kinds = organisations["id"], organisations["kind"]
    practices = ids[kinds == Kind.PRACTICE]
    unassigned = ids[kinds == Kind.UNASSIGNED]
    in_groups = ~np.isin(spells["parent"], practices)  # of what was held to be a group once nobody is a member
    spells = {name: column[in_groups] for name, column in spells.items()}
    opened, closed = _open_months(organisations)
    order = np.argsort(ids)
    ids, opened, closed = ids[order], opened[order], closed[order]

    def rows(which: NDArray[np.bool_]) -> Memberships:
        child = spells["child"][which]
        at = np.searchsorted(ids, child)
        return united(
            child,
            spells["parent"][which],
            first_month_from(spells["first"][which]),
            first_month_from(spells["until"][which]),
            opened[at],
            closed[at],
        )

    from_practice = np.isin(spells["child"], practices)
    direct = rows(from_practice)
    upward = [direct]
    commissioners = rows(from_practice & (spells["kind"] == Kind.COMMISSIONER))
    above = composed(commissioners, rows(~from_practice & (spells["kind"] == Kind.COMMISSIONER)))
    upward.append(above)
    regions = rows(~from_practice & (spells["kind"] == Kind.REGION))
    upward += [composed(commissioners, regions), composed(above, regions)]
    federations = rows(from_practice & (spells["kind"] == Kind.FEDERATION))
    upward.append(composed(federations, rows(~from_practice & (spells["kind"] == Kind.SCHEME))))
    nation = ids[np.isin(ids, organisations["id"][kinds == Kind.NATION])]
    if len(nation):
        everyone = np.r_[practices, unassigned]
        place = np.searchsorted(ids, everyone)
        always = np.full(len(everyone), -EVER)
        is_practice = np.isin(everyone, practices)
        upward.append(
            Memberships(
                everyone,
                np.full(len(everyone), nation[0]),
                always,
                np.full(len(everyone), EVER),
                opened[place],
                np.where(is_practice, closed[place], -EVER),  # figures of no practice are summed but never expected
            )
        )
    then = _together(upward)
    now = _together([part.as_now() for part in upward])
    return Groups(then, now, unassigned)


def _open_months(organisations: dict[str, Any]) -> tuple[Ids, Ids]:
    """First month in which each organisation was open, and first in which it was not, on the first day of the month."""
    opened = np.where(np.isnat(organisations["opened"]), -EVER, first_month_from(organisations["opened"]))
    closed = first_month_from(organisations["closed"])
    # A dormant or proposed practice is not expected to report; if it does, the roll-up counts it all the same.
    asleep = np.isin(organisations["status"].astype(str), ["dormant", "proposed"])
    return opened, np.where(asleep, -EVER, closed)


def _together(parts: list[Memberships]) -> Memberships:
    return united(
        *(
            np.concatenate([getattr(part, name) for part in parts])
            for name in ("child", "parent", "first", "until", "opened", "closed")
        )
    )
