"""What is said of a spread."""

import numpy as np
import pytest

from groundswell.measures.periods import month_of
from groundswell.organisations.schemas import OrganisationRef
from groundswell.reports.spread.counts import NOWHERE, percent_shown, spread_row
from groundswell.reports.spread.schemas import SpreadRow
from groundswell.reports.spread.words import assumes, forecast_words, kept_words, spread_sentence, stopped_words
from groundswell.reports.wording.segments import plain_text
from tests.reports.worlds import october


def row(name: str | None, practices: int, adopted: int, testing: int = 0, stopped: int = 0) -> SpreadRow:
    place: OrganisationRef | None = None if name is None else {"code": name[:3], "name": name, "kind": "region"}
    if name == "NONE":
        place = NOWHERE["region"]
    return spread_row(place, practices, np.array([0, 0, testing, adopted, 0, stopped]))


def said(everyone: SpreadRow, *rows: SpreadRow, ever: int | None = None) -> str:
    return plain_text(spread_sentence("region", everyone, rows, everyone["using"] if ever is None else ever))


def test_where_it_has_gone_furthest() -> None:
    west, mid, east = row("Westerly", 400, 104), row("Midvale", 400, 24), row("Eastmarch", 400, 0)
    assert said(row(None, 800, 128), west, mid) == (
        "128 of 800 practices use it. It has gone furthest in Westerly (26%), and least far in Midvale (6%)."
    )
    assert said(row(None, 1200, 128), west, mid, east).endswith("and nobody uses it in Eastmarch.")
    assert said(row(None, 1200, 104), west, east, row("South", 9, 0)).endswith("nobody uses it in two of the three.")
    assert said(row(None, 800, 208), west, row("South", 400, 104)).endswith("Every region has come equally far.")
    assert said(row(None, 900, 128), west, row("NONE", 500, 24)) == "128 of 900 practices use it."


@pytest.mark.parametrize(
    ("everyone", "ever", "words"),
    [
        (row(None, 2500, 1), 1, "1 of 2,500 practices uses it."),
        (row(None, 2500, 378), 404, "378 of 2,500 practices use it; 26 more had adopted it and no longer do."),
        (row(None, 2500, 0), 0, "None of the 2,500 practices has begun with it."),
        (row(None, 9, 0, 1), 0, "No practice has adopted it yet; one practice knows of it, tests it or has stopped."),
        (row(None, 9, 0, 2), 0, "No practice has adopted it yet; two practices know of it, test it or have stopped."),
    ],
)
def test_how_many_use_it(everyone: SpreadRow, ever: int, words: str) -> None:
    assert said(everyone, ever=ever) == words


def test_who_kept_it_and_who_stopped() -> None:
    assert kept_words(53, 120) == "of the 120 that adopted more than a year ago kept it for a year (53)"
    assert kept_words(1, 1) == "of the one that adopted more than a year ago kept it for a year (1)"
    assert kept_words(0, 0) == "No practice adopted it more than a year ago."
    reasons = [("no spare line", 11), ("staff left", 8), ("callers did not answer", 6), ("other", 1)]
    assert stopped_words(26, reasons) == (
        "stopped. Reasons given: no spare line (11), staff left (8), callers did not answer (6) and others (1)."
    )
    assert stopped_words(3, [("staff left", 3)]) == "stopped. Reasons given: staff left (3)."


def test_the_forecast_in_words() -> None:
    assert forecast_words(month_of(october(2020)), 980, (840, 1110), (650, 1280)) == (
        "By the end of October 2020, 980 practices are likely to have adopted it: as likely as not between 840 and "
        "1,110, and nine times in ten between 650 and 1,280."
    )
    assert "no more than today’s 2,500 can" in assumes(2500)


@pytest.mark.parametrize(
    ("share", "shown"),
    [(None, "–"), (0.0, "0%"), (0.0004, "under 1%"), (0.26, "26%"), (0.9996, "over 99%"), (1.0, "100%")],
)
def test_shares_never_round_away_the_few(share: float | None, shown: str) -> None:
    assert percent_shown(share) == shown
