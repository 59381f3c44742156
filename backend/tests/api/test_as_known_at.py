"""`as_known_at`: an earlier revision, or a moment, is answered with what was answered then."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from groundswell.database.engine import reading
from groundswell.revisions.queries import watermark
from groundswell.revisions.sequencer import number_committed
from tests.cohorts.asking import all_of, refused
from tests.conftest import Making, SignIn
from tests.factories.made import LAST_MONTH
from tests.measures.random_steps import MEASURE, MONTHS, NETWORKS, PRACTICES, World

V1 = "/api/v1"
SERIES = f"/measures/{MEASURE}/series"
ASKED = (
    f"/observations?measure={MEASURE}&limit=200",
    f"/observations?organisation={PRACTICES[0]}&from=2024-02-01&limit=3",
    *(f"/measures/{MEASURE}/roll-ups?level=network&period={month}" for month in MONTHS[::2]),
    f"/measures/{MEASURE}/roll-ups?level=network&period={MONTHS[1]}&membership=now",
    f"/measures/{MEASURE}/roll-ups?level=commissioner&period={MONTHS[3]}&subkind=icb",
    f"{SERIES}/{PRACTICES[0]}?chart=run",
    f"{SERIES}/{PRACTICES[1]}",
    f"{SERIES}/{NETWORKS[0]}?",
    f"{SERIES}/{NETWORKS[1]}?membership=now",
    f"{SERIES}/{NETWORKS[0]}?panel=constant",
    f"{SERIES}/ENG?",
)
OF_TODAY = ("may_set", "parents")


class Settled(World):
    """Every practice and every network is described in the first file, which stays: what places are called, and
    whether there is such a place, is told as of today."""

    def begin(self) -> None:
        places = {practice: NETWORKS[number % len(NETWORKS)] for number, practice in enumerate(PRACTICES)}
        self._where_practices_are(MONTHS[0], places)


def told(client: TestClient, address: str, at: str | None = None) -> dict[str, Any]:
    joined = "&" if "?" in address else "?"
    answer = client.get(f"{V1}{address}" + ("" if at is None else f"{joined}as_known_at={at}"))
    assert answer.status_code == 200, (address, answer.text)
    found: dict[str, Any] = answer.json()
    for name in OF_TODAY:
        found.pop(name, None)
    for note in found.get("notes", ()):
        note.pop("removable")
    return found


@pytest.mark.parametrize("seed", range(200, 204))
def test_an_earlier_revision_is_answered_as_it_was_then(national: TestClient, tmp_path: Path, seed: int) -> None:
    world = Settled(tmp_path, seed)
    world.begin()
    kept: dict[int, tuple[str, dict[str, Any]]] = {}
    for _ in range(14):
        world.step()
        number_committed()
        with reading() as session:
            sequence = watermark(session).sequence
        kept.setdefault(sequence, (_now(), {address: told(national, address) for address in ASKED}))
    for sequence, (moment, answers) in kept.items():
        # Half of them by a moment at which it was the last.
        at = str(sequence) if sequence % 2 else moment
        for address, answer in answers.items():
            assert told(national, address, at) == answer, (sequence, address)


def _now() -> str:
    return datetime.now(UTC).isoformat().replace("+00:00", "Z")


def test_a_chart_of_then_is_not_set_on(national: TestClient, make: Making) -> None:
    with make() as made:
        network = made.network("U90101")
        practice = made.practice("Z10101", within=[network])
        made.figures(practice, MEASURE, [1, 2, 3], 10)
        made.phase(network, MEASURE, LAST_MONTH)
    now = national.get(f"{V1}{SERIES}/U90101").json()
    then = national.get(f"{V1}{SERIES}/U90101?as_known_at={now['revision']['sequence']}").json()
    assert (now["may_set"], then["may_set"]) == (True, False)
    assert not any(note["removable"] for note in then["notes"])
    assert then["points"] == now["points"]


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ("0", "There is no revision 0"),
        ("999999999", "There is no revision 999999999. Give a number from 1 to"),
        ("9" * 30, "neither a revision nor a moment"),
        ("-1", "neither a revision nor a moment"),
        ("yesterday", "yesterday is neither a revision nor a moment with its time zone"),
        ("2024-03-31", "neither a revision nor a moment with its time zone"),
        ("2024-03-31T17:00:00", "neither a revision nor a moment with its time zone"),
        ("", "Nothing is neither"),
        ("2199-01-01T00:00:00Z", "Nobody knows yet what will be known then"),
        ("0001-01-01T00:00:00%2B14:00", "neither a revision nor a moment"),
        ("9999-12-31T23:59:59-14:00", "neither a revision nor a moment"),
        ("1999-12-31T23:59:59%2B01:00", "Nothing was known here at that time. The log begins at"),
    ],
)
def test_what_names_no_revision_is_refused_in_a_sentence(national: TestClient, at: str, words: str) -> None:
    for address in ("/observations", f"{SERIES}/ENG", f"/measures/{MEASURE}/roll-ups?level=network&period=2024-01-01"):
        joined = "&" if "?" in address else "?"
        answer = national.get(f"{V1}{address}{joined}as_known_at={at}")
        errors = refused(answer, 422, words)
        assert set(errors) == {"as_known_at"}


@pytest.mark.parametrize("offset", ["+00:00", " 00:00", "Z", "+02:00", "-05:30"])
def test_a_moment_is_given_with_any_offset(national: TestClient, make: Making, offset: str) -> None:
    """A plus sign that nobody escaped arrives as a space."""
    with make() as made:
        made.figures(made.practice("Z10101"), MEASURE, [1, 2], 10)
    hours = {"+02:00": 2, "-05:30": -5.5}.get(offset, 0)
    local = datetime.now(UTC) + timedelta(hours=hours)
    answer = national.get(f"{V1}/observations?as_known_at={local:%Y-%m-%dT%H:%M:%S.%f}{offset.replace('+', '%2B')}")
    assert (answer.status_code, answer.json().get("total")) == (200, 2), answer.text


def test_pages_of_then_go_on_where_the_last_ended(signed_in: SignIn, make: Making) -> None:
    with make() as made:
        practice = made.practice("Z10101", within=[made.network("U90101")])
        made.figures(practice, MEASURE, [1] * 7, 10)
    national = signed_in("national")
    at = national.get(f"{V1}/revisions").json()["items"][0]["sequence"]
    with make() as made:
        made.figures(made.practice("Z10102"), MEASURE, [2] * 7, 10)
    rows = all_of(national, f"/observations?limit=3&as_known_at={at}")
    assert [row["organisation"] for row in rows] == ["Z10101"] * 7
    assert len({row["period"] for row in rows}) == 7
