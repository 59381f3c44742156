"""The sentences of a group's page: what has changed since the last visit, what needs attention, who is late. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from groundswell.measures.definitions import MeasureDefinition
from groundswell.measures.periods import in_words
from groundswell.organisations.models import Organisation
from groundswell.organisations.statements import Kind
from groundswell.reports.dashboard.practice_table import MONTHS, PracticeStanding
from groundswell.reports.dashboard.schemas import Attention, AttentionItem, Since, SinceItem
from groundswell.reports.drawing.small_charts import Line
from groundswell.reports.figures.standing import VARIATION_NAMES, Standing
from groundswell.reports.figures.stated import KnownMeasure
from groundswell.reports.wording.days import weekday
from groundswell.reports.wording.grammar import be, capital, counted, have, listed, numbered, possessive, subject_of
from groundswell.reports.wording.months import month_name
from groundswell.reports.wording.segments import said
from groundswell.reports.wording.verdicts import reason, rules_of

SHOWN = 6
"""Items of a list before it says how many more there are."""
NEWS_OF_PRACTICES = 2
"""Of these so many at least are kept for practices, if there are so many."""
ACROSS = {
    Kind.FEDERATION: "across the federation",
    Kind.NETWORK: "across the network",
    Kind.SCHEME: "across the scheme",
    Kind.COMMISSIONER: "across its practices",
    Kind.REGION: "across the region",
}


@dataclass(frozen=True)
class Page:
    """What the sentences are made of."""

    group: Organisation
    lines: Sequence[Line]
    practices: Sequence[PracticeStanding]
    """Those whose figures the caller may see."""
    measures: dict[int, KnownMeasure]
    latest: dict[int, int]
    period: int
    last_visit: datetime | None
    changed: frozenset[tuple[int, int]] | None
    """Organisation and measure of series that changed after the last visit; None: of every one."""

    def is_news(self, organisation_id: int, measure_id: int) -> bool:
        return self.changed is None or (organisation_id, measure_id) in self.changed

    @property
    def overdue(self) -> list[PracticeStanding]:
        """Who has not sent the newest month, longest silence first."""
        late = [practice for practice in self.practices if practice.months_overdue(self.period)]
        return sorted(late, key=lambda p: (-p.months_overdue(self.period), p.place.name))


# --- since the last visit --------------------------------------------------------------------------------------------


def since(page: Page) -> Since:
    of_group, of_practices, late = _group_news(page), _practice_news(page), _late(page)
    of_practices_shown = of_practices[: max(SHOWN - len(of_group), NEWS_OF_PRACTICES)]
    found = [*of_group[: SHOWN - len(of_practices_shown)], *of_practices_shown]
    left = len(of_group) + len(of_practices) - len(found)
    return {
        "last_visit": None if page.last_visit is None else page.last_visit.isoformat(),
        "heading": _heading(page),
        "items": [*found, *([late] if late else [])],
        "also": _also(page, left),
    }


def _heading(page: Page) -> str:
    if page.last_visit is None:
        return f"Latest month, {in_words(page.period)}"
    day = page.last_visit
    return f"Since your last visit, {weekday(day)}"


def _group_news(page: Page) -> list[SinceItem]:
    items = []
    for line in sorted(page.lines, key=lambda line: not line.worsens):
        standing = line.standing
        if standing is None or not (line.improves or line.worsens):
            continue
        if not page.is_news(page.group.id, line.measure.id):
            continue
        across = f" {ACROSS[Kind(page.group.kind)]}."
        items.append(_news(line.measure, standing, page, begins="", across=across, to=page.group.code))
    return items


def _practice_news(page: Page) -> list[SinceItem]:
    """Signals that the newest figures made, getting worse first."""
    news = [
        (practice, page.measures[measure_id], standing)
        for practice in page.practices
        for measure_id, standing in practice.standings.items()
        if (standing.is_worse or standing.is_better)
        and standing.month == page.latest[measure_id]
        and standing.is_new(rules_of(page.measures[measure_id].definition))
        and page.is_news(practice.place.id, measure_id)
    ]
    news.sort(key=lambda item: (not item[2].is_worse, item[0].place.name, item[1].definition.title))
    return [
        _news(measure, standing, page, begins=f"{practice.place.name}: ", across=".", to=practice.place.code)
        for practice, measure, standing in news
    ]


def _news(measure: KnownMeasure, standing: Standing, page: Page, *, begins: str, across: str, to: str) -> SinceItem:
    definition, subject = measure.definition, subject_of(measure.definition)
    named = f"{begins}{subject.text}" if begins else subject.begins
    change = said("improving", "improving") if standing.is_better else said("getting worse", "worse")
    month = month_name(standing.month, page.period)
    shown = "" if standing.value is None else definition.shown(standing.value)
    words = f" {month} was {shown}{reason(definition, standing)}"
    if standing.since is not None and standing.since < standing.month:
        words += f", since {in_words(standing.since)}"
    return {
        "variation": VARIATION_NAMES[standing.variation],
        "icon": "variation",
        "sentence": [
            said(f"{named} {subject.be} ", "strong"),
            change,
            said(across, "strong"),
            said(f"{words}.{' This is new.' if standing.is_new(rules_of(definition)) else ''}"),
        ],
        "link": {"to": "measure", "measure": definition.code, "organisation": to, "label": "See the chart"},
    }


def _late(page: Page) -> SinceItem | None:
    """ "Harbour View has sent nothing since July and Linden Walk has not sent October, so …"."""
    late = page.overdue
    if not late or not page.practices:
        return None
    month = month_name(page.period, page.period)
    clauses = [_late_clause(practice, page.period) for practice in late[:2]]
    if len(late) > 2:
        more = len(late) - 2
        clauses.append(f"{counted(more, 'other')} {have(more)} not sent {month}")
    everyone = len(page.practices)
    practices = "practice" if everyone == 1 else "practices"
    so = f", so {possessive(month)} figures are from {everyone - len(late)} of {everyone} {practices}."
    return {
        "variation": None,
        "icon": "late",
        "sentence": [said(clauses[0], "strong"), said(_after_first(clauses) + so)],
        "link": {
            "to": "practice",
            "measure": None,
            "organisation": late[0].place.code,
            "label": f"See {late[0].place.name}",
        },
    }


def _after_first(clauses: Sequence[str]) -> str:
    if len(clauses) == 1:
        return ""
    return listed(clauses).removeprefix(clauses[0])


def _late_clause(practice: PracticeStanding, period: int) -> str:
    overdue = practice.months_overdue(period)
    if overdue >= MONTHS:
        return f"{practice.place.name} has sent nothing for a year"
    if overdue == 1:
        return f"{practice.place.name} has not sent {month_name(period, period)}"
    return f"{practice.place.name} has sent nothing since {month_name(period - overdue, period)}"


def _also(page: Page, left: int) -> str | None:
    parts = []
    if page.practices:
        sent = len(page.practices) - len(page.overdue)
        if sent:
            parts.append(f"{counted(sent, 'practice')} sent {possessive(month_name(page.period, page.period))} figures")
    if left:
        parts.append(f"{counted(left, 'other change')} {be(left)} not listed here")
    return f"{capital('; '.join(parts))}." if parts else None


# --- needs attention -------------------------------------------------------------------------------------------------


def attention(page: Page) -> Attention:
    return {"worse": [*_group_worse(page), *_practices_worse(page)][:SHOWN], "overdue": _overdue(page)[:SHOWN]}


def _group_worse(page: Page) -> list[AttentionItem]:
    return [
        {
            "label": f"{line.measure.definition.short_title}, {page.group.kind}",
            "organisation": page.group.code,
            "measure": line.measure.definition.code,
            "when": _when(line.standing, line.measure.definition),
        }
        for line in page.lines
        if line.worsens and line.standing is not None
    ]


def _practices_worse(page: Page) -> list[AttentionItem]:
    """Practices by how many of their measures are getting worse, then by since when."""
    found = []
    for practice in page.practices:
        worse = practice.worse(page.latest)
        if not worse:
            continue
        standings = [(practice.standings[measure], page.measures[measure].definition) for measure in worse]
        first, definition = min(standings, key=lambda each: each[0].since or each[0].month)
        names = listed([subject_of(page.measures[measure].definition).bare for measure in worse])
        item: AttentionItem = {
            "label": f"{practice.place.name}: {names}",
            "organisation": practice.place.code,
            "measure": page.measures[worse[0]].definition.code if len(worse) == 1 else None,
            "when": _when(first, definition),
        }
        found.append((-len(worse), first.since or first.month, practice.place.name, item))
    found.sort(key=lambda entry: entry[:3])
    return [item for *_, item in found]


def _when(standing: Standing, definition: MeasureDefinition) -> str:
    if standing.since is None:
        return in_words(standing.month)
    return f"{'new, ' if standing.is_new(rules_of(definition)) else ''}since {in_words(standing.since)}"


def _overdue(page: Page) -> list[AttentionItem]:
    items: list[AttentionItem] = []
    for practice in page.overdue:
        months = practice.months_overdue(page.period)
        when = month_name(page.period, page.period) if months == 1 else f"{months} months"
        items.append(
            {
                "label": practice.place.name,
                "organisation": practice.place.code,
                "measure": None,
                "when": "a year or more" if months >= MONTHS else when,
            }
        )
    return items


def facts(practices: int, patients: float | None, places: Sequence[str], period: int | None) -> str:
    """ "23 practices, 225,295 patients · Wealdmarsh, Eastmarch · Figures to October 2018"."""
    counts = f"{numbered(practices, 'practice')}"
    if patients is not None:
        counts += f", {patients:,.0f} patients"
    parts = [counts]
    if places:
        parts.append(", ".join(places))
    parts.append("No figures yet" if period is None else f"Figures to {in_words(period)}")
    return " · ".join(parts)
