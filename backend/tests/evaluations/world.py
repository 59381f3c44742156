"""One cohort with a term that has begun, its people, and sheets handed in for them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Any

from fastapi.testclient import TestClient

from groundswell.clock import today
from groundswell.cohorts.models import Cohort, Participant, TaughtSession, Term
from groundswell.people.models import Person
from groundswell.programmes.models import Programme
from tests.factories.made import Made, making

V1 = "/api/v1"
SHEET = f"{V1}/answer-sheet"
ROLES = ("gp", "new_gp", "practice_manager", "practice_nurse", "health_visitor", "other")


@dataclass
class World:
    """Numbers and codes of what was made."""

    cohort: str = "harrowdene-2018"
    cohort_id: int = 0
    term: int = 0
    first: date = date.min
    sessions: list[int] = field(default_factory=list)
    participants: list[int] = field(default_factory=list)
    persons: list[int] = field(default_factory=list)


def ago(days: int) -> date:
    return today() - timedelta(days=days)


def small_cohort(people: int = 6, *, code: str = "harrowdene-2018", first: date | None = None) -> World:
    """A term of eight weeks with a session a week, the second of them today."""
    with making() as made:
        world = World(cohort=code, first=first or ago(7))
        programme = _programme(made, code)
        cohort = Cohort(
            programme_id=programme.id,
            code=code,
            name=f"Harrowdene ({code})",
            intake=2018,
            places=30,
            days_needed=2.0,
            revision_id=made.revision.id,
        )
        made.session.add(cohort)
        made.session.flush()
        world.cohort_id = cohort.id
        term = Term(
            cohort_id=cohort.id,
            place=1,
            kind="teaching",
            title="Term 1",
            first=world.first,
            weeks=8,
            revision_id=made.revision.id,
        )
        made.session.add(term)
        made.session.flush()
        world.term = term.id
        for week in range(8):
            world.sessions.append(_session(made, cohort, term, week))
        for number in range(people):
            person = Person(name=f"Person {number}", revision_id=made.revision.id)
            made.session.add(person)
            made.session.flush()
            participant = Participant(
                cohort_id=cohort.id,
                person_id=person.id,
                role=ROLES[number % len(ROLES)],
                joined=world.first,
                revision_id=made.revision.id,
            )
            made.session.add(participant)
            made.session.flush()
            world.participants.append(participant.id)
            world.persons.append(person.id)
    return world


def _programme(made: Made, code: str) -> Programme:
    programme = Programme(
        code=f"leaders-{code}",
        name="Leaders",
        commissioned_by="A deanery",
        aims="Lead.",
        first=ago(400),
        last=ago(-400),
        revision_id=made.revision.id,
    )
    made.session.add(programme)
    made.session.flush()
    return programme


def _session(made: Made, cohort: Cohort, term: Term, week: int) -> int:
    taught = TaughtSession(
        cohort_id=cohort.id,
        term_id=term.id,
        title=f"Session {week + 1}",
        day=term.first + timedelta(weeks=week),
        begins=time(10),
        ends=time(16),
        revision_id=made.revision.id,
    )
    made.session.add(taught)
    made.session.flush()
    return taught.id


def put(client: TestClient, world: World, **facts: Any) -> Any:
    """The reaction form to the session of today, open from today, unless told otherwise."""
    body = {
        "form": "reaction",
        "cohort": world.cohort,
        "session": world.sessions[1],
        "occasion": "session",
        "tickets": 20,
    }
    return client.post(f"{V1}/evaluations", json=body | facts)


@dataclass
class Open:
    """An evaluation with its tickets, of which `answer` uses the next."""

    client: TestClient
    id: int
    tickets: list[str]
    questions: list[dict[str, Any]]
    revision: int

    def answer(self, steps: Sequence[int] | int = 4, *, words: str | None = None, role: str | None = None) -> Any:
        return self.send(self.tickets.pop(0), steps, words=words, role=role)

    def send(
        self, ticket: str, steps: Sequence[int] | int = 4, *, words: str | None = None, role: str | None = None
    ) -> Any:
        body = {"role": role, "items": self.items(steps, words)}
        return self.client.post(SHEET, json=body, headers={"Evaluation-Ticket": ticket})

    def items(self, steps: Sequence[int] | int, words: str | None = None) -> list[dict[str, Any]]:
        closed = [each["id"] for each in self.questions if each["kind"] != "text"]
        chosen = [steps] * len(closed) if isinstance(steps, int) else steps
        items: list[dict[str, Any]] = [
            {"question": one, "step": step} for one, step in zip(closed, chosen, strict=True)
        ]
        if words is not None:
            items.append({"question": self.questions[-1]["id"], "words": words})
        return items


def opened(national: TestClient, world: World, **facts: Any) -> Open:
    """Put by the national team, answered by people who have not signed in."""
    answer = put(national, world, **facts)
    assert answer.status_code == 201, answer.text
    said = answer.json()
    tickets = [link.partition("#")[2] for link in said["links"]]
    anyone = TestClient(national.app)
    anyone.portal = national.portal
    forms = national.get(f"{V1}/evaluation-forms").json()["items"]
    questions = next(each["questions"] for each in forms if each["code"] == said["evaluation"]["form"])
    return Open(anyone, said["evaluation"]["id"], tickets, questions, said["evaluation"]["revision"])


def results(client: TestClient, evaluation: Open) -> Any:
    return client.get(f"{V1}/evaluations/{evaluation.id}/results").json()
