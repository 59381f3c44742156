"""What every programme of the demonstration is made from: the country as it was kept, the day, and who writes."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import numpy as np
from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from groundswell.access.principal import Principal
from groundswell.database.base import Base
from groundswell.demonstration.country import NEVER, Country
from groundswell.demonstration.programmes.people import Names
from groundswell.people.models import Person
from groundswell.programmes.models import Theme
from groundswell.revisions import actions as revisions
from groundswell.revisions.models import Revision

INVENTED = "The places, practices, people and figures shown here are invented."


@dataclass
class Setting:
    session: Session
    country: Country
    now: datetime
    national: Principal
    rng: np.random.Generator
    names: Names
    practices: Sequence[int]
    """The number of every practice in the database, in the country's order."""

    @property
    def today(self) -> date:
        return self.now.date()

    @property
    def monday(self) -> date:
        """Of this week."""
        return self.today - timedelta(days=self.today.weekday())

    def weeks(self, weeks: int) -> date:
        """The Monday so many weeks from this one."""
        return self.monday + timedelta(weeks=weeks)

    def days(self, days: int) -> date:
        return self.today + timedelta(days=days)

    def themes(self) -> dict[str, int]:
        return dict(self.session.execute(select(Theme.title, Theme.id)).all())

    def theme(self, title: str) -> int:
        return self.themes()[title]

    def chance(self, share: float) -> bool:
        return bool(self.rng.random() < share)

    def between(self, least: int, most: int) -> int:
        """A whole number, both ends possible."""
        return int(self.rng.integers(least, most + 1))

    def pick(self, options: Sequence[Any]) -> Any:
        return options[int(self.rng.integers(len(options)))]

    def person(self, revision_id: int, name: str | None = None, *, doctor: bool = False) -> Person:
        made = Person(name=name or self.names.one(doctor=doctor), revision_id=revision_id)
        self.session.add(made)
        return made

    def put(self, table: type[Base], rows: Sequence[Mapping[str, Any]]) -> None:
        """Many rows at once."""
        if rows:
            self.session.execute(insert(table), list(rows))

    @contextmanager
    def recorded(self, action: str, what: str) -> Iterator[int]:
        """One revision for all that is written; those that actions begin meanwhile get the same time."""
        revision = revisions.begin(self.session, by=self.national, action=action, words=what)
        yield revision.id
        self.session.flush()
        self.session.execute(update(Revision).where(Revision.id >= revision.id).values(made_at=self.now))

    def practices_of(self, commissioner: str, count: int, *, home: int = 0) -> list[int]:
        """`count` practices, open all the time: `home` of them of the demonstration's federation, then those of a
        commissioner, then of its region; in a small country of anywhere."""
        names = [name for name, _ in self.country.commissioners]
        regions = dict(self.country.commissioners)

        def nearness(number: int) -> int:
            theirs = names[self.country.federations[self.country.practices[number].federation].commissioner]
            return 0 if theirs == commissioner else 1 if regions[theirs] == regions[commissioner] else 2

        open_ones = [
            number
            for number, practice in enumerate(self.country.practices)
            if practice.closed == NEVER and not practice.joined
        ]
        at_home = self.country.home()
        mine = [number for number in open_ones if self.country.practices[number].federation == at_home]
        others = sorted((number for number in open_ones if number not in set(mine)), key=nearness)
        return [*mine[:home], *others[: count - home]]
