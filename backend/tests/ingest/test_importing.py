"""What files do to what is kept: in any order, corrected, moved, excluded, withdrawn."""

from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

from groundswell.access.permissions import Role
from groundswell.access.principal import OPERATOR, Principal
from groundswell.database.engine import reading, writing
from groundswell.errors import Conflict, NotPermitted
from groundswell.files.source import Source
from groundswell.ingest.actions import import_file, withdraw
from groundswell.measures import exclusions
from tests.ingest.importing import everything_kept, rolled_up, send, send_figures, send_mapping, send_text
from tests.ingest.readers.test_online_consultations import practice, workbook

MARCH, APRIL = date(2025, 3, 1), date(2025, 4, 1)


def month(folder: Path, number: int, networks: dict[str, str], *, failed: tuple[str, ...] = ()) -> Path:
    """A workbook of one month of 2025, in which each practice had 100 submissions of 1,000 patients."""
    day = date(2025, number, 1)
    rows = [
        practice(
            code,
            0 if code in failed else 100,
            0 if code in failed else 60,
            1000,
            network=(network, f"{network} PCN"),
            month=day,
            supplier="ECONSULT HEALTH LIMITED" if code in failed else "FENWARE LTD",
        )
        for code, network in networks.items()
    ]
    count = len(rows) - len(failed)
    path = folder / f"Submissions {number}.xlsx"
    return workbook(path, rows, submissions=100 * count, above_zero=count, month=day)


@pytest.fixture
def months(database: None, tmp_path: Path) -> list[Path]:
    """February to April: in March one practice moves to another network, in April one supplier fails to send."""
    paths = []
    for number, networks, failed in (
        (2, {"Z10101": "U90001", "Z10102": "U90001", "Z10103": "U90002"}, ()),
        (3, {"Z10101": "U90002", "Z10102": "U90001", "Z10103": "U90002"}, ()),
        (4, {"Z10101": "U90002", "Z10102": "U90001", "Z10103": "U90002"}, ("Z10102",)),
    ):
        paths.append(month(tmp_path, number, networks, failed=failed))
    return paths


def test_files_in_any_order_give_the_same(months: list[Path]) -> None:
    outcomes = []
    for order in permutations(months):
        ids = [send(path).id for path in order]
        outcomes.append(everything_kept())
        for import_id in ids:
            withdraw(by=OPERATOR, import_id=import_id)
    assert all(outcome == outcomes[0] for outcome in outcomes)


def test_withdrawing_everything_leaves_an_empty_database(months: list[Path]) -> None:
    before = everything_kept()
    ids = [send(path).id for path in months]
    for import_id in ids:
        withdraw(by=OPERATOR, import_id=import_id)
    assert everything_kept() == before


def test_a_practice_that_moved_in_march_counts_in_its_old_network_before_and_its_new_one_after(
    months: list[Path],
) -> None:
    for path in months:
        send(path)
    with reading() as session:
        old = rolled_up(session, "online_consultation_rate", "U90001")
        new = rolled_up(session, "online_consultation_rate", "U90002")
        assert [old[date(2025, m, 1)].denominator for m in (2, 3)] == [2000, 1000]
        assert [new[date(2025, m, 1)].denominator for m in (2, 3)] == [1000, 2000]
        now = rolled_up(session, "online_consultation_rate", "U90002", "now")
        assert [now[date(2025, m, 1)].denominator for m in (2, 3)] == [2000, 2000]


def test_an_outage_is_set_aside_and_put_back_exactly(months: list[Path]) -> None:
    for path in months:
        send(path)
    before = everything_kept()
    with reading() as session:
        assert rolled_up(session, "online_consultation_rate", "ENG")[APRIL].value == pytest.approx(200 / 3000 * 1000)
    with writing() as session:
        made = exclusions.exclude(
            session,
            by=OPERATOR,
            measure="online_consultation_rate",
            first=APRIL,
            last=APRIL,
            supplier="eConsult Health Limited",
            organisations=[],
            only_zeros=True,
            reason="The supplier did not send",
        )
        number = made.id
    with reading() as session:
        rolled = rolled_up(session, "online_consultation_rate", "ENG")[APRIL]
        assert (rolled.value, rolled.contributing, rolled.expected, rolled.excluded) == (100.0, 2, 3, 1)
    with writing() as session:
        exclusions.lift(session, by=OPERATOR, exclusion_id=number)
    assert everything_kept() == before


def test_an_older_statement_does_not_overwrite_a_newer_one(database: None, tmp_path: Path) -> None:
    send_mapping(tmp_path, "2024-04", {"Z10101": "U90001"})
    send_figures(tmp_path, "Z10101,missed_call_share,2024-04-01,20,100", as_at=date(2024, 6, 1))
    outcome = send_figures(tmp_path, "Z10101,missed_call_share,2024-04-01,10,100", as_at=date(2024, 5, 1))
    assert outcome.counts["older"] == 1
    with reading() as session:
        assert rolled_up(session, "missed_call_share", "U90001")[date(2024, 4, 1)].numerator == 20


def test_withdrawing_a_correction_brings_back_the_figure_before_it(database: None, tmp_path: Path) -> None:
    send_mapping(tmp_path, "2024-04", {"Z10101": "U90001"})
    send_figures(tmp_path, "Z10101,missed_call_share,2024-04-01,20,100", as_at=date(2024, 5, 1))
    before = everything_kept()
    correction = send_figures(tmp_path, "Z10101,missed_call_share,2024-04-01,25,100", as_at=date(2024, 6, 1))
    assert correction.counts["corrected"] == 1
    withdraw(by=OPERATOR, import_id=correction.id)
    assert everything_kept() == before


def test_a_figure_that_two_files_state_stands_while_one_of_them_stands(database: None, tmp_path: Path) -> None:
    send_mapping(tmp_path, "2024-04", {"Z10101": "U90001"})
    first = send_figures(tmp_path, "Z10101,missed_call_share,2024-04-01,20,100")
    send_figures(tmp_path, "Z10101,missed_call_share,2024-04-01,20,100", "Z10101,missed_call_share,2024-05-01,7,70")
    withdraw(by=OPERATOR, import_id=first.id)
    with reading() as session:
        assert rolled_up(session, "missed_call_share", "U90001")[date(2024, 4, 1)].numerator == 20


def test_an_import_is_withdrawn_once(database: None, tmp_path: Path) -> None:
    sent = send_mapping(tmp_path, "2024-04", {"Z10101": "U90001"})
    withdraw(by=OPERATOR, import_id=sent.id)
    with pytest.raises(Conflict, match="already been withdrawn"):
        withdraw(by=OPERATOR, import_id=sent.id)


def test_a_published_file_of_bare_codes_may_come_before_the_list_that_explains_them(
    database: None, tmp_path: Path
) -> None:
    path = tmp_path / "trimethoprim.csv"
    path.write_text("month,ratio_quantity.Z10101\n1704067200,0.5\n1706745600,0.25\n")
    outcome = send(path)
    assert "Not known as practices: Z10101. The figures of these codes are kept" in " ".join(outcome.notes)
    with reading() as session:
        assert rolled_up(session, "trimethoprim_ratio", "ENG") == {}
    send_mapping(tmp_path, "2024-01", {"Z10101": "U90001"})
    with reading() as session:
        assert rolled_up(session, "trimethoprim_ratio", "ENG")[date(2024, 1, 1)].value == 0.5


def test_a_list_of_federations_says_which_members_nobody_knows(database: None, tmp_path: Path) -> None:
    send_mapping(tmp_path, "2024-04", {"Z10101": "U90001"})
    content = "practice,federation,from,to\nZ10101,FED-01,2024-01-01,\nZ10199,FED-01,2024-01-01,\n"
    outcome = send_text(tmp_path, "federations.csv", content)
    assert outcome.state == "loaded"
    assert "Not known as practices: Z10199." in outcome.notes[-1]
    send_figures(tmp_path, "Z10101,missed_call_share,2024-04-01,20,100")
    with reading() as session:
        assert rolled_up(session, "missed_call_share", "FED-01")[date(2024, 4, 1)].expected == 1


def test_a_practice_team_may_not_import(database: None, tmp_path: Path) -> None:
    path = tmp_path / "figures.csv"
    path.write_text("organisation,measure,period,numerator,denominator\n")
    with pytest.raises(NotPermitted):
        import_file(Source(path), by=Principal("Jo", Role.PRACTICE, 3))
