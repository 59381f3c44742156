"""Cohorts, made without a plan: only what work for them needs."""

from datetime import date

from groundswell.cohorts.models import Cohort, Term
from groundswell.programmes.models import Programme
from tests.factories.made import Made
from tests.faculty.members import ago


def programme(m: Made, code: str = "tideway-leaders") -> Programme:
    made = Programme(
        code=code,
        name="Tideway leaders",
        commissioned_by="Tideway Deanery",
        aims="",
        first=ago(900),
        last=ago(-900),
        revision_id=m.revision.id,
    )
    m.session.add(made)
    m.session.flush()
    return made


def cohort(m: Made, of: Programme, code: str, terms: list[tuple[date, int]], days_needed: float = 3) -> Cohort:
    """`terms`: the first day and the weeks of each."""
    made = Cohort(
        programme_id=of.id,
        site_id=None,
        code=code,
        name=f"Cohort {code}",
        intake=1,
        places=30,
        days_needed=days_needed,
        revision_id=m.revision.id,
    )
    m.session.add(made)
    m.session.flush()
    for place, (first, weeks) in enumerate(terms, start=1):
        m.session.add(
            Term(
                cohort_id=made.id,
                place=place,
                kind="teaching",
                title=f"Term {place}",
                first=first,
                weeks=weeks,
                revision_id=m.revision.id,
            )
        )
    m.session.flush()
    return made
