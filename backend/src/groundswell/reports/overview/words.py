"""The sentences over the overview: how many are improving, how many are not, who is silent. Pure."""

from collections.abc import Sequence

from groundswell.reports.figures.standing import SILENT_AFTER
from groundswell.reports.figures.stated import KnownMeasure
from groundswell.reports.overview.rows import GroupRow
from groundswell.reports.overview.schemas import SignalCounts
from groundswell.reports.schemas import Level, Segment, Tone
from groundswell.reports.wording.grammar import NOUNS, Subject, be, have, subject_of
from groundswell.reports.wording.months import month_name
from groundswell.reports.wording.segments import said


def counts_of(rows: Sequence[GroupRow], place: int) -> SignalCounts:
    """Of the measure at `place`. A figure that may not be shown counts with those that are not there."""
    counts: SignalCounts = {"improving": 0, "worse": 0, "moved": 0, "same": 0, "no_data": 0}
    for row in rows:
        standing, cell = row.standings[place], row.cells[place]
        if standing is None or cell["state"] != "reported":
            counts["no_data"] += 1
        elif standing.is_better:
            counts["improving"] += 1
        elif standing.is_worse:
            counts["worse"] += 1
        elif standing.has_moved:
            counts["moved"] += 1
        else:
            counts["same"] += 1
    return counts


def overview_sentence(
    rows: Sequence[GroupRow], level: Level, measure: KnownMeasure | None, latest: int | None, *, filtered: bool
) -> list[Segment]:
    """On the first measure of the grid."""
    one, many = NOUNS[level]
    if not rows:
        return [said(f"No {one} matches." if filtered else f"There are no {many} with practices yet.")]
    if measure is None or latest is None:
        return [said(f"None of the {len(rows):,} {many} has figures yet." if len(rows) > 1 else "No figures yet.")]
    subject = subject_of(measure.definition)
    counts = counts_of(rows, 0)
    parts = _parts(counts)
    begins = f"Of {len(rows):,} {many}, " if len(rows) > 1 else f"Of one {one}, "
    segments = [said(begins)] if parts else []
    for place, part in enumerate(parts):
        joint = "" if place == 0 else " and " if place == len(parts) - 1 else ", "
        if joint:
            segments.append(said(joint))
        segments.append(part)
        if place == 0:
            segments.append(said(f" on {subject.text}"))
    if parts:
        segments.append(said("."))
    return [*segments, *_silent(rows, subject, latest, begins="" if not parts else " ")]


def _parts(counts: SignalCounts) -> list[Segment]:
    parts: list[Segment] = []
    counted: tuple[tuple[int, str, str, Tone], ...] = (
        (counts["improving"], "is improving", "are improving", "improving"),
        (counts["worse"], "is getting worse", "are getting worse", "worse"),
        (counts["moved"], "has moved", "have moved", "plain"),
        (counts["same"], "shows no real change", "show no real change", "plain"),
    )
    for count, one, many, tone in counted:
        if count:
            words = f"{count:,} {one if count == 1 else many}"
            parts.append({"text": words, "tone": tone})
    return parts


def _silent(rows: Sequence[GroupRow], subject: Subject, latest: int, begins: str) -> list[Segment]:
    without = [row.standings[0] for row in rows if (s := row.standings[0]) is None or s.month < latest]
    if not without:
        return []
    some = f"{len(without):,} {have(len(without))}"
    months = {None if standing is None else standing.month for standing in without}
    last = months.pop() if len(months) == 1 else None
    if last is not None and latest - last >= SILENT_AFTER:
        words = f"{some} sent no figures on {subject.text} since {month_name(last, latest)}."
    else:
        words = f"{some} sent no figures on {subject.text} for {month_name(latest, latest)}."
    return [said(begins), said(words, "strong")] if begins else [said(words, "strong")]


def also_sentence(
    rows: Sequence[GroupRow], level: Level, measures: Sequence[KnownMeasure], counts: Sequence[SignalCounts]
) -> list[Segment]:
    """What else stands out: the measure on which they differ most, and how those of the Access Fund do."""
    sentences = [words for words in (_divided(measures, counts), _access_fund(rows, level, measures)) if words]
    return [said(" ".join(sentences))] if sentences else []


def _divided(measures: Sequence[KnownMeasure], counts: Sequence[SignalCounts]) -> str:
    both = [
        (count["improving"] + count["worse"], place)
        for place, count in enumerate(counts)
        if place > 0 and count["improving"] and count["worse"]
    ]
    if not both:
        return ""
    place = max(both, key=lambda pair: (pair[0], -pair[1]))[1]
    subject, count = subject_of(measures[place].definition), counts[place]
    divide = "divide" if subject.plural else "divides"
    return f"{subject.begins} {divide} them most: {count['improving']:,} improving, {count['worse']:,} getting worse."


def _access_fund(rows: Sequence[GroupRow], level: Level, measures: Sequence[KnownMeasure]) -> str:
    inside = [row for row in rows if row.schemes]
    if not measures or level not in ("federation", "network") or not 0 < len(inside) < len(rows):
        return ""
    counts = counts_of(inside, 0)
    one, many = NOUNS[level]
    better, worse = counts["improving"], counts["worse"]
    on = f"on {subject_of(measures[0].definition).text}"
    who = f"Of the {len(inside):,} Access Fund {many}" if len(inside) > 1 else f"Of the one Access Fund {one}"
    parts = [f"{better:,} {be(better)} improving {on}"] if better else []
    parts += [f"{worse:,} {be(worse)} getting worse{'' if better else f' {on}'}"] if worse else []
    return f"{who} {' and '.join(parts)}." if parts else f"{who} none shows a real change {on}."
