"""Members, providers and contracts over the API."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from groundswell.access.principal import OPERATOR
from groundswell.database.engine import reading, writing
from groundswell.faculty.models import FacultyMember
from groundswell.people.actions import create_user
from groundswell.people.models import Person
from tests.conftest import Counting, Making, SignIn
from tests.factories.made import PASSWORD
from tests.faculty.members import STAGES, V1, accredited, ago, member, of

NEW = {"name": "Tom Avery", "background": "Practice manager", "joined": str(ago(100)), "days_per_month": 6}


@pytest.fixture
def faculty(signed_in: SignIn) -> TestClient:
    return signed_in("faculty")


def add(client: TestClient, **facts: Any) -> Any:
    return client.post(f"{V1}/faculty-members", json=NEW | facts)


def names(client: TestClient, query: str = "") -> list[str]:
    return [each["name"] for each in client.get(f"{V1}/faculty-members{query}").json()["items"]]


def test_a_member_is_taken_in_and_read(faculty: TestClient, make: Making) -> None:
    with make() as m:
        m.region("Y91", "Northreach")
    answer = add(faculty, region="y91", skills=["Lean", "Coaching", "Lean"], email="tom@tests.example")
    assert answer.status_code == 201
    page = faculty.get(answer.headers["Location"]).json()
    assert page == answer.json()
    assert page["region"] == {"code": "Y91", "name": "Northreach", "kind": "region"}
    assert page["skills"] == ["Coaching", "Lean"]
    assert (page["stage"], page["stages"], page["next_stage"]["title"]) == (None, [], "Recruited")
    assert page["may_sign_off"] is False


def test_what_cannot_be_is_refused(faculty: TestClient, make: Making) -> None:
    assert add(faculty, name=" ").status_code == 422
    assert add(faculty, region="Y99").json()["detail"] == "No region has the code Y99."
    with make() as m:
        m.federation("F901")
    assert add(faculty, region="F901").status_code == 422
    assert add(faculty, days_per_month=32).status_code == 422
    assert add(faculty, days_per_month=-1).status_code == 422
    assert names(faculty) == []


def test_changes_are_of_what_was_seen(faculty: TestClient) -> None:
    made = add(faculty, skills=["Lean"]).json()
    url = f"{V1}/faculty-members/{made['id']}"
    seen = {"If-Match": f'"{made["revision"]}"'}
    assert faculty.patch(url, json={"days_per_month": 4}).status_code == 428
    changed = faculty.patch(url, json={"days_per_month": 4, "left_on": str(ago(1))}, headers=seen)
    assert changed.status_code == 200
    assert (changed.json()["days_per_month"], changed.json()["background"]) == (4, "Practice manager")
    assert changed.json()["skills"] == ["Lean"]
    stale = faculty.patch(url, json={"skills": []}, headers=seen)
    assert (stale.status_code, stale.json()["current"]) == (412, changed.json()["revision"])
    now = {"If-Match": f'"{changed.json()["revision"]}"'}
    early = faculty.patch(url, json={"left_on": str(ago(101))}, headers=now)
    assert early.json()["errors"] == [{"field": "left_on", "message": f"Choose a day from {ago(100)} onwards."}]
    emptied = faculty.patch(url, json={"skills": [], "left_on": None, "region": None}, headers=now).json()
    assert (emptied["skills"], emptied["left_on"]) == ([], None)


def test_filters(faculty: TestClient, make: Making) -> None:
    with make() as m:
        north = m.region("Y91", "Northreach")
        accredited(m, "Anna", joined=ago(300), region=north)
        member(m, "Bert", joined=ago(90), reached=[ago(80)])
        member(m, "Carl", joined=ago(90), left_on=ago(1))
        member(m, "Dora", joined=ago(-5))
    add(faculty, skills=["Lean"])
    assert names(faculty) == ["Anna", "Bert", "Tom Avery"]
    assert names(faculty, "?active=false") == ["Anna", "Bert", "Carl", "Dora", "Tom Avery"]
    assert names(faculty, "?region=y91") == ["Anna"]
    assert names(faculty, "?skill=Lean") == ["Tom Avery"]
    assert names(faculty, "?stage=0") == ["Tom Avery"]
    stages = {each["title"]: each["id"] for each in faculty.get(f"{V1}/apprenticeship-stages").json()["items"]}
    assert names(faculty, f"?stage={stages['Recruited']}") == ["Bert"]
    assert names(faculty, f"?stage={stages['Accredited']}") == ["Anna"]
    assert faculty.get(f"{V1}/faculty-members?stage={2**70}").status_code == 422


def test_the_table_is_the_list(faculty: TestClient) -> None:
    add(faculty, name="=cmd()", skills=["Lean", "Coaching"])
    lines = faculty.get(f"{V1}/faculty-members.csv").text.splitlines()
    assert lines[0] == "id,name,background,region,joined,left_on,days_per_month,skills,stage,accredited"
    assert lines[1].split(",", 1)[1] == f"'=cmd(),Practice manager,,{ago(100)},,6.0,Coaching; Lean,,False"


def test_founders_need_nobody_until_the_first_step_is_signed(
    national: TestClient, client: TestClient, make: Making
) -> None:
    with make() as m:
        user = m.user("faculty", email="ines@tests.example")
    founder = add(national, name="Ines Caldwell", founder=True, email="ines@tests.example")
    assert founder.status_code == 201
    assert [step["title"] for step in founder.json()["stages"]] == list(STAGES)
    assert {step["signed_by"] for step in founder.json()["stages"]} == {None}
    tom = add(national).json()
    ines = of(client, user.id)
    step = {"stage": tom["next_stage"]["id"], "on": str(ago(50))}
    assert ines.post(f"{V1}/faculty-members/{tom['id']}/stages", json=step).status_code == 201
    late = add(national, name="Late", founder=True)
    assert late.status_code == 409
    assert late.json()["detail"] == "The faculty has begun to sign off its steps: a new member goes through them."


def test_nobody_makes_a_founder_of_themselves(client: TestClient, make: Making) -> None:
    with make() as m:
        user = m.user("faculty", email="ines@tests.example")
    ines = of(client, user.id)
    refused = add(ines, founder=True, email="Ines@tests.example")
    assert refused.status_code == 403
    assert names(ines) == []


def test_a_person_is_in_the_faculty_once(faculty: TestClient) -> None:
    assert add(faculty, email="tom@tests.example").status_code == 201
    again = add(faculty, email="Tom@Tests.example")
    assert again.status_code == 409
    assert again.json()["detail"] == "Tom Avery, with the address Tom@Tests.example, is in the faculty already."
    other = add(faculty, name="Tim Avory", email="tom@tests.example")
    assert (other.status_code, other.json()["detail"]) == (422, "This address belongs to somebody of another name.")


def test_a_participant_who_joins_the_faculty_is_the_same_person(faculty: TestClient, make: Making) -> None:
    with make() as m:
        person = Person(name="Tom Avery", email="tom@tests.example", revision_id=m.revision.id)
        m.session.add(person)
    member_id = add(faculty, email="Tom@tests.example").json()["id"]
    with reading() as session:
        assert session.get_one(FacultyMember, member_id).person_id == person.id


def test_who_may_sign_in_later_is_the_member_of_that_address(
    faculty: TestClient, client: TestClient, session: Any
) -> None:

    tom = add(faculty, email="tom@tests.example").json()
    with writing() as written:
        user = create_user(
            written,
            by=OPERATOR,
            email="TOM@tests.example",
            name="Tom Avery",
            role="faculty",
            organisation="ENG",
            password=PASSWORD,
        ).id
    page = of(client, user).get(f"{V1}/faculty-members/{tom['id']}").json()
    assert page["why_not"] == "Nobody signs off their own step: ask another accredited member."


def test_roles(faculty: TestClient, signed_in: SignIn, make: Making) -> None:
    made = add(faculty, email="tom@tests.example").json()
    with make() as m:
        m.federation("F901")
        m.practice("Z10101")
        m.commissioner("Q90")
    lead = signed_in("lead", "F901")
    assert names(lead) == ["Tom Avery"]
    assert lead.get(f"{V1}/faculty-members").json()["items"][0]["email"] is None
    assert add(lead).status_code == 403
    seen = {"If-Match": f'"{made["revision"]}"'}
    assert lead.patch(f"{V1}/faculty-members/{made['id']}", json={"skills": []}, headers=seen).status_code == 403
    for role, place in (("practice", "Z10101"), ("analyst", "Q90")):
        assert signed_in(role, place).get(f"{V1}/faculty-members").status_code == 403


def test_the_list_takes_as_many_queries_for_forty_as_for_two(
    faculty: TestClient, make: Making, counted: Counting
) -> None:
    took = []
    for count in (2, 38):
        with make() as m:
            for number in range(count):
                accredited(m, f"Member {count} {number}", joined=ago(200))
        with counted() as statements:
            faculty.get(f"{V1}/faculty-members")
        took.append(len(statements))
    assert took[1] <= took[0] <= 6


# --- providers -----------------------------------------------------------------------------------------------------


def provider(client: TestClient, **facts: Any) -> Any:
    return client.post(f"{V1}/providers", json={"name": "Tidewater Lean", "specialism": "Lean"} | facts)


CONTRACT = {"title": "Year one", "first": "2018-04-01", "last": "2019-03-31", "days": 40}


def test_a_provider_and_its_contracts(faculty: TestClient) -> None:
    made = provider(faculty, contact="lean@tests.example")
    assert made.status_code == 201
    url = f"{V1}/providers/{made.json()['id']}/contracts"
    answer = faculty.post(url, json=CONTRACT)
    assert answer.status_code == 201
    assert answer.json()["contracts"] == [CONTRACT | {"id": answer.json()["contracts"][0]["id"]}]
    assert faculty.get(f"{V1}/providers").json() == {"items": [answer.json()], "total": 1}
    lines = faculty.get(f"{V1}/providers.csv").text.splitlines()
    assert lines == [
        "provider,specialism,title,first,last,days",
        "Tidewater Lean,Lean,Year one,2018-04-01,2019-03-31,40.0",
    ]


def test_providers_and_contracts_that_cannot_be(faculty: TestClient, signed_in: SignIn, make: Making) -> None:
    made = provider(faculty).json()
    again = provider(faculty)
    assert (again.status_code, again.json()["detail"]) == (409, "There is already a provider called Tidewater Lean.")
    assert provider(faculty, name=" ").status_code == 422
    url = f"{V1}/providers/{made['id']}/contracts"
    backwards = faculty.post(url, json=CONTRACT | {"last": "2018-03-31"})
    assert backwards.json()["errors"] == [{"field": "last", "message": "Choose a day from 2018-04-01 onwards."}]
    assert faculty.post(url, json=CONTRACT | {"days": 0}).status_code == 422
    assert faculty.post(f"{V1}/providers/999999/contracts", json=CONTRACT).status_code == 404
    with make() as m:
        m.federation("F901")
    lead = signed_in("lead", "F901")
    assert provider(lead, name="Other").status_code == 403
    assert lead.post(url, json=CONTRACT).status_code == 403
    assert lead.get(f"{V1}/providers").json()["total"] == 1


def test_a_skill_is_spelled_as_the_others_who_have_it_spell_theirs(faculty: TestClient) -> None:
    add(faculty, name="Ann Lowe", skills=["Coaching"])
    second = add(faculty, name="Ben Marr", skills=[" coaching", "Lean", "lean"]).json()
    assert second["skills"][0] == "Coaching"
    assert [skill.casefold() for skill in second["skills"]] == ["coaching", "lean"]
