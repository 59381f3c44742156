"""What a cohort's page says, made of the same counts as its pictures. Pure."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from groundswell.clock import day_in_words
from groundswell.reports.cohorts.schemas import CohortState
from groundswell.reports.schemas import Segment
from groundswell.reports.wording.days import monday, month_left, stretch, weekday, weeks_ago, weeks_long
from groundswell.reports.wording.grammar import be, capital, counted, have, listed, number, numbered, ordinal
from groundswell.reports.wording.segments import said

ROLES = {
    "gp": ("GP", "GPs"),
    "new_gp": ("New GP", "newly qualified GPs"),
    "practice_manager": ("Manager", "practice managers"),
    "practice_nurse": ("Nurse", "practice nurses"),
    "health_visitor": ("Health visitor", "health visitors"),
    "other": ("Other", "others"),
}
"""Beside a name in a table, and of several in a sentence."""
STATES: dict[str | None, str] = {"present": "p", "apologies": "a", "absent": "x", None: "n"}


class Stretch(NamedTuple):
    """A term by its first and last day."""

    first: date
    last: date


class WhereNow(NamedTuple):
    state: CohortState
    words: str
    """Without a full stop: "Term 3, week 4"."""


def where_now(terms: Sequence[Stretch], today: date) -> WhereNow:
    """Terms in the order of their days."""
    if not terms:
        return WhereNow("no_terms", "No terms are planned yet")
    if today < terms[0].first:
        return WhereNow("to_come", f"Begins on {weekday(terms[0].first)}{_year(terms[0].first, today)}")
    if today > (end := max(term.last for term in terms)):
        return WhereNow("ended", f"Ended on {day_in_words(end)}")
    for place, term in enumerate(terms, start=1):
        if term.first <= today <= term.last:
            return WhereNow("running", f"Term {place}, week {(today - term.first).days // 7 + 1}")
    place, following = next((place, term) for place, term in enumerate(terms, start=1) if term.first > today)
    begins = f"{weekday(following.first)}{_year(following.first, today)}"
    return WhereNow("between_terms", f"Between terms: term {place} begins on {begins}")


def _year(day: date, today: date) -> str:
    return "" if day.year == today.year else f" {day.year}"


def breaks(terms: Sequence[Stretch]) -> list[tuple[Stretch, str]]:
    """The times between terms, named: "summer break, ten weeks"."""
    found = []
    for before, after in pairwise(terms):
        first, last = before.last + timedelta(days=1), after.first - timedelta(days=1)
        if (last - first).days >= 6:
            found.append((Stretch(first, last), f"{_season(first, last)}, {weeks_long(first, last)}"))
    return found


def _season(first: date, last: date) -> str:
    """Named after what falls in it: Christmas Day, or a whole week of July or August."""
    days = [first + timedelta(days=each) for each in range((last - first).days + 1)]
    if any((day.month, day.day) == (12, 25) for day in days):
        return "Christmas break"
    return "summer break" if sum(day.month in (7, 8) for day in days) >= 7 else "break"


class CohortNow(NamedTuple):
    """The counts of the first sentence."""

    where: WhereNow
    taking_part: int
    left: int
    attendance: str | None
    held: int
    stuck: int
    covers: bool
    """Somebody covers for somebody in the term."""
    no_cover: Sequence[date]
    """Backfill days from today on that nobody covers, one for each person."""
    clashes: int
    of_theirs: bool
    """Backfill is that of the caller's own practices."""


def cohort_sentence(now: CohortNow, today: date) -> list[Segment]:
    """ "Term 3, week 4. 29 of 30 are still taking part and attendance is 86%. Five projects are stuck: no step for
    four weeks or more. Three backfill days have no cover, two of them next week." """
    segments = [said(f"{now.where.words}. {_people(now)}")]
    if now.stuck:
        segments += [
            said(" "),
            said(f"{capital(counted(now.stuck, 'project'))} {be(now.stuck)} stuck", "strong"),
            said(": no step for four weeks or more."),
        ]
    elif now.taking_part and now.where.state in ("running", "between_terms"):
        segments.append(said(" No project is stuck."))
    return [*segments, *_cover(now, today)]


def _people(now: CohortNow) -> str:
    everyone = now.taking_part + now.left
    if everyone == 0:
        return "Nobody has joined yet."
    if now.where.state in ("to_come", "no_terms"):
        return f"{capital(counted(now.taking_part, 'person', 'people'))} {have(now.taking_part)} joined."
    ended = now.where.state == "ended"
    verb = "took part to the end" if ended else "still taking part"
    still = "" if ended else f"{be(now.taking_part)} "
    if now.left:
        words = f"{now.taking_part} of {everyone} {still}{verb}"
    elif everyone == 1:
        words = f"One person {'took part to the end' if ended else 'is taking part'}"
    else:
        words = f"All {everyone} {still}{verb}"
    if now.attendance is not None:
        return f"{words} and attendance {'was' if ended else 'is'} {now.attendance}."
    return f"{words}; attendance has not been taken yet." if now.held else f"{words}."


def _cover(now: CohortNow, today: date) -> list[Segment]:
    where = " in your practices" if now.of_theirs else ""
    days = len(now.no_cover)
    if not days and not now.clashes:
        return [said(f" Every backfill day{where} has cover.")] if now.covers else []
    segments: list[Segment] = []
    if days:
        words = f"{capital(counted(days, 'backfill day'))}{where} {have(days)} no cover"
        segments += [said(" "), said(words, "strong"), said(f"{_when(now.no_cover, today)}.")]
    if now.clashes:
        words = f"{capital(counted(now.clashes, 'day'))}{where} {be(now.clashes)} promised twice"
        segments += [said(" "), said(words, "strong"), said(": somebody would have to be in two places.")]
    return segments


def _when(days: Sequence[date], today: date) -> str:
    """ ", two of them next week": said of this week and the next alone, which is when to act."""
    first = monday(today)
    weeks = {
        "this week": sum(monday(day) == first for day in days),
        "next week": sum(monday(day) == first + timedelta(weeks=1) for day in days),
    }
    soon = {when: count for when, count in weeks.items() if count}
    if not soon:
        return ""
    if len(soon) == 1:
        when, count = next(iter(soon.items()))
        return f", {_share(count, len(days))}{when}"
    (when, count), (then, further) = soon.items()
    return f", {number(count)} of them {when} and {number(further)} {then}"


def _share(count: int, of: int) -> str:
    if of == 1:
        return ""
    return f"{'both' if of == count == 2 else 'all' if count == of else number(count)} of them "


# --- lines of facts --------------------------------------------------------------------------------------------------


def cohort_facts(everyone: int, terms: Sequence[Stretch], year: int, years: int, roles: Collection[str]) -> str:
    """ "30 people, 23 April to 21 December 2018 · Second year: GPs, practice managers and practice nurses".

    `year`: which of the `years` of its programme it belongs to, from 1.
    """
    people = f"{everyone:,} {'person' if everyone == 1 else 'people'}"
    when = f", {stretch(terms[0].first, max(term.last for term in terms))}" if terms else ""
    which = listed([words for role, (_, words) in ROLES.items() if role in roles])
    if years > 1:
        which = f"{capital(ordinal(year))} year{': ' if which else ''}{which}"
    return " · ".join(part for part in (people + when, capital(which)) if part)


def page_title(programme: str, cohort: str) -> str:
    """ "Practice leaders programme, Harrowdene 2018" """
    return cohort if cohort.startswith(programme) else f"{programme}, {cohort}"


def sessions_words(held: int, sessions: int, following: tuple[int, str, date] | None, today: date) -> str:
    """ "16 of 19 sessions held. Next: session 17, Project clinic, Wednesday 28 November." """
    if not sessions:
        return "No sessions are planned yet."
    counts = f"{held} of {numbered(sessions, 'session')} held."
    if following is None:
        return counts
    place, title, day = following
    return f"{counts} Next: session {place}, {title}, {weekday(day)}{_year(day, today)}."


def last_step_words(last_step: date, today: date, *, reached: bool, left_on: date | None, finished: bool) -> str:
    """`reached`: a milestone has been; otherwise `last_step` is the day they began."""
    if left_on is not None and left_on <= today:
        return f"left in {month_left(left_on, today)}"
    if finished:
        return "finished"
    if last_step > today:
        return "not begun"
    return weeks_ago(last_step, today) if reached else no_step_words(last_step, today)


def no_step_words(began: date, today: date) -> str:
    """ "no step in 30 weeks", of a project that has reached no milestone since its participant began."""
    weeks = (today - began).days // 7
    return "no step yet" if weeks < 1 else f"no step in {numbered(weeks, 'week')}"


def milestones_label(titles: Sequence[str], reached: Sequence[date | None]) -> str:
    """To a screen reader: "3 of 6: baseline"."""
    done = [title for title, day in zip(titles, reached, strict=True) if day is not None]
    return f"{len(done)} of {len(titles)}{f': {done[-1].lower()}' if done else ''}"


def mark_letter(mark: str | None, day: date, today: date, *, takes_part: bool) -> str:
    """A cell of the grid; see `PagePerson.marks`."""
    if mark is None and not takes_part:
        return "-"
    return "." if mark is None and day > today else STATES[mark]
