"""The engine's arrays as the answer of a request. Columns become lists at once; only then are there points."""

import dataclasses
from itertools import pairwise
from typing import TypeVar, get_args

import numpy as np
from numpy.typing import NDArray

from groundswell import spc
from groundswell.analyses.schemas import (
    AnalysedChart,
    AnalysedPhase,
    AnalysedPoint,
    AnalysedRules,
    Analyses,
    AnalysesAsked,
    AssuranceWord,
    RuleWord,
    SignalWord,
    VariationWord,
)
from groundswell.spc.reading import fires
from groundswell.spc.words import sentence

Word = TypeVar("Word")

RULE_WORDS: list[RuleWord | None] = [None, *get_args(RuleWord)]
"""By `spc.Label`."""
SIGNALS: list[SignalWord | None] = [None, "improving", "worse", "up", "down"]
"""By `spc.Classification`; the two lists below by `spc.Variation` and `spc.Assurance`."""
VARIATIONS: list[VariationWord | None] = [
    None,
    "common_cause",
    "improvement_high",
    "improvement_low",
    "concern_high",
    "concern_low",
    "neutral_high",
    "neutral_low",
]
ASSURANCES: list[AssuranceWord | None] = [None, "consistent_pass", "consistent_fail", "inconsistent"]


def answered(asked: AnalysesAsked, charts: spc.Charts) -> Analyses:
    """`charts`: of the series that were asked for, in their order."""
    offsets = np.cumsum([0, *(len(series.values) for series in asked.series)])
    points = _points(asked, charts)
    phases = _phases(charts, offsets)
    bounds = list(pairwise(offsets.tolist()))
    rows = list(pairwise(np.searchsorted(charts.phases.series, np.arange(len(asked.series) + 1)).tolist()))
    variations, assurances = _words(VARIATIONS, charts.variation), _words(ASSURANCES, charts.assurance)
    return {
        "chart": {"name": charts.chart.value, "title": charts.chart.title},
        "rules": _rules(charts.rules),
        "charts": [
            AnalysedChart(
                name=series.name,
                unit=series.unit,
                direction=series.direction or asked.direction,
                points=points[slice(*bounds[place])],
                phases=phases[slice(*rows[place])],
                variation=variations[place],
                assurance=assurances[place],
                sentence=sentence(charts, place, series.labels, series.unit),
            )
            for place, series in enumerate(asked.series)
        ],
    }


def _points(asked: AnalysesAsked, charts: spc.Charts) -> list[AnalysedPoint]:
    labels: list[str | None] = []
    for series in asked.series:
        labels += series.labels or [None] * len(series.values)
    columns = zip(
        labels,
        _plain(charts.value),
        _plain(charts.centre),
        _plain(charts.lower),
        _plain(charts.upper),
        _plain(charts.near_lower),
        _plain(charts.near_upper),
        _plain(charts.target),
        charts.phase.tolist(),
        charts.in_baseline.tolist(),
        charts.excluded.tolist(),
        _firing(charts),
        _words(RULE_WORDS, charts.label),
        _words(SIGNALS, charts.classification),
        strict=True,
    )
    return [
        {
            "label": label,
            "value": value,
            "centre": centre,
            "lower": lower,
            "upper": upper,
            "near_lower": near_lower,
            "near_upper": near_upper,
            "target": target,
            "phase": phase,
            "in_baseline": in_baseline,
            "excluded": excluded,
            "fires": firing,
            "rule": rule,
            "signal": signal,
        }
        for (
            label,
            value,
            centre,
            lower,
            upper,
            near_lower,
            near_upper,
            target,
            phase,
            in_baseline,
            excluded,
            firing,
            rule,
            signal,
        ) in columns
    ]


def _firing(charts: spc.Charts) -> list[tuple[RuleWord, ...]]:
    # Tuples, because Python's collector passes over a dictionary without lists: points come by the hundred thousand.
    found = fires(charts)
    words = {labels: tuple(word for label in labels if (word := RULE_WORDS[label])) for labels in set(found)}
    return [words[labels] for labels in found]


def _phases(charts: spc.Charts, offsets: NDArray[np.int64]) -> list[AnalysedPhase]:
    phases, runs = charts.phases, charts.runs
    columns = zip(
        (phases.first - offsets[phases.series]).tolist(),
        phases.length.tolist(),
        phases.baseline.tolist(),
        phases.used.tolist(),
        phases.short.tolist(),
        _plain(phases.centre),
        _plain(phases.lower),
        _plain(phases.upper),
        _counts(runs.useful),
        _counts(runs.longest),
        _counts(runs.longest_allowed),
        _counts(runs.crossings),
        _counts(runs.fewest_crossings),
        runs.signal.tolist(),
        strict=True,
    )
    return [
        {
            "at": at,
            "points": points,
            "baseline": baseline or None,
            "used": used,
            "short": short,
            "centre": centre,
            "lower": lower,
            "upper": upper,
            "runs": {
                "useful": useful,
                "longest": longest,
                "longest_allowed": longest_allowed,
                "crossings": crossings,
                "fewest_crossings": fewest_crossings,
                "signal": signal,
            },
        }
        for (
            at,
            points,
            baseline,
            used,
            short,
            centre,
            lower,
            upper,
            useful,
            longest,
            longest_allowed,
            crossings,
            fewest_crossings,
            signal,
        ) in columns
    ]


def _rules(rules: spc.Rules) -> AnalysedRules:
    parameters = dataclasses.asdict(rules)
    return {"name": parameters.pop("name"), "title": parameters.pop("title"), "parameters": parameters}


def _plain(numbers: NDArray[np.float64]) -> list[float | None]:
    """Numbers, with None where there is none: JSON knows neither NaN nor infinity."""
    missing = np.flatnonzero(~np.isfinite(numbers))
    plain: list[float | None] = numbers.tolist()
    for place in missing.tolist():
        plain[place] = None
    return plain


def _counts(counts: NDArray[np.int64]) -> list[int | None]:
    return [None if count < 0 else count for count in counts.tolist()]


def _words(words: list[Word], codes: NDArray[np.int8]) -> list[Word]:
    return [words[code] for code in codes.tolist()]
