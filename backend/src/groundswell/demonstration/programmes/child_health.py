"""The Child-health GP year: one year, extended for another that keeps its GPs."""

from collections.abc import Sequence
from datetime import date, timedelta

from groundswell.cohorts.planning import NewTerm
from groundswell.cohorts.sites import add_site
from groundswell.demonstration.programmes import evaluated
from groundswell.demonstration.programmes.kept import Kept, Meeting, Plan, Someone, keep_cohort, steps
from groundswell.demonstration.programmes.sets import keep_sets
from groundswell.demonstration.programmes.setting import INVENTED, Setting
from groundswell.programmes.actions import NewPartner, NewTarget, add_programme, renew
from groundswell.programmes.models import Achievement
from groundswell.programmes.queries import programme

FIRST, SECOND = "child-health-gp-1", "child-health-gp-2"
PLACE = "Tamberley"
GPS, NEWCOMERS = 8, 5
PROJECTS = (
    "Asthma in school: one plan, three places",
    "Fever advice that parents keep",
    "Bottle feeding and reflux: one message",
    "Children's clinic with the support team",
    "Constipation without a referral",
    "Family support worker in the practice",
    "Bronchiolitis: who calls when",
    "Eczema packs from the health visitor",
    "Unscheduled care: a shared night list",
    "Teaching for walk-in staff",
    "Young carers found and known",
    "Pathway for the limping child",
    "Headache diary for teenagers",
)
EVENTS = (
    ("Leading across places and organisations", "Leadership"),
    ("Working alongside practice support teams", "Team working"),
    ("Family support services: who does what", "Patient engagement"),
    ("A network across unscheduled primary care", "Systems thinking"),
    ("Pathways: what every GP should know", "Clinical pathways"),
    ("Teaching others", "Leadership"),
)
ACHIEVED = (
    ("other", "A network across unscheduled primary care meets each quarter", 200),
    ("meeting", "Practices and family support services meet, for the first time in one room", 160),
    ("role", "Two of the GPs take lead roles for children in their federations", 90),
)


def keep_child_health(setting: Setting, faculty: Sequence[int]) -> list[Kept]:
    begins = setting.weeks(-70)
    next_begins = setting.weeks(-18)
    practices = setting.practices_of(PLACE, GPS + NEWCOMERS)
    with setting.recorded("programme_set_up", "Child-health GP year") as revision:
        _programme(setting, begins)
        gps = [
            Someone("gp", [(practice, 0)], project=project, reached=_done(setting, begins))
            for practice, project in zip(practices[:GPS], PROJECTS, strict=False)
        ]
        first = _cohort(setting, FIRST, "First year", begins, practices, gps, faculty, revision)
        _achievements(setting, revision)
    with setting.recorded("programme_set_up", "Child-health GP year") as revision:
        renew(
            setting.session,
            by=setting.national,
            code=FIRST,
            new_code=SECOND,
            name="Child-health GP year, extended",
            first=next_begins,
            last=next_begins + timedelta(weeks=52),
            funding_pounds=None,
        )
        usual = [next_begins + timedelta(weeks=weeks) for weeks in (4, 12, 20, 30, 40)]
        going_on = [
            Someone(
                "gp",
                [(practice, 0)],
                project=project,
                reached=steps(setting, usual, 2, setting.days(-9)),
                continues=before,
            )
            for practice, project, before in zip(practices, PROJECTS[5:], first.participants, strict=False)
        ]
        new = [
            Someone(
                "gp",
                [(practice, 0)],
                project=project,
                reached=steps(setting, usual, 1, setting.days(-setting.between(3, 20))),
            )
            for practice, project in zip(practices[GPS:], PROJECTS, strict=False)
        ]
        second = _cohort(setting, SECOND, "Second year", next_begins, practices, [*going_on, *new], faculty, revision)
    return [first, second]


def _programme(setting: Setting, begins: date) -> None:
    last = begins + timedelta(weeks=52)
    add_programme(
        setting.session,
        by=setting.national,
        code=FIRST,
        name="Child-health GP year",
        commissioned_by="Health Education England",
        led_by="Improvement faculty",
        aims="GPs who lead across places and organisations alongside practice support teams. The year builds"
        " links between practices and family support services, networks across unscheduled primary care,"
        " educational support and knowledge of pathways. It develops people rather than services, and so"
        f" transfers to other specialties and places. {INVENTED}",
        funding_pounds=None,
        first=begins,
        last=last,
        principles=(
            "Lead across places and organisations",
            "Develop people rather than services",
            "Transfer to other specialties and places",
        ),
        partners=(
            NewPartner("Practice support teams", "support team", "Work alongside the GPs"),
            NewPartner("Family support services", "family support", "Are linked with practices"),
            NewPartner("Unscheduled primary care", "unscheduled care", "Is joined up in a network"),
        ),
        targets=(NewTarget("participants", GPS, begins, last),),
    )


def _cohort(
    setting: Setting,
    code: str,
    name: str,
    begins: date,
    practices: Sequence[int],
    gps: Sequence[Someone],
    faculty: Sequence[int],
    revision_id: int,
) -> Kept:
    site = add_site(
        setting.session,
        by=setting.national,
        programme=code,
        name=PLACE,
        place=f"{PLACE}, an invented place",
        practices=[setting.country.practices[each].code for each in practices],
    )
    plan = Plan(
        programme=code,
        site_id=site.id,
        name=name,
        intake=begins.year,
        places=len(gps),
        days_needed=3.0,
        terms=(
            NewTerm("teaching", "Knowing the pathways", begins, 16),
            NewTerm("action_learning", "Working across places", begins + timedelta(weeks=17), 34),
        ),
        weekday=1,
        meetings=[Meeting(0 if n < 3 else 1, 4 * (n % 3) + 1, title, theme) for n, (title, theme) in enumerate(EVENTS)],
        where=f"Family centre, {PLACE}",
    )
    kept = keep_cohort(setting, plan, gps, revision_id, facilitators=faculty[2:])
    keep_sets(setting, kept, 2, faculty[2:], revision_id)
    evaluated.evaluate_sessions(setting, kept, revision_id)
    evaluated.follow_up(setting, kept, revision_id)
    return kept


def _done(setting: Setting, begins: date) -> list[date]:
    usual = [begins + timedelta(weeks=weeks) for weeks in (6, 16, 28, 40, 48)]
    return steps(setting, usual, 5, usual[-1])


def _achievements(setting: Setting, revision_id: int) -> None:
    of = programme(setting.session, FIRST).id
    theme = setting.theme("Clinical pathways")
    setting.put(
        Achievement,
        [
            {
                "programme_id": of,
                "person_id": None,
                "kind": kind,
                "theme_id": theme,
                "day": setting.days(-ago),
                "title": title,
                "words": "",
                "evidence_url": None,
                "revision_id": revision_id,
            }
            for kind, title, ago in ACHIEVED
        ],
    )
