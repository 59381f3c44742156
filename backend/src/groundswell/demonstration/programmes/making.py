"""Keeps the five programmes, the faculty that runs them and the deprivation of their places."""

from datetime import datetime

import numpy as np
from sqlalchemy.orm import Session

from groundswell.access.principal import Principal
from groundswell.demonstration.country import NEVER, Country
from groundswell.demonstration.programmes.child_health import keep_child_health
from groundswell.demonstration.programmes.general_practice import keep_general_practice
from groundswell.demonstration.programmes.great_leaders import keep_great_leaders
from groundswell.demonstration.programmes.improvement_faculty import give_work, keep_faculty
from groundswell.demonstration.programmes.leaders_years import centres
from groundswell.demonstration.programmes.people import Names
from groundswell.demonstration.programmes.practice_leaders import keep_practice_leaders
from groundswell.demonstration.programmes.setting import Setting
from groundswell.demonstration.programmes.whole_system import keep_whole_system
from groundswell.organisations.deprivation import StatedScore
from groundswell.organisations.lookup import ids_of


def setting_of(session: Session, country: Country, now: datetime, national: Principal, seed: int) -> Setting:
    """`country` must have been brought into the database."""
    rng = np.random.default_rng([seed, 41])
    codes = [practice.code for practice in country.practices]
    ids = ids_of(session, codes)
    return Setting(session, country, now, national, rng, Names(rng), [ids[code] for code in codes])


def keep_programmes(setting: Setting) -> None:
    faculty = keep_faculty(setting)
    delivering = keep_general_practice(setting, faculty)
    kept = [
        *keep_practice_leaders(setting, centres(setting), faculty.teaching),
        *keep_child_health(setting, faculty.teaching),
        keep_great_leaders(setting, faculty.teaching),
        keep_whole_system(setting, faculty.teaching),
    ]
    cohorts = [(each.cohort.id, max(each.terms[0].first, faculty.founded), each.ends) for each in kept]
    give_work(setting, faculty, cohorts, delivering)


def deprivation(setting: Setting, year: int) -> list[StatedScore]:
    """A score for every practice; the programme's two centres were chosen because theirs are high."""
    chosen = {number for centre in centres(setting) for number in centre.practices}
    usual = setting.rng.lognormal(2.95, 0.42, len(setting.practices))
    return [
        StatedScore(practice.code, year, round(float(min(usual[number] + (18 if number in chosen else 0), 78)), 1))
        for number, practice in enumerate(setting.country.practices)
        if practice.closed == NEVER
    ]
