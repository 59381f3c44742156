import io

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from typer.testing import CliRunner

from groundswell.cli.people import app
from groundswell.errors import Conflict, Invalid
from groundswell.people.models import User
from groundswell.people.passwords import matches
from groundswell.revisions.models import Revision

pytestmark = pytest.mark.usefixtures("database")
ASHA = ["create", "asha@tests.example", "--name", "Asha", "--role", "national", "--organisation", "ENG"]


def create(*words: str, password: str = "a long password") -> None:
    outcome = CliRunner().invoke(app, list(words), input=f"{password}\n", catch_exceptions=False)
    assert outcome.exit_code == 0


def test_someone_made_on_the_command_line(session: Session) -> None:
    create(*ASHA)
    asha = session.scalars(select(User)).one()
    assert (asha.email, asha.role, asha.demonstration) == ("asha@tests.example", "national", False)
    assert asha.password_hash.startswith("$argon2id$")
    assert matches("a long password", asha.password_hash)
    made = session.get_one(Revision, asha.revision_id)
    assert made.action == "user_created"
    assert made.sequence is not None


def test_a_short_password() -> None:
    with pytest.raises(Invalid, match="at least 12"):
        create(*ASHA, password="short")


def test_the_same_address_again_in_other_letters() -> None:
    create(*ASHA)
    with pytest.raises(Conflict, match="already"):
        create("create", "ASHA@tests.example", *ASHA[2:])


@pytest.mark.parametrize(
    ("place", "word", "message"),
    [(1, "asha", "email"), (3, " ", "name"), (5, "king", "no role"), (7, "F999", "no organisation")],
)
def test_what_cannot_be_right(place: int, word: str, message: str) -> None:
    words = [*ASHA]
    words[place] = word
    with pytest.raises(Invalid, match=message):
        create(*words)


def test_nobody_has_no_password() -> None:
    assert not matches("the password of nobody", None)
    assert not matches("anything", "not a hash")


def test_reading_the_password_from_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    from groundswell.cli.people import asked_for

    monkeypatch.setattr("sys.stdin", io.StringIO("from a pipe\nand more\n"))
    assert asked_for() == "from a pipe"
