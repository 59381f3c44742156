"""No change is ever missed or doubled: sixteen writers overlap for a minute while eight readers follow the feed of
changes, killed and begun again at random; at the end every copy must equal a fresh export. On PostgreSQL, and on SQLite
with its one writer.

    PYTHONPATH=. python bench/bench_changes.py [SECONDS] [SEED]
    PYTHONPATH=. python bench/bench_changes.py --blind    numbers revisions as they begin: PostgreSQL must fail
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from tests.postgres_cluster import server_folder, throw_away_cluster

SECONDS, SEED = 60, 1


@contextmanager
def database(address: str) -> Iterator[None]:
    """The settings name this database, migrated, with the measures in it."""
    os.environ["GROUNDSWELL_DATABASE_URL"] = address
    from groundswell.database.engine import engine, writing
    from groundswell.database.migrate import upgrade
    from groundswell.measures.register import register_library
    from groundswell.revisions.sequencer import number_committed
    from groundswell.settings import settings

    settings.cache_clear()
    upgrade(engine())
    with writing() as session:
        register_library(session)
    number_committed()
    yield
    engine().dispose()


def measure(name: str, address: str, many: bool, seconds: float, seed: int, blind: bool) -> bool:
    from tests.exchange.proof.proof import numbered_blindly, proved

    with tempfile.TemporaryDirectory() as folder, database(address), numbered_blindly() if blind else nullcontext():
        outcome = proved(Path(folder), seconds=seconds, seed=seed, many=many)
    done = sum(done for done, _ in outcome.acts.values())
    refused = sum(refused for _, refused in outcome.acts.values())
    print(
        f"{name}: {'16 writers' if many else '1 writer'} for {seconds:.0f} s made {outcome.revisions:,} revisions"
        f" ({done:,} acts done, {refused:,} refused by the rules),"
        f" {outcome.overtaken:,} of them numbered after one begun later;"
        f" 8 readers were killed {outcome.kills} times; rows of the exports: {outcome.rows}"
    )
    for difference in outcome.differences[:20]:
        print(f"  {difference}")
    print(
        f"{name}: {'every copy equals' if not outcome.differences else 'COPIES DIFFER FROM'} a fresh export", flush=True
    )
    return not outcome.differences


def main() -> None:
    blind = "--blind" in sys.argv
    numbers = [float(each) for each in sys.argv[1:] if each != "--blind"]
    seconds, seed = numbers[0] if numbers else SECONDS, int(numbers[1]) if len(numbers) > 1 else SEED
    met = True
    if server_folder() is None:
        print("PostgreSQL is not installed: its part was not run")
    else:
        with throw_away_cluster() as address:
            met &= measure("PostgreSQL", address, True, seconds, seed, blind)
    if not blind:
        with tempfile.TemporaryDirectory() as folder:
            met &= measure("SQLite", f"sqlite:///{folder}/bench.db", False, seconds, seed, blind=False)
    sys.exit(0 if met else 1)


if __name__ == "__main__":
    main()
