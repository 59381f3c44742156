"""Versions and ETags: a resource's own, and a page's."""

from fastapi.testclient import TestClient
from sqlalchemy import delete, select, update

from groundswell.access.principal import OPERATOR
from groundswell.database.engine import writing
from groundswell.organisations.models import FormerSpell, Organisation, Spell
from groundswell.revisions import actions as revisions
from tests.conftest import Counting, SignIn
from tests.exchange.fhir.reading import AT, got, ids
from tests.factories.made import LAST_MONTH, making


def test_one_resource_has_its_version_as_its_etag(world: None, system: SignIn) -> None:
    whole = system("ENG")
    for path in ("Organization/Z10101", "Measure/dna-rate", "OrganizationAffiliation/Z10101.Q90.0001-01-01"):
        answer = whole.get(f"{AT}/{path}")
        meta = answer.json()["meta"]
        assert answer.headers["etag"] == f'W/"{meta["versionId"]}"'
        again = whole.get(f"{AT}/{path}", headers={"If-None-Match": answer.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
        other = whole.get(f"{AT}/{path}", headers={"If-None-Match": 'W/"0"'})
        assert other.status_code == 200


def test_a_page_is_unchanged_until_something_changes(world: None, system: SignIn) -> None:
    whole = system("ENG")
    first = whole.get(f"{AT}/MeasureReport?_count=2")
    known = {"If-None-Match": first.headers["etag"]}
    assert whole.get(f"{AT}/MeasureReport?_count=2", headers=known).status_code == 304
    with making() as m:
        place = m.session.scalars(select(Organisation).where(Organisation.code == "Z10101")).one()
        m.figure(place, "dna_rate", LAST_MONTH.replace(month=9), 1, 2)
    assert whole.get(f"{AT}/MeasureReport?_count=2", headers=known).status_code == 200


def test_pages_differ_by_the_address_by_which_the_server_is_known(world: None, system: SignIn) -> None:
    whole = system("ENG")
    here = whole.get(f"{AT}/Organization?_count=1")
    there = whole.get(f"{AT}/Organization?_count=1", headers={"host": "figures.example"})
    assert here.headers["etag"] != there.headers["etag"]
    assert "http://figures.example/fhir/R4/Organization" in there.text
    assert "figures.example" not in here.text


def test_an_organisation_changes_with_whom_it_is_part_of(world: None, system: SignIn) -> None:
    whole = system("ENG")
    before = got(whole, "Organization/Z10101")
    with making() as m:
        place, lower = (
            m.session.scalars(select(Organisation).where(Organisation.code == code)).one() for code in ("Z10101", "Q91")
        )
        spell = m.session.scalars(
            select(Spell).where(Spell.organisation_id == place.id, Spell.parent_kind == "commissioner")
        ).one()
        former = {
            name: getattr(spell, name)
            for name in ("organisation_id", "parent_kind", "parent_id", "first", "until", "inferred", "revision_id")
        }
        m.session.execute(delete(Spell).where(Spell.id == spell.id))
        m.session.add(FormerSpell(**former, ended_revision_id=m.revision.id))
        moment = m.revision.made_at
    ended = got(whole, "Organization/Z10101")
    assert "partOf" not in ended
    assert int(ended["meta"]["versionId"]) > int(before["meta"]["versionId"])
    since = f"_lastUpdated=ge{moment.isoformat().replace('+', '%2B')}"
    assert ids(whole, f"Organization?{since}") == ["Z10101"]
    with making() as m:
        m.spell(place, lower)
    begun = got(whole, "Organization/Z10101")
    assert begun["partOf"]["reference"] == "Organization/Q91"
    assert int(begun["meta"]["versionId"]) > int(ended["meta"]["versionId"])


def test_what_has_no_number_yet_is_given_one_first(world: None, system: SignIn) -> None:
    """As when a writer has committed and has not come to numbering it."""
    whole = system("ENG")
    with writing() as session:
        revision = revisions.begin(session, by=OPERATOR, action="made_for_a_test")
        renamed = update(Organisation).where(Organisation.code == "Z10103")
        session.execute(renamed.values(name="Quay Street", revision_id=revision.id))
        assert revision.sequence is None
    found = got(whole, "Organization/Z10103")
    assert found["name"] == "Quay Street"
    assert int(found["meta"]["versionId"]) > int(got(whole, "Organization/Z10102")["meta"]["versionId"])


def test_a_page_takes_as_many_questions_whatever_is_on_it(world: None, system: SignIn, counted: Counting) -> None:
    whole: TestClient = system("ENG")
    for query, most in {
        "Organization?x={}": 6,
        "Organization?_revinclude=OrganizationAffiliation:participating-organization&x={}": 7,
        "OrganizationAffiliation?x={}": 4,
        "Measure?x={}": 3,
        "MeasureReport?x={}": 6,
    }.items():
        told = []
        got(whole, query.format(0) + "&_count=1")  # what the caller may see is read once after each revision
        for count in (1, 100):
            with counted() as statements:
                got(whole, f"{query.format(count)}&_count={count}")
            told.append(len(statements))
        assert max(told) <= most, (query, told)
