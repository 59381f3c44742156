"""A cohort whose first participants, and a member of the faculty, can sign in."""

from dataclasses import dataclass
from typing import Any

from fastapi.testclient import TestClient

from groundswell.access.subject import PersonSubject
from groundswell.faculty.models import FacultyMember
from groundswell.people.models import Person
from groundswell.people.tokens import access_token
from tests.evaluations.world import V1, World, ago, small_cohort
from tests.factories.made import making


@dataclass
class Sets:
    cohort: World
    facilitator: int
    leads: TestClient
    """The facilitator, signed in."""
    first: TestClient
    second: TestClient
    """The first and the second participant."""
    outsider: TestClient
    """A participant of the cohort who is put into no set."""

    def body(self, **facts: Any) -> dict[str, Any]:
        members = self.cohort.participants[:3]
        return {
            "cohort": self.cohort.cohort,
            "name": "Set A",
            "facilitator": self.facilitator,
            "members": members,
        } | facts

    def add(self, client: TestClient, **facts: Any) -> Any:
        return client.post(f"{V1}/learning-sets", json=self.body(**facts))


def some_sets(client: TestClient, people: int = 12) -> Sets:
    cohort = small_cohort(people)
    member, user_id = faculty_member()
    return Sets(
        cohort,
        member,
        signed(client, user_id),
        signed(client, account_of(cohort.persons[0])),
        signed(client, account_of(cohort.persons[1])),
        signed(client, account_of(cohort.persons[-1])),
    )


def faculty_member(user_id: int | None = None, name: str = "Ines Caldwell") -> tuple[int, int]:
    """A new member of the faculty and their account."""
    with making() as made:
        if user_id is None:
            user_id = made.user("faculty").id
        person = Person(name=name, user_id=user_id, revision_id=made.revision.id)
        made.session.add(person)
        made.session.flush()
        member = FacultyMember(
            person_id=person.id,
            background="GP partner",
            joined=ago(300),
            days_per_month=8.0,
            revision_id=made.revision.id,
        )
        made.session.add(member)
        made.session.flush()
        return member.id, user_id


def account_of(person_id: int, user_id: int | None = None) -> int:
    """Gives a person an account, of the practice role: most participants have no more."""
    with making() as made:
        user_id = user_id or made.user("practice").id
        made.session.get_one(Person, person_id).user_id = user_id
        return user_id


def signed(client: TestClient, user_id: int) -> TestClient:
    someone = TestClient(client.app, headers={"Authorization": f"Bearer {access_token(PersonSubject(user_id)).token}"})
    someone.portal = client.portal
    return someone
