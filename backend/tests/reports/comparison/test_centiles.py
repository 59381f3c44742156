from datetime import date
from typing import Any

import pytest

from groundswell.access.principal import OPERATOR
from groundswell.database.engine import writing
from groundswell.errors import Invalid
from groundswell.measures.exclusions import exclude
from groundswell.reports.wording.segments import plain_text
from tests.conftest import Making
from tests.reports.comparison.asking import spread, twenty
from tests.reports.worlds import CALLS


def test_centiles_month_by_month_and_one_practice_among_them(make: Making) -> None:
    with make() as m:
        twenty(m)
    found = spread(within="F901", organisation="Z10117")
    assert (found["periods"], found["counts"]) == (["2018-09-01", "2018-10-01"], [20, 20])
    assert found["centiles"]["50"] == pytest.approx([14.5, 14.5])
    assert found["centiles"]["5"] == pytest.approx([5.95, 5.95])
    assert (found["values"], found["shown"]) == ([21.0, 21.0], ["21.0%", "21.0%"])
    assert found["centile_now"] == 82.5
    assert plain_text(found["sentence"]) == (
        "Practice 117 was at 21.0% in October 2018, higher than about 82 of every 100 practices in F901 Together."
        " Half of the 20 were between 9.8% and 19.3%."
    )
    assert "Practice 117 is a line of its own." in found["alt"]


def test_centiles_of_everyone(make: Making) -> None:
    with make() as m:
        twenty(m)
    found = spread()
    assert (found["organisation"], found["values"], found["shown"], found["centile_now"]) == (None, [], [], None)
    assert plain_text(found["sentence"]) == (
        "In October 2018 half of 20 practices in England were between 9.8% and 19.3%,"
        " and nine in ten between 6.0% and 23.1%."
    )


def test_a_month_without_figures_has_its_place_and_one_with_few_has_no_lines(make: Making) -> None:
    with make() as m:
        group = twenty(m)
        for place in range(9):
            early = m.practice(f"Z102{10 + place}", within=[group])
            m.figure(early, CALLS, date(2018, 7, 1), 100.0, 1000.0)
    found = spread(organisation="Z10210")
    assert (found["counts"], found["periods"][0]) == ([9, 0, 20, 20], "2018-07-01")
    assert found["centiles"]["50"] == [None, None, 14.5, 14.5]
    assert found["values"] == [10.0, None, None, None]
    assert plain_text(found["sentence"]).startswith("Z10210 practice has no figure to compare for October 2018. Half")
    assert spread(from_=date(2018, 10, 1))["periods"] == ["2018-10-01"]
    few = spread(to=date(2018, 8, 1))
    assert plain_text(few["sentence"]) == (
        "Centiles need at least ten practices with a figure: in England, nine have one for July 2018."
    )


def test_figures_set_aside_are_in_no_centile(make: Making) -> None:
    with make() as m:
        twenty(m)
        m.figure(m.practice("Z10999"), CALLS, numerator=900.0, denominator=1000.0, status=1)
    with writing() as session:
        exclude(
            session,
            by=OPERATOR,
            measure=CALLS,
            first=date(2018, 9, 1),
            last=date(2018, 9, 1),
            supplier=None,
            organisations=["Z10101"],
            only_zeros=False,
            reason="Counted twice.",
        )
    assert spread()["counts"] == [19, 20]
    assert spread(organisation="Z10101")["values"] == [None, 5.0]


def test_centiles_speak_of_the_newest_month_that_has_enough(make: Making) -> None:
    with make() as m:
        twenty(m)
        m.figures(m.practice("Z10998"), CALLS, [100.0], 1000.0, last=date(2018, 11, 1))
    found = spread()
    assert found["counts"] == [20, 20, 1]
    text = plain_text(found["sentence"])
    assert text.startswith("In October 2018 half of 20 practices in England were between")
    assert text.endswith(" For November 2018 only one has a figure: too few for centiles.")
    assert "In October 2018 the 50th centile" in found["alt"]
    assert spread(organisation="Z10101")["centile_now"] is None


def test_a_mean_has_centiles_and_a_sum_has_none(make: Making) -> None:
    with make() as m:
        for place in range(10):
            m.figure(m.practice(f"Z1010{place}"), "trimethoprim_ratio", value=0.2 + place / 100)
    assert spread(measure="trimethoprim_ratio")["centiles"]["50"] == pytest.approx([0.245])
    with pytest.raises(Invalid, match="is a sum"):
        spread(measure="registered_patients")


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"organisation": "F901"}, "is not among the practices"),
        ({"from_": date(2018, 5, 1), "to": date(2018, 1, 1)}, "ends before it begins"),
    ],
)
def test_what_has_no_centile_is_refused_in_words(make: Making, asked: dict[str, Any], words: str) -> None:
    with make() as m:
        twenty(m)
    with pytest.raises(Invalid, match=words):
        spread(**asked)
