"""What goes out of a reader's sight is taken back, what comes into it arrives whole, and nobody else's comes at all."""

import json
from collections.abc import Callable
from datetime import date

from pydantic_core import to_json
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from groundswell.access.permissions import Role
from groundswell.access.principal import Principal
from groundswell.database.engine import writing
from groundswell.initiatives.models import FormerSharing, Initiative
from groundswell.organisations.models import Organisation, Spell
from groundswell.people.models import Client, ClientArea
from groundswell.revisions.models import Revision
from tests.conftest import Making
from tests.exchange.changes.reading import Copy, assert_all_agree, differing, system
from tests.exchange.world import end, something_of_each
from tests.factories.made import Made

JUNE = date(2018, 6, 1)
ABOUT_PRACTICES = ("observation", "adoption", "phase", "initiative")


def place(made: Made, code: str) -> Organisation:
    return made.session.scalars(select(Organisation).where(Organisation.code == code)).one()


def moves(made: Made, practice: str, to: str, on: date | None = None) -> None:
    """On a day, or as a correction: it has always been there."""
    child = place(made, practice)
    for spell in made.session.scalars(select(Spell).where(Spell.organisation_id == child.id)).all():
        first, parent = spell.first, made.session.get_one(Organisation, spell.parent_id)
        end(made, spell)
        if on is not None and first < on:
            made.spell(child, parent, first, on)
    made.spell(child, place(made, to), *([] if on is None else [on]))


def tie(made: Made, code: str, *areas: str) -> None:
    client = made.session.scalars(select(Client.id).where(Client.code == code)).one()
    wanted = {place(made, area).id for area in areas}
    standing = ClientArea.client_id == client, ClientArea.ended_revision_id.is_(None)
    for row in made.session.scalars(select(ClientArea).where(*standing)):
        if row.organisation_id in wanted:
            wanted.remove(row.organisation_id)
        else:
            row.ended_revision_id = made.revision.id
    made.session.add_all(
        ClientArea(client_id=client, organisation_id=each, revision_id=made.revision.id) for each in wanted
    )


def share(made: Made, of: str, shared: bool) -> None:
    row = made.session.scalars(select(Initiative).where(Initiative.owner_id == place(made, of).id)).one()
    before = FormerSharing(initiative_id=row.id, owner_id=row.owner_id, shared=row.shared)
    before.ended_revision_id = row.revision_id = made.revision.id
    made.session.add(before)
    row.shared = shared


EVENTS: dict[str, Callable[[Made], None]] = {
    "a move": lambda m: moves(m, "Z10101", "Q91", JUNE),
    "a correction of it": lambda m: moves(m, "Z10101", "Q90"),
    "a correction that takes all away": lambda m: moves(m, "Z10101", "Q91"),
    "one that brings another in": lambda m: moves(m, "Z10202", "Q90"),
    "a grant widened": lambda m: tie(m, "changing", "Q90", "Q91"),
    "a grant narrowed": lambda m: tie(m, "changing", "Q91"),
    "sharing": lambda m: share(m, "Z10101", True),
    "no more sharing": lambda m: share(m, "Z10202", False),
    "the nation": lambda m: tie(m, "changing", "ENG"),
    "another move": lambda m: moves(m, "Z10202", "Q91", JUNE),
    "no more the nation": lambda m: tie(m, "changing", "Q90"),
    "sharing no more": lambda m: share(m, "Z10101", False),
    "no grant at all": lambda m: tie(m, "changing"),
    "some again": lambda m: tie(m, "changing", "Q90"),
}


def test_whoever_follows_holds_what_a_fresh_reader_would(make: Making, session: Session) -> None:
    """From the beginning, and from before each event, whatever happened after it."""
    something_of_each(make)
    with make() as m:
        m.system("Q90", code="steady")
        m.system("Q90", code="changing")
        analyst = Principal("An analyst", Role.ANALYST, place(m, "Q91").id)
    assert_all_agree(make, (analyst, system("steady"), system("changing")), EVENTS.values())


def test_what_was_begun_later_and_committed_earlier_comes_into_sight_too(make: Making, session: Session) -> None:
    """A practice comes into sight by a revision that was begun before one that gave it a figure, and numbered after."""
    something_of_each(make)
    with make() as m:
        m.system("Q90", code="steady")
    copy = Copy(system("steady")).follow()
    with make() as first:
        moves(first, "Z10202", "Q90")
    with make() as second:
        second.figure(place(second, "Z10202"), "dna_rate", JUNE, 4, 90)
    latest = session.execute(select(Revision.id, Revision.sequence).order_by(Revision.id.desc()).limit(2)).all()
    (later, later_number), (earlier, earlier_number) = latest
    with writing() as exchanging:
        for revision, number in ((later, None), (earlier, later_number), (later, earlier_number)):
            exchanging.execute(update(Revision).where(Revision.id == revision).values(sequence=number))
    for limit in (1000, 1):
        reader = copy.again().follow(limit)
        assert differing(reader) == []
        assert any(key[:3] == ("observation", "dna_rate", "Z10202") for key in reader.rows)


def test_what_came_into_sight_later_comes_once(make: Making, session: Session) -> None:
    something_of_each(make)
    with make() as m:
        m.system("Q90", code="steady")
    with make() as m:
        moves(m, "Z10202", "Q90")
    copy = Copy(system("steady"))
    copy.read()
    assert not copy.has_more
    told = [(item["kind"], *item["key"].values()) for item in copy.items if item["change"] == "upsert"]
    assert len(told) == len(set(told))
    figures = [item for item in copy.items if item["kind"] == "observation"]
    came = {item["revision"] for item in figures if item["key"]["organisation"] == "Z10202"}
    assert came == {copy.watermark}


def test_what_was_in_sight_for_a_while_is_not_told_to_who_asks_too_late(make: Making, session: Session) -> None:
    something_of_each(make)
    with make() as m:
        m.system("Q91", code="changing")
    copy = Copy(system("changing")).follow()
    for areas in (("Q90", "Q91"), ("Q91",)):
        with make() as m:
            tie(m, "changing", *areas)
    for limit in (1000, 1):
        reader = copy.again()
        reader.told = b""
        assert differing(reader.follow(limit)) == []
        assert b"Phones of Z10101" not in reader.told
        assert b'"kind":"observation"' not in reader.told


def test_one_tombstone_stands_for_all_rows_of_a_practice_and_a_time(make: Making, session: Session) -> None:
    something_of_each(make)
    with make() as m:
        m.system("Q90", code="steady")
    copy = Copy(system("steady")).follow()
    with make() as m:
        moves(m, "Z10101", "Q91", JUNE)
    copy.read()
    taken = [item for item in copy.items if item["change"] == "out_of_sight"]
    number = taken[0].pop("revision")
    assert taken == [
        {
            "kind": None,
            "change": "out_of_sight",
            "organisation": "Z10101",
            "from": JUNE,
            "until": None,
            "kinds": ["observation", "phase", "adoption"],
        }
    ]
    assert number == copy.watermark
    assert not any(item["change"] == "delete" and item["kind"] == "observation" for item in copy.items)
    with make() as m:
        tie(m, "steady")
    copy.read()
    assert [(i["change"], i.get("organisation"), i.get("until")) for i in copy.items if i["kind"] is None] == [
        ("out_of_sight", "Z10101", JUNE)
    ]
    with make() as m:
        tie(m, "steady", "Q91")
    copy.read()
    came = {item["row"]["organisation"] for item in copy.items if item["kind"] == "observation"}
    assert came == {"Z10101", "Z10202"}


def test_no_figure_of_others_is_in_any_answer(make: Making, session: Session) -> None:
    """Searched as text, from every cursor and whatever happened meanwhile."""
    something_of_each(make)
    with make() as m:
        m.system("Q90", code="steady")
        analyst = Principal("An analyst", Role.ANALYST, place(m, "Q90").id)
    readers = [Copy(by) for by in (system("steady"), analyst)]
    for month in (5, 6):
        copies = [reader.again().follow(3) for reader in readers]
        for copy in copies:
            told = json.loads(copy.told.replace(b"][", b","))
            about = [
                item for item in told if item["kind"] in ABOUT_PRACTICES and not (item.get("row") or {}).get("shared")
            ]
            assert b"Z10101" in to_json(about)
            assert b"Z10202" not in to_json(about)
            assert b"Z10202" in copy.told  # as an organisation
        readers += copies
        with make() as m:
            m.figure(place(m, "Z10202"), "dna_rate", date(2018, month, 1), 4, 90)
            share(m, "Z10202", False)
            moves(m, "Z10101", "Q90", JUNE)


def test_an_initiative_that_never_was_in_sight_leaves_no_tombstone(make: Making, session: Session) -> None:
    something_of_each(make)
    with make() as m:
        m.system("Q90", code="steady")
        m.system("Q91", code="other")
    copy, other = Copy(system("steady")).follow(), Copy(system("other")).follow()
    with make() as m:
        tie(m, "steady")
        tie(m, "other")
    with make() as m:
        row = Initiative(
            code="secret-of-z10101",
            title="Secret",
            owner_id=place(m, "Z10101").id,
            origin="other",
            status="testing",
            shared=False,
            drivers_revision_id=m.revision.id,
            revision_id=m.revision.id,
        )
        m.session.add(row)
        m.session.flush()
        m.session.add(FormerSharing(initiative_id=row.id, owner_id=None, shared=False, ended_revision_id=m.revision.id))
    copy.follow()
    other.follow()
    assert b"phones-of-z10101" in copy.told  # was there, and is taken back
    assert [item["key"] for item in copy.items if item["change"] == "delete"] == [{"code": "phones-of-z10101"}]
    assert b"secret" not in copy.told + other.told
