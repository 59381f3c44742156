"""Who is at which stage of the apprenticeship, for how long, and who is ready for the next."""

from datetime import date
from typing import NamedTuple

from sqlalchemy.orm import Session

from groundswell.faculty import queries
from groundswell.faculty.models import ApprenticeshipStage, FacultyMember


class InStage(NamedTuple):
    """A member since the day they reached their stage, or joined; `months`: whole ones since then."""

    member: FacultyMember
    name: str
    since: date
    months: int
    accredited: bool


class Step(NamedTuple):
    """A stage with those who are in it, the longest first. `stage` None: those who have reached none yet."""

    stage: ApprenticeshipStage | None
    members: list[InStage]
    is_last: bool

    @property
    def waiting(self) -> list[InStage]:
        """Those who have been in the stage for as long as is usual, and whose next one is to be signed off."""
        usual = 0 if self.stage is None else self.stage.usual_months
        return [] if self.is_last else [each for each in self.members if each.months >= usual]


def pipeline(session: Session, day: date) -> list[Step]:
    """The members of a day by stage, in the order of the stages. Three queries."""
    stages = queries.stages(session)
    by_stage: dict[int | None, list[InStage]] = {}
    for each in queries.standings(session, active_on=day).rows:
        since = each.since or each.member.joined
        found = InStage(each.member, each.person.name, since, whole_months(since, day), each.accredited)
        by_stage.setdefault(each.stage.id if each.stage else None, []).append(found)
    steps: list[Step] = [Step(None, by_stage.get(None, []), not stages)] if None in by_stage else []
    steps += [Step(stage, by_stage.get(stage.id, []), stage is stages[-1]) for stage in stages]
    for step in steps:
        step.members.sort(key=lambda each: (each.since, each.name))
    return steps


def whole_months(first: date, last: date) -> int:
    """Whole months from one day to another: from 31 January to 1 March is one."""
    return (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)
