"""`groundswell import` says why not on standard error, and leaves with 2."""

from collections.abc import Callable
from pathlib import Path

import pytest

from groundswell import cli

HEAD = "organisation,measure,period,numerator,denominator"
GOOD = "Z10101,missed_call_share,2018-07-01,5,100"


@pytest.fixture
def run(database: None, monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], int | None]:
    def imported(path: Path) -> int | None:
        monkeypatch.setattr("sys.argv", ["groundswell", "import", str(path)])
        with pytest.raises(SystemExit) as left:
            cli.main()
        code = left.value.code
        assert code is None or isinstance(code, int)
        return code

    return imported


def test_a_folder_without_files(run: Callable[[Path], int], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path) == 2
    assert "There is no file in" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (f"{HEAD}\r{GOOD}\r".encode(), "no column organisation"),
        (f"{HEAD}\n{GOOD}\n".encode("utf-16"), "does not recognise"),
        (f'"{HEAD}\n{GOOD}\n'.encode(), "does not recognise"),
        (b"\x1f\x8b" + bytes(50), "cut short"),
    ],
    ids=["line ends of another age", "UTF-16", "a quotation mark never closed", "a broken gzip"],
)
def test_files_that_cannot_be_read(
    run: Callable[[Path], int], tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, why: str
) -> None:
    path = tmp_path / "calls.csv"
    path.write_bytes(content)
    assert run(path) == 2
    said = capsys.readouterr().err
    assert why in said
    assert "Traceback" not in said
