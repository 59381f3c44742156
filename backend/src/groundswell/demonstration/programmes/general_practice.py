"""The General Practice Development Programme: federations on their way, and a faculty that grows by apprenticeship."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from groundswell.demonstration.country import Size
from groundswell.demonstration.programmes.improvement_faculty import Faculty, growth
from groundswell.demonstration.programmes.setting import INVENTED, Setting
from groundswell.organisations.lookup import ids_of
from groundswell.programmes.actions import NewPartner, NewTarget, add_programme
from groundswell.programmes.joining import CONTACT_WITHIN
from groundswell.programmes.models import Joining, JoiningStep
from groundswell.programmes.queries import programme
from groundswell.programmes.reference_group import add_meeting, add_member

CODE = "general-practice-development"
NAME = "General Practice Development Programme"
FUNDING = 127_000_000
YEARS, FACULTY_YEARS = 5, 3
REFERENCE_GROUP = (
    ("Professional bodies", 2),
    ("Practices", 3),
    ("Patient groups", 2),
    ("Commissioners", 1),
    ("Improvement bodies", 2),
)
STEPS = (("contacted", 18), ("planning", 35), ("delivery", 80), ("closed", 395))
"""How many days after interest each stage comes, more or less: delivery takes nine to twelve months."""
PRACTICES = 5
"""So many practices joined by themselves."""
NOTES = {
    "contacted": "Spoke with the chair and the manager.",
    "planning": "Chose two of the ten actions to begin with; the measures are agreed.",
    "delivery": "First workshop held at the federation.",
    "closed": "Handed over to the federation's own team.",
    "withdrawn": "Two of the partners retire this year; asked to come back later.",
}


class Way(NamedTuple):
    """How long ago interest was expressed, and up to which stage it has come."""

    ago: int
    until: str


def keep_general_practice(setting: Setting, faculty: Faculty) -> list[int]:
    """The programme; returns the federations that are in delivery."""
    first = faculty.founded
    with setting.recorded("programme_set_up", NAME) as revision:
        _programme(setting, first, targets(len(setting.country.federations), first))
        return _joinings(setting, faculty, revision)


def targets(federations: int, first: date) -> list[NewTarget]:
    """2,500 practices, 100 federations and 100 more members of the faculty in a country of full size; in a smaller one
    as many as go with it."""
    last, size = first + timedelta(days=365 * YEARS), federations / Size().federations
    return [
        NewTarget("practices", round(2_500 * size), first, last),
        NewTarget("federations", round(100 * size), first, last),
        NewTarget("faculty", growth(federations), first, first + timedelta(days=365 * FACULTY_YEARS)),
    ]


def _programme(setting: Setting, first: date, aimed_at: Sequence[NewTarget]) -> None:
    last = first + timedelta(days=365 * YEARS)
    session, by = setting.session, setting.national
    add_programme(
        session,
        by=by,
        code=CODE,
        name=NAME,
        commissioned_by="NHS England",
        led_by="Sustainable improvement team, with its primary care improvement faculty",
        aims="Practices share proven innovations, and local groups are supported to plan and implement them:"
        " interest is expressed, an adviser is in touch within four weeks, then come planning and a"
        " programme of nine to twelve months with optional extras. The faculty grows by apprenticeship, used"
        " both to recruit and to assure quality; specialists are subcontracted for Lean, measurement,"
        " workforce redesign, board coaching and project management. Reported for 2018/19: 205,157 clinical"
        f" and 330,096 administrative hours released. {INVENTED}",
        funding_pounds=FUNDING,
        first=first,
        last=last,
        principles=(
            "Practices share proven innovations",
            "Local groups plan and implement",
            "Quality assured by apprenticeship",
        ),
        partners=(
            NewPartner("Commissioning support units", "CSU", "Delivery is aligned with the support that practices get"),
            NewPartner("Academic health science networks", "AHSN", "Delivery is aligned with their improvement work"),
            NewPartner("Clinical commissioning groups", "CCG", "Delivery is aligned with what they give practices"),
        ),
        targets=aimed_at,
    )
    for speaks_for, count in REFERENCE_GROUP:
        for _ in range(count):
            name = setting.names.one()
            add_member(session, by=by, programme=CODE, name=name, speaks_for=speaks_for, first=first, last=None)
    for number in range(6):
        add_meeting(
            session,
            by=by,
            programme=CODE,
            day=first + timedelta(days=40 + 120 * number),
            place="The Long Room, Northbank",
            notes="" if number > 4 else "Read what federations report, and what their patients say of it.",
        )


def _ways(count: int) -> Iterator[Way]:
    """For `count` federations: every stage is there, whatever the count; of the newest some were not called in time."""
    fixed = (
        Way(5, "expressed"),
        Way(41, "expressed"),
        Way(22, "contacted"),
        Way(60, "planning"),
        Way(480, "closed"),
        Way(150, "withdrawn"),
        Way(33, "expressed"),
    )
    yield from fixed[:count]
    for number in range(count - len(fixed)):
        ago = 560 - number * 548 // max(1, count - len(fixed))
        reached = [stage for stage, after in STEPS if after < ago]
        yield Way(ago, reached[-1] if reached else "expressed")


def _joinings(setting: Setting, faculty: Faculty, revision_id: int) -> list[int]:
    session, country = setting.session, setting.country
    programme_id = programme(session, CODE).id
    codes = [country.federations[i].code for i in setting.rng.permutation(len(country.federations))]
    ids = ids_of(session, codes)
    whole = [ids[code] for code in codes]
    alone = [setting.practices[each] for each in setting.practices_of("Cliffmere", PRACTICES)]
    joined = {each.id: each.joined for each in faculty.members}
    ways = [*_ways(len(whole)), *(Way(12 + 70 * number, "contacted") for number in range(PRACTICES))]
    joinings: list[tuple[Joining, list[tuple[str, date]]]] = []
    for place, (organisation, way) in enumerate(zip([*whole, *alone], ways, strict=True)):
        steps = _steps(setting, way)
        possible = [each for each in faculty.accredited if joined[each] <= steps[0][1]]
        late = way.until == "expressed" and way.ago > CONTACT_WITHIN.days
        adviser = faculty.teaching[0] if late or place % 9 == 3 else possible[place % len(possible)]
        stage, on = steps[-1]
        joining = Joining(
            programme_id=programme_id,
            organisation_id=organisation,
            stage=stage,
            stage_on=on,
            expressed_on=steps[0][1],
            contact_due=steps[0][1] + CONTACT_WITHIN,
            adviser_id=adviser if stage != "expressed" or late else None,
            days_needed=float(setting.between(2, 6)) / 2,
            revision_id=revision_id,
        )
        joinings.append((joining, steps))
    session.add_all(joining for joining, _ in joinings)
    session.flush()
    rows = [
        {
            "joining_id": joining.id,
            "stage": stage,
            "on": on,
            "note": NOTES.get(stage, ""),
            "revision_id": revision_id,
        }
        for joining, steps in joinings
        for stage, on in steps
    ]
    setting.put(JoiningStep, rows)
    return [joining.organisation_id for joining, _ in joinings if joining.stage == "delivery"]


def _steps(setting: Setting, way: Way) -> list[tuple[str, date]]:
    expressed = setting.days(-way.ago)
    steps = [("expressed", expressed)]
    if way.until == "withdrawn":
        return [*steps, ("contacted", expressed + timedelta(days=14)), ("withdrawn", expressed + timedelta(days=40))]
    for stage, after in STEPS:
        if steps[-1][0] == way.until:
            break
        day = min(expressed + timedelta(days=after + setting.between(-6, 6)), setting.days(-1))
        steps.append((stage, max(day, steps[-1][1])))
    return steps
