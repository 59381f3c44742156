"""Where the engine answers otherwise, on purpose, than the published tool whose rules it follows.

The keys are names of the cases in tests/spc/golden that show a difference; docs/charts.md lists the differences that
no case shows.
"""

from typing import NamedTuple


class Difference(NamedTuple):
    """What the engine does instead, and why."""

    what: str
    why: str


DIFFERENCES = {
    "syn/adjacent_trends_with_tie": Difference(
        what="The last point of a rising trend stays rising when a second rising trend begins, level with it, right "
        "after; the tool calls that point decreasing.",
        why="The tool reads the sign of the step that joins the trends, and takes a level step for a fall. No point "
        "of the series falls.",
    ),
    "syn/all_na": Difference(
        what="A series without any value has a chart without centre, limits or flags, and no icons; the tool stops.",
        why="In a batch of many series, one that nobody has reported yet must not cost the others their charts.",
    ),
    "syn/duplicate_dates_error": Difference(
        what="Not the engine's to refuse: it is given values in order and no dates.",
        why="One value per organisation, measure and period is a constraint of the database.",
    ),
}
