"""Pages of a large programme against an empty route of the same process: medians of the same run, turn about.

A programme with 120 federations, 40 cohorts and 1,200 participants, 100 members of the faculty. Each page is asked for

- anew: an address that nobody has asked for since the last change, so that everything is read and written;
- again: the answer that is kept for everybody until the next change;
- unchanged: with its ETag.

One client, then 16. The promise is of a page as people meet it, again or unchanged: within twice an empty route. What
is made anew reads a database and cannot be: it is told, beside the size of what is sent, and has no limit.

    PYTHONPATH=. python bench/bench_programmes.py        SQLite always; PostgreSQL where a server is installed
"""

import asyncio
import os
import socket
import subprocess
import sys
import tempfile
import urllib.error
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta
from itertools import count, repeat
from pathlib import Path
from typing import TYPE_CHECKING

from bench.bench_api import Timed, answer, ask

if TYPE_CHECKING:
    from tests.factories.made import Made

LIMIT = 2.0
"""Times the median of the empty route."""
TURNS = 5
COHORTS, PEOPLE, FEDERATIONS, MEMBERS, PRACTICES = 40, 30, 120, 100, 960
PAGES = {
    "programme": "/programmes/tideway-leaders/page",
    "cohort": "/cohorts/cohort7/page",
    "what a cohort says": "/cohorts/cohort7/evaluation",
    "faculty": "/faculty",
    "my week": "/my-week",
    "person": "/persons/{person}/page",
    "stuck projects, 100": "/projects?stuck=true",
    "results of an evaluation": "/evaluations/{evaluation}/results",
    "cohorts": "/cohorts",
    "participants, 100": "/participants?programme=tideway-leaders",
    "participants, all": "/participants?programme=tideway-leaders&limit=1000",
    "those who joined": "/joinings?programme=tideway-leaders",
    "sessions, 100": "/sessions",
    "members of the faculty": "/faculty-members",
}


def fill() -> dict[str, str]:
    """Makes the world in the database that the settings name. Gives a token, and what the addresses need."""
    from groundswell.access.subject import PersonSubject
    from groundswell.database.engine import engine, engine_for
    from groundswell.database.migrate import upgrade
    from groundswell.people.tokens import access_token
    from groundswell.settings import settings
    from tests.factories.made import making

    settings.cache_clear()
    engine_for.cache_clear()
    upgrade(engine())
    with making() as made:
        user = made.user("faculty", "ENG").id
        person, evaluation = _world(made, user)
    return {"token": access_token(PersonSubject(user)).token, "person": str(person), "evaluation": str(evaluation)}


def _world(made: "Made", user: int) -> tuple[int, int]:
    from groundswell.faculty.models import ApprenticeshipStage, StageReached
    from groundswell.programmes.models import Achievement
    from groundswell.workload.models import Assignment
    from tests.reports.cohort_worlds import World, week

    world = World(made)
    federations = [made.federation(f"F{number:03d}", f"Federation {number}") for number in range(FEDERATIONS)]
    practices = [
        made.practice(f"Z{number:05d}", f"Practice {number}", within=[federations[number % FEDERATIONS]])
        for number in range(PRACTICES)
    ]
    stages = made.session.query(ApprenticeshipStage).order_by(ApprenticeshipStage.place).all()
    members = [
        world.member(f"Member {number}", joined=week(-150 + number), user_id=user if number == 0 else None)
        for number in range(MEMBERS)
    ]
    for number, member in enumerate(members):
        for stage in stages[: 1 + number % len(stages)] if number else stages:
            world.add(StageReached(member_id=member.id, stage_id=stage.id, on=week(-40), signed_by_id=None))
    way = ("expressed", "contacted", "planning", "delivery")
    for number, federation in enumerate(federations):
        steps = [(stage, week(-28 + 4 * place)) for place, stage in enumerate(way[: 1 + number % len(way)])]
        world.joining(federation, *steps, adviser=members[number % MEMBERS] if number % 5 else None)
        world.add(
            Assignment(
                member_id=members[number % MEMBERS].id,
                organisation_id=federation.id,
                part="adviser",
                first=week(-20),
                days_per_month=1.0,
            )
        )
    for what, wanted in (("participants", 1_500), ("federations", 120), ("practices", 900), ("faculty", 100)):
        world.target(what, wanted, week(-30), week(40))
    persons: list[int] = []
    evaluation = 0
    for number in range(COHORTS):
        near = practices[number * 24 : number * 24 + 24]
        cohort = world.cohort(f"cohort{number}", world.site(f"Site {number}", near))
        people = []
        for place in range(PEOPLE):
            person = world.person(f"Person {number} {place}", email=f"p{number}.{place}@tideway.example")
            at = [(near[place % 24], 0b00101), (near[(place + 1) % 24], 0b01010)]
            reached = [week(-15), week(-9 if place % 4 else -2)][: 1 + place % 2]
            people.append(cohort.participant(person, at=at, steps=reached, marks="ppapxpppppp"[: 8 + place % 4]))
            persons.append(person.id)
        for one, other in zip(people[:5], people[5:10], strict=True):
            cohort.backfill(one, other, near[5], 0b00010)
        lead, other_member = members[number % MEMBERS], members[(number + 7) % MEMBERS]
        cohort.assign(lead if number % 8 else members[0], "lead")
        cohort.facilitates(lead, *range(1, 14))
        cohort.facilitates(other_member, *range(1, 14, 2))
        cohort.about("Leadership", *range(1, 14, 3))
        for taught in range(1, 9):
            put = cohort.evaluation(1, "session", session=taught)
            cohort.answers(put, *([4, 5, 3, 4, 5] * 4), sheets=30)
            evaluation = evaluation or put.id
    for number in range(60):
        world.add(
            Achievement(
                programme_id=world.programme.id,
                person_id=persons[number],
                kind="service",
                day=week(-1) - timedelta(days=number),
                title=f"Service {number}",
            )
        )
    return persons[35], evaluation


def measure(name: str, known: dict[str, str]) -> bool:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "groundswell", "serve", "--port", str(port)]
    with subprocess.Popen(command) as server:
        try:
            return asyncio.run(compare(name, port, known))
        finally:
            server.terminate()


async def compare(name: str, port: int, known: dict[str, str]) -> bool:
    for _ in range(100):
        try:
            answer(port, "/readyz", {})
            break
        except (urllib.error.URLError, ConnectionError):
            await asyncio.sleep(0.2)
    met = True
    for clients in (1, 16):
        met &= await compare_with(name, port, known, clients)
    return met


async def compare_with(name: str, port: int, known: dict[str, str], clients: int) -> bool:
    bearer = {"Authorization": f"Bearer {known['token']}"}
    signed_in = bearer | {"Accept-Encoding": "gzip"}
    pages = {title: "/api/v1" + path.format(**known) for title, path in PAGES.items()}
    tags = {title: answer(port, path, bearer)[1] for title, path in pages.items()}
    ways = ("anew", "again", "unchanged")
    floors, found = {title: Timed() for title in pages}, {(title, way): Timed() for title in pages for way in ways}
    requests = 10 * clients
    for _ in range(TURNS):
        for title, path in pages.items():
            await ask(port, repeat("/healthz"), {}, floors[title], 200, clients, requests)
            await ask(port, _other_addresses(path), signed_in, found[title, "anew"], 200, clients, clients + 9)
            await ask(port, repeat(path), signed_in, found[title, "again"], 200, clients, requests)
            as_known = signed_in | {"If-None-Match": tags[title]}
            await ask(port, repeat(path), as_known, found[title, "unchanged"], 304, clients, requests)
    met = True
    for title, floor in floors.items():
        told = [f"empty route {floor.median:.2f} ms"]
        for way in ways:
            ratio = found[title, way].median / floor.median
            within = way == "anew" or ratio <= LIMIT
            met &= within
            told.append(f"{way} {found[title, way].median:.2f} ms, ×{ratio:.1f}{'' if within else ' MISSES 2'}")
        size = found[title, "again"].size
        print(f"  {name}, {clients} at once: {title} ({size:,} bytes packed): {'; '.join(told)}", flush=True)
    return met


_numbers = count()


def _other_addresses(path: str) -> Iterator[str]:
    """The same page under addresses for which no answer is kept."""
    return (f"{path}{'&' if '?' in path else '?'}asked={number}" for number in _numbers)


def main() -> None:
    met = True
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        os.environ["GROUNDSWELL_DATABASE_URL"] = f"sqlite:///{folder / 'bench.db'}"
        met &= measure("SQLite", fill())
        from tests.postgres_cluster import server_folder, throw_away_cluster

        if server_folder() is None:
            print("PostgreSQL is not installed: pages from it were not measured")
        else:
            os.environ["GROUNDSWELL_DATABASE_URL"] = stack.enter_context(throw_away_cluster())
            met &= measure("PostgreSQL", fill())
    sys.exit(0 if met else 1)


if __name__ == "__main__":
    main()
