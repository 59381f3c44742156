"""The library of measures as expressions of a statement, and its rules of disclosure.

They give exactly the numbers that pages show (`measures.queries.showable`, `measures.disclosure`), which are reckoned
on arrays: the same operations on doubles in the same order.
"""

from collections import defaultdict
from collections.abc import Callable
from typing import Any, NamedTuple

from sqlalchemy import CTE, Boolean, ColumnElement, Double, Integer, and_, case, func, literal, null, or_, select
from sqlalchemy.types import TypeEngine

from groundswell.measures.definitions import MeasureDefinition, library
from groundswell.measures.models import Measure

POLICIES = ("none", "suppress_under_5", "round_5_suppress_1_7")
NONE, UNDER_5, ROUNDED = range(3)
ROUNDS = 6755399441055744.0
"""1.5 × 2^52: a double that is added to it and taken from it again has been rounded to a whole number, half to even, as
`numpy.round` does. The databases' own `round` do not agree with each other on halves."""


def told(of: Callable[[MeasureDefinition], Any], type_: TypeEngine[Any]) -> ColumnElement[Any]:
    """What the library says of a row of `Measure`; NULL where it says nothing, or does not know it any more."""
    codes: dict[Any, list[str]] = defaultdict(list)
    for definition in library().values():
        codes[of(definition)].append(definition.code)
    said = [(Measure.code.in_(some), literal(value, type_)) for value, some in codes.items() if value is not None]
    return case(*said, else_=null())


def measured_cte() -> CTE:
    """Every measure by its number, with the rule by which its figures are shown: worked out once for a statement, not
    once for each figure."""
    policy = told(lambda definition: POLICIES.index(definition.disclosure.policy), Integer())
    is_sum = told(lambda definition: definition.aggregation == "sum", Boolean())
    multiplier = told(lambda definition: float(definition.multiplier), Double())
    rules = (policy.label("policy"), is_sum.label("is_sum"), multiplier.label("multiplier"))
    return select(Measure.id, Measure.code, *rules).cte("measured").prefix_with("MATERIALIZED")


class Shown(NamedTuple):
    numerator: ColumnElement[Any]
    denominator: ColumnElement[Any]
    value: ColumnElement[Any]
    status: ColumnElement[str]


def shown(of: Any, rule: Any, *, suppressed: Any = None, whole: Any = None) -> Shown:
    """The numbers of a figure or a roll-up as they may be shown.

    `of` has numerator, denominator and value, `rule` is a row of `measured_cte`. `suppressed`: whether it was so at its
    source; `whole`: whether it is the whole country's, for which no rule of disclosure is meant.
    """
    top, bottom = of.numerator, of.denominator
    rounds = rule.policy == ROUNDED
    small = or_(
        rule.policy.is_(None),  # a measure that the library does not know any more
        and_(rule.policy == UNDER_5, bottom < 5.0),
        and_(rounds, or_(top.between(1.0, 7.0), bottom.between(1.0, 7.0))),
    )
    hidden = small if suppressed is None else or_(suppressed, small)
    share = case((rule.is_sum, top), else_=top / _not_zero(bottom) * rule.multiplier)
    rounded_share = case(
        (bottom.is_(None), _rounded(top) * rule.multiplier),
        (_rounded(bottom) > 0.0, _rounded(top) / _not_zero(_rounded(bottom)) * rule.multiplier),
    )

    def one(plain: Any, rounded: Any, untouched: Any) -> ColumnElement[Any]:
        first = [] if whole is None else [(whole, untouched)]
        return case(*first, (hidden, null()), (rounds, rounded), else_=plain)

    return Shown(
        one(top, _rounded(top), top),
        one(bottom, _rounded(bottom), bottom),
        one(func.coalesce(of.value, share, type_=Double), rounded_share, of.value),
        _status(hidden, whole),
    )


def _status(hidden: Any, whole: Any) -> ColumnElement[str]:
    first = [] if whole is None else [(whole, "reported")]
    return case(*first, (hidden, "suppressed"), else_="reported")


def _rounded(count: Any) -> Any:
    return (count / 5.0 + ROUNDS - ROUNDS) * 5.0


def _not_zero(number: Any) -> Any:
    return func.nullif(number, 0.0, type_=Double)
