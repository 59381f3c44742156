"""What is said of an initiative is changed: its aim, its status, its dates, its write-up."""

from typing import Any

from sqlalchemy.orm import Session

from groundswell.access.principal import Principal
from groundswell.clock import day_in_words, today
from groundswell.cohorts.queries import check_seen
from groundswell.errors import Invalid
from groundswell.faculty.models import FacultyMember
from groundswell.initiatives.models import FormerSharing, Initiative
from groundswell.initiatives.queries import check_not_to_come
from groundswell.initiatives.scope import editable
from groundswell.initiatives.themes import check_theme
from groundswell.programmes.queries import programme as programme_called
from groundswell.revisions import actions as revisions

ENDED = ("completed", "stopped")
PLAIN = ("title", "origin", "status", "ended", "ended_because", "started", "expected_end", "shared")
WRITTEN = ("problem", "changed", "result")
"""What a write-up cannot be without."""
CHECKED = (
    *("owner_id", "programme_id", "status", "started", "expected_end", "ended", "ended_because", "aim_by"),
    *("written_up", *WRITTEN),
)


def change(session: Session, *, by: Principal, code: str, seen_revision: int, changes: dict[str, Any]) -> Initiative:
    """Changes what is named in `changes`: title, origin, status, ended, ended_because, started, expected_end, shared,
    theme and adviser (numbers), programme (a code), aim and write_up (what is named in them).
    """
    initiative = editable(session, by, code)
    check_seen(initiative.revision_id, seen_revision, "this initiative")
    columns = settled({name: getattr(initiative, name) for name in CHECKED}, columns_of(session, changes))
    revision = revisions.begin(
        session, by=by, action="initiative_changed", words=initiative.title, source=initiative.code
    )
    if columns.get("shared", initiative.shared) != initiative.shared:
        before = FormerSharing(initiative_id=initiative.id, owner_id=initiative.owner_id, shared=initiative.shared)
        before.ended_revision_id = revision.id
        session.add(before)
    for name, value in columns.items():
        setattr(initiative, name, value)
    initiative.revision_id = revision.id
    session.flush()
    return initiative


def columns_of(session: Session, changes: dict[str, Any]) -> dict[str, Any]:
    """The changes as columns, once what they name is known to be there."""
    columns = {name: _plain(changes[name]) for name in PLAIN if name in changes}
    columns |= {f"aim_{name}": _plain(value) or None for name, value in changes.get("aim", {}).items()}
    columns |= {name: _plain(value) for name, value in changes.get("write_up", {}).items()}
    if "ended_because" in columns:
        columns["ended_because"] = columns["ended_because"] or None
    if "theme" in changes:
        check_theme(session, changes["theme"])
        columns["theme_id"] = changes["theme"]
    if "adviser" in changes:
        _check_adviser(session, changes["adviser"])
        columns["adviser_id"] = changes["adviser"]
    if "programme" in changes:
        code = changes["programme"]
        columns["programme_id"] = programme_called(session, code).id if code is not None else None
    return columns


def settled(standing: dict[str, Any], columns: dict[str, Any]) -> dict[str, Any]:
    """The columns to be set, once they and what stands beside them agree. Whoever ends an initiative today need not
    say when; whoever takes it up again takes back when and why it ended.
    """
    columns = dict(columns)
    after = standing | columns
    if after["status"] not in ENDED:
        if columns.get("ended") is not None or columns.get("ended_because") is not None:
            raise Invalid(
                "It has not ended.", [("status", "Choose completed or stopped, or leave out when and why it ended.")]
            )
        columns |= {"ended": None, "ended_because": None}
    elif after.get("ended") is None:
        columns["ended"] = today()
    after |= columns
    _check_dates(after)
    if after["status"] == "stopped" and not after.get("ended_because"):
        raise Invalid(
            "An initiative that is stopped says why.",
            [("ended_because", "Say in a sentence why it was stopped: others can learn from it.")],
        )
    if "owner_id" in standing and after["owner_id"] is None and after["programme_id"] is None:
        raise Invalid("It would belong to nobody.", [("programme", "It is a programme's: choose one.")])
    _check_write_up(after)
    return columns


def _check_dates(after: dict[str, Any]) -> None:
    started, ended = after.get("started"), after.get("ended")
    expected, aim_by = after.get("expected_end"), after.get("aim_by")
    if started is not None:
        from_then = f"Choose {day_in_words(started)} or later."
        if expected is not None and expected < started:
            raise Invalid(
                f"It is expected to end before it starts, on {day_in_words(started)}.", [("expected_end", from_then)]
            )
        if aim_by is not None and aim_by < started:
            raise Invalid(
                f"The aim is to be reached before the work starts, on {day_in_words(started)}.", [("aim.by", from_then)]
            )
        if ended is not None and ended < started:
            raise Invalid(f"It ended before it started, on {day_in_words(started)}.", [("ended", from_then)])
    check_not_to_come(ended, today(), "ended")


def _check_write_up(after: dict[str, Any]) -> None:
    check_not_to_come(after.get("written_up"), today(), "write_up.written_up")
    if after.get("written_up") is not None:
        missing = [(f"write_up.{name}", "Write a sentence or two.") for name in WRITTEN if not after.get(name)]
        if missing:
            raise Invalid(
                "A write-up says what the problem was, what was changed and what came of it.",
                [*missing, ("write_up.written_up", "Leave it empty until these are written.")],
            )


def _check_adviser(session: Session, member_id: int | None) -> None:
    if member_id is not None and session.get(FacultyMember, member_id) is None:
        raise Invalid(
            f"There is no member {member_id} of the faculty.", [("adviser", "Choose a member of the faculty.")]
        )


def _plain(value: Any) -> Any:
    return value.strip() if isinstance(value, str) else value
