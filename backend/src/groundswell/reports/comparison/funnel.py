"""A funnel plot: everyone's figure in one month against their size, with the lines that chance would keep them in."""

from datetime import date

import numpy as np
from sqlalchemy.orm import Session

from groundswell import spc
from groundswell.access.principal import Principal
from groundswell.errors import Invalid
from groundswell.measures.definitions import MeasureDefinition
from groundswell.measures.periods import in_words, month_of
from groundswell.measures.schemas import described
from groundswell.organisations.models import Organisation
from groundswell.reports.comparison.compared import (
    Comparison,
    Month,
    comparison,
    figures_in,
    months_with_figures,
    picked_among,
)
from groundswell.reports.comparison.schemas import ComparedKind, Funnel, FunnelItem, FunnelLines, FunnelPlace
from groundswell.reports.comparison.words import (
    COMPARED_NOUNS,
    dispersion_words,
    funnel_alternative,
    funnel_sentence,
    lines_words,
    picked_words,
    rank_shown,
    signal_at,
    without_words,
)
from groundswell.reports.places import ref
from groundswell.reports.schemas import Segment, SignalName, revision_ref
from groundswell.reports.wording.months import iso
from groundswell.reports.wording.numbers import column_labels, in_digits
from groundswell.reports.wording.segments import said
from groundswell.revisions.queries import watermark
from groundswell.spc import comparison as compare

PLACES: dict[int, FunnelPlace] = {
    compare.Place.BELOW_3: "below_3",
    compare.Place.BELOW_2: "below_2",
    compare.Place.WITHIN: "within",
    compare.Place.ABOVE_2: "above_2",
    compare.Place.ABOVE_3: "above_3",
}
_FIRST: dict[SignalName | None, int] = {"worse": 0, "up": 1, "down": 1, None: 2, "improving": 3}


def funnel(
    session: Session,
    *,
    by: Principal,
    measure_code: str,
    of: ComparedKind,
    within: str | None = None,
    organisation: str | None = None,
    period: date | None = None,
) -> Funnel:
    """The newest month with figures unless `period` says which; of `organisation` it is said where it lies. A fixed
    number of queries, whatever the number of organisations. The lines rest on everyone; only those the caller may see
    are named.

    Raises `NotFound` for a measure, group or organisation that the caller cannot see, `Invalid` for what cannot be
    compared, an organisation of another kind, and a month without figures.
    """
    asked = comparison(session, by, measure_code, of, within)
    definition = asked.measure.definition
    if definition.aggregation != "ratio":
        raise Invalid(
            f"{definition.title} is not a share or a rate, so that what size explains of it is not known.",
            [("measure", "Choose a measure that divides one count by another.")],
        )
    picked = picked_among(session, by, of, organisation)
    practices = months_with_figures(session, asked)
    months = list(practices)
    month = _month(asked, months, period)
    figures = None if month is None else figures_in(session, by, asked, month)
    kind = chart_of(definition)
    found = None
    items: list[FunnelItem] = []
    if figures is not None:
        found = compare.funnel(figures.numerator, figures.denominator, chart=kind, scale=definition.multiplier)
        items = _items(definition, figures, found, kind)
    compared = 0 if found is None else int(found.compared.sum())
    centre = None if found is None or np.isnan(found.centre) else found.centre
    numerator_label, denominator_label = column_labels(definition)
    at = watermark(session)
    where = asked.within.name
    return {
        "measure": described(definition, asked.measure.target),
        "of": of,
        "within": asked.within_ref,
        "period": None if month is None else iso(month),
        "periods": [iso(each) for each in months],
        "chart": "p" if kind == spc.Kind.P else "u",
        "numerator_label": numerator_label,
        "denominator_label": denominator_label,
        "centre": centre,
        "centre_shown": None if centre is None else definition.shown(centre),
        "adjusted": found is not None and found.adjusted,
        "dispersion": 0.0 if found is None else found.dispersion,
        "dispersion_words": dispersion_words(of, found),
        "lines_words": lines_words(of, found),
        "curve": [] if found is None else _curve(found.curve),
        "items": items,
        "compared": compared,
        "unnamed": compared - len(items),
        "left_out": 0 if figures is None else figures.left_out,
        "sentence": [
            *funnel_sentence(definition, of, where, month, found),
            *_about(asked, month, practices, figures, found, picked),
        ],
        "alt": funnel_alternative(definition, of, where, month, found),
        "revision": revision_ref(at),
    }


def _about(
    asked: Comparison,
    month: int | None,
    practices: dict[int, int],
    figures: Month | None,
    found: compare.Funnel | None,
    picked: Organisation | None,
) -> list[Segment]:
    """Where the one that was picked out lies, and how many have no figure."""
    if month is None or figures is None or found is None:
        return []
    words = []
    compared = int(found.compared.sum())
    if picked is not None and compared > 1:
        at = next((place for place, each in enumerate(figures.places) if each.id == picked.id), None)
        has_place = at is not None and bool(found.compared[at])
        value, lies = (float(found.value[at]), int(found.place[at])) if has_place else (None, 0)
        words.append(picked_words(asked.measure.definition, picked.name, month, value, lies))
    without = max(practices[month] - compared, 0) if asked.of == "practice" else figures.left_out
    if without:
        words.append(without_words(asked.of, without))
    return [said(f" {each}") for each in words]


def chart_of(definition: MeasureDefinition) -> spc.Kind:
    """A share of a whole varies as a binomial count, events per patient as a Poisson count."""
    return spc.Kind.U if definition.may_exceed else spc.Kind.P


def _month(asked: Comparison, months: list[int], period: date | None) -> int | None:
    if period is None:
        return months[-1] if months else None
    month = month_of(period)
    if month not in months:
        many = COMPARED_NOUNS[asked.of][1]
        raise Invalid(
            f"No {many} in {asked.within.name} have figures for {in_words(month)}.",
            [("period", f"The newest month is {in_words(months[-1])}." if months else "There are none yet.")],
        )
    return month


def _items(definition: MeasureDefinition, figures: Month, found: compare.Funnel, kind: spc.Kind) -> list[FunnelItem]:
    """Those who may be named, by signal, then name: getting worse first."""
    ranked = compare.ranks(figures.numerator, figures.denominator, chart=kind)
    many = int(found.compared.sum())
    items: list[FunnelItem] = []
    for place, low, high, lies, value, numerator, denominator, has_place, may_be_named in zip(
        figures.places,
        ranked.low.tolist(),
        ranked.high.tolist(),
        found.place.tolist(),
        found.value.tolist(),
        figures.numerator.tolist(),
        figures.denominator.tolist(),
        found.compared.tolist(),
        figures.may_be_named,
        strict=True,
    ):
        if has_place and may_be_named:
            items.append(
                {
                    "organisation": ref(place),
                    "numerator": numerator,
                    "denominator": denominator,
                    "numerator_shown": in_digits(numerator) or "",
                    "denominator_shown": in_digits(denominator) or "",
                    "value": value,
                    "shown": definition.shown(value),
                    "place": PLACES[lies],
                    "signal": signal_at(definition, lies),
                    "rank_low": low,
                    "rank_high": high,
                    "rank_shown": rank_shown(low, high, many),
                }
            )
    items.sort(key=lambda item: _FIRST[item["signal"]])
    return items


def _curve(lines: compare.Lines) -> list[FunnelLines]:
    return [
        {"denominator": denominator, "lower_3": lower_3, "lower_2": lower_2, "upper_2": upper_2, "upper_3": upper_3}
        for denominator, lower_3, lower_2, upper_2, upper_3 in zip(
            lines.denominator.tolist(),
            lines.lower_3.tolist(),
            lines.lower_2.tolist(),
            lines.upper_2.tolist(),
            lines.upper_3.tolist(),
            strict=True,
        )
    ]
