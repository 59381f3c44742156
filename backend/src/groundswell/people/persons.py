"""Persons: one row for each, however many cohorts they are in, tied to their sign-in by their address."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from groundswell.errors import Invalid
from groundswell.people.models import Person, User
from groundswell.people.queries import user_by_email


def person_for(session: Session, *, name: str, email: str | None, revision_id: int) -> Person:
    """The person with this address, or a new one. Without an address nobody is taken for somebody else.

    Raises `Invalid` where the address is that of a person of another name.
    """
    name, email = " ".join(name.split()), email.strip() if email else None
    if email and (known := _known(session, email)) is not None:
        if known.name.casefold() != name.casefold():
            raise Invalid(
                "This address belongs to somebody of another name.",
                [("email", f"It is {known.name}'s: correct the name or the address.")],
            )
        return known
    user = user_by_email(session, email) if email else None
    person = Person(name=name, email=email, user_id=user.id if user else None, revision_id=revision_id)
    session.add(person)
    session.flush()
    return person


def give_sign_in(session: Session, user: User) -> None:
    """Whoever was known by this address before they could sign in is the one who signs in."""
    person = _known(session, user.email)
    if person is not None and person.user_id is None:
        person.user_id = user.id
        session.flush()


def _known(session: Session, email: str) -> Person | None:
    by_address = select(Person).where(func.lower(Person.email) == email.lower()).order_by(Person.id).limit(1)
    found = session.scalar(by_address)
    if found is not None:
        return found
    user = user_by_email(session, email)
    return None if user is None else session.scalar(select(Person).where(Person.user_id == user.id))
