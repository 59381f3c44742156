"""Statistical process control over many series at once: arrays in, arrays out, nothing else of Groundswell inside.

`analyse` draws one XmR chart per series; `docs/charts.md` says in words what it decides and why.
"""

from groundswell.spc.assurance import Assurance
from groundswell.spc.chart import Charts, analyse
from groundswell.spc.classification import Classification, Direction, Label, Variation
from groundswell.spc.phases import Phases
from groundswell.spc.rule_sets import NHS_PLOT_THE_DOTS, RULE_SETS, Rules

__all__ = [
    "NHS_PLOT_THE_DOTS",
    "RULE_SETS",
    "Assurance",
    "Charts",
    "Classification",
    "Direction",
    "Label",
    "Phases",
    "Rules",
    "Variation",
    "analyse",
]
