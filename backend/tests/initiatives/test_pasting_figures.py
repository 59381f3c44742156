"""Figures from a spreadsheet: understood, or told row by row what is wrong; taken whole or not at all."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.cohorts.asking import refused
from tests.ingest.readers.workbooks import write_workbook
from tests.initiatives.conftest import V1, Starting
from tests.initiatives.test_figures import kept, month, shown, url
from tests.initiatives.test_measures import CALLBACK, OVERTIME, added

MEAN = {
    "title": "Satisfied with the call",
    "unit": "percent",
    "unit_label": "of those asked",
    "aggregation": "mean",
    "direction": "higher",
}


def paste(client: TestClient, code: str, measure: dict[str, Any], text: str, *, preview: bool = False) -> Any:
    return client.post(f"{url(code, measure)}/paste", json={"text": text, "preview": preview})


@pytest.mark.parametrize(
    "text",
    [
        "Jan 2018\t41\t50\nFeb 2018\t1,062\t1,070",
        '2018-01,41,50\r\n2018-02,"1,062","1,070"\r\n',
        "01/01/2018\t41\t50\n01/02/2018\t1062\t1070\n",
        "Call-backs\tMonth\tShoe size\tCall-backs within 30 minutes\n50\tJanuary 2018\t39\t41\n1070\tFeb-18\t\t1062\n",
        "\n2018-01-01\t 41 \t50.0\n\nFeb 18\t1062\t1070\nMar 2018\t\t\n",
    ],
)
def test_twelve_months_however_they_are_written(lead: TestClient, start: Starting, text: str) -> None:
    code = start()["code"]
    measure = added(lead, code, **CALLBACK)
    preview = paste(lead, code, measure, text, preview=True).json()
    assert (preview["problems"], preview["taken"]) == ([], None)
    assert [(each["period"], each["numerator"], each["denominator"], each["shown"]) for each in preview["figures"]] == [
        ("2018-01-01", 41, 50, "82%"),
        ("2018-02-01", 1062, 1070, "99%"),
    ]
    assert not kept(), "a preview keeps nothing"
    assert paste(lead, code, measure, text).json()["taken"] == 2
    again = paste(lead, code, measure, text, preview=True).json()
    assert [each["replaces"] for each in again["figures"]] == ["82%", "99%"]
    assert paste(lead, code, measure, text).json()["taken"] == 0, "as they stand"


def test_each_practice_gives_its_own(lead: TestClient, start: Starting) -> None:
    code = start()["code"]
    measure = added(lead, code, **OVERTIME)
    text = "Z10101\tFeb 2018\t12\nz10102\tFeb 2018\t7.5\n"
    assert paste(lead, code, measure, text).json()["taken"] == 2
    assert shown(lead.get(url(code, measure)).json()) == [("Z10101", "2018-02-01", "12"), ("Z10102", "2018-02-01", "8")]


def test_shares_may_have_their_sign(lead: TestClient, start: Starting) -> None:
    code = start()["code"]
    measure = added(lead, code, **MEAN)
    said = paste(lead, code, measure, "Month,Value\n2018-01,82%\n2018-02,90.5 %\n2018-03,77\n").json()
    assert [each["value"] for each in said["figures"]] == [82.0, 90.5, 77.0]


BAD = {
    "Feb 30th\t1\t2": ("period", "Write the month as Jan 2024, 2024-01 or 01/01/2024"),
    "31/02/2018\t1\t2": ("period", "Write the month"),
    "Feb 2018\tmany\t2": ("numerator", "This is not a number"),
    "Feb 2018\t82%\t100": ("numerator", "Give the count itself, not a share"),
    "Feb 2018\t12\t10": ("numerator", "12 of 10: a part is not larger than its whole"),
    "Feb 2018\t0\t0": ("denominator", "Nothing can be divided by nought"),
    "Feb 2018\t1": ("denominator", "Give this number too"),
    "Feb 2018\tNaN\t2": ("numerator", "This is not a number"),
    "Feb 2018\t-1\t2": ("numerator", "A figure is nought or more"),
    "Jan 2018\t3\t4": ("period", "This month stands in row 1 too"),
}


@pytest.mark.parametrize("line", BAD)
def test_what_is_wrong_is_said_by_row_and_column_and_nothing_is_taken(
    lead: TestClient, start: Starting, line: str
) -> None:
    code = start()["code"]
    measure = added(lead, code, **CALLBACK)
    column, words = BAD[line]
    text = f"Jan 2018\t41\t50\n{line}\nApr 2018\t5\t6"
    (problem,) = paste(lead, code, measure, text, preview=True).json()["problems"]
    assert (problem["row"], problem["column"]) == (2, column)
    assert words in problem["words"]
    errors = refused(paste(lead, code, measure, text), 422, "1 of 3 rows is not right, so nothing was taken")
    assert list(errors) == [f"2.{column}"]
    assert not kept()


def test_a_month_to_come_and_a_practice_elsewhere(lead: TestClient, start: Starting) -> None:
    code = start(practices=["Z10101"])["code"]
    measure = added(lead, code, **OVERTIME)
    text = f"Z10101\t{month(-1)}\t3\nZ10103\tFeb 2018\t3\nZ10101\tDec 2017\t3"
    said = paste(lead, code, measure, text, preview=True).json()
    assert [(each["row"], each["column"]) for each in said["problems"]] == [
        (1, "period"),
        (2, "practice"),
        (3, "practice"),
    ]
    assert said["problems"][2]["words"].startswith("Linden Walk takes part from 8 January 2018")


@pytest.mark.parametrize("text", ["", " \n\t\n", "Month\tNumerator\tDenominator\n"])
def test_an_empty_table(lead: TestClient, start: Starting, text: str) -> None:
    code = start()["code"]
    refused(paste(lead, code, added(lead, code, **CALLBACK), text), 422, "There is nothing", "text")


def send(client: TestClient, code: str, measure: dict[str, Any], content: bytes, name: str, **asked: Any) -> Any:
    return client.post(f"{url(code, measure)}/file", files={"file": (name, content)}, params=asked)


def test_a_file_is_taken_like_what_is_pasted(lead: TestClient, start: Starting) -> None:
    code = start()["code"]
    measure = added(lead, code, **CALLBACK)
    text = "\ufeffMonth,Numerator,Denominator\nJan 2018,41,50\nFeb 2018,62,70\n".encode()
    preview = send(lead, code, measure, text, "figures.csv", preview=True).json()
    assert ([each["shown"] for each in preview["figures"]], preview["taken"]) == (["82%", "89%"], None)
    assert not kept()
    assert send(lead, code, measure, text, "figures.csv").json()["taken"] == 2
    wrong = send(lead, code, measure, b"Month,Numerator,Denominator\nJan 2018,x,50\n", "figures.csv")
    assert list(refused(wrong, 422, "1 of 1 rows is not right")) == ["2.numerator"]


def test_a_workbook_is_read_from_its_first_sheet(lead: TestClient, start: Starting, tmp_path: Path) -> None:
    code = start()["code"]
    measure = added(lead, code, **CALLBACK)
    rows: list[list[object]] = [["Month", "Numerator", "Denominator"], [date(2018, 1, 1), 41, 50], ["Feb 2018", 62, 70]]
    book = write_workbook(tmp_path / "figures.xlsx", {"Figures": rows, "Notes": [["None of this is read"]]})
    said = send(lead, code, measure, book.read_bytes(), "a.xlsx")
    assert said.status_code == 200, said.text
    assert [(each["row"], each["period"], each["shown"]) for each in said.json()["figures"]] == [
        (2, "2018-01-01", "82%"),
        (3, "2018-02-01", "89%"),
    ]
    refused(send(lead, code, measure, b"PK\x03\x04nothing", "a.xlsx"), 422, "cannot be opened", "file")
    refused(send(lead, code, measure, b"\xff\xfe\x00", "a.csv"), 422, "not in UTF-8", "file")


def test_a_file_of_somebody_who_may_only_look(analyst: TestClient, lead: TestClient, start: Starting) -> None:
    code = start()["code"]
    measure = added(lead, code, **CALLBACK)
    refused(send(analyst, code, measure, b"Jan 2018,41,50\n", "a.csv"), 403, "You may read")
    assert not lead.post(f"{V1}/initiatives/{code}/measures/{measure['id']}/figures/file", json={}).is_success
