"""Files sent through the front door, and what is kept afterwards."""

import hashlib
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from groundswell.access.principal import OPERATOR
from groundswell.database.engine import reading
from groundswell.files.source import Source
from groundswell.ingest.actions import Outcome, import_file
from groundswell.measures.models import Measure, RollUp
from groundswell.organisations.models import Organisation

MAPPING_HEAD = (
    "GP_CODE,GP_NAME,SUPPLIER,PCN_CODE,PCN_NAME,SUB_ICB_LOCATION_CODE,SUB_ICB_LOCATION_NAME,"
    "ICB_CODE,ICB_NAME,REGION_CODE,REGION_NAME"
)
FIGURES_HEAD = "organisation,measure,period,numerator,denominator"


def send(path: Path, name: str | None = None, **options: Any) -> Outcome:
    return import_file(Source(path, name), by=OPERATOR, **options)


def send_text(folder: Path, name: str, content: str | bytes, **options: Any) -> Outcome:
    path = folder / hashlib.sha256(content if isinstance(content, bytes) else content.encode()).hexdigest()[:16]
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return send(path, name, **options)


def send_figures(folder: Path, *rows: str, as_at: date = date(2024, 9, 1), **options: Any) -> Outcome:
    return send_text(folder, "figures.csv", "\n".join([FIGURES_HEAD, *rows]) + "\n", as_at=as_at, **options)


def send_mapping(folder: Path, month: str, networks: dict[str, str]) -> Outcome:
    """Who was in which network in a month; "U" is none."""
    rows = [
        f"{practice},{practice} SURGERY,X,{network},{network} PCN,"
        "Z9A,NHS WEALDMARSH ICB - Z9A,QZ9,NHS WEALDMARSH ICB,Y99,EASTMARCH"
        for practice, network in networks.items()
    ]
    return send_text(folder, f"gpad_practice_mapping_{month}.csv", "\n".join([MAPPING_HEAD, *rows]) + "\n")


KEPT = [
    """
    SELECT code, kind, subkind, name, opened, closed, status, postcode FROM organisation
    WHERE kind <> 'unknown' ORDER BY code
    """,
    """
    SELECT o.code, s.parent_kind, p.code, s.first, s.until, s.inferred FROM spell s
    JOIN organisation o ON o.id = s.organisation_id JOIN organisation p ON p.id = s.parent_id
    ORDER BY 1, 2, 3, 4
    """,
    """
    SELECT o.code, r.measure_id, r.period, r.numerator, r.denominator, r.value, r.status, r.exclusion_id, r.as_at
    FROM observation r JOIN organisation o ON o.id = r.organisation_id ORDER BY 1, 2, 3
    """,
    """
    SELECT o.code, r.measure_id, r.membership, r.period, r.numerator, r.denominator, r.value, r.contributing,
    r.expected, r.above_zero, r.excluded, r.suppressed
    FROM roll_up r JOIN organisation o ON o.id = r.organisation_id ORDER BY 1, 2, 3, 4
    """,
    """
    SELECT o.code, r.measure_id, r.membership, r.period, r.value, r.centre, r.lower, r.upper, r.variation,
    r.assurance, r.label, r.since, r.run, r.points, r.signals
    FROM series_summary r JOIN organisation o ON o.id = r.organisation_id ORDER BY 1, 2, 3
    """,
]


def everything_kept() -> list[list[tuple[Any, ...]]]:
    """All that people are shown, without the numbers that only the database knows."""
    with reading() as session:
        return [[tuple(row) for row in session.execute(text(query))] for query in KEPT]


def rolled_up(session: Session, measure: str, organisation: str, membership: str = "then") -> dict[date, RollUp]:
    rows = session.scalars(
        select(RollUp)
        .join(Measure, Measure.id == RollUp.measure_id)
        .join(Organisation, Organisation.id == RollUp.organisation_id)
        .where(Measure.code == measure, Organisation.code == organisation, RollUp.membership == membership)
    )
    return {row.period: row for row in rows}
