import json
from typing import Any

import pytest
from fastapi.testclient import TestClient

from groundswell.ingest import endpoints
from groundswell.settings import Settings
from tests.conftest import Counting, Making, SignIn

V1 = "/api/v1"
HEAD = "organisation,measure,period,numerator,denominator\n"
GOOD = HEAD + "Z10101,missed_call_share,2018-07-01,5,100\nZ10102,missed_call_share,2018-07-01,6,100\n"
BAD = GOOD + "Z10999,missed_call_share,2018-07-01,7,100\nZ10101,missed_call_share,2018-08-01,120,100\n"


@pytest.fixture(autouse=True)
def practices(make: Making) -> None:
    with make() as m:
        m.practice("Z10101", "Linden Walk")
        m.practice("Z10102", "Mill Lane")


def send(client: TestClient, content: str, query: str = "", name: str = "calls.csv") -> list[dict[str, Any]]:
    answer = client.post(f"{V1}/imports{query}", files={"file": (name, content.encode())})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/x-ndjson"
    return [json.loads(line) for line in answer.text.splitlines()]


def test_only_those_who_may_import(signed_in: SignIn) -> None:
    someone = signed_in("practice", "Z10101")
    assert someone.post(f"{V1}/imports", files={"file": ("a.csv", GOOD)}).status_code == 403
    assert someone.get(f"{V1}/imports").status_code == 403


def test_every_step_is_told_and_the_last_is_the_outcome(national: TestClient) -> None:
    steps = send(national, GOOD)
    assert [step["step"] for step in steps] == ["received", "read", "checked", "loading", "done"]
    assert steps[0] == {"step": "received", "name": "calls.csv", "bytes": len(GOOD)}
    assert steps[2] == {"step": "checked", "rows": 2, "problems": 0}
    outcome = steps[-1]["import"]
    assert (outcome["state"], outcome["format"], outcome["may_withdraw"]) == ("loaded", "figures", True)
    assert (outcome["counts"]["read"], outcome["counts"]["taken"]) == (2, 2)
    assert national.get(f"{V1}/imports/{outcome['id']}").json()["revision"] is not None
    assert national.get(f"{V1}/observations?measure=missed_call_share").json()["total"] == 2


def test_the_same_file_again_is_nothing_new(national: TestClient) -> None:
    send(national, GOOD)
    outcome = send(national, GOOD)[-1]
    assert (outcome["step"], outcome["import"]["state"]) == ("done", "nothing_new")
    assert outcome["import"]["may_withdraw"] is False


def test_a_bad_file_is_refused_whole_with_every_bad_row(national: TestClient) -> None:
    refused = send(national, BAD)[-1]
    assert refused["step"] == "refused"
    import_id = refused["import"]["id"]
    assert national.get(f"{V1}/observations").json()["total"] == 0
    page = national.get(f"{V1}/imports/{import_id}").json()
    assert page["problems_total"] == len(page["problems"]) == 2
    assert sorted(problem["row"] for problem in page["problems"]) == [4, 5]
    assert sum(kind["count"] for kind in page["problem_kinds"]) == 2

    listed = national.get(f"{V1}/imports/{import_id}/problems?limit=1")
    assert (listed.json()["total"], len(listed.json()["items"])) == (2, 1)
    rest = national.get(listed.links["next"]["url"]).json()["items"]
    assert listed.json()["items"] + rest == page["problems"]
    what = page["problem_kinds"][0]["what"]
    assert national.get(f"{V1}/imports/{import_id}/problems", params={"what": what}).json()["total"] == 1


def test_the_rest_of_a_bad_file_may_be_taken_and_the_rejects_downloaded(national: TestClient) -> None:
    outcome = send(national, BAD, "?on_bad_rows=skip", name="my 'file'.csv")[-1]["import"]
    assert (outcome["state"], outcome["counts"]["rejected"]) == ("loaded", 2)
    answer = national.get(f"{V1}/imports/{outcome['id']}/problems.csv")
    assert answer.headers["content-type"].startswith("text/csv")
    assert answer.headers["content-disposition"] == 'attachment; filename="my _file_.csv - problems.csv"'
    lines = answer.text.splitlines()
    assert lines[0] == "row,sheet,column,organisation,period,found,what,expected"
    assert len(lines) == 3


def test_withdrawing_restores_what_stood_before(national: TestClient, signed_in: SignIn) -> None:
    send(national, GOOD, "?as_at=2019-01-01")
    before = national.get(f"{V1}/observations").json()
    corrected = send(national, GOOD.replace(",5,", ",9,"), "?as_at=2019-02-01")[-1]["import"]
    page = national.get(f"{V1}/imports/{corrected['id']}").json()
    assert [(each["organisation"]["code"], each["before"], each["after"]) for each in page["corrections"]] == [
        ("Z10101", "5 of 100", "9 of 100")
    ]
    url = f"{V1}/imports/{corrected['id']}/withdrawal"
    assert signed_in("faculty").post(url).status_code == 403
    withdrawn = national.post(url).json()
    assert (withdrawn["state"], withdrawn["may_withdraw"]) == ("withdrawn", False)
    assert withdrawn["withdrawn_at"] is not None
    after = national.get(f"{V1}/observations").json()
    assert [each | {"revision": 0} for each in after["items"]] == [each | {"revision": 0} for each in before["items"]]
    assert national.post(url).status_code == 409
    assert national.post(f"{V1}/imports/999/withdrawal").status_code == 404


def test_files_are_listed_newest_first_in_few_queries(national: TestClient, counted: Counting) -> None:
    for number in range(3):
        send(national, GOOD.replace(",5,", f",{number},"), name=f"{number}.csv")
    with counted() as statements:
        first = national.get(f"{V1}/imports?limit=2")
    assert [each["name"] for each in first.json()["items"]] == ["2.csv", "1.csv"]
    assert [each["name"] for each in national.get(first.links["next"]["url"]).json()["items"]] == ["0.csv"]
    assert len(statements) <= 6
    again = national.get(f"{V1}/imports?limit=2", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304


def test_a_refused_file_is_in_the_list_at_once(national: TestClient) -> None:
    before = national.get(f"{V1}/imports").headers["etag"]
    send(national, BAD)
    assert national.get(f"{V1}/imports", headers={"If-None-Match": before}).json()["total"] == 1


def test_what_is_asked_wrongly_is_refused_before_anything_is_read(national: TestClient) -> None:
    assert national.post(f"{V1}/imports?as=nothing", files={"file": ("a.csv", GOOD)}).status_code == 422
    assert national.post(f"{V1}/imports?on_bad_rows=maybe", files={"file": ("a.csv", GOOD)}).status_code == 422
    assert national.post(f"{V1}/imports", json={"file": "a.csv"}).status_code == 422


def test_a_file_larger_than_the_operator_allows(national: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(endpoints, "settings", lambda: Settings(max_upload_bytes=1000))
    answer = national.post(f"{V1}/imports", files={"file": ("a.csv", "x" * 2_000_000)})
    assert answer.status_code == 413
    assert national.get(f"{V1}/imports").json()["total"] == 0


def test_a_fault_in_the_middle_is_the_last_line(national: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*args: object, **named: object) -> None:
        raise RuntimeError("secret")

    monkeypatch.setattr(endpoints, "import_file", fails)
    steps = send(national, GOOD)
    assert [step["step"] for step in steps] == ["failed"]
    assert steps[0]["problem"]["status"] == 500
    assert "secret" not in json.dumps(steps)


def test_an_analyst_sends_figures_of_their_own_area_alone(signed_in: SignIn, make: Making) -> None:
    with make() as m:
        m.practice("Z10103", "Quay Road", within=[m.commissioner("Q90", "Upper Vale")])
    analyst = signed_in("analyst", "Q90")
    own = HEAD + "Z10103,missed_call_share,2018-07-01,5,100\n"
    refused = send(analyst, own + "Z10101,missed_call_share,2018-07-01,5,100\n")[-1]["import"]
    assert refused["problem_kinds"] == [{"what": "Not one of your practices", "count": 1}]
    loaded = send(analyst, own)[-1]["import"]
    assert (loaded["state"], loaded["may_withdraw"]) == ("loaded", True)
    assert analyst.post(f"{V1}/imports/{loaded['id']}/withdrawal").json()["state"] == "withdrawn"


def test_nobody_but_the_national_team_knows_of_another_persons_import(signed_in: SignIn, make: Making) -> None:
    with make() as m:
        m.commissioner("Q90", "Upper Vale")
    sent = send(signed_in("national"), GOOD)[-1]["import"]["id"]
    analyst = signed_in("analyst", "Q90")
    assert analyst.get(f"{V1}/imports").json()["total"] == 0
    for path in ("", "/problems", "/problems.csv"):
        assert analyst.get(f"{V1}/imports/{sent}{path}").status_code == 404
    assert analyst.post(f"{V1}/imports/{sent}/withdrawal").status_code == 404


def test_lists_of_organisations_come_from_the_national_team(signed_in: SignIn, make: Making) -> None:
    with make() as m:
        m.commissioner("Q90", "Upper Vale")
    content = "practice,federation,from,to\nZ10101,F901,2018-01-01,\n"
    outcome = send(signed_in("analyst", "Q90"), content, name="federations.csv")[-1]["import"]
    assert outcome["state"] == "refused"
    assert "national team alone" in outcome["problem_kinds"][0]["what"]


def test_what_an_analyst_sent_is_not_the_national_teams_word(signed_in: SignIn, make: Making) -> None:
    with make() as m:
        m.practice("Z10103", "Quay Road", within=[m.commissioner("Q90", "Upper Vale")])
    analyst, own = signed_in("analyst", "Q90"), HEAD + "Z10103,missed_call_share,2018-07-01,5,100\n"
    first = send(analyst, own)[-1]["import"]
    national = signed_in("national")
    assert send(national, own)[-1]["import"]["state"] == "loaded"
    analyst.post(f"{V1}/imports/{first['id']}/withdrawal")
    assert national.get(f"{V1}/observations?measure=missed_call_share").json()["total"] == 1
