"""Counts and checksums: what they say, of whom, and that any copy made from the words agrees bit for bit."""

from collections.abc import Callable
from typing import Any

import hypothesis.strategies as st
import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from sqlalchemy import BigInteger, Boolean, Date, Double, Text, cast, select, text, union_all
from sqlalchemy import literal as sql_literal
from sqlalchemy.orm import Session

from groundswell.database.engine import reading, snapshot, writing
from groundswell.exchange.checksums.canonical import canonical, number_in_sql, number_of, written
from groundswell.exchange.kinds import KINDS, Column, Type
from groundswell.exchange.settled import settled
from groundswell.revisions.models import Revision
from groundswell.revisions.queries import watermark
from tests.conftest import Making, SignIn
from tests.exchange.checksums import plain
from tests.exchange.exports.asking import exported, in_database, rows, system_called
from tests.exchange.exports.test_files import NASTY, nasty
from tests.exchange.world import MEASURE, something_of_each

BY_HAND = "cbde472f68c6543d"
TYPES = [Type.TEXT, Type.DATE, Type.INTEGER, Type.NUMBER, Type.BOOLEAN]
COLUMNS = [Column(f"a_{type_}", type_, "") for type_ in TYPES]
SQL: dict[Type, Any] = {
    Type.TEXT: Text(),
    Type.DATE: Date(),
    Type.INTEGER: BigInteger(),
    Type.NUMBER: Double(),
    Type.BOOLEAN: Boolean(),
}
NUMBERS = (0.0, -0.0, 1e22, 5e-324, -5e-324, 1.7976931348623157e308, 0.1 + 0.2, 1 / 3, 2.0**53, -1.5, None)
characters = st.characters(exclude_categories=["Cs"], exclude_characters="\x00")
row_strategy = st.tuples(
    st.none() | st.text(characters),
    st.none() | st.dates(),
    st.none() | st.integers(-(2**63), 2**63 - 1),
    st.none() | st.floats(allow_nan=False, allow_infinity=False),
    st.none() | st.booleans(),
)


def sums(caller: TestClient, **wanted: str) -> dict[tuple[Any, ...], tuple[int, str]]:
    """By the group's key, read page by page."""
    answer = caller.get("/api/v1/checksums", params=wanted)
    assert answer.status_code == 200, answer.text
    found = answer.json()["items"]
    while "next" in answer.links:
        answer = caller.get(answer.links["next"]["url"])
        found += answer.json()["items"]
    keys = [tuple(item[name] for name in ("measure", "organisation", "year") if name in item) for item in found]
    assert keys == sorted(set(keys))
    return {key: (item["rows"], item["checksum"]) for key, item in zip(keys, found, strict=True)}


def held(session: Session, by: Any, kind: str) -> tuple[list[str], list[list[Any]]]:
    """Types, and the rows of a kind that a caller may have."""
    return [column.type for column in KINDS[kind].columns], [
        list(row.values()) for row in in_database(session, by, kind)
    ]


def test_an_example_worked_out_by_hand() -> None:
    """The SHA-256 of `["Gŵyr \\"x\\"",null,"3ff8000000000000"]`, by sha256sum."""
    assert plain.checksum(["text", "date", "number"], [['Gŵyr "x"', None, 1.5]]) == BY_HAND
    columns = [Column("a", Type.TEXT, ""), Column("b", Type.DATE, ""), Column("c", Type.NUMBER, "")]
    assert written(number_of(columns, ['Gŵyr "x"', None, 1.5])) == BY_HAND


@given(row_strategy)
def test_ours_and_the_plain_one_agree_whatever_a_row_says(row: tuple[Any, ...]) -> None:
    told = [each.isoformat() if type_ == Type.DATE and each else each for type_, each in zip(TYPES, row, strict=True)]
    assert written(number_of(COLUMNS, told)) == plain.checksum(TYPES, [row])


@pytest.mark.parametrize("number", NUMBERS)
def test_of_numbers_the_bits_are_told(number: float | None) -> None:
    row = ["x", None, None, number, None]
    assert written(number_of(COLUMNS, row)) == plain.checksum(TYPES, [row])
    assert canonical(COLUMNS, row).decode() == f'["x",null,null,{plain.cell("number", number)},null]'


def test_a_sum_does_not_depend_on_the_order() -> None:
    some = [[name, None, place, float(place), True] for place, name in enumerate(NASTY)]
    assert plain.checksum(TYPES, some) == plain.checksum(TYPES, some[::-1])
    assert written(sum(number_of(COLUMNS, row) for row in some)) == plain.checksum(TYPES, some)


def test_postgresql_agrees_bit_for_bit(session: Session) -> None:
    if session.get_bind().dialect.name != "postgresql":
        pytest.skip("the form in SQL is PostgreSQL's; on SQLite Python makes the sums")

    @given(st.lists(row_strategy, min_size=1, max_size=30))
    def agrees(some: list[tuple[Any, ...]]) -> None:
        table = union_all(
            *(
                select(
                    *(
                        cast(sql_literal(value, SQL[type_]), SQL[type_]).label(f"a_{type_}")
                        for type_, value in zip(TYPES, row, strict=True)
                    )
                )
                for row in some
            )
        ).subquery()
        found = session.scalars(select(number_in_sql(COLUMNS, table.c))).all()
        assert written(sum(found)) == plain.checksum(TYPES, some)

    agrees()
    for number in NUMBERS:
        for name in (*NASTY, None):
            row = (name, None, None, number, False)
            only = select(
                *(cast(sql_literal(v, SQL[t]), SQL[t]).label(f"a_{t}") for t, v in zip(TYPES, row, strict=True))
            ).subquery()
            assert written(session.scalars(select(number_in_sql(COLUMNS, only.c))).one()) == plain.checksum(
                TYPES, [row]
            )


@pytest.mark.parametrize("kind", list(KINDS))
def test_of_every_kind_the_sum_is_that_of_the_rows_and_of_an_exports(kind: str, make: Making, system: SignIn) -> None:
    something_of_each(make)
    nasty(make)
    for name, areas in (("nation", ["ENG"]), ("some", ["Q90", "Q92"])):
        caller = system(*areas, code=name)
        with reading() as session:
            types, expected = held(session, system_called(session, name), kind)
        assert sums(caller, kind=kind, by="") == {(): (len(expected), plain.checksum(types, expected))}
        sent = [list(row.values()) for row in rows(caller, exported(caller, kinds=[kind]), kind)]
        assert plain.checksum(types, sent) == plain.checksum(types, expected)


GROUPINGS: dict[str, Callable[[Any], tuple[Any, ...]]] = {
    "measure": lambda row: (row[0],),
    "organisation": lambda row: (row[1],),
    "year": lambda row: (row[2].year,),
    "measure,organisation": lambda row: (row[0], row[1]),
    "year,measure": lambda row: (row[0], row[2].year),
    "measure,organisation,year": lambda row: (row[0], row[1], row[2].year),
}


@pytest.mark.parametrize("by", GROUPINGS)
@pytest.mark.parametrize("limit", ["1", "2", "1000"])
def test_groups_page_by_page(by: str, limit: str, make: Making, system: SignIn) -> None:
    something_of_each(make)
    nasty(make)
    caller = system("ENG", code="nation")
    with reading() as session:
        types, expected = held(session, system_called(session, "nation"), "observation")
    found = sums(caller, kind="observation", by=by, limit=limit)
    assert found == plain.grouped(types, expected, GROUPINGS[by])


def test_only_what_is_asked_for(make: Making, system: SignIn) -> None:
    something_of_each(make)
    nasty(make)
    caller = system("ENG", code="nation")
    with reading() as session:
        types, everything = held(session, system_called(session, "nation"), "observation")

    def expected(wanted: Callable[[Any], bool]) -> tuple[int, str]:
        some = [row for row in everything if wanted(row)]
        assert 0 < len(some) < len(everything)
        return len(some), plain.checksum(types, some)

    def found(**wanted: str) -> tuple[int, str]:
        return sums(caller, kind="observation", by="", **wanted)[()]

    assert found(measure=MEASURE) == expected(lambda row: row[0] == MEASURE)
    assert found(organisation="z10101") == expected(lambda row: row[1] == "Z10101")
    assert found(period="2018-09") == expected(lambda row: (row[2].year, row[2].month) == (2018, 9))
    assert found(period="2017") == (0, "0" * 16)
    assert sums(caller, kind="observation") == sums(caller, kind="observation", by="measure")
    assert sums(caller, kind="adoption", period="2018", organisation="Z10101")[()][0] == 1


def test_a_system_sums_only_what_it_may_see(make: Making, system: SignIn) -> None:
    something_of_each(make)
    caller = system("Q90")
    assert set(sums(caller, kind="observation", by="organisation")) == {("Z10101",)}
    assert sums(caller, kind="observation", organisation="Z10202", by="") == {(): (0, "0" * 16)}


@pytest.mark.parametrize(
    ("wanted", "status"),
    [
        ({}, 422),
        ({"kind": "nonsense"}, 422),
        ({"kind": "observation", "by": "supplier"}, 422),
        ({"kind": "organisation", "by": "measure"}, 422),
        ({"kind": "organisation", "period": "2018"}, 422),
        ({"kind": "observation", "period": "2018-13"}, 422),
        ({"kind": "observation", "period": "0000"}, 422),
        ({"kind": "observation", "period": "18"}, 422),
        ({"kind": "observation", "measure": "x' OR '1'='1"}, 404),
        ({"kind": "observation", "organisation": "nobody"}, 404),
        ({"kind": "observation", "limit": "0"}, 422),
        ({"kind": "observation", "cursor": "nonsense"}, 422),
    ],
)
def test_what_cannot_be_is_refused_in_words(wanted: dict[str, str], status: int, make: Making, system: SignIn) -> None:
    something_of_each(make)
    answer = system("Q90").get("/api/v1/checksums", params=wanted)
    assert answer.status_code in (400, 422) if status == 422 else answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"


def test_they_are_of_the_revision_that_is_named(make: Making, system: SignIn) -> None:
    """A revision that has been committed and not numbered yet is waited for: it is in the sums and in the number."""
    something_of_each(make)
    with writing() as writer:
        writer.execute(text("UPDATE revision SET sequence = NULL WHERE id = (SELECT max(id) FROM revision)"))
    answer = system("Q90").get("/api/v1/checksums", params={"kind": "organisation"})
    with snapshot() as session:
        assert answer.json()["watermark"] == watermark(session).sequence
    with settled() as session:
        assert session.scalar(select(Revision.id).where(Revision.sequence.is_(None)).limit(1)) is None
