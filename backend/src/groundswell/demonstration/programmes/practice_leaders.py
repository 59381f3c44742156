"""The Practice leaders programme: two centres, three terms of eight weeks, and a second year that keeps the GPs."""

from collections.abc import Sequence
from datetime import date, timedelta

from groundswell.cohorts.milestones import NewMilestone, set_milestones
from groundswell.cohorts.models import Away, Backfill, Participant
from groundswell.cohorts.planning import NewTerm
from groundswell.cohorts.sites import add_site
from groundswell.demonstration.programmes import evaluated
from groundswell.demonstration.programmes.kept import Kept, Meeting, Plan, Someone, keep_cohort
from groundswell.demonstration.programmes.leaders_people import GP, MANAGER, NEW_GP
from groundswell.demonstration.programmes.leaders_years import (
    SECOND_DAYS,
    THURSDAY,
    WEDNESDAY,
    Centre,
    first_year,
    second_year_at_harrowdene,
    second_year_elsewhere,
)
from groundswell.demonstration.programmes.sets import keep_sets
from groundswell.demonstration.programmes.setting import INVENTED, Setting
from groundswell.programmes.actions import NewPartner, NewTarget, add_programme, change_programme, renew
from groundswell.programmes.queries import programme

FIRST, SECOND = "practice-leaders-1", "practice-leaders-2"
TERM_WEEKS = 8
TERMS = (0, 19, 27)
"""In which week of the cohort each term begins: the summer lies between the first two."""
NOW = 30
"""The week of the second year in which the demonstration is looked at, from 0: the fourth of the third term."""
A_YEAR = 52
MILESTONES = (("Topic", 1), ("Aim", 1), ("Baseline", 2), ("Test", 2), ("Written up", 3), ("Presented", 3))
TAUGHT = (
    ("Leadership: what I am here for", "Leadership"),
    ("Lean: seeing waste", "Lean"),
    ("Systems thinking: the whole pathway", "Systems thinking"),
    ("Patients as partners", "Patient engagement"),
    ("Measurement: run charts", "Measurement"),
    ("Lean: flow and pull", "Lean"),
    ("Leading without authority", "Leadership"),
    ("From topic to aim", "Measurement"),
)
SESSIONS = {
    WEDNESDAY: ((0, 1, 2, 4, 6, 7), (0, 2, 4, 6, 7)),
    THURSDAY: ((0, 1, 3, 4, 6, 7), (1, 3, 5, 6, 7)),
}
"""In which weeks of the second and third terms there are sessions, by the day of the week of a centre."""


def keep_practice_leaders(setting: Setting, places: Sequence[Centre], faculty: Sequence[int]) -> list[Kept]:
    """Both years; `faculty`: the members who teach, the first of whom is signed in to the demonstration."""
    begins = setting.weeks(-NOW)
    before = begins - timedelta(weeks=A_YEAR)
    with setting.recorded("programme_set_up", "Practice leaders programme") as revision:
        _first_programme(setting, before)
        first = [
            _cohort(setting, FIRST, place, before, first_year(setting, place, before), faculty, revision)
            for place in places
        ]
    with setting.recorded("programme_set_up", "Practice leaders programme") as revision:
        _second_programme(setting, begins)
        at_harrowdene = second_year_at_harrowdene(setting, places[0], begins, first[0])
        other = second_year_elsewhere(setting, places[1], begins, first[1])
        second = [
            _cohort(setting, SECOND, places[0], begins, at_harrowdene, faculty, revision),
            _cohort(setting, SECOND, places[1], begins, other, faculty[:2], revision, untaken=1),
        ]
        _away(setting, second[0], revision)
    return [*first, *second]


def _first_programme(setting: Setting, begins: date) -> None:
    last = begins + timedelta(weeks=36)
    add_programme(
        setting.session,
        by=setting.national,
        code=FIRST,
        name="Practice leaders programme",
        commissioned_by="NHS Education South Central",
        led_by="Improvement faculty",
        aims="Eight months in three terms of eight weeks. The first teaches leadership and core knowledge: lean,"
        " systems thinking, patient engagement. In the second people work on a project, supported by an"
        " action learning set. In the third projects are completed, written up and presented. Newly"
        " qualified GPs, each working between two practices, take part and give backfill, so that mid-career"
        " colleagues of those practices can join. It was run at two centres chosen for deprivation:"
        f" Portsmouth, in the Wessex Deanery, and Milton Keynes, in the Oxford Deanery. {INVENTED} Harrowdene"
        " and Harbourside stand for the two centres.",
        funding_pounds=None,
        first=begins - timedelta(weeks=4),
        last=last,
        principles=("Release talent", "Develop leadership", "Deliver service improvement"),
        partners=(
            NewPartner("Wessex Deanery", "deanery", "The programme's centre in Portsmouth"),
            NewPartner("Oxford Deanery", "deanery", "The programme's centre in Milton Keynes"),
        ),
        targets=(NewTarget("participants", 30, begins - timedelta(weeks=4), last),),
    )
    steps_ = [NewMilestone(title, term) for title, term in MILESTONES]
    set_milestones(setting.session, by=setting.national, programme=FIRST, milestones=steps_)


def _second_programme(setting: Setting, begins: date) -> None:
    first, last = begins - timedelta(weeks=4), begins + timedelta(weeks=36)
    renewed = renew(
        setting.session,
        by=setting.national,
        code=FIRST,
        new_code=SECOND,
        name="Practice leaders programme, second year",
        first=first,
        last=last,
        funding_pounds=None,
    )
    change_programme(
        setting.session,
        by=setting.national,
        code=SECOND,
        seen_revision=renewed.revision_id,
        changes={
            "aims": "A second year, after a successful bid. The GPs of the first year go on, and practice nurses and"
            f" health visitors join. {programme(setting.session, FIRST).aims}",
            "targets": [NewTarget("participants", 45, first, last)],
        },
    )


def _cohort(
    setting: Setting,
    code: str,
    place: Centre,
    begins: date,
    someones: Sequence[Someone],
    faculty: Sequence[int],
    revision_id: int,
    untaken: int = 0,
) -> Kept:
    site = add_site(
        setting.session,
        by=setting.national,
        programme=code,
        name=place.name,
        place=f"{place.name}, an invented place",
        practices=[setting.country.practices[each].code for each in place.practices],
    )
    first, second, third = (begins + timedelta(weeks=weeks) for weeks in TERMS)
    plan = Plan(
        programme=code,
        site_id=site.id,
        name=place.name,
        intake=begins.year,
        places=len(someones),
        days_needed=8.0 if len(someones) > 20 else 5.0,
        terms=(
            NewTerm("teaching", "Term 1, teaching", first, TERM_WEEKS),
            NewTerm("action_learning", "Term 2, projects", second, TERM_WEEKS),
            NewTerm("project", "Term 3, complete", third, TERM_WEEKS),
        ),
        weekday=place.weekday,
        meetings=_meetings(place.weekday),
        where=f"Education centre, {place.name}",
    )
    kept = keep_cohort(setting, plan, someones, revision_id, facilitators=faculty, untaken=untaken)
    _backfill(setting, kept, place, revision_id)
    keep_sets(setting, kept, 5 if len(someones) > 20 else 3, faculty, revision_id)
    evaluated.evaluate_sessions(setting, kept, revision_id)
    evaluated.evaluate_learning(setting, kept, revision_id)
    evaluated.follow_up(setting, kept, revision_id)
    return kept


def _meetings(weekday: int) -> list[Meeting]:
    second, third = SESSIONS[weekday]
    clinics = ("Project clinic", "Project clinic", "Project clinic", "Writing up", "Presentations")
    return [
        *(Meeting(0, week, title, theme) for week, (title, theme) in enumerate(TAUGHT)),
        *(Meeting(1, week, "Action learning and project clinic", "Team working") for week in second),
        *(Meeting(2, week, title, "Measurement") for week, title in zip(third, clinics, strict=True)),
    ]


def _backfill(setting: Setting, kept: Kept, place: Centre, revision_id: int) -> None:
    """Each newly qualified GP covers a colleague of the second practice, in every term, never on a programme day."""
    weekdays = SECOND_DAYS & ~(1 << place.weekday)
    colleagues: dict[int, Participant] = {}
    both = list(zip(kept.someones, kept.participants, strict=True))
    for someone, participant in both:
        if someone.role in (GP, MANAGER):
            colleagues.setdefault(someone.practices[0][0], participant)
    rows = []
    for someone, participant in both:
        if someone.role != NEW_GP:
            continue
        second = someone.practices[1][0]
        for term in kept.terms:
            rows.append(
                {
                    "by_id": participant.id,
                    "for_id": colleagues[second].id,
                    "organisation_id": setting.practices[second],
                    "weekdays": weekdays,
                    "first": term.first,
                    "last": term.first + timedelta(weeks=term.weeks, days=-1),
                    "revision_id": revision_id,
                }
            )
    setting.put(Backfill, rows)


def _away(setting: Setting, kept: Kept, revision_id: int) -> None:
    """Two days without cover next week, one in the week after; a day last week for which somebody stepped in."""
    ids = {person.name: each.id for person, each in zip(kept.people, kept.participants, strict=True)}
    days = (
        ("Dr Kofi Asante", setting.weeks(1) + timedelta(days=1), None),
        ("Dr Kofi Asante", setting.weeks(1) + timedelta(days=3), None),
        ("Dr Owen Pryce", setting.weeks(2) + timedelta(days=3), None),
        ("Dr Wei Zhang", setting.weeks(-1) + timedelta(days=4), "The cover bank"),
    )
    setting.put(
        Away,
        [
            {
                "participant_id": ids[name],
                "day": day,
                "reason": "Leave",
                "covered_by": covered,
                "revision_id": revision_id,
            }
            for name, day, covered in days
        ],
    )
