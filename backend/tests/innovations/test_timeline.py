"""What order of steps holds together, and where steps have led, beside a slow reading of them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundswell.innovations.models import STAGES
from groundswell.innovations.timeline import Standing, Step, fault, in_order, standing

MONDAY = date(2018, 1, 1)


def steps(*said: tuple[int, str]) -> list[Step]:
    """Days after a Monday, and stages."""
    return [Step(MONDAY + timedelta(days=day), stage) for day, stage in said]


@pytest.mark.parametrize(
    "said",
    [
        [(0, "aware")],
        [(0, "aware"), (0, "interested"), (0, "testing")],
        [(0, "adopted"), (300, "sustained")],
        [(0, "sustained")],
        [(0, "testing"), (9, "stopped"), (30, "testing"), (60, "adopted")],
        [(60, "adopted"), (0, "testing")],
        [(0, "aware"), (9, "stopped"), (30, "aware"), (30, "stopped")],
    ],
)
def test_stages_may_be_skipped_and_begun_again(said: list[tuple[int, str]]) -> None:
    assert fault(steps(*said)) is None


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ([(0, "stopped")], "it had not begun when it is said to have stopped, on 1 January 2018"),
        ([(0, "testing"), (3, "stopped"), (4, "stopped")], "it had not begun"),
        ([(0, "testing"), (3, "testing")], "it is testing it since 1 January 2018 already"),
        ([(0, "adopted"), (3, "testing")], "it was adopted on 1 January 2018, and testing it only after that"),
        ([(0, "adopted"), (3, "aware")], "record that it stopped in between"),
    ],
)
def test_steps_that_contradict_each_other_are_told_apart(said: list[tuple[int, str]], words: str) -> None:
    assert words in (fault(steps(*said)) or "")


def slow_fault(said: list[Step]) -> bool:
    """Rounds between stops, one after the other: each begins with something and goes up without repeating."""
    rounds: list[list[str]] = [[]]
    for step in sorted(said, key=lambda each: (each.on, STAGES.index(each.stage))):
        if step.stage == "stopped":
            if not rounds[-1]:
                return True
            rounds.append([])
        else:
            rounds[-1].append(step.stage)
    return any([STAGES.index(each) for each in one] != sorted({STAGES.index(each) for each in one}) for one in rounds)


some_steps = st.lists(
    st.builds(lambda day, stage: Step(MONDAY + timedelta(days=day), stage), st.integers(0, 8), st.sampled_from(STAGES)),
    max_size=7,
)


@given(some_steps)
def test_faults_are_those_of_a_slow_reading(said: list[Step]) -> None:
    assert (fault(said) is not None) == slow_fault(said)


@given(some_steps)
def test_a_practice_stands_where_its_newest_step_led(said: list[Step]) -> None:
    reached = standing(in_order(said))
    assert (reached is None) == (not said)
    if reached is not None:
        newest = max(each.on for each in said)
        assert reached.since == newest
        assert Step(newest, reached.stage) in said


def test_the_first_adoption_stays_when_it_stops() -> None:
    said = in_order(steps((0, "adopted"), (50, "stopped"), (90, "testing"), (99, "adopted")))
    assert standing(said) == Standing("adopted", MONDAY + timedelta(days=99), MONDAY)
    assert standing(said[:2]) == Standing("stopped", MONDAY + timedelta(days=50), MONDAY)
    assert standing(steps((5, "sustained"))) == Standing(
        "sustained", MONDAY + timedelta(days=5), MONDAY + timedelta(days=5)
    )
    assert standing([]) is None
