"""A small invented country with something of each kind of row."""

from datetime import date

from groundswell.cohorts.models import Cohort
from groundswell.innovations.models import AdoptionStep, Innovation, InnovationMeasure
from groundswell.measures.models import ExcludedOrganisation, Exclusion
from groundswell.organisations.models import FormerSpell, Organisation, Spell
from groundswell.programmes.models import Programme
from tests.conftest import Making
from tests.factories.initiatives import MadeInitiative
from tests.factories.made import Made

MEASURE = "missed_call_share"
MONTHS = tuple(date(2018, month, 1) for month in range(1, 11))


def innovation(made: Made, code: str = "call-back") -> Innovation:
    row = Innovation(
        code=code, title="Call back instead of hold", summary="Callers are called back.", revision_id=made.revision.id
    )
    made.session.add(row)
    made.session.flush()
    made.session.add(InnovationMeasure(innovation_id=row.id, measure_id=made.measure_id(MEASURE)))
    return row


def adopted(made: Made, of: Innovation, practice: Organisation, on: date, stage: str = "adopted") -> AdoptionStep:
    step = AdoptionStep(
        innovation_id=of.id, organisation_id=practice.id, stage=stage, on=on, revision_id=made.revision.id
    )
    made.session.add(step)
    made.session.flush()
    return step


def something_of_each(make: Making) -> None:
    """Two commissioners with a practice each: Z10101 in Q90, Z10202 in Q91."""
    with make() as m:
        for area, code in (("Q90", "Z10101"), ("Q91", "Z10202")):
            practice = m.practice(code, within=[m.commissioner(area)])
            m.figures(practice, MEASURE, [12.0, 14.0, 9.0], 80.0, last=MONTHS[-1])
            m.phase(practice, MEASURE, MONTHS[-2])
            adopted(m, innovation(m, f"call-back-{code}"), practice, date(2018, 9, 17))
            MadeInitiative(m, f"Phones of {code}", owner=practice, shared=code == "Z10202")
        m.phase(practice, "dna_rate", MONTHS[-3])
        former = m.practice("Z10909")
        m.succession(former, practice, date(2015, 4, 1))
        of_a_year = Programme(
            code="programme", name="A programme", commissioned_by="Nobody", aims="None", revision_id=m.revision.id
        )
        of_a_year.first, of_a_year.last = date(2018, 4, 1), date(2019, 3, 31)
        m.session.add(of_a_year)
        m.session.flush()
        m.session.add(
            Cohort(
                code="cohort",
                programme_id=of_a_year.id,
                name="A cohort",
                intake=2018,
                places=12,
                days_needed=1.5,
                revision_id=m.revision.id,
            )
        )
        m.phase(_group(m, "Q90"), MEASURE, MONTHS[-4])
        excluded = Exclusion(
            measure_id=m.measure_id(MEASURE),
            first=MONTHS[0],
            last=MONTHS[1],
            only_zeros=False,
            reason="The line was down",
            revision_id=m.revision.id,
        )
        m.session.add(excluded)
        m.session.flush()
        m.session.add(ExcludedOrganisation(exclusion_id=excluded.id, organisation_id=practice.id))


def end(made: Made, spell: Spell) -> None:
    """As the writing side ends one."""
    facts = {name: getattr(spell, name) for name in ("organisation_id", "parent_kind", "parent_id", "first", "until")}
    former = FormerSpell(**facts, inferred=False, revision_id=spell.revision_id, ended_revision_id=made.revision.id)
    made.session.add(former)
    made.session.delete(spell)
    made.session.flush()


def _group(made: Made, code: str) -> Organisation:
    return made.session.query(Organisation).filter_by(code=code).one()
