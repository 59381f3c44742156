"""What worked elsewhere, for a federation that struggles with the same measure."""

import numpy as np

from groundswell.access.principal import OPERATOR
from groundswell.database.engine import reading
from groundswell.innovations.models import InnovationContact
from groundswell.organisations.models import Deprivation, Organisation
from groundswell.people.models import Person
from groundswell.reports.worked_elsewhere.page import worked_elsewhere
from groundswell.reports.worked_elsewhere.schemas import WhatWorkedElsewhere
from tests.conftest import Counting, SignIn
from tests.factories.made import Made, making
from tests.reports.evidence_worlds import MONTHS, country
from tests.reports.worlds import CALLS


def asked(code: str = "F990") -> WhatWorkedElsewhere:
    with reading() as session:
        return worked_elsewhere(session, by=OPERATOR, code=code)


def struggling(made: Made, level: float = 0.14) -> list[Organisation]:
    """A federation of three practices whose missed calls rose in the last eight months."""
    federation = made.federation("F990", "Weir Federation")
    random = np.random.default_rng(3)
    practices = []
    for number in range(3):
        share = level + random.normal(0, 0.004, MONTHS)
        share[-8:] += 0.04
        practice = made.practice(f"Z99{number:03}", within=[federation])
        made.figures(practice, CALLS, np.round(share * 1000).tolist(), 1000.0)
        made.figures(practice, "registered_patients", [4500.0] * 3)
        practices.append(practice)
    return practices


def contact(made: Made, innovation_id: int, name: str, federation: str, words: str = "") -> None:
    person = Person(name=name, revision_id=made.revision.id)
    made.session.add(person)
    made.session.flush()
    place = made.session.query(Organisation).filter_by(code=federation).one()
    made.session.add(
        InnovationContact(
            innovation_id=innovation_id,
            person_id=person.id,
            organisation_id=place.id,
            words=words,
            revision_id=made.revision.id,
        )
    )


def test_what_is_getting_worse_is_matched_to_what_moved_it_elsewhere(database: None, counted: Counting) -> None:
    with making() as made:
        what = country(made, adopting=6, others=3, practices=3)
        struggling(made)
        contact(made, what.id, "Gwen Invented", "F901", "began it")
        contact(made, what.id, "Own Person", "F990")
    with counted() as statements:
        found = asked()
    assert len(statements) <= 20
    assert found["matched"] == "Matched to what is getting worse here: missed calls."
    assert [(each["measure"]["code"], each["why"]) for each in found["struggles"]] == [(CALLS, "getting worse")]
    (item,) = found["items"]
    assert item["innovation"]["title"] == "Call back instead of hold"
    assert item["sentence"].startswith("Missed calls fell by ")
    assert " points at six sites (" in item["sentence"]
    assert item["strength"]["word"] == "Moderate"
    assert [each["name"] for each in item["talk_to"]] == ["Gwen Invented", "Own Person"]
    assert item["here"] is None
    assert found["words"] is None


def test_sites_alike_are_counted_and_pooled(database: None) -> None:
    """Six sites began where this federation is now; three of them are as deprived."""
    with making() as made:
        country(made, adopting=6, others=0, practices=3)
        here = struggling(made, level=0.105)
        for place in here:
            _deprived(made, place, 40.0)
        for number in range(6):
            for practice in range(3):
                code = f"Z{number:02}{practice:03}"
                found = made.session.query(Organisation).filter_by(code=code).one()
                _deprived(made, found, 41.0 if number < 3 else 10.0)
    (item,) = asked()["items"]
    assert item["alike_sites"] == 3
    assert item["alike"].startswith("Three of the six are like this federation; there the change was −")


def _deprived(made: Made, place: Organisation, score: float) -> None:
    made.session.add(
        Deprivation(organisation_id=place.id, year=2015, score=score, import_id=1, revision_id=made.revision.id)
    )


def test_an_innovation_that_all_here_have_adopted_is_not_offered(database: None) -> None:
    with making() as made:
        country(made, adopting=4, others=1, practices=2)
    found = asked("F900")
    assert all(item["innovation"]["code"] != "call-back" for item in found["items"])


def test_an_innovation_that_moved_nothing_is_not_offered(database: None) -> None:
    with making() as made:
        country(made, adopting=5, others=3, practices=3, change=0.0, differ=0.0)
        struggling(made)
    found = asked()
    assert found["items"] == []
    assert found["words"] == (
        "No innovation in the library has been followed by better figures of these at other sites yet."
    )


def test_nothing_to_look_for(database: None, signed_in: SignIn) -> None:
    with making() as made:
        made.federation("F990")
    answer = signed_in("national").get("/api/v1/federations/F990/worked-elsewhere").json()
    assert answer["words"] == "There is nothing to look for elsewhere."
    assert signed_in("national").get("/api/v1/federations/F999/worked-elsewhere").status_code == 404


def test_the_worst_quarter_is_a_struggle(database: None) -> None:
    """Steady, but the highest of ten federations."""
    with making() as made:
        for place in range(10):
            federation = made.federation(f"F95{place}" if place else "F990")
            practice = made.practice(f"Z95{place:03}", within=[federation])
            level = 200.0 if place == 0 else 80.0 + place
            figures = [level + (month % 4) for month in range(24)]
            made.figures(practice, CALLS, figures, 1000.0)
    found = asked()
    assert [each["why"] for each in found["struggles"]] == ["among the worst quarter of federations"]
