"""The spread of innovations as tables."""

from typing import Any

from groundswell.innovations.models import STAGES
from groundswell.reports.spread.schemas import NationalSpread, Spread, SpreadRow

Table = tuple[list[str], list[dict[str, Any]]]


def spread_table(found: Spread) -> Table:
    """One row a place, and one for all."""
    columns = [found["by"], "name", "practices", *STAGES, "using", "share"]
    rows = [_row(found["by"], row) for row in (*found["rows"], found["all"])]
    return columns, rows


def _row(per: str, row: SpreadRow) -> dict[str, Any]:
    place = row["place"]
    return {
        per: "ALL" if place is None else place["code"],
        "name": "All" if place is None else place["name"],
        **row["stages"],
        **{name: row[name] for name in ("practices", "using", "share")},
    }


def national_rows(found: NationalSpread) -> Table:
    """One row an innovation in a place."""
    columns = ["innovation", "title", found["by"], "name", "practices", "using", "share"]
    rows = [
        {
            "innovation": row["innovation"]["code"],
            "title": row["innovation"]["title"],
            found["by"]: at["place"]["code"],
            "name": at["place"]["name"],
            "practices": at["practices"],
            "using": cell["using"],
            "share": cell["share"],
        }
        for row in found["innovations"]
        for at, cell in zip(found["places"], row["cells"], strict=True)
    ]
    return columns, rows
