"""Everything at once: asked for, waited for, fetched; then what has changed since, and what is gone."""

import json
import time
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select

from groundswell.measures.models import FormerObservation, Observation
from groundswell.measures.periods import month_of
from groundswell.organisations.models import FormerSpell, Organisation, Spell
from groundswell.settings import settings
from tests.conftest import SignIn
from tests.exchange.fhir.reading import AT, TYPES, ids, parsed, refused, walked
from tests.exchange.fhir.world import TELLING
from tests.factories.made import LAST_MONTH, Made, making

ASYNC = {"Prefer": "respond-async"}
NDJSON = "application/fhir+ndjson"


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings(), "exports_folder", tmp_path)


def asked(client: TestClient, query: str = "", **headers: str) -> str:
    """The path at which to ask how far it is."""
    answer = client.get(f"{AT}/$export{query}", headers=ASYNC | headers)
    assert answer.status_code == 202, answer.text
    parsed(answer.json())
    return str(answer.headers["content-location"].removeprefix("http://testserver"))


def manifest(client: TestClient, at: str) -> dict[str, Any]:
    until = time.monotonic() + 60
    while (answer := client.get(at)).status_code == 202:
        assert "resources written" in answer.headers["x-progress"]
        assert int(answer.headers["retry-after"]) > 0
        assert time.monotonic() < until
        time.sleep(0.05)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/json"
    read: dict[str, Any] = answer.json()
    assert read["requiresAccessToken"] is True
    assert read["error"] == []
    return read


def lines(client: TestClient, files: list[dict[str, Any]]) -> list[dict[str, Any]]:
    read = []
    for file in files:
        answer = client.get(file["url"], headers={"Accept": NDJSON})
        assert answer.status_code == 200
        assert answer.headers["content-type"].partition(";")[0] == NDJSON
        resources = [json.loads(line) for line in answer.text.splitlines()]
        assert len(resources) == file["count"]
        for resource in resources:
            assert resource["resourceType"] == file["type"]
            parsed(resource)
        read += resources
    return read


def addresses(resources: list[dict[str, Any]]) -> set[str]:
    return {f"{each['resourceType']}/{each['id']}" for each in resources}


def gone(bundles: list[dict[str, Any]]) -> set[str]:
    assert {entry["request"]["method"] for each in bundles for entry in each["entry"]} <= {"DELETE"}
    return {entry["request"]["url"] for each in bundles for entry in each["entry"]}


def moved(m: Made, practice: Organisation, to: Organisation) -> None:
    """It is learnt that the practice has always been with another commissioner."""
    spell = m.session.scalars(
        select(Spell).where(Spell.organisation_id == practice.id, Spell.parent_kind == "commissioner")
    ).one()
    former = {column.key: getattr(spell, column.key) for column in Spell.__table__.columns if column.key != "id"}
    m.session.add(FormerSpell(**former, ended_revision_id=m.revision.id))
    m.session.delete(spell)
    m.session.flush()
    m.touched.groups.add(former["parent_id"])
    m.spell(practice, to)


def everything(client: TestClient) -> dict[str, dict[str, Any]]:
    found = [resource for name in TYPES for resource in walked(client, f"{name}?_count=1000")]
    return {f"{each['resourceType']}/{each['id']}": each for each in found}


def test_all_resources_come_as_files_and_are_those_of_searches(world: None, system: SignIn) -> None:
    whole = system("ENG")
    told = manifest(whole, asked(whole))
    assert told["request"] == f"http://testserver{AT}/$export"
    assert [file["type"] for file in told["output"]] == sorted(TYPES)
    assert told["deleted"] == []
    found = lines(whole, told["output"])
    assert {f"{each['resourceType']}/{each['id']}": each for each in found} == everything(whole)
    some = manifest(whole, asked(whole, f"?_type=Measure,Organization&_outputFormat={NDJSON.replace('+', '%2B')}"))
    assert [file["type"] for file in some["output"]] == ["Measure", "Organization"]


def test_a_copy_kept_by_since_stays_equal(world: None, system: SignIn) -> None:
    """A figure is added, one is withdrawn, a practice moves: after each the copy is what a search gives."""
    lower = system("Q91")
    told = manifest(lower, asked(lower))
    copy = {f"{each['resourceType']}/{each['id']}": each for each in lines(lower, told["output"])}
    assert copy == everything(lower)

    def follow() -> tuple[set[str], set[str]]:
        nonlocal told
        told = manifest(lower, asked(lower, f"?_since={told['transactionTime'].replace('+', '%2B')}"))
        new = lines(lower, told["output"])
        deleted = gone(lines(lower, told["deleted"]))
        assert not deleted & addresses(new)
        copy.update({f"{each['resourceType']}/{each['id']}": each for each in new})
        for each in deleted:
            copy.pop(each, None)
        assert copy == everything(lower)
        return addresses(new), deleted

    assert follow() == (set(), set())

    with making() as m:
        place = m.session.scalars(select(Organisation).where(Organisation.code == "Z10103")).one()
        m.figure(place, "dna_rate", LAST_MONTH, 1, 20)
    new, deleted = follow()
    assert any(".Z10103.2018-10" in each for each in new)
    assert deleted == set()

    with making() as m:
        calls = m.measure_id("inbound_calls")
        figure = m.session.get_one(Observation, (calls, place.id, LAST_MONTH))
        names = {column.key for column in Observation.__table__.columns}
        kept = {name: getattr(figure, name) for name in names}
        m.session.add(FormerObservation(**kept, ended_revision_id=m.revision.id, retracted=True))
        m.session.delete(figure)
        m.touched.figures(calls, [month_of(LAST_MONTH)], [place.id])
    new, deleted = follow()
    assert f"MeasureReport/{calls}.Z10103.2018-10" in deleted

    with making() as m:
        upper = m.session.scalars(select(Organisation).where(Organisation.code == "Q90")).one()
        moved(m, place, upper)
    new, deleted = follow()
    assert {each for each in deleted if ".Z10103." in each}
    assert "OrganizationAffiliation/Z10103.Q91.0001-01-01" in deleted
    assert {"Organization/Z10103", "OrganizationAffiliation/Z10103.Q90.0001-01-01"} <= new
    assert ids(lower, "MeasureReport?subject=Z10103") == []

    with making() as m:
        first = m.session.scalars(select(Organisation).where(Organisation.code == "Q91")).one()
        moved(m, place, first)
    new, _ = follow()
    assert {each for each in new if ".Z10103." in each and each.startswith("MeasureReport")}


def test_a_moment_of_ones_own_may_bring_more_than_has_changed_but_never_less(world: None, system: SignIn) -> None:
    whole = system("ENG")
    told = manifest(whole, asked(whole, "?_since=2018-10-01T00:00:00Z"))
    assert addresses(lines(whole, told["output"])) == set(everything(whole))
    assert manifest(whole, asked(whole, "?_since=2100-01-01"))["output"] == []


@pytest.mark.parametrize(("mine", "other"), [("Q90", "Q91"), ("Q91", "Q90")])
def test_no_file_holds_a_figure_of_another_commissioners_practice(
    world: None, system: SignIn, mine: str, other: str
) -> None:
    own = system(mine)
    at = asked(own)
    told = manifest(own, at)
    reports = [each for each in lines(own, told["output"]) if each["resourceType"] == "MeasureReport"]
    practices = [each for each in reports if each["subject"]["identifier"]["value"].startswith("Z1")]
    assert TELLING[mine] in json.dumps(practices)
    assert TELLING[other] not in json.dumps(practices)
    stranger = system(other)
    refused(stranger, at.removeprefix(f"{AT}/"), 404)
    assert stranger.get(told["output"][0]["url"]).status_code == 404


def test_an_export_may_be_given_up(world: None, system: SignIn) -> None:
    whole = system("ENG")
    at = asked(whole, "?_type=Measure")
    told = manifest(whole, at)
    assert whole.delete(at).status_code == 202
    refused(whole, at.removeprefix(f"{AT}/"), 404)
    assert whole.get(told["output"][0]["url"]).status_code == 404


def test_what_cannot_be_exported_is_refused_in_a_sentence(world: None, system: SignIn, client: TestClient) -> None:
    whole = system("ENG")
    assert "respond-async" in refused(whole, "$export", 400)
    for query in ("_type=Patient", "_since=gt2018", "_since=soon", "_outputFormat=csv", "_typeFilter=x", "_since=%00"):
        refused(whole, f"$export?{query}", 400 if "%00" in query else 422, **ASYNC)
    asked(whole, "?_type=Patient,Measure&_typeFilter=x", Prefer="respond-async, handling=lenient")
    refused(client, "$export", 401, **ASYNC)
    refused(system("Q90", scopes=["programmes"]), "$export", 403, **ASYNC)
    refused(whole, "exports/nothing", 404)
