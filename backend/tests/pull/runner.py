"""A pull without the rest of the command line, whose loading would take longer than the pull: to be killed.

python runner.py ADDRESS COPY FOLDER [ITEMS]: so many items of the feed at once
"""

import os
import sys
from pathlib import Path

from groundswell.pull import changes
from groundswell.pull.credentials import from_environment
from groundswell.pull.local import Copy
from groundswell.pull.pulling import Pull
from groundswell.pull.server import Server


class Aloud:
    def say(self, sentence: str) -> None:
        print(sentence, flush=True)

    def going(self, what: str, done: int, of: int | None) -> None:
        print(what, done, of, flush=True)


if __name__ == "__main__":
    address, place, folder, *items = sys.argv[1:]
    changes.ITEMS_AT_ONCE = int(items[0]) if items else changes.ITEMS_AT_ONCE
    credentials, tell = from_environment(os.environ), Aloud()
    tell.say("begins")
    server = Server(address, credentials, tell)
    copy = Copy(place, server=server.address, client=credentials.client, kinds=None)
    outcome = Pull(server, copy, Path(folder), tell).once()
    sys.exit(1 if outcome.differences else 0)
