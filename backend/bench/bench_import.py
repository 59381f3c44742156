"""Import of a CSV of one million observations, everything included, against the database's own floor for the rows: the
middle of three rounds, each in a database of its own with its own floor.

The floor, right after the import: PostgreSQL `COPY`, or SQLite `executemany`, of the same rows into a table like
`observation` with the same key and index. Everything included: reading, checks, figures, roll-ups, charts, summaries,
the log.

    python bench/bench_import.py [ROWS]     (PostgreSQL where a server is installed; SQLite always)
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import numpy as np

from bench.world import MEASURES, PRACTICES, make_world

LIMIT = 4.0
ROUNDS = 3


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
                    day = f"{2010 + month // 12}-{month % 12 + 1:02d}-01"
                    lines.append(f"Z{practice:05d},{measure},{day},{tops[month]},{bottoms[month]}\n")
            file.writelines(lines)


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


def measure(name: str, made: Callable[[], AbstractContextManager[str]], path: Path, rows: int) -> bool:
    """`made` makes an empty database, whose address it gives."""
    found = []
    for _ in range(ROUNDS):
        with made() as url:
            found.append(one_round(url, path, rows))
    ratio, taken, least = sorted(found)[ROUNDS // 2]
    verdict = "within" if ratio <= LIMIT else "MISSES"
    others = ", ".join(f"{each:.1f}" for each, *_ in found)
    print(
        f"import of {rows:,} rows, {name}: {taken:.1f} s, floor {least:.1f} s,"
        f" ratio {ratio:.1f} of {others} ({verdict} {LIMIT:.0f})",
        flush=True,
    )
    return ratio <= LIMIT


def one_round(url: str, path: Path, rows: int) -> tuple[float, float, float]:
    """The ratio, and the seconds of the import and of the floor."""
    os.environ["GROUNDSWELL_DATABASE_URL"] = url
    from groundswell.access.principal import OPERATOR
    from groundswell.files.source import Source
    from groundswell.ingest.actions import import_file
    from groundswell.settings import settings

    settings.cache_clear()
    make_world()
    began = time.perf_counter()
    outcome = import_file(Source(path), by=OPERATOR)
    taken = time.perf_counter() - began
    if outcome.state != "loaded" or outcome.counts["taken"] != rows:
        raise SystemExit(
            f"The import did not do what is measured: {outcome.state} {outcome.counts} {outcome.problems[:3]}"
        )
    least = min(floor(), floor())
    return taken / least, taken, least


@contextmanager
def file_of_sqlite() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        yield f"sqlite:///{folder}/bench.db"


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "figures.csv"
        write_csv(path, rows)
        met = measure("SQLite", file_of_sqlite, path, rows)
        from tests.postgres_cluster import server_folder, throw_away_cluster

        if server_folder() is None:
            print("PostgreSQL is not installed: its import was not measured")
        else:
            met &= measure("PostgreSQL", throw_away_cluster, path, rows)
    sys.exit(0 if met else 1)


if __name__ == "__main__":
    main()
