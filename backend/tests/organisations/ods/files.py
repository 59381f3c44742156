"""Files written by hand in the shapes of the official ones. All organisations are invented."""

import gzip
import zipfile
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

from groundswell.files.problems import Problems
from groundswell.files.source import Source
from groundswell.organisations.ods import READERS, OrganisationFile, OrganisationReader
from groundswell.organisations.statements import Kind, MembershipStatement, OrganisationStatement

MAY_2024 = date(2024, 5, 1)


def reader(name: str) -> OrganisationReader:
    return next(reader for reader in READERS if reader.format == name)


def recognised(source: Source) -> list[str]:
    return [reader.format for reader in READERS if reader.recognises(source)]


def saved(folder: Path, name: str, content: str | bytes) -> Source:
    path = folder / name
    data = content.encode() if isinstance(content, str) else content
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    return Source(path)


def taken(source: Source, as_format: str, as_at: date | None = None) -> OrganisationFile:
    """The file, read without a single problem."""
    problems = Problems()
    file = reader(as_format).read(source, as_at=as_at, problems=problems)
    assert problems.listed == []
    return file


def refused(source: Source, as_format: str, as_at: date | None = None) -> Problems:
    problems = Problems()
    reader(as_format).read(source, as_at=as_at, problems=problems)
    return problems


def organisation(file: OrganisationFile, code: str) -> OrganisationStatement:
    (found,) = [one for one in file.statement.organisations if one.code == code]
    return found


def spells(file: OrganisationFile, child: str, kind: Kind) -> list[MembershipStatement]:
    found = [one for one in file.statement.memberships if one.child == child and one.parent_kind is kind]
    return sorted(found, key=lambda spell: spell.first or date.min)


def practice_row(
    code: str,
    name: str = "THE INVENTED SURGERY",
    *,
    geography: str = "Y54",
    postcode: str = "ZZ1 1AA",
    opened: str = "19740401",
    closed: str = "",
    status: str = "A",
    subtype: str = "B",
    commissioner: str = "00Z",
    joined: str = "20130401",
    left: str = "",
    amended: str = "0",
    provider: str | None = None,
    setting: str = "4",
) -> list[str]:
    """A row of `epraccur`, 27 cells."""
    row = [""] * 27
    row[0:5] = [code, name, geography, "Q99", "1 HIGH STREET"]
    row[9:18] = [postcode, opened, closed, status, subtype, commissioner, joined, left, "01234 567890"]
    row[21] = amended
    row[23] = commissioner if provider is None else provider
    row[25] = setting
    return row


def csv_text(rows: list[list[str]]) -> str:
    return "".join(",".join(f'"{cell}"' for cell in row) + "\r\n" for row in rows)


def workbook(folder: Path, name: str, sheets: dict[str, list[list[object]]]) -> Source:
    """A small .xlsx: text in the cells as text, numbers as numbers."""

    def cell(value: object) -> str:
        if isinstance(value, int | float):
            return f"<c><v>{value}</v></c>"
        return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(str(value))}</t></is></c>'

    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    names = list(sheets)
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
        f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
        + "".join(f'<sheet name="{n}" sheetId="{i}" r:id="rId{i}"/>' for i, n in enumerate(names, 1))
        + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        + "".join(
            f'<Relationship Id="rId{i}" Type="{office}/worksheet" Target="worksheets/sheet{i}.xml"/>'
            for i in range(1, len(names) + 1)
        )
        + "</Relationships>",
    }
    for i, rows in enumerate(sheets.values(), 1):
        body = "".join(f"<row>{''.join(cell(value) for value in row)}</row>" for row in rows)
        parts[f"xl/worksheets/sheet{i}.xml"] = f'<worksheet xmlns="{main}"><sheetData>{body}</sheetData></worksheet>'
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(part, '<?xml version="1.0" encoding="UTF-8"?>' + content)
    return Source(path)
