"""The library as it is searched: what each innovation is, how many use it, and how strong its evidence is."""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy.orm import Session

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.errors import Invalid
from groundswell.innovations import queries
from groundswell.innovations.timeline import USING
from groundswell.measures.definitions import library as measure_library
from groundswell.reports.evidence import words as evidence_words
from groundswell.reports.evidence.found import Finder
from groundswell.reports.figures.stated import known_measures
from groundswell.reports.innovations.schemas import LibraryItem, LibrarySort, LibraryStrength, StrengthName
from groundswell.reports.wording.segments import plain_text


def library(
    session: Session,
    *,
    by: Principal,
    text: str | None = None,
    theme: int | None = None,
    measure: str | None = None,
    strength: StrengthName | None = None,
    sort: LibrarySort = "best",
    retired: bool = False,
    limit: int | None = None,
    after: str | None = None,
) -> tuple[list[LibraryItem], int, str | None]:
    """A page, how many there are in all, and the code of its last where there are more. A fixed number of queries.

    `best`: how well it answers the words, then the title. The strength of evidence is that for the first outcome that
    an innovation should move, as far as it has been worked out since anything changed: a search does not wait for it.
    """
    by.require(Permission.READ_INNOVATIONS)
    found = [
        each.innovation
        for each in queries.library_of(session, text=text, theme=theme, measure=measure, retired=retired)
    ]
    ids = [each.id for each in found]
    counts, practices = queries.stage_counts(session, ids), queries.count_practices(session)
    themes, measures = queries.themes_of(session, ids), queries.measures_of(session, ids)
    evidence = _Evidence(session)
    items: list[LibraryItem] = []
    for each in found:
        judged, headline = evidence.of(each.id, measures[each.id])
        items.append(
            {
                "code": each.code,
                "title": each.title,
                "summary": each.summary,
                "themes": [{"id": theme.id, "title": theme.title} for theme in themes[each.id]],
                "measures": [{"code": code, "title": measure_library()[code].title} for code in measures[each.id]],
                "adopted": sum(counts[each.id][stage] for stage in USING),
                "practices": practices,
                "strength": judged,
                "headline": headline,
                "retired": each.retired_because is not None,
                "revision": each.revision_id,
            }
        )
    if strength is not None:
        items = [each for each in items if each["strength"] and each["strength"]["word"].lower() == strength]
    if sort != "best":
        items.sort(key=_ORDERS[sort])
    begin = _begin(items, after)
    shown = items[begin:] if limit is None else items[begin : begin + limit]
    more = begin + len(shown) < len(items)
    return shown, len(items), shown[-1]["code"] if more else None


class _Evidence:
    """What has been found already; nothing is found anew for a list."""

    def __init__(self, session: Session) -> None:
        self._known = known_measures(session)
        self._finder = Finder(session, self._known)

    def of(self, innovation_id: int, codes: Sequence[str]) -> tuple[LibraryStrength | None, str | None]:
        measure = self._finder.first_choice([self._known[code] for code in codes if code in self._known])
        if measure is None:
            return None, None
        found = self._finder.remembered(innovation_id, measure)
        if found is None:
            return None, None
        judged, average = found.finding.judged, found.finding.average
        sentence = evidence_words.sentence(measure.definition, len(found.finding.sites), average, 0, 0)
        # What a new site could see, and how many have adopted it, are for its page.
        short = sentence[: -1 if average is None else -2]
        return {"word": judged.word, "level": judged.level}, plain_text(short)


def _level(strength: LibraryStrength | None) -> int:
    return -1 if strength is None else strength["level"]


_ORDERS: dict[LibrarySort, Callable[[LibraryItem], Any]] = {
    "title": lambda item: item["title"].casefold(),
    "adopted": lambda item: (-item["adopted"], item["title"].casefold()),
    "strength": lambda item: (-_level(item["strength"]), -item["adopted"], item["title"].casefold()),
}


def _begin(items: list[LibraryItem], after: str | None) -> int:
    if after is None:
        return 0
    place = next((place for place, item in enumerate(items) if item["code"] == after), None)
    if place is None:
        raise Invalid(
            "The innovation where the page before ended is no longer in this list.",
            [("cursor", "Leave it out to begin at the start.")],
        )
    return place + 1
