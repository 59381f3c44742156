"""What the page of the faculty says first."""

from collections.abc import Sequence
from datetime import date

from groundswell.reports.faculty_schemas import Growth, Load
from groundswell.reports.grammar import capital, counted, number
from groundswell.reports.schemas import Segment
from groundswell.reports.words import said


def faculty_sentence(
    members: int, accredited: int, waiting: int, growth: Growth, loads: Sequence[Load]
) -> list[Segment]:
    """ "58 people are in the faculty, 31 of them accredited. …" """
    if members == 0:
        return [said("Nobody is in the faculty yet.")]
    people = counted(members, "person", "people")
    segments = [
        said(f"{capital(people)} {_are(members)} in the faculty, {number(accredited)} of them accredited."),
        *_leads_to(growth),
    ]
    if waiting:
        have = "has" if waiting == 1 else "have"
        segments.append(said(f" {capital(counted(waiting, 'person', 'people'))}", "strong"))
        segments.append(said(f" {have} been in their stage as long as is usual and {_wait(waiting)} for sign-off."))
    over = sum(load["over"] for load in loads)
    if over:
        segments.append(said(f" {capital(counted(over, 'member'))}", "strong"))
        segments.append(said(f" {'has' if over == 1 else 'have'} given away more days than there are."))
    return segments


def _leads_to(growth: Growth) -> list[Segment]:
    target = growth["target"]
    if target is None:
        return []
    due = date.fromisoformat(target["by"])
    aim = f"The target is {target['members']:,} by {due:%B %Y}"
    if not growth["projected"]:
        return [said(f" {aim}.")]
    last = growth["projected"][-1]
    reach = f"{last['low']:,} to {last['high']:,}"
    if last["low"] >= target["members"]:
        verdict = said("it will be met", "improving")
    elif last["high"] < target["members"]:
        verdict = said("it will be missed", "worse")
    else:
        verdict = said("it may or may not be met", "strong")
    return [said(f" {aim}: at the pace of the last twelve months "), verdict, said(f", with {reach} members.")]


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _wait(count: int) -> str:
    return "waits" if count == 1 else "wait"
