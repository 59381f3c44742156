import pytest
from fastapi.testclient import TestClient

from tests.conftest import Counting, Making, SignIn

pytestmark = pytest.mark.usefixtures("country")
V1 = "/api/v1"
ROLL_UPS = f"{V1}/measures/missed_call_share/roll-ups?period=2018-10-01"


def test_every_measure_says_what_it_means(national: TestClient) -> None:
    body = national.get(f"{V1}/measures").json()
    assert body["total"] == len(body["items"]) > 15
    missed = national.get(f"{V1}/measures/missed_call_share").json()
    assert missed in body["items"]
    assert (missed["unit_label"], missed["multiplier"], missed["entry"]) == ("% not answered", 100, True)
    assert national.get(f"{V1}/measures/nothing").status_code == 404


def test_roll_ups_and_what_is_unallocated_make_up_the_nation(national: TestClient, make: Making) -> None:
    with make() as m:
        m.figure(m.practice("Z10108"), "missed_call_share", numerator=7, denominator=50)
    nation = national.get(f"{ROLL_UPS}&level=nation").json()["items"][0]
    assert (nation["numerator"], nation["denominator"], nation["contributing"]) == (107, 450, 5)
    for level, groups in (("federation", 2), ("commissioner", 2), ("region", 2), ("network", 1)):
        body = national.get(f"{ROLL_UPS}&level={level}").json()
        assert body["total"] == len(body["items"]) == groups
        for name in ("numerator", "denominator", "contributing"):
            assert sum(each[name] for each in body["items"]) + body["unallocated"][name] == nation[name], level


def test_an_icb_is_asked_for_by_its_kind(national: TestClient) -> None:
    icbs = national.get(f"{ROLL_UPS}&level=commissioner&subkind=icb").json()
    assert [(each["organisation"]["code"], each["numerator"]) for each in icbs["items"]] == [("QX9", 30)]
    assert icbs["unallocated"]["numerator"] == 70


def test_then_and_now_differ_as_they_should(national: TestClient) -> None:
    def sums(membership: str) -> dict[str, float]:
        url = f"{V1}/measures/missed_call_share/roll-ups?level=federation&period=2018-02-01&membership={membership}"
        return {each["organisation"]["code"]: each["numerator"] for each in national.get(url).json()["items"]}

    assert sums("then") == {"F901": 70, "F902": 30}
    assert sums("now") == {"F901": 30, "F902": 70}


def test_roll_ups_are_open_to_everyone_and_small_numbers_are_kept(signed_in: SignIn, make: Making) -> None:
    with make() as m:
        quiet = m.practice("Z10108", within=[m.federation("F909")])
        m.figure(quiet, "staff_satisfaction", numerator=2, denominator=4)
    someone = signed_in("practice", "Z10101")
    body = someone.get(f"{V1}/measures/staff_satisfaction/roll-ups?period=2018-10-01&level=federation").json()
    assert body["items"][0]["numerator"] is None
    assert body["items"][0]["value"] is None
    assert body["items"][0]["contributing"] == 1
    assert body["unallocated"]["numerator"] is None


def test_observations_of_ones_own(national: TestClient, signed_in: SignIn) -> None:
    assert national.get(f"{V1}/observations?measure=missed_call_share&period=2018-10-01").json()["total"] == 4
    mine = signed_in("practice", "Z10102").get(f"{V1}/observations?measure=missed_call_share").json()
    assert mine["total"] == 10
    assert {each["organisation"] for each in mine["items"]} == {"Z10102"}
    assert mine["items"][0] | {"revision": 0} == {
        "organisation": "Z10102",
        "organisation_name": "Mill Lane",
        "measure": "missed_call_share",
        "period": "2018-01-01",
        "numerator": 20,
        "denominator": 100,
        "value": 20,
        "status": "reported",
        "revision": 0,
    }
    someone_elses = signed_in("practice", "Z10102").get(f"{V1}/observations?organisation=Z10101")
    assert someone_elses.status_code == 404


def test_observations_in_pages(national: TestClient) -> None:
    url = f"{V1}/observations?from=2018-05-01&to=2018-08-01&limit=7"
    seen = []
    while url:
        answer = national.get(url)
        assert answer.json()["total"] == 32
        seen += [(each["organisation"], each["measure"], each["period"]) for each in answer.json()["items"]]
        url = answer.links["next"]["url"] if "next" in answer.links else ""
    assert len(seen) == len(set(seen)) == 32


def test_what_is_withheld_is_withheld_here_too(national: TestClient, make: Making) -> None:
    with make() as m:
        quiet = m.practice("Z10108")
        m.figure(quiet, "staff_satisfaction", numerator=2, denominator=4)
        m.figure(quiet, "missed_call_share", status=1)
    for each in national.get(f"{V1}/observations?organisation=Z10108").json()["items"]:
        assert (each["status"], each["numerator"], each["value"]) == ("suppressed", None, None)


def test_exclusions_are_made_and_lifted(national: TestClient, signed_in: SignIn) -> None:
    new = {
        "measure": "missed_call_share",
        "from": "2018-08-01",
        "to": "2018-09-01",
        "organisations": ["z10101"],
        "reason": "Supplier outage",
    }
    assert signed_in("lead", "F901").post(f"{V1}/exclusions", json=new).status_code == 403
    before = national.get(f"{V1}/measures/missed_call_share/roll-ups?period=2018-08-01&level=federation").json()
    made = national.post(f"{V1}/exclusions", json=new)
    assert made.status_code == 201
    assert made.json()["figures"] == 2
    assert made.headers["location"] == f"{V1}/exclusions/{made.json()['id']}"
    assert [each["code"] for each in made.json()["organisations"]] == ["Z10101"]

    during = national.get(f"{V1}/measures/missed_call_share/roll-ups?period=2018-08-01&level=federation").json()
    assert during["items"][0]["numerator"] == 20
    statuses = national.get(f"{V1}/observations?organisation=Z10101&measure=missed_call_share&period=2018-08-01")
    assert statuses.json()["items"][0]["status"] == "excluded"

    assert national.delete(f"{V1}/exclusions/{made.json()['id']}").status_code == 204
    assert national.delete(f"{V1}/exclusions/{made.json()['id']}").status_code == 409
    assert national.delete(f"{V1}/exclusions/999").status_code == 404
    after = national.get(f"{V1}/measures/missed_call_share/roll-ups?period=2018-08-01&level=federation").json()
    assert after == before
    listed = national.get(f"{V1}/exclusions?measure=missed_call_share").json()
    assert listed["total"] == 1
    assert listed["items"][0]["lifted_at"] is not None


def test_an_exclusion_names_no_practice_that_one_may_not_see(national: TestClient, signed_in: SignIn) -> None:
    new = {"measure": "missed_call_share", "from": "2018-08-01", "to": "2018-08-01", "reason": "Outage"}
    national.post(f"{V1}/exclusions", json={**new, "organisations": ["Z10101", "Z10103"]})
    listed = signed_in("practice", "Z10103").get(f"{V1}/exclusions").json()["items"]
    assert [each["code"] for each in listed[0]["organisations"]] == ["Z10103"]


def test_an_exclusion_that_cannot_be_right(national: TestClient) -> None:
    new = {"measure": "missed_call_share", "from": "2018-08-01", "to": "2018-08-01", "reason": "Outage"}
    for changed, field in (
        ({"to": "2018-07-01"}, "to"),
        ({"organisations": ["Z1"]}, "organisations"),
        ({"supplier": "Nobody"}, "supplier"),
        ({"reason": ""}, "reason"),
    ):
        answer = national.post(f"{V1}/exclusions", json=new | changed)
        assert answer.status_code == 422
        assert answer.json()["errors"][0]["field"] == field
    assert national.post(f"{V1}/exclusions", json=new | {"measure": "nothing"}).status_code == 404


def test_the_log_tells_every_change_newest_first(national: TestClient, signed_in: SignIn, counted: Counting) -> None:
    assert signed_in("practice", "Z10101").get(f"{V1}/revisions").status_code == 403
    new = {"measure": "missed_call_share", "from": "2018-08-01", "to": "2018-08-01", "reason": "Outage"}
    national.post(f"{V1}/exclusions", json=new)
    with counted() as statements:
        body = national.get(f"{V1}/revisions?limit=2").json()
    assert len(statements) <= 4
    newest = body["items"][0]
    assert (newest["action"], newest["words"], newest["source"]) == ("figures_excluded", "Outage", "missed_call_share")
    assert newest["sequence"] == body["total"]
    older = national.get(national.get(f"{V1}/revisions?limit=2").links["next"]["url"]).json()["items"]
    assert older[0]["sequence"] == body["items"][1]["sequence"] - 1
