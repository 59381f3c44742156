"""What is said of what the people of a cohort answered. Pure; nothing here sees fewer than five answers."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from groundswell.evaluations.results import LEAST
from groundswell.reports.wording.days import day_month
from groundswell.reports.wording.grammar import be, capital, counted, have, number, numbered
from groundswell.reports.wording.numbers import percent

LEVELS = (
    ("Reaction", "after each session"),
    ("Learning", "before and after"),
    ("Behaviour", "at three to four months"),
    ("Results", "what came of the projects"),
)
"""Kirkpatrick's four, and when each is asked."""


class Sheets(NamedTuple):
    """How many were handed out, and how many came back."""

    out: int
    back: int


class Said(NamedTuple):
    """What was answered to one question of five steps, by five people or more."""

    question: str
    steps: Sequence[int]

    @property
    def answers(self) -> int:
        return sum(self.steps)

    @property
    def mean(self) -> float:
        return sum(step * count for step, count in enumerate(self.steps, 1)) / self.answers

    @property
    def agree(self) -> str | None:
        return percent(self.steps[3] + self.steps[4], self.answers)

    @property
    def label(self) -> str:
        """ "Useful in my work: 92% agree, 3% disagree, of 369" """
        disagree = percent(self.steps[0] + self.steps[1], self.answers)
        return f"{self.question.rstrip('.')}: {self.agree} agree, {disagree} disagree, of {self.answers:,}"


def heading(shown: int, come: int) -> str:
    """Of the answers that have come some wait until they can be added without being known by it."""
    if shown == 0:
        return "All sessions so far; nothing is shown below five answers"
    of = "" if shown == come else f"{shown:,} of "
    return f"All sessions so far, {of}{come:,} anonymous answers"


def note(sessions: int, left_out: int) -> str:
    """`left_out`: sessions with an evaluation that has fewer than five answers."""
    rule = "Groups with fewer than five answers are not broken down: they are counted with everyone."
    if not left_out:
        return rule
    of = f"Of {counted(sessions, 'session')} {number(left_out)} {have(left_out)} fewer than five answers and "
    return f"{of}{be(left_out)} left out. {rule}"


def reaction(sheets: Sheets, first: Said | None) -> str:
    if sheets.out == 0:
        return "No form has been handed out yet."
    forms = f"{sheets.back:,} of {sheets.out:,} forms."
    if first is None:
        return f"{forms} Nothing is shown below five answers."
    return f"{forms} {_agreed(first)}"


def learning(before: Said | None, after: Said | None, asked: bool) -> str:
    if before is not None and after is not None:
        return (
            f"{_quoted(before.question)}: {before.mean:.1f} to {after.mean:.1f} of 5, from {before.answers} answers "
            f"before and {after.answers} after."
        )
    if before is not None:
        return (
            f"{_quoted(before.question)}: {before.mean:.1f} of 5 before, from {before.answers} answers. There is "
            "nothing yet to set it against."
        )
    if after is not None:
        return (
            f"{_quoted(after.question)}: {after.mean:.1f} of 5 afterwards, from {after.answers} answers. It was not "
            "asked before, so nobody knows what changed."
        )
    return "Asked, but fewer than five have answered." if asked else "Not asked yet."


def behaviour(found: Said | None, sheets: Sheets, period: tuple[date, date] | None, today: date) -> str:
    """`period`: the days between which the follow-up is open; None where none is planned."""
    if found is not None:
        return f"{_agreed(found)} {capital(counted(found.answers, 'answer'))}."
    if period is None:
        return "No follow-up is planned yet."
    opens, closes = period
    if today < opens:
        return f"The follow-up goes out on {day_month(opens, today)}."
    counts = f"{sheets.back} of {sheets.out} forms are in" + (", too few to show" if sheets.back < LEAST else "")
    if today <= closes:
        return f"The follow-up is open until {day_month(closes, today)}: {counts}."
    return f"The follow-up closed on {day_month(closes, today)}: {counts}."


def no_follow_up(period: tuple[date, date], today: date) -> str:
    """Of a cohort whose end is known."""
    first, last = period
    return f"No follow-up is planned: it is due between {day_month(first, today)} and {day_month(last, today)}."


def came_of_it(found: Said | None, finished: int, projects: int) -> str:
    if projects == 0:
        return "There are no projects yet."
    of = f"{finished} of {numbered(projects, 'project')}"
    done = f"{of} {have(finished)} reached the last step."
    return done if found is None else f"{done} {_agreed(found)} {capital(counted(found.answers, 'answer'))}."


def _agreed(found: Said) -> str:
    return f"{found.agree} agree: {_quoted(found.question)}."


def _quoted(question: str) -> str:
    return f"‘{question.rstrip('.')}’"
