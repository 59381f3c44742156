"""Whatever happens, and wherever a reader has come to: who follows to the end holds exactly what is in sight."""

import os
import random
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import select

from groundswell.access.permissions import Role, Scope
from groundswell.access.principal import OPERATOR, Principal
from groundswell.database.engine import Turn, reading, writing
from groundswell.errors import GroundswellError, NotPermitted
from groundswell.exchange.kinds import KINDS
from groundswell.organisations.models import Organisation
from groundswell.organisations.statements import Kind
from groundswell.people.clients.actions import change_client
from groundswell.people.models import Client
from groundswell.revisions.sequencer import number_committed
from tests.exchange.changes.reading import Copy, differing, system
from tests.exchange.changes.test_scopes import grant
from tests.exchange.changes.test_what_organisations_are import file_says
from tests.exchange.proof.proof import begin
from tests.exchange.proof.writers import COMMISSIONERS, MEASURES, MONTHS, SIXTEEN, Writer
from tests.factories.made import making

ACTS = 30
READERS_AT_MOST = 12


def tie(code: str, commissioners: list[str]) -> None:
    with writing(turn=Turn.WORK) as session:
        standing = session.scalars(select(Client.revision_id).where(Client.code == code)).one()
        changes = {"commissioners": commissioners}
        change_client(session, by=OPERATOR, code=code, seen_revision=standing, changes=changes)
    number_committed()


ODD = "Z20000"
"""A practice of which files cannot agree what it is."""


def restate(kind: Kind, parent: str) -> None:
    with making() as m:
        file_says(m, {ODD: kind}, {ODD: parent})


@pytest.mark.parametrize("seed", range(1, 1 + int(os.environ.get("GROUNDSWELL_HISTORIES", "1"))))
@pytest.mark.usefixtures("database")
def test_readers_of_random_histories(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    codes, _ = begin(tmp_path, 9)
    writer = Writer("history", sorted({act for acts in SIXTEEN for act in acts}), seed, tmp_path, codes)
    with making() as m:
        odd = m.practice(ODD, within=[])
        m.figures(odd, MEASURES[0], [4.0] * 6, 40.0, last=MONTHS[-1])
        m.phase(odd, MEASURES[0], MONTHS[-3])
    with reading() as session:
        analysts = dict(session.execute(select(Organisation.code, Organisation.id)).all())
    everyone = [
        OPERATOR,
        *(system(code) for code in ("nation", "steady-b", "changing-a", "changing-a", "changing-b")),
        system("changing-b", Scope.INNOVATIONS),
        *(Principal("An analyst", Role.ANALYST, analysts[code]) for code in COMMISSIONERS[:2]),
    ]
    readers = [Copy(by) for by in everyone]
    grants: list[Callable[[], None]] = [
        lambda: tie("changing-b", ["ENG"]),
        lambda: tie("changing-b", chance.sample(COMMISSIONERS, 2)),
        lambda: tie("changing-a", chance.sample(COMMISSIONERS, 1)),
        *[lambda: restate(chance.choice([Kind.PRACTICE, Kind.NETWORK]), chance.choice(COMMISSIONERS))] * 2,
    ]
    done = 0
    while done < ACTS:
        if chance.random() < 0.25:
            chance.choice(grants)()
            done += 1
        else:
            with suppress(GroundswellError):  # the rules refuse some
                chance.choice(writer.acts)()
                done += 1
            writer.done += 1
        for reader in chance.sample(readers, 3):
            with suppress(NotPermitted):  # it asked for what is not granted at the moment
                reader.read(chance.randint(1, 50))
        if chance.random() < 0.25 and len(readers) < READERS_AT_MOST:
            readers.append(chance.choice(readers).again())
        if chance.random() < 0.15 and len(readers) < READERS_AT_MOST:
            some = chance.sample(list(KINDS), chance.randint(1, 4))
            readers.append(Copy(chance.choice([by for by in everyone if len(by.scopes) == 3]), some))
    for code in ("changing-a", "changing-b"):
        grant(code, *Scope)
    for reader in readers:
        reader.follow(chance.choice([40, 150, 1000]))
        assert differing(reader) == [], reader.by
        reader.follow()
        assert reader.items == []
