"""After any sequence of imports, corrections, moves, exclusions and withdrawals, what is kept equals what a slow, plain
reading of everything that was ever said gives.

`plain_reading.py` keeps every statement in a list and works each number out anew with loops and dictionaries.
"""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from groundswell.database.engine import reading
from groundswell.measures.models import Measure, Observation, RollUp, SeriesSummary
from groundswell.organisations.models import Organisation
from groundswell.reports.verify.everything import verify
from tests.measures.plain_reading import NATION, Key, Summary
from tests.measures.random_steps import MEASURE, NETWORKS, PRACTICES, World


def kept_observations(session: Session) -> dict[Key, tuple[float | None, float | None, bool]]:
    rows = session.execute(
        select(
            Organisation.code,
            Observation.period,
            Observation.numerator,
            Observation.denominator,
            Observation.exclusion_id,
        )
        .join(Organisation, Organisation.id == Observation.organisation_id)
        .join(Measure, Measure.id == Observation.measure_id)
        .where(Measure.code == MEASURE)
    )
    return {(row.code, row.period): (row.numerator, row.denominator, row.exclusion_id is not None) for row in rows}


def kept_roll_ups(session: Session) -> dict[tuple[str, str, date], tuple[float, float, int, int]]:
    group = aliased(Organisation)
    rows = session.execute(
        select(
            group.code,
            RollUp.membership,
            RollUp.period,
            RollUp.numerator,
            RollUp.denominator,
            RollUp.contributing,
            RollUp.excluded,
        )
        .join(group, group.id == RollUp.organisation_id)
        .join(Measure, Measure.id == RollUp.measure_id)
        .where(Measure.code == MEASURE, group.kind.in_(["network", "nation"]))
    )
    return {(r[0], r[1], r[2]): (r[3] or 0, r[4] or 0, r[5], r[6]) for r in rows}


def kept_summaries(session: Session) -> dict[tuple[str, str], SeriesSummary]:
    rows = session.execute(
        select(Organisation.code, SeriesSummary)
        .join(Organisation, Organisation.id == SeriesSummary.organisation_id)
        .join(Measure, Measure.id == SeriesSummary.measure_id)
        .where(Measure.code == MEASURE, Organisation.code.in_([*PRACTICES, *NETWORKS, NATION]))
    )
    return {(code, summary.membership): summary for code, summary in rows}


def assert_summed_up(kept: dict[tuple[str, str], SeriesSummary], expected: dict[tuple[str, str], Summary]) -> None:
    assert kept.keys() == expected.keys()
    for key, row in kept.items():
        plain = expected[key]
        for name in ("period", "assurance", "run", "points"):
            assert getattr(row, name) == getattr(plain, name), (key, name)
        assert row.value == pytest.approx(float(plain.value)), key
        for name in ("centre", "lower", "upper"):
            number = getattr(plain.limits, name)
            assert getattr(row, name) == (None if number is None else pytest.approx(float(number), abs=1e-9)), key


@pytest.mark.parametrize("seed", range(16))
def test_what_is_kept_equals_everything_that_was_said(database: None, tmp_path: Path, seed: int) -> None:
    world = World(tmp_path, seed)
    world.begin()
    for _ in range(24):
        world.step()
    with reading() as session:
        expected = {
            key: (said.numerator, said.denominator, excluded)
            for key, (said, excluded) in world.reference.in_force().items()
        }
        assert kept_observations(session) == expected
        assert kept_roll_ups(session) == world.reference.roll_ups()
        assert_summed_up(kept_summaries(session), world.reference.summaries())
        assert verify(session).differences == []
