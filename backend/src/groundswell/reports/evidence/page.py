"""The page of evidence: one innovation and one measure, site by site, pooled, and beside practices like them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy.orm import Session

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.errors import Invalid, NotFound
from groundswell.evidence.finding import SiteFound, pooled_over
from groundswell.evidence.strength import Judged
from groundswell.innovations import queries as innovations
from groundswell.innovations.models import Innovation
from groundswell.measures.definitions import MeasureDefinition, library
from groundswell.measures.schemas import head
from groundswell.organisations.schemas import OrganisationRef
from groundswell.organisations.scope import visible_practices
from groundswell.reports.evidence import words
from groundswell.reports.evidence.found import BETTER, Finder, Found, FoundSite
from groundswell.reports.evidence.schemas import (
    Evidence,
    EvidenceSite,
    EvidenceStrength,
    MatchedComparison,
    PooledSites,
    RegionChange,
    SiteLeftOut,
    WithoutLastThree,
)
from groundswell.reports.figures.stated import KnownMeasure, known_measures
from groundswell.reports.places import Place, belonging, maybe_ref, ref
from groundswell.reports.schemas import revision_ref
from groundswell.reports.wording.months import iso
from groundswell.revisions.queries import watermark

FEWEST_NAMED = 3
"""A site of fewer practices is not named to those who may not see them."""


def evidence(session: Session, *, by: Principal, code: str, measure_code: str | None = None) -> Evidence:
    """What happened to a measure where an innovation was adopted. A bounded number of queries.

    Without `measure_code` it is the first outcome that the innovation should move; another measure than those may be
    asked for. Raises `NotFound` for an innovation or a measure that is not known, `Invalid` where the innovation names
    no measure and none is asked for.
    """
    by.require(Permission.READ_INNOVATIONS)
    innovation = innovations.innovation(session, code)
    codes = innovations.measures_of(session, [innovation.id])[innovation.id]
    known = known_measures(session)
    finder = Finder(session, known)
    measure = _chosen(innovation, known, codes, measure_code, finder)
    found = finder.found(innovation.id, measure)
    stages = innovations.stage_counts(session, [innovation.id])[innovation.id]
    page = _Page(session, by, measure.definition, found)
    definition, at = measure.definition, watermark(session)
    finding = None if found is None else found.finding
    average = None if finding is None else finding.average
    pooled_sites = 0 if finding is None else len(finding.sites)
    adopted, practices = stages["adopted"] + stages["sustained"], innovations.count_practices(session)
    return {
        "innovation": {"code": innovation.code, "title": innovation.title},
        "measure": head(definition, measure.target_at(None)),
        "measures": [{"code": each, "title": library()[each].title} for each in codes],
        "unit": words.unit(definition),
        "first": None if found is None else iso(found.first),
        "last": None if found is None else iso(found.last),
        "sentence": words.sentence(definition, pooled_sites, average, adopted, practices),
        "strength": strength(
            Judged(0, (), ("no practice with figures has adopted it",)) if finding is None else finding.judged
        ),
        "sides": words.sides(definition),
        "sites": page.sites(),
        "pooled": page.pooled(),
        "without_last_three": page.without_last_three(),
        "too_few": None if average is not None else words.too_few(pooled_sites),
        "left_out": page.left_out(),
        "comparison": page.comparison(),
        "regions": page.regions(),
        "adopted": adopted,
        "practices": practices,
        "notes": list(words.NOTES),
        "revision": revision_ref(at),
    }


def _chosen(
    innovation: Innovation,
    known: dict[str, KnownMeasure],
    codes: Sequence[str],
    asked: str | None,
    finder: Finder,
) -> KnownMeasure:
    if asked is not None:
        if asked not in known:
            raise NotFound(f"There is no measure called {asked}.")
        return known[asked]
    chosen = finder.first_choice([known[code] for code in codes if code in known])
    if chosen is None:
        raise Invalid(
            f"{innovation.title} names no measure that it should move, so there is nothing to look at.",
            [("measure", "Choose a measure.")],
        )
    return chosen


def strength(judged: Judged) -> EvidenceStrength:
    return {
        "word": judged.word,
        "level": judged.level,
        "in_favour": list(judged.in_favour),
        "against": list(judged.against),
    }


def practices_in(sites: Iterable[SiteFound]) -> int:
    return sum(site.series.practices for site in sites)


class _Page:
    """The parts of the answer, with the names that this caller may know."""

    def __init__(self, session: Session, by: Principal, definition: MeasureDefinition, found: Found | None) -> None:
        self._definition, self._found = definition, found
        places = [] if found is None else list(found.sites)
        everyone = sorted({int(practice) for place in places for practice in place.practices})
        self._where = belonging(session, everyone)
        counted = (
            [] if found is None else [(site.series.practices, found.sites[site.site]) for site in found.finding.sites]
        )
        small = {int(p) for practices, place in counted if practices < FEWEST_NAMED for p in place.practices}
        hidden = small and not by.sees_everything
        self._seen = set(session.scalars(visible_practices(by))) & small if hidden else small

    def sites(self) -> list[EvidenceSite]:
        if self._found is None:
            return []
        finding = self._found.finding
        weights: Sequence[float | None] = (
            [None] * len(finding.sites) if finding.average is None else finding.average.weights.tolist()
        )
        rows = [self._site(site, weight) for site, weight in zip(finding.sites, weights, strict=True)]
        better = BETTER[self._definition.direction]
        rows.sort(key=lambda row: -better * row["change"]["value"] if better else -abs(row["change"]["value"]))
        return rows

    def _site(self, found: SiteFound, weight: float | None) -> EvidenceSite:
        change, place = found.change, self._place(found)
        assert change is not None  # those without are left out
        name, named, region = self._named(found)
        practices, definition = found.series.practices, self._definition
        return {
            "name": name,
            "organisation": named,
            "region": region,
            "practices": practices,
            "began": place.began,
            "change": words.effect(definition, change.effect),
            "level": words.effect(definition, change.level),
            "slope": words.effect(definition, change.slope, 1),
            "weight": weight,
            "weight_shown": "" if weight is None else f"{weight:.0%}",
            "months_before": change.months_before,
            "months_after": change.months_after,
            "clear": change.effect.is_clear,
            "words": words.site_words(definition, name, practices, place.began, change.effect),
        }

    def pooled(self) -> PooledSites | None:
        if self._found is None or (average := self._found.finding.average) is None:
            return None
        sites = self._found.finding.sites
        return {
            "sites": len(sites),
            "practices": practices_in(sites),
            "change": words.effect(self._definition, average.average),
            "prediction": words.effect(self._definition, average.prediction),
            "i2": average.i2,
            "tau": average.tau,
            "words": words.difference_between(self._definition, average),
        }

    def without_last_three(self) -> WithoutLastThree | None:
        if self._found is None or (average := self._found.finding.without_last_three) is None:
            return None
        return {
            "change": words.effect(self._definition, average.average),
            "sentence": words.without_last_three(self._definition, average.average),
        }

    def left_out(self) -> list[SiteLeftOut]:
        if self._found is None:
            return []
        rows: list[SiteLeftOut] = []
        for found in self._found.finding.left_out:
            place = self._place(found)
            where = self._where.places.get(place.group)
            before, after = found.series.months_before, found.series.months_after
            why = words.months_lacking(before, after)
            rows.append(
                {
                    "name": words.unnamed_site(len(place.practices)) if where is None else where.name,
                    "organisation": None if where is None else ref(where),
                    "practices": len(place.practices),
                    "why": why,
                }
            )
        return sorted(rows, key=lambda row: row["name"])

    def comparison(self) -> MatchedComparison:
        compared = None if self._found is None else self._found.finding.compared
        change, adopters, others = (
            (None, 0, 0) if compared is None else (compared.effect, compared.adopters, compared.comparisons)
        )
        return {
            "change": None if change is None else words.effect(self._definition, change),
            "adopters": adopters,
            "comparisons": others,
            "sentence": words.comparison_sentence(self._definition, change, adopters, others),
        }

    def regions(self) -> list[RegionChange]:
        """Sites by the region of most of their practices, by name."""
        if self._found is None:
            return []
        by_region: dict[Place, list[SiteFound]] = defaultdict(list)
        for site in self._found.finding.sites:
            region = self._region(self._place(site))
            if region is not None:
                by_region[region].append(site)
        return [
            self._in_region(place, sites) for place, sites in sorted(by_region.items(), key=lambda each: each[0].name)
        ]

    def _in_region(self, place: Place, sites: list[SiteFound]) -> RegionChange:
        average = pooled_over(sites)
        change = None if average is None else words.effect(self._definition, average.average)
        return {
            "organisation": ref(place),
            "sites": len(sites),
            "practices": practices_in(sites),
            "change": change,
            "words": words.not_pooled(len(sites)) if change is None else change["shown"],
        }

    def _place(self, found: SiteFound) -> FoundSite:
        assert self._found is not None
        return self._found.sites[found.site]

    def _named(self, found: SiteFound) -> tuple[str, OrganisationRef | None, OrganisationRef | None]:
        """Name, organisation and region, where the caller may know whose figures they are."""
        site, practices = self._place(found), found.series.practices
        place = self._where.places.get(site.group)
        if place is None or (practices < FEWEST_NAMED and not set(site.practices.tolist()) <= self._seen):
            return words.unnamed_site(practices), None, None
        return place.name, ref(place), maybe_ref(self._region(site))

    def _region(self, site: FoundSite) -> Place | None:
        return self._where.region_of_most(site.practices.tolist())
