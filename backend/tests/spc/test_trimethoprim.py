"""The published trimethoprim ratio of every practice in England, analysed in one call."""

import csv
import gzip
import time
from pathlib import Path

import numpy as np
import pytest

from groundswell.spc import ANHOEJ, Charts, Direction, Kind, Rules, Variation, analyse
from groundswell.spc.arrays import Floats
from groundswell.spc.rule_sets import RULE_SETS

PROJECT = Path(__file__).parents[3]
PRESCRIBING = PROJECT.parent / "shared" / "data" / "real" / "prescribing"
NO_REAL_FILES = "REAL FILES NOT TESTED: there is no shared folder beside the project that holds them"

pytestmark = pytest.mark.skipif(not PRESCRIBING.exists(), reason=NO_REAL_FILES)


@pytest.fixture(scope="module")
def ratios() -> Floats:
    """[practice, month], NaN where a practice has none: one file column a practice, one line a month."""
    tables = []
    for path in sorted(PRESCRIBING.glob("trimethoprim_*.csv.gz")):
        with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
            _, *lines = csv.reader(file)
        tables.append(
            [[float(cell or "nan") for cell in cells] for _, *cells in sorted(lines, key=lambda line: int(line[0]))]
        )
    return np.concatenate(tables, axis=1).T


def drawn(series: Floats, chart: Kind, rules: Rules) -> Charts:
    offsets = np.arange(len(series) + 1) * series.shape[1]
    return analyse(series.ravel(), offsets, chart=chart, direction=Direction.LOWER, target=0.5, rules=rules)


@pytest.mark.parametrize("rules", RULE_SETS.values(), ids=RULE_SETS)
def test_every_practice_is_charted_in_one_call(
    ratios: Floats, rules: Rules, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ratios.shape == (7_679, 61)
    chart = Kind.RUN if rules is ANHOEJ else Kind.I
    begun = time.perf_counter()
    charts = drawn(ratios, chart, rules)
    seconds = time.perf_counter() - begun
    with capsys.disabled():
        print(f"\n{chart.title}, {rules.name}: 7,679 practices x 61 months in {seconds * 1e3:.0f} ms")

    assert charts.variation.shape == (7_679,)
    icons = np.bincount(charts.variation, minlength=len(Variation))
    assert icons[Variation.IMPROVEMENT_LOW] > 2 * icons[Variation.CONCERN_HIGH] > 0
    assert not icons[[Variation.IMPROVEMENT_HIGH, Variation.CONCERN_LOW, Variation.NEUTRAL_HIGH]].any()
    some = np.arange(0, 7_679, 601)
    alone = drawn(ratios[some], chart, rules)
    np.testing.assert_array_equal(alone.label.reshape(-1, 61), charts.label.reshape(-1, 61)[some])
    np.testing.assert_array_equal(alone.variation, charts.variation[some])


@pytest.mark.parametrize("rules", RULE_SETS.values(), ids=RULE_SETS)
def test_the_nation_shows_its_improvement(ratios: Floats, rules: Rules) -> None:
    """The file holds ratios without numerators and denominators: the nation is the mean practice."""
    nation = np.nanmean(ratios, axis=0, keepdims=True)
    charts = drawn(nation, Kind.RUN if rules is ANHOEJ else Kind.I, rules)
    assert charts.variation.tolist() == [Variation.IMPROVEMENT_LOW]
    assert charts.value[-1] < charts.centre[-1] < charts.value[0]
    assert charts.runs.signal.all()
