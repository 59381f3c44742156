"""The page of one practice: its measures, where it has belonged, what it took over or became."""

from collections.abc import Mapping

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, aliased

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.clock import day_in_words
from groundswell.errors import NotFound
from groundswell.measures.periods import in_words
from groundswell.measures.stored import latest_months
from groundswell.organisations.models import Organisation, Spell, Succession
from groundswell.organisations.schemas import OrganisationRef, maybe_ref, ref
from groundswell.organisations.scope import seen
from groundswell.organisations.statements import Kind
from groundswell.reports.drawing.small_charts import lede, practice_line, real_changes_first, small_chart
from groundswell.reports.figures.stated import LIST_SIZE, KnownMeasure, figures_of, known_measures
from groundswell.reports.practices.schemas import PracticePage, SpellOut, SuccessionOut
from groundswell.reports.wording.days import iso_day
from groundswell.revisions.queries import watermark


def practice(session: Session, *, by: Principal, code: str) -> PracticePage:
    """A fixed number of queries. Raises `NotFound` alike for what is no practice and what the caller may not see."""
    by.require(Permission.READ_PRACTICES)
    found = seen(session, by, code)
    if found.kind != Kind.PRACTICE:
        raise NotFound(f"No practice with the code {code} is known to you.")
    known = known_measures(session, [found.id])
    latest = latest_months(session)
    figures = figures_of(session, list(known.values()), [found.id])
    with_figures = {measure for measure, rows in figures.items() if len(rows.month) and measure in latest}
    measures = _in_order(known, with_figures)
    lines = [practice_line(measure, figures[measure.id], latest[measure.id]) for measure in measures]
    sizes = figures[known[LIST_SIZE].id].numerator.tolist() if LIST_SIZE in known else []
    spells = _spells(session, found.id)
    today = {parent.kind: parent for spell, parent in spells if spell.until is None}
    region = _region(session, today.get(Kind.COMMISSIONER))
    period = max((line.latest for line in lines), default=None)
    size = sizes[-1] if sizes else None
    return {
        **ref(found),
        "status": found.status or "active",
        "opened": iso_day(found.opened),
        "closed": iso_day(found.closed),
        "postcode": found.postcode,
        "list_size": size,
        "federation": maybe_ref(today.get(Kind.FEDERATION)),
        "network": maybe_ref(today.get(Kind.NETWORK)),
        "commissioner": maybe_ref(today.get(Kind.COMMISSIONER)),
        "region": region,
        "facts": _facts(found, size, [today.get(kind) for kind in _ABOVE], region, period),
        "sentence": lede(lines),
        "spells": [_spell(spell, parent) for spell, parent in spells],
        "successions": _successions(session, found.id),
        "measures": [small_chart(line) for line in real_changes_first(lines)],
        "revision": watermark(session).sequence,
    }


_ABOVE = (Kind.FEDERATION, Kind.NETWORK, Kind.COMMISSIONER)


def _in_order(measures: Mapping[str, KnownMeasure], with_figures: set[int]) -> list[KnownMeasure]:
    """Measures that have figures: those of the sets first, in their order, then by title."""
    found = [measure for measure in measures.values() if measure.id in with_figures]

    def place(measure: KnownMeasure) -> tuple[int, int, str]:
        sets = measure.definition.sets
        if "dashboard" in sets:
            return (0, sets["dashboard"], "")
        return (1, sets["access_fund"], "") if "access_fund" in sets else (2, 0, measure.definition.title)

    return sorted(found, key=place)


def _facts(
    found: Organisation,
    size: float | None,
    above: list[Organisation | None],
    region: OrganisationRef | None,
    period: int | None,
) -> str:
    """ "Z10104 · 10,188 patients · Brackenholt Health Federation, Wealdmarsh, Eastmarch · Figures to October 2018"."""
    places = [place.name for place in above if place is not None] + ([region["name"]] if region else [])
    parts = [found.code]
    if size is not None:
        parts.append(f"{size:,.0f} {'patient' if size == 1 else 'patients'}")
    if places:
        parts.append(", ".join(places))
    if found.closed is not None:
        parts.append(f"Closed {day_in_words(found.closed)}")
    parts.append("No figures yet" if period is None else f"Figures to {in_words(period)}")
    return " · ".join(parts)


def _spells(session: Session, practice_id: int) -> list[tuple[Spell, Organisation]]:
    """Newest first."""
    rows = session.execute(
        select(Spell, Organisation)
        .join(Organisation, Organisation.id == Spell.parent_id)
        .where(Spell.organisation_id == practice_id)
        .order_by(Spell.first.desc(), Organisation.kind, Organisation.code)
    )
    return [(spell, parent) for spell, parent in rows]


def _spell(spell: Spell, parent: Organisation) -> SpellOut:
    return {
        "parent": ref(parent),
        "from": spell.first.isoformat(),
        "until": iso_day(spell.until),
        "inferred": spell.inferred,
    }


def _region(session: Session, commissioner: Organisation | None) -> OrganisationRef | None:
    """Of its commissioner, or of the commissioner above that."""
    if commissioner is None:
        return None
    above = aliased(Spell)
    over = select(above.parent_id).where(
        above.organisation_id == commissioner.id, above.until.is_(None), above.parent_kind == Kind.COMMISSIONER
    )
    return maybe_ref(
        session.scalar(
            select(Organisation)
            .join(Spell, Spell.parent_id == Organisation.id)
            .where(
                or_(Spell.organisation_id == commissioner.id, Spell.organisation_id.in_(over)),
                Spell.until.is_(None),
                Organisation.kind == Kind.REGION,
            )
            .order_by(Organisation.code)
            .limit(1)
        )
    )


def _successions(session: Session, practice_id: int) -> list[SuccessionOut]:
    before, after = aliased(Organisation), aliased(Organisation)
    rows = session.execute(
        select(before, after, Succession.on)
        .join(before, before.id == Succession.predecessor_id)
        .join(after, after.id == Succession.successor_id)
        .where(or_(Succession.predecessor_id == practice_id, Succession.successor_id == practice_id))
        .order_by(Succession.on.desc())
    )
    return [{"predecessor": ref(one), "successor": ref(other), "on": on.isoformat()} for one, other, on in rows]
