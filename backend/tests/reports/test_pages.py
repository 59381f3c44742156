import pytest

from tests.conftest import Making, SignIn
from tests.reports.worlds import CALLS, federation

READS = (
    "/api/v1/overview",
    "/api/v1/overview.csv",
    "/api/v1/federations/F901/dashboard",
    f"/api/v1/measures/{CALLS}/series/F901",
    f"/api/v1/measures/{CALLS}/series/F901?format=csv",
    "/api/v1/practices/Z10101",
)


@pytest.mark.parametrize("url", READS)
def test_who_has_not_signed_in_sees_nothing(make: Making, signed_in: SignIn, url: str) -> None:
    with make() as m:
        federation(m, practices=1)
    client = signed_in("lead", "F901")
    del client.headers["Authorization"]
    assert client.get(url).status_code == 401


@pytest.mark.parametrize("url", READS)
def test_an_unchanged_answer_is_not_sent_again(make: Making, signed_in: SignIn, url: str) -> None:
    with make() as m:
        federation(m, practices=1)
    client = signed_in("lead", "F901")
    first = client.get(url)
    assert first.status_code == 200, first.text
    again = client.get(url, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_stranger_does_not_find_a_practice(make: Making, signed_in: SignIn) -> None:
    with make() as m:
        federation(m, practices=1)
        m.federation("F902")
    client = signed_in("lead", "F902")
    assert client.get("/api/v1/practices/Z10101").status_code == 404
    assert client.get(f"/api/v1/measures/{CALLS}/series/Z10101").status_code == 404
    assert client.get(f"/api/v1/measures/{CALLS}/series/F901").json()["members"] == []


def test_pages_of_the_overview_are_linked(make: Making, signed_in: SignIn) -> None:
    with make() as m:
        federation(m, practices=1)
        federation(m, "F902", practices=1, start=201)
    client = signed_in("national")
    first = client.get("/api/v1/overview?limit=1")
    assert first.json()["total"] == 2
    assert first.links["next"]["rel"] == "next"
    second = client.get(first.links["next"]["url"])
    codes = [page.json()["items"][0]["organisation"]["code"] for page in (first, second)]
    assert sorted(codes) == ["F901", "F902"]
    assert "link" not in second.headers


def test_what_cannot_be_asked_is_refused(make: Making, signed_in: SignIn) -> None:
    client = signed_in("national")
    for url in (
        "/api/v1/overview?level=planet",
        "/api/v1/overview?measures=no_such_measure",
        "/api/v1/overview?cursor=xyz",
        f"/api/v1/measures/{CALLS}/series/ENG?from=2018-05-01&to=2018-01-01",
    ):
        assert client.get(url).status_code == 422, url


def test_csv_is_named_for_what_it_is(make: Making, signed_in: SignIn) -> None:
    with make() as m:
        federation(m, practices=1)
    answer = signed_in("national").get("/api/v1/overview.csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert 'filename="overview-federation-2018-10-01.csv"' in answer.headers["content-disposition"]
