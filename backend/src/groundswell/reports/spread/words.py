"""What is said of a spread, made of the counts on the page. Pure."""

from collections.abc import Sequence
from typing import cast

from groundswell.measures.periods import in_words
from groundswell.reports.schemas import Segment
from groundswell.reports.spread.schemas import SpreadBy, SpreadRow
from groundswell.reports.wording.grammar import counted, listed, number
from groundswell.reports.wording.segments import said

NOBODY = "No practice has adopted it yet, so there is nothing to draw a curve through."
MOST_REASONS = 3


def spread_sentence(per: SpreadBy, everyone: SpreadRow, rows: Sequence[SpreadRow], ever: int) -> list[Segment]:
    """How many use it, how many ever did, and where it has gone furthest."""
    if ever == 0:
        begun = sum(cast("dict[str, int]", everyone["stages"]).values())
        if not begun:
            return [said(f"None of the {everyone['practices']:,} practices has begun with it.")]
        so_far = "knows of it, tests it or has stopped" if begun == 1 else "know of it, test it or have stopped"
        return [said(f"No practice has adopted it yet; {counted(begun, 'practice')} {so_far}.")]
    words = [
        said(f"{everyone['using']:,} of {everyone['practices']:,} practices", "strong"),
        said(f" use{'s' if everyone['using'] == 1 else ''} it"),
    ]
    if ever > everyone["using"]:
        more = ever - everyone["using"]
        words.append(said(f"; {number(more)} more had adopted it and no longer do{'es' if more == 1 else ''}"))
    words.append(said("."))
    named = [(row["place"]["name"], row) for row in rows if row["place"] and row["place"]["code"] != "NONE"]
    if len(named) > 1 and named[0][1]["share"] != named[-1][1]["share"]:
        words.append(said(f" It has gone furthest in {_with_share(*named[0])}{_least(named)}."))
    elif len(named) > 1:
        words.append(said(f" Every {per} has come equally far."))
    return words


def _with_share(name: str, row: SpreadRow) -> str:
    return f"{name} ({row['shown']})"


def _least(named: Sequence[tuple[str, SpreadRow]]) -> str:
    """The end of the sentence: where nobody uses it, or the place where fewest do."""
    nobody = [name for name, row in named if not row["using"]]
    if len(nobody) == 1:
        return f", and nobody uses it in {nobody[0]}"
    if nobody:
        return f", and nobody uses it in {number(len(nobody))} of the {number(len(named))}"
    return f", and least far in {_with_share(*named[-1])}"


def kept_words(kept: int, practices: int) -> str:
    if practices == 0:
        return "No practice adopted it more than a year ago."
    who = "the one that" if practices == 1 else f"the {practices:,} that"
    return f"of {who} adopted more than a year ago kept it for a year ({kept:,})"


def stopped_words(practices: int, reasons: Sequence[tuple[str, int]]) -> str:
    """ "stopped. Reasons given: no spare line (11), staff left (8), other (7)", after the number of practices."""
    if practices == 0:
        return "No practice has stopped."
    shown = [f"{reason} ({count:,})" for reason, count in reasons[:MOST_REASONS]]
    rest = sum(count for _, count in reasons[MOST_REASONS:])
    if rest:
        shown.append(f"others ({rest:,})")
    return f"stopped. Reasons given: {listed(shown)}."


def forecast_words(month: int, middle: int, half: tuple[int, int], most: tuple[int, int]) -> str:
    """ "By the end of October 2020 980 practices are likely to have adopted it. …" """
    return (
        f"By the end of {in_words(month)}, {middle:,} practices are likely to have adopted it: as likely as not "
        f"between {half[0]:,} and {half[1]:,}, and nine times in ten between {most[0]:,} and {most[1]:,}."
    )


def assumes(practices: int) -> str:
    return (
        "The forecast assumes that practices go on adopting as those before them, and that no more than today’s "
        f"{practices:,} can. It knows nothing of funding that ends, of staff who leave, or of a better idea."
    )
