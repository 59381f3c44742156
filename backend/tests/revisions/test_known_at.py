"""What was known when, where revisions were numbered in another order than that in which they began."""

from datetime import date

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from groundswell.database.engine import reading, writing
from groundswell.measures.models import FormerObservation, Observation
from groundswell.revisions.known_at import held
from groundswell.revisions.models import Revision
from tests.conftest import Making

MAY, JUNE = date(2018, 5, 1), date(2018, 6, 1)


def test_numbers_say_what_was_known_and_not_ids(make: Making, session: Session) -> None:
    with make() as first:
        practice = first.practice("Z10101")
        first.figure(practice, "dna_rate", MAY, 4, 90)
        begun_first = first.revision.id
    with make() as second:
        second.figure(practice, "dna_rate", JUNE, 4, 90)
        begun_second = second.revision.id
    rows = session.execute(select(Revision.id, Revision.sequence))
    numbers = {number: sequence for number, sequence in rows if sequence is not None}
    with writing() as exchanging:
        for revision, number in (
            (begun_second, None),
            (begun_first, numbers[begun_second]),
            (begun_second, numbers[begun_first]),
        ):
            exchanging.execute(update(Revision).where(Revision.id == revision).values(sequence=number))

    def known(at: int) -> list[date]:
        figure = held(Observation, FormerObservation, at)
        with reading() as now:
            return list(now.scalars(select(figure.period).order_by(figure.period)))

    assert known(numbers[begun_first]) == [JUNE]
    assert known(numbers[begun_second]) == [MAY, JUNE]
