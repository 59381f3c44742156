"""Every change leaves its trace: what held at any revision can be told from what holds and what held."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from groundswell.access.principal import OPERATOR
from groundswell.database.engine import reading, writing
from groundswell.files.source import Source
from groundswell.ingest.actions import import_file, withdraw
from groundswell.measures import exclusions
from groundswell.measures.models import (
    Exclusion,
    FormerObservation,
    FormerRollUp,
    Measure,
    Observation,
    Phase,
    RollUp,
    Target,
)
from groundswell.measures.register import register_library
from groundswell.organisations.models import FormerSpell, Organisation, Spell
from groundswell.reports.verify.everything import verify
from groundswell.revisions.known_at import held, standing
from groundswell.revisions.models import Revision
from groundswell.revisions.queries import watermark
from groundswell.revisions.sequencer import number_committed
from tests.conftest import Making
from tests.factories.library import put_back_afterwards
from tests.measures.random_steps import MEASURE, MONTHS, World

DATED = ((Observation, FormerObservation), (RollUp, FormerRollUp), (Spell, FormerSpell))
NOT_SHOWN = ("id", "import_id", "row")
State = dict[str, list[tuple[Any, ...]]]


def state(session: Session, at: int | None = None) -> State:
    """Everything that is dated by revisions, as plain rows: now, or as it was known at a revision."""
    found: State = {}
    for table, former in DATED:
        names = [column.key for column in table.__mapper__.column_attrs if column.key not in NOT_SHOWN]
        rows = held(table, former, at)
        found[table.__tablename__] = _rows(session, select(*(getattr(rows, name) for name in names)))
    for setting, ended in (
        (Phase, "removed_revision_id"),
        (Target, "removed_revision_id"),
        (Exclusion, "lifted_revision_id"),
    ):
        stood = standing(setting.revision_id, getattr(setting, ended), at)
        found[setting.__tablename__] = _rows(session, select(setting.id, setting.revision_id).where(stood))
    return found


def _rows(session: Session, query: Any) -> list[tuple[Any, ...]]:
    return sorted((tuple(row) for row in session.execute(query)), key=repr)


@pytest.mark.parametrize("seed", range(100, 108))
def test_what_was_known_at_each_revision_can_be_told_afterwards(database: None, tmp_path: Path, seed: int) -> None:
    world = World(tmp_path, seed)
    world.begin()
    kept: dict[int, State] = {}
    for _ in range(24):
        with reading() as session:
            kept[watermark(session).sequence] = state(session)
        world.step()
        number_committed()
    assert len(kept) > 12
    with reading() as session:
        for sequence, then in kept.items():
            for kind, rows in state(session, sequence).items():
                assert rows == then[kind], (sequence, kind)
        assert verify(session).differences == []


def sent(folder: Path, rows: list[tuple[str, date, int, int]], as_at: date) -> int:
    path = folder / f"{as_at}.csv"
    lines = [f"{practice},{MEASURE},{month},{top},{bottom},ALPHA" for practice, month, top, bottom in rows]
    path.write_text("organisation,measure,period,numerator,denominator,supplier\n" + "\n".join(lines) + "\n")
    outcome = import_file(Source(path, path.name), by=OPERATOR, as_at=as_at)
    assert outcome.state == "loaded", outcome.problems
    return outcome.id


def set_aside(**more: Any) -> int:
    with writing() as session:
        asked: dict[str, Any] = {"supplier": None, "organisations": [], "only_zeros": False, "reason": "Line down"}
        made = exclusions.exclude(
            session, by=OPERATOR, measure=MEASURE, first=MONTHS[0], last=MONTHS[-1], **(asked | more)
        )
        return made.id


def lifted(exclusion: int) -> None:
    with writing() as session:
        exclusions.lift(session, by=OPERATOR, exclusion_id=exclusion)


def former(session: Session) -> list[FormerObservation]:
    return list(session.scalars(select(FormerObservation).order_by(FormerObservation.id)))


@pytest.fixture
def practice(make: Making) -> str:
    with make() as made:
        made.practice("Z10101", within=[made.network("U90101")])
    return "Z10101"


def test_a_mark_put_on_and_taken_off_leaves_how_the_figure_stood(practice: str, tmp_path: Path) -> None:
    sent(tmp_path, [(practice, MONTHS[0], 3, 10)], date(2024, 7, 1))
    with reading() as session:
        first = session.scalars(select(Observation.revision_id)).one()
    exclusion = set_aside()
    with reading() as session:
        marked = session.scalars(select(Observation.revision_id)).one()
        (before,) = former(session)
        assert (before.exclusion_id, before.revision_id, before.ended_revision_id) == (None, first, marked)
    lifted(exclusion)
    with reading() as session:
        bare = session.scalars(select(Observation.revision_id)).one()
        _, before = former(session)
        assert (before.exclusion_id, before.revision_id, before.ended_revision_id) == (exclusion, marked, bare)


def test_how_a_figure_stood_never_stands_again_as_a_statement(practice: str, tmp_path: Path) -> None:
    old = sent(tmp_path, [(practice, MONTHS[0], 3, 10)], date(2024, 7, 1))
    new = sent(tmp_path, [(practice, MONTHS[0], 5, 10)], date(2024, 7, 2))
    lifted(set_aside())
    withdraw(by=OPERATOR, import_id=new)
    with reading() as session:
        assert session.scalars(select(Observation.numerator)).all() == [3]
    withdraw(by=OPERATOR, import_id=old)
    with reading() as session:
        assert session.scalars(select(Observation.numerator)).all() == []
        assert session.scalars(select(RollUp.numerator)).all() == []


def test_a_figure_that_begins_under_an_exclusion_was_never_without_it(practice: str, tmp_path: Path) -> None:
    sent(tmp_path, [(practice, MONTHS[0], 3, 10)], date(2024, 7, 1))
    exclusion = set_aside()
    sent(tmp_path, [(practice, MONTHS[1], 4, 10)], date(2024, 7, 2))
    with reading() as session:
        assert session.scalars(select(Observation.exclusion_id)).all() == [exclusion, exclusion]
        assert [each.period for each in former(session)] == [MONTHS[0]]


def test_a_correction_of_a_figure_that_is_set_aside_keeps_by_what_it_was(practice: str, tmp_path: Path) -> None:
    sent(tmp_path, [(practice, MONTHS[0], 0, 10)], date(2024, 7, 1))
    exclusion = set_aside(only_zeros=True)
    sent(tmp_path, [(practice, MONTHS[0], 4, 10)], date(2024, 7, 2))
    with reading() as session:
        assert session.scalars(select(Observation.exclusion_id)).all() == [None]
        assert [(each.numerator, each.exclusion_id) for each in former(session)] == [(0, None), (0, exclusion)]


def test_a_mark_that_passes_from_one_exclusion_to_another_is_one_change(practice: str, tmp_path: Path) -> None:
    sent(tmp_path, [(practice, MONTHS[0], 3, 10)], date(2024, 7, 1))
    first, second = set_aside(), set_aside(supplier="ALPHA")
    lifted(first)
    with reading() as session:
        assert session.scalars(select(Observation.exclusion_id)).all() == [second]
        assert [each.exclusion_id for each in former(session)] == [None, first]


def test_a_roll_up_that_is_rewritten_or_removed_is_kept(practice: str, tmp_path: Path) -> None:
    sent(tmp_path, [(practice, MONTHS[0], 3, 10)], date(2024, 7, 1))
    file = sent(tmp_path, [(practice, MONTHS[0], 5, 10), (practice, MONTHS[1], 6, 10)], date(2024, 7, 2))
    withdraw(by=OPERATOR, import_id=file)
    with reading() as session:
        last = session.scalar(select(func.max(Revision.id)))
        nation = session.scalar(select(Organisation.id).where(Organisation.code == "ENG"))
        rows = session.scalars(
            select(FormerRollUp).where(FormerRollUp.organisation_id == nation, FormerRollUp.membership == "then")
        ).all()
        told = sorted((row.period, row.numerator, row.ended_revision_id == last) for row in rows)
        assert told == [(MONTHS[0], 3, False), (MONTHS[0], 5, True), (MONTHS[1], 6, True)]
        assert all(row.revision_id < row.ended_revision_id for row in rows)


@pytest.fixture
def as_seeded(database: None) -> Iterator[None]:
    with put_back_afterwards():
        yield


@pytest.mark.usefixtures("as_seeded")
def test_another_version_of_a_measure_restates_its_figures(practice: str, tmp_path: Path) -> None:
    """What is shown of a figure follows from what the measure means."""
    file = sent(tmp_path, [(practice, MONTHS[0], 3, 10)], date(2024, 7, 1))
    with writing() as session:
        measure = session.scalars(select(Measure).where(Measure.code == MEASURE)).one()
        version, measure.version = measure.version, 0
        measure.definition = measure.definition.replace(f'"version":{version}', '"version":0')
    with reading() as session:
        before, then = state(session), watermark(session).sequence
    with writing() as session:
        register_library(session)
    number_committed()
    with reading() as session:
        measure = session.scalars(select(Measure).where(Measure.code == MEASURE)).one()
        last = session.scalar(select(func.max(Revision.id)))
        assert (measure.version, measure.revision_id) == (version, last)
        for table in (Observation, RollUp):
            assert set(session.scalars(select(table.revision_id))) == {last}
        assert state(session, then) == before
        assert verify(session).differences == []
    withdraw(by=OPERATOR, import_id=file)
    with reading() as session:
        assert session.scalars(select(Observation.numerator)).all() == [], "how it stood is no statement"


def test_every_dated_table_has_its_table_of_former_rows() -> None:
    """A column that is added to one is added to the other, or what was known then cannot be told."""
    for table, before in DATED:
        missing = {c.key for c in table.__table__.columns} - {c.key for c in before.__table__.columns}
        assert missing == set()
