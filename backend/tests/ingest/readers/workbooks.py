"""Workbooks in the shapes that are published, written by hand with invented practices."""

import zipfile
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

EPOCH = date(1899, 12, 30)
"""Day 0 of spreadsheet dates."""
Row = list[object]

CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
MONTH_STYLE = (
    f'<styleSheet xmlns="{SHEETS}"><fonts><font/></fonts><fills><fill/></fills><borders><border/></borders>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="17"/></cellXfs></styleSheet>'
)


def _cell(value: object) -> str:
    if isinstance(value, date):
        return f'<c s="1"><v>{(value - EPOCH).days}</v></c>'
    if isinstance(value, int | float):
        return f"<c><v>{value}</v></c>"
    if not value:
        return "<c/>"
    return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(str(value))}</t></is></c>'


def write_workbook(path: Path, sheets: dict[str, list[Row]]) -> Path:
    """An .xlsx of these sheets; dates are shown as months. A list is a row, an empty one a blank row."""
    names = "".join(
        f'<sheet name="{escape(name)}" sheetId="{n}" r:id="r{n}"/>' for n, name in enumerate(sheets, start=1)
    )
    relations = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    relations += f'<Relationship Id="styles" Type="{OFFICE}/styles" Target="styles.xml"/>'
    root = f'<Relationship Id="book" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        archive.writestr("_rels/.rels", RELATIONS.format(root))
        archive.writestr("xl/_rels/workbook.xml.rels", RELATIONS.format(relations))
        archive.writestr("xl/styles.xml", MONTH_STYLE)
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{SHEETS}" xmlns:r="{OFFICE}"><sheets>{names}</sheets></workbook>',
        )
        for n, rows in enumerate(sheets.values(), start=1):
            lines = "".join(
                f'<row r="{r}">{"".join(map(_cell, row))}</row>' for r, row in enumerate(rows, start=1) if row
            )
            archive.writestr(
                f"xl/worksheets/sheet{n}.xml", f'<worksheet xmlns="{SHEETS}"><sheetData>{lines}</sheetData></worksheet>'
            )
    return path
