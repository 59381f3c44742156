"""The measures that a team of the demonstration has made for itself, and their figures."""

from typing import Any

from groundswell.demonstration.initiatives.described import Judged
from groundswell.demonstration.programmes.setting import Setting
from groundswell.initiatives.models import InitiativeFigure
from groundswell.measures.periods import first_day


def keep_figures(setting: Setting, measure: int, judged: Judged, last: int, revision: int) -> None:
    """A figure a month up to `last`, drawn about levels that change as it is told."""
    before, after = judged.levels
    rows = []
    for month in range(last - judged.months + 1, last + 1):
        done = (month - (last - judged.changes)) / max(judged.changes * 0.6, 1)
        level = before + (after - before) * min(max(done, 0.0), 1.0)
        numerator: float | None = None
        denominator: float | None = None
        value: float | None = None
        if judged.unit == "percent":
            denominator = max(float(setting.rng.poisson(judged.whole)), 1.0)
            numerator = float(setting.rng.binomial(int(denominator), level / 100))
        elif judged.unit == "ratio":
            value = round(max(level * (1 + setting.rng.normal(0, 0.07)), 0.0), 1)
        else:
            numerator = float(setting.rng.poisson(level))
        rows.append(
            {
                "initiative_measure_id": measure,
                "organisation_id": None,
                "period": first_day(month),
                "numerator": numerator,
                "denominator": denominator,
                "value": value,
                "revision_id": revision,
            }
        )
    setting.put(InitiativeFigure, rows)


def defined(judged: Judged) -> dict[str, Any]:
    ratio, mean = judged.unit == "percent", judged.unit == "ratio"
    return {
        "title": judged.title,
        "numerator": judged.numerator or None,
        "denominator": judged.denominator or None,
        "unit": judged.unit,
        "unit_label": judged.unit_label,
        "aggregation": "ratio" if ratio else "mean" if mean else "sum",
        "multiplier": 100 if ratio else 1,
        "decimals": 1 if mean else 0,
        "direction": judged.direction,
    }
