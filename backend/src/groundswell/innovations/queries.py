"""The library and its innovations, with what hangs on them."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from groundswell.access.principal import Principal
from groundswell.clock import today
from groundswell.errors import NotFound
from groundswell.initiatives.models import ImprovementTheme, Initiative
from groundswell.initiatives.scope import visible
from groundswell.innovations.models import (
    STAGES,
    Adoption,
    Innovation,
    InnovationContact,
    InnovationMeasure,
    InnovationOrigin,
    InnovationTheme,
)
from groundswell.measures.definitions import library
from groundswell.measures.models import Measure
from groundswell.organisations.models import Organisation
from groundswell.organisations.queries import open_on
from groundswell.organisations.statements import Kind
from groundswell.people.models import Person


def innovation(session: Session, code: str) -> Innovation:
    found = session.scalar(select(Innovation).where(Innovation.code == code))
    if found is None:
        raise NotFound(f"There is no innovation called {code}.")
    return found


def open_practices() -> tuple[ColumnElement[bool], ...]:
    """Conditions on organisations: the practices of which a spread is a share, open today and neither dormant nor only
    proposed."""
    is_awake = or_(Organisation.status.is_(None), Organisation.status == "active")
    return Organisation.kind == Kind.PRACTICE, open_on(today()), is_awake


def count_practices(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(Organisation).where(*open_practices())) or 0


def stage_counts(session: Session, innovations: Collection[int]) -> dict[int, dict[str, int]]:
    """Practices open today at each stage, of some innovations. One query."""
    found = {each: dict.fromkeys(STAGES, 0) for each in innovations}
    for number, stage, count in session.execute(
        select(Adoption.innovation_id, Adoption.stage, func.count())
        .join(Organisation, Organisation.id == Adoption.organisation_id)
        .where(Adoption.innovation_id.in_(innovations), *open_practices())
        .group_by(Adoption.innovation_id, Adoption.stage)
    ):
        found[number][stage] = count
    return found


def themes_of(session: Session, innovations: Collection[int]) -> dict[int, list[ImprovementTheme]]:
    """In the order in which themes are listed."""
    found: dict[int, list[ImprovementTheme]] = defaultdict(list)
    for number, theme in session.execute(
        select(InnovationTheme.innovation_id, ImprovementTheme)
        .join(ImprovementTheme, ImprovementTheme.id == InnovationTheme.theme_id)
        .where(InnovationTheme.innovation_id.in_(innovations))
        .order_by(ImprovementTheme.kind, ImprovementTheme.place)
    ):
        found[number].append(theme)
    return found


def measures_of(session: Session, innovations: Collection[int]) -> dict[int, list[str]]:
    """Codes of the measures that each should move, by their titles."""
    found: dict[int, list[str]] = defaultdict(list)
    rows = session.execute(
        select(InnovationMeasure.innovation_id, Measure.code)
        .join(Measure, Measure.id == InnovationMeasure.measure_id)
        .where(InnovationMeasure.innovation_id.in_(innovations))
    )
    for number, code in sorted(rows, key=lambda row: library()[row[1]].title):
        found[number].append(code)
    return found


def origins_of(session: Session, by: Principal, innovation_id: int) -> Sequence[Initiative]:
    """The initiatives it came from, those that the caller may read."""
    return session.scalars(
        select(Initiative)
        .join(InnovationOrigin, InnovationOrigin.initiative_id == Initiative.id)
        .where(InnovationOrigin.innovation_id == innovation_id, visible(by))
        .order_by(Initiative.title, Initiative.id)
    ).all()


class ContactFacts(NamedTuple):
    person: Person
    organisation: Organisation
    words: str


def contacts_of(session: Session, innovation_id: int) -> list[ContactFacts]:
    rows = session.execute(
        select(Person, Organisation, InnovationContact.words)
        .join(InnovationContact, InnovationContact.person_id == Person.id)
        .join(Organisation, Organisation.id == InnovationContact.organisation_id)
        .where(InnovationContact.innovation_id == innovation_id)
        .order_by(Organisation.name, Person.name, Person.id)
    )
    return [ContactFacts(*row) for row in rows]


class Found(NamedTuple):
    """An innovation in the library; `rank`: how well it answers the words, the lowest first."""

    innovation: Innovation
    rank: int


def library_of(
    session: Session,
    *,
    text: str | None = None,
    theme: int | None = None,
    measure: str | None = None,
    retired: bool = False,
) -> list[Found]:
    """Innovations that have all the words, in title, theme, summary or how-to; best first, then by title. One query.

    A word in the title counts for most (at its beginning still more), then one in a theme, in the summary, in the text.
    """
    conditions: list[ColumnElement[bool]] = [] if retired else [Innovation.retired_because.is_(None)]
    if theme is not None:
        of_theme = select(InnovationTheme.innovation_id).where(InnovationTheme.theme_id == theme)
        conditions.append(Innovation.id.in_(of_theme))
    if measure is not None:
        of_measure = (
            select(InnovationMeasure.innovation_id)
            .join(Measure, Measure.id == InnovationMeasure.measure_id)
            .where(Measure.code == measure)
        )
        conditions.append(Innovation.id.in_(of_measure))
    words = (text or "").split()[:MOST_WORDS]
    conditions += [or_(*_places(word)) for word in words]
    rows = session.scalars(select(Innovation).where(*conditions)).all()
    ranks = _ranks(session, rows, words)
    found = [Found(row, ranks[row.id]) for row in rows]
    return sorted(found, key=lambda each: (each.rank, each.innovation.title.casefold(), each.innovation.code))


MOST_WORDS = 8
"""Of a search; what is typed after them changes nothing."""


def _places(word: str) -> list[ColumnElement[bool]]:
    """Where a word may stand."""
    pattern = "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    in_theme = (
        select(InnovationTheme.innovation_id)
        .join(ImprovementTheme, ImprovementTheme.id == InnovationTheme.theme_id)
        .where(ImprovementTheme.title.ilike(pattern, escape="\\"))
    )
    return [
        Innovation.title.ilike(pattern, escape="\\"),
        Innovation.id.in_(in_theme),
        Innovation.summary.ilike(pattern, escape="\\"),
        Innovation.how_to.ilike(pattern, escape="\\"),
    ]


def _ranks(session: Session, rows: Sequence[Innovation], words: Sequence[str]) -> dict[int, int]:
    if not words:
        return {row.id: 0 for row in rows}
    themes = themes_of(session, [row.id for row in rows])
    ranks = {}
    for row in rows:
        title, of_themes = row.title.casefold(), " ".join(each.title for each in themes[row.id]).casefold()
        texts = (title, of_themes, row.summary.casefold())
        begins = title.startswith(words[0].casefold())
        ranks[row.id] = sum(_rank(word.casefold(), texts) for word in words) * 2 - begins
    return ranks


def _rank(word: str, texts: Sequence[str]) -> int:
    return next((place for place, text in enumerate(texts) if word in text), len(texts))
