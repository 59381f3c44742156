"""The funnel and the centiles as somebody asks for them, and practices to compare."""

from typing import Any

from pydantic import TypeAdapter

from groundswell.access.principal import OPERATOR, Principal
from groundswell.database.engine import reading
from groundswell.organisations.models import Organisation
from groundswell.reports.comparison.centiles import centiles
from groundswell.reports.comparison.funnel import funnel
from groundswell.reports.comparison.schemas import Centiles, Funnel
from tests.factories.made import Made
from tests.reports.worlds import CALLS, federation

SATISFACTION = "patient_satisfaction_access"
"""Higher is better; withheld under five answers."""


def plot(by: Principal = OPERATOR, measure: str = CALLS, **asked: Any) -> Funnel:
    with reading() as session:
        found = funnel(session, by=by, measure_code=measure, **{"of": "practice", **asked})
    return TypeAdapter(Funnel).validate_python(found, strict=True)


def spread(by: Principal = OPERATOR, measure: str = CALLS, **asked: Any) -> Centiles:
    with reading() as session:
        found = centiles(session, by=by, measure_code=measure, **{"of": "practice", **asked})
    return TypeAdapter(Centiles).validate_python(found, strict=True)


def one_far_above(m: Made, high: float = 300.0) -> Organisation:
    """Twelve practices of F901 with 97 of 1,000 missed in October 2018, and Z10113 with many more."""
    group = federation(m, practices=12)
    m.figure(m.practice("Z10113", "Far Above", within=[group]), CALLS, numerator=high, denominator=1000.0)
    return group


def twenty(m: Made) -> Organisation:
    """Twenty practices with 5% to 24% missed in September and October 2018."""
    group = m.federation("F901", "F901 Together")
    for place in range(20):
        practice = m.practice(f"Z10{101 + place}", f"Practice {101 + place}", within=[group])
        m.figures(practice, CALLS, [50.0 + 10 * place] * 2, 1000.0)
    return group
