"""Where the engine answers otherwise, on purpose, than the published package whose rules it follows.

The keys are names of golden cases in tests/spc/golden that show a difference; docs/charts.md lists the differences that
no case shows. Only cases known as a defect or an accident of the package are here: all others are answered alike.
"""

from typing import NamedTuple


class Difference(NamedTuple):
    """What the engine does instead, and why."""

    what: str
    why: str


DIFFERENCES = {
    "syn/adjacent_trends_with_tie": Difference(
        what="The last point of a rising trend stays rising when a second rising trend begins, level with it, right "
        "after; NHSRplotthedots calls that point decreasing.",
        why="The package reads the sign of the step that joins the trends, and takes a level step for a fall. No point "
        "of the series falls.",
    ),
    "qic/i/blip_screened": Difference(
        what="One blip in an otherwise constant series leaves the limits as wide as all moving ranges make them, and "
        "no point beyond them but the blip; qicharts2 draws limits of no width and flags every point.",
        why="Screening takes away the only two moving ranges that are not 0. A series that did not move is no signal.",
    ),
    "pbi/i_7_7/syn/constant_0.1_screen_on": Difference(
        what="24 copies of 0.1 have 0.1 as their centre and no flag; controlchartspy flags all of them.",
        why="The package's mean is 0.10000000000000003, from adding up in floating point. Every value lies on the "
        "centre.",
    ),
}
