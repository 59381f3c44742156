"""Random steps through the front door: imports, moves, exclusions, typed figures, withdrawals, phases and targets."""

import random
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.access.principal import OPERATOR
from groundswell.clock import today
from groundswell.database.engine import reading, writing
from groundswell.errors import Conflict, Invalid, NotFound
from groundswell.files.source import Source
from groundswell.ingest.actions import import_file, withdraw
from groundswell.measures import actions, exclusions, phases, targets
from groundswell.measures.models import Measure, Observation
from groundswell.organisations.models import Organisation
from tests.measures.plain_reading import NATION, Exclusion, Reference, Said

MEASURE = "missed_call_share"
TYPED = -1
"""In place of a file's number: a person said it."""
PRACTICES = [f"Z1000{number}" for number in range(1, 7)]
NETWORKS = ["U90001", "U90002", "U90003"]
SUPPLIERS = ["ALPHA", "BETA", "ALPHA; BETA"]
MONTHS = [date(2024, month, 1) for month in range(1, 7)]
HEAD = (
    "GP_CODE,GP_NAME,SUPPLIER,PCN_CODE,PCN_NAME,SUB_ICB_LOCATION_CODE,SUB_ICB_LOCATION_NAME,"
    "ICB_CODE,ICB_NAME,REGION_CODE,REGION_NAME"
)
REFUSED = (Conflict, Invalid, NotFound)
"""Something stands there already, before the first figure, or no file has named that organisation yet."""


class World:
    """Takes random steps through the front door, and tells the reference of each."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self.random = random.Random(seed)
        self.reference = Reference()
        self.files: list[int] = []
        self.steps = 0

    def begin(self) -> None:
        """Every practice is known before the first figure, as the loader asks."""
        self._where_practices_are(MONTHS[0], dict.fromkeys(PRACTICES, "U90001"))

    def step(self) -> None:
        possible: list[Callable[[], None]] = (
            [self.send_figures] * 4
            + [self.move] * 2
            + [self.exclude, self.lift, self.undo]
            + [self.type_in] * 2
            + [self.take_back]
            + [self.begin_phase, self.set_target] * 2
            + [self.remove_phase, self.remove_target]
        )
        self.random.choice(possible)()

    def send_figures(self) -> None:
        as_at = date(2024, 7, self.random.randint(1, 5))
        rows = {}
        for _ in range(self.random.randint(1, 12)):
            bottom = self.random.randint(1, 50)
            top = self.random.choice([0, self.random.randint(0, bottom)])
            key = (self.random.choice(PRACTICES), self.random.choice(MONTHS))
            rows[key] = (top, bottom, self.random.choice(SUPPLIERS))
        lines = [
            f"{practice},{MEASURE},{month},{top},{bottom},{supplier}"
            for (practice, month), (top, bottom, supplier) in rows.items()
        ]
        text = "organisation,measure,period,numerator,denominator,supplier\n" + "\n".join(lines) + "\n"
        file = self._send("figures.csv", text, as_at)
        if file is None:
            return
        for key, (top, bottom, supplier) in rows.items():
            self.reference.said[key].append(Said(file, as_at, top, bottom, supplier))

    def move(self) -> None:
        places = {
            practice: self.random.choice([*NETWORKS, "U"])
            for practice in self.random.sample(PRACTICES, self.random.randint(1, 4))
        }
        self._where_practices_are(self.random.choice(MONTHS), places)

    def _where_practices_are(self, month: date, places: dict[str, str]) -> None:
        lines = [
            f"{practice},Practice {practice},X,{network},{network} PCN,"
            "Z9A,NHS Invented ICB - Z9A,QZ9,Invented ICB,Y99,Nowhere"
            for practice, network in places.items()
        ]
        file = self._send(f"gpad_practice_mapping_{month:%Y-%m}.csv", "\n".join([HEAD, *lines]) + "\n", None)
        if file is not None:
            self.reference.seen_in[file] = (month, places)

    def exclude(self) -> None:
        first, last = sorted(self.random.sample(MONTHS, 2))
        made = Exclusion(first, last, self.random.choice(["ALPHA", "BETA"]), self.random.random() < 0.5)
        with reading() as session:
            named = session.scalars(select(Observation.supplier_id)).first()
        if named is None:
            return
        try:
            with writing() as session:
                row = exclusions.exclude(
                    session,
                    by=OPERATOR,
                    measure=MEASURE,
                    first=first,
                    last=last,
                    supplier=made.supplier,
                    organisations=[],
                    only_zeros=made.only_zeros,
                    reason="Did not send",
                )
                number = row.id
        except Invalid:
            return  # no file has named that supplier yet
        self.reference.exclusions[number] = made

    def lift(self) -> None:
        if self.reference.exclusions:
            number = self.random.choice(list(self.reference.exclusions))
            with writing() as session:
                exclusions.lift(session, by=OPERATOR, exclusion_id=number)
            del self.reference.exclusions[number]

    def undo(self) -> None:
        if len(self.files) > 1:
            file = self.files.pop(self.random.randrange(1, len(self.files)))
            withdraw(by=OPERATOR, import_id=file)
            self.reference.forget(file)

    def type_in(self) -> None:
        practice, month = self.random.choice(PRACTICES), self.random.choice(MONTHS)
        standing = self.reference.in_force().get((practice, month))
        top, bottom = self.random.randint(0, 20), self.random.randint(20, 50)
        if standing is not None and (standing[0].numerator, standing[0].denominator) == (top, bottom):
            return  # the same again is no statement
        with writing() as session:
            actions.record_figure(
                session,
                by=OPERATOR,
                organisation=practice,
                measure=MEASURE,
                period=month,
                numerator=top,
                denominator=bottom,
                seen_revision=self._seen(session, practice, month),
            )
        self._untype(practice, month)
        self.reference.said[practice, month].append(Said(TYPED, today(), top, bottom, ""))

    def take_back(self) -> None:
        typed = sorted(key for key, (said, _) in self.reference.in_force().items() if said.file == TYPED)
        if typed:
            practice, month = self.random.choice(typed)
            with writing() as session:
                actions.retract_figure(
                    session,
                    by=OPERATOR,
                    organisation=practice,
                    measure=MEASURE,
                    period=month,
                    seen_revision=self._seen(session, practice, month),
                )
            self._untype(practice, month)

    def begin_phase(self) -> None:
        place, month = self.random.choice([*PRACTICES, *NETWORKS, NATION]), self.random.choice(MONTHS)
        with suppress(*REFUSED), writing() as session:
            made = phases.begin_phase(
                session,
                by=OPERATOR,
                measure=MEASURE,
                organisation=place,
                first=month,
                baseline=self.random.choice([None, 12]),
                reason="New phones",
            )
            self.reference.phases[made.id] = (place, month)

    def remove_phase(self) -> None:
        if self.reference.phases:
            number = self.random.choice(list(self.reference.phases))
            with writing() as session:
                phases.remove_phase(session, by=OPERATOR, phase_id=number, reason="It was the figures, not the phones")
            del self.reference.phases[number]

    def set_target(self) -> None:
        place, month = self.random.choice([*PRACTICES, *NETWORKS, None]), self.random.choice(MONTHS)
        value = self.random.choice([None, self.random.randint(0, 99) + 0.37])
        with suppress(*REFUSED), writing() as session:
            made = targets.set_target(
                session, by=OPERATOR, measure=MEASURE, organisation=place, first=month, value=value, reason="Agreed"
            )
            self.reference.targets[made.id] = (place, month, value)

    def remove_target(self) -> None:
        if self.reference.targets:
            number = self.random.choice(list(self.reference.targets))
            with writing() as session:
                targets.remove_target(session, by=OPERATOR, target_id=number, reason="Too hard")
            del self.reference.targets[number]

    def _untype(self, practice: str, month: date) -> None:
        key = (practice, month)
        self.reference.said[key] = [said for said in self.reference.said[key] if said.file != TYPED]

    @staticmethod
    def _seen(session: Session, practice: str, month: date) -> int | None:
        return session.scalar(
            select(Observation.revision_id)
            .join(Organisation, Organisation.id == Observation.organisation_id)
            .join(Measure, Measure.id == Observation.measure_id)
            .where(Organisation.code == practice, Measure.code == MEASURE, Observation.period == month)
        )

    def _send(self, name: str, text: str, as_at: date | None) -> int | None:
        self.steps += 1
        path = self.folder / f"{self.steps}"
        path.write_text(text)
        outcome = import_file(Source(path, name), by=OPERATOR, as_at=as_at)
        assert outcome.state in ("loaded", "nothing_new"), outcome.problems
        if outcome.state == "nothing_new":
            return None
        self.files.append(outcome.id)
        return outcome.id
