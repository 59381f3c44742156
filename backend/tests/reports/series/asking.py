"""The chart of missed calls as the national team asks for it, and what people set on it."""

from datetime import date
from typing import Any

from groundswell.access.principal import OPERATOR
from groundswell.database.engine import reading, writing
from groundswell.measures.changes import record_change
from groundswell.measures.phases import begin_phase
from groundswell.measures.targets import set_target
from groundswell.reports.series.page import series
from groundswell.reports.series.schemas import Series
from tests.reports.worlds import CALLS


def chart(organisation: str, measure: str = CALLS, **asked: Any) -> Series:
    with reading() as session:
        return series(
            session,
            by=OPERATOR,
            measure_code=measure,
            organisation_code=organisation,
            **asked,
        )


def rebase(organisation: str, first: date, baseline: int | None = None) -> int:
    with writing() as session:
        phase = begin_phase(
            session,
            by=OPERATOR,
            measure=CALLS,
            organisation=organisation,
            first=first,
            baseline=baseline,
            reason="New phone system.",
        )
        return phase.id


def aim(organisation: str | None, first: date, value: float | None) -> int:
    with writing() as session:
        target = set_target(
            session,
            by=OPERATOR,
            measure=CALLS,
            organisation=organisation,
            first=first,
            value=value,
            reason="Agreed at the board.",
        )
        return target.id


def change(organisation: str, day: date, words: str = "Call back instead of hold.", measure: str | None = None) -> int:
    with writing() as session:
        return record_change(session, by=OPERATOR, organisation=organisation, measure=measure, day=day, words=words).id
