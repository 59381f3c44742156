"""Ranges hold what they say, in a smaller run of `bench/bench_evidence.py`."""

from tests.evidence.scoring import scored, with_effects, without


def test_planted_effects_are_recovered() -> None:
    """Of 60 ranges that hold the truth 95 times in 100, 54 or more do, save once in 250 such runs."""
    score = scored(with_effects(60))
    assert score.average >= 54
    assert score.share(score.site, score.sites) >= 88
    assert score.share(score.difference, score.compared) >= 88


def test_an_innovation_without_effect_is_seldom_called_effective() -> None:
    score = scored(without(60))
    assert score.called_effective <= 4
    assert score.moderate <= score.called_effective


def test_bad_months_before_adoption_are_seldom_called_evidence() -> None:
    """Practices that adopt after three months worse by chance: what would be moderate or strong is early."""
    score = scored(without(40), dip=1.0)
    assert score.misled >= 4, "or there is nothing to guard against"
    assert score.moderate <= 2
