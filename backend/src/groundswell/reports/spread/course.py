"""What became of practices that began with an innovation: how long stages took, who kept it, who stopped and why."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from groundswell.innovations.models import STAGES
from groundswell.innovations.schemas import Stage
from groundswell.innovations.timeline import RANK
from groundswell.reports.spread.counts import percent_shown
from groundswell.reports.spread.schemas import BetweenStages, KeptAYear, Stopped
from groundswell.reports.spread.words import kept_words, stopped_words
from groundswell.reports.wording.grammar import numbered

Ids = NDArray[np.int64]
Days = NDArray[np.datetime64]
ADOPTED, STOPPED = RANK["adopted"], RANK["stopped"]
DAYS_IN_MONTH = 365.25 / 12
FEWEST_TO_TIME = 5
"""Below so many practices a middle says nothing."""
BETWEEN: tuple[tuple[Stage, Stage, str], ...] = (
    ("aware", "testing", "from first hearing to testing, in the middle of the range"),
    ("testing", "adopted", "from testing to adopting"),
    ("adopted", "sustained", "from adopting to sustaining"),
)


@dataclass(frozen=True)
class Steps:
    """Columns of one length: each a dated step of a practice, by practice and then in order."""

    practice: Ids
    rank: Ids
    """The place of its stage in `STAGES`."""
    on: Days
    reason: NDArray[Any]

    def of(self, practices: Ids) -> "Steps":
        """Those of some practices."""
        theirs = np.isin(self.practice, practices)
        return Steps(self.practice[theirs], self.rank[theirs], self.on[theirs], self.reason[theirs])

    @cached_property
    def first(self) -> Days:
        """(practices, stages): the day on which each practice first came to each stage; NaT where it has not."""
        practices, at = np.unique(self.practice, return_inverse=True)
        found = np.full((len(practices), len(STAGES)), np.datetime64("NaT"), "datetime64[D]")
        # In the order of days: written from the last to the first, the first one stays.
        found[at[::-1], self.rank[::-1]] = self.on[::-1]
        return found

    @cached_property
    def adopting(self) -> Days:
        """By practice: the day of its first step to adopted, or to sustained where that was skipped; NaT: never."""
        return np.fmin(self.first[:, ADOPTED], self.first[:, ADOPTED + 1])

    @property
    def adopted(self) -> Days:
        """The days of those that have adopted."""
        return self.adopting[~np.isnat(self.adopting)]


def between_stages(steps: Steps) -> list[BetweenStages]:
    """Medians over the practices that have come from one stage to the other; of those still on their way nothing is
    known yet, so the true middle is later."""
    found: list[BetweenStages] = []
    for earlier, later, words in BETWEEN:
        days = (steps.first[:, RANK[later]] - steps.first[:, RANK[earlier]]).astype("timedelta64[D]")
        came = days[~np.isnat(days)].astype(np.int64)
        came = came[came >= 0]  # who began again may have tested first in a later round
        if len(came) < FEWEST_TO_TIME:
            continue
        months = float(np.median(came)) / DAYS_IN_MONTH
        shown = "under a month" if months < 0.75 else counted_months(months)
        found.append(
            {
                "earlier": earlier,
                "later": later,
                "months": months,
                "practices": len(came),
                "shown": shown,
                "words": words,
            }
        )
    return found


def counted_months(months: float) -> str:
    """ "1 month", "5 months": beside other numbers, so in figures."""
    return numbered(round(months), "month")


def kept_a_year(steps: Steps, day: date) -> KeptAYear:
    """Of those that adopted more than a year before `day`: who had not stopped within a year."""
    year_ago = np.datetime64(day, "D") - np.timedelta64(365, "D")
    long_ago = ~np.isnat(steps.adopting) & (steps.adopting <= year_ago)
    practices = np.unique(steps.practice)[long_ago]
    adopting = dict(zip(practices.tolist(), steps.adopting[long_ago].tolist(), strict=True))
    gone = set()
    stops = steps.rank == STOPPED
    for practice, on in zip(steps.practice[stops].tolist(), steps.on[stops].tolist(), strict=True):
        adopted = adopting.get(practice)
        if adopted is not None and adopted <= on and (on - adopted).days <= 365:
            gone.add(practice)
    kept = len(practices) - len(gone)
    share = kept / len(practices) if len(practices) else None
    return {
        "practices": len(practices),
        "kept": kept,
        "shown": None if share is None else percent_shown(share),
        "words": kept_words(kept, len(practices)),
    }


def stopped(steps: Steps) -> Stopped:
    """Practices that stand at stopped today, with the reason of that step."""
    if len(steps.practice) == 0:
        return {"practices": 0, "reasons": [], "words": stopped_words(0, [])}
    last = np.append(steps.practice[1:] != steps.practice[:-1], True)
    reasons: Counter[str] = Counter()
    for reason in steps.reason[last & (steps.rank == STOPPED)].tolist():
        words = " ".join(cast(str, reason).split())
        reasons[words[:1].lower() + words[1:].rstrip(".")] += 1
    listed = sorted(reasons.items(), key=lambda each: (-each[1], each[0]))
    return {
        "practices": reasons.total(),
        "reasons": [{"reason": reason, "practices": count} for reason, count in listed],
        "words": stopped_words(reasons.total(), listed),
    }
