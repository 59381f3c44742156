"""While an export is written: its progress, what changes meanwhile, how many at once, and who may give files out."""

import json
import threading
from datetime import UTC, datetime, timedelta

import pytest

from groundswell.database.engine import reading
from groundswell.exchange.exports import disk, job
from groundswell.exchange.exports.claim import SILENCE, Claim, Lost
from groundswell.exchange.exports.parts import MAKERS, Part
from groundswell.exchange.models import Export
from tests.conftest import Making, SignIn
from tests.exchange.exports.asking import asked, content, ready, rows, set_facts, state_of, wait_for_writer
from tests.exchange.exports.conftest import Gate
from tests.exchange.world import something_of_each


def test_while_it_is_written_its_status_says_how_far_it_has_come(make: Making, system: SignIn, gate: Gate) -> None:
    something_of_each(make)
    caller = system("ENG")
    status = asked(caller, kinds=["organisation", "observation"])
    assert gate.reached.wait(30)
    answer = caller.get(status)
    assert answer.status_code == 202
    assert int(answer.headers["retry-after"]) > 0
    told = answer.json()
    assert (told["state"], told["files"], told["cursor"]) == ("running", [], None)
    with reading() as session:
        assert told["rows_expected"] == session.get_one(Export, told["id"]).rows_expected
    assert told["rows_expected"] > 0
    assert caller.get(f"{status}/files/observation.jsonl.gz").status_code == 404
    gate.opened.set()
    manifest = ready(caller, status)
    assert manifest["rows_written"] == told["rows_expected"]


def test_what_changes_meanwhile_is_not_in_it_and_comes_by_the_feed_after_its_cursor(
    make: Making, system: SignIn, gate: Gate
) -> None:
    something_of_each(make)
    caller = system("ENG")
    status = asked(caller, kinds=["organisation", "observation"])
    assert gate.reached.wait(30)
    with make() as m:
        practice = m.practice("Z50505")
        m.figure(practice, "dna_rate", numerator=3, denominator=40)
    gate.opened.set()
    manifest = ready(caller, status)
    for kind in ("organisation", "observation"):
        assert "Z50505" not in str(rows(caller, manifest, kind))
    changes = caller.get("/api/v1/changes", params={"cursor": manifest["cursor"], "kinds": "organisation,observation"})
    keys = [
        (item["kind"], item["change"], item["key"].get("code", item["key"].get("organisation")))
        for item in changes.json()["items"]
    ]
    assert keys == [("organisation", "upsert", "Z50505"), ("observation", "upsert", "Z50505")]


def test_deleted_while_it_is_written_leaves_nothing(make: Making, system: SignIn, gate: Gate) -> None:
    something_of_each(make)
    caller = system("ENG")
    status = asked(caller)
    assert gate.reached.wait(30)
    assert caller.delete(status).status_code == 204
    gate.opened.set()
    wait_for_writer(status)
    assert caller.get(status).status_code == 410
    assert state_of(status).state == "deleted"
    assert not disk.folder_of(status.rpartition("/")[2]).exists()


def test_at_most_a_few_at_a_time(make: Making, system: SignIn, gate: Gate) -> None:
    something_of_each(make)
    caller, other = system("ENG"), system("ENG")
    statuses = [asked(caller, kinds=["organisation"]) for _ in range(3)]
    refused = caller.post("/api/v1/exports", json={})
    assert refused.status_code == 429
    assert int(refused.headers["retry-after"]) > 0
    assert "3 exports under way" in refused.json()["detail"]
    also = asked(other, kinds=["organisation"])
    assert caller.delete(statuses[0]).status_code == 204
    statuses.append(asked(caller, kinds=["organisation"]))
    gate.opened.set()
    for status in statuses[1:]:
        ready(caller, status)
    ready(other, also)
    asked(caller, kinds=["organisation"])


def test_a_fault_is_told_and_leaves_no_files(make: Making, system: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    something_of_each(make)

    def broken(*_: object) -> list[Part]:
        raise RuntimeError("a secret of ours")

    caller = system("ENG")
    with monkeypatch.context() as patch:
        patch.setitem(MAKERS, "rows", broken)
        status = asked(caller)
        wait_for_writer(status)
    answer = caller.get(status)
    assert answer.status_code == 500
    assert "by a fault of ours (reference" in answer.json()["detail"]
    assert "secret" not in answer.text
    assert not disk.folder_of(status.rpartition("/")[2]).exists()
    [listed] = caller.get("/api/v1/exports").json()["items"]
    assert (listed["state"], listed["files"]) == ("failed", [])


def test_one_claim_alone_may_give_files_out(make: Making, system: SignIn, gate: Gate) -> None:
    something_of_each(make)
    caller = system("ENG")
    status = asked(caller, kinds=["organisation"])
    assert gate.reached.wait(30)
    export_id = status.rpartition("/")[2]
    assert Claim.take(export_id) is None  # somebody says that they are writing it
    set_facts(status, alive_at=datetime.now(UTC) - SILENCE - timedelta(seconds=1))
    claims = [Claim.take(export_id) for _ in range(3)]
    assert [claim is None for claim in claims] == [False, True, True]
    gate.opened.set()
    wait_for_writer(status)  # whoever was taken for dead gives nothing out
    assert state_of(status).state == "running"
    [claim] = [each for each in claims if each is not None]
    job.write(claim)
    [file] = ready(caller, status)["files"]
    assert json.loads(state_of(status).asked)["kinds"] == ["organisation"]
    content(caller, file)
    with pytest.raises(Lost):
        claim.said()  # it is done


def test_many_who_ask_at_once_begin_it_once(make: Making, system: SignIn) -> None:
    something_of_each(make)
    caller = system("ENG")
    status = asked(caller, kinds=["organisation"])
    ready(caller, status)
    set_facts(status, state="waiting")
    taken: list[Claim | None] = []
    together = threading.Barrier(8)

    def take() -> None:
        together.wait()
        taken.append(Claim.take(status.rpartition("/")[2]))

    threads = [threading.Thread(target=take) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(taken) == 8
    assert sum(claim is not None for claim in taken) == 1
