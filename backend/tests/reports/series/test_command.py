import json

from typer.testing import CliRunner

from groundswell.access.principal import OPERATOR
from groundswell.cli import app
from groundswell.database.engine import reading
from groundswell.reports.series.page import series
from tests.conftest import Making
from tests.reports.worlds import CALLS, federation


def test_it_prints_what_the_api_gives(make: Making) -> None:
    with make() as m:
        federation(m, practices=2)
    run = CliRunner().invoke(app, ["series", CALLS, "F901", "--json"])
    assert run.exit_code == 0, run.output
    with reading() as session:
        found = series(session, by=OPERATOR, measure_code=CALLS, organisation_code="F901")
    printed = json.loads(run.stdout)
    assert printed["points"] == found["points"]
    assert printed.keys() == found.keys()


def test_it_prints_a_table(make: Making) -> None:
    with make() as m:
        federation(m, practices=2)
    run = CliRunner().invoke(app, ["series", CALLS, "F901", "--panel", "constant", "--from", "2018-01"])
    assert run.exit_code == 0, run.output
    assert "Missed calls, F901 Together" in run.stdout
    assert "2018-10" in run.stdout
    assert "2017-12" not in run.stdout


def test_a_wrong_word_is_refused(make: Making) -> None:
    run = CliRunner().invoke(app, ["series", CALLS, "ENG", "--membership", "sometimes"])
    assert run.exit_code != 0
    assert str(run.exception) == "--membership is then or now."
