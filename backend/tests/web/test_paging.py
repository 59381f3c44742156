from fastapi.testclient import TestClient

from tests.conftest import Making


def pages(client: TestClient, first: str) -> list[list[str]]:
    """The codes on each page, following the links."""
    found, url = [], first
    while True:
        answer = client.get(url)
        found.append([each["code"] for each in answer.json()["items"]])
        link = answer.links.get("next")
        if link is None:
            return found
        url = link["url"]


def test_pages_hold_everything_once(national: TestClient, make: Making) -> None:
    with make() as m:
        for number in range(7):
            m.federation(f"F90{number}", "One name for two" if number < 2 else f"Federation {number}")
    found = pages(national, "/api/v1/federations?limit=3")
    assert [len(page) for page in found] == [3, 3, 1]
    assert sorted(code for page in found for code in page) == [f"F90{number}" for number in range(7)]


def test_what_is_added_before_the_cursor_moves_nothing(national: TestClient, make: Making) -> None:
    with make() as m:
        for name in "BCDE":
            m.federation(f"F90{name}", f"{name} federation")
    first = national.get("/api/v1/federations?limit=2")
    with make() as m:
        m.federation("F90A", "A federation")
    second = national.get(first.links["next"]["url"])
    assert [each["code"] for each in second.json()["items"]] == ["F90D", "F90E"]
    assert second.json()["total"] == 5


def test_the_link_keeps_the_filters(national: TestClient, make: Making) -> None:
    with make() as m:
        for number in range(3):
            m.network(f"U9010{number}", f"North & south {number}")
    link = national.get("/api/v1/federations", params={"kind": "network", "q": "north &", "limit": 2}).links["next"]
    assert [each["code"] for each in national.get(link["url"]).json()["items"]] == ["U90102"]


def test_a_cursor_that_was_never_given_out(national: TestClient) -> None:
    for cursor in ("zzz", "MQ", "WzFd", "W10", "W3t9LHt9XQ"):
        answer = national.get("/api/v1/federations", params={"cursor": cursor})
        assert answer.status_code == 422, cursor
        assert answer.json()["errors"][0]["field"] == "cursor"


def test_no_page_is_larger_than_the_stated_most(national: TestClient) -> None:
    assert national.get("/api/v1/federations?limit=1001").status_code == 422
