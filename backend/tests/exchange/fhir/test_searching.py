"""Searches: what each parameter finds, how pages follow each other, and what is refused."""

from typing import Any
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from groundswell.exchange.fhir.addresses import ODS
from tests.conftest import SignIn
from tests.exchange.fhir.reading import AT, JSON, TYPES, got, ids, parsed, refused, walked

OUR_CODES = "http://testserver/fhir/R4/CodeSystem/organisation-code"


@pytest.fixture
def whole(world: None, system: SignIn) -> TestClient:
    return system("ENG")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("_id=Z10101,Z10103", ["Z10101", "Z10103"]),
        (f"identifier={ODS}|Z10101", ["Z10101"]),
        ("identifier=z10101", ["Z10101"]),
        (f"identifier={OUR_CODES}|Z10101", []),
        (f"identifier={OUR_CODES}|", ["AF901", "ENG", "FED-01", "FED-02", "UNASSIGNED"]),
        ("identifier=http://elsewhere|Z10101", []),
        ("name=quay", ["Z10103"]),
        ("name=road", []),
        ("name:contains=ROAD", ["Z10103"]),
        ("name:exact=quay road", []),
        ("name:exact=Quay Road", ["Z10103"]),
        ("name=%25", []),
        ("name:contains=_", []),
        ("type=practice&active=true", ["Z10101", "Z10102", "Z10103"]),
        ("type=practice&active=false", ["Z10104"]),
        ("type=federation,network", ["FED-01", "FED-02", "U90101"]),
        ("type=http://elsewhere|practice", []),
        ("partof=Q90", ["Z10101"]),
        ("partof=Organization/Q91", ["Z10102", "Z10103"]),
        ("partof=http://testserver/fhir/R4/Organization/Y91", ["Q91"]),
        ("partof=http://elsewhere/Organization/Y91", []),
        ("type=region&_lastUpdated=ge2000", ["Y90", "Y91"]),
        ("type=region&_lastUpdated=lt2000-05", []),
    ],
)
def test_organisations(whole: TestClient, query: str, found: list[str]) -> None:
    assert ids(whole, f"Organization?{query}") == found
    assert ids(whole, f"Organization?{query}&_count=1") == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("participating-organization=Organization/Z10102&active=true&primary-organization=Q91", 1),
        ("participating-organization=Z10102", 4),
        ("primary-organization=Q90", 3),
        ("primary-organization=Q90&active=true", 1),
        ("primary-organization=Q90&date=ge2018", 1),
        ("primary-organization=Q90&date=ge2018-04", 2),
        ("primary-organization=Q90&date=eb2018", 1),
        ("primary-organization=Q91&date=sa2018-05-31", 1),
        ("primary-organization=Q91&date=2018", 0),
    ],
)
def test_memberships(whole: TestClient, query: str, found: int) -> None:
    assert len(ids(whole, f"OrganizationAffiliation?{query}&_count=1")) == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("title=missed", ["missed-call-share"]),
        ("url=http://testserver/fhir/R4/Measure/dna-rate|1", ["dna-rate"]),
        ("url=http://testserver/fhir/R4/Measure/dna-rate|99", []),
        ("_id=dna-rate&status=active", ["dna-rate"]),
        ("status=draft", []),
    ],
)
def test_measures(whole: TestClient, query: str, found: list[str]) -> None:
    assert ids(whole, f"Measure?{query}") == found


@pytest.mark.parametrize(
    ("query", "months"),
    [
        ("period=2018-10", ["10"]),
        ("period=2018", ["01", "02", "03", "04", "05", "06", "07", "08", "09", "10"]),
        ("period=ge2018-09", ["09", "10"]),
        ("period=gt2018-09", ["10"]),
        ("period=le2018-02", ["01", "02"]),
        ("period=lt2018-02", ["01"]),
        ("period=ge2018-04&period=lt2018-06", ["04", "05"]),
        ("period=2018-01,2018-03", ["01", "03"]),
        ("period=sa2018-08-15", ["09", "10"]),
        ("period=eb2018-03-01", ["01", "02"]),
        ("period=gt2018-09-15T12:00:00%2B01:00", ["09", "10"]),
        ("period=2018-10-15", []),
        ("date=ge2020&period=2018-10", ["10"]),
        ("_lastUpdated=lt2020", []),
    ],
)
def test_reports_by_time(whole: TestClient, query: str, months: list[str]) -> None:
    found = ids(whole, f"MeasureReport?measure=Measure/missed-call-share&subject=Organization/Z10101&{query}&_count=3")
    assert [each[-2:] for each in found] == months


def test_pages_hold_what_they_say_and_count_once(whole: TestClient) -> None:
    first = got(whole, "MeasureReport?_count=10")
    assert len(first["entry"]) == 10
    assert first["total"] == len(ids(whole, "MeasureReport?_count=1000")) == len(set(ids(whole, "MeasureReport")))
    second = got(whole, first["link"][1]["url"].partition("/fhir/R4/")[2])
    assert second["total"] == first["total"]
    assert "total" not in got(whole, "MeasureReport?_count=10&_total=none")
    none = got(whole, "MeasureReport?_count=0")
    assert none["total"] == first["total"]
    assert "entry" not in none
    assert [link["relation"] for link in none["link"]] == ["self"]


def test_memberships_come_with_the_organisations_if_asked_for(whole: TestClient) -> None:
    found = got(whole, "Organization?_id=Z10102&_revinclude=OrganizationAffiliation:participating-organization")
    modes = [(entry["resource"]["resourceType"], entry["search"]["mode"]) for entry in found["entry"]]
    assert modes == [("Organization", "match"), *[("OrganizationAffiliation", "include")] * 4]
    assert found["total"] == 1


def test_self_is_the_search_as_it_was_understood(whole: TestClient) -> None:
    found = got(whole, "Organization?type=practice&colour=blue&_count=5000&name=", Prefer="handling=lenient")
    assert found["link"][0] == {
        "relation": "self",
        "url": f"http://testserver{AT}/Organization?type=practice&_count=1000",
    }


def test_a_search_may_be_posted(whole: TestClient) -> None:
    answer = whole.post(f"{AT}/Organization/_search?type=practice", data={"name": "quay"})
    assert answer.status_code == 200
    parsed(answer.json())
    assert [entry["resource"]["id"] for entry in answer.json()["entry"]] == ["Z10103"]
    refusal = whole.post(f"{AT}/Organization/_search", json={"name": "quay"})
    assert refusal.status_code == 415
    parsed(refusal.json())


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("Organization?name:below=x", 422),
        ("Organization?active=perhaps", 422),
        ("Organization?partof=Measure/x", 422),
        ("Organization?_count=many", 422),
        ("Organization?_count=-1", 422),
        ("Organization?_sort=name", 422),
        ("Organization?_total=some", 422),
        ("Organization?_revinclude=Patient:x", 422),
        ("Organization?page=nonsense", 422),
        ("Organization?page=WzEsMl0", 422),
        ("OrganizationAffiliation?page=WzEsIkEiLCJCIiwiMjAxOC05OS0wMSJd", 422),
        ("MeasureReport?_sort=_id", 422),
        ("MeasureReport?period=yesterday", 422),
        ("MeasureReport?period=xx2018", 422),
        ("MeasureReport?period=2018-13", 422),
        ("MeasureReport?period=2018-02-30", 422),
        ("MeasureReport?period=0000", 422),
        ("MeasureReport?_lastUpdated=2018-10-01T25:00:00Z", 422),
        ("MeasureReport/1.Z10101.2018-99", 404),
        ("MeasureReport/99999999999999999999.Z10101.2018-10", 404),
        ("OrganizationAffiliation/x", 404),
        ("Measure/missed_call_share", 404),
        ("Organization/%F0%9F%92%A9", 404),
        ("Organization/a%00b", 400),
        ("Organization?name=a%00b", 400),
        ("Patient", 404),
        ("Organization?_format=xml", 406),
        ("Organization?_format=application/fhir%2Bxml", 406),
    ],
)
def test_what_is_refused_is_refused_in_a_sentence(whole: TestClient, path: str, status: int) -> None:
    assert refused(whole, path, status).endswith((".", "…"))


HOSTILE = [
    "",
    ",",
    "|",
    "||",
    "\\",
    "\\,\\|\\$",
    "'",
    '"',
    "%",
    "_",
    ";--",
    "0",
    "-1",
    "9" * 400,
    "9999-12-31",
    "9999",
    "ge9999-12-31T23:59:59.999999999Z",
    "0001-01-01T00:00:00+14:00",
    "lt0001",
    "2018-10-01T00:00:60Z",
    "é" * 300,
    "\u202e",
    "\ud7ff",
    "Organization/",
    "/",
    "1.1.1",
    "..",
    "1.Z10101.2018-10.2018-10",
    "true,false",
    "null",
]


@pytest.mark.parametrize("name", TYPES)
def test_nothing_that_may_be_sent_breaks_a_search(whole: TestClient, name: str) -> None:
    said = got(whole, "metadata")["rest"][0]["resource"]
    own = next([each["name"] for each in of["searchParam"]] for of in said if of["type"] == name)
    for parameter in [*own, "_count", "_total", "_sort", "_revinclude", "page", "_format"]:
        for value in HOSTILE:
            answer = whole.get(f"{AT}/{name}", params={"_total": "none", "_count": "1", parameter: value})
            assert answer.status_code in (200, 406, 422), (parameter, value, answer.text)
            assert answer.headers["content-type"] == JSON
            if answer.status_code != 200:
                parsed(answer.json())
    for value in HOSTILE:
        if value.strip("/."):
            answer = whole.get(f"{AT}/{name}/{quote(value)}")
            assert answer.status_code == 404, (value, answer.text)
    for body in (b"\xff\xfe", b"name=%00", b"page=%5B", b"&&==&", b"_id=" + b"x" * 500_000):
        headers = {"content-type": "application/x-www-form-urlencoded"}
        answer = whole.post(f"{AT}/{name}/_search?_count=1&_total=none", content=body, headers=headers)
        assert answer.status_code in (200, 422), (body[:20], answer.text)


def test_who_asks_strictly_is_told_of_what_is_not_known(whole: TestClient) -> None:
    strict = {"Prefer": "handling=strict"}
    assert "colour" in refused(whole, "Organization?colour=blue", 422, **strict)
    assert "_sort" not in refused(whole, "MeasureReport?colour=blue", 422, **strict).split("colour", 1)[0]
    assert got(whole, "Organization?colour=blue")["total"] == got(whole, "Organization", **strict)["total"]


@pytest.mark.parametrize(
    ("accept", "status"),
    [
        (JSON, 200),
        ("application/json", 200),
        ("application/fhir+json;fhirVersion=4.0", 200),
        ("text/html, */*;q=0.1", 200),
        ("application/fhir+xml", 406),
        ("text/turtle", 406),
    ],
)
def test_json_is_spoken(whole: TestClient, accept: str, status: int) -> None:
    for path in ("Organization", "Organization/Z10101", "metadata"):
        answer = whole.get(f"{AT}/{path}", headers={"accept": accept})
        assert answer.status_code == status
        assert answer.headers["content-type"] == JSON
    asked: Any = whole.get(f"{AT}/Organization?_format=json", headers={"accept": accept})
    assert asked.status_code == 200
    parsed(asked.json())


def test_who_has_not_signed_in_or_lacks_the_scope_is_told_so_in_fhir(
    world: None, client: TestClient, system: SignIn, signed_in: SignIn
) -> None:
    refused(client, "Organization", 401)
    assert "figures" in refused(system("Q90", scopes=["programmes"]), "MeasureReport", 403)
    refused(signed_in("practice", "Z10101"), "Organization", 403)
    assert len(list(walked(signed_in("analyst", "Q90"), "Organization?type=practice"))) == 4
