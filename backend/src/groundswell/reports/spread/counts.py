"""Practices open today, where they belong, and how many of each place are at which stage. Arrays, counted at once."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from sqlalchemy import Select, case, select
from sqlalchemy.orm import Session

from groundswell.database.bulk import fetch_columns
from groundswell.innovations.models import STAGES, Adoption
from groundswell.innovations.queries import open_practices
from groundswell.innovations.timeline import RANK, USING
from groundswell.organisations.models import Organisation
from groundswell.organisations.schemas import OrganisationRef
from groundswell.organisations.statements import Kind
from groundswell.reports.places import Belonging, belonging, ref
from groundswell.reports.spread.schemas import SpreadBy, SpreadRow, StagesToday

Ids = NDArray[np.int64]
NOWHERE: dict[SpreadBy, OrganisationRef] = {
    "region": {"code": "NONE", "name": "Practices in no region", "kind": "region"},
    "scheme": {"code": "NONE", "name": "Practices in no scheme", "kind": "scheme"},
}
_USING = [RANK[stage] for stage in USING]


@dataclass(frozen=True)
class Places:
    """The regions or schemes of the practices open today."""

    refs: list[OrganisationRef]
    """Those that have practices, by name; practices in none of them last."""
    practices: Ids
    """The practices open today, in order."""
    place: Ids
    practice: Ids
    """Pairs: the place at this index of `refs` has the practice at this index of `practices`. In two schemes: twice."""

    @property
    def sizes(self) -> list[int]:
        sizes: list[int] = np.bincount(self.place, minlength=len(self.refs)).tolist()
        return sizes

    def index_of(self, practices: Ids) -> Ids:
        """Where practices stand in `practices`; -1 for those that are not open today."""
        if len(self.practices) == 0:
            return np.full(len(practices), -1)
        at = np.minimum(np.searchsorted(self.practices, practices), len(self.practices) - 1)
        return np.where(self.practices[at] == practices, at, -1)


def places_of(session: Session, by: SpreadBy) -> Places:
    """Three queries."""
    practices = np.sort(fetch_columns(session, select(Organisation.id).where(*open_practices()), _ID)["id"])
    found = belonging(session)
    kind = Kind.REGION if by == "region" else Kind.SCHEME
    members: dict[int, list[int]] = defaultdict(list)
    nowhere: list[int] = []
    regions = _regions(found)
    for index, practice in enumerate(practices.tolist()):
        groups = _regions_of(found, regions, practice) if kind == Kind.REGION else found.schemes_of_practice(practice)
        for group in groups:
            members[group].append(index)
        if not groups:
            nowhere.append(index)
    ordered = sorted(members, key=lambda group: (found.places[group].name, found.places[group].code))
    refs = [ref(found.places[group]) for group in ordered]
    columns = [members[group] for group in ordered]
    if nowhere:
        refs.append(NOWHERE[by])
        columns.append(nowhere)
    place = np.repeat(np.arange(len(columns)), [len(column) for column in columns])
    practice_at = np.array([index for column in columns for index in column], np.int64)
    return Places(refs, practices, place, practice_at)


def _regions(found: Belonging) -> dict[int, list[int]]:
    """Of each commissioner."""
    commissioners = (place.id for place in found.places.values() if place.kind == Kind.COMMISSIONER)
    return {commissioner: found.regions_of(commissioner) for commissioner in commissioners}


def _regions_of(found: Belonging, regions: Mapping[int, list[int]], practice: int) -> set[int]:
    """The region of its commissioner; the first where its commissioner is in two."""
    direct = found.parents(practice, Kind.REGION)
    above = [each for commissioner in found.parents(practice, Kind.COMMISSIONER) for each in regions[commissioner]]
    return set((direct or above)[:1])


_ID = {"id": pa.int64()}
_ADOPTIONS = {"innovation": pa.int64(), "practice": pa.int64(), "stage": pa.int64()}


@dataclass(frozen=True)
class StagesOf:
    """Of some innovations the stage of each practice open today: (innovations, practices), -1 where it has none."""

    innovations: list[int]
    stage: NDArray[np.int8]


def stages_of(session: Session, places: Places, innovations: list[int]) -> StagesOf:
    """One query."""
    rank = case(RANK, value=Adoption.stage)
    query = select(Adoption.innovation_id, Adoption.organisation_id, rank).where(
        Adoption.innovation_id.in_(innovations)
    )
    read = fetch_columns(session, cast("Select[Any]", query), _ADOPTIONS)
    stage = np.full((len(innovations), len(places.practices)), -1, np.int8)
    at = places.index_of(read["practice"])
    is_open = at >= 0
    order = np.argsort(innovations)
    row = order[np.searchsorted(np.array(innovations, np.int64), read["innovation"][is_open], sorter=order)]
    stage[row, at[is_open]] = read["stage"][is_open]
    return StagesOf(innovations, stage)


def counts_by_place(places: Places, stage: NDArray[np.int8]) -> NDArray[np.int64]:
    """Of one innovation (practices,): how many of each place are at each stage, (places, stages)."""
    at = stage[places.practice]
    known = at >= 0
    flat = places.place[known] * len(STAGES) + at[known]
    return np.bincount(flat, minlength=len(places.refs) * len(STAGES)).reshape(len(places.refs), len(STAGES))


def counts_of_all(stage: NDArray[np.int8]) -> NDArray[np.int64]:
    """(stages,): each practice once, however many schemes it is in."""
    return np.bincount(stage[stage >= 0], minlength=len(STAGES))


def using(counts: NDArray[np.int64]) -> int:
    return int(counts[_USING].sum())


def spread_row(place: OrganisationRef | None, practices: int, counts: NDArray[np.int64]) -> SpreadRow:
    share = using(counts) / practices if practices else None
    return {
        "place": place,
        "practices": practices,
        "stages": stages_today(counts),
        "using": using(counts),
        "share": share,
        "shown": percent_shown(share),
    }


def stages_today(counts: NDArray[np.int64]) -> StagesToday:
    return cast(StagesToday, dict(zip(STAGES, counts.tolist(), strict=True)))


def percent_shown(share: float | None) -> str:
    """ "26%"; "under 1%" of few but some, "–" where there is nobody."""
    if share is None:
        return "–"
    if 0 < share < 0.005:
        return "under 1%"
    if 0.995 <= share < 1:
        return "over 99%"
    return f"{share:.0%}"
