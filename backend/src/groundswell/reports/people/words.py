"""What a person's page says. Pure."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from groundswell.clock import day_in_words
from groundswell.reports.cohorts.words import WhereNow
from groundswell.reports.schemas import Segment
from groundswell.reports.wording.days import month_left
from groundswell.reports.wording.grammar import capital, counted, listed, numbered
from groundswell.reports.wording.segments import said


class Taking(NamedTuple):
    """A person's place in one cohort."""

    cohort: str
    where: WhereNow
    left_on: date | None
    came: int
    marked: int
    project: str | None
    stuck: bool
    finished: bool
    begun: bool
    """Its project has reached a milestone."""
    last_step: str
    """ "9 weeks ago", or "no step in 30 weeks" of one that has not begun. """

    def lasts(self, today: date) -> bool:
        return self.where.state != "ended" and (self.left_on is None or self.left_on > today)


class InFaculty(NamedTuple):
    stage: str | None
    accredited: bool
    joined: date
    left_on: date | None


def person_facts(roles: Sequence[str], practices: Sequence[str], faculty: InFaculty | None, today: date) -> str:
    """ "Nurse · Riverbank (Z10101) and Three Oaks (Z10102) · Improvement faculty: co-delivering" """
    parts = [listed(list(dict.fromkeys(roles))), listed(list(dict.fromkeys(practices)))]
    if faculty is not None:
        gone = faculty.left_on is not None and faculty.left_on <= today
        standing = "left" if gone else (faculty.stage or "not recruited yet").lower()
        parts.append(f"Improvement faculty: {standing}")
    return " · ".join(part for part in parts if part)


def person_sentence(
    cohorts: Sequence[Taking], achievements: int, faculty: InFaculty | None, today: date
) -> list[Segment]:
    """ "Takes part in Harrowdene 2018: term 3, week 4. Came to 14 of 16 sessions. The project is stuck: its last step
    was 9 weeks ago." The newest cohort comes first in `cohorts`."""
    segments: list[Segment] = []
    for each in cohorts:
        if each.lasts(today):
            segments += _taking(each)
    for each in cohorts:
        if each.left_on is not None and each.left_on <= today:
            segments.append(said(f"Left {each.cohort} in {month_left(each.left_on, today)}. "))
    over = [each.cohort for each in cohorts if each.where.state == "ended" and not _gone(each, today)]
    if over:
        segments.append(said(f"Took part in {listed(over)}. "))
    if faculty is not None:
        segments.append(said(_faculty(faculty, today)))
    if achievements:
        segments.append(said(f"{capital(counted(achievements, 'achievement'))} recorded."))
    if not segments:
        return [said("Nothing is recorded yet.")]
    segments[-1] = said(segments[-1]["text"].rstrip(), segments[-1]["tone"])
    return segments


def _gone(each: Taking, today: date) -> bool:
    return each.left_on is not None and each.left_on <= today


def _taking(each: Taking) -> list[Segment]:
    where = each.where.words[:1].lower() + each.where.words[1:]
    words = f"Takes part in {each.cohort}: {where}. "
    if each.marked:
        words += f"Came to {each.came} of {numbered(each.marked, 'session')}. "
    if each.stuck:
        return [
            said(words),
            said("The project is stuck", "strong"),
            said(f": {_held_up(each)}. "),
        ]
    if each.finished:
        words += "The project is finished. "
    elif each.project is None:
        words += "The project has no name yet. "
    return [said(words)]


def _held_up(each: Taking) -> str:
    if each.project is None:
        return "it has no name yet"
    return f"its last step was {each.last_step}" if each.begun else each.last_step


def _faculty(faculty: InFaculty, today: date) -> str:
    if faculty.left_on is not None and faculty.left_on <= today:
        return f"Was in the faculty from {day_in_words(faculty.joined)} to {day_in_words(faculty.left_on)}. "
    what = "an accredited member of it" if faculty.accredited else "in training"
    return f"In the faculty since {day_in_words(faculty.joined)}, {what}. "
