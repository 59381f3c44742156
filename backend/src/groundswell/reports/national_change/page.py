"""When the nation's course of a measure changed, and how differently practices changed with it."""

import numpy as np
from sqlalchemy.orm import Session

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.errors import NotFound
from groundswell.evidence.breaks import Break, course_broken
from groundswell.evidence.changes import PERCENTILES, Changes, NoChanges, changes
from groundswell.evidence.estimate import Floats
from groundswell.evidence.its import TooFewMonths
from groundswell.evidence.panel import Panel
from groundswell.measures.definitions import MeasureDefinition
from groundswell.measures.schemas import head
from groundswell.reports.drawing.columns import plain
from groundswell.reports.evidence import words
from groundswell.reports.evidence.figures import measure_figures
from groundswell.reports.evidence.found import BETTER
from groundswell.reports.figures.stated import known_measures
from groundswell.reports.national_change.schemas import DatedBreak, NationalChange, NationalSeries, PracticeChanges
from groundswell.reports.national_change.words import NOTES, national_sentence, too_little
from groundswell.reports.schemas import revision_ref
from groundswell.reports.wording.months import iso
from groundswell.revisions.queries import watermark

CLEAR = 0.05
"""A change of course that chance makes more often than this is not dated."""


def national_change(session: Session, *, by: Principal, measure_code: str) -> NationalChange:
    """The break in the nation's series of a measure, with the distribution of practices' changes about it.

    No practice is named. A bounded number of queries, whatever the number of practices. Raises `NotFound`.
    """
    by.require(Permission.READ_ROLL_UPS)
    known = known_measures(session)
    if measure_code not in known:
        raise NotFound(f"There is no measure called {measure_code}.")
    measure, at = known[measure_code], watermark(session)
    definition = measure.definition
    figures = measure_figures(session, known, measure)
    nation = np.empty(0) if figures is None else national_series(figures.panel)
    first = 0 if figures is None else figures.panel.first
    month = first + np.arange(len(nation))
    broken = _broken(month, nation)
    spread = None
    if figures is not None and broken is not None:
        try:
            spread = changes(figures.panel, broken.at, BETTER[definition.direction])
        except NoChanges:
            spread = None
    return {
        "measure": head(definition, measure.target_at(None)),
        "sentence": national_sentence(definition, broken, spread),
        "too_little": too_little(definition, nation) if broken is None else None,
        "dated": None if broken is None else _dated(definition, broken),
        "series": _series(first, nation, broken),
        "changes": None if spread is None else _changes(definition, spread),
        "notes": list(NOTES),
        "revision": revision_ref(at),
    }


def national_series(panel: Panel) -> Floats:
    """[months] of all practices together; NaN in a month without figures."""
    counts = ~np.isnan(panel.numerator) & (panel.denominator > 0)
    top, below = (np.where(counts, part, 0.0).sum(axis=0) for part in (panel.numerator, panel.denominator))
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(below > 0, top / below * panel.multiplier, np.nan)


def _broken(month: np.ndarray, nation: Floats) -> Break | None:
    try:
        found = course_broken(month, nation)
    except TooFewMonths:
        return None
    return found if found.by_chance <= CLEAR else None


def _dated(definition: MeasureDefinition, broken: Break) -> DatedBreak:
    change = broken.change
    return {
        "first": iso(broken.at),
        "earliest": iso(broken.earliest),
        "latest": iso(broken.latest),
        "level": words.effect(definition, change.level),
        "slope": words.effect(definition, change.slope, 1),
        "twelve_months": words.effect(definition, change.effect),
    }


def _series(first: int, nation: Floats, broken: Break | None) -> NationalSeries:
    fitted, continued = (np.full(len(nation), np.nan) for _ in range(2))
    if broken is not None:
        given = ~np.isnan(nation)
        fitted[given], continued[given] = broken.change.fitted, broken.change.continued
    return {
        "periods": [iso(first + place) for place in range(len(nation))],
        "values": plain(nation),
        "fitted": plain(fitted),
        "continued": plain(continued),
    }


def _changes(definition: MeasureDefinition, spread: Changes) -> PracticeChanges:
    at = [str(each) for each in PERCENTILES]
    found = spread.percentiles.tolist()
    return {
        "practices": len(spread.change),
        "percentiles": dict(zip(at, found, strict=True)),
        "shown": {name: words.signed(definition, value) for name, value in zip(at, found, strict=True)},
        "better": spread.better,
        "better_share": spread.better / len(spread.change),
        "beyond_chance": spread.beyond_chance,
        "bins": [
            {"lower": lower, "upper": upper, "practices": count}
            for lower, upper, count in zip(
                spread.edges[:-1].tolist(), spread.edges[1:].tolist(), spread.counts.tolist(), strict=True
            )
        ],
    }
