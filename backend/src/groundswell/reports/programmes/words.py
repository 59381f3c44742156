"""What a programme's page says, made of the same counts as its tables. Pure."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from groundswell.clock import day_in_words
from groundswell.faculty.growth import Projection
from groundswell.programmes.models import STAGES
from groundswell.reports.programmes.schemas import CohortRow, TargetStanding, TargetState
from groundswell.reports.schemas import Segment
from groundswell.reports.wording.days import day_month, stretch, weeks_long
from groundswell.reports.wording.grammar import be, capital, counted, have, listed, number, ordinal
from groundswell.reports.wording.segments import said

TARGET_WORDS = {
    "participants": "participants",
    "practices": "practices",
    "federations": "federations",
    "faculty": "more members of the faculty",
}
STATE_WORDS: dict[TargetState, str] = {
    "to_come": "to come",
    "met": "met",
    "on_track": "on track",
    "uncertain": "may or may not be met",
    "behind": "behind",
    "missed": "missed",
}
TAKING_PART = ("planning", "delivery", "closed")
"""Stages of those who have joined in earnest."""
ON_THE_WAY = tuple(stage for stage in STAGES if stage != "withdrawn")


# --- targets ---------------------------------------------------------------------------------------------------------


def even_pace(target: int, first: date, by: date, today: date) -> int:
    """How many there would be at the end of a day if they came evenly from the first day to the last, rounded down."""
    return target * min((today - first).days + 1, (by - first).days + 1) // ((by - first).days + 1)


class TargetNow(NamedTuple):
    state: TargetState
    words: str


def target_now(
    what: str, target: int, first: date, by: date, reached: int, today: date, ahead: Projection | None = None
) -> TargetNow:
    """Where a target stands. `ahead`: how many the faculty will have grown by, as its own page foretells; others are
    set against an even pace."""
    counts = f"{reached:,} of {target:,} {TARGET_WORDS[what]} by {day_in_words(by)}"
    if today < first:
        return TargetNow(
            "to_come", f"{target:,} {TARGET_WORDS[what]} by {day_in_words(by)}: counted from {day_month(first, by)}."
        )
    if reached >= target:
        return TargetNow("met", f"{counts}: met.")
    if today > by:
        return TargetNow("missed", f"{counts}: missed.")
    if ahead is not None:
        state: TargetState = "on_track" if ahead.low >= target else "behind" if ahead.high < target else "uncertain"
        pace = f"At the pace of the last twelve months it will be {ahead.low:,} to {ahead.high:,}"
        return TargetNow(state, f"{counts}: {STATE_WORDS[state]}. {pace}.")
    even = even_pace(target, first, by, today)
    state = "on_track" if reached >= even else "behind"
    return TargetNow(state, f"{counts}: {STATE_WORDS[state]}. At an even pace it would be {even:,} by now.")


# --- joining ---------------------------------------------------------------------------------------------------------


def joining_words(stage: str, since: date, contact_due: date, today: date) -> str:
    """Where a federation or practice is on its way, and since when."""
    if stage == "expressed" and contact_due < today:
        late = (
            weeks_long(contact_due, today)
            if (today - contact_due).days > 6
            else counted((today - contact_due).days, "day")
        )
        return f"contact was due {day_month(contact_due, today)}, {late} ago"
    if stage == "expressed":
        return f"contact due {day_month(contact_due, today)}"
    begun = {"contacted": "contacted", "withdrawn": "withdrew", "closed": "closed"}.get(stage)
    when = day_month(since, today)
    return f"{begun} {when}" if begun else f"in {stage} since {when}"


# --- the page --------------------------------------------------------------------------------------------------------


def programme_facts(
    commissioned_by: str, led_by: str | None, funding_pounds: int | None, first: date, last: date
) -> str:
    """ "NHS England · led by the improvement team · £127m · 1 April 2016 to 31 March 2021" """
    parts = [commissioned_by]
    if led_by:
        parts.append(f"led by {led_by}")
    if funding_pounds is not None:
        parts.append(pounds(funding_pounds))
    return " · ".join([*parts, stretch(first, last)])


def pounds(amount: int) -> str:
    """ "£127m", "£1.5m", "£85,000" """
    if amount < 1_000_000:
        return f"£{amount:,}"
    return f"£{f'{amount / 1_000_000:,.1f}'.removesuffix('.0')}m"


class ProgrammeNow(NamedTuple):
    """The counts of the first sentence."""

    first: date
    last: date
    year: int
    """Which of its years this is, from 1."""
    years: int
    stages: Mapping[str, int]
    """How many federations and practices are at each stage."""
    overdue: int
    cohorts: Sequence[CohortRow]
    targets: Sequence[TargetStanding]


def programme_sentence(now: ProgrammeNow, today: date) -> list[Segment]:
    """ "In its third year of five. 104 have joined, 61 of them in delivery. …" """
    return [
        said(_when(now, today)),
        *_joined(now),
        *_cohorts(now.cohorts),
        *_targets(now.targets),
    ]


def _when(now: ProgrammeNow, today: date) -> str:
    which = f"The {ordinal(now.year)} of {counted(now.years, 'year')}" if now.years > 1 else "It"
    if today < now.first:
        return f"{which} begins on {day_in_words(now.first)}."
    if today > now.last:
        return f"{which} ended on {day_in_words(now.last)}."
    return f"{which} runs until {day_in_words(now.last)}."


def _joined(now: ProgrammeNow) -> list[Segment]:
    interested = sum(now.stages.get(stage, 0) for stage in ON_THE_WAY)
    if not interested:
        return []
    joined = sum(now.stages.get(stage, 0) for stage in TAKING_PART)
    delivery = now.stages.get("delivery", 0)
    who = "One federation or practice has" if interested == 1 else f"{_many(interested)} federations and practices have"
    words = f" {who} expressed interest"
    if joined == 0:
        words += "; none has joined yet."
    else:
        words += f", {number(joined)} {have(joined)} joined"
        words += f" and {number(delivery)} {be(delivery)} in delivery." if delivery else "."
    segments = [said(words)]
    if now.overdue:
        segments += [
            said(" "),
            said(f"{_many(now.overdue)} {be(now.overdue)} overdue", "strong"),
            said(" for a first contact, which is due within four weeks."),
        ]
    return segments


def _cohorts(cohorts: Sequence[CohortRow]) -> list[Segment]:
    running = [each for each in cohorts if each["state"] in ("running", "between_terms")]
    if not running:
        return [said(" No cohort is running.")] if cohorts else []
    people = sum(each["taking_part"] for each in running)
    segments = [
        said(
            f" {capital(counted(len(running), 'cohort'))} {be(len(running))} running, with "
            f"{counted(people, 'person', 'people')}"
        )
    ]
    stuck = sum(each["stuck"] for each in running)
    if not stuck:
        return [*segments, said(" and no stuck project.")]
    return [*segments, said("; "), said(f"{counted(stuck, 'project')} {be(stuck)} stuck", "strong"), said(".")]


def _targets(targets: Sequence[TargetStanding]) -> list[Segment]:
    """Told by how they stand, so that four targets make one sentence."""
    known: dict[str, list[str]] = {}
    for each in targets:
        if each["state"] != "to_come":
            known.setdefault(STATE_WORDS[each["state"]], []).append(f"{each['number']:,} {TARGET_WORDS[each['what']]}")
    told = "; ".join(f"{listed(those)}: {state}" for state, those in known.items())
    return [said(f" Of its targets, {told}.")] if told else []


def _many(count: int) -> str:
    return capital(number(count))
