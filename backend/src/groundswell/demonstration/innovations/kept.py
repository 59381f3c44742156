"""Puts the library into the database, with the steps of every practice on its way to adopting each."""

from datetime import date, timedelta
from typing import Any

import numpy as np
from sqlalchemy import select

from groundswell.demonstration.country import NEVER, Ids
from groundswell.demonstration.innovations.library import LIBRARY, Described
from groundswell.demonstration.programmes.setting import Setting
from groundswell.demonstration.spreading import PLANTED, adoptions
from groundswell.initiatives.models import ImprovementTheme
from groundswell.innovations.models import (
    Adoption,
    AdoptionStep,
    Innovation,
    InnovationContact,
    InnovationMeasure,
    InnovationTheme,
)
from groundswell.measures.models import Measure

REASONS = ("No spare line", "Staff left", "It took more time than it saved", "Callers did not answer", "Money ended")
STOPPED = 0.07
"""Of those who adopted what works; of what does not work nearly half."""
SITES_WITH_A_CONTACT = 3


def keep_innovations(setting: Setting, seed: int) -> None:
    """The library, and for each innovation who has heard of it, tried it, adopted it, kept it or stopped."""
    with setting.recorded("innovations_added", "The library of innovations") as revision:
        session = setting.session
        themes = dict(session.execute(select(ImprovementTheme.title, ImprovementTheme.id)).all())
        measures = dict(session.execute(select(Measure.code, Measure.id)).all())
        for each in LIBRARY:
            first = adoptions(setting.country, seed, each.code) if each.code in PLANTED else _a_few(setting)
            made = _described(setting, each, first, revision)
            setting.put(InnovationTheme, [{"innovation_id": made.id, "theme_id": themes[t]} for t in each.themes])
            setting.put(
                InnovationMeasure, [{"innovation_id": made.id, "measure_id": measures[m]} for m in each.measures]
            )
            works = PLANTED[each.code].works if each.code in PLANTED else True
            _keep_steps(setting, made, first, works, revision)
            _contacts(setting, made, first, revision)


def _described(setting: Setting, each: Described, first: Ids, revision: int) -> Innovation:
    earliest = int(np.argmin(first))
    tried = setting.country.day(int(first[earliest])) - timedelta(days=setting.between(60, 120))
    made = Innovation(
        code=each.code,
        title=each.title,
        summary=each.summary,
        how_to=each.how_to,
        first_cycle=each.first_cycle,
        cost=each.cost,
        time=each.time,
        people=each.people,
        first_tried=min(tried, setting.today),
        first_tried_at_id=setting.practices[earliest],
        revision_id=revision,
    )
    setting.session.add(made)
    setting.session.flush()
    return made


def _a_few(setting: Setting) -> Ids:
    """Innovations judged by measures of a team's own: a handful of practices, at any time."""
    country = setting.country
    first = np.full(len(country.practices), NEVER)
    for number in setting.rng.permutation(len(country.practices))[: max(len(country.practices) // 50, 6)]:
        if country.practices[number].closed == NEVER and not country.practices[number].joined:
            first[number] = setting.between(country.months // 4, country.months - 2)
    return first


def _keep_steps(setting: Setting, made: Innovation, first: Ids, works: bool, revision: int) -> None:
    rows: list[dict[str, Any]] = []
    steps: list[dict[str, Any]] = []
    adopting = {setting.country.practices[number].federation for number in np.flatnonzero(first < NEVER)}
    for number, practice in enumerate(setting.country.practices):
        if practice.closed != NEVER:
            continue
        if first[number] < NEVER:
            taken = _adopted(setting, setting.country.day(int(first[number])), works)
        else:
            taken = _looking_on(setting, practice.federation in adopting)
        taken = [(stage, on, why) for stage, on, why in taken if on <= setting.today and on >= practice.opened]
        if not taken:
            continue
        key = {"innovation_id": made.id, "organisation_id": setting.practices[number], "revision_id": revision}
        stage, on, _ = taken[-1]
        adopted = next((day for name, day, _ in taken if name == "adopted"), None)
        rows.append(key | {"stage": stage, "stage_on": on, "adopted_on": adopted})
        steps += [key | {"stage": name, "on": day, "reason": why} for name, day, why in taken]
    setting.put(Adoption, rows)
    setting.put(AdoptionStep, steps)


Taken = list[tuple[str, date, str | None]]


def _adopted(setting: Setting, whole_month: date, works: bool) -> Taken:
    """Adopted in the middle of the month before the first whole one."""
    adopted = whole_month - timedelta(days=setting.between(4, 20))
    testing = adopted - timedelta(days=setting.between(40, 200))
    interested = testing - timedelta(days=setting.between(20, 90))
    aware = interested - timedelta(days=setting.between(20, 120))
    taken: Taken = [("aware", aware, None), ("interested", interested, None), ("testing", testing, None)]
    taken.append(("adopted", adopted, None))
    if setting.chance(STOPPED if works else 0.45):
        taken.append(("stopped", adopted + timedelta(days=setting.between(200, 420)), setting.pick(REASONS)))
    elif setting.chance(0.8):
        taken.append(("sustained", adopted + timedelta(days=setting.between(365, 430)), None))
    return taken


def _looking_on(setting: Setting, neighbour_does: bool) -> Taken:
    """Those who have not adopted: some have heard of it, more where a neighbour already does it."""
    if not setting.chance(0.5 if neighbour_does else 0.22):
        return []
    aware = setting.days(-setting.between(20, 700))
    taken: Taken = [("aware", aware, None)]
    if setting.chance(0.45):
        taken.append(("interested", aware + timedelta(days=setting.between(20, 90)), None))
        if setting.chance(0.4):
            taken.append(("testing", taken[-1][1] + timedelta(days=setting.between(30, 120)), None))
    return taken


def _contacts(setting: Setting, made: Innovation, first: Ids, revision: int) -> None:
    country = setting.country
    early = [int(number) for number in np.argsort(first) if first[number] < NEVER]
    seen: set[int] = set()
    for number in early:
        federation = country.practices[number].federation
        if federation in seen:
            continue
        seen.add(federation)
        person = setting.person(revision, doctor=setting.chance(0.5))
        setting.session.flush()
        count = sum(country.practices[other].federation == federation for other in early)
        many = f"{count} practices" if count > 1 else "one practice"
        words = f"began it; {many}" if len(seen) == 1 else f"{many} since {country.day(int(first[number])).year}"
        setting.put(
            InnovationContact,
            [
                {
                    "innovation_id": made.id,
                    "person_id": person.id,
                    "organisation_id": setting.practices[number],
                    "words": words,
                    "revision_id": revision,
                }
            ],
        )
        if len(seen) == SITES_WITH_A_CONTACT:
            return
