"""The head of an innovation's page, and the library with what has been found of its evidence."""

from datetime import date

import pytest
from fastapi.testclient import TestClient

from groundswell.access.principal import OPERATOR
from groundswell.database.engine import reading
from groundswell.innovations.models import InnovationContact, InnovationMeasure
from groundswell.people.models import Person
from groundswell.reports.evidence.found import forget
from groundswell.reports.evidence.page import evidence
from groundswell.reports.innovations.page import facts
from tests.api.world import small_country
from tests.conftest import Making, SignIn
from tests.factories.initiatives import place
from tests.reports.spreading import adopts, innovation

URL = "/api/v1/innovations/call-back-instead-of-hold/page"


def world(make: Making) -> None:
    small_country()
    with make() as m:
        of = innovation(m, cost="£200 a month", people="One receptionist", how_to="Ring back.")
        of.first_tried, of.first_tried_at_id = date(2016, 2, 1), place(m, "F901").id
        gwen = Person(name="Gwen Astley", email=None, user_id=None, revision_id=m.revision.id)
        m.session.add(gwen)
        m.session.flush()
        m.session.add(
            InnovationContact(
                innovation_id=of.id,
                person_id=gwen.id,
                organisation_id=place(m, "F901").id,
                words="began it",
                revision_id=m.revision.id,
            )
        )
        m.session.add(InnovationMeasure(innovation_id=of.id, measure_id=m.measure_id("missed_call_share")))
        adopts(m, of, place(m, "Z10101"), [("adopted", date(2018, 5, 3))])
        adopts(m, of, place(m, "Z10105"), [("adopted", date(2016, 5, 3))])


def test_what_it_is_and_whom_to_ask(make: Making, signed_in: SignIn) -> None:
    world(make)
    page = signed_in("practice", "Z10103").get(URL).json()
    assert page["facts"] == "Innovation · First tried at Alderbourne, February 2016"
    assert "".join(each["text"] for each in page["sentence"]) == "1 of 4 practices uses it."
    assert page["takes"] == [
        {"what": "Cost", "words": "£200 a month"},
        {"what": "People", "words": "One receptionist"},
    ]
    assert [(each["name"], each["organisation"]["code"]) for each in page["contacts"]] == [("Gwen Astley", "F901")]
    assert (page["using"], page["practices"], page["stages"]["adopted"]) == (1, 4, 1)
    assert (page["may_edit"], page["may_record"]) == (False, True)
    assert signed_in("analyst", "Q90").get(URL).json()["may_record"] is False
    assert signed_in("faculty").get(URL).json()["may_edit"] is True


@pytest.mark.parametrize(
    ("themes", "where", "when", "words"),
    [
        ([], None, None, "Innovation"),
        (["A", "B"], None, None, "Innovation · A; B"),
        (["A"], "Fenwater", None, "Innovation · A · First tried at Fenwater"),
        (["A"], None, date(2016, 2, 9), "Innovation · A · First tried in February 2016"),
    ],
)
def test_the_line_of_facts(themes: list[str], where: str | None, when: date | None, words: str) -> None:
    assert facts(themes, where, when) == words


def test_the_library_says_what_evidence_has_been_found(make: Making, national: TestClient) -> None:
    world(make)
    forget()
    (item,) = national.get("/api/v1/innovations").json()["items"]
    assert (item["strength"], item["headline"], item["adopted"], item["practices"]) == (None, None, 1, 4)
    assert national.get("/api/v1/innovations?strength=none").json()["total"] == 0
    with reading() as session:
        told = evidence(session, by=OPERATOR, code=item["code"])
    (item,) = national.get("/api/v1/innovations?sort=strength").json()["items"]
    assert item["strength"] == {"word": told["strength"]["word"], "level": told["strength"]["level"]}
    assert item["headline"]
    assert "".join(each["text"] for each in told["sentence"]).startswith(item["headline"])
    assert national.get("/api/v1/innovations?strength=none").json()["total"] == 1
    with make() as m:
        m.figure(place(m, "Z10101"), "missed_call_share", date(2018, 11, 1), 12, 100)
    (item,) = national.get("/api/v1/innovations").json()["items"]
    assert item["strength"] is None, "what was found before the last figure is not said"
