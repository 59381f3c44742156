"""How team and adviser score the progress of an initiative, month by month."""

from collections.abc import Sequence
from datetime import date

from groundswell.initiatives.models import ProgressScore
from groundswell.initiatives.progress import MEANINGS
from groundswell.measures.periods import month_of
from groundswell.reports.initiatives.schemas import PageScores
from groundswell.reports.wording.months import month_name

_WHOSE = ("team", "adviser")


def page_scores(scores: Sequence[ProgressScore], day: date) -> PageScores:
    """Month by month, and in words where team and adviser differ in the newest month that both have scored."""
    at = {(each.month, each.by): each for each in scores}
    months = sorted({each.month for each in scores})
    newest = {whose: next((at[m, whose] for m in reversed(months) if (m, whose) in at), None) for whose in _WHOSE}
    return {
        "meanings": [{"score": each.score, "word": each.word, "meaning": each.meaning} for each in MEANINGS],
        "months": [
            {
                "month": str(month),
                "team": _score(at.get((month, "team"))),
                "adviser": _score(at.get((month, "adviser"))),
                "team_note": _note(at.get((month, "team"))),
                "adviser_note": _note(at.get((month, "adviser"))),
                "team_revision": _revision(at.get((month, "team"))),
                "adviser_revision": _revision(at.get((month, "adviser"))),
            }
            for month in months
        ],
        "team": _score(newest["team"]),
        "adviser": _score(newest["adviser"]),
        "difference": _difference(at, months, day),
    }


def _score(row: ProgressScore | None) -> float | None:
    return None if row is None else row.halves / 2


def _note(row: ProgressScore | None) -> str:
    return "" if row is None else row.note


def _revision(row: ProgressScore | None) -> int | None:
    return None if row is None else row.revision_id


def _difference(at: dict[tuple[date, str], ProgressScore], months: Sequence[date], day: date) -> str | None:
    both = [month for month in months if (month, "team") in at and (month, "adviser") in at]
    if not both:
        return None
    team, adviser = at[both[-1], "team"].halves / 2, at[both[-1], "adviser"].halves / 2
    if team == adviser:
        return None
    when = month_name(month_of(both[-1]), month_of(day))
    return f"They differ in {when}: the team says {team:.1f}, the adviser {adviser:.1f}."
