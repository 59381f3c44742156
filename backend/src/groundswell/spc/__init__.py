"""Statistical process control over many series at once: arrays in, arrays out, nothing else of Groundswell inside.

`analyse` draws one chart per series, of the kind and by the rule set asked for; `docs/charts.md` says in words what it
decides and why.
"""

from groundswell.spc.assurance import Assurance
from groundswell.spc.chart import Charts, analyse
from groundswell.spc.classification import Classification, Direction, Label, Variation
from groundswell.spc.kinds import Kind
from groundswell.spc.phases import Phases
from groundswell.spc.rule_sets import (
    ANHOEJ,
    MAKING_DATA_COUNT,
    MAKING_DATA_COUNT_6,
    NHS_PLOT_THE_DOTS,
    RULE_SETS,
    Rules,
    TwoInThree,
)
from groundswell.spc.rules.anhoej import Runs

__all__ = [
    "ANHOEJ",
    "MAKING_DATA_COUNT",
    "MAKING_DATA_COUNT_6",
    "NHS_PLOT_THE_DOTS",
    "RULE_SETS",
    "Assurance",
    "Charts",
    "Classification",
    "Direction",
    "Kind",
    "Label",
    "Phases",
    "Rules",
    "Runs",
    "TwoInThree",
    "Variation",
    "analyse",
]
