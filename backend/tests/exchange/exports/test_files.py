"""What is in the files is what the database holds for whoever asked."""

import gzip
import re
from datetime import date

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select

from groundswell.database.engine import reading
from groundswell.exchange.kinds import KINDS, SCHEMA_VERSION
from groundswell.organisations.models import Organisation
from tests.conftest import Making, SignIn
from tests.exchange.exports.asking import asked, content, exported, in_database, person, ready, rows, system_called
from tests.exchange.world import MEASURE, MONTHS, something_of_each

NASTY = (
    "=HYPERLINK(1)",
    '"Quoted", and \\ back',
    "two\nlines\r\nand\ttab",
    "Ysgol Gŵyr – £5 😀",
    "\x01\x02\x1f\x7f\u2028",
    "null",
    "-1",
)


def nasty(make: Making) -> None:
    """Names and numbers that are often written wrongly."""
    with make() as m:
        area = m.commissioner("Q92")
        numbers = (1e22, 5e-324, -0.0, 0.1 + 0.2, 1e-7, 123456789012345680.0, 1.0)
        for place, (name, number) in enumerate(zip(NASTY, numbers, strict=True)):
            practice = m.practice(f"Z2000{place}", name, within=[area])
            m.figure(practice, "patient_satisfaction_access", MONTHS[0], value=number, supplier=name)


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
def test_every_kind_in_every_format_is_what_the_database_holds_for_the_caller(
    form: str, make: Making, system: SignIn, signed_in: SignIn
) -> None:
    something_of_each(make)
    nasty(make)
    callers = {
        "of-the-nation": system("ENG", code="of-the-nation"),
        "of-q90": system("Q90", code="of-q90"),
        "analyst": signed_in("analyst", "Q91"),
    }
    for name, caller in callers.items():
        manifest = exported(caller, formats=[form])
        assert [each["name"] for each in manifest["kinds"]] == list(KINDS)
        assert {each["kind"] for each in manifest["files"]} == KINDS.keys()
        with reading() as session:
            by = person(session, name) if name == "analyst" else system_called(session, name)
            for kind in KINDS:
                expected = in_database(session, by, kind)
                if form == "csv":
                    expected = [{key: defused(cell) for key, cell in row.items()} for row in expected]
                assert rows(caller, manifest, kind, form) == expected, (name, kind)
        assert manifest["rows_written"] == manifest["rows_expected"] == sum(file["rows"] for file in manifest["files"])


def defused(cell: object) -> object:
    """As CSV tells it, which knows no empty text beside nothing."""
    if cell == "":
        return None
    return f"'{cell}" if isinstance(cell, str) and re.match(r"[=+\-@\t\r]", cell) else cell


def test_the_manifest_tells_enough_to_make_tables_and_to_go_on(make: Making, system: SignIn) -> None:
    something_of_each(make)
    manifest = exported(system("Q90"), formats=["jsonl", "parquet", "csv"])
    assert (manifest["state"], manifest["schema_version"]) == ("ready", SCHEMA_VERSION)
    assert manifest["made_at"] < manifest["expires_at"]
    for told in manifest["kinds"]:
        kind = KINDS[told["name"]]
        assert [(each["name"], each["type"], each["words"]) for each in told["columns"]] == list(kind.columns)
        assert tuple(told["key"]) == kind.key
        assert told["dated_by"] == ([kind.dated.organisation, kind.dated.on] if kind.dated else None)
    [observation] = [each for each in manifest["kinds"] if each["name"] == "observation"]
    assert (observation["dated_by"], observation["year"]) == (["organisation", "period"], "period")
    assert sorted(each["name"] for each in manifest["files"]) == sorted(
        f"{kind}.{ending}" for kind in KINDS for ending in ("jsonl.gz", "csv.gz", "parquet")
    )


def test_a_kind_without_rows_has_its_files_too(system: SignIn, make: Making) -> None:
    with make() as m:
        m.commissioner("Q90")
    caller = system("Q90")
    manifest = exported(caller, kinds=["observation"], formats=["jsonl", "parquet", "csv"])
    sent = {file["format"]: content(caller, file) for file in manifest["files"]}
    assert [file["rows"] for file in manifest["files"]] == [0, 0, 0]
    assert gzip.decompress(sent["jsonl"]) == b""
    heads = ",".join(f'"{column.name}"' for column in KINDS["observation"].columns)
    assert gzip.decompress(sent["csv"]).decode() == f"{heads}\n"
    schema = pq.read_schema(pa.BufferReader(sent["parquet"]))
    assert schema.types == [
        {"text": pa.string(), "date": pa.date32(), "integer": pa.int64(), "number": pa.float64()}[column.type]
        for column in KINDS["observation"].columns
    ]


DAYS = ("2018-09-01", "2018-09-30")


def test_only_what_is_asked_for(make: Making, system: SignIn) -> None:
    something_of_each(make)
    caller = system("ENG")
    wanted = {"organisation": "z10101", "from": DAYS[0], "to": DAYS[1]}
    manifest = exported(caller, kinds=["adoption", "observation", "measure"], **wanted)
    assert (manifest["organisation"]["code"], manifest["from"], manifest["to"]) == ("Z10101", *DAYS)
    assert [each["name"] for each in manifest["kinds"]] == ["measure", "observation", "adoption"]
    assert manifest["cursor"] is None  # there is no going on from a part
    [figure] = rows(caller, manifest, "observation")
    assert (figure["organisation"], figure["period"]) == ("Z10101", date(2018, 9, 1))
    [adoption] = rows(caller, manifest, "adoption")
    assert adoption["practice"] == "Z10101"
    whole = exported(caller, kinds=["measure"])
    assert (whole["organisation"], whole["from"], whole["to"]) == (None, None, None)
    mine = caller.get("/api/v1/exports").json()["items"]
    assert [each["organisation"] and each["organisation"]["code"] for each in mine] == [None, "Z10101"]
    assert rows(caller, manifest, "measure") == rows(caller, whole, "measure")
    assert whole["cursor"]


def test_a_commissioners_system_never_gets_figures_of_others_practices(make: Making, system: SignIn) -> None:
    something_of_each(make)
    with make() as m:
        places = select(Organisation).where(Organisation.code.in_(["Q90", "Q91"])).order_by(Organisation.code)
        q90, q91 = m.session.scalars(places)
        moved = m.practice("Z30303")
        m.spell(moved, q90, until=date(2018, 9, 1))
        m.spell(moved, q91, date(2018, 9, 1))
        m.figures(moved, MEASURE, [10.0, 20.0, 30.0, 40.0], 50.0, last=date(2018, 10, 1))
    caller = system("Q90")
    manifest = exported(caller)
    figures = rows(caller, manifest, "observation")
    assert {row["organisation"] for row in figures} == {"Z10101", "Z30303"}
    assert [row["period"].month for row in figures if row["organisation"] == "Z30303"] == [7, 8]
    for kind in ("observation", "roll_up", "phase", "exclusion", "adoption"):
        assert "Z10202" not in str(rows(caller, manifest, kind)), kind


def test_scopes_narrow_what_can_be_asked_for(make: Making, system: SignIn) -> None:
    something_of_each(make)
    caller = system("Q90", scopes=["programmes"])
    assert [each["name"] for each in exported(caller)["kinds"]] == [
        "organisation",
        "membership",
        "succession",
        "programme",
        "cohort",
    ]
    refused = caller.post("/api/v1/exports", json={"kinds": ["observation"]})
    assert refused.status_code == 403
    assert "scope figures" in refused.json()["detail"]


@pytest.mark.parametrize(
    ("wanted", "status"),
    [
        ({"kinds": ["../../etc/passwd"]}, 422),
        ({"kinds": ["observation'; DROP TABLE export; --"]}, 422),
        ({"kinds": ["observation"] * 51}, 422),
        ({"formats": ["xlsx"]}, 422),
        ({"formats": []}, 422),
        ({"organisation": "Z1' OR '1'='1"}, 404),
        ({"organisation": "%"}, 404),
        ({"organisation": "\x00"}, 422),
        ({"from": "2018-13-01"}, 422),
        ({"from": "yesterday"}, 422),
        ({"nonsense": 1}, 422),
        ([], 422),
    ],
)
def test_what_cannot_be_is_refused_in_words(wanted: object, status: int, national: TestClient) -> None:
    answer = national.post("/api/v1/exports", json=wanted)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert national.get("/api/v1/exports").json()["items"] == []


@pytest.mark.parametrize(
    "name",
    [
        "nothing.jsonl.gz",
        "..%2f..%2fetc%2fpasswd",
        "%2e%2e/%2e%2e/groundswell.db",
        "observation.jsonl.gz%00",
        "a" * 3000,
    ],
)
def test_a_name_finds_only_the_files_of_the_manifest(name: str, make: Making, system: SignIn) -> None:
    something_of_each(make)
    caller = system("Q90")
    status = asked(caller, kinds=["observation"])
    ready(caller, status)
    answer = caller.get(f"{status}/files/{name}")
    assert answer.status_code in (400, 404), answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert caller.get(f"/api/v1/exports/{name}").status_code in (400, 404)


def test_who_may_not_pull_may_not_export(signed_in: SignIn, make: Making, client: TestClient) -> None:
    with make() as m:
        m.practice("Z10101")
    someone = signed_in("practice", "Z10101")
    for method, path in (
        ("POST", "/exports"),
        ("GET", "/exports"),
        ("GET", "/observations.jsonl"),
        ("GET", "/checksums"),
    ):
        assert someone.request(method, f"/api/v1{path}", json={}).status_code == 403
        assert client.request(method, f"/api/v1{path}", json={}).status_code == 401
