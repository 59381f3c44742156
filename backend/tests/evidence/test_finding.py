"""All that is found together, and what is left out."""

from dataclasses import replace

import numpy as np
import pytest

from groundswell.evidence.finding import finding
from groundswell.evidence.panel import NEVER, Adoptions, Panel
from tests.evidence.simulated import Truth, simulated


def test_sites_with_enough_months_are_pooled_and_others_left_out() -> None:
    x = simulated(3, Truth(-2.7, 1.0))
    until, begins = x.adoptions.until.copy(), x.adoptions.begins.copy()
    late = x.adoptions.site == 4
    until[late] = begins[late] = x.panel.first + 57  # three months before the figures end
    found = finding(x.panel, replace(x.adoptions, until=until, begins=begins), x.size, better=-1)
    assert [each.site for each in found.left_out] == [4]
    assert (found.left_out[0].series.months_before, found.left_out[0].series.months_after) == (24, 3)
    assert found.average is not None
    assert found.average.average.upper < 0
    assert len(found.average.weights) == len(found.sites) == 11
    assert found.judged.level >= 2


@pytest.mark.parametrize("value", [0.0, 10.1])
def test_a_site_that_never_varies_does_not_outweigh_the_others(value: float) -> None:
    x = simulated(3, Truth(-2.7, 1.0))
    numerator, denominator = x.panel.numerator.copy(), x.panel.denominator.copy()
    same = x.adoptions.site == 0
    numerator[same], denominator[same] = value, 100.0
    found = finding(Panel(x.panel.first, numerator, denominator, 100.0), x.adoptions, x.size, better=-1)
    assert [each.site for each in found.left_out] == [0]
    assert found.average is not None
    assert float(found.average.weights.max()) < 0.3


def test_bad_months_before_adoption_count_in_one_average_alone() -> None:
    x = simulated(7, Truth(0, 0))
    ahead = x.adoptions.until[:, None] - (x.panel.first + np.arange(x.panel.numerator.shape[1]))
    worse = np.where((ahead >= 1) & (ahead <= 3), 0.04 * x.panel.denominator, 0.0)
    spoilt = replace(x.panel, numerator=x.panel.numerator + worse)
    was, found = (finding(panel, x.adoptions, x.size, better=-1) for panel in (x.panel, spoilt))
    assert was.average is not None
    assert found.average is not None
    assert found.average.average.upper < 0 < was.average.average.upper
    assert was.without_last_three is not None
    assert found.without_last_three is not None
    assert found.without_last_three.average == was.without_last_three.average
    assert found.judged.level <= 1
    assert "without the three months before adoption the change is no longer clear" in found.judged.against


def test_nobody_has_adopted() -> None:
    x = simulated(3, Truth(0, 0))
    none = np.full(len(x.size), -1)
    nobody = Adoptions(np.full(len(none), NEVER), np.full(len(none), NEVER), none, x.adoptions.group)
    found = finding(x.panel, nobody, x.size, better=-1)
    assert (found.sites, found.left_out, found.average, found.compared, found.judged.level) == ((), (), None, None, 0)


def test_list_sizes_need_not_be_known() -> None:
    x = simulated(3, Truth(-2.7, 1.0))
    found = finding(x.panel, x.adoptions, np.full(len(x.size), np.nan), better=-1)
    assert found.compared is not None
    assert found.compared.effect.upper < 0
