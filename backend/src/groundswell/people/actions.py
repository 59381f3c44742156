from datetime import UTC, datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from groundswell.access.permissions import ROLE_WORDS, Role
from groundswell.access.principal import Principal
from groundswell.errors import Conflict, Invalid
from groundswell.organisations.models import Organisation
from groundswell.organisations.scope import seen
from groundswell.people.models import User, Visit
from groundswell.people.moments import VISIT_LASTS, aware
from groundswell.people.passwords import checked_new, hashed
from groundswell.people.persons import give_sign_in
from groundswell.people.queries import user_by_email
from groundswell.revisions import actions as revisions


def create_user(
    session: Session, *, by: Principal, email: str, name: str, role: str, organisation: str, password: str
) -> User:
    """Someone who may sign in, with one role at one organisation."""
    email, name = email.strip(), name.strip()
    faults = []
    if "@" not in email.strip("@") or len(email) > 254 or any(character.isspace() for character in email):
        faults.append(("email", f"{email!r} is not an email address."))
    if not name:
        faults.append(("name", "Give the person's name."))
    if role not in ROLE_WORDS:
        faults.append(("role", f"There is no role {role!r}. There are: {', '.join(ROLE_WORDS)}."))
    place = session.scalar(select(Organisation).where(Organisation.code == organisation.strip().upper()))
    if place is None:
        faults.append(("organisation", f"There is no organisation with the code {organisation}."))
    if faults or place is None:
        raise Invalid(" ".join(message for _, message in faults), faults)
    checked_new(password)
    if user_by_email(session, email) is not None:
        raise Conflict(f"There is already someone with the address {email}.")
    revision = revisions.begin(session, by=by, action="user_created", words=f"{ROLE_WORDS[Role(role)]}, {place.name}")
    user = User(
        email=email,
        name=name,
        password_hash=hashed(password),
        role=role,
        organisation_id=place.id,
        demonstration=False,
        revision_id=revision.id,
    )
    session.add(user)
    session.flush()
    give_sign_in(session, user)
    return user


def record_visit(session: Session, *, by: Principal, organisation: str) -> None:
    """Notes that someone looks at an organisation's page now. Looking again within an hour is still the same visit."""
    if by.user_id is None:
        return
    place = seen(session, by, organisation)
    now = datetime.now(UTC)
    visit = session.get(Visit, (by.user_id, place.id))
    if visit is None:
        session.add(Visit(user_id=by.user_id, organisation_id=place.id, at=now, before=None))
    elif aware(visit.at) < now - VISIT_LASTS:
        visit.before, visit.at = visit.at, now
        session.execute(update(User).where(User.id == by.user_id).values(visits=User.visits + 1))
    else:
        visit.at = now
