"""The parts of an initiative's page that people have written down: aim, cycles, scores, stakeholders, who and when."""

from collections.abc import Sequence
from datetime import date
from typing import Any, cast

from groundswell.business_cases.queries import StakeholderFacts
from groundswell.business_cases.words import stance_words
from groundswell.initiatives.drivers import DriverFacts
from groundswell.initiatives.figures import Overdue, Part
from groundswell.initiatives.measures_queries import MeasureFacts
from groundswell.initiatives.models import DriverLink, Initiative, InitiativeMilestone, JournalEntry
from groundswell.initiatives.ramp import CycleFacts
from groundswell.initiatives.team import Member
from groundswell.measures.periods import month_of
from groundswell.organisations.schemas import maybe_ref, ref
from groundswell.reports.initiatives.measure_words import ACTS
from groundswell.reports.initiatives.schemas import (
    InitiativePageMilestone,
    PageAim,
    PageCycle,
    PageDiagram,
    PageEntry,
    PageMember,
    PageOverdue,
    PagePractice,
    PageStakeholder,
)
from groundswell.reports.wording.days import day_month, iso_day
from groundswell.reports.wording.grammar import capital, counted, listed, numbered
from groundswell.reports.wording.months import iso, month_name

MOST_NAMED = 3
"""Practices named where a figure is overdue; of more only how many they are."""


def page_aim(initiative: Initiative, practices: int, patients: float | None, day: date) -> PageAim:
    by = initiative.aim_by
    left = None if by is None else (by - day).days
    people = None if not patients else int(patients)
    of_whom = f"{people:,} patients of {counted(practices, 'practice')}" if people and practices else None
    return {
        "what": initiative.aim_what,
        "how_much": initiative.aim_how_much,
        "for_whom": initiative.aim_for_whom,
        "by": iso_day(by),
        "days_left": left,
        "days_left_words": _days_left(left, ended=initiative.ended is not None),
        "practices": practices,
        "patients": people,
        "whom_words": of_whom,
        "words": _aim_words(initiative, day),
    }


def _days_left(left: int | None, *, ended: bool) -> str | None:
    if left is None or ended:
        return None
    if left == 0:
        return "today"
    return f"{numbered(abs(left), 'day')} {'left' if left > 0 else 'ago'}"


def _aim_words(initiative: Initiative, day: date) -> str | None:
    """ "Cut missed calls, from 10.7% to 6% or below, for patients who ring, by 31 March 2019"."""
    if initiative.aim_what is None:
        return None
    whom = initiative.aim_for_whom
    said = [
        initiative.aim_what,
        _inside(initiative.aim_how_much),
        whom and (_inside(whom) if whom.lower().startswith("for ") else f"for {_inside(whom)}"),
        initiative.aim_by and f"by {day_month(initiative.aim_by, day)}",
    ]
    return ", ".join(part for part in said if part)


def _inside(words: str | None) -> str | None:
    """As it is written within a sentence; what begins with capitals, such as GP, keeps them."""
    return words if words is None or words[1:2].isupper() else words[:1].lower() + words[1:]


def page_diagram(initiative: Initiative, drivers: Sequence[DriverFacts], links: Sequence[DriverLink]) -> PageDiagram:
    return {
        "revision": initiative.drivers_revision_id,
        "drivers": [
            {
                "id": each.driver.id,
                "kind": cast(Any, each.driver.kind),
                "title": each.driver.title,
                "place": each.driver.place,
                "measure": None if each.measure is None else {"id": each.measure.id, "title": each.measure.title},
                "elsewhere": (
                    None if each.elsewhere is None else {"code": each.elsewhere.code, "title": each.elsewhere.title}
                ),
                "cycles": each.cycles,
                "state": cast(Any, each.state),
                "words": each.words,
            }
            for each in drivers
        ],
        "links": [{"upper": each.upper_id, "lower": each.lower_id, "strong": each.strong} for each in links],
    }


def page_cycle(facts: CycleFacts, day: date) -> PageCycle:
    row = facts.cycle
    overdue = row.act is None and row.last < day
    due = f"Study {'was ' if overdue else ''}due {day_month(row.last, day)}"
    return {
        "id": row.id,
        "number": row.number,
        "title": row.title,
        "scale": row.scale,
        "question": row.question,
        "prediction": row.prediction,
        "plan": row.plan,
        "first": str(row.first),
        "last": str(row.last),
        "done": row.done,
        "found": row.found,
        "act": cast(Any, row.act),
        "act_words": capital(ACTS[row.act]) if row.act else due,
        "overdue": overdue,
        "change_idea": (
            None if facts.change_idea is None else {"id": facts.change_idea.id, "title": facts.change_idea.title}
        ),
        "follows": None if facts.follows is None else {"id": facts.follows.id, "number": facts.follows.number},
        "revision": row.revision_id,
    }


def page_stakeholder(facts: StakeholderFacts, day: date) -> PageStakeholder:
    row, now = facts.stakeholder, facts.now
    return {
        "id": row.id,
        "name": row.name,
        "part": row.part,
        "interest": cast(Any, row.interest),
        "influence": cast(Any, row.influence),
        "now": None if now is None else cast(Any, now.now),
        "needed": None if now is None else cast(Any, now.needed),
        "stance_words": None if now is None else stance_words(now.now, now.needed),
        "next_step": row.next_step,
        "next_owner": row.next_owner,
        "next_by": iso_day(row.next_by),
        "next_overdue": row.next_by is not None and row.next_by < day,
    }


def page_entry(row: JournalEntry) -> PageEntry:
    return {
        "id": row.id,
        "day": str(row.day),
        "words": row.words,
        "link": row.link,
        "by": row.by_name,
        "revision": row.revision_id,
    }


def page_milestone(row: InitiativeMilestone, day: date) -> InitiativePageMilestone:
    return {
        "id": row.id,
        "title": row.title,
        "due": str(row.due),
        "reached": iso_day(row.reached),
        "overdue": row.reached is None and row.due < day,
        "revision": row.revision_id,
    }


def page_member(found: Member) -> PageMember:
    return {
        "id": found.member.id,
        "name": found.person.name,
        "role": found.member.role,
        "leads": found.member.leads,
        "organisation": maybe_ref(found.organisation),
        "revision": found.member.revision_id,
    }


def page_practice(part: Part) -> PagePractice:
    return {
        "id": part.taking_part.id,
        "practice": ref(part.practice),
        "first": str(part.taking_part.first),
        "last": iso_day(part.taking_part.last),
        "revision": part.taking_part.revision_id,
    }


def page_overdue(measure: MeasureFacts, late: Overdue, seen: set[int], day: date) -> PageOverdue:
    """Practices are named to those who may see them; the others are counted."""
    title = measure.definition.title
    named = [each.name for each in late.practices if each.id in seen]
    others = len(late.practices) - len(named)
    if len(late.practices) > MOST_NAMED and len(named) > MOST_NAMED - 1:
        named, others = named[: MOST_NAMED - 1], len(late.practices) - MOST_NAMED + 1
    practices = counted(others, "other practice" if named else "practice") if others else ""
    whose = listed([*named, *([practices] if practices else [])])
    month = month_name(late.month, month_of(day))
    return {
        "measure": {"id": measure.row.id, "title": title},
        "period": iso(late.month),
        "words": f"{title}: {month}{f' from {whose}' if whose else ''}",
    }
