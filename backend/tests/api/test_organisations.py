from datetime import date

import pytest
from fastapi.testclient import TestClient

from tests.conftest import Counting, Making, SignIn

pytestmark = pytest.mark.usefixtures("country")
V1 = "/api/v1"


def codes(client: TestClient, path: str) -> list[str]:
    answer = client.get(V1 + path)
    assert answer.status_code == 200, answer.text
    body = answer.json()
    assert body["total"] == len(body["items"])
    return [(each.get("organisation") or each)["code"] for each in body["items"]]


def test_regions_and_commissioners(national: TestClient) -> None:
    assert codes(national, "/regions") == ["Y90", "Y91"]
    assert codes(national, "/commissioners") == ["Q91", "QX9", "Q90"]
    assert codes(national, "/commissioners?subkind=icb") == ["QX9"]
    assert codes(national, "/commissioners?region=Y90") == ["QX9", "Q90"]
    upper = national.get(f"{V1}/commissioners?subkind=sub_icb").json()["items"][0]
    assert (upper["parent"]["code"], upper["region"]["code"]) == ("QX9", "Y90")


def test_federations_by_where_they_are(national: TestClient) -> None:
    assert codes(national, "/federations") == ["F901", "F902"]
    assert codes(national, "/federations?kind=network") == ["U90101"]
    assert codes(national, "/federations?region=Y90") == ["F901"]
    assert codes(national, "/federations?commissioner=QX9") == ["F901"]
    assert codes(national, "/federations?commissioner=Q91") == ["F902"]
    assert codes(national, "/federations?commissioner=Q91&on=2018-01-01") == ["F901", "F902"]
    assert codes(national, "/federations?scheme=AF901") == ["F901"]
    assert codes(national, "/federations?q=birch") == ["F902"]
    assert codes(national, "/federations?q=%25") == []
    assert national.get(f"{V1}/federations?region=Y99").status_code == 404


def test_a_federation_belongs_where_most_of_its_members_do(national: TestClient) -> None:
    alder = national.get(f"{V1}/federations/f901").json()
    assert (alder["region"]["code"], alder["commissioner"]["code"], alder["practices"]) == ("Y90", "Q90", 2)
    assert alder["schemes"] == [{"code": "AF901", "name": "Vale access", "label": "Access Fund 2"}]
    assert national.get(f"{V1}/federations/F901?on=2018-01-01").json()["practices"] == 3


def test_a_region_and_an_icb_count_the_practices_below_them(national: TestClient) -> None:
    assert national.get(f"{V1}/federations/Y90").json()["practices"] == 2
    icb = national.get(f"{V1}/federations/QX9").json()
    assert (icb["practices"], icb["region"]["code"]) == (2, "Y90")


def test_a_federation_that_is_not_there(national: TestClient) -> None:
    answer = national.get(f"{V1}/federations/F999")
    assert answer.status_code == 404
    assert answer.json()["detail"].endswith("with the code F999.")


def test_members_of_a_day(national: TestClient) -> None:
    assert codes(national, "/federations/F902/members") == ["Z10103", "Z10104"]
    assert codes(national, "/federations/F902/members?on=2018-02-28") == ["Z10103"]
    assert codes(national, "/federations/F901/members?on=2018-02-28") == ["Z10101", "Z10102", "Z10104"]
    assert codes(national, "/federations/Y90/members") == ["Z10101", "Z10102"]
    assert codes(national, "/federations/QX9/members") == ["Z10101", "Z10102"]


def test_members_there_ever_were(national: TestClient) -> None:
    assert codes(national, "/federations/F901/members?history=true") == ["Z10101", "Z10102", "Z10105", "Z10104"]
    spell = national.get(f"{V1}/federations/F902/members?history=true").json()["items"][1]
    assert (spell["from"], spell["until"], spell["inferred"]) == ("2018-03-01", None, True)


def test_members_that_are_not_ones_own_are_not_listed(signed_in: SignIn) -> None:
    lead = signed_in("lead", "F902")
    assert codes(lead, "/federations/F902/members") == ["Z10103", "Z10104"]
    assert codes(lead, "/federations/F901/members") == []


def test_practices_are_those_one_may_see(national: TestClient, signed_in: SignIn) -> None:
    assert codes(national, "/practices") == ["Z10101", "Z10102", "Z10103", "Z10104"]
    assert codes(signed_in("lead", "F902"), "/practices") == ["Z10103", "Z10104"]
    assert codes(signed_in("analyst", "QX9"), "/practices") == ["Z10101", "Z10102"]
    assert codes(signed_in("practice", "Z10103"), "/practices") == ["Z10103"]


def test_practices_by_where_they_are(national: TestClient) -> None:
    assert codes(national, "/practices?federation=F901") == ["Z10101", "Z10102"]
    assert codes(national, "/practices?network=U90101") == ["Z10101"]
    assert codes(national, "/practices?region=Y91") == ["Z10103", "Z10104"]
    assert codes(national, "/practices?status=closed") == ["Z10105"]
    assert codes(national, "/practices?q=z10103") == ["Z10103"]
    linden = national.get(f"{V1}/practices?q=linden").json()["items"][0]
    assert [linden[kind]["code"] for kind in ("federation", "network", "commissioner", "region")] == [
        "F901",
        "U90101",
        "Q90",
        "Y90",
    ]
    assert linden["postcode"] == "ZZ1 1AA"


def test_search_finds_what_is_meant_first(national: TestClient, signed_in: SignIn, make: Making) -> None:
    with make() as m:
        m.practice("Z10109", "The Alderbourne Practice")
    assert codes(national, "/search?q=alder") == ["F901", "Z10109"]
    assert codes(national, "/search?q=z10104") == ["Z10104"]
    assert codes(signed_in("practice", "Z10101"), "/search?q=z101") == ["Z10101"]
    assert national.get(f"{V1}/search?q=").status_code == 422


def test_a_merger_is_told(national: TestClient, make: Making) -> None:
    with make() as m:
        m.succession(m.federation("F903", "Cedar"), m.federation("F904", "Cedar and Dell"), date(2018, 4, 1))
    told = national.get(f"{V1}/federations/F904").json()["successions"]
    assert [(each["predecessor"]["code"], each["successor"]["code"]) for each in told] == [("F903", "F904")]


@pytest.mark.parametrize(
    "path", ["/regions", "/commissioners", "/federations", "/practices", "/federations/F901", "/federations/Y90"]
)
def test_the_number_of_queries_does_not_grow_with_the_country(
    national: TestClient, make: Making, counted: Counting, path: str
) -> None:
    national.get(f"{V1}/me")
    with counted() as before:
        national.get(V1 + path)
    with make() as m:
        region = m.region("Y95")
        for number in range(20):
            commissioner = m.commissioner(f"QA{number}", within=[region])
            federation = m.federation(f"F95{number}")
            m.practice(f"Z105{number:02}", within=[commissioner, federation])
    with counted() as after:
        national.get(V1 + path)
    assert len(after) == len(before) + 1  # who asks is asked again at a new revision
    assert len(before) <= 10
