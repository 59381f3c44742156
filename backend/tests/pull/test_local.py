"""The copy and the row that says how far it is."""

import pytest
import sqlalchemy as sa

from groundswell.errors import Conflict, Invalid
from groundswell.pull.layout import layout_of
from groundswell.pull.local import make_coming, put_in_place
from tests.pull.rows import LAYOUT, SAID, fill_beside, held, opened, standing

ROW = ("calls", "Z1", "2018-10-01", 1.0, None, None, None)


def test_what_is_noted_is_found_again(place: str) -> None:
    copy = standing(place, [ROW])
    with copy.writing() as writing:
        writing.note(cursor="on", revision=7, export="e1", files_done=("a.parquet",))
    again = opened(place).state
    assert again == copy.state
    assert (again.cursor, again.revision, again.export, again.files_done) == ("on", 7, "e1", ("a.parquet",))
    assert again.layout == LAYOUT


def test_what_fails_half_way_never_was(place: str) -> None:
    copy = standing(place, [ROW])

    def breaks_off() -> None:
        with copy.writing() as writing:
            make_coming(writing.connection, LAYOUT)
            put_in_place(writing.connection, LAYOUT, LAYOUT)
            writing.note(cursor="on")
            raise RuntimeError("half-way")

    with pytest.raises(RuntimeError, match="half-way"):
        breaks_off()
    assert len(held(copy)) == 1
    assert opened(place).state.cursor == "begin"
    with copy.reading() as connection:
        assert sorted(sa.inspect(connection).get_table_names()) == ["groundswell_pull", "observation", "succession"]


def test_a_second_pull_into_one_copy_is_refused(place: str) -> None:
    one, other = standing(place, [ROW]), opened(place)
    with one.writing() as writing:
        writing.note(cursor="on")
    with pytest.raises(Conflict, match="Another groundswell pull"), other.writing():
        pytest.fail("it began")
    assert opened(place).state.cursor == "on"


def test_a_copy_of_something_else(place: str) -> None:
    with opened(place, kinds=("observation",)).writing() as writing:
        writing.note(export="e1")
    assert opened(place).state.kinds_asked == ("observation",)
    for more, words in (
        ({"server": "https://other.test"}, "for the server https://groundswell.test, not https://other.test"),
        ({"client": "other"}, "for the client system, not other"),
        ({"kinds": ("measure",)}, "is a copy of observation"),
    ):
        with pytest.raises(Invalid, match=words):
            opened(place, **more)


def test_what_was_asked_for_in_vain_binds_nobody(place: str) -> None:
    opened(place, kinds=("weather",), client="mistyped")
    assert opened(place).state.kinds_asked is None


def test_tables_of_somebody_else_are_left_alone(place: str) -> None:
    copy = opened(place)
    with copy.engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE observation (mine INTEGER)")
    with pytest.raises(Invalid, match="a table called observation that groundswell pull did not make"):
        copy.refuse_strangers(LAYOUT)
    standing_copy = {name: kind for name, kind in LAYOUT.items() if name == "succession"}
    copy.refuse_strangers(standing_copy)


def test_views_on_the_copy_live_through_a_new_beginning(place: str) -> None:
    copy = standing(place, [ROW])
    with copy.engine.begin() as connection:
        connection.exec_driver_sql("CREATE VIEW mine AS SELECT organisation, value FROM observation")
    with copy.writing() as writing:
        make_coming(writing.connection, LAYOUT)
        fill_beside(writing.connection, [("calls", "Z2", "2018-10-01", 2.0, None, None, None)])
        put_in_place(writing.connection, LAYOUT, LAYOUT)
        assert writing.connection.exec_driver_sql("SELECT * FROM mine").all() == [("Z2", 2.0)]


def test_rows_of_a_kind_that_is_no_longer_given_go_and_views_on_it_live_on(place: str) -> None:
    copy = standing(place, [ROW])
    left = {"succession": LAYOUT["succession"]}
    with copy.writing() as writing:
        writing.connection.exec_driver_sql("CREATE VIEW mine AS SELECT organisation, value FROM observation")
        make_coming(writing.connection, left)
        put_in_place(writing.connection, left, LAYOUT)
        assert writing.connection.exec_driver_sql("SELECT * FROM mine").all() == []


@pytest.mark.parametrize("address", ["nonsense", "sqlite://", "mysql://host/name"])
def test_no_place_for_a_copy(address: str) -> None:
    with pytest.raises(Invalid):
        opened(address)


def test_rows_of_another_version_are_refused() -> None:
    with pytest.raises(Invalid, match="schema version 2; this program knows version 1"):
        layout_of(SAID | {"schema_version": 2})


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"name": "drop table"}, "a name that is none"),
        ({"columns": [{"name": "a", "type": "picture"}], "key": ["a"]}, "type 'picture'"),
        ({"key": ["nowhere"]}, "does not have"),
        ({"key": []}, "does not have"),
        ({"dated_by": ["organisation", "nowhere"]}, "does not have"),
        ({"columns": None}, "cannot be read"),
    ],
)
def test_a_manifest_that_cannot_be_kept(changed: dict[str, object], words: str) -> None:
    with pytest.raises(Invalid, match=words):
        layout_of({"schema_version": 1, "kinds": [SAID["kinds"][1] | changed]})
