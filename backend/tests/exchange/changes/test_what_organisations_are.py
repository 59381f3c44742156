"""Files say that a practice is a group after all, or the other way round: what is in sight by that, and what is not."""

from collections.abc import Callable
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from groundswell.access.permissions import Role
from groundswell.access.principal import OPERATOR, Principal
from groundswell.database.engine import reading
from groundswell.organisations import keep
from groundswell.organisations.models import Organisation, StatedOrganisation
from groundswell.organisations.statements import (
    Basis,
    FileStatement,
    Kind,
    MembershipStatement,
    OrganisationStatement,
)
from groundswell.reports.verify.everything import verify
from tests.conftest import Making
from tests.exchange.changes.reading import Copy, assert_all_agree, differing, system
from tests.exchange.changes.test_sight_over_time import place, tie
from tests.exchange.world import MEASURE, something_of_each
from tests.factories.made import Made

FIRST = 1_000_000
"""Of the numbers of these files; others have lower ones."""
BEFORE = date(2025, 2, 1)


def file_says(made: Made, kinds: dict[str, Kind], members: dict[str, str] | None = None) -> int:
    """What organisations are and, of some, in which commissioner they have always been, in a file that is newer than
    all before it. Returns its number."""
    last = made.session.scalar(select(func.max(StatedOrganisation.import_id))) or 0
    number = max(FIRST, last + 1)
    told = FileStatement(as_at=BEFORE + timedelta(days=number - FIRST), basis=Basis.DATED)
    told.organisations = [OrganisationStatement(code, kind) for code, kind in kinds.items()]
    told.memberships = [
        MembershipStatement(child, parent, Kind.COMMISSIONER, None) for child, parent in (members or {}).items()
    ]
    found = keep.accept(made.session, told, import_id=number, revision_id=made.revision.id)
    made.touched.groups |= found.parents
    made.touched.reopened |= found.reopened
    made.touched.recast |= found.recast
    return number


def kind_of(made: Made, code: str) -> str:
    return made.session.scalars(select(Organisation.kind).where(Organisation.code == code)).one()


EVENTS: dict[str, Callable[[Made], object]] = {
    "a practice is a group": lambda m: file_says(m, {"Z10101": Kind.NETWORK}),
    "its figures go on": lambda m: m.figure(place(m, "Z10101"), "dna_rate", date(2018, 4, 1), 4, 90),
    "no more the nation": lambda m: tie(m, "changing", "Q91"),
    "it is a practice again": lambda m: file_says(m, {"Z10101": Kind.PRACTICE}),
    "another commissioner": lambda m: tie(m, "changing", "Q90"),
    "a group with a phase is a practice": lambda m: file_says(m, {"U90101": Kind.PRACTICE}),
    "the nation": lambda m: tie(m, "changing", "ENG"),
    "one that is in none is a group": lambda m: file_says(m, {"Z10202": Kind.FEDERATION}),
    "both at once": lambda m: file_says(m, {"U90101": Kind.NETWORK, "Z10202": Kind.UNKNOWN}),
    "and back": lambda m: file_says(m, {"U90101": Kind.UNKNOWN, "Z10101": Kind.SCHEME}),
    "no more the nation again": lambda m: tie(m, "changing", "Q90"),
}


def test_whoever_follows_holds_what_a_fresh_reader_would(make: Making, session: Session) -> None:
    something_of_each(make)
    with make() as m:
        network = m.network("U90101")
        m.phase(network, MEASURE, date(2018, 7, 1))
        m.system("Q90", code="steady")
        m.system("Q91", code="other")
        m.system("ENG", code="changing")
        analyst = Principal("An analyst", Role.ANALYST, place(m, "Q91").id)
    everyone = (OPERATOR, analyst, *map(system, ("steady", "other", "changing")))
    assert_all_agree(make, everyone, EVENTS.values())


def test_sums_and_summaries_are_those_of_what_organisations_are_now(make: Making, session: Session) -> None:
    """As `groundswell verify` works them out from the beginning."""
    something_of_each(make)
    with make() as m:
        m.practice("Z10103", within=[m.network("U90101")])
        m.figures(place(m, "Z10103"), MEASURE, [2.0, 3.0], 40.0)
    for code, kind in (
        ("Z10101", Kind.NETWORK),
        ("U90101", Kind.PRACTICE),
        ("Z10101", Kind.PRACTICE),
        ("U90101", Kind.NETWORK),
        ("Z10103", Kind.SCHEME),
    ):
        with make() as m:
            file_says(m, {code: kind})
        with reading() as state:
            assert verify(state).differences == []


def test_practices_of_what_turns_out_to_be_a_commissioner_come_into_sight(make: Making, session: Session) -> None:
    """It was known as a member of one by its code alone, until a file explained it."""
    something_of_each(make)
    with make() as m:
        file_says(m, {}, {"Q9X": "Q90"})
    with make() as m:
        file_says(m, {"Z10303": Kind.PRACTICE}, {"Z10303": "Q9X"})
        m.figure(place(m, "Z10303"), MEASURE, date(2018, 4, 1), 4, 90)
        m.system("Q90", code="steady")
        assert kind_of(m, "Q9X") == Kind.UNKNOWN
    copy = Copy(system("steady")).follow()
    figure = ("observation", MEASURE, "Z10303", date(2018, 4, 1))
    assert figure not in copy.rows
    with make() as m:
        explained = file_says(m, {"Q9X": Kind.COMMISSIONER})
    assert figure in copy.follow(3).rows
    assert differing(copy) == []
    with make() as m:
        file_says(m, {"Q9X": Kind.PRACTICE})
    assert figure not in copy.follow(3).rows
    assert differing(copy) == []
    with make() as m:
        keep.forget(m.session, import_id=explained + 1, revision_id=m.revision.id)
    assert figure in copy.follow(3).rows
    assert differing(copy) == []


def test_a_phase_of_what_was_a_group_leaves_with_a_tombstone_of_its_own(make: Making, session: Session) -> None:
    something_of_each(make)
    with make() as m:
        m.phase(m.network("U90101"), MEASURE, date(2018, 7, 1))
        m.system("Q90", code="steady")
    copy = Copy(system("steady")).follow()
    with make() as m:
        file_says(m, {"U90101": Kind.PRACTICE})
    copy.read()
    taken = [(each["organisation"], each["kinds"]) for each in copy.items if each["change"] == "out_of_sight"]
    assert taken == [("U90101", ["phase"])]
    with make() as m:
        file_says(m, {"U90101": Kind.NETWORK})
    copy.read()
    assert [each["row"]["organisation"] for each in copy.items if each["kind"] == "phase"] == ["U90101"]


def test_no_file_says_what_the_nation_is(make: Making, session: Session) -> None:
    with make() as m:
        file_says(m, {"ENG": Kind.FEDERATION, "UNASSIGNED": Kind.NETWORK})
        assert (kind_of(m, "ENG"), kind_of(m, "UNASSIGNED")) == (Kind.NATION, Kind.UNASSIGNED)
    with make() as m:
        keep.forget(m.session, import_id=FIRST, revision_id=m.revision.id)
        assert (kind_of(m, "ENG"), kind_of(m, "UNASSIGNED")) == (Kind.NATION, Kind.UNASSIGNED)
