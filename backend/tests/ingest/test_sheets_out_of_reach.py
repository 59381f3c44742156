"""Workbooks of a few bytes that ask for more memory than there is."""

import zipfile
from pathlib import Path

import pytest

from groundswell.files.problems import Unreadable
from groundswell.files.source import Source

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def workbook(path: Path, cells: str, part: str = "xl/workbook.xml") -> Source:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        sheet = '<sheet name="A" sheetId="1" r:id="r1"/>'
        archive.writestr(part, f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{sheet}</sheets></workbook>')
        archive.writestr("[Content_Types].xml", "<Types/>")
        whole = f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
        archive.writestr("_rels/.rels", f'<Relationships xmlns="{PACKAGE}">{whole}</Relationships>')
        relation = f'<Relationship Id="r1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        archive.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{PACKAGE}">{relation}</Relationships>')
        data = f"<sheetData><row>{cells}</row></sheetData>"
        archive.writestr("xl/worksheets/sheet1.xml", f'<worksheet xmlns="{MAIN}">{data}</worksheet>')
    return Source(path)


def test_an_ordinary_one_is_opened(tmp_path: Path) -> None:
    source = workbook(tmp_path / "a.xlsx", '<c r="A1"><v>1</v></c><c r="Z9999"><v>2</v></c>')
    rows = source.workbook().get_sheet_by_name("A").to_python()
    assert (len(rows), len(rows[0]), rows[-1][-1]) == (9999, 26, 2)


@pytest.mark.parametrize(
    "cells",
    [
        '<c r="A1"><v>1</v></c><c r="XFD1048576"><v>1</v></c>',
        '<c r="ZZZZZZ99999999999"><v>1</v></c>',
        '<c r="xfd9"><v>1</v></c>',
        "<c r='XFD1048576'><v>1</v></c>",
        '<c r = "XFD1048576"><v>1</v></c>',
        '<c\nr="XFD1048576"><v>1</v></c>',
        '<c r="ZZ1"><v>1</v></c><c r="A99999"><v>1</v></c>',
    ],
)
def test_cells_far_from_all_others_are_not_reached_for(tmp_path: Path, cells: str) -> None:
    with pytest.raises(Unreadable, match="far from all others"):
        workbook(tmp_path / "a.xlsx", cells).workbook()


@pytest.mark.parametrize("part", ["xl/workbook.bin", "content.xml"])
def test_other_kinds_of_workbooks_are_not_opened(tmp_path: Path, part: str) -> None:
    with pytest.raises(Unreadable, match="not an ordinary"):
        workbook(tmp_path / "a.xlsx", "", part).workbook()
