"""Sites with their practices, and how deprived their patients are."""

from fastapi.testclient import TestClient
from sqlalchemy import select

from groundswell.organisations.models import Deprivation, Organisation
from tests.cohorts.asking import all_of, refused, seen
from tests.cohorts.world import V1, World
from tests.conftest import Making, SignIn

SITE = {"programme": "leaders", "name": "Harrowdene", "place": "Harrowdene, Tideway", "practices": ["z10101", "Z10103"]}


def test_a_site_has_its_practices_and_the_mean_of_their_newest_scores(faculty: TestClient, make: Making) -> None:
    with make() as m:
        ids = dict(m.session.execute(select(Organisation.code, Organisation.id)).all())
        scores = [
            ("Z10101", 2015, 40.0, 1),
            ("Z10101", 2019, 30.0, 1),
            ("Z10101", 2019, 20.0, 2),  # imported later, so in force
            ("Z10103", 2019, 30.0, 1),
            ("Z10104", 2019, 90.0, 1),
        ]
        for code, year, score, import_id in scores:
            m.session.add(
                Deprivation(
                    organisation_id=ids[code], year=year, score=score, import_id=import_id, revision_id=m.revision.id
                )
            )
    answer = faculty.post(f"{V1}/sites", json=SITE | {"practices": ["z10101", "Z10102", "Z10103"]})
    assert answer.status_code == 201
    site = answer.json()
    assert [each["code"] for each in site["practices"]] == ["Z10101", "Z10102", "Z10103"]
    assert site["deprivation"] == {"score": 25.0, "year": 2019, "practices_with_score": 2}
    assert faculty.get(answer.headers["location"]).json() == site
    table = faculty.get(f"{V1}/sites.csv").text.splitlines()
    assert table[1].endswith("Z10101; Z10102; Z10103,25.0,2019")


def test_without_scores_there_is_no_deprivation(faculty: TestClient) -> None:
    assert faculty.post(f"{V1}/sites", json=SITE).json()["deprivation"] is None


def test_what_is_refused(faculty: TestClient) -> None:
    faculty.post(f"{V1}/sites", json=SITE)
    refused(faculty.post(f"{V1}/sites", json=SITE), 409, "already has a site called Harrowdene")
    other = SITE | {"name": "Other"}
    refused(
        faculty.post(f"{V1}/sites", json=other | {"practices": ["Z99999"]}),
        422,
        "No practice has the code",
        "practices",
    )
    refused(faculty.post(f"{V1}/sites", json=other | {"practices": ["F901"]}), 422, "No practice has the code F901")
    refused(faculty.post(f"{V1}/sites", json=other | {"programme": "nowhere"}), 404, "no programme called nowhere")
    refused(faculty.get(f"{V1}/sites/999"), 404, "There is no site 999")


def test_a_site_is_changed_by_those_who_saw_it(faculty: TestClient) -> None:
    site = faculty.post(f"{V1}/sites", json=SITE).json()
    url = f"{V1}/sites/{site['id']}"
    assert faculty.patch(url, json={"place": "Elsewhere"}).status_code == 428
    changed = faculty.patch(url, json={"place": "Elsewhere", "practices": []}, headers=seen(site["revision"])).json()
    assert (changed["place"], changed["practices"], changed["name"]) == ("Elsewhere", [], "Harrowdene")
    refused(faculty.patch(url, json={"place": "x"}, headers=seen(site["revision"])), 412, "this site")
    second = faculty.post(f"{V1}/sites", json=SITE | {"name": "Northbay"}).json()
    taken = faculty.patch(f"{V1}/sites/{second['id']}", json={"name": "Harrowdene"}, headers=seen(second["revision"]))
    refused(taken, 409, "already has a site")


def test_sites_of_one_programme(faculty: TestClient, world: World, signed_in: SignIn) -> None:
    faculty.post(f"{V1}/sites", json=SITE)
    assert [each["name"] for each in all_of(faculty, "/sites?programme=leaders")] == ["Harrowdene"]
    assert all_of(faculty, "/sites?programme=other") == []
    assert signed_in("lead", "F901").post(f"{V1}/sites", json=SITE | {"name": "x"}).status_code == 403
