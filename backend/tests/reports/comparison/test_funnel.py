from datetime import date
from typing import Any

import pytest

from groundswell.access.principal import OPERATOR
from groundswell.database.engine import writing
from groundswell.errors import Invalid, NotFound
from groundswell.measures.exclusions import exclude
from groundswell.reports.comparison.words import rank_shown
from groundswell.reports.wording.segments import plain_text
from tests.conftest import Making, SignIn
from tests.reports.comparison.asking import SATISFACTION, one_far_above, plot, spread
from tests.reports.worlds import CALLS, federation


def test_a_practice_far_above_the_others_is_outside_and_the_others_are_not(make: Making) -> None:
    with make() as m:
        one_far_above(m)
    found = plot(within="F901")
    assert (found["period"], found["chart"], found["compared"], found["unnamed"]) == ("2018-10-01", "p", 13, 0)
    assert found["centre"] == pytest.approx((12 * 97 + 300) / 13_000 * 100)
    assert found["centre_shown"] == "11.3%"
    first, *others = found["items"]
    assert (first["organisation"]["code"], first["shown"], first["denominator_shown"]) == ("Z10113", "30.0%", "1,000")
    assert (first["place"], first["signal"], first["rank_shown"]) == ("above_3", "worse", "13th lowest of 13")
    assert {(each["place"], each["signal"]) for each in others} == {("within", None)}
    assert {each["rank_shown"] for each in others} == {"between 1st and 12th lowest of 13"}
    assert [each["organisation"]["name"] for each in others] == sorted(e["organisation"]["name"] for e in others)
    assert [segment for segment in found["sentence"] if segment["tone"] == "worse"] == [
        {"text": "one is above", "tone": "worse"}
    ]
    assert plain_text(found["sentence"]).startswith("Of 13 practices in F901 Together, one is above what size")
    assert plain_text(found["sentence"]).endswith("The average was 11.3% in October 2018.")
    assert "One above the upper outer line, none below the lower one." in found["alt"]
    assert found["curve"][0]["denominator"] == 1000
    assert found["curve"][0]["upper_3"] < 30


def test_the_one_picked_out_is_told_where_it_lies_and_how_many_have_no_figure(make: Making) -> None:
    with make() as m:
        group = one_far_above(m)
        m.figures(m.practice("Z10114", "Silent", within=[group]), CALLS, [100.0], 1000.0, last=date(2018, 9, 1))

    def told(code: str) -> str:
        text = plain_text(plot(within="F901", organisation=code)["sentence"])
        return text.partition(" in October 2018.")[2]

    none = " One practice has no figure to compare."
    assert told("Z10113") == f" Far Above, 30.0%, lies above the upper outer line.{none}"
    assert told("Z10101").startswith(" Practice 101, 9.7%, lies between the lines.")
    assert told("Z10114") == f" Silent has no figure to compare for October 2018.{none}"
    with pytest.raises(Invalid, match="F901 Together is not among the practices that are compared"):
        plot(organisation="F901")


def test_where_higher_is_better_to_be_below_is_worse(make: Making) -> None:
    with make() as m:
        group = m.federation()
        for place, satisfied in enumerate([70.0] * 12 + [20.0, 99.0]):
            practice = m.practice(f"Z10{101 + place}", within=[group])
            m.figure(practice, SATISFACTION, numerator=satisfied, denominator=100.0)
    found = plot(measure=SATISFACTION)
    signals = {each["organisation"]["code"]: each["signal"] for each in found["items"] if each["signal"]}
    assert signals == {"Z10113": "worse", "Z10114": "improving"}
    assert [each["organisation"]["code"] for each in (found["items"][0], found["items"][-1])] == ["Z10113", "Z10114"]
    tones = {segment["text"]: segment["tone"] for segment in found["sentence"]}
    assert tones["one is above"] == "improving"
    assert tones["one is below"] == "worse"


def test_where_all_are_alike_nobody_is_singled_out(make: Making) -> None:
    with make() as m:
        federation(m, practices=12)
    found = plot()
    assert plain_text(found["sentence"]) == (
        "None of 12 practices in England is further from the average than size explains."
        " The average was 9.7% in October 2018."
    )
    assert (found["within"], found["adjusted"]) == (None, False)
    assert found["dispersion_words"].endswith("so the lines are drawn for chance alone.")
    assert found["lines_words"] == (
        "Of every 1,000 practices that differ only by chance,"
        " 998 are between the outer lines and 950 between the inner ones."
    )


def test_a_usual_spread_between_practices_widens_the_lines(make: Making) -> None:
    with make() as m:
        group = m.federation()
        for place in range(20):
            practice = m.practice(f"Z10{101 + place}", within=[group])
            m.figure(practice, CALLS, numerator=50.0 + 10 * place, denominator=1000.0)
    found = plot()
    assert found["adjusted"]
    assert {each["place"] for each in found["items"]} == {"within"}
    assert found["dispersion_words"] == (
        "The practices differ far more than chance alone would make them, so the lines also take in the usual spread"
        " between them."
    )
    assert "size and the usual spread between practices explain" in plain_text(found["sentence"])


def test_a_practice_of_ten_calls_is_not_called_anything(make: Making) -> None:
    with make() as m:
        group = federation(m, practices=12)
        m.figure(m.practice("Z10113", "Tiny", within=[group]), CALLS, numerator=3.0, denominator=10.0)
    tiny = next(each for each in plot()["items"] if each["organisation"]["code"] == "Z10113")
    assert (tiny["shown"], tiny["place"], tiny["signal"]) == ("30.0%", "within", None)
    assert tiny["rank_shown"] == "anywhere among 13"


def test_figures_that_may_not_be_used_are_left_out_and_counted(make: Making) -> None:
    with make() as m:
        group = m.federation()
        for place, (satisfied, asked, status) in enumerate(
            [(70.0, 100.0, 0), (60.0, 100.0, 0), (3.0, 4.0, 0), (50.0, 100.0, 1), (0.0, 0.0, 0), (65.0, 100.0, 0)]
        ):
            practice = m.practice(f"Z10{101 + place}", within=[group])
            m.figure(practice, SATISFACTION, numerator=satisfied, denominator=asked, status=status)
    with writing() as session:
        exclude(
            session,
            by=OPERATOR,
            measure=SATISFACTION,
            first=date(2018, 10, 1),
            last=date(2018, 10, 1),
            supplier=None,
            organisations=["Z10106"],
            only_zeros=False,
            reason="Counted twice.",
        )
    found = plot(measure=SATISFACTION)
    assert (found["compared"], found["left_out"]) == (2, 4)
    assert [each["organisation"]["code"] for each in found["items"]] == ["Z10101", "Z10102"]
    assert found["centre"] == 65


def test_a_practice_counts_where_it_was_on_the_first_of_the_month(make: Making) -> None:
    with make() as m:
        group, other = m.federation(), m.federation("F902")
        for place in range(3):
            m.figures(m.practice(f"Z1010{place}", within=[group]), CALLS, [100.0, 100.0], 1000.0)
        left = m.practice("Z10109", "Left in October")
        m.spell(left, group, until=date(2018, 9, 15))
        m.spell(left, other, first=date(2018, 9, 15))
        m.figures(left, CALLS, [100.0, 100.0], 1000.0)
    assert plot(within="F901", period=date(2018, 9, 1))["compared"] == 4
    assert plot(within="F901")["compared"] == 3
    assert plot(within="F902", period=date(2018, 10, 1))["compared"] == 1
    assert spread(within="F901")["counts"] == [4, 3]


def test_a_practice_counts_in_the_scheme_of_its_federation_and_in_the_region_above(make: Making) -> None:
    with make() as m:
        group = federation(m, practices=4)
        scheme = m.scheme()
        m.spell(group, scheme)
        m.figures(m.practice("Z10109"), CALLS, [100.0], 1000.0)
    for code in ("AF901", "Q90", "Y90"):
        assert plot(within=code)["compared"] == 4
        assert spread(within=code)["counts"] == [4] * 24
    assert plot()["compared"] == 5


def test_only_practices_the_caller_may_see_are_named(make: Making, signed_in: SignIn) -> None:
    with make() as m:
        one_far_above(m)
        other = m.federation("F902")
        m.figures(m.practice("Z10202", within=[other]), CALLS, [100.0], 1000.0)
    stranger, own = signed_in("lead", "F902"), signed_in("practice", "Z10101")
    found = stranger.get(f"/api/v1/measures/{CALLS}/funnel?within=F901").json()
    assert (found["items"], found["compared"], found["unnamed"]) == ([], 13, 13)
    assert "Far Above" not in str(found)
    found = own.get(f"/api/v1/measures/{CALLS}/funnel").json()
    assert [each["organisation"]["code"] for each in found["items"]] == ["Z10101"]
    assert (found["compared"], found["unnamed"]) == (14, 13)
    url = f"/api/v1/measures/{CALLS}/centiles?organisation=Z10113"
    assert stranger.get(url).status_code == 404
    assert stranger.get(f"/api/v1/measures/{CALLS}/centiles?within=F901").json()["counts"][-1] == 13


def test_groups_are_compared_by_their_sums(make: Making) -> None:
    with make() as m:
        one_far_above(m, high=2000.0 / 3)
        federation(m, "F902", practices=3, start=201)
    found = plot(of="federation")
    shown = {each["organisation"]["code"]: each["denominator"] for each in found["items"]}
    assert shown == {"F901": 13_000, "F902": 3_000}
    assert plain_text(found["sentence"]).startswith("Neither of two federations in England is further")
    assert spread(of="federation")["counts"] == [2] * 24
    assert [each["organisation"]["code"] for each in plot(of="commissioner")["items"]] == ["Q90"]


def test_commissioners_that_are_sums_of_others_are_not_beside_them(make: Making) -> None:
    with make() as m:
        above = m.commissioner("QXX", subkind="icb")
        for code in ("00A", "00B"):
            own = m.commissioner(code, within=[above])
            m.figures(m.practice(f"Z{code}01", within=[own]), CALLS, [100.0], 1000.0)
    assert [each["organisation"]["code"] for each in plot(of="commissioner")["items"]] == ["00A", "00B"]
    assert spread(of="commissioner")["counts"] == [2]


def test_the_newest_month_is_shown_unless_another_is_asked_for(make: Making) -> None:
    with make() as m:
        federation(m, practices=2)
    found = plot()
    assert found["period"] == "2018-10-01"
    assert (found["periods"][0], found["periods"][-1], len(found["periods"])) == ("2016-11-01", "2018-10-01", 24)
    assert plot(period=date(2017, 1, 1))["period"] == "2017-01-01"
    with pytest.raises(Invalid, match="No practices in England have figures for March 2019") as refused:
        plot(period=date(2019, 3, 1))
    assert refused.value.errors == [("period", "The newest month is October 2018.")]


def test_without_figures_there_is_an_answer_all_the_same(make: Making) -> None:
    with make() as m:
        m.federation()
    found = plot(within="F901")
    assert (found["period"], found["items"], found["curve"], found["centre"]) == (None, [], [], None)
    assert plain_text(found["sentence"]) == "No figures yet."
    assert plain_text(spread(within="F901")["sentence"]) == "No figures yet."


def test_one_practice_has_nobody_to_be_compared_with(make: Making) -> None:
    with make() as m:
        federation(m, practices=1)
    assert plain_text(plot(within="F901")["sentence"]) == (
        "Only one practice in F901 Together has a figure for October 2018: there is nothing to compare."
    )


def test_a_rate_is_compared_as_a_rate(make: Making) -> None:
    with make() as m:
        group = m.federation()
        for place in range(3):
            practice = m.practice(f"Z1010{place}", within=[group])
            m.figure(practice, "appointments_per_1000", numerator=6000.0, denominator=5000.0)
    found = plot(measure="appointments_per_1000")
    assert (found["chart"], found["centre"]) == ("u", 1200)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"measure": "registered_patients"}, "is not a share or a rate"),
        ({"measure": "trimethoprim_ratio"}, "is not a share or a rate"),
        ({"of": "federation", "within": "F901"}, "only practices are compared inside one group"),
        ({"within": "Z10101"}, "Practice 101 is not a group"),
    ],
)
def test_what_cannot_be_compared_is_refused_in_words(make: Making, asked: dict[str, Any], words: str) -> None:
    with make() as m:
        federation(m, practices=2)
    with pytest.raises(Invalid, match=words):
        plot(**asked)


def test_what_is_not_there_is_not_found(make: Making) -> None:
    with pytest.raises(NotFound):
        plot(measure="no_such_measure")
    with pytest.raises(NotFound):
        plot(within="F999")


def test_ranks_are_said_from_the_lowest() -> None:
    assert rank_shown(3, 41, 87) == "between 3rd and 41st lowest of 87"
    assert rank_shown(12, 12, 87) == "12th lowest of 87"
    assert rank_shown(1, 2286, 2286) == "anywhere among 2,286"
