import pytest

from groundswell.organisations.models import Organisation
from tests.conftest import Counting, Making, SignIn
from tests.reports.worlds import CALLS, federation

READS = (
    f"/api/v1/measures/{CALLS}/funnel?within=F901",
    f"/api/v1/measures/{CALLS}/funnel?of=federation",
    f"/api/v1/measures/{CALLS}/centiles?within=F901&organisation=Z10101",
    f"/api/v1/measures/{CALLS}/centiles?of=federation",
)


@pytest.mark.parametrize("url", READS)
def test_more_organisations_take_no_more_queries(make: Making, signed_in: SignIn, counted: Counting, url: str) -> None:
    with make() as m:
        federation(m, practices=2)
    client = signed_in("lead", "F901")
    with counted() as few:
        assert client.get(url).status_code == 200
    with make() as m:
        group = m.session.query(Organisation).filter_by(code="F901").one()
        for place in range(15):
            own = m.federation(f"F91{place}")
            where = group if place % 2 else own
            m.figures(m.practice(f"Z103{10 + place}", within=[where]), CALLS, [100.0] * 3, 1000.0)
    with counted() as many:
        assert client.get(url).status_code == 200
    assert len(many) <= len(few) <= 10


@pytest.mark.parametrize("url", READS)
def test_who_has_not_signed_in_sees_nothing_and_an_unchanged_answer_is_not_sent_again(
    make: Making, signed_in: SignIn, url: str
) -> None:
    with make() as m:
        federation(m, practices=2)
    client = signed_in("lead", "F901")
    first = client.get(url)
    assert first.status_code == 200, first.text
    assert client.get(url, headers={"If-None-Match": first.headers["etag"]}).status_code == 304
    del client.headers["Authorization"]
    assert client.get(url).status_code == 401


def test_what_cannot_be_asked_is_refused(signed_in: SignIn) -> None:
    client = signed_in("national")
    for url in (
        f"/api/v1/measures/{CALLS}/funnel?of=planet",
        f"/api/v1/measures/{CALLS}/funnel?period=2018-13-01",
        "/api/v1/measures/registered_patients/funnel",
        "/api/v1/measures/registered_patients/centiles",
    ):
        assert client.get(url).status_code == 422, url
    for url in ("/api/v1/measures/none_such/funnel", f"/api/v1/measures/{CALLS}/centiles?within=F999"):
        assert client.get(url).status_code == 404, url
