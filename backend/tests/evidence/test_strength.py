"""The rule that says how strong evidence is, branch by branch."""

from dataclasses import replace

import numpy as np
import pytest

from groundswell.evidence.differences import Compared
from groundswell.evidence.estimate import Estimate
from groundswell.evidence.its import Interrupted
from groundswell.evidence.pooling import Pooled, pooled
from groundswell.evidence.strength import Judged, judged

NOTHING = np.empty(0)


def estimate(value: float, reach: float) -> Estimate:
    return Estimate(value, value - reach, value + reach, reach / 2)


def site(value: float = -2.0, reach: float = 0.8, year: float | None = -2.0) -> Interrupted:
    after = None if year is None else estimate(year, reach)
    effect = estimate(value, reach)
    return Interrupted(effect, effect, estimate(0, 1), after, 0.2, 24, 18, NOTHING, NOTHING)


def of(
    sites: list[Interrupted],
    compared: float | None = -2.0,
    reach: float = 0.5,
    better: int = -1,
    without: list[Interrupted] | None = None,
) -> Judged:
    """`without`: the same sites without the three months before adoption; no different unless given."""
    average, again = together(sites), together(sites if without is None else without)
    beside = None if compared is None else Compared(estimate(compared, reach), 40, 90)
    return judged(sites, 4 * len(sites), average, again, beside, better)


def together(sites: list[Interrupted]) -> Pooled | None:
    effects = np.array([each.effect.value for each in sites])
    errors = np.array([each.effect.error for each in sites])
    return pooled(effects, errors) if len(sites) > 2 else None


def test_strong() -> None:
    found = of([site()] * 8)
    assert (found.level, found.word) == (3, "Strong")
    assert found.in_favour == (
        "8 sites, 32 practices",
        "clear fall at 8 of 8",
        "lasting a year at 8",
        "adopters changed more than practices like them that had not adopted",
        "as clear without the three months before adoption",
        "a new site could expect it too",
    )
    assert found.against == ()


@pytest.mark.parametrize(
    ("sites", "compared", "against"),
    [
        ([site()] * 7, -2.0, "fewer than eight sites"),
        ([site()] * 8, None, "before and after only, no comparison sites"),
        ([site()] * 8, -0.4, None),
        ([site(year=None)] * 8, -2.0, "no site followed for a year yet"),
        ([*[site()] * 3, *[site(year=0.0)] * 5], -2.0, "a year on still clear at 3 of 8 followed so long"),
        ([*[site(-2.5)] * 12, site(1.5)], -2.0, "clearly the other way at 1 of 13"),
        ([*[site(-6, 0.2)] * 4, *[site(-1, 0.2)] * 4], -2.0, "96% of the difference between sites is more than chance"),
    ],
)
def test_moderate_lacks_one_thing_of_strong(
    sites: list[Interrupted], compared: float | None, against: str | None
) -> None:
    found = of(sites, compared, reach=1.7 if compared == -0.4 else 0.5)
    assert found.word == "Moderate", found
    if against is not None:
        assert any(each.split("%")[-1] == against.split("%")[-1] for each in found.against)


def test_early_is_fewer_than_five_sites() -> None:
    assert of([site()]).level == of([site()] * 2).level == of([site()] * 4).level == 1
    assert "too few sites to pool" in of([site()] * 2).against
    assert "few sites" in of([site()] * 4).against
    assert of([site()] * 5).level == 2


def test_practices_like_them_that_changed_as_much_take_a_step_off() -> None:
    found = of([site()] * 8, 0.0, reach=0.5)
    assert found.level == 1
    assert "practices like them that had not adopted changed as much" in found.against


NO_LONGER = "without the three months before adoption the change is no longer clear"


@pytest.mark.parametrize("left", [-0.3, 0.0, 2.0])
def test_what_hangs_on_the_three_months_before_is_early(left: float) -> None:
    found = of([site()] * 8, without=[site(left)] * 8)
    assert (found.word, NO_LONGER in found.against) == ("Early", True)
    assert not any("three months" in each for each in found.in_favour)


def test_what_cannot_be_looked_at_without_them_is_early_too() -> None:
    found = of([site()] * 8, without=[])
    assert (found.word, NO_LONGER in found.against) == ("Early", True)


def test_what_was_never_clear_is_not_said_to_be_so_no_longer() -> None:
    unclear = [site(0.1), site(-0.1), site(0.2), site(-0.2), site(0.0)]
    assert NO_LONGER not in of(unclear).against
    assert of(unclear, without=[site()] * 5).level == 0, "the plain average decides first"


def test_none() -> None:
    assert of([], None) == Judged(0, (), ("no site has enough months before and after",))
    unclear = of([site(0.1), site(-0.1), site(0.2), site(-0.2), site(0.0)])
    assert unclear.level == 0
    assert "the range of the average holds nought" in unclear.against
    wrong = of([site(2.0)] * 8, 2.0)
    assert wrong.level == 0
    assert "on average it went the other way" in wrong.against
    assert of([site(2.0)] * 4, 2.0).level == 0, "few sites that went the other way are no early evidence"


def test_higher_may_be_better_and_neither_takes_either_side() -> None:
    up = [replace(site(2.0), after_a_year=estimate(2, 0.8))] * 8
    assert of(up, 2.0, better=1).in_favour[1] == "clear rise at 8 of 8"
    assert of(up, 2.0, better=0).level == of([site()] * 8, better=0).level == 3
