"""The ways in which a chart can be drawn and read, and the one that was asked for."""

from groundswell.errors import Invalid
from groundswell.measures.chart_settings import charts_for, rules_for
from groundswell.measures.definitions import MeasureDefinition
from groundswell.reports.series.schemas import ChartChoice, Parameter, RuleSet, RuleSetChoice
from groundswell.reports.wording.grammar import capital, listed
from groundswell.spc import RULE_SETS, Kind, Rules

ALL = frozenset(Kind)
RANGED = frozenset({Kind.I, Kind.MR, Kind.IP, Kind.PP, Kind.UP})
"""Charts whose limits rest on moving ranges."""
BEARS_ON = {
    "Limits from moving ranges": RANGED,
    "Large moving ranges": RANGED,
    "Near limits": ALL - {Kind.RUN},
    "Two in three": ALL - {Kind.RUN},
    "Limits": ALL - {Kind.RUN},
    "Centre of a g chart": frozenset({Kind.G}),
}
"""The charts that a parameter bears on, by its label (`Rules.parameters`); those not named bear on all."""
SAYS_NOTHING = {("Limits", "always"), ("Icons", "always"), ("Long runs and few crossings", "no points flagged")}


def drawn_as(definition: MeasureDefinition, chart: str | None, rules: str | None) -> MeasureDefinition:
    """The measure as if this chart and these rules were its own; what is not asked for stays.

    A moving range is how far two months lie apart, and no direction of that is better. Raises `Invalid`, naming what
    can be chosen, for a chart that the measure cannot have and for rules that the chart cannot be read by.
    """
    kinds = charts_for(definition)
    kind = next((kind for kind in kinds if kind.value == (chart or definition.chart)), None)
    if kind is None:
        known = next((_a(each) for each in Kind if each.value == chart), f"“{chart}”")
        raise Invalid(
            f"{definition.title} cannot be drawn as {known}.",
            [("chart", f"Choose {_any([f'{k.value} ({k.title})' for k in kinds])}.")],
        )
    chosen = rules_for(definition, kind)
    if rules is not None:
        found = next((each for each in rule_sets_for(kind) if each.name == rules), None)
        if found is None:
            raise Invalid(
                f"{capital(_a(kind))} is not read by the rules “{rules}”.",
                [("rules", f"Choose {_any([each.name for each in rule_sets_for(kind)])}.")],
            )
        chosen = found
    asked = {"chart": kind, "rules": chosen.name}
    return definition.model_copy(update=asked | ({"direction": "neither"} if kind is Kind.MR else {}))


def rule_sets_for(kind: Kind) -> list[Rules]:
    """A run chart has no limits, and is read by its runs alone; moving ranges depend on each other, so that their runs
    say nothing."""
    return [rules for rules in RULE_SETS.values() if _fits(rules, kind)]


def _fits(rules: Rules, kind: Kind) -> bool:
    if kind is Kind.RUN:
        return rules.runs is not None
    return kind is not Kind.MR or rules.runs is None


def chart_choice(kind: Kind) -> ChartChoice:
    return {"name": kind.value, "title": kind.title}


def rule_set_choice(rules: Rules) -> RuleSetChoice:
    return {"name": rules.name, "title": rules.title}


def rule_set(rules: Rules, kind: Kind) -> RuleSet:
    """With those parameters that bear on a chart of this kind."""
    parameters: list[Parameter] = [
        {"label": label, "shown": shown}
        for label, shown in rules.parameters()
        if kind in BEARS_ON.get(label, ALL) and (label, shown) not in SAYS_NOTHING
    ]
    return {"name": rules.name, "title": rules.title, "parameters": parameters}


def _a(kind: Kind) -> str:
    """ "a run chart", "an XmR chart": only what is a letter keeps its capital."""
    if kind in (Kind.I, Kind.IP):
        return f"an {kind.title}"
    return f"a {kind.title[0].lower()}{kind.title[1:]}"


def _any(names: list[str]) -> str:
    return listed(names).replace(" and ", " or ")
