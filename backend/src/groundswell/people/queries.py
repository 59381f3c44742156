from collections.abc import Collection
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from groundswell.access.permissions import ROLE_WORDS, Role
from groundswell.database.engine import glance
from groundswell.organisations.models import Organisation
from groundswell.people.demonstration import is_demonstration
from groundswell.people.models import User, Visit
from groundswell.people.moments import VISIT_LASTS, aware


def user_by_email(session: Session, email: str) -> User | None:
    return session.scalar(select(User).where(func.lower(User.email) == email.strip().lower()))


def may_sign_in(session: Session, user: User) -> bool:
    """Demonstration people have a public password: outside a demonstration database they are nobody."""
    return not user.disabled and (not user.demonstration or is_demonstration(session))


def visits_begun(user_ids: Collection[int]) -> dict[int, int]:
    """How often each has begun a visit, or would by looking now: one that is over counts as followed by the next, so
    that a page asked for before its visit is recorded and after it has one number. Asked with every personal request,
    so it takes the shortest way."""
    numbers = ", ".join(str(int(user_id)) for user_id in user_ids)
    over = f"{datetime.now(UTC) - VISIT_LASTS:%Y-%m-%d %H:%M:%S.%f}+00"  # compares as text in SQLite, too
    followed = f"(SELECT count(*) FROM visit WHERE visit.user_id = app_user.id AND visit.at < '{over}')"  # noqa: S608
    return dict(glance(f"SELECT id, visits + {followed} FROM app_user WHERE id IN ({numbers})"))  # noqa: S608


def last_visit(session: Session, user_id: int, organisation_id: int) -> datetime | None:
    """When someone was last at an organisation's page before the present visit, recorded already or not."""
    found = session.get(Visit, (user_id, organisation_id))
    if found is None:
        return None
    last = found.at if aware(found.at) < datetime.now(UTC) - VISIT_LASTS else found.before
    return None if last is None else aware(last)


class Person(NamedTuple):
    user: User
    organisation: Organisation


def person(session: Session, user_id: int) -> Person:
    row = session.execute(
        select(User, Organisation).join(Organisation, Organisation.id == User.organisation_id).where(User.id == user_id)
    ).one()
    return Person(row[0], row[1])


def home_of(person: Person) -> str:
    """Where someone's work begins."""
    return {
        Role.NATIONAL: "/overview",
        Role.FACULTY: "/my-week",
        Role.LEAD: f"/federations/{person.organisation.code}",
        Role.PRACTICE: "/entry",
        Role.ANALYST: "/data",
    }[Role(person.user.role)]


class DemonstrationSignIn(NamedTuple):
    email: str
    label: str


def demonstration_sign_ins(session: Session) -> list[DemonstrationSignIn]:
    """Whom a visitor may sign in as, in the order of the roles; nobody outside a demonstration database."""
    if not is_demonstration(session):
        return []
    rows = session.execute(
        select(User, Organisation.name)
        .join(Organisation, Organisation.id == User.organisation_id)
        .where(User.demonstration, User.disabled.is_(False))
    ).all()
    order = {role.value: place for place, role in enumerate(Role)}
    people = sorted(rows, key=lambda row: (order[row[0].role], row[0].email))
    return [DemonstrationSignIn(user.email, f"{ROLE_WORDS[Role(user.role)]}, {name}") for user, name in people]
