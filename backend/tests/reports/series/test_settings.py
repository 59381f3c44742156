"""Phases, targets and recorded changes, as the chart shows them."""

from datetime import date

import pytest
from fastapi.testclient import TestClient
from pydantic import TypeAdapter

from groundswell.access.permissions import Role
from groundswell.access.principal import OPERATOR, Principal
from groundswell.database.engine import reading
from groundswell.errors import Invalid
from groundswell.reports.series.choices import BEARS_ON, SAYS_NOTHING
from groundswell.reports.series.page import series
from groundswell.reports.series.schemas import Series
from groundswell.reports.wording.segments import plain_text
from groundswell.spc import RULE_SETS
from tests.conftest import Making
from tests.reports.series.asking import aim, change, chart, rebase
from tests.reports.worlds import CALLS, falling_to, federation, steady


def test_a_phase_has_its_own_limits_with_why_and_who(make: Making) -> None:
    with make() as m:
        group = m.federation()
        m.figures(m.practice(within=[group]), CALLS, falling_to(24, 50), 1000.0)
    number = rebase("F901", date(2018, 3, 1), 12)
    found = chart("F901")
    TypeAdapter(Series).validate_python(found, strict=True)
    first, second = found["phases"]
    assert (first["id"], first["reason"], first["by"], first["at"], first["baseline"]) == (None,) * 5
    assert (second["id"], second["from"], second["baseline"]) == (number, "2018-03-01", 12)
    assert (second["reason"], second["by"]) == ("New phone system.", OPERATOR.name)
    assert second["at"] is not None
    assert second["at"].endswith("+00:00")
    assert second["centre"] == pytest.approx(5.05)
    assert [p["phase"] for p in found["points"]] == [0] * 16 + [1] * 8
    (note,) = found["notes"]
    assert (note["kind"], note["id"], note["removable"]) == ("phase", number, True)
    assert note["title"] == "March 2018, limits recalculated"
    assert note["words"].startswith(f"“New phone system.” {OPERATOR.name}, ")
    assert note["words"].endswith(" Limits come from the first 12 months from then on; eight so far.")
    assert "since limits were recalculated in March 2018" in plain_text(found["sentence"])
    assert "Phase 2, from March 2018: average 5.1%" in found["alt"]
    assert "from 8 of 12 months so far." in found["alt"]
    now = chart("F901", membership="now")
    assert [phase["id"] for phase in now["phases"]] == [None, number]


def test_a_phase_from_the_first_month_says_where_the_limits_come_from(make: Making) -> None:
    with make() as m:
        m.figures(m.practice("Z10101"), CALLS, falling_to(24, 50), 1000.0)
        m.figures(m.practice("Z10102"), CALLS, steady(30), 1000.0)
    number = rebase("Z10101", date(2016, 8, 1), 12)
    found = chart("Z10101")
    (phase,) = found["phases"]
    assert (phase["id"], phase["from"], phase["baseline"], phase["baseline_points"]) == (number, "2016-11-01", 12, 12)
    assert found["notes"][0]["title"] == "August 2016, limits set"
    assert found["notes"][0]["words"].endswith(" Limits come from the first 12 months.")


def test_targets_are_in_force_from_their_month_on(make: Making) -> None:
    with make() as m:
        federation(m, practices=1)
    national = aim(None, date(2016, 11, 1), 15.0)
    own = aim("F901", date(2018, 1, 1), 8.0)
    off = aim("F901", date(2018, 9, 1), None)
    found = chart("F901")
    assert [(t["id"], t["from"], t["to"], t["shown"], t["own"]) for t in found["targets"]] == [
        (national, "2016-11-01", "2017-12-01", "15%", False),
        (own, "2018-01-01", "2018-08-01", "8%", True),
        (off, "2018-09-01", None, None, True),
    ]
    shown = [p["target_shown"] for p in found["points"]]
    assert shown == ["15%"] * 14 + ["8%"] * 8 + [None] * 2
    assert (found["target"], found["target_shown"], plain_text(found["detail"])) == (None, None, "No target is set.")
    notes = {note["id"]: note for note in found["notes"] if note["kind"] == "target"}
    assert [notes[number]["title"] for number in (national, own, off)] == [
        "November 2016, target 15%",
        "January 2018, target 8%",
        "September 2018, no target from here",
    ]
    assert [notes[number]["removable"] for number in (national, own, off)] == [False, True, True]
    assert notes[national]["words"].endswith("For everyone without a target of their own.")
    assert found["members"][0]["chart"]["target"] == [15.0] * 24


def test_a_target_is_judged_by_the_months_it_has_been_in_force(make: Making) -> None:
    with make() as m:
        federation(m, practices=1)
    aim("F901", date(2016, 11, 1), 9.0)
    aim("F901", date(2018, 6, 1), 10.0)
    assert plain_text(chart("F901")["detail"]).startswith(
        "The target, 10% or less, was met in three of the last five months, and it lies inside the usual range of"
    )


def test_changes_that_were_recorded_stand_beside_the_chart(make: Making) -> None:
    with make() as m:
        federation(m, practices=1)
    number = change("F901", date(2018, 4, 9))
    (note,) = chart("F901")["notes"]
    assert (note["kind"], note["id"], note["period"], note["removable"]) == ("change", number, "2018-04-01", True)
    assert note["title"] == "9 April 2018, change recorded"
    assert note["words"].startswith("“Call back instead of hold.” ")
    assert chart("Z10101")["notes"] == []
    assert chart("F901", to=date(2018, 3, 1))["notes"] == []


def test_a_shift_since_a_recorded_change_suggests_new_limits(make: Making) -> None:
    with make() as m:
        group = m.federation()
        m.figures(m.practice(within=[group]), CALLS, falling_to(24, 50), 1000.0)
    assert chart("F901")["suggestion"] is None
    number = change("F901", date(2018, 2, 20))
    found = chart("F901")
    suggested = found["suggestion"]
    assert suggested is not None
    assert (suggested["from"], suggested["points"], suggested["change_id"]) == ("2018-03-01", 8, number)
    assert suggested["reason"] == "Call back instead of hold."
    assert plain_text(suggested["words"]) == (
        "Since March 2018 all 8 months lie below the average of 8.3%; their own is 5.1%. Recorded for 20 February 2018:"
        " “Call back instead of hold.” Recalculate the limits from March 2018 if the change is there to stay."
    )
    assert len(found["phases"]) == 1
    rebase("F901", date(2018, 3, 1))
    assert chart("F901")["suggestion"] is None


def test_every_change_of_the_month_is_named_and_the_measures_own_first(make: Making) -> None:
    with make() as m:
        group = m.federation()
        m.figures(m.practice(within=[group]), CALLS, falling_to(24, 50), 1000.0)
    change("F901", date(2018, 2, 6), "New website.")
    own = change("F901", date(2018, 2, 20), "Call back instead of hold.", CALLS)
    suggested = chart("F901")["suggestion"]
    assert suggested is not None
    assert (suggested["change_id"], suggested["reason"]) == (own, "Call back instead of hold.")
    assert (
        "Recorded for 20 February 2018: “Call back instead of hold.” and for 6 February 2018: “New website.” Recalc"
    ) in plain_text(suggested["words"])
    assert chart("F901", chart="run")["suggestion"] is None


def test_a_shift_for_the_worse_is_not_lightly_taken_as_usual(make: Making) -> None:
    with make() as m:
        group = m.federation()
        m.figures(m.practice(within=[group]), CALLS, falling_to(24, 150), 1000.0)
    change("F901", date(2018, 2, 20))
    suggested = chart("F901")["suggestion"]
    assert suggested is not None
    assert plain_text(suggested["words"]) == (
        "Since March 2018 all 8 months lie above the average of 11.7%; their own is 15.1%: that is getting worse."
        " Recorded for 20 February 2018: “Call back instead of hold.” Recalculating would take the new level as usual;"
        " do it only if nothing can be done about it."
    )
    assert [segment["text"] for segment in suggested["words"] if segment["tone"] == "worse"] == ["getting worse"]


def test_a_baseline_is_over_before_the_next_phase_begins(make: Making) -> None:
    with make() as m:
        federation(m, practices=1)
    rebase("F901", date(2017, 3, 1), 12)
    with pytest.raises(Invalid, match="from March 2017 on come from its first 12 months, which are not over") as told:
        rebase("F901", date(2018, 2, 1))
    assert told.value.errors == [
        ("from", "Choose March 2018 or a later month, or remove the phase from March 2017 first.")
    ]
    with pytest.raises(
        Invalid, match="Another phase begins in March 2017, before the first 12 months are over"
    ) as told:
        rebase("F901", date(2016, 12, 1), 12)
    assert [field for field, _ in told.value.errors] == ["baseline"]
    rebase("F901", date(2018, 3, 1))
    rebase("F901", date(2016, 12, 1))


def test_a_change_has_few_words_and_a_day_that_a_chart_can_show(make: Making) -> None:
    with make() as m:
        federation(m, practices=1)
    with pytest.raises(Invalid, match="Figures begin in November 2016: what was done before that shows in no chart"):
        change("F901", date(2016, 10, 31))
    with pytest.raises(Invalid, match="Say it in at most 300 characters; these are 301"):
        change("F901", date(2018, 4, 9), "x" * 301)
    change("F901", date(2016, 11, 1), "x" * 300)


def test_what_is_longer_is_refused_at_the_door(national: TestClient, make: Making) -> None:
    with make() as m:
        federation(m, practices=1)
    month = {"measure": CALLS, "organisation": "F901", "from": "2018-03-01", "reason": "x" * 301}
    assert national.post("/api/v1/phases", json=month).status_code == 422
    assert national.post("/api/v1/targets", json=month | {"value": 9.25}).status_code == 422
    assert national.post("/api/v1/targets", json=month | {"value": 9.25, "reason": "x" * 300}).status_code == 201
    assert chart("F901")["target_shown"] == "9.25%"


def test_months_that_are_withheld_are_said_and_noted(make: Making) -> None:
    with make() as m:
        practice = m.practice("Z10101")
        m.figures(practice, "patient_satisfaction_access", [70.0] * 10, 100.0)
        m.figures(practice, "patient_satisfaction_access", [1.0, 2.0], 4.0, last=date(2017, 12, 1))
    found = chart("Z10101", measure="patient_satisfaction_access")
    assert [p["status"] for p in found["points"][:2]] == ["suppressed"] * 2
    assert plain_text(found["detail"]).endswith(" Two months are not shown: under 5 answers.")
    assert "Two months are not shown: under 5 answers." in found["alt"]
    (note,) = found["notes"]
    assert (note["kind"], note["title"], note["words"], note["until"]) == (
        "gap",
        "November and December 2017, not shown",
        "Withheld: under 5 answers.",
        "2017-12-01",
    )


def test_rules_are_told_as_far_as_they_bear_on_the_chart(make: Making) -> None:
    with make() as m:
        federation(m, practices=1)

    def labels(kind: str | None) -> set[str]:
        return {parameter["label"] for parameter in chart("F901", chart=kind)["rules"]["parameters"]}

    assert {"Limits from moving ranges", "Two in three", "Shift"} <= labels(None)
    assert not {"Limits", "Centre of a g chart", "Long runs and few crossings"} & labels(None)
    assert not {"Limits from moving ranges", "Near limits", "Two in three"} & labels("run")
    assert "Long runs and few crossings" in labels("run")
    assert "Limits from moving ranges" not in labels("p")
    known = {label for rules in RULE_SETS.values() for label, _ in rules.parameters()}
    assert set(BEARS_ON) <= known
    assert {label for label, _ in SAYS_NOTHING} <= known


def test_only_those_who_speak_for_an_organisation_may_set_its_charts(make: Making) -> None:
    with make() as m:
        mine = federation(m, practices=1)
        federation(m, "F902", practices=1, start=201)
    number = rebase("F902", date(2018, 3, 1))
    lead = Principal("Lead", Role.LEAD, mine.id, 1)
    with reading() as session:
        own, other = (series(session, by=lead, measure_code=CALLS, organisation_code=code) for code in ("F901", "F902"))
    assert (own["may_set"], other["may_set"]) == (True, False)
    assert [(note["id"], note["removable"]) for note in other["notes"]] == [(number, False)]


def test_the_faculty_sets_charts_everywhere_but_not_the_nations_target(make: Making) -> None:
    with make() as m:
        federation(m, practices=1)
    number = aim(None, date(2018, 3, 1), 8.0)
    for role, may in ((Role.NATIONAL, True), (Role.FACULTY, False)):
        with reading() as session:
            found = series(session, by=Principal("Someone", role, None, 1), measure_code=CALLS, organisation_code="ENG")
        (note,) = (note for note in found["notes"] if note["kind"] == "target")
        assert found["may_set"]
        assert (note["id"], note["removable"]) == (number, may)


def test_the_way_in(national: TestClient, make: Making) -> None:
    with make() as m:
        federation(m, practices=1)
    found = national.get(f"/api/v1/measures/{CALLS}/series/F901", params={"chart": "run"})
    assert found.json()["chart"]["name"] == "run"
    refused = national.get(f"/api/v1/measures/{CALLS}/series/F901", params={"chart": "run", "rules": "luck"})
    assert refused.status_code == 422
    assert refused.json()["detail"] == "A run chart is not read by the rules “luck”."
