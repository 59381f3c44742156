"""Small worlds for tests: invented organisations, their spells, figures and people, written as the program writes."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from itertools import count
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.access.permissions import ROLE_WORDS, Role, Scope
from groundswell.access.principal import OPERATOR
from groundswell.database.engine import writing
from groundswell.measures.models import Measure, Observation, Phase, RecordedChange, Supplier, Target
from groundswell.measures.periods import first_day, month_of
from groundswell.measures.read_model import Touched, refresh
from groundswell.measures.summaries import redraw
from groundswell.organisations.models import Organisation, Spell, Succession
from groundswell.organisations.timeline import BEGINNING
from groundswell.people.clients import secret
from groundswell.people.demonstration import MADE
from groundswell.people.models import Client, ClientArea, ClientKey, User
from groundswell.people.passwords import hashed
from groundswell.revisions import actions as revisions
from groundswell.revisions.models import Revision
from groundswell.revisions.sequencer import number_committed

LAST_MONTH = date(2018, 10, 1)
PASSWORD = "a password of tests"
SECRET = "a secret of tests"
_numbers = count(1)
Drawing = TypeVar("Drawing", Phase, Target)
_hashes: dict[str, str] = {}


class Made:
    """What one `making()` makes; every method gives back the row."""

    def __init__(self, session: Session, revision: Revision) -> None:
        self.session = session
        self.revision = revision
        self.touched = Touched()
        self.redrawn: list[tuple[int, Organisation | None]] = []
        self._measures: dict[str, int] = {}

    # --- organisations ---

    def organisation(self, kind: str, code: str, name: str | None = None, **facts: Any) -> Organisation:
        found = Organisation(
            code=code,
            kind=kind,
            name=name or f"{code} {kind}",
            subkind=facts.get("subkind"),
            opened=facts.get("opened"),
            closed=facts.get("closed"),
            status=facts.get("status", "active" if kind == "practice" else None),
            postcode=facts.get("postcode"),
            setting=facts.get("setting"),
            revision_id=self.revision.id,
        )
        self.session.add(found)
        self.session.flush()
        if kind == "practice":
            self.touched.reopened.add(found.id)
        return found

    def region(self, code: str = "Y90", name: str | None = None, **facts: Any) -> Organisation:
        return self.organisation("region", code, name, **facts)

    def commissioner(
        self, code: str = "Q90", name: str | None = None, *, within: Sequence[Organisation] = (), **facts: Any
    ) -> Organisation:
        made = self.organisation("commissioner", code, name, **{"subkind": "ccg", **facts})
        for parent in within:
            self.spell(made, parent)
        return made

    def federation(self, code: str = "F901", name: str | None = None, **facts: Any) -> Organisation:
        return self.organisation("federation", code, name, **facts)

    def network(self, code: str = "U90101", name: str | None = None, **facts: Any) -> Organisation:
        return self.organisation("network", code, name, **facts)

    def scheme(self, code: str = "AF901", name: str | None = None, wave: str = "1") -> Organisation:
        return self.organisation("scheme", code, name, subkind=wave)

    def practice(
        self, code: str = "Z10101", name: str | None = None, *, within: Sequence[Organisation] = (), **facts: Any
    ) -> Organisation:
        """A practice that has always been within these parents."""
        made = self.organisation("practice", code, name, **facts)
        for parent in within:
            self.spell(made, parent)
        return made

    def spell(
        self,
        child: Organisation,
        parent: Organisation,
        first: date = BEGINNING,
        until: date | None = None,
        *,
        inferred: bool = False,
    ) -> Spell:
        made = Spell(
            organisation_id=child.id,
            parent_kind=parent.kind,
            parent_id=parent.id,
            first=first,
            until=until,
            inferred=inferred,
            revision_id=self.revision.id,
        )
        self.session.add(made)
        self.session.flush()
        self.touched.groups.add(parent.id)
        return made

    def succession(self, before: Organisation, after: Organisation, on: date) -> Succession:
        made = Succession(predecessor_id=before.id, successor_id=after.id, on=on, revision_id=self.revision.id)
        self.session.add(made)
        return made

    # --- figures ---

    def figure(
        self,
        of: Organisation,
        measure: str,
        period: date = LAST_MONTH,
        numerator: float | None = None,
        denominator: float | None = None,
        value: float | None = None,
        **facts: Any,
    ) -> Observation:
        measure_id = self.measure_id(measure)
        made = Observation(
            organisation_id=of.id,
            measure_id=measure_id,
            period=period,
            numerator=numerator,
            denominator=denominator,
            value=value,
            status=facts.get("status", 0),
            exclusion_id=None,
            supplier_id=self._supplier_id(facts["supplier"]) if "supplier" in facts else None,
            as_at=facts.get("as_at", period),
            import_id=None,
            row=None,
            revision_id=self.revision.id,
        )
        self.session.add(made)
        self.touched.figures(measure_id, [month_of(period)], [of.id])
        return made

    def figures(
        self,
        of: Organisation,
        measure: str,
        numerators: Sequence[float | None],
        denominators: Sequence[float] | float | None = None,
        *,
        last: date = LAST_MONTH,
    ) -> list[Observation]:
        """One figure a month, the last of them in `last`; None leaves its month out."""
        first = month_of(last) - len(numerators) + 1
        made = []
        for place, numerator in enumerate(numerators):
            if numerator is not None:
                below = denominators[place] if isinstance(denominators, Sequence) else denominators
                made.append(self.figure(of, measure, first_day(first + place), numerator, below))
        return made

    # --- charts ---

    def phase(
        self, of: Organisation, measure: str, first: date, baseline: int | None = None, reason: str = "New phones"
    ) -> Phase:
        made = Phase(
            measure_id=self.measure_id(measure),
            organisation_id=of.id,
            first=first,
            baseline=baseline,
            reason=reason,
            revision_id=self.revision.id,
        )
        return self._drawn(made, of)

    def target(
        self, of: Organisation | None, measure: str, first: date, value: float | None, reason: str = "Agreed"
    ) -> Target:
        """With no organisation the nation's."""
        made = Target(
            measure_id=self.measure_id(measure),
            organisation_id=None if of is None else of.id,
            first=first,
            value=value,
            reason=reason,
            revision_id=self.revision.id,
        )
        return self._drawn(made, of)

    def change(
        self, of: Organisation, day: date, words: str = "New phone system", measure: str | None = None
    ) -> RecordedChange:
        made = RecordedChange(
            organisation_id=of.id,
            measure_id=None if measure is None else self.measure_id(measure),
            day=day,
            words=words,
            revision_id=self.revision.id,
        )
        self.session.add(made)
        self.session.flush()
        return made

    def _drawn(self, made: Drawing, of: Organisation | None) -> Drawing:
        self.session.add(made)
        self.session.flush()
        self.redrawn.append((made.measure_id, of))
        return made

    def measure_id(self, code: str) -> int:
        if code not in self._measures:
            self._measures[code] = self.session.scalars(select(Measure.id).where(Measure.code == code)).one()
        return self._measures[code]

    def _supplier_id(self, name: str) -> int:
        found = self.session.scalar(select(Supplier.id).where(Supplier.name == name))
        if found is None:
            made = Supplier(name=name)
            self.session.add(made)
            self.session.flush()
            found = made.id
        return found

    # --- people ---

    def user(self, role: str = "national", organisation: str = "ENG", **facts: Any) -> User:
        """Someone whose password is PASSWORD unless another is given."""
        place = self.session.scalars(select(Organisation).where(Organisation.code == organisation)).one()
        password = facts.get("password", PASSWORD)
        if password not in _hashes:
            _hashes[password] = hashed(password)  # slow on purpose, so once for all tests
        made = User(
            email=facts.get("email", f"{role}-{next(_numbers)}@tests.example"),
            name=facts.get("name", ROLE_WORDS[Role(role)]),
            password_hash=_hashes[password],
            role=role,
            organisation_id=place.id,
            demonstration=facts.get("demonstration", False),
            disabled=facts.get("disabled", False),
            revision_id=self.revision.id,
        )
        self.session.add(made)
        self.session.flush()
        return made

    def system(self, *commissioners: str, scopes: Collection[str] = tuple(Scope), **facts: Any) -> ClientKey:
        """A commissioner's system whose secret is SECRET unless another is given: its key, which names it."""
        made = Client(
            code=facts.get("code", f"system-{next(_numbers)}"),
            name=facts.get("name", "A system of tests"),
            scopes=" ".join(scopes),
            expires_on=facts.get("expires_on"),
            demonstration=facts.get("demonstration", False),
            disabled=facts.get("disabled", False),
            made_at=datetime.now(UTC),
            revision_id=self.revision.id,
        )
        self.session.add(made)
        self.session.flush()
        for code in commissioners:
            place = self.session.scalars(select(Organisation.id).where(Organisation.code == code)).one()
            self.session.add(ClientArea(client_id=made.id, organisation_id=place, revision_id=self.revision.id))
        key = ClientKey(
            client_id=made.id,
            kind="secret",
            secret_hash=secret.hashed(facts.get("secret", SECRET)),
            made_at=datetime.now(UTC),
            expires_at=facts.get("key_expires_at"),
            revision_id=self.revision.id,
        )
        self.session.add(key)
        self.session.flush()
        return key

    def demonstration(self) -> None:
        """Makes this a demonstration database."""
        self.session.add(Revision(action=MADE, words="", by_name="Tests", made_at=datetime.now(UTC)))


@contextmanager
def making() -> Iterator[Made]:
    with writing() as session:
        made = Made(session, revisions.begin(session, by=OPERATOR, action="made_for_a_test"))
        yield made
        session.flush()
        session.expire_on_commit = False  # so that a test may read what it made afterwards
        refresh(session, made.touched, revision_id=made.revision.id)
        for measure_id, organisation in made.redrawn:
            redraw(session, measure_id, organisation, made.revision.id)
    number_committed()
