"""Import of a CSV of one million observations, everything included, against the database's own floor for the rows.

The floor, in the same run: PostgreSQL `COPY`, or SQLite `executemany`, of the same rows into a table like `observation`
with the same key and index. Everything included: reading, checks, figures, roll-ups, charts, summaries, the log.

    python bench/bench_import.py [ROWS]     (PostgreSQL where a server is installed; SQLite always)
"""

import os
import sys
import tempfile
import time
from contextlib import ExitStack
from datetime import date
from pathlib import Path

import numpy as np

PRACTICES = 2_500
MEASURES = (
    "missed_call_share",
    "dna_rate",
    "avoidable_appointment_share",
    "online_consultation_rate",
    "appointments_per_1000",
    "clinical_share",
    "answered_over_five_minutes_share",
    "patient_satisfaction_access",
)
LIMIT = 4.0


def write_csv(path: Path, rows: int) -> None:
    months = rows // (PRACTICES * len(MEASURES))
    numbers = np.random.default_rng(7)
    with path.open("w") as file:
        file.write("organisation,measure,period,numerator,denominator\n")
        for practice in range(PRACTICES):
            lines = []
            for measure in MEASURES:
                bottoms = numbers.integers(4_000, 9_000, months)
                tops = numbers.binomial(bottoms, 0.12)
                for month in range(months):
                    day = f"{2020 + month // 12}-{month % 12 + 1:02d}-01"
                    lines.append(f"Z{practice:05d},{measure},{day},{tops[month]},{bottoms[month]}\n")
            file.writelines(lines)


def prepare() -> None:
    from groundswell.access.principal import OPERATOR
    from groundswell.database.engine import engine, writing
    from groundswell.database.migrate import upgrade
    from groundswell.ingest.models import FileImport  # noqa: F401  (its table is named by the statement's import)
    from groundswell.measures.register import register_library
    from groundswell.organisations.keep import accept
    from groundswell.organisations.statements import (
        Basis,
        FileStatement,
        Kind,
        MembershipStatement,
        OrganisationStatement,
    )
    from groundswell.revisions.actions import begin

    upgrade(engine())
    day = date(2015, 1, 1)
    statement = FileStatement(as_at=day, basis=Basis.DATED)
    for number in range(6):
        statement.organisations.append(OrganisationStatement(f"R{number}", Kind.REGION, name=f"Region {number}"))
    for number in range(18):
        code = f"C{number:02d}"
        statement.organisations.append(
            OrganisationStatement(code, Kind.COMMISSIONER, name=f"Commissioner {number}", subkind="ccg")
        )
        statement.memberships.append(MembershipStatement(code, f"R{number % 6}", Kind.REGION, day))
    for kind, letter, count in ((Kind.FEDERATION, "F", 120), (Kind.NETWORK, "N", 250)):
        for number in range(count):
            statement.organisations.append(
                OrganisationStatement(f"{letter}{number:03d}", kind, name=f"{kind.title()} {number}")
            )
    for number in range(PRACTICES):
        code = f"Z{number:05d}"
        statement.organisations.append(
            OrganisationStatement(code, Kind.PRACTICE, name=f"Practice {number}", opened=day, status="active")
        )
        for kind, parent in (
            (Kind.FEDERATION, f"F{number % 120:03d}"),
            (Kind.NETWORK, f"N{number % 250:03d}"),
            (Kind.COMMISSIONER, f"C{number % 18:02d}"),
        ):
            statement.memberships.append(MembershipStatement(code, parent, kind, day))
    with writing() as session:
        register_library(session)
        revision = begin(session, by=OPERATOR, action="bench")
        accept(session, statement, import_id=0, revision_id=revision.id)


FLOOR_TABLE = (
    "CREATE TABLE floor (organisation_id INTEGER NOT NULL, measure_id INTEGER NOT NULL, period DATE NOT NULL,"
    " numerator DOUBLE PRECISION, denominator DOUBLE PRECISION, value DOUBLE PRECISION, status SMALLINT NOT NULL,"
    " exclusion_id INTEGER, supplier_id INTEGER, as_at DATE NOT NULL, import_id INTEGER, row INTEGER,"
    " revision_id INTEGER NOT NULL, PRIMARY KEY (measure_id, organisation_id, period))"
)


def floor() -> float:
    """Seconds to put the very rows that were imported into an equal, empty table."""
    from sqlalchemy import text

    from groundswell.database.engine import dialect, driver_connection, reading, writing

    with writing() as session:
        session.execute(text("DROP TABLE IF EXISTS floor"))
        session.execute(text(FLOOR_TABLE + (" WITHOUT ROWID" if dialect(session) == "sqlite" else "")))
        session.execute(text("CREATE INDEX floor_index ON floor (measure_id, period)"))
    # In the order of the file, as a COPY of the file itself would meet them.
    query = (
        "SELECT organisation_id, measure_id, period, numerator, denominator, value, status, exclusion_id, supplier_id,"
        " as_at, import_id, row, revision_id FROM observation ORDER BY row"
    )
    with reading() as session:
        connection = driver_connection(session)
        if dialect(session) == "postgresql":
            with connection.cursor() as cursor, cursor.copy(f"COPY ({query}) TO STDOUT") as copy:
                blocks = b"".join(bytes(block) for block in copy)
        else:
            rows = connection.execute(query).fetchall()
    with writing() as session:
        connection = driver_connection(session)
        began = time.perf_counter()
        if dialect(session) == "postgresql":
            with connection.cursor() as cursor, cursor.copy("COPY floor FROM STDIN") as copy:
                copy.write(blocks)
        else:
            marks = ", ".join("?" * 13)
            connection.executemany(f"INSERT INTO floor VALUES ({marks})", rows)
        session.commit()
        return time.perf_counter() - began


def measure(name: str, url: str, path: Path, rows: int) -> bool:
    os.environ["GROUNDSWELL_DATABASE_URL"] = url
    from groundswell.access.principal import OPERATOR
    from groundswell.files.source import Source
    from groundswell.ingest.actions import import_file
    from groundswell.settings import settings

    settings.cache_clear()
    prepare()
    began = time.perf_counter()
    outcome = import_file(Source(path), by=OPERATOR)
    taken = time.perf_counter() - began
    if outcome.state != "loaded" or outcome.counts["taken"] != rows:
        raise SystemExit(
            f"The import did not do what is measured: {outcome.state} {outcome.counts} {outcome.problems[:3]}"
        )
    least = min(floor(), floor())
    ratio = taken / least
    verdict = "within" if ratio <= LIMIT else "MISSES"
    print(
        f"import of {rows:,} rows, {name}: {taken:.1f} s, floor {least:.1f} s,"
        f" ratio {ratio:.1f} ({verdict} {LIMIT:.0f})",
        flush=True,
    )
    return ratio <= LIMIT


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    met = True
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        path = folder / "figures.csv"
        write_csv(path, rows)
        met &= measure("SQLite", f"sqlite:///{folder / 'bench.db'}", path, rows)
        from tests.postgres_cluster import server_folder, throw_away_cluster

        if server_folder() is None:
            print("PostgreSQL is not installed: its import was not measured")
        else:
            url = stack.enter_context(throw_away_cluster())
            met &= measure("PostgreSQL", url, path, rows)
    sys.exit(0 if met else 1)


if __name__ == "__main__":
    main()
