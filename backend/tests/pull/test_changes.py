"""Items of the feed on a copy: upserts, deletions and what goes out of sight, in any page, any number of times."""

from datetime import date
from typing import Any

import pytest

from groundswell.errors import Invalid
from groundswell.pull.changes import apply
from groundswell.pull.local import Copy
from tests.pull.rows import LAYOUT, OBSERVATION, Row, held, standing

OCTOBER, NOVEMBER, DECEMBER = "2018-10-01", "2018-11-01", "2018-12-01"
THERE: list[Row] = [
    ("calls", "Z1", OCTOBER, 1.0, None, None, None),
    ("calls", "Z1", NOVEMBER, 2.0, None, None, None),
    ("calls", "Z1", DECEMBER, 3.0, None, None, None),
    ("calls", "Z2", OCTOBER, 4.0, None, None, None),
]


def upsert(organisation: str, period: str, value: float) -> dict[str, Any]:
    key = {"measure": "calls", "organisation": organisation, "period": period}
    row = {**key, "value": value, "exclusion": None, "supplier": None, "late": None}
    return {"revision": 5, "kind": "observation", "change": "upsert", "key": key, "row": row}


def delete(organisation: str, period: str) -> dict[str, Any]:
    item = upsert(organisation, period, 0.0) | {"change": "delete"}
    del item["row"]
    return item


def hidden(organisation: str, first: str | None, until: str | None) -> dict[str, Any]:
    where = {"organisation": organisation, "from": first, "until": until}
    return {"revision": 5, "kind": None, "change": "out_of_sight", "kinds": ["observation"], **where}


def applied(copy: Copy, items: list[dict[str, Any]]) -> dict[tuple[str, date], float]:
    with copy.writing() as writing:
        apply(writing.connection, LAYOUT, items)
    return {(row[1], row[2]): row[3] for row in held(copy)}


def values(*expected: tuple[str, str, float]) -> dict[tuple[str, date], float]:
    return {(organisation, date.fromisoformat(period)): value for organisation, period, value in expected}


@pytest.fixture
def copy(place: str) -> Copy:
    return standing(place, THERE)


def test_upserts_and_deletions_and_twice_is_as_once(copy: Copy) -> None:
    items = [upsert("Z1", OCTOBER, 9.0), upsert("Z3", OCTOBER, 7.0), delete("Z1", NOVEMBER), delete("Z9", OCTOBER)]
    expected = values(("Z1", OCTOBER, 9), ("Z3", OCTOBER, 7), ("Z1", DECEMBER, 3), ("Z2", OCTOBER, 4))
    assert applied(copy, items) == expected
    assert applied(copy, items) == expected


def test_of_one_key_the_last_item_holds(copy: Copy) -> None:
    items = [delete("Z1", OCTOBER), upsert("Z1", OCTOBER, 8.0), upsert("Z2", OCTOBER, 8.0), delete("Z2", OCTOBER)]
    assert applied(copy, items) == values(("Z1", OCTOBER, 8), ("Z1", NOVEMBER, 2), ("Z1", DECEMBER, 3))


@pytest.mark.parametrize(
    ("first", "until", "left"),
    [
        (None, None, []),
        (NOVEMBER, None, [OCTOBER]),
        (None, DECEMBER, [DECEMBER]),
        (NOVEMBER, DECEMBER, [OCTOBER, DECEMBER]),
    ],
)
def test_out_of_sight_takes_the_months_it_says(
    copy: Copy, first: str | None, until: str | None, left: list[str]
) -> None:
    found = applied(copy, [hidden("Z1", first, until)])
    assert sorted(day.isoformat() for code, day in found if code == "Z1") == sorted(left)
    assert ("Z2", date(2018, 10, 1)) in found


def test_what_comes_before_and_after_out_of_sight(copy: Copy) -> None:
    items = [upsert("Z1", OCTOBER, 9.0), hidden("Z1", None, None), upsert("Z1", NOVEMBER, 5.0)]
    assert applied(copy, items) == values(("Z1", NOVEMBER, 5), ("Z2", OCTOBER, 4))


def test_a_kind_that_is_closed_leaves_nothing(copy: Copy) -> None:
    closed = {"revision": 5, "kind": None, "change": "closed", "kinds": ["observation", "never_held"]}
    assert applied(copy, [upsert("Z3", OCTOBER, 9.0), closed, upsert("Z1", NOVEMBER, 5.0)]) == values(
        ("Z1", NOVEMBER, 5)
    )


def test_rows_that_are_all_key(copy: Copy) -> None:
    key = {"predecessor": "Z1", "successor": "Z2", "on": "2019-04-01"}
    item = {"revision": 5, "kind": "succession", "change": "upsert", "key": key, "row": key}
    applied(copy, [item])
    applied(copy, [item])
    assert held(copy, "succession") == [("Z1", "Z2", date(2019, 4, 1))]
    applied(copy, [{"revision": 6, "kind": "succession", "change": "delete", "key": key}])
    assert held(copy, "succession") == []


def test_what_is_not_understood_changes_nothing(copy: Copy) -> None:
    before = held(copy)
    wrong = [
        upsert("Z1", OCTOBER, 9.0) | {"change": "moved"},
        upsert("Z1", OCTOBER, 9.0) | {"kind": "unheard_of"},
        upsert("Z1", OCTOBER, 9.0) | {"row": {"measure": "calls"}},
        hidden("Z1", None, None) | {"kinds": ["succession"]},
    ]
    for item in wrong:
        with pytest.raises(Invalid):
            applied(copy, [upsert("Z1", OCTOBER, 9.0), item])
    assert held(copy) == before
    assert OBSERVATION.dated_by is not None
