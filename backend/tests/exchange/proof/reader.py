"""A system that follows the feed of changes and keeps a copy. A program of its own, so that it can be killed.

    python reader.py ADDRESS TOKEN COPY STOP SEED

COPY is a SQLite file. Every page is applied in one transaction with its cursor. It ends when the file STOP names a
revision and the feed has nothing more, up to that revision or a later one. It knows nothing of Groundswell but what
the feed says.
"""

import json
import random
import sqlite3
import sys
from pathlib import Path
from typing import Any

import httpx

DATED = {"observation": ("organisation", "period"), "adoption": ("practice", "on"), "phase": ("organisation", "first")}


def opened(path: str) -> sqlite3.Connection:
    copy = sqlite3.connect(path, isolation_level=None)
    copy.execute(
        "CREATE TABLE IF NOT EXISTS copied"
        " (kind TEXT, key TEXT, row TEXT, organisation TEXT, day TEXT, PRIMARY KEY (kind, key))"
    )
    copy.execute("CREATE INDEX IF NOT EXISTS by_organisation ON copied (organisation)")
    copy.execute("CREATE TABLE IF NOT EXISTS place (cursor TEXT, caught_up_with INTEGER)")
    return copy


def apply(copy: sqlite3.Connection, item: dict[str, Any]) -> None:
    if item["change"] == "closed":
        copy.executemany("DELETE FROM copied WHERE kind = ?", [[kind] for kind in item["kinds"]])
        return
    if item["change"] == "out_of_sight":
        copy.execute(
            f"DELETE FROM copied WHERE organisation = ? AND kind IN ({', '.join('?' * len(item['kinds']))})"
            " AND day >= ? AND day < ?",
            [item["organisation"], *item["kinds"], item["from"] or "0001-01-01", item["until"] or "9999-12-31"],
        )
        return
    key = json.dumps(item["key"], sort_keys=True)
    if item["change"] == "delete":
        copy.execute("DELETE FROM copied WHERE kind = ? AND key = ?", [item["kind"], key])
        return
    row = item["row"]
    of, on = DATED.get(item["kind"], (None, None))
    told = json.dumps(row, sort_keys=True)
    where_and_when = [row[of] if of else None, row[on] if on else None]
    copy.execute("INSERT OR REPLACE INTO copied VALUES (?, ?, ?, ?, ?)", [item["kind"], key, told, *where_and_when])


def follow(address: str, token: str, path: str, stop: Path, seed: int) -> None:
    chance = random.Random(seed)
    copy = opened(path)
    asked: dict[str, Any] = {"wait": 1}
    if found := copy.execute("SELECT cursor FROM place").fetchone():
        asked["cursor"] = found[0]
    with httpx.Client(base_url=address, headers={"Authorization": f"Bearer {token}"}, timeout=60) as server:
        while True:
            until = int(stop.read_text()) if stop.exists() else None
            answer = server.get("/api/v1/changes", params=asked | {"limit": chance.choice([20, 100, 1000, 5000])})
            answer.raise_for_status()
            page = answer.json()
            copy.execute("BEGIN IMMEDIATE")
            for item in page["items"]:
                apply(copy, item)
            copy.execute("DELETE FROM place")
            reached = None if page["has_more"] else page["watermark"]
            copy.execute("INSERT INTO place VALUES (?, ?)", [page["cursor"], reached])
            copy.execute("COMMIT")
            asked["cursor"] = page["cursor"]
            if until is not None and not page["has_more"] and page["watermark"] >= until:
                return


if __name__ == "__main__":
    follow(sys.argv[1], sys.argv[2], sys.argv[3], Path(sys.argv[4]), int(sys.argv[5]))
