"""Capacity against need, month by month, against days counted one after another."""

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from groundswell.programmes.models import Joining, JoiningStep
from groundswell.workload import queries
from groundswell.workload.assignments import most_days
from groundswell.workload.models import Assignment
from tests.conftest import Counting, Making
from tests.factories.made import Made
from tests.faculty.members import accredited
from tests.workload.cohorts import cohort, programme

FIRST, LAST = date(2018, 1, 1), date(2018, 12, 1)


def assignment(m: Made, member: int, organisation: int, first: date, last: date | None, days: float) -> Assignment:
    made = Assignment(
        member_id=member,
        organisation_id=organisation,
        part="adviser",
        first=first,
        last=last,
        days_per_month=days,
        revision_id=m.revision.id,
    )
    m.session.add(made)
    m.session.flush()
    return made


def joining(m: Made, programme: int, organisation: int, steps: list[tuple[str, date]], days: float) -> None:
    stage, on = steps[-1]
    made = Joining(
        programme_id=programme,
        organisation_id=organisation,
        stage=stage,
        stage_on=on,
        expressed_on=steps[0][1],
        contact_due=steps[0][1] + timedelta(weeks=4),
        days_needed=days,
        revision_id=m.revision.id,
    )
    m.session.add(made)
    m.session.flush()
    for name, day in steps:
        m.session.add(JoiningStep(joining_id=made.id, stage=name, on=day, revision_id=m.revision.id))
    m.session.flush()


@pytest.fixture
def year(make: Making) -> None:
    """A year: two members, one of whom leaves; work, a cohort of two terms with a gap, three joinings."""
    with make() as m:
        ines = accredited(m, "Ines", joined=date(2017, 1, 1), days=10)
        accredited(m, "Tom", joined=date(2018, 3, 2), left_on=date(2018, 9, 1), days=4)
        federations = [m.federation(f"F90{number}") for number in range(1, 4)]
        assignment(m, ines.id, federations[0].id, date(2018, 2, 1), date(2018, 5, 1), 3)
        assignment(m, ines.id, federations[1].id, date(2018, 4, 15), None, 5)
        leaders = programme(m)
        cohort(m, leaders, "one", [(date(2018, 8, 6), 8), (date(2018, 4, 9), 8)], days_needed=6)
        joining(m, leaders.id, federations[0].id, [("expressed", date(2018, 1, 2)), ("contacted", date(2018, 1, 9))], 9)
        joining(
            m,
            leaders.id,
            federations[1].id,
            [
                ("expressed", date(2018, 1, 2)),
                ("contacted", date(2018, 1, 9)),
                ("planning", date(2018, 2, 1)),
                ("delivery", date(2018, 5, 1)),
                ("closed", date(2018, 11, 1)),
            ],
            2,
        )
        joining(
            m,
            leaders.id,
            federations[2].id,
            [("expressed", date(2018, 1, 2)), ("planning", date(2018, 6, 2)), ("withdrawn", date(2018, 7, 2))],
            1,
        )


def test_every_month(year: None, session: Session) -> None:
    found = {each.month.month: each[1:] for each in queries.capacity(session, FIRST, LAST)}
    assert found == {
        1: (10, 0, 0),
        2: (10, 3, 2),
        3: (10, 3, 2),
        4: (14, 3, 2),
        5: (14, 8, 8),
        6: (14, 5, 8),
        7: (14, 5, 9),
        8: (14, 5, 8),
        9: (10, 5, 8),
        10: (10, 5, 2),
        11: (10, 5, 0),
        12: (10, 5, 0),
    }


def test_five_queries_whatever_the_size(year: None, session: Session, counted: Counting, make: Making) -> None:
    with make() as m:
        leaders = programme(m, "more")
        for number in range(30):
            place = m.federation(f"F1{number:02}")
            cohort(m, leaders, f"more-{number}", [(date(2018, 2, 5), 8)])
            joining(m, leaders.id, place.id, [("expressed", FIRST), ("planning", FIRST)], 1)
    with counted() as statements:
        queries.capacity(session, FIRST, LAST)
    assert len(statements) == 5


def test_most_days_is_the_worst_day_of_all() -> None:
    day = date(2018, 1, 1)
    stretches = [(0, 9, 2.0), (5, 14, 3.0), (10, None, 4.0), (20, 25, 1.5), (9, 9, 0.5)]
    given = [
        Assignment(
            first=day + timedelta(days=first),
            last=None if last is None else day + timedelta(days=last),
            days_per_month=days,
        )
        for first, last, days in stretches
    ]
    for first in range(30):
        for last in [*range(first, 30), None]:
            every_day = range(first, 40 if last is None else last + 1)
            worst = max(
                sum(days for begins, ends, days in stretches if begins <= at and (ends is None or at <= ends))
                for at in every_day
            )
            until = None if last is None else day + timedelta(days=last)
            assert most_days(given, day + timedelta(days=first), until) == worst
