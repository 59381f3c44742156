from datetime import date

import pytest
from pydantic import TypeAdapter
from sqlalchemy.orm import Session

from groundswell.access.permissions import Role
from groundswell.access.principal import OPERATOR, Principal
from groundswell.errors import NotFound
from groundswell.reports.practices.page import practice
from groundswell.reports.practices.schemas import PracticePage
from groundswell.reports.wording.segments import plain_text
from tests.conftest import Making
from tests.reports.worlds import CALLS, falling_to, federation, steady


def test_the_page_of_a_practice(make: Making, session: Session) -> None:
    with make() as m:
        region = m.region("Y90", "Eastmarch")
        above = m.commissioner("QX1", "The Board", within=[region])
        commissioner = m.commissioner("Q90", "Wealdmarsh", within=[above])
        old, new = m.federation("F901", "Old"), m.federation("F902", "New")
        found = m.practice("Z10101", "Weir Street", within=[commissioner], postcode="ZZ1 1AA")
        m.spell(found, old, first=date(2014, 4, 1), until=date(2017, 4, 1))
        m.spell(found, new, first=date(2017, 4, 1), inferred=True)
        gone = m.practice("Z10102", "Fairhaven", closed=date(2017, 7, 1), status="closed")
        m.succession(gone, found, date(2017, 7, 1))
        m.figures(found, CALLS, falling_to(24, 50), 1000.0)
        m.figures(found, "dna_rate", steady(24), 1000.0)
        m.figures(found, "registered_patients", [9693.0] * 24)
    page = practice(session, by=OPERATOR, code="z10101")
    TypeAdapter(PracticePage).validate_python(page, strict=True)
    assert page["facts"] == "Z10101 · 9,693 patients · New, Wealdmarsh, Eastmarch · Figures to October 2018"
    assert plain_text(page["sentence"]) == "Missed calls are improving."
    assert [chart["measure"]["code"] for chart in page["measures"]] == [CALLS, "dna_rate", "registered_patients"]
    assert [(s["parent"]["code"], s["from"], s["until"], s["inferred"]) for s in page["spells"]] == [
        ("F902", "2017-04-01", None, True),
        ("F901", "2014-04-01", "2017-04-01", False),
        ("Q90", "0001-01-01", None, False),
    ]
    assert [(s["predecessor"]["code"], s["successor"]["code"], s["on"]) for s in page["successions"]] == [
        ("Z10102", "Z10101", "2017-07-01")
    ]
    assert page["federation"] == {"code": "F902", "name": "New", "kind": "federation"}
    assert page["region"] == {"code": "Y90", "name": "Eastmarch", "kind": "region"}


def test_a_practice_without_figures(make: Making, session: Session) -> None:
    with make() as m:
        m.practice()
    page = practice(session, by=OPERATOR, code="Z10101")
    assert (page["facts"], plain_text(page["sentence"])) == ("Z10101 · No figures yet", "No figures yet.")


def test_only_those_who_may_see_it_find_it(make: Making, session: Session) -> None:
    with make() as m:
        mine = federation(m, practices=1)
        other = m.federation("F902")
    assert practice(session, by=Principal("Lead", Role.LEAD, mine.id), code="Z10101")["code"] == "Z10101"
    for by, code in (
        (Principal("Lead", Role.LEAD, other.id), "Z10101"),
        (OPERATOR, "Z99999"),
        (OPERATOR, "F901"),
    ):
        with pytest.raises(NotFound):
            practice(session, by=by, code=code)
