"""Great Leaders: GPs with lead roles in a county's CCG, and what they went on to do."""

from collections.abc import Sequence
from datetime import date, timedelta

from groundswell.cohorts.planning import NewTerm
from groundswell.cohorts.sites import add_site
from groundswell.demonstration.programmes import evaluated
from groundswell.demonstration.programmes.kept import Kept, Meeting, Plan, Someone, keep_cohort, steps
from groundswell.demonstration.programmes.setting import INVENTED, Setting
from groundswell.programmes.actions import NewPartner, NewTarget, add_programme
from groundswell.programmes.models import Achievement
from groundswell.programmes.queries import programme

CODE = "great-leaders"
PLACE = "Sennenholt"
GPS = 45
TOPICS = (
    "dementia",
    "emergency admissions",
    "COPD in the over-75s",
    "community pain management",
    "children's asthma",
    "end-of-life care",
    "diabetes",
    "mental health crises",
    "stroke",
    "carers",
    "medicines",
    "frailty",
    "cancer checks",
    "learning disability",
    "musculoskeletal care",
)
ACHIEVED = (
    ("consultation", "The Big Ask: a consultation of the whole county", "Patient engagement"),
    ("service", "Dementia: a service commissioned", "Commissioning"),
    ("service", "Avoiding emergency admissions: a service commissioned", "Commissioning"),
    ("service", "COPD in the over-75s: a service commissioned", "Commissioning"),
    ("service", "Community pain management: a service commissioned", "Commissioning"),
    ("campaign", "A campaign on where to go when, before the winter", "Patient engagement"),
    ("campaign", "A campaign for flu jabs among carers", "Patient engagement"),
    ("meeting", "A public meeting on the future of the community hospital", "Patient engagement"),
    ("meeting", "Public meetings in four market towns", "Patient engagement"),
)
"""What the programme tells of; the first of its GPs did one of these each."""
FURTHER = (
    ("role", "Takes the lead for {topic} in the CCG", "Leadership"),
    ("meeting", "A public meeting on {topic}", "Patient engagement"),
    ("campaign", "A campaign on {topic}", "Patient engagement"),
    ("service", "A clinic for {topic} tried in two practices", "Clinical pathways"),
)
EVENTS = (
    ("What leading is", "Leadership"),
    ("Money: the budget of a county", "Commissioning"),
    ("Speaking in public", "Leadership"),
    ("Asking the public", "Patient engagement"),
    ("Reading evidence", "Measurement"),
    ("Commissioning a service", "Commissioning"),
)


def keep_great_leaders(setting: Setting, faculty: Sequence[int]) -> Kept:
    begins = setting.weeks(-60)
    with setting.recorded("programme_set_up", "Great Leaders") as revision:
        _programme(setting, begins)
        practices = setting.practices_of(PLACE, GPS)
        site = add_site(
            setting.session,
            by=setting.national,
            programme=CODE,
            name=PLACE,
            place=f"{PLACE}, an invented place",
            practices=[setting.country.practices[each].code for each in practices[:20]],
        )
        usual = [begins + timedelta(weeks=weeks) for weeks in (4, 12, 24, 34, 38)]
        gps = [
            Someone(
                "gp",
                [(practices[number % len(practices)], 0)],
                project=f"Lead for {TOPICS[number % len(TOPICS)]}",
                reached=steps(setting, usual, 5, usual[-1]),
            )
            for number in range(GPS)
        ]
        plan = Plan(
            programme=CODE,
            site_id=site.id,
            name="County leads",
            intake=begins.year,
            places=50,
            days_needed=2.0,
            terms=(
                NewTerm("teaching", "Leading in the county", begins, 20),
                NewTerm("action_learning", "Leading at work", begins + timedelta(weeks=22), 18),
            ),
            weekday=3,
            meetings=[Meeting(n // 3, 5 * (n % 3) + 1, title, theme) for n, (title, theme) in enumerate(EVENTS)],
            where=f"County hall, {PLACE}",
        )
        kept = keep_cohort(setting, plan, gps, revision, facilitators=faculty[1:3])
        evaluated.evaluate_sessions(setting, kept, revision)
        evaluated.follow_up(setting, kept, revision)
        _achievements(setting, kept, begins, revision)
    return kept


def _programme(setting: Setting, begins: date) -> None:
    last = setting.weeks(20)
    add_programme(
        setting.session,
        by=setting.national,
        code=CODE,
        name="Great Leaders",
        commissioned_by="Dorset CCG",
        led_by=None,
        aims="40 to 50 GPs with lead roles in the county CCG, which has a budget of £900m and 766,000 patients."
        " What they achieve is told here: campaigns, consultations such as The Big Ask, public meetings, and"
        " services commissioned for dementia, for avoiding emergency admissions, for COPD in the over-75s"
        f" and for community pain management. {INVENTED}",
        funding_pounds=None,
        first=begins,
        last=last,
        principles=("GPs lead where decisions are made",),
        partners=(NewPartner("Dorset CCG", "CCG", "The GPs hold lead roles in it: £900m budget, 766,000 patients"),),
        targets=(NewTarget("participants", 40, begins, last),),
    )


def _achievements(setting: Setting, kept: Kept, begins: date, revision_id: int) -> None:
    """One for every GP: what the programme tells of first, then what each took on."""
    of, themes = programme(setting.session, CODE).id, setting.themes()
    rows = []
    for number, person in enumerate(kept.people):
        kind, title, theme = (*ACHIEVED, *FURTHER)[number] if number < len(ACHIEVED) else FURTHER[number % len(FURTHER)]
        rows.append(
            {
                "programme_id": of,
                "person_id": person.id,
                "kind": kind,
                "theme_id": themes[theme],
                "day": begins + timedelta(days=60 + 7 * number),
                "title": title.format(topic=TOPICS[number % len(TOPICS)]),
                "words": "",
                "evidence_url": None,
                "revision_id": revision_id,
            }
        )
    setting.put(Achievement, rows)
