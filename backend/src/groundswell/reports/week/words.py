"""What "my week" says first. Pure."""

from typing import NamedTuple

from groundswell.reports.schemas import Segment
from groundswell.reports.wording.grammar import be, capital, counted, listed, number, numbered
from groundswell.reports.wording.segments import said


class Week(NamedTuple):
    """The counts of the first sentence."""

    is_member: bool
    this_week: int
    next_week: int
    to_take: int
    sign_offs: int
    overdue: int
    stuck: int
    sets: int


def week_sentence(week: Week) -> list[Segment]:
    """ "Two sessions this week and one next. Attendance is to be taken for one session. One apprentice is ready for
    sign-off and two first contacts are overdue. Five projects in your cohorts are stuck." """
    segments = [said(_sessions(week) if week.is_member else "You are not in the faculty, so no sessions are yours.")]
    if week.to_take:
        segments += [
            said(" "),
            said(f"Attendance is to be taken for {counted(week.to_take, 'session')}", "strong"),
            said("."),
        ]
    waiting = []
    if week.sign_offs:
        waiting.append(f"{counted(week.sign_offs, 'apprentice')} {be(week.sign_offs)} ready for sign-off")
    if week.overdue:
        waiting.append(f"{counted(week.overdue, 'first contact')} {be(week.overdue)} overdue")
    if waiting:
        segments += [said(" "), said(capital(listed(waiting)), "strong"), said(".")]
    if week.stuck:
        stuck = f"{capital(counted(week.stuck, 'project'))} in your cohorts {be(week.stuck)} stuck"
        segments += [said(" "), said(stuck, "strong"), said(".")]
    if week.sets:
        meet = "meets" if week.sets == 1 else "meet"
        segments.append(said(f" {capital(counted(week.sets, 'learning set'))} {meet} in this time."))
    if week.is_member and len(segments) == 1:
        segments.append(said(" Nothing else waits for you."))
    return segments


def _sessions(week: Week) -> str:
    if not week.this_week and not week.next_week:
        return "No sessions this week or next."
    if not week.this_week:
        return f"No session this week and {number(week.next_week)} next."
    return f"{capital(counted(week.this_week, 'session'))} this week and {number(week.next_week)} next."


def usual_months_words(months: int, usual: int) -> str:
    """ "7 months in it; 6 are usual" """
    return f"{numbered(months, 'month')} in it; {usual} {be(usual)} usual"
