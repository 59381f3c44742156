"""Initiatives for tests, as rows, whatever an action would say of them: `MadeInitiative(m, owner=federation)`."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, TypeVar

from sqlalchemy import select

from groundswell.clock import today
from groundswell.initiatives.models import (
    Cycle,
    Driver,
    DriverLink,
    Initiative,
    InitiativeFigure,
    InitiativeMeasure,
    InitiativeMilestone,
    JournalEntry,
    ProgressScore,
    TakingPart,
    TeamMember,
)
from groundswell.measures.periods import first_day, month_of
from groundswell.organisations.models import Organisation
from groundswell.people.models import Person
from groundswell.programmes.models import Programme
from tests.factories.made import Made

STARTED = date(2018, 1, 8)
ROW = TypeVar("ROW")


def days_ago(number: int) -> date:
    return today() - timedelta(days=number)


def place(made: Made, code: str) -> Organisation:
    """An organisation that is there already."""
    return made.session.scalars(select(Organisation).where(Organisation.code == code)).one()


class MadeInitiative:
    """An initiative of an organisation or a programme with the practices that take part from its first day."""

    def __init__(
        self,
        made: Made,
        title: str = "Call back instead of hold",
        *,
        owner: Organisation | None = None,
        programme: Programme | None = None,
        practices: Sequence[Organisation] = (),
        **facts: Any,
    ) -> None:
        self.made = made
        standing = {"origin": "other", "status": "testing", "started": STARTED, "shared": False}
        self.row = self.add(
            Initiative(
                code=facts.pop("code", re.sub(r"[^a-z0-9]+", "-", title.lower())),
                title=title,
                owner_id=owner.id if owner is not None else None,
                programme_id=programme.id if programme is not None else None,
                drivers_revision_id=made.revision.id,
                **standing | facts,
            )
        )
        for practice in practices:
            self.takes_part(practice)

    def add(self, row: ROW) -> ROW:
        kept: Any = row
        if hasattr(kept, "revision_id"):
            kept.revision_id = self.made.revision.id
        self.made.session.add(kept)
        self.made.session.flush()
        return row

    def takes_part(self, practice: Organisation, first: date | None = None, last: date | None = None) -> TakingPart:
        first = first or self.row.started or STARTED
        return self.add(TakingPart(initiative_id=self.row.id, organisation_id=practice.id, first=first, last=last))

    # --- people ---

    def member(self, name: str, role: str = "", *, leads: bool = False, **facts: Any) -> TeamMember:
        person = self.add(Person(name=name, email=facts.get("email"), user_id=facts.get("user_id")))
        place: Organisation | None = facts.get("organisation")
        return self.add(
            TeamMember(
                initiative_id=self.row.id,
                person_id=person.id,
                role=role,
                leads=leads,
                organisation_id=place.id if place is not None else None,
            )
        )

    # --- what is thought and what is tested ---

    def driver(
        self, title: str, kind: str = "primary", *, under: Sequence[Driver] = (), strong: bool = True, **facts: Any
    ) -> Driver:
        """`under`: what it serves."""
        place = facts.pop("place", 1 + self.made.session.query(Driver).filter_by(initiative_id=self.row.id).count())
        driver = self.add(Driver(initiative_id=self.row.id, kind=kind, place=place, title=title, **facts))
        for upper in under:
            self.add(DriverLink(upper_id=upper.id, lower_id=driver.id, strong=strong))
        return driver

    def cycle(
        self,
        title: str = "One receptionist, one morning",
        first: date = STARTED,
        last: date | None = None,
        *,
        act: str | None = None,
        idea: Driver | None = None,
        follows: Cycle | None = None,
        **facts: Any,
    ) -> Cycle:
        number = 1 + self.made.session.query(Cycle).filter_by(initiative_id=self.row.id).count()
        standing = {
            "scale": "One receptionist",
            "question": "Do callers accept a call back?",
            "prediction": "Two in three accept.",
            "plan": "",
            "done": "Offered to all." if act else "",
            "found": "31 of 38 did." if act else "",
        }
        return self.add(
            Cycle(
                initiative_id=self.row.id,
                number=number,
                title=title,
                first=first,
                last=last or first + timedelta(days=13),
                act=act,
                change_idea_id=idea.id if idea is not None else None,
                follows_id=follows.id if follows is not None else None,
                **standing | facts,
            )
        )

    # --- how far it has come ---

    def score(self, month: date, score: float, by: str = "team", note: str = "") -> ProgressScore:
        return self.add(
            ProgressScore(initiative_id=self.row.id, month=month, by=by, halves=round(score * 2), note=note)
        )

    def journal(self, day: date, words: str = "Met the reception leads.", **facts: Any) -> JournalEntry:
        standing = {"by_name": "Tom Ferris", "link": None}
        return self.add(JournalEntry(initiative_id=self.row.id, day=day, words=words, **standing | facts))

    def milestone(self, title: str, due: date, reached: date | None = None) -> InitiativeMilestone:
        return self.add(InitiativeMilestone(initiative_id=self.row.id, title=title, due=due, reached=reached))

    # --- measures ---

    def judged_by(self, measure: str, family: str = "outcome", **facts: Any) -> InitiativeMeasure:
        """A measure of the library."""
        standing = {"by_practice": True, "due_days": 31, "place": self._place()}
        measure_id = self.made.measure_id(measure)
        return self.add(
            InitiativeMeasure(initiative_id=self.row.id, family=family, measure_id=measure_id, **standing | facts)
        )

    def own_measure(
        self, title: str = "Called back within 30 minutes", family: str = "process", **facts: Any
    ) -> InitiativeMeasure:
        """A share that the team has defined, one figure a month for all practices unless `by_practice`."""
        standing = {
            "numerator": "call-backs made within 30 minutes",
            "denominator": "call-backs promised",
            "unit": "percent",
            "unit_label": "of call-backs",
            "aggregation": "ratio",
            "multiplier": 100,
            "decimals": 0,
            "direction": "higher",
            "by_practice": False,
            "due_days": 31,
            "place": self._place(),
        }
        return self.add(InitiativeMeasure(initiative_id=self.row.id, family=family, title=title, **standing | facts))

    def figures(
        self,
        measure: InitiativeMeasure,
        numerators: Sequence[float | None],
        denominator: float | None = 100,
        *,
        last: date,
        practice: Organisation | None = None,
    ) -> list[InitiativeFigure]:
        """One figure a month, the last of them in `last`; None leaves its month out."""
        first = month_of(last) - len(numerators) + 1
        return [
            self.add(
                InitiativeFigure(
                    initiative_measure_id=measure.id,
                    organisation_id=practice.id if practice is not None else None,
                    period=first_day(first + place),
                    numerator=numerator,
                    denominator=denominator,
                )
            )
            for place, numerator in enumerate(numerators)
            if numerator is not None
        ]

    def _place(self) -> int:
        return 1 + self.made.session.query(InitiativeMeasure).filter_by(initiative_id=self.row.id).count()
