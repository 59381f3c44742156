import pytest

from groundswell.measures.definitions import MeasureDefinition, library
from groundswell.reports.series.choices import drawn_as
from groundswell.reports.wording.verdicts import rules_of
from groundswell.spc import Label
from tests.reports.standings import OCTOBER, standing

CALLS = library()["missed_call_share"]
RUN_CHART = drawn_as(CALLS, "run", None)
SIXES = drawn_as(CALLS, None, "making-data-count-6")


@pytest.mark.parametrize(
    ("definition", "label", "months", "points", "is_new"),
    [
        (CALLS, Label.ABOVE_UPPER_LIMIT, 0, 48, True),
        (CALLS, Label.ABOVE_UPPER_LIMIT, 1, 48, False),
        (CALLS, Label.TWO_IN_THREE_BELOW, 2, 48, True),
        (CALLS, Label.SHIFT_BELOW, 6, 48, True),
        (CALLS, Label.SHIFT_BELOW, 7, 48, False),
        (SIXES, Label.SHIFT_BELOW, 6, 48, False),
        (SIXES, Label.TREND_UP, 5, 48, True),
        (RUN_CHART, Label.SHIFT_BELOW, 9, 48, True),
        (RUN_CHART, Label.SHIFT_BELOW, 10, 48, False),
        (RUN_CHART, Label.SHIFT_BELOW, 8, 24, True),
        (RUN_CHART, Label.SHIFT_BELOW, 9, 24, False),
    ],
)
def test_a_signal_is_new_while_the_rule_marks_no_more_than_it_needs(
    definition: MeasureDefinition, label: Label, months: int, points: int, is_new: bool
) -> None:
    found = standing(label=label, since=OCTOBER - months, points=points)
    assert found.is_new(rules_of(definition)) is is_new
