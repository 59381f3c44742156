"""Backfill on a cohort's page: the term that runs or comes next, day by day, and what has no cover."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from sqlalchemy.orm import Session

from groundswell.access.principal import Principal
from groundswell.cohorts.cover import MOST_DAYS, Rota, cohort_rota
from groundswell.cohorts.models import Cohort, Term
from groundswell.cohorts.queries import last_day
from groundswell.cohorts.rota import Covering, State, gaps, sentence
from groundswell.organisations.schemas import ref
from groundswell.reports.cohorts.schemas import RotaOfTerm
from groundswell.reports.wording.days import monday

LETTERS = {
    State.FIRST: "1",
    State.SECOND: "2",
    State.PROGRAMME: "p",
    State.NO_COVER: "g",
    State.CLASH: "c",
    State.FREE: ".",
}


class Cover(NamedTuple):
    rota: RotaOfTerm
    no_cover: list[date]
    """Days from today on, one for each person who cannot."""
    clashes: int


def cover_of(session: Session, *, by: Principal, cohort: Cohort, terms: Sequence[Term], day: date) -> Cover | None:
    """Of the term that runs, or comes next, or was the last. None where there is none, or nobody covers in it whom the
    caller may know of."""
    if not terms:
        return None
    place, term = next(
        ((place, each) for place, each in enumerate(terms, start=1) if last_day(each) >= day),
        (len(terms), terms[-1]),
    )
    last = min(last_day(term), term.first + timedelta(days=MOST_DAYS))
    found = cohort_rota(session, by=by, cohort=cohort.code, first=term.first, last=last)
    if not found.rows:
        return None
    ahead = sum(each < day for each in found.days)
    days = found.days[ahead:]
    grid = [row.cells[ahead:] for row in found.rows]
    shown: RotaOfTerm = {
        "term": term.id,
        "heading": f"Backfill, term {place}",
        "weeks": [str(each) for each in dict.fromkeys(monday(each) for each in found.days)],
        "days": [str(each) for each in found.days],
        "people": [
            {
                "participant": row.participant.id,
                "name": row.person.name,
                "states": "".join(LETTERS[cell.state] for cell in row.cells),
                "practices": [ref(each) for each in row.practices],
                "covers_for": [person.name for _, person in row.covers_for],
            }
            for row in found.rows
        ],
        "sentence": _sentence(found, days, ahead),
    }
    return Cover(shown, [gap.day for gap in gaps(grid, days)], len(gaps(grid, days, State.CLASH)))


def _sentence(found: Rota, days: Sequence[date], ahead: int) -> str:
    """The gaps that can still be filled; of a term that is over, all there were."""
    if not days:
        return found.sentence
    people = [Covering(row.person.name, (), (), {}) for row in found.rows]
    names = {each.id: each.name for each in found.practices.values()}
    return sentence(people, [row.cells[ahead:] for row in found.rows], days, names)
