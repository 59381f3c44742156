"""What worked elsewhere: innovations that moved a measure with which a federation struggles, and whom to talk to."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.evidence.finding import SiteFound, pooled_over
from groundswell.evidence.strength import right_side
from groundswell.innovations.models import Adoption, Innovation, InnovationContact, InnovationMeasure
from groundswell.measures.schemas import head
from groundswell.organisations.models import Organisation
from groundswell.organisations.queries import group
from groundswell.people.models import Person
from groundswell.reports.evidence.found import BETTER, Finder, Found
from groundswell.reports.evidence.page import strength
from groundswell.reports.evidence.words import effect
from groundswell.reports.figures.stated import KnownMeasure, known_measures
from groundswell.reports.places import members_of, ref
from groundswell.reports.schemas import revision_ref
from groundswell.reports.worked_elsewhere import words
from groundswell.reports.worked_elsewhere.schemas import TalkTo, WhatWorkedElsewhere, WorkedElsewhere
from groundswell.reports.worked_elsewhere.struggles import WHY_WORDS, Latest, latest_of, struggles_of
from groundswell.revisions.queries import watermark

SHOWN = 5
CONTACTS = 2


@dataclass(frozen=True)
class _Candidate:
    innovation: Innovation
    measure: KnownMeasure
    found: Found
    alike: tuple[SiteFound, ...]

    @property
    def better(self) -> int:
        return BETTER[self.measure.definition.direction]

    @property
    def worked(self) -> bool:
        """Whether the measure clearly moved the right way: on average, or, with too few sites to pool, at one."""
        finding = self.found.finding
        if finding.average is not None:
            return finding.judged.level > 0 and right_side(finding.average.average, self.better)
        return any(right_side(site.change.effect, self.better) for site in finding.sites if site.change is not None)

    @property
    def order(self) -> tuple[int, int, int, str]:
        """The strongest evidence first, then the most sites alike, then the most sites."""
        finding = self.found.finding
        return (-finding.judged.level, -len(self.alike), -len(finding.sites), self.innovation.title)


def worked_elsewhere(session: Session, *, by: Principal, code: str) -> WhatWorkedElsewhere:
    """At most five innovations, the strongest evidence first. A bounded number of queries, whatever the number of
    practices; figures not seen since they changed are read once for each measure. Raises `NotFound`."""
    by.require(Permission.READ_INNOVATIONS)
    place, at = group(session, code), watermark(session)
    known = known_measures(session, [place.id])
    latest = latest_of(session, place, known)
    struggles = struggles_of(place, known, latest)
    members = [member.id for member in members_of(session, place)]
    adopted = _adopted_here(session, members)
    candidates = _candidates(session, place, known, [each.measure for each in struggles], latest)
    kept: dict[int, _Candidate] = {}
    for each in sorted(candidates, key=lambda candidate: candidate.order):
        if adopted.get(each.innovation.id, 0) < max(1, len(members)):
            kept.setdefault(each.innovation.id, each)
    chosen = list(kept.values())[:SHOWN]
    contacts = _contacts(session, place, chosen)
    return {
        "organisation": ref(place),
        "matched": words.matched(struggles),
        "struggles": [
            {
                "measure": head(each.measure.definition, each.measure.target_at(None)),
                "why": WHY_WORDS[each.why],
            }
            for each in struggles
        ],
        "items": [
            _item(each, adopted.get(each.innovation.id, 0), len(members), contacts[each.innovation.id])
            for each in chosen
        ],
        "words": words.nothing(struggles) if not chosen else None,
        "revision": revision_ref(at),
    }


def _candidates(
    session: Session,
    place: Organisation,
    known: dict[str, KnownMeasure],
    measures: Sequence[KnownMeasure],
    latest: Latest,
) -> list[_Candidate]:
    by_id = {measure.id: measure for measure in measures}
    rows = session.execute(
        select(Innovation, InnovationMeasure.measure_id)
        .join(InnovationMeasure, InnovationMeasure.innovation_id == Innovation.id)
        .where(Innovation.retired_because.is_(None), InnovationMeasure.measure_id.in_(by_id))
        .order_by(Innovation.id, InnovationMeasure.measure_id)
    ).all()
    finder = Finder(session, known)
    candidates = []
    for innovation, measure_id in rows:
        measure = by_id[measure_id]
        found = finder.found(innovation.id, measure)
        if found is None or all(found.sites[site.site].group == place.id for site in found.finding.sites):
            continue
        candidate = _Candidate(innovation, measure, found, _alike(place, measure, found, latest))
        if candidate.worked:
            candidates.append(candidate)
    return candidates


def _alike(place: Organisation, measure: KnownMeasure, found: Found, latest: Latest) -> tuple[SiteFound, ...]:
    """Sites of other federations that differ by no more than one standard deviation, taking together (root mean square)
    patients to a practice, deprivation, and where the measure stood, here now and there before; so far as each is known
    of both, and none where nothing is."""
    values = latest.value.get(measure.id, {})
    here = (latest.practice_size.get(place.id), latest.deprivation.get(place.id), values.get(place.id))
    spreads = [latest.spread_of(each) for each in (latest.practice_size, latest.deprivation, values)]

    def is_alike(site: SiteFound) -> bool:
        at = found.sites[site.site].group
        there = (latest.practice_size.get(at), latest.deprivation.get(at), _baseline(site))
        gaps = [
            (mine - theirs) / (spread or 1.0)
            for mine, theirs, spread in zip(here, there, spreads, strict=True)
            if mine is not None and theirs is not None
        ]
        return at != place.id and bool(gaps) and float(np.mean(np.square(gaps))) <= 1

    return tuple(site for site in found.finding.sites if is_alike(site))


def _baseline(site: SiteFound) -> float | None:
    before = site.series.value[(site.series.month >= -12) & (site.series.month < 0)]
    return None if np.isnan(before).all() else float(np.nanmean(before))


def _item(candidate: _Candidate, adopted: int, members: int, contacts: list[TalkTo]) -> WorkedElsewhere:
    definition, finding = candidate.measure.definition, candidate.found.finding
    average = pooled_over(candidate.alike)
    return {
        "innovation": {"code": candidate.innovation.code, "title": candidate.innovation.title},
        "measure": {"code": definition.code, "title": definition.title},
        "strength": strength(finding.judged),
        "sentence": words.moved(definition, len(finding.sites), finding.average),
        "alike": words.alike(definition, len(finding.sites), len(candidate.alike), average),
        "alike_sites": len(candidate.alike),
        "change": None if finding.average is None else effect(definition, finding.average.average),
        "here": words.here(adopted, members),
        "talk_to": contacts,
    }


def _adopted_here(session: Session, members: Sequence[int]) -> dict[int, int]:
    """By innovation, how many of these practices have adopted or sustain it. One query."""
    rows = session.execute(
        select(Adoption.innovation_id, func.count())
        .where(Adoption.organisation_id.in_(members), Adoption.stage.in_(("adopted", "sustained")))
        .group_by(Adoption.innovation_id)
    )
    return {row[0]: row[1] for row in rows}


def _contacts(session: Session, place: Organisation, chosen: Sequence[_Candidate]) -> dict[int, list[TalkTo]]:
    """Up to two for each: of sites alike first, those of this federation itself last. One query."""
    found: dict[int, list[tuple[Organisation, TalkTo]]] = defaultdict(list)
    for innovation_id, said, name, where in session.execute(
        select(InnovationContact.innovation_id, InnovationContact.words, Person.name, Organisation)
        .join(Person, Person.id == InnovationContact.person_id)
        .join(Organisation, Organisation.id == InnovationContact.organisation_id)
        .where(InnovationContact.innovation_id.in_([each.innovation.id for each in chosen]))
        .order_by(Organisation.name, Person.name, Person.id)
    ):
        found[innovation_id].append((where, {"name": name, "organisation": ref(where), "words": said}))
    nearest: dict[int, list[TalkTo]] = {}
    for each in chosen:
        alike = {each.found.sites[site.site].group for site in each.alike}
        rows = found[each.innovation.id]
        first = [talk for where, talk in rows if where.id in alike]
        others = [talk for where, talk in rows if where.id not in alike and where.id != place.id]
        own = [talk for where, talk in rows if where.id == place.id]
        nearest[each.innovation.id] = [*first, *others, *own][:CONTACTS]
    return nearest
