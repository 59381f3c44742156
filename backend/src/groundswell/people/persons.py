"""Persons: one row for each, however many cohorts they are in, tied to their sign-in by their address."""

from collections.abc import Collection, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from groundswell.errors import Invalid
from groundswell.people.models import Person, User


def person_for(session: Session, *, name: str, email: str | None, revision_id: int) -> Person:
    """The person with this address, or a new one. Without an address nobody is taken for somebody else.

    Raises `Invalid` where the address is that of a person of another name.
    """
    name, email = " ".join(name.split()), email.strip() if email else None
    if email and (known := known_by_address(session, [email]).get(email.lower())) is not None:
        if known.name.casefold() != name.casefold():
            raise Invalid(
                "This address belongs to somebody of another name.",
                [("email", f"It is {known.name}'s: correct the name or the address.")],
            )
        return known
    return new_persons(session, [(name, email)], revision_id)[0]


def known_by_address(session: Session, addresses: Collection[str]) -> dict[str, Person]:
    """Who has each of these addresses or signs in with it, by the address in small letters. Two queries."""
    wanted = {each.lower() for each in addresses}
    address = func.lower(User.email)
    sign_in = session.execute(select(address, Person).join(User, User.id == Person.user_id).where(address.in_(wanted)))
    found = {row[0]: row[1] for row in sign_in}
    own = select(Person).where(func.lower(Person.email).in_(wanted)).order_by(Person.id.desc())
    return found | {(person.email or "").lower(): person for person in session.scalars(own)}


def new_persons(session: Session, named: Sequence[tuple[str, str | None]], revision_id: int) -> list[Person]:
    """Persons of these names and addresses, whom nobody knew by them; each tied to who signs in with the address."""
    users = _users(session, [email for _, email in named if email])
    made = [
        Person(name=name, email=email, user_id=users.get((email or "").lower()), revision_id=revision_id)
        for name, email in named
    ]
    session.add_all(made)
    session.flush()
    return made


def give_address(session: Session, person: Person, email: str | None) -> None:
    """Another address; who signs in with it is this person from now on, unless either is tied already."""
    person.email = email
    if email and person.user_id is None:
        user_id = _users(session, [email]).get(email.lower())
        tied = select(Person.id).where(Person.user_id == user_id)
        if user_id is not None and session.scalar(tied) is None:
            person.user_id = user_id
    session.flush()


def give_sign_in(session: Session, user: User) -> None:
    """Whoever was known by this address before they could sign in is the one who signs in."""
    person = known_by_address(session, [user.email]).get(user.email.lower())
    if person is not None and person.user_id is None:
        person.user_id = user.id
        session.flush()


def _users(session: Session, addresses: Collection[str]) -> dict[str, int]:
    address = func.lower(User.email)
    rows = session.execute(select(address, User.id).where(address.in_({each.lower() for each in addresses})))
    return dict(rows.all())
