"""The chart in words, and its gaps."""

from typing import Any

from groundswell.reports.series.sentences import alternative, fewer_words, missing_words, withheld_months
from tests.reports.series.drawings import DNA, LOW, SATISFACTION, USUAL, chart
from tests.reports.standings import OCTOBER


def test_missing_months_are_named_while_they_are_few() -> None:
    june, march = OCTOBER - 4, OCTOBER - 7
    assert missing_words([], 24) is None
    assert missing_words([june], 24) == "No figures for June 2018."
    assert missing_words([march, june, june + 1], 24) == "No figures for March, June and July 2018."
    assert missing_words([march - 2, march, june], 24) == "No figures for January, March and June 2018."
    assert missing_words([OCTOBER - 2, OCTOBER - 1, OCTOBER], 24) == "No figures for August to October 2018."
    assert missing_words([OCTOBER - 20, OCTOBER], 24) == "No figures for February 2017 and October 2018."
    assert missing_words([OCTOBER, OCTOBER + 2, OCTOBER + 3], 24) == (
        "No figures for October 2018 and December 2018 to January 2019."
    )
    assert missing_words(list(range(OCTOBER - 20, OCTOBER, 2)), 24) == "No figures for 10 of the 24 months."


def test_months_that_are_not_shown_are_counted_with_the_reason() -> None:
    assert withheld_months(SATISFACTION, 0) is None
    assert withheld_months(SATISFACTION, 1) == "One month is not shown: under 5 answers."
    assert withheld_months(SATISFACTION, 5) == "Five months are not shown: under 5 answers."
    text = alternative(SATISFACTION, [], chart([*USUAL]).reading, OCTOBER - 17, OCTOBER, withheld=5)
    assert text.endswith(" Five months are not shown: under 5 answers. The values are in the table below.")


def test_a_group_of_which_far_fewer_report_says_so() -> None:
    def month(place: int, contributing: int) -> Any:
        day = f"2018-{place:02}-01"
        return {
            "period": day,
            "contributing": contributing,
            "expected": 250,
            "practices_shown": f"{contributing} of 250",
        }

    usual = [month(place, 245 + place % 3) for place in range(1, 8)]
    assert fewer_words([*usual, month(10, 169)]) == "169 of 250 practices reported; it was 246 in July."
    assert fewer_words([*usual, month(10, 210)]) is None
    assert fewer_words(usual[:1]) is None
    assert fewer_words([]) is None


def test_the_chart_in_words() -> None:
    gap: list[float | None] = [*USUAL, *LOW]
    gap[3] = gap[4] = None
    assert chart(gap).picture == (
        "XmR chart of missed calls, September 2016 to October 2018. Average 8.4%, usual range 6.8 to 9.9%. The last 8"
        " months are all below average. No figures for December 2016 to January 2017. The values are in the table"
        " below."
    )
    assert alternative(DNA, [], None, None, None) == "XmR chart of DNA rate. There are no figures yet."


def test_every_phase_is_in_the_picture_with_its_average() -> None:
    text = chart([*USUAL, *LOW, *LOW], phase_at=18).picture
    assert text == (
        "XmR chart of missed calls, January 2016 to October 2018. Phase 1, from January 2016: average 10.0%, usual"
        " range 7.9 to 12.1%. Phase 2, from July 2017: average 5.1%, usual range 4.8 to 5.3%. No real change. The"
        " values are in the table below."
    )


def test_limits_that_vary_are_those_of_the_last_month() -> None:
    text = chart([*USUAL], kind="p").picture
    assert text.startswith("p chart of missed calls, May 2017 to October 2018. Average 10.0%, usual range 7.2 to 12.8%")
    assert "usual range 7.2 to 12.8% in its last month." in text
