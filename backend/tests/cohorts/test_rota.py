"""The rota, from what is known to the grid and the sentence. Pure."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundswell.cohorts.rota import Cell, Covering, Gap, Spell, State, days_of, gaps, rota, sentence
from groundswell.cohorts.weekdays import bits

MONDAY = date(2018, 11, 26)
WEEK = [MONDAY + timedelta(days=each) for each in range(5)]
OLD_GRANARY, FEN_LANE, ELSEWHERE = 1, 2, 3
NAMES = {OLD_GRANARY: "Old Granary", FEN_LANE: "Fen Lane", ELSEWHERE: "Elsewhere"}
FIRST = Spell(OLD_GRANARY, bits([0, 1]), date(2018, 1, 1), None)
SECOND = Spell(FEN_LANE, bits([2, 3, 4]), date(2018, 1, 1), None)
COVER = Spell(OLD_GRANARY, bits([0, 1]), date(2018, 10, 29), date(2018, 12, 21))


def asante(
    *cover: Spell, away: Mapping[date, str | None] | None = None, gone: date | None = None, more: tuple[Spell, ...] = ()
) -> Covering:
    return Covering("Dr Kofi Asante", (FIRST, SECOND, *more), cover or (COVER,), away or {}, gone)


def states(person: Covering, *sessions: date, days: list[date] = WEEK) -> str:
    """A letter a day: first, second, programme, no cover, clash, free."""
    letters = dict(zip(State, "FSP!x.", strict=True))
    return "".join(letters[cell.state] for cell in rota([person], days, sessions)[0])


def test_a_week_between_two_practices_and_the_programme() -> None:
    assert states(asante(), WEEK[2]) == "FFPSS"
    assert states(asante()) == "FFSSS"


def test_away_is_a_gap_until_somebody_steps_in() -> None:
    assert states(asante(away={WEEK[1]: None, WEEK[3]: None}), WEEK[2]) == "F!P!S"
    person = asante(away={WEEK[1]: "Dr Locum"})
    assert states(person) == "FFSSS"
    assert rota([person], WEEK, [])[0][1] == Cell(State.FIRST, (OLD_GRANARY,), "Dr Locum")


def test_away_from_the_programme_is_no_gap_of_the_rota() -> None:
    assert states(asante(away={WEEK[2]: None}), WEEK[2]) == "FFPSS"


def test_two_practices_on_one_day_clash() -> None:
    both = Spell(ELSEWHERE, bits([1]), date(2018, 1, 1), None)
    assert states(asante(more=(both,))) == "FxSSS"
    assert rota([asante(more=(both,))], WEEK, [])[0][1].practices == (OLD_GRANARY, ELSEWHERE)
    assert states(asante(COVER, both)) == "FxSSS"


def test_cover_promised_for_a_day_of_the_programme_clashes() -> None:
    wednesdays = Spell(FEN_LANE, bits([2]), date(2018, 10, 29), date(2018, 12, 21))
    assert states(asante(wednesdays), WEEK[2]) == "FFxSS"
    assert states(asante(wednesdays)) == "FFSSS"


def test_whoever_has_left_leaves_gaps_where_they_covered_and_nothing_else() -> None:
    assert states(asante(gone=WEEK[1]), WEEK[2]) == "F!..."


def test_before_and_after_a_spell_there_is_nothing() -> None:
    person = Covering("x", [Spell(OLD_GRANARY, bits(range(5)), WEEK[1], WEEK[2])], [], {})
    assert states(person) == ".FF.."


def test_days_of_a_weekend_show_when_somebody_works_or_meets() -> None:
    first, last = MONDAY, MONDAY + timedelta(days=13)
    saturday, sunday = MONDAY + timedelta(days=5), MONDAY + timedelta(days=13)
    assert len(days_of(first, last, [], [asante()])) == 10
    assert len(days_of(first, last, [sunday], [asante()])) == 11
    works = asante(Spell(OLD_GRANARY, bits([5]), first, last))
    assert saturday in days_of(first, last, [], [works])
    assert sunday not in days_of(first, last, [], [works])


def test_the_sentence_names_every_gap() -> None:
    pryce = Covering("Dr Owen Pryce", (FIRST, SECOND), (COVER,), {date(2018, 12, 6): None})
    people = [asante(away={WEEK[1]: None, WEEK[3]: None, date(2018, 12, 6): None}), pryce]
    days = days_of(MONDAY, date(2018, 12, 7), [], people)
    grid = rota(people, days, [])
    assert gaps(grid, days) == [
        Gap(0, WEEK[1], (OLD_GRANARY,)),
        Gap(0, WEEK[3], (FEN_LANE,)),
        Gap(0, date(2018, 12, 6), (FEN_LANE,)),
        Gap(1, date(2018, 12, 6), (FEN_LANE,)),
    ]
    assert sentence(people, grid, days, NAMES) == (
        "No cover: Dr Kofi Asante at Old Granary, Tuesday 27 November and at Fen Lane, Thursday 29 November and "
        "Thursday 6 December; Dr Owen Pryce at Fen Lane, Thursday 6 December."
    )


def test_the_sentence_names_clashes_and_says_when_all_is_well() -> None:
    both = asante(more=(Spell(ELSEWHERE, bits([1]), date(2018, 1, 1), None),))
    grid = rota([both], WEEK, [])
    assert sentence([both], grid, WEEK, NAMES) == (
        "In two places: Dr Kofi Asante at Old Granary and Elsewhere, Tuesday 27 November."
    )
    assert sentence([asante()], rota([asante()], WEEK, []), WEEK, NAMES) == "Every day is covered."
    assert sentence([], [], WEEK, NAMES) == "Nobody covers for anybody in this time."


spells = st.builds(
    Spell,
    st.integers(1, 3),
    st.integers(0, 127),
    st.dates(MONDAY - timedelta(7), MONDAY + timedelta(7)),
    st.none() | st.dates(MONDAY, MONDAY + timedelta(21)),
)
some_days = st.sets(st.sampled_from([MONDAY + timedelta(days=each) for each in range(14)]))


@given(st.lists(spells, max_size=3), st.lists(spells, max_size=3), some_days, some_days)
def test_nobody_is_in_two_places_unless_it_says_so(
    placements: list[Spell], cover: list[Spell], away: set[date], sessions: set[date]
) -> None:
    person = Covering("x", placements, cover, dict.fromkeys(away))
    days = days_of(MONDAY, MONDAY + timedelta(days=13), sessions, [person])
    for day, cell in zip(days, rota([person], days, sessions)[0], strict=True):
        expected = {spell.practice for spell in cover if spell.falls_on(day)}
        if day not in sessions:
            expected |= {spell.practice for spell in placements if spell.falls_on(day)}
        assert set(cell.practices) == expected
        places = len(expected) + (day in sessions)
        assert (cell.state is State.CLASH) == (places > 1)
        assert (cell.state is State.FREE) == (places == 0)
        assert (cell.state is State.NO_COVER) == (places == 1 and day in away and day not in sessions)


@pytest.mark.parametrize("state", State)
def test_every_state_is_counted_once(state: State) -> None:
    grid = [[Cell(each) for each in State]]
    assert len(gaps(grid, [*WEEK, MONDAY + timedelta(7)], state)) == 1
