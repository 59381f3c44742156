from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, timedelta

import pytest
from pydantic import TypeAdapter
from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.access.permissions import Role
from groundswell.access.principal import OPERATOR, Principal
from groundswell.database.engine import reading, writing
from groundswell.errors import NotFound
from groundswell.organisations.models import Organisation
from groundswell.people.models import Visit
from groundswell.reports.dashboard.page import dashboard
from groundswell.reports.dashboard.schemas import Dashboard
from groundswell.reports.wording.segments import plain_text
from tests.conftest import Making, Statements
from tests.factories.initiatives import MadeInitiative, place
from tests.factories.made import Made
from tests.reports.worlds import CALLS, falling_to, federation, steady


def page(code: str = "F901", by: Principal = OPERATOR) -> Dashboard:
    with reading() as session:
        return dashboard(session, by=by, code=code)


def improving(m: Made) -> None:
    """Two practices fall, one has just begun to rise, one has sent nothing since August."""
    group = m.federation(name="Brackenholt")
    for code in ("Z10101", "Z10102"):
        m.figures(m.practice(code, f"Practice {code}", within=[group]), CALLS, falling_to(24, 40), 1000.0)
    just_now = [*steady(23), 140.0]
    m.figures(m.practice("Z10103", "Weir Street", within=[group]), CALLS, just_now, 1000.0)
    m.figures(m.practice("Z10104", "Linden Walk", within=[group]), CALLS, steady(22), 1000.0, last=date(2018, 8, 1))


def test_the_page_of_a_federation(make: Making) -> None:
    with make() as m:
        improving(m)
    found = page()
    TypeAdapter(Dashboard).validate_python(found, strict=True)
    assert found["organisation"]["practices"] == 4
    assert found["facts"] == "4 practices · Figures to October 2018"
    assert plain_text(found["sentence"]) == "Missed calls are improving. One practice has figures overdue."
    assert [chart["measure"]["code"] for chart in found["measures"]] == [CALLS]
    assert len(found["measures"][0]["chart"]["periods"]) == 24


def test_news_names_practice_measure_and_since_when(make: Making) -> None:
    with make() as m:
        improving(m)
    since = page()["since"]
    assert since["heading"] == "Latest month, October 2018"
    said = [plain_text(item["sentence"]) for item in since["items"]]
    assert said[0].startswith("Missed calls are improving across the federation. October was 7.4%")
    assert said[1] == (
        "Weir Street: missed calls are getting worse. October was 14.0%, above the upper limit of 12.3%. This is new."
    )
    assert said[2] == ("Linden Walk has sent nothing since August, so October’s figures are from 3 of 4 practices.")
    assert since["also"] == "Three practices sent October’s figures."
    assert since["items"][1]["link"] == {
        "to": "measure",
        "measure": CALLS,
        "organisation": "Z10103",
        "label": "See the chart",
    }


def test_attention(make: Making) -> None:
    with make() as m:
        improving(m)
    assert page()["attention"] == {
        "worse": [
            {
                "label": "Weir Street: missed calls",
                "organisation": "Z10103",
                "measure": CALLS,
                "when": "new, since October 2018",
            }
        ],
        "overdue": [{"label": "Linden Walk", "organisation": "Z10104", "measure": None, "when": "2 months"}],
    }


def test_only_what_came_after_the_last_visit_is_news(make: Making) -> None:
    with make() as m:
        improving(m)
        user = m.user("lead", "F901")
    by = Principal("Lead", Role.LEAD, user.organisation_id, user.id)
    with writing() as session:
        now = datetime.now(UTC)
        session.add(
            Visit(user_id=user.id, organisation_id=user.organisation_id, at=now, before=now + timedelta(days=1))
        )
    later = page(by=by)["since"]
    assert later["heading"].startswith("Since your last visit, ")
    assert [item["icon"] for item in later["items"]] == ["late"]
    with writing() as session:
        visit = session.get_one(Visit, (user.id, user.organisation_id))
        visit.before = now - timedelta(days=1)
    assert len(page(by=by)["since"]["items"]) == 3


def test_practices_worst_first(make: Making) -> None:
    with make() as m:
        improving(m)
        practice = m.session.scalars(select(Organisation).where(Organisation.code == "Z10101")).one()
        m.figure(practice, "registered_patients", numerator=10188)
    table = page()["practices"]
    assert [row["organisation"]["name"] for row in table["items"]] == [
        "Linden Walk",
        "Weir Street",
        "Practice Z10101",
        "Practice Z10102",
    ]
    late = table["items"][0]
    assert late["reported"] == [True] * 10 + [False] * 2
    assert late["cells"][0]["words"] == "No figure for October"
    assert table["items"][2]["list_size"] == 10188
    assert table["total"] == 4
    assert late["last_sent"] == datetime.now(UTC).date().isoformat()


def test_others_see_names_but_no_figures_of_practices(make: Making) -> None:
    with make() as m:
        improving(m)
        other = m.federation("F902")
    stranger = Principal("Lead", Role.LEAD, other.id, None)
    found = page(by=stranger)
    assert len(found["measures"]) == 1
    assert [row["cells"] for row in found["practices"]["items"]] == [[], [], [], []]
    assert found["attention"] == {"worse": [], "overdue": []}


def test_members_over_time(make: Making) -> None:
    with make() as m:
        group = m.federation()
        m.figures(m.practice("Z10101", "Stays", within=[group]), CALLS, steady(24), 1000.0)
        joined = m.practice("Z10102", "Joins")
        m.spell(joined, group, first=date(2017, 6, 1))
        merged = m.practice("Z10103", "Merges", closed=date(2018, 4, 1), status="closed")
        m.spell(merged, group, until=date(2018, 4, 1))
        m.succession(merged, joined, date(2018, 4, 1))
        left = m.practice("Z10104", "Leaves")
        m.spell(left, group, until=date(2018, 2, 1))
    found = page()["members"]
    assert found is not None
    assert (found["from"], found["until"], found["steady"]) == ("2016-11-01", "2018-10-01", 1)
    assert {item["organisation"]["name"]: (item["words"], item["successor"]) for item in found["items"]} == {
        "Joins": ("joined 1 June 2017", None),
        "Merges": ("merged into Joins, 1 April 2018", "Z10102"),
        "Leaves": ("left 1 February 2018", None),
    }
    assert found["sentence"] == (
        "Past figures keep the members of their own month: three practices at first, 4 at most, 2 now."
    )


def test_a_scheme_takes_in_the_practices_of_its_federations(make: Making) -> None:
    with make() as m:
        scheme, group = m.scheme("AF1-01"), m.federation()
        m.spell(group, scheme, first=date(2018, 1, 1))
        m.figures(m.practice(within=[group]), "access_fund_hours_offered", steady(24), 1000.0)
    found = page("AF1-01")
    assert found["organisation"]["practices"] == 1
    assert found["period"] == "2018-10-01"
    assert len(found["measures"][0]["chart"]["periods"]) == 10
    assert found["members"] is not None
    assert found["members"]["steady"] == 1


def test_a_region_has_charts_and_counts_its_practices(make: Making) -> None:
    with make() as m:
        federation(m, practices=3)
    found = page("Y90")
    assert (found["practices"]["items"], found["practices"]["total"], found["members"]) == ([], 3, None)
    assert found["facts"] == "3 practices, 15,000 patients · Figures to October 2018"
    assert page("Q90")["practices"]["total"] == len(page("Q90")["practices"]["items"]) == 3


def test_a_group_without_figures(make: Making) -> None:
    with make() as m:
        m.practice(within=[m.federation()])
    found = page()
    TypeAdapter(Dashboard).validate_python(found, strict=True)
    assert (found["facts"], plain_text(found["sentence"])) == ("1 practice · No figures yet", "No figures yet.")
    assert found["measures"] == []


def test_a_practice_has_no_such_page(make: Making, session: Session) -> None:
    with make() as m:
        m.practice()
    with pytest.raises(NotFound):
        dashboard(session, by=OPERATOR, code="Z10101")


def test_a_practice_has_the_number_of_initiatives_that_go_on(make: Making) -> None:
    with make() as m:
        improving(m)
        weir, calm = place(m, "Z10103"), place(m, "Z10101")
        for title, status in (("Call back", "testing"), ("Letters", "sustaining"), ("Posters", "completed")):
            MadeInitiative(m, title, owner=place(m, "F901"), practices=[weir], status=status)
        MadeInitiative(m, "Left", owner=place(m, "F901")).takes_part(calm, last=date(2018, 3, 1))
    tried = {row["organisation"]["code"]: row["initiatives"] for row in page()["practices"]["items"]}
    assert tried == {"Z10101": 0, "Z10102": 0, "Z10103": 2, "Z10104": 0}


def test_queries_do_not_grow_with_the_practices(
    make: Making, counted: Callable[[], AbstractContextManager[Statements]]
) -> None:
    with make() as m:
        federation(m, practices=1)
        federation(m, "F902", practices=12, start=201)
    with counted() as few:
        page("F901")
    with counted() as many:
        page("F902")
    assert len(few) == len(many) <= 22
