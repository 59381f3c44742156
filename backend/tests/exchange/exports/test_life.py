"""For whom an export is, for how long, how a file is gone on with, given up, and taken away."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from groundswell.access.principal import OPERATOR
from groundswell.database.engine import Turn, writing
from groundswell.exchange.exports import disk, job
from groundswell.organisations.models import Organisation
from groundswell.people.clients.actions import change_client
from groundswell.people.clients.queries import client_seen
from groundswell.people.models import User
from groundswell.revisions.sequencer import number_committed
from groundswell.settings import settings
from tests.conftest import Making, SignIn
from tests.exchange.exports.asking import asked, content, exported, ready, set_facts, state_of, wait_for_writer
from tests.exchange.world import end, something_of_each
from tests.factories.initiatives import MadeInitiative


def change(code: str, **changes: Any) -> None:
    with writing(turn=Turn.WORK) as session:
        seen = client_seen(session, code).revision_id
        change_client(session, by=OPERATOR, code=code, seen_revision=seen, changes=changes)
    number_committed()


def test_a_file_is_gone_on_with_by_the_byte(make: Making, system: SignIn) -> None:
    something_of_each(make)
    caller = system("ENG")
    [file] = exported(caller, kinds=["organisation"])["files"]
    whole, url, size = content(caller, file), file["url"], file["bytes"]
    tag = f'"{file["sha256"]}"'

    def part(range_: str, **headers: str) -> Any:
        return caller.get(url, headers={"Range": range_, **headers})

    for begin in (0, 1, size // 2, size - 1):
        answer = part(f"bytes={begin}-", **{"If-Range": tag})
        assert (answer.status_code, answer.content) == (206, whole[begin:])
        assert answer.headers["content-range"] == f"bytes {begin}-{size - 1}/{size}"
        assert answer.headers["etag"] == tag
    assert part("bytes=3-6").content == whole[3:7]
    assert part("bytes=-5").content == whole[-5:]
    assert part("bytes=3-6", **{"If-Range": '"another"'}).content == whole  # it is another file now: all of it
    beyond = part(f"bytes={size}-")
    assert (beyond.status_code, beyond.headers["content-range"]) == (416, f"bytes */{size}")
    assert beyond.headers["content-type"] == "application/problem+json"
    for nonsense in (
        "bytes=",
        "bytes=-",
        "bytes=a-b",
        "bytes=6-3",
        "bytes=-0",
        "lines=1-2",
        "bytes=0-1,3-4",
        "bytes=9" * 900,
    ):
        answer = part(nonsense)
        assert (answer.status_code, answer.content) == (200, whole), nonsense
    unchanged = caller.get(url, headers={"If-None-Match": tag})
    assert (unchanged.status_code, unchanged.content) == (304, b"")
    assert "private" in answer.headers["cache-control"]


def test_only_whoever_asked_may_look_fetch_and_delete(make: Making, system: SignIn, signed_in: SignIn) -> None:
    something_of_each(make)
    owner = system("ENG", code="owner")
    status = asked(owner, kinds=["organisation"])
    [file] = ready(owner, status)["files"]
    for other in (system("ENG"), signed_in("national"), signed_in("analyst", "Q90")):
        for method, path in (("GET", status), ("GET", file["url"]), ("DELETE", status)):
            assert other.request(method, path).status_code == 404
        assert other.get("/api/v1/exports").json()["items"] == []
    assert [each["id"] for each in owner.get("/api/v1/exports").json()["items"]] == [status.rpartition("/")[2]]
    content(owner, file)


def test_a_deleted_one_is_gone_at_once(make: Making, system: SignIn) -> None:
    something_of_each(make)
    caller = system("ENG")
    status = asked(caller, kinds=["organisation"])
    [file] = ready(caller, status)["files"]
    folder = disk.folder_of(status.rpartition("/")[2])
    assert folder.is_dir()
    assert caller.delete(status).status_code == 204
    assert not folder.exists()
    for path in (status, file["url"]):
        gone = caller.get(path)
        assert (gone.status_code, gone.headers["content-type"]) == (410, "application/problem+json")
        assert "Ask for a new export" in gone.json()["detail"]
    assert caller.get("/api/v1/exports").json()["items"] == []
    assert caller.delete(status).status_code == 204


def test_an_expired_one_is_gone_and_swept(make: Making, system: SignIn) -> None:
    something_of_each(make)
    caller = system("ENG")
    old, new = asked(caller, kinds=["organisation"]), asked(caller, kinds=["organisation"])
    [file] = ready(caller, old)["files"]
    [kept] = ready(caller, new)["files"]
    set_facts(old, expires_at=datetime.now(UTC) - timedelta(seconds=1))
    for path in (old, file["url"]):
        gone = caller.get(path)
        assert gone.status_code == 410
        assert "expired" in gone.json()["detail"]
    stray = settings().exports_folder / "stray"
    stray.mkdir()
    job.sweep()
    assert not disk.folder_of(old.rpartition("/")[2]).exists()
    assert not stray.exists()
    content(caller, kept)
    assert [each["id"] for each in caller.get("/api/v1/exports").json()["items"]] == [new.rpartition("/")[2]]
    set_facts(old, expires_at=datetime.now(UTC) - job.FORGOTTEN - timedelta(days=1))
    job.sweep()
    assert caller.get(old).status_code == 404
    ready(caller, new)


@pytest.mark.parametrize(
    ("before", "after", "gone"),
    [
        ({"commissioners": ["Q90", "Q91"]}, {"commissioners": ["Q90"]}, True),
        ({"commissioners": ["ENG"]}, {"commissioners": ["Q90"]}, True),
        ({"scopes": ["figures", "programmes"]}, {"scopes": ["programmes"]}, True),
        ({"commissioners": ["Q90"]}, {"commissioners": ["Q90", "Q91"]}, False),
        ({"scopes": ["figures"]}, {"scopes": ["figures", "programmes"]}, False),
        ({}, {"name": "Another name"}, False),
    ],
)
def test_a_narrowed_grant_takes_its_files_away_a_wider_one_does_not(
    before: dict[str, list[str]], after: dict[str, Any], gone: bool, make: Making, system: SignIn
) -> None:
    something_of_each(make)
    caller = system(*before.get("commissioners", ["Q90"]), code="some", scopes=before.get("scopes", ["figures"]))
    status = asked(caller, kinds=["observation"])
    [file] = ready(caller, status)["files"]
    change("some", **after)
    for path in (status, file["url"]):
        answer = caller.get(path)
        assert answer.status_code == (410 if gone else 200)
        if gone:
            assert "less" in answer.json()["detail"]


def test_a_commissioner_without_practices_takes_its_own_initiatives_away_with_it(make: Making, system: SignIn) -> None:
    with make() as m:
        m.commissioner("Q90")
        MadeInitiative(m, "Phones of Q91", owner=m.commissioner("Q91"))
    caller = system("Q90", "Q91", code="some")
    status = asked(caller, kinds=["initiative"])
    [file] = ready(caller, status)["files"]
    assert file["rows"] == 1
    change("some", commissioners=["Q90"])
    assert caller.get(status).status_code == caller.get(file["url"]).status_code == 410


def test_a_move_of_a_practice_takes_the_files_away_with_its_figures(make: Making, system: SignIn) -> None:
    with make() as m:
        area = m.commissioner("Q90")
        practice = m.practice("Z10101")
        spell = m.spell(practice, area)
        m.figure(practice, "dna_rate", numerator=3, denominator=40)
    caller = system("Q90")
    status = asked(caller, kinds=["observation"])
    [file] = ready(caller, status)["files"]
    with make() as m:
        end(m, m.session.get_one(type(spell), spell.id))
    assert caller.get(status).status_code == caller.get(file["url"]).status_code == 410


def test_a_person_who_was_moved_does_not_keep_what_they_saw(make: Making, signed_in: SignIn) -> None:
    something_of_each(make)
    caller = signed_in("analyst", "Q90")
    status = asked(caller, kinds=["observation"])
    ready(caller, status)
    with make() as m:
        places = m.session.scalars(select(Organisation.id).where(Organisation.code == "Q91")).one()
        m.session.execute(update(User).values(organisation_id=places))
    assert caller.get(status).status_code == 410


def test_a_revoked_system_gets_no_file_and_no_rows(make: Making, system: SignIn) -> None:
    something_of_each(make)
    caller = system("ENG", code="some")
    status = asked(caller, kinds=["observation"])
    ready(caller, status)
    change("some", disabled=True)
    assert caller.get(status).status_code == 401
    set_facts(status, state="waiting")
    job.begin(status.rpartition("/")[2])
    wait_for_writer(status)
    assert state_of(status).state == "failed"
