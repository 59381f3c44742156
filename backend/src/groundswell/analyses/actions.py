"""A request of series into charts. Pure: nothing is read, nothing is kept."""

import dataclasses
from typing import Any

from groundswell import spc
from groundswell.analyses.answers import answered
from groundswell.analyses.batch import called, laid_out
from groundswell.analyses.schemas import Analyses, AnalysesAsked, RulesAsked
from groundswell.errors import Invalid


def analysed(asked: AnalysesAsked) -> Analyses:
    """Every series drawn. Raises `Invalid`, naming the series, where one cannot be."""
    rules = _rules(asked.rules)
    try:
        charts = _drawn(asked, rules)
    except ValueError as error:
        raise _refused(asked, rules, error) from error
    return answered(asked, charts)


def _rules(asked: RulesAsked) -> spc.Rules:
    known = spc.RULE_SETS.get(asked["name"])
    if known is None:
        what = f"There is no rule set “{asked['name'][:40]}”. There are: {', '.join(spc.RULE_SETS)}."
        raise Invalid(what, [("rules", what)])
    changed: dict[str, Any] = {name: value for name, value in asked.items() if name != "name"}
    return dataclasses.replace(known, **changed)


def _drawn(asked: AnalysesAsked, rules: spc.Rules) -> spc.Charts:
    batch = laid_out(asked)
    return spc.analyse(
        batch.values,
        batch.offsets,
        chart=asked.chart,
        denominators=batch.denominators,
        spreads=batch.spreads,
        excluded=batch.excluded,
        phase_starts=batch.phase_starts,
        baseline=batch.baseline,
        centre=batch.centre,
        direction=batch.direction,
        target=batch.target,
        scale=asked.scale,
        ordered=asked.ordered,
        rules=rules,
    )


def _refused(asked: AnalysesAsked, rules: spc.Rules, error: ValueError, first: int = 0) -> Invalid:
    """What the engine says of a whole batch, said of the series it is about: halves are tried until that one is alone,
    so that the places the engine names are places in it. `first`: the place of the first series in the request."""
    what = str(error)
    if len(asked.series) == 1:
        return Invalid(f"{called(asked.series[0], first)}: {what}", [(f"series.{first}", what)])
    middle = len(asked.series) // 2
    for begin, part in ((0, asked.series[:middle]), (middle, asked.series[middle:])):
        if not part:
            continue
        half = asked.model_copy(update={"series": part})
        try:
            _drawn(half, rules)
        except ValueError as its:
            return _refused(half, rules, its, first + begin)
    return Invalid(what)
