"""One series drawn and read in other ways than the measure's own."""

from datetime import date

import pytest
from pydantic import TypeAdapter

from groundswell.errors import Invalid
from groundswell.reports.series.schemas import Series
from groundswell.reports.wording.segments import plain_text
from groundswell.spc import RULE_SETS
from tests.conftest import Making
from tests.reports.series.asking import aim, chart, rebase
from tests.reports.worlds import CALLS, falling_to, federation, steady


def test_the_measures_own_chart_and_what_else_it_can_be(make: Making) -> None:
    with make() as m:
        federation(m, practices=1)
    found = chart("F901")
    assert (found["chart"], found["rules"]["name"]) == ({"name": "i", "title": "XmR chart"}, "nhs-plot-the-dots")
    assert [choice["name"] for choice in found["charts"]] == ["i", "run", "mr", "p", "pp", "ip"]
    assert [choice["name"] for choice in found["rule_sets"]] == list(RULE_SETS)
    assert found["rules"]["parameters"]
    assert all(parameter["label"] and parameter["shown"] for parameter in found["rules"]["parameters"])


def test_a_run_chart_has_a_median_and_no_limits(make: Making) -> None:
    with make() as m:
        group = m.federation()
        m.figures(m.practice(within=[group]), CALLS, [*steady(16), *[50.0, 51.0] * 5], 1000.0)
    found = chart("F901", chart="run")
    TypeAdapter(Series).validate_python(found, strict=True)
    assert found["chart"] == {"name": "run", "title": "Run chart"}
    assert [choice["name"] for choice in found["rule_sets"]] == ["anhoej"]
    assert {(p["lower"], p["upper"], p["usual_shown"]) for p in found["points"]} == {(None, None, None)}
    assert found["points"][-1]["centre"] == pytest.approx(9.55)
    runs = found["phases"][-1]["runs"]
    assert runs is not None
    assert (runs["useful"], runs["longest"], runs["longest_allowed"], runs["signal"]) == (26, 11, 8, True)
    assert runs["words"] is not None
    assert runs["words"].startswith("The longest run on one side of the median is 11 months, and at most 8 would be")
    assert found["measure"]["chart"] == "i"


def test_limits_of_shares_follow_how_many_calls_there_were(make: Making) -> None:
    with make() as m:
        practice = m.practice("Z10101")
        m.figures(practice, CALLS, steady(23), 1000.0, last=date(2018, 9, 1))
        m.figure(practice, CALLS, date(2018, 10, 1), 10.0, 100.0)
    found = chart("Z10101", chart="p")
    before, last = found["points"][-2:]
    assert before["upper"] is not None
    assert last["upper"] is not None
    assert last["value"] == pytest.approx(10.0)
    assert (centre := found["phases"][0]["centre"]) is not None
    assert last["upper"] > before["upper"] > centre


def test_limits_that_vary_are_written_as_those_of_the_last_month_that_has_any(make: Making) -> None:
    with make() as m:
        m.figures(m.practice("Z10101"), CALLS, steady(23), 1000.0, last=date(2018, 9, 1))
        m.figures(m.practice("Z10102"), CALLS, steady(24), 1000.0, last=date(2018, 10, 1))
    found = chart("Z10101", chart="p")
    assert [p["upper"] for p in found["points"]][-1] is None
    assert found["phases"][0]["upper"] == found["points"][-2]["upper"]


def test_moving_ranges_say_how_far_two_months_lie_apart(make: Making) -> None:
    with make() as m:
        federation(m, practices=1)
    aim("F901", date(2017, 1, 1), 15.0)
    found = chart("F901", chart="mr")
    TypeAdapter(Series).validate_python(found, strict=True)
    first, second = found["points"][:2]
    assert (first["value"], first["shown"], first["status"]) == (None, "", "reported")
    assert first["reason"] == "There is no figure of the month before to compare it with."
    assert second["value"] == pytest.approx(0.9)
    assert (found["target"], found["targets"], found["phases"][0]["runs"]["words"]) == (None, [], None)
    assert "anhoej" not in [choice["name"] for choice in found["rule_sets"]]
    assert plain_text(found["sentence"]).startswith("Missed calls vary as usual: October differs by 0.7 percentage")
    assert found["members"] == chart("F901")["members"]


@pytest.mark.parametrize(
    ("asked", "words", "field"),
    [
        ({"chart": "g"}, "Missed calls cannot be drawn as a g chart.", ("chart", "Choose i (XmR chart), run")),
        ({"chart": "pie"}, "Missed calls cannot be drawn as “pie”.", ("chart", "Choose i (XmR chart), run")),
        (
            {"chart": "run", "rules": "making-data-count"},
            "A run chart is not read by the rules “making-data-count”.",
            ("rules", "Choose anhoej."),
        ),
        ({"rules": "luck"}, "An XmR chart is not read by the rules “luck”.", ("rules", "Choose nhs-plot-the-dots,")),
    ],
)
def test_what_cannot_be_drawn_is_refused_with_what_can(
    make: Making, asked: dict[str, str], words: str, field: tuple[str, str]
) -> None:
    with make() as m:
        federation(m, practices=1)
    with pytest.raises(Invalid) as refused:
        chart("F901", **asked)
    assert str(refused.value) == words
    assert refused.value.errors[0][0] == field[0]
    assert refused.value.errors[0][1].startswith(field[1])


def test_other_rules_read_the_same_points(make: Making) -> None:
    with make() as m:
        figures = [*steady(17), 96.0, 95.0, 96.0, 94.0, 95.0, 94.0]
        m.figures(m.practice("Z10101"), CALLS, figures, 1000.0)
    sevens, sixes = (chart("Z10101", rules=rules) for rules in ("making-data-count", "making-data-count-6"))
    assert (sevens["points"][-1]["rule"], sevens["points"][-1]["fires"]) == (None, [])
    assert (sixes["points"][-1]["rule"], sixes["points"][-1]["fires"]) == ("shift_below", ["shift_below"])
    assert sixes["points"][-1]["rule_words"] == "6 or more below average"
    assert sixes["variation"] == "improvement_low"


def test_every_rule_at_a_point_is_told(make: Making) -> None:
    with make() as m:
        m.figures(m.practice("Z10101"), CALLS, falling_to(24, 50), 1000.0)
    rebase("Z10101", date(2016, 11, 1), 12)
    last = chart("Z10101")["points"][-1]
    assert (last["rule"], last["fires"]) == ("below_lower_limit", ["below_lower_limit", "shift_below"])
