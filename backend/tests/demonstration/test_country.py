"""The country that people see, before it is kept anywhere."""

from collections import Counter

import numpy as np
import pytest

from groundswell.demonstration.country import NEVER, Country, Size, make_country
from groundswell.demonstration.figures import draw
from groundswell.demonstration.recipes import DASHBOARD
from groundswell.demonstration.stories import changes, tempers
from groundswell.demonstration.words import HOME
from groundswell.measures.definitions import library

JANUARY_2027 = (2027 - 1970) * 12


def country_of(seed: int, size: Size | None = None) -> Country:
    return make_country(size or Size(), JANUARY_2027, np.random.default_rng([seed, 0]))


@pytest.fixture(scope="module")
def country() -> Country:
    return country_of(7)


def test_it_is_as_large_as_promised(country: Country) -> None:
    assert len(country.federations) == 120
    assert sum(practice.closed == NEVER for practice in country.practices) == 2_500
    assert len(country.networks) == 180
    assert len(country.commissioners) == 18
    assert Counter(scheme.wave for scheme in country.schemes) == {"1": 20, "2": 37}


def test_every_region_has_twenty_federations(country: Country) -> None:
    of_region = Counter(country.commissioners[f.commissioner][1] for f in country.federations)
    assert list(of_region.values()) == [20] * 6


def test_names_and_codes_are_given_once(country: Country) -> None:
    for given in (
        [p.name for p in country.practices],
        [p.code for p in country.practices],
        [f.name for f in country.federations],
        [name for name, _ in country.networks],
        [s.name for s in country.schemes],
    ):
        assert len(set(given)) == len(given)


def test_codes_are_of_the_invented_kind(country: Country) -> None:
    assert {p.code[:2] for p in country.practices} == {"Z1"}
    assert {len(p.code) for p in country.practices} == {6}


def test_one_federation_is_in_both_waves_and_one_scheme_has_two(country: Country) -> None:
    waves_of = Counter(
        f for wave in ("1", "2") for f in {g for s in country.schemes if s.wave == wave for g in s.federations}
    )
    assert Counter(waves_of.values()) == {1: 56, 2: 1}
    assert sorted(len(s.federations) for s in country.schemes)[-2:] == [1, 2]


def test_brackenholt_had_22_practices_then_24_then_23(country: Country) -> None:
    home = country.home()
    assert country.federations[home].name == HOME
    members = [p for p in country.practices if p.federation == home]
    a_month = [sum(p.joined <= month < p.closed for p in members) for month in range(country.months)]
    assert (a_month[0], max(a_month), a_month[-1]) == (22, 24, 23)


def test_a_merger_is_into_a_practice_that_stays_open(country: Country) -> None:
    closed = [p for p in country.practices if p.closed != NEVER]
    assert len(closed) == Size().mergers
    for practice in closed:
        assert practice.successor is not None
        assert country.practices[practice.successor].closed == NEVER


def test_federations_that_guides_speak_of_change_as_told_and_in_nothing_else(country: Country) -> None:
    federation = country.federation_of()
    for number, recipe in enumerate(DASHBOARD):
        rng = np.random.default_rng(number)
        change = changes(country, recipe, tempers(country, rng), None, rng).score[:, -1]
        upward = -1 if library()[recipe.code].direction == "lower" else 1
        for i, f in enumerate(country.federations):
            if f.spotlight is None:
                continue
            whole = upward * change[federation == i].mean()
            if recipe.code in f.spotlight.better:
                assert whole > recipe.change / 2, (f.name, recipe.code)
            elif recipe.code in f.spotlight.worse:
                assert whole < -recipe.change / 2, (f.name, recipe.code)
            else:
                assert abs(whole) < recipe.change, (f.name, recipe.code)


def test_the_same_seed_makes_the_same_country_and_another_seed_another() -> None:
    size = Size(federations=6, practices=60, networks=8, waves=(1, 2), mergers=2, moves=4, months=24)
    one, same, other = country_of(3, size), country_of(3, size), country_of(4, size)
    assert one == same
    assert one.practices != other.practices
    for a, b in zip(draw(one, 3), draw(same, 3), strict=True):
        assert (a.code, a.supplier) == (b.code, b.supplier)
        for left, right in ((a.stated, b.stated), (a.numerator, b.numerator), (a.value, b.value)):
            np.testing.assert_array_equal(left, right)


def test_no_part_is_larger_than_its_whole_and_counts_are_whole() -> None:
    country = country_of(5, Size(federations=6, practices=60, networks=8, waves=(1, 2), mergers=2, moves=4, months=24))
    shares = [d for d in draw(country, 5) if "share" in d.code or "satisfaction" in d.code or d.code == "dna_rate"]
    assert len(shares) == 8
    for drawn in shares:
        assert (drawn.numerator <= drawn.denominator).all()
        assert (drawn.numerator == np.round(drawn.numerator)).all()
        assert (drawn.denominator[drawn.stated] > 0).all()
