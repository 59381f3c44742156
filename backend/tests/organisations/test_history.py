"""What files say of organisations changes: what was held true before leaves its trace, and what changes says when."""

from datetime import date
from itertools import count
from typing import NamedTuple

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.access.principal import OPERATOR
from groundswell.database.engine import reading, writing
from groundswell.organisations import keep
from groundswell.organisations.models import FormerSpell, FormerSuccession, Organisation, Spell, Succession
from groundswell.organisations.statements import (
    Basis,
    FileStatement,
    Kind,
    MembershipStatement,
    OrganisationStatement,
    SuccessionStatement,
)
from groundswell.revisions import actions as revisions

pytestmark = pytest.mark.usefixtures("database")
_files = count(1)


class Taken(NamedTuple):
    file: int
    revision: int


def taken(statement: FileStatement) -> Taken:
    file = next(_files)
    with writing() as session:
        revision = revisions.begin(session, by=OPERATOR, action="file_imported")
        keep.accept(session, statement, import_id=file, revision_id=revision.id)
        return Taken(file, revision.id)


def forgotten(file: int) -> int:
    with writing() as session:
        revision = revisions.begin(session, by=OPERATOR, action="import_withdrawn")
        keep.forget(session, import_id=file, revision_id=revision.id)
        return revision.id


def dated(day: date, parent: str = "U90001", until: date | None = None) -> FileStatement:
    """A practice list, which says since when Z10101 has been a member of a network."""
    return FileStatement(
        day,
        Basis.DATED,
        organisations=[OrganisationStatement("Z10101", Kind.PRACTICE, name="Mill Lane", status="active")],
        memberships=[MembershipStatement("Z10101", parent, Kind.NETWORK, date(2019, 7, 1), until)],
    )


def one(session: Session, code: str) -> Organisation:
    return session.scalars(select(Organisation).where(Organisation.code == code)).one()


def test_a_spell_that_goes_is_kept_as_what_it_was() -> None:
    first = taken(dated(date(2024, 1, 1)))
    second = taken(dated(date(2024, 2, 1), until=date(2024, 1, 15)))
    with reading() as session:
        (former,) = session.scalars(select(FormerSpell)).all()
        (held,) = session.scalars(select(Spell)).all()
        network, practice = one(session, "U90001"), one(session, "Z10101")
        assert (former.organisation_id, former.parent_id, former.parent_kind) == (practice.id, network.id, "network")
        assert (former.first, former.until, former.inferred) == (date(2019, 7, 1), None, False)
        assert (former.revision_id, former.ended_revision_id) == (first.revision, second.revision)
        assert (held.until, held.revision_id) == (date(2024, 1, 15), second.revision)


def test_a_file_that_changes_no_spell_leaves_no_trace() -> None:
    taken(dated(date(2024, 1, 1)))
    taken(dated(date(2024, 2, 1)))
    with reading() as session:
        assert session.scalars(select(FormerSpell)).all() == []


def test_a_succession_that_goes_is_kept_as_what_it_was() -> None:
    statement = FileStatement(
        date(2024, 1, 1), Basis.DATED, successions=[SuccessionStatement("Z10101", "Z10102", date(2023, 4, 1))]
    )
    first, again = taken(statement), taken(statement)
    forgotten(first.file)
    with reading() as session:
        assert session.scalars(select(FormerSuccession)).all() == [], "the other file still says it"
    ended = forgotten(again.file)
    with reading() as session:
        (former,) = session.scalars(select(FormerSuccession)).all()
        assert session.scalars(select(Succession)).all() == []
        assert (former.predecessor_id, former.successor_id) == (one(session, "Z10101").id, one(session, "Z10102").id)
        assert (former.on, former.revision_id, former.ended_revision_id) == (date(2023, 4, 1), first.revision, ended)


def test_an_organisation_that_no_file_describes_any_more_says_since_when() -> None:
    file = taken(dated(date(2024, 1, 1))).file
    ended = forgotten(file)
    with reading() as session:
        practice = one(session, "Z10101")
        assert (practice.kind, practice.name, practice.status) == ("unknown", "Z10101", None)
        assert practice.revision_id == ended


def test_what_was_known_by_its_code_alone_does_not_change_when_its_file_goes() -> None:
    bare = FileStatement(
        date(2024, 1, 1), Basis.DATED, organisations=[OrganisationStatement("U90001", Kind.NETWORK, name="U90001")]
    )
    file = taken(bare).file
    first = taken(dated(date(2024, 1, 1))).revision
    with reading() as session:
        before = one(session, "U90001").revision_id
    forgotten(file)
    with reading() as session:
        network = one(session, "U90001")
        assert (network.kind, network.name) == ("network", "U90001"), "as somebody's parent it is known"
        assert network.revision_id == before != first


def test_a_fact_that_another_file_changes_says_since_when() -> None:
    taken(dated(date(2024, 1, 1)))
    renamed = dated(date(2024, 2, 1))
    renamed.organisations[0] = OrganisationStatement("Z10101", Kind.PRACTICE, name="Mill Lane Surgery", status="active")
    second = taken(renamed).revision
    taken(dated(date(2023, 1, 1)))
    with reading() as session:
        assert (one(session, "Z10101").name, one(session, "Z10101").revision_id) == ("Mill Lane Surgery", second)
