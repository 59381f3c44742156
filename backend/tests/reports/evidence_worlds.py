"""An innovation at many federations with a planted change in missed calls, for tests of evidence."""

from datetime import date

import numpy as np

from groundswell.innovations.models import Adoption, Innovation, InnovationMeasure
from groundswell.measures.periods import first_day, month_of
from groundswell.organisations.models import Organisation
from tests.factories.made import LAST_MONTH, Made
from tests.reports.worlds import CALLS

MONTHS = 48


def innovation(made: Made, code: str = "call-back", title: str = "Call back instead of hold") -> Innovation:
    found = Innovation(code=code, title=title, summary="Callers leave a number.", revision_id=made.revision.id)
    made.session.add(found)
    made.session.flush()
    made.session.add(InnovationMeasure(innovation_id=found.id, measure_id=made.measure_id(CALLS)))
    return found


def adopts(made: Made, what: Innovation, practice: Organisation, on: date, stage: str = "adopted") -> None:
    made.session.add(
        Adoption(
            innovation_id=what.id,
            organisation_id=practice.id,
            stage=stage,
            stage_on=on,
            adopted_on=on,
            revision_id=made.revision.id,
        )
    )


def country(
    made: Made,
    *,
    adopting: int = 12,
    others: int = 6,
    practices: int = 4,
    change: float = -0.03,
    differ: float = 0.005,
    last_adoption: int = 12,
    seed: int = 1,
) -> Innovation:
    """Federations F900 and on whose practices adopted in turn, and after them some that never did; "Z02001" is practice
    1 of F902. All are in one commissioner of one region."""
    random = np.random.default_rng(seed)
    region = made.region("Y90", "Eastmarch")
    commissioner = made.commissioner("Q90", "Wealdmarsh", within=[region])
    what = innovation(made)
    last = month_of(LAST_MONTH)
    for place in range(adopting + others):
        federation = made.federation(f"F9{place:02}", f"Federation {place:02}")
        own = change + random.normal(0, differ)
        for number in range(practices):
            practice = made.practice(f"Z{place:02}{number:03}", within=[federation, commissioner])
            start = last - int(random.integers(last_adoption, last_adoption + 12))
            level = 0.14 + random.normal(0, 0.01)
            month = last - MONTHS + 1 + np.arange(MONTHS)
            share = level + 0.005 * np.sin(2 * np.pi * month / 12) + random.normal(0, 0.006, MONTHS)
            if place < adopting:
                share = share + own * (month > start)
                adopts(made, what, practice, first_day(start).replace(day=int(random.integers(1, 28))))
            made.figures(practice, CALLS, np.round(share * 1000).tolist(), 1000.0)
            made.figures(practice, "registered_patients", [float(4000 + 500 * number)] * 3)
    return what
