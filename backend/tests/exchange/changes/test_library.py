"""The library of measures says something else than before: whoever follows hears of it."""

from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from groundswell.access.principal import OPERATOR
from groundswell.database.engine import reading, writing
from groundswell.measures.definitions import library
from groundswell.measures.register import register_library
from groundswell.revisions.models import Revision
from groundswell.revisions.sequencer import number_committed
from tests.conftest import Making
from tests.exchange.changes.reading import Copy, differing
from tests.exchange.world import MEASURE, something_of_each
from tests.factories.library import put_back_afterwards

Changing = Callable[..., None]


def brought_up_to_date() -> int:
    """As `groundswell database upgrade` does it. How many revisions there are then."""
    with writing() as session:
        register_library(session)
    number_committed()
    with reading() as session:
        return session.scalar(select(func.count()).select_from(Revision)) or 0


@pytest.fixture(autouse=True)
def as_seeded(database: None) -> Iterator[None]:
    with put_back_afterwards():
        yield


@pytest.fixture
def says(monkeypatch: pytest.MonkeyPatch) -> Changing:
    def changed(**words: object) -> None:
        monkeypatch.setitem(library(), MEASURE, library()[MEASURE].model_copy(update=words))

    return changed


def test_what_is_said_once_is_one_revision_and_nothing_is_none(make: Making, session: Session, says: Changing) -> None:
    something_of_each(make)
    standing = brought_up_to_date()
    assert brought_up_to_date() == standing
    says(why="Nobody likes to wait")
    assert brought_up_to_date() == standing + 1
    assert brought_up_to_date() == standing + 1


@pytest.mark.parametrize(
    ("words", "column"),
    [
        ({"title": "Calls that nobody answered"}, "name"),
        ({"source": "The telephones"}, "source"),
        ({"unit_label": "of calls"}, "unit_label"),
        ({"decimals": 3}, "decimals"),
    ],
)
def test_another_word_without_another_version_is_followed(
    words: dict[str, object], column: str, make: Making, session: Session, says: Changing
) -> None:
    something_of_each(make)
    copy = Copy(OPERATOR).follow()
    says(**words)
    brought_up_to_date()
    copy.follow()
    assert [(item["kind"], item["key"]["code"]) for item in copy.items] == [("measure", MEASURE)]
    assert copy.rows["measure", MEASURE][column] in words.values()
    assert differing(copy) == []


def test_what_numbers_follow_from_restates_them(make: Making, session: Session, says: Changing) -> None:
    something_of_each(make)
    copy = Copy(OPERATOR).follow()
    says(multiplier=1000)
    brought_up_to_date()
    copy.follow()
    restated = {(item["kind"], item["key"].get("measure", MEASURE)) for item in copy.items}
    assert restated == {("measure", MEASURE), ("observation", MEASURE), ("roll_up", MEASURE)}
    assert differing(copy) == []


def test_a_measure_that_the_library_drops_loses_its_words(
    make: Making, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    something_of_each(make)
    copy = Copy(OPERATOR).follow()
    kept = library()[MEASURE]
    monkeypatch.delitem(library(), MEASURE)
    standing = brought_up_to_date()
    assert brought_up_to_date() == standing
    copy.follow()
    assert (copy.rows["measure", MEASURE]["name"], copy.rows["measure", MEASURE]["version"]) == (None, kept.version)
    assert differing(copy) == []
    monkeypatch.setitem(library(), MEASURE, kept)
    assert brought_up_to_date() == standing + 1
    assert copy.follow().rows["measure", MEASURE]["name"] == kept.title
    assert differing(copy) == []
