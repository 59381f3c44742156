"""Puts the initiatives into the database. Many rows at once, each initiative in one revision."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

import numpy as np
from sqlalchemy import select

from groundswell.cohorts.models import Participant, Placement, Project
from groundswell.demonstration.country import NEVER
from groundswell.demonstration.initiatives.at_home import AT_HOME
from groundswell.demonstration.initiatives.cases import keep_case
from groundswell.demonstration.initiatives.county import COUNTY
from groundswell.demonstration.initiatives.described import Tried
from groundswell.demonstration.initiatives.judging import defined, keep_figures
from groundswell.demonstration.initiatives.learnt import LEARNT
from groundswell.demonstration.programmes.setting import Setting
from groundswell.demonstration.spreading import adoptions
from groundswell.faculty.models import FacultyMember
from groundswell.initiatives.models import (
    Cycle,
    Driver,
    DriverLink,
    ImprovementTheme,
    Initiative,
    InitiativeMeasure,
    InitiativeMilestone,
    JournalEntry,
    ProgressScore,
    TakingPart,
    TeamMember,
)
from groundswell.innovations.models import Innovation, InnovationOrigin
from groundswell.measures.models import Measure
from groundswell.measures.periods import first_day, month_of
from groundswell.organisations.models import Organisation
from groundswell.people.models import Person
from groundswell.programmes.models import Programme

EVERY = (*AT_HOME, *LEARNT, *COUNTY)
WEAK = "~"


class _Known(NamedTuple):
    themes: dict[str, int]
    programmes: dict[str, int]
    measures: dict[str, int]
    organisations: dict[str, int]
    """By name: federations and commissioners."""
    adviser: int
    seed: int


def keep_initiatives(setting: Setting, seed: int) -> None:
    session = setting.session
    groups = Organisation.kind.in_(["federation", "commissioner"])
    known = _Known(
        dict(session.execute(select(ImprovementTheme.title, ImprovementTheme.id)).all()),
        dict(session.execute(select(Programme.code, Programme.id)).all()),
        dict(session.execute(select(Measure.code, Measure.id)).all()),
        dict(session.execute(select(Organisation.name, Organisation.id).where(groups)).all()),
        session.scalars(
            select(FacultyMember.id)
            .join(Person, Person.id == FacultyMember.person_id)
            .where(Person.name == "Ines Caldwell")
        ).one(),
        seed,
    )
    for tried in EVERY:
        with setting.recorded("initiative_added", tried.title) as revision:
            _Keeping(setting, known, tried, revision).keep()


class _Keeping:
    """One initiative on its way into the database."""

    def __init__(self, setting: Setting, known: _Known, tried: Tried, revision: int) -> None:
        self.setting, self.known, self.tried, self.revision = setting, known, tried, revision

    def keep(self) -> None:
        project, leader, practices = self._project()
        practices = practices or self._practices()
        self.id = self._initiative(project, practices)
        self._team(leader)
        self._practices_take_part(practices)
        measures = self._measures()
        ideas = self._boxes(measures)
        self._cycles(ideas)
        self._scores()
        self._words()
        keep_case(self.setting, self.tried, self.id, self.revision)
        if self.tried.innovation is not None:
            innovation = self.setting.session.scalars(
                select(Innovation.id).where(Innovation.code == self.tried.innovation)
            ).one()
            self._put(InnovationOrigin, [{"innovation_id": innovation, "initiative_id": self.id}], marked=False)

    def _put(self, table: Any, rows: Sequence[dict[str, Any]], *, marked: bool = True) -> None:
        self.setting.put(table, [row | ({"revision_id": self.revision} if marked else {}) for row in rows])

    def _day(self, days: int | None) -> date | None:
        return None if days is None else self.setting.days(days)

    def _project(self) -> tuple[Project | None, Person | None, list[int]]:
        """The participant's project that it is, with who delivers it and where they work."""
        if self.tried.project is None:
            return None, None, []
        session = self.setting.session
        found = session.execute(
            select(Project, Person)
            .join(Participant, Participant.id == Project.participant_id)
            .join(Person, Person.id == Participant.person_id)
            .where(Project.title == self.tried.project)
            .order_by(Project.id)
        ).first()
        if found is None:
            return None, None, []
        project, person = found
        places = session.scalars(
            select(Placement.organisation_id).where(Placement.participant_id == project.participant_id).distinct()
        )
        return project, person, list(places)

    def _practices(self) -> list[int]:
        setting, tried, country = self.setting, self.tried, self.setting.country
        wanted = tried.practices or 0
        if tried.innovation is not None:
            first = adoptions(country, self.known.seed, tried.innovation)
            federation = country.federation_of()
            if tried.owner == "home":
                where = country.home()
            else:
                counts = np.bincount(federation[first < NEVER], minlength=len(country.federations))
                counts[country.home()] = 0
                where = int(counts.argmax())
            adopting = [int(n) for n in np.argsort(first) if first[n] < NEVER and federation[n] == where]
            if tried.owner == "home":  # in a small country fewer than wanted have adopted it: others join them
                adopting += setting.practices_of("Wealdmarsh", wanted, home=wanted)
            return [setting.practices[number] for number in list(dict.fromkeys(adopting))[:wanted]]
        if tried.owner == "home":
            return [setting.practices[number] for number in setting.practices_of("Wealdmarsh", wanted, home=wanted)]
        return [setting.practices[number] for number in setting.practices_of(tried.where, wanted)] if wanted else []

    def _owner(self, practices: list[int]) -> int | None:
        tried, country = self.tried, self.setting.country
        if tried.owner == "programme":
            return None
        if tried.owner == "home":
            return self.known.organisations[country.federations[country.home()].name]
        if tried.owner.startswith("commissioner:"):
            return self.known.organisations[tried.owner.removeprefix("commissioner:")]
        number = list(self.setting.practices).index(practices[0])
        return self.known.organisations[country.federations[country.practices[number].federation].name]

    def _initiative(self, project: Project | None, practices: list[int]) -> int:
        tried = self.tried
        what, how_much, for_whom, by = tried.aim
        written = tried.written_up
        made = Initiative(
            code=tried.code,
            title=tried.title,
            owner_id=self._owner(practices),
            programme_id=self.known.programmes[tried.programme] if tried.programme else None,
            theme_id=self.known.themes[tried.theme] if tried.theme else None,
            origin=tried.origin,
            project_id=project.id if project else None,
            adviser_id=self.known.adviser,
            status=tried.status,
            started=self._day(tried.started),
            expected_end=self._day(tried.expected_end),
            ended=self._day(tried.ended),
            ended_because=tried.ended_because,
            aim_what=what,
            aim_how_much=how_much,
            aim_for_whom=for_whom,
            aim_by=self._day(by),
            problem=written.problem if written else "",
            changed=written.changed if written else "",
            result=written.result if written else "",
            again=written.again if written else "",
            written_up=self._day(written.day) if written else None,
            shared=bool(written and written.shared),
            drivers_revision_id=self.revision,
            revision_id=self.revision,
        )
        self.setting.session.add(made)
        self.setting.session.flush()
        return made.id

    def _team(self, leader: Person | None) -> None:
        rows = [] if leader is None else [(leader.id, "Leads it", True)]
        for name, role, leads in self.tried.team:
            person = self.setting.person(self.revision, name or None, doctor=not name)
            self.setting.session.flush()
            rows.append((person.id, role, leads))
        self._put(
            TeamMember,
            [
                {"initiative_id": self.id, "person_id": person, "role": role, "leads": leads, "organisation_id": None}
                for person, role, leads in rows
            ],
        )

    def _practices_take_part(self, practices: list[int]) -> None:
        first, last = self.setting.days(self.tried.started), self._day(self.tried.ended)
        self._put(
            TakingPart,
            [
                {"initiative_id": self.id, "organisation_id": practice, "first": first, "last": last}
                for practice in practices
            ],
        )

    def _measures(self) -> list[int]:
        ids = []
        last = month_of(self._day(self.tried.ended) or self.setting.today) - 1
        for place, judged in enumerate(self.tried.measures, start=1):
            row = InitiativeMeasure(
                initiative_id=self.id,
                place=place,
                family=judged.family,
                measure_id=self.known.measures[judged.library] if judged.library else None,
                by_practice=False,
                aim=judged.aim,
                baseline_months=judged.baseline,
                due_days=20,
                revision_id=self.revision,
                **({} if judged.library else defined(judged)),
            )
            self.setting.session.add(row)
            self.setting.session.flush()
            ids.append(row.id)
            if judged.library is None:
                keep_figures(self.setting, row.id, judged, last, self.revision)
        return ids

    def _boxes(self, measures: list[int]) -> dict[str, int]:
        ids: dict[str, int] = {}
        places: dict[str, int] = {}
        for box in self.tried.boxes:
            places[box.kind] = places.get(box.kind, 0) + 1
            row = Driver(
                initiative_id=self.id,
                kind=box.kind,
                place=places[box.kind],
                title=box.title,
                initiative_measure_id=measures[0]
                if box.kind == "primary" and places[box.kind] == 1 and measures
                else None,
                revision_id=self.revision,
            )
            self.setting.session.add(row)
            self.setting.session.flush()
            ids[box.key] = row.id
        links = [
            {"upper_id": ids[upper.rstrip(WEAK)], "lower_id": ids[box.key], "strong": not upper.endswith(WEAK)}
            for box in self.tried.boxes
            for upper in box.serves
        ]
        self._put(DriverLink, links, marked=False)
        return ids

    def _cycles(self, ideas: dict[str, int]) -> None:
        before: int | None = None
        for number, test in enumerate(self.tried.tests, start=1):
            row = Cycle(
                initiative_id=self.id,
                number=number,
                change_idea_id=ideas[test.idea] if test.idea else None,
                follows_id=before,
                title=test.title,
                scale=test.scale,
                question=test.question or "Does it work here, and for whom not?",
                prediction=test.prediction,
                plan=test.plan,
                first=self.setting.days(test.first),
                last=self.setting.days(test.first + test.days),
                done=test.done,
                found=test.found,
                act=test.act,
                revision_id=self.revision,
            )
            self.setting.session.add(row)
            self.setting.session.flush()
            before = row.id

    def _scores(self) -> None:
        """Climbing from the first month to where they stand, the adviser a little later than the team."""
        if self.tried.scores is None:
            return
        first = month_of(self.setting.days(self.tried.started))
        last = month_of(self._day(self.tried.ended) or self.setting.days(-self.tried.quiet))
        months = max(last - first, 1)
        rows = []
        for by, end, late in zip(("team", "adviser"), self.tried.scores, (0, 2), strict=True):
            for month in range(first, last + 1):
                share = min(max((month - first - late) / max(months * 0.8, 1), 0.0), 1.0)
                halves = round(1 + (2 * end - 1) * share)
                note = ""
                if month == last and self.tried.scores[0] != self.tried.scores[1]:
                    note = "We can see it in the figures." if by == "team" else "I wait for the next cycle."
                rows.append(
                    {"initiative_id": self.id, "month": first_day(month), "by": by, "halves": halves, "note": note}
                )
        self._put(ProgressScore, rows)

    def _words(self) -> None:
        of = {"initiative_id": self.id}
        self._put(
            JournalEntry,
            [
                of | {"day": self.setting.days(day), "words": words, "link": None, "by_name": self._writer()}
                for day, words in self.tried.journal
            ],
        )
        self._put(
            InitiativeMilestone,
            [
                of | {"title": title, "due": self.setting.days(due), "reached": self._day(reached)}
                for title, due, reached in self.tried.milestones
            ],
        )

    def _writer(self) -> str:
        return next((name for name, _, leads in self.tried.team if leads and name), "Ines Caldwell")
