"""Whole System Leadership: a dozen GPs, two pathways, a business case for each."""

from collections.abc import Sequence
from datetime import date, timedelta

from groundswell.cohorts.milestones import NewMilestone, set_milestones
from groundswell.cohorts.planning import NewTerm
from groundswell.demonstration.programmes import evaluated
from groundswell.demonstration.programmes.kept import Kept, Meeting, Plan, Someone, keep_cohort, steps
from groundswell.demonstration.programmes.sets import keep_sets
from groundswell.demonstration.programmes.setting import INVENTED, Setting
from groundswell.programmes.actions import NewPartner, NewTarget, add_programme
from groundswell.programmes.models import Achievement
from groundswell.programmes.queries import programme

CODE = "whole-system-leadership"
PLACE = "Oakhollow"
GPS = 12
PATHWAYS = ("Heart failure", "End-of-life care for people with dementia")
MILESTONES = (
    ("Stakeholders together", 1),
    ("Evidence agreed", 1),
    ("Risks balanced", 2),
    ("Business case", 2),
    ("Agreement reached", 2),
)
EVENTS = (
    ("The whole system in one room", "Systems thinking"),
    ("Evidence: clinical, organisational, financial", "Measurement"),
    ("Patients and carers at the table", "Patient engagement"),
    ("The business case", "Commissioning"),
    ("Challenge at the crucial moment", "Leadership"),
    ("Reaching agreement", "Leadership"),
)


def keep_whole_system(setting: Setting, faculty: Sequence[int]) -> Kept:
    begins = setting.weeks(-44)
    with setting.recorded("programme_set_up", "Whole System Leadership") as revision:
        _programme(setting, begins)
        usual = [begins + timedelta(weeks=weeks) for weeks in (4, 9, 17, 22, 25)]
        practices = setting.practices_of(PLACE, GPS)
        gps = [
            Someone(
                "gp",
                [(practice, 0)],
                project=PATHWAYS[number % len(PATHWAYS)],
                reached=steps(setting, usual, 5, usual[-1]),
            )
            for number, practice in enumerate(practices)
        ]
        plan = Plan(
            programme=CODE,
            site_id=None,
            name="Two pathways",
            intake=begins.year,
            places=GPS,
            days_needed=2.0,
            terms=(
                NewTerm("teaching", "Evidence", begins, 12),
                NewTerm("project", "Agreement", begins + timedelta(weeks=13), 13),
            ),
            weekday=4,
            meetings=[Meeting(n // 3, 4 * (n % 3) + 1, title, theme) for n, (title, theme) in enumerate(EVENTS)],
            where=f"Meeting house, {PLACE}",
        )
        kept = keep_cohort(setting, plan, gps, revision, facilitators=faculty[:2])
        keep_sets(setting, kept, len(PATHWAYS), faculty[:2], revision)
        evaluated.evaluate_sessions(setting, kept, revision)
        evaluated.follow_up(setting, kept, revision)
        _achievements(setting, usual[-1], revision)
    return kept


def _programme(setting: Setting, begins: date) -> None:
    last = begins + timedelta(weeks=52)
    add_programme(
        setting.session,
        by=setting.national,
        code=CODE,
        name="Whole System Leadership",
        commissioned_by="The King's Fund",
        led_by="The King's Fund, with Hertfordshire GPs",
        aims="A dozen GPs work on real-life issues across a local health economy: heart failure, and end-of-life"
        " care for people with dementia. They bring stakeholders together, write a business case, and reach"
        " agreement on clinical, organisational and financial evidence and on balanced risks, with"
        f" constructive challenge at crucial moments. {INVENTED}",
        funding_pounds=None,
        first=begins,
        last=last,
        principles=(
            "Real-life issues across a local health economy",
            "Agreement on clinical, organisational and financial evidence",
            "Balanced risks",
            "Constructive challenge at crucial moments",
        ),
        partners=(
            NewPartner("Hospital clinicians", "stakeholder", "See the other half of each pathway"),
            NewPartner("Patients", "stakeholder", "Say what matters at the end and on the way"),
            NewPartner("Commissioners", "stakeholder", "Decide on the business case"),
        ),
        targets=(NewTarget("participants", GPS, begins, last),),
    )
    milestones = [NewMilestone(title, term) for title, term in MILESTONES]
    set_milestones(setting.session, by=setting.national, programme=CODE, milestones=milestones)


def _achievements(setting: Setting, day: date, revision_id: int) -> None:
    of, theme = programme(setting.session, CODE).id, setting.theme("Clinical pathways")
    setting.put(
        Achievement,
        [
            {
                "programme_id": of,
                "person_id": None,
                "kind": "service",
                "theme_id": theme,
                "day": day + timedelta(days=14 * place),
                "title": f"{pathway}: the business case is agreed",
                "words": "By hospital clinicians, patients and commissioners.",
                "evidence_url": None,
                "revision_id": revision_id,
            }
            for place, pathway in enumerate(PATHWAYS)
        ],
    )
