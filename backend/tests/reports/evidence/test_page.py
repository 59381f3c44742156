"""The page of evidence, from adoptions and figures in a database."""

import csv
import io
import subprocess
import sys
from datetime import date

import pytest
from sqlalchemy import delete, update

from groundswell.access.principal import OPERATOR
from groundswell.database.engine import reading
from groundswell.innovations.models import Adoption, InnovationMeasure
from groundswell.organisations.models import Organisation, Spell
from groundswell.reports.evidence.found import Finder
from groundswell.reports.evidence.page import evidence
from groundswell.reports.evidence.schemas import Evidence
from groundswell.reports.figures.stated import known_measures
from groundswell.reports.wording.segments import plain_text
from tests.conftest import Counting, SignIn
from tests.factories.made import making
from tests.reports.evidence_worlds import adopts, country
from tests.reports.worlds import CALLS

AT = "/api/v1/innovations/call-back/evidence"


def page(measure: str | None = None) -> Evidence:
    with reading() as session:
        return evidence(session, by=OPERATOR, code="call-back", measure_code=measure)


def test_a_planted_fall_is_found(database: None, counted: Counting) -> None:
    with making() as made:
        country(made, adopting=6, others=5, practices=3)
    with counted() as statements:
        found = page()
    assert len(statements) <= 12, "and four that are read as arrays, past what is counted"
    assert page() == found
    pooled = found["pooled"]
    assert pooled is not None
    assert pooled["change"]["lower"] < -3 < pooled["change"]["upper"]
    assert (pooled["sites"], pooled["practices"]) == (6, 18)
    assert plain_text(found["sentence"]).startswith("At six sites missed calls fell by ")
    assert plain_text(found["sentence"]).endswith(" 18 of 33 practices have adopted it.")
    changes = [site["change"]["value"] for site in found["sites"]]
    assert changes == sorted(changes), "largest fall first"
    assert sum(site["weight"] or 0 for site in found["sites"]) == pytest.approx(1)
    assert found["strength"]["level"] == 2
    assert found["without_last_three"] is not None
    assert found["without_last_three"]["change"]["upper"] < 0
    assert found["without_last_three"]["sentence"].startswith(
        "Without the three months before adoption missed calls fell"
    )
    assert "as clear without the three months before adoption" in found["strength"]["in_favour"]
    assert found["comparison"]["change"] is not None
    assert found["comparison"]["change"]["upper"] < 0
    assert [(r["organisation"]["name"], r["sites"], r["change"]) for r in found["regions"]] == [
        ("Eastmarch", 6, pooled["change"])
    ]
    assert (found["first"], found["last"]) == ("2014-11-01", "2018-10-01")


def test_queries_do_not_grow_with_sites(database: None, counted: Counting) -> None:
    with making() as made:
        country(made, adopting=4, others=1, practices=1)
    with counted() as few:
        page()
    with making() as made:
        place = made.session.query(Organisation).filter_by(code="Q90").one()
        federation = made.federation("F980")
        known = made.session.query(Adoption).first()
        assert known is not None
        for number in range(4):
            practice = made.practice(f"Z98{number:03}", within=[federation, place])
            made.figures(practice, CALLS, [100.0 + number % 3] * 40, 1000.0)
            made.session.add(
                Adoption(
                    innovation_id=known.innovation_id,
                    organisation_id=practice.id,
                    stage="adopted",
                    stage_on=date(2017, 6, 1),
                    adopted_on=date(2017, 6, 1),
                    revision_id=made.revision.id,
                )
            )
    with counted() as more:
        page()
    assert len(more) == len(few)


def test_it_is_found_anew_when_a_figure_an_adoption_or_a_membership_changes(database: None) -> None:
    with making() as made:
        what = country(made, adopting=3, others=1, practices=2)
    before = page()

    def kept() -> bool:
        with reading() as session:
            known = known_measures(session)
            return Finder(session, known).remembered(what.id, known[CALLS]) is not None

    assert kept()
    with making() as made:
        practice = made.session.query(Organisation).filter_by(code="Z03000").one()
        made.figure(practice, CALLS, date(2014, 10, 1), 100, 1000)
    assert not kept()
    assert page()["first"] == "2014-10-01"
    with making() as made:
        adopts(made, what, made.session.query(Organisation).filter_by(code="Z03000").one(), date(2017, 1, 1))
    assert not kept()
    assert len(page()["sites"]) == len(before["sites"]) + 1
    with making() as made:
        practice = made.session.query(Organisation).filter_by(code="Z03000").one()
        made.spell(practice, made.scheme())
    assert not kept()


def test_a_site_of_fewer_than_three_practices_is_named_only_to_those_who_may_see_them(
    database: None, signed_in: SignIn
) -> None:
    with making() as made:
        country(made, adopting=4, others=2, practices=2)
    names = [site["name"] for site in signed_in("national").get(AT).json()["sites"]]
    assert sorted(names) == [f"Federation 0{number}" for number in range(4)]
    own = signed_in("lead", "F901").get(AT).json()["sites"]
    assert sorted(site["name"] for site in own) == ["A site of two practices"] * 3 + ["Federation 01"]
    hidden = [site for site in own if site["name"] != "Federation 01"]
    assert all(site["organisation"] is None and site["region"] is None for site in hidden)
    assert "Z0" not in signed_in("lead", "F901").get(AT).text, "practices are never named"


def test_a_site_without_enough_months_is_left_out_and_said_so(database: None) -> None:
    with making() as made:
        what = country(made, adopting=2, others=1, practices=3)
        late = made.session.query(Organisation).filter_by(code="Z02000").one()
        adopts(made, what, late, date(2018, 9, 3))
    found = page()
    assert found["pooled"] is None
    assert found["without_last_three"] is None
    assert found["too_few"] == "Two sites with enough months: too few to pool."
    assert found["strength"]["word"] == "Early"
    assert [(row["name"], row["why"]) for row in found["left_out"]] == [
        ("Federation 02", "One of the first 12 months after, six are needed.")
    ]
    assert found["comparison"]["change"] is None
    assert [row["words"] for row in found["regions"]] == ["two sites, not pooled"]


def test_where_nobody_has_adopted_nothing_is_said(database: None) -> None:
    with making() as made:
        country(made, adopting=0, others=2, practices=2)
    found = page()
    assert (found["sites"], found["pooled"], found["strength"]["word"]) == ([], None, "None")
    assert plain_text(found["sentence"]).startswith("No site has figures for 12 months before it adopted")


def test_the_practices_without_a_federation_count_with_their_commissioner(database: None) -> None:
    with making() as made:
        country(made, adopting=3, others=1, practices=3)
        made.session.flush()
    with making() as made:  # Federation 02 had ended before its practices adopted
        place = made.session.query(Organisation).filter_by(code="F902").one()

        made.session.execute(update(Spell).where(Spell.parent_id == place.id).values(until=date(2015, 1, 1)))
        made.touched.groups.add(place.id)
    names = {site["name"] for site in page()["sites"]}
    assert names == {"Federation 00", "Federation 01", "Wealdmarsh"}


def test_another_measure_may_be_asked_for(database: None, signed_in: SignIn) -> None:
    with making() as made:
        country(made, adopting=1, others=1, practices=1)
    someone = signed_in("practice", "Z00000")
    assert someone.get(AT, params={"measure": "dna_rate"}).json()["measure"]["code"] == "dna_rate"
    assert someone.get(AT, params={"measure": "nothing"}).status_code == 404
    assert someone.get("/api/v1/innovations/nothing/evidence").status_code == 404


def test_unless_asked_it_is_an_outcome_that_has_figures(database: None) -> None:
    """Long waits on the phone come first by name and have none; registered patients have some and are no outcome."""
    with making() as made:
        what = country(made, adopting=1, others=1, practices=1)
        for code in ("answered_over_five_minutes_share", "registered_patients"):
            made.session.add(InnovationMeasure(innovation_id=what.id, measure_id=made.measure_id(code)))
    found = page()
    assert found["measure"]["code"] == CALLS
    assert {each["code"] for each in found["measures"]} == {
        CALLS,
        "answered_over_five_minutes_share",
        "registered_patients",
    }


def test_an_innovation_that_names_no_measure_says_so(database: None, signed_in: SignIn) -> None:
    with making() as made:
        what = country(made, adopting=1, others=1, practices=1)
        made.session.execute(delete(InnovationMeasure).where(InnovationMeasure.innovation_id == what.id))
    answer = signed_in().get(AT)
    assert answer.status_code == 422
    assert "Call back instead of hold names no measure that it should move" in answer.text


def test_the_sites_as_csv(database: None, signed_in: SignIn) -> None:
    with making() as made:
        country(made, adopting=3, others=1, practices=3)
    answer = signed_in().get(f"{AT}.csv")
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    found = page()
    assert [row["code"] for row in rows] == [
        site["organisation"] and site["organisation"]["code"] for site in found["sites"]
    ]
    assert float(rows[0]["change"]) == pytest.approx(found["sites"][0]["change"]["value"])


def test_importing_the_program_imports_no_statistics() -> None:
    asked = "import sys, groundswell.app; print([m for m in ('statsmodels', 'scipy', 'pandas') if m in sys.modules])"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
