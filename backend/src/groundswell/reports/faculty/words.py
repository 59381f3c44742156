"""What the page of the faculty says first."""

from collections.abc import Sequence
from datetime import date

from groundswell.reports.faculty.schemas import Growth, Load
from groundswell.reports.schemas import Segment
from groundswell.reports.wording.grammar import be, capital, counted, have, number
from groundswell.reports.wording.segments import said


def faculty_sentence(
    members: int, accredited: int, waiting: int, growth: Growth, loads: Sequence[Load]
) -> list[Segment]:
    """ "58 people are in the faculty, 31 of them accredited. …" """
    if members == 0:
        return [said("Nobody is in the faculty yet.")]
    people = counted(members, "person", "people")
    segments = [
        said(f"{capital(people)} {be(members)} in the faculty, {number(accredited)} of them accredited."),
        *_leads_to(growth),
    ]
    if waiting:
        segments.append(said(f" {capital(counted(waiting, 'person', 'people'))}", "strong"))
        long = f"{have(waiting)} been in their stage as long as is usual"
        segments.append(said(f" {long} and {_wait(waiting)} for sign-off."))
    over = sum(load["over"] for load in loads)
    if over:
        segments.append(said(f" {capital(counted(over, 'member'))}", "strong"))
        segments.append(said(f" {have(over)} given away more days than there are."))
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


def _wait(count: int) -> str:
    return "waits" if count == 1 else "wait"
