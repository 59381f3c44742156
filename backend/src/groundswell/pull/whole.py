"""The first pull, and each that begins anew: an export loaded into tables beside, then put in place at once."""

import shutil
from pathlib import Path

from groundswell.errors import Conflict, NotFound, Over
from groundswell.pull import exports
from groundswell.pull.local import Copy, make_coming, put_in_place
from groundswell.pull.server import Fault, Server
from groundswell.pull.telling import Telling

TRIES = 3


def pull_whole(server: Server, copy: Copy, folder: Path, tell: Telling) -> int:
    """Brings everything anew and returns how many rows. What stands in the copy stands until the rest is there.

    Goes on with the export that an earlier run, killed on the way, was loading.
    """
    for _ in range(TRIES):
        try:
            return _pulled(server, copy, folder, tell)
        except (Over, NotFound, Fault) as error:
            tell.say(f"The export cannot be had: {error} Asking for a new one.")
            with copy.writing() as writing:
                writing.note(export=None, files_done=())
    raise Conflict(f"{TRIES} exports one after another could not be had.")


def _pulled(server: Server, copy: Copy, folder: Path, tell: Telling) -> int:
    if copy.state.export is None:
        asked = exports.ask(server, copy.state.kinds_asked)
        with copy.writing() as writing:
            writing.note(export=asked, files_done=())
        tell.say("Asked the server for an export.")
    else:
        tell.say("Going on with the export that was being loaded.")
    export = str(copy.state.export)
    manifest = exports.ready(server, export, tell)
    copy.refuse_strangers(manifest.layout)
    rows = 0
    for file in manifest.files:
        if file.name in copy.state.files_done:
            continue
        path = exports.fetch(server, export, file, folder)
        with copy.writing() as writing:
            if not writing.state.files_done:
                make_coming(writing.connection, manifest.layout)
            exports.load(writing.connection, path, manifest.layout[file.kind], file, tell)
            done = (*writing.state.files_done, file.name)
            writing.note(files_done=done)
            if set(done) == {each.name for each in manifest.files}:
                put_in_place(writing.connection, manifest.layout, writing.state.layout)
                writing.note(layout=writing.state.layout | manifest.layout, kinds_open=tuple(manifest.layout))
                writing.note(cursor=manifest.cursor, revision=None, export=None, files_done=())
        path.unlink()
        rows += file.rows
    shutil.rmtree(folder, ignore_errors=True)
    server.delete(f"/exports/{export}")
    tell.say(f"Loaded {rows:,} rows of {len(manifest.layout)} kinds.")
    return rows
