"""Everybody who writes at once: figures typed and taken back, files sent and withdrawn, practices moved between
commissioners, figures set aside, adoptions, initiatives shared and not, systems granted other commissioners and scopes.

Each act is one transaction through the same actions and the same turns as the API's. Writers of figures and writers of
work overlap, so that the revision begun first is often not the one committed first.
"""

import random
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from groundswell.access.permissions import Scope
from groundswell.access.principal import OPERATOR
from groundswell.clock import today
from groundswell.database.engine import Turn, reading, writing
from groundswell.errors import GroundswellError
from groundswell.files.source import Source
from groundswell.ingest.actions import import_file, withdraw
from groundswell.ingest.models import FileImport
from groundswell.initiatives import changing
from groundswell.initiatives.models import Initiative
from groundswell.innovations.adopting import record_adoptions, take_back
from groundswell.innovations.models import Adoption, AdoptionStep, Innovation
from groundswell.measures import actions, exclusions, phases
from groundswell.measures.models import Exclusion, Measure, Observation, Phase
from groundswell.organisations.models import Organisation
from groundswell.people.clients.actions import change_client
from groundswell.people.models import Client
from groundswell.programmes.actions import change_programme
from groundswell.programmes.models import Programme
from groundswell.revisions.sequencer import number_committed

MEASURES = ("missed_call_share", "dna_rate")
MONTHS = tuple(date(2024, month, 1) for month in range(1, 13))
COMMISSIONERS = ("Z9A", "Z9B", "Z9C")
HEAD = (
    "GP_CODE,GP_NAME,SUPPLIER,PCN_CODE,PCN_NAME,SUB_ICB_LOCATION_CODE,SUB_ICB_LOCATION_NAME,"
    "ICB_CODE,ICB_NAME,REGION_CODE,REGION_NAME"
)


def practices(number: int) -> list[str]:
    return [f"Z1{place:04d}" for place in range(number)]


class Writer(threading.Thread):
    """One writer: chooses among its acts until it is told to stop. Refusals by the rules are part of the game."""

    def __init__(self, name: str, acts: list[str], seed: int, folder: Path, codes: list[str]) -> None:
        super().__init__(name=name, daemon=True)
        self.acts: list[Callable[[], None]] = [getattr(self, act) for act in acts]
        self.random = random.Random(seed)
        self.folder = folder
        self.codes = codes
        with reading() as session:
            self.last_file = session.scalars(select(func.max(FileImport.id))).one()
        """Of the files with which the country began, which stay."""
        self.ended = threading.Event()
        self.done = self.refused = 0
        self.failed: Exception | None = None

    def run(self) -> None:
        while not self.ended.is_set():
            try:
                self.random.choice(self.acts)()
                self.done += 1
            except GroundswellError:
                self.refused += 1
            except Exception as error:
                self.failed = error
                raise
            time.sleep(self.random.random() * 0.02)

    @contextmanager
    def _writing(self, turn: Turn) -> Iterator[Session]:
        """As `web.session` does it, and lingering before the commit now and then."""
        with writing(turn=turn) as session:
            yield session
            if self.random.random() < 0.3:
                time.sleep(self.random.random() * 0.05)
        number_committed()

    def _one(self, query: Any) -> Any:
        with reading() as session:
            found = session.scalars(query).all()
        return self.random.choice(found) if found else None

    # --- figures and organisations ---

    def type_in(self) -> None:
        practice, measure = self.random.choice(self.codes), self.random.choice(MEASURES)
        month = self.random.choice(MONTHS)
        with self._writing(Turn.FIGURES) as session:
            actions.record_figure(
                session,
                by=OPERATOR,
                organisation=practice,
                measure=measure,
                period=month,
                numerator=self.random.randint(0, 20),
                denominator=self.random.randint(20, 50),
                seen_revision=_seen(session, practice, measure, month),
            )

    def take_back_figure(self) -> None:
        found = self._one(select(Observation).where(Observation.import_id.is_(None)).limit(200))
        if found is None:
            return
        with self._writing(Turn.FIGURES) as session:
            practice = session.get_one(Organisation, found.organisation_id).code
            measure = session.get_one(Measure, found.measure_id).code
            actions.retract_figure(
                session,
                by=OPERATOR,
                organisation=practice,
                measure=measure,
                period=found.period,
                seen_revision=_seen(session, practice, measure, found.period) or 0,
            )

    def send_figures(self) -> None:
        rows: dict[tuple[str, str, date], str] = {}
        for _ in range(self.random.randint(1, 300)):
            bottom = self.random.randint(1, 50)
            key = (self.random.choice(self.codes), self.random.choice(MEASURES), self.random.choice(MONTHS))
            rows[key] = f"{self.random.randint(0, bottom)},{bottom},{self.random.choice(['ALPHA', 'BETA'])}"
        lines = [",".join([*map(str, key), rest]) for key, rest in rows.items()]
        text = "organisation,measure,period,numerator,denominator,supplier\n" + "\n".join(lines) + "\n"
        self._send("figures.csv", text, date(2025, 1, self.random.randint(1, 28)))

    def move(self) -> None:
        month = self.random.choice(MONTHS)
        chosen = self.random.sample(self.codes, self.random.randint(1, 6))
        send_places(
            self.folder / f"{self.name}-{self.done}-{self.refused}.csv",
            month,
            {code: self.random.choice(COMMISSIONERS) for code in chosen},
            name=self.random.choice(["Surgery", "Medical Centre"]),
        )

    def withdraw_file(self) -> None:
        standing = select(FileImport.id).where(FileImport.state == "loaded", FileImport.id > self.last_file)
        if number := self._one(standing):
            withdraw(by=OPERATOR, import_id=number)

    def exclude(self) -> None:
        first, last = sorted(self.random.sample(MONTHS, 2))
        with self._writing(Turn.FIGURES) as session:
            exclusions.exclude(
                session,
                by=OPERATOR,
                measure=self.random.choice(MEASURES),
                first=first,
                last=last,
                supplier=self.random.choice(["ALPHA", "BETA", None]),
                organisations=self.random.sample(self.codes, 2),
                only_zeros=self.random.random() < 0.5,
                reason="Did not send",
            )

    def lift(self) -> None:
        if number := self._one(select(Exclusion.id).where(Exclusion.lifted_revision_id.is_(None))):
            with self._writing(Turn.FIGURES) as session:
                exclusions.lift(session, by=OPERATOR, exclusion_id=number)

    def begin_phase(self) -> None:
        with self._writing(Turn.FIGURES) as session:
            phases.begin_phase(
                session,
                by=OPERATOR,
                measure=self.random.choice(MEASURES),
                organisation=self.random.choice([*self.codes, *COMMISSIONERS]),
                first=self.random.choice(MONTHS),
                baseline=None,
                reason="New phones",
            )

    def remove_phase(self) -> None:
        if number := self._one(select(Phase.id).where(Phase.removed_revision_id.is_(None))):
            with self._writing(Turn.FIGURES) as session:
                phases.remove_phase(session, by=OPERATOR, phase_id=number, reason="It was not the phones")

    # --- work ---

    def adopt(self) -> None:
        innovation = self._one(select(Innovation.code))
        with self._writing(Turn.WORK) as session:
            record_adoptions(
                session,
                by=OPERATOR,
                innovation=innovation,
                stage=self.random.choice(["aware", "interested", "testing", "adopted"]),
                on=self.random.choice(MONTHS) + timedelta(days=self.random.randint(0, 27)),
                reason=None,
                practices=self.random.sample(self.codes, self.random.randint(1, 5)),
            )

    def take_back_adoption(self) -> None:
        step = self._one(select(AdoptionStep).limit(300))
        if step is None:
            return
        with self._writing(Turn.WORK) as session:
            adoption = session.get(Adoption, (step.innovation_id, step.organisation_id))
            take_back(
                session,
                by=OPERATOR,
                innovation=session.get_one(Innovation, step.innovation_id).code,
                practice=session.get_one(Organisation, step.organisation_id).code,
                stage=step.stage,
                on=step.on,
                seen_revision=adoption.revision_id if adoption else 0,
            )

    def share(self) -> None:
        code = self._one(select(Initiative.code))
        with self._writing(Turn.WORK) as session:
            found = session.scalars(select(Initiative).where(Initiative.code == code)).one()
            chance = self.random.random()
            changes: dict[str, Any] = {"shared": not found.shared} if chance < 0.5 else {"title": f"Phones {chance}"}
            changing.change(session, by=OPERATOR, code=code, seen_revision=found.revision_id, changes=changes)

    def change_programme(self) -> None:
        code = self._one(select(Programme.code))
        with self._writing(Turn.WORK) as session:
            found = session.scalars(select(Programme).where(Programme.code == code)).one()
            words = {"aims": f"Aims {self.random.random():.6f}"}
            change_programme(session, by=OPERATOR, code=code, seen_revision=found.revision_id, changes=words)

    def grant(self) -> None:
        """Another set of commissioners for one of the systems whose grants change."""
        code = self._one(select(Client.code).where(Client.code.startswith("changing")))
        if code is None:
            return
        with self._writing(Turn.WORK) as session:
            found = session.scalars(select(Client).where(Client.code == code)).one()
            chosen = self.random.sample(COMMISSIONERS, self.random.randint(1, 2))
            change_client(
                session, by=OPERATOR, code=code, seen_revision=found.revision_id, changes={"commissioners": chosen}
            )

    def grant_scopes(self) -> None:
        """Other scopes for one of them."""
        code = self._one(select(Client.code).where(Client.code.startswith("changing")))
        if code is None:
            return
        with self._writing(Turn.WORK) as session:
            found = session.scalars(select(Client).where(Client.code == code)).one()
            chosen = self.random.sample(list(Scope), self.random.randint(1, 3))
            change_client(session, by=OPERATOR, code=code, seen_revision=found.revision_id, changes={"scopes": chosen})

    def _send(self, name: str, text: str, as_at: date | None) -> None:
        path = self.folder / f"{self.name}-{self.done}-{self.refused}-{name}"
        path.write_text(text)
        outcome = import_file(Source(path, name), by=OPERATOR, as_at=as_at)
        assert outcome.state in ("loaded", "nothing_new"), outcome.problems


def send_places(path: Path, month: date, places: dict[str, str], *, name: str = "Practice") -> None:
    """A month's list of which practice belongs to which commissioner."""
    lines = [
        f"{practice},{name} {practice},X,U9000{COMMISSIONERS.index(sub_icb)},{sub_icb} PCN,"
        f"{sub_icb},NHS Invented ICB - {sub_icb},QZ9,Invented ICB,Y99,Nowhere"
        for practice, sub_icb in places.items()
    ]
    path.write_text("\n".join([HEAD, *lines]) + "\n")
    outcome = import_file(Source(path, f"gpad_practice_mapping_{month:%Y-%m}.csv"), by=OPERATOR)
    assert outcome.state in ("loaded", "nothing_new"), outcome.problems


def _seen(session: Session, practice: str, measure: str, month: date) -> int | None:
    return session.scalar(
        select(Observation.revision_id)
        .join(Organisation, Organisation.id == Observation.organisation_id)
        .join(Measure, Measure.id == Observation.measure_id)
        .where(Organisation.code == practice, Measure.code == measure, Observation.period == month)
    )


SIXTEEN: tuple[tuple[str, ...], ...] = (
    *(("type_in", "type_in", "take_back_figure"),) * 4,
    *(("send_figures",),) * 2,
    ("send_figures", "withdraw_file"),
    *(("move",),) * 2,
    ("exclude", "lift"),
    ("begin_phase", "remove_phase"),
    *(("adopt", "adopt", "take_back_adoption"),) * 2,
    ("share",),
    ("change_programme",),
    ("grant", "grant_scopes"),
)
"""What each of the sixteen writers does."""
assert len(SIXTEEN) == 16
assert today() > MONTHS[-1]
