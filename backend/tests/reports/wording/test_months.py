from datetime import date

from groundswell.measures.periods import month_of
from groundswell.reports.wording.months import month_name, months_listed, stretch


def test_a_month_of_the_last_year_needs_no_year() -> None:
    october = month_of(date(2018, 10, 1))
    assert month_name(october, october) == "October"
    assert month_name(october - 3, october) == "July"
    assert month_name(october - 11, october) == "November"
    assert month_name(october - 12, october) == "October 2017"
    assert month_name(october + 1, october) == "November 2018"


def test_months_on_end_are_a_stretch() -> None:
    october = month_of(date(2018, 10, 1))
    assert stretch(october, october) == "October 2018"
    assert stretch(october - 1, october) == "September and October 2018"
    assert stretch(october - 2, october) == "August to October 2018"
    assert stretch(october - 10, october) == "December 2017 to October 2018"
    assert months_listed([october, october - 5, october - 4]) == "May, June and October 2018"
    assert months_listed([]) == ""
