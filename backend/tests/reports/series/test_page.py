import csv
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

import pytest
from pydantic import TypeAdapter
from sqlalchemy.orm import Session

from groundswell.access.permissions import Role
from groundswell.access.principal import OPERATOR, Principal
from groundswell.database.engine import reading, writing
from groundswell.errors import Invalid, NotFound
from groundswell.measures.definitions import library
from groundswell.measures.exclusions import exclude, lift
from groundswell.reports.series.page import series
from groundswell.reports.series.points import scale_shown
from groundswell.reports.series.schemas import Series
from groundswell.reports.series.table import points_csv
from groundswell.reports.wording.segments import plain_text
from tests.conftest import Making, Statements
from tests.reports.series.asking import aim, chart, rebase
from tests.reports.worlds import CALLS, falling_to, federation, steady


def test_a_group_sums_its_practices(make: Making) -> None:
    with make() as m:
        federation(m, practices=3)
    found = chart("F901")
    TypeAdapter(Series).validate_python(found, strict=True)
    last = found["points"][-1]
    assert (last["period"], last["numerator"], last["denominator"]) == ("2018-10-01", 291.0, 3000.0)
    assert last["value"] == pytest.approx(9.7)
    assert (last["shown"], last["status"]) == ("9.7%", "reported")
    assert (last["contributing"], last["expected"], last["above_zero"]) == (3, 3, 3)
    assert len(found["points"]) == 24
    assert [parent["code"] for parent in found["parents"]] == ["Y90", "Q90"]
    assert plain_text(found["sentence"]).startswith("Missed calls show no real change. October was 9.7%")
    assert [m["organisation"]["code"] for m in found["members"]] == ["Z10101", "Z10102", "Z10103"]


def test_every_number_of_a_chart_is_also_written_as_people_read_it(make: Making) -> None:
    with make() as m:
        federation(m, practices=3)
    found = chart("F901")
    last, phase = found["points"][-1], found["phases"][-1]
    assert (last["numerator_shown"], last["denominator_shown"], last["practices_shown"]) == ("291", "3,000", "3 of 3")
    assert (found["numerator_label"], found["denominator_label"]) == ("Calls not answered", "Calls received")
    assert (found["target"], found["target_shown"]) == (None, None)
    assert (phase["lower"], phase["centre"], phase["upper"]) == (last["lower"], last["centre"], last["upper"])
    lower, upper = f"{phase['lower']:.1f}", f"{phase['upper']:.1f}%"
    assert (phase["lower_shown"], phase["upper_shown"]) == (f"{lower}%", upper)
    assert phase["centre_shown"] == f"{phase['centre']:.1f}%"
    assert last["usual_shown"] == f"{lower} to {upper}"
    assert found["members_scale_shown"] == scale_shown(library()[CALLS], found["members_scale"])


def test_a_scale_is_written_with_its_unit_once() -> None:
    assert scale_shown(library()[CALLS], [0.0, 18.0]) == "0 to 18%"
    assert scale_shown(library()[CALLS], None) is None


def test_the_nation_takes_in_everyone(make: Making) -> None:
    with make() as m:
        federation(m, practices=2)
        m.figure(m.practice("Z10199"), CALLS, numerator=0, denominator=1000)
    last = chart("ENG")["points"][-1]
    assert (last["contributing"], last["above_zero"], last["numerator"]) == (3, 2, 194.0)


def test_a_practice_is_its_own_figures_with_where_they_came_from(make: Making) -> None:
    with make() as m:
        federation(m, practices=1)
    found = chart("Z10101", membership="now")
    assert found["membership"] == "then"
    point = found["points"][0]
    assert (point["numerator"], point["contributing"], point["expected"]) == (105.0, None, None)
    assert [source["label"].split()[0] for source in point["sources"]] == ["Typed"]
    assert [parent["code"] for parent in found["parents"]] == ["Y90", "Q90", "F901"]
    assert found["members"] == []


def test_a_change_is_seen_and_worded(make: Making) -> None:
    with make() as m:
        group = m.federation()
        m.figures(m.practice(within=[group]), CALLS, falling_to(24, 50), 1000.0)
    found = chart("F901")
    assert found["variation"] == "improvement_low"
    assert plain_text(found["sentence"]).startswith("Missed calls are improving.")
    assert [p["signal"] for p in found["points"][-8:]] == ["improving"] * 8
    assert all(p["rule_words"] for p in found["points"][-8:])
    assert found["rules"]["name"] == "nhs-plot-the-dots"


def test_a_gap_is_a_gap(make: Making) -> None:
    with make() as m:
        practice = m.practice()
        figures = steady(24)
        figures[9] = figures[10] = None
        m.figures(practice, CALLS, figures, 1000.0)
    found = chart("Z10101")
    assert [p["status"] for p in found["points"][8:12]] == ["reported", "missing", "missing", "reported"]
    assert (found["points"][9]["value"], found["points"][9]["shown"]) == (None, "")
    assert [(n["kind"], n["title"]) for n in found["notes"]] == [("gap", "August and September 2017, no figures")]


def test_the_axis_ends_with_the_newest_month_of_the_measure(make: Making) -> None:
    with make() as m:
        m.figures(m.practice("Z10101"), CALLS, steady(20), 1000.0, last=date(2018, 7, 1))
        m.figures(m.practice("Z10102"), CALLS, steady(20), 1000.0)
        m.figures(m.practice("Z10103", closed=date(2018, 5, 1)), CALLS, steady(12), 1000.0, last=date(2018, 4, 1))
    silent = chart("Z10101")
    assert silent["points"][-1]["period"] == "2018-10-01"
    assert silent["points"][-1]["status"] == "missing"
    assert (silent["variation"], plain_text(silent["sentence"])) == (None, "No data since July. July was 9.6%.")
    assert chart("Z10103")["points"][-1]["period"] == "2018-05-01"


def test_looking_closer_moves_no_limit(make: Making) -> None:
    with make() as m:
        federation(m)
    whole, part = chart("F901"), chart("F901", from_=date(2018, 3, 1), to=date(2018, 6, 1))
    assert [p["period"][:7] for p in part["points"]] == ["2018-03", "2018-04", "2018-05", "2018-06"]
    assert part["points"] == whole["points"][16:20]
    assert len(part["members"][0]["chart"]["periods"]) == 4
    assert part["phases"] == whole["phases"]
    with pytest.raises(Invalid):
        chart("F901", from_=date(2018, 6, 1), to=date(2018, 3, 1))


def test_an_exclusion_is_drawn_with_its_reason_and_lifted_without_a_trace(make: Making) -> None:
    with make() as m:
        federation(m, practices=2)
    before = chart("F901"), chart("Z10101")
    with writing() as session:
        made = exclude(
            session,
            by=OPERATOR,
            measure=CALLS,
            first=date(2018, 2, 1),
            last=date(2018, 2, 1),
            supplier=None,
            organisations=["Z10101"],
            only_zeros=False,
            reason="Line down for nine days.",
        )
        exclusion_id = made.id
    alone, group = chart("Z10101"), chart("F901")
    point = alone["points"][15]
    assert (point["status"], point["reason"]) == ("excluded", "Line down for nine days.")
    assert point["value"] == pytest.approx(9.5)
    assert group["points"][15]["contributing"] == 1
    assert [n["title"] for n in group["notes"]] == ["February 2018, excluded"]
    assert "One figure of practices left out of the sums." in group["notes"][0]["words"]
    assert group["members"][0]["chart"]["excluded"][15] == pytest.approx(9.5)
    assert group["members"][0]["chart"]["values"][15] is None
    with writing() as session:
        lift(session, by=OPERATOR, exclusion_id=exclusion_id)
    after = chart("F901"), chart("Z10101")
    for old, new in zip(before, after, strict=True):
        assert [p["value"] for p in new["points"]] == [p["value"] for p in old["points"]]
        assert new["notes"] == []


def test_small_numbers_are_withheld(make: Making) -> None:
    with make() as m:
        m.figure(m.practice(), "patient_satisfaction_access", numerator=2, denominator=4)
    with reading() as session:
        found = series(session, by=OPERATOR, measure_code="patient_satisfaction_access", organisation_code="Z10101")
    point = found["points"][0]
    assert (point["status"], point["shown"], point["reason"]) == ("suppressed", "*", "under 5 answers")
    assert (point["numerator"], point["denominator"], point["value"]) == (None, None, None)
    assert (point["numerator_shown"], point["denominator_shown"]) == (None, None)


def test_members_of_each_month_or_of_today(make: Making) -> None:
    with make() as m:
        old, new = m.federation("F901"), m.federation("F902")
        mover = m.practice("Z10101")
        m.spell(mover, old, until=date(2018, 3, 1))
        m.spell(mover, new, first=date(2018, 3, 1))
        m.figures(mover, CALLS, steady(12), 1000.0)
        m.figures(m.practice("Z10102", within=[old]), CALLS, steady(12), 1000.0)
    then, now = chart("F901"), chart("F901", membership="now")
    assert [p["contributing"] for p in then["points"]] == [2] * 4 + [1] * 8
    assert [p["contributing"] for p in now["points"]] == [1] * 12
    assert [p["contributing"] for p in chart("F902")["points"]] == [1] * 8


def test_the_constant_panel_is_who_reported_throughout(make: Making) -> None:
    with make() as m:
        group = m.federation()
        m.figures(m.practice("Z10101", within=[group]), CALLS, steady(12), 1000.0)
        m.figures(m.practice("Z10102", within=[group]), CALLS, [None, *steady(11)], 1000.0)
        late = m.practice("Z10103")
        m.spell(late, group, first=date(2018, 3, 1))
        m.figures(late, CALLS, steady(12), 1000.0)
    found = chart("F901", panel="constant")
    assert found["panel_practices"] == 1
    assert [p["denominator"] for p in found["points"]] == [1000.0] * 12
    assert chart("F901", panel="constant", from_=date(2018, 6, 1))["panel_practices"] == 3
    assert chart("F901", panel="constant", membership="now")["panel_practices"] == 2
    assert chart("F901")["panel_practices"] is None


def test_a_target_is_judged(make: Making) -> None:
    with make() as m:
        federation(m, practices=1)
    aim(None, date(2016, 12, 1), 15.0)
    found = chart("F901")
    assert (found["assurance"], found["target_label"]) == ("consistent_pass", "target ≤ 15%")
    assert "reliably met" in plain_text(found["detail"])


def test_what_cannot_be_seen_is_not_found(make: Making, session: Session) -> None:
    with make() as m:
        mine = federation(m, practices=1)
        federation(m, "F902", practices=1, start=201)
    lead = Principal("Lead", Role.LEAD, mine.id, 1)
    for organisation, measure in (("Z10201", CALLS), ("Z99999", CALLS), ("F901", "no_such_measure")):
        with pytest.raises(NotFound):
            series(session, by=lead, measure_code=measure, organisation_code=organisation)
    other = series(session, by=lead, measure_code=CALLS, organisation_code="F902")
    assert len(other["points"]) == 24
    assert other["members"] == []


def test_no_figures_yet(make: Making) -> None:
    with make() as m:
        m.federation()
    found = chart("F901")
    assert (found["points"], found["phases"], found["variation"]) == ([], [], None)
    assert plain_text(found["sentence"]) == "No figures yet."


def test_queries_do_not_grow_with_the_members(
    make: Making, counted: Callable[[], AbstractContextManager[Statements]]
) -> None:
    with make() as m:
        federation(m, practices=1)
        federation(m, "F902", practices=9, start=201)
    with counted() as few:
        chart("F901")
    with counted() as many:
        chart("F902")
    assert len(few) == len(many) <= 22


def table_of(organisation: str) -> str:
    found = chart(organisation)
    return points_csv({"measure": CALLS, "organisation": organisation}, found["points"])


def test_points_as_csv(make: Making) -> None:
    with make() as m:
        federation(m, practices=1)
    lines = table_of("F901").splitlines()
    assert lines[0].startswith("measure,organisation,period,numerator,denominator,value,status")
    assert len(lines) == 25
    assert lines[-1].startswith("missed_call_share,F901,2018-10-01,97.0,1000.0,9.7")


def test_the_csv_has_the_target_and_every_rule(make: Making) -> None:
    with make() as m:
        m.figures(m.practice("Z10101"), CALLS, falling_to(24, 50), 1000.0)
    rebase("Z10101", date(2016, 11, 1), 12)
    aim("Z10101", date(2018, 10, 1), 8.0)
    rows = list(csv.DictReader(table_of("Z10101").splitlines()))
    assert (rows[-1]["target"], rows[-2]["target"]) == ("8.0", "")
    assert rows[-1]["fires"] == "below_lower_limit shift_below"
    assert rows[0]["fires"] == ""
