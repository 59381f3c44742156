"""The page of one group: federation, network, scheme, commissioner or region."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.measures.models import SeriesSummary
from groundswell.measures.schemas import head
from groundswell.measures.stored import latest_months
from groundswell.organisations.models import Organisation
from groundswell.organisations.queries import group as group_with_code
from groundswell.organisations.statements import Kind
from groundswell.people.queries import last_visit
from groundswell.reports.dashboard.member_history import members_over_time
from groundswell.reports.dashboard.practice_table import (
    PracticeStanding,
    practice_row,
    practice_standings,
    unseen_row,
    worst_first,
)
from groundswell.reports.dashboard.schemas import Dashboard, MembersOverTime, PracticeTable
from groundswell.reports.dashboard.words import Page, attention, facts, since
from groundswell.reports.drawing.small_charts import Line, group_line, lede, real_changes_first, small_chart
from groundswell.reports.figures.chosen import chosen_measures
from groundswell.reports.figures.stated import LIST_SIZE, KnownMeasure, known_measures, roll_ups_of
from groundswell.reports.places import Place, belonging, grouping, members_of, visible_among
from groundswell.reports.schemas import Level, Membership, revision_ref
from groundswell.reports.wording.months import iso
from groundswell.revisions.models import Revision
from groundswell.revisions.queries import watermark

_LEVELS: dict[str, Level] = {
    Kind.FEDERATION: "federation",
    Kind.NETWORK: "network",
    Kind.SCHEME: "scheme",
    Kind.COMMISSIONER: "commissioner",
    Kind.REGION: "region",
}


def dashboard(session: Session, *, by: Principal, code: str, membership: Membership = "then") -> Dashboard:
    """A fixed number of queries, whatever the number of practices. Raises `NotFound`.

    Sums are open to everyone; of practices, those the caller may see have figures. A region has too many practices
    for a table: it has none, and says how many there are. Only groupings of practices show their members over time.
    """
    by.require(Permission.READ_ROLL_UPS)
    group = group_with_code(session, code)
    at = watermark(session)
    known = known_measures(session, [group.id])
    latest = latest_months(session)
    members = members_of(session, group)
    found = belonging(session, [member.id for member in members])
    rolled_up = roll_ups_of(session, group.id, [measure.id for measure in known.values()], membership)
    with_figures = {measure_id for measure_id, rows in rolled_up.items() if len(rows.month) and measure_id in latest}
    measures = [m for m in chosen_measures(known, _LEVELS[group.kind], with_figures) if m.id in with_figures]
    lines = [group_line(measure, rolled_up[measure.id], latest[measure.id]) for measure in measures]
    period = max((line.latest for line in lines), default=None)
    shown = members if group.kind != Kind.REGION else []
    seen = visible_among(session, by, [member.id for member in shown])
    practices = _practices(session, [m for m in shown if m.id in seen], measures, known, latest, period)
    seen_last = _last_visit(session, by, group)
    page = Page(
        group,
        lines,
        practices,
        {measure.id: measure for measure in measures},
        latest,
        period or 0,
        seen_last,
        _changed(session, group, lines, membership, practices, seen_last),
    )
    about = grouping(found, group)
    sizes: list[float] = rolled_up[known[LIST_SIZE].id].numerator.tolist() if LIST_SIZE in known else []
    above = [place["name"] for place in (about["commissioner"], about["region"]) if place is not None]
    return {
        "organisation": about,
        "membership": membership,
        "period": None if period is None else iso(period),
        "facts": facts(len(members), sizes[-1] if sizes else None, above, period),
        "sentence": lede(lines, len(page.overdue) if period is not None else 0),
        "since": since(page)
        if period is not None
        else {"last_visit": None, "heading": "No figures yet", "items": [], "also": None},
        "attention": attention(page) if period is not None else {"worse": [], "overdue": []},
        "measures": [small_chart(line) for line in real_changes_first(lines)],
        "practices": _table(members, shown, practices, measures, latest, period),
        "members": _history(session, group, lines, period),
        "revision": revision_ref(at),
    }


def _practices(
    session: Session,
    members: list[Place],
    measures: list[KnownMeasure],
    known: dict[str, KnownMeasure],
    latest: dict[int, int],
    period: int | None,
) -> list[PracticeStanding]:
    if period is None:
        return []
    return practice_standings(session, members, measures, known.get(LIST_SIZE), latest, period)


def _table(
    members: list[Place],
    shown: list[Place],
    practices: list[PracticeStanding],
    measures: list[KnownMeasure],
    latest: dict[int, int],
    period: int | None,
) -> PracticeTable:
    seen = {practice.place.id for practice in practices}
    rows = [
        practice_row(practice, measures, latest, period)
        for practice in worst_first(practices, latest, period or 0)
        if period is not None
    ]
    return {
        "measures": [head(measure.definition, measure.target_at(latest.get(measure.id))) for measure in measures],
        "items": [*rows, *(unseen_row(member) for member in shown if member.id not in seen)],
        "total": len(members),
    }


def _history(session: Session, group: Organisation, lines: list[Line], period: int | None) -> MembersOverTime | None:
    if period is None or group.kind not in (Kind.FEDERATION, Kind.NETWORK, Kind.SCHEME):
        return None
    return members_over_time(session, group, min(int(line.drawing.month[0]) for line in lines), period)


def _last_visit(session: Session, by: Principal, group: Organisation) -> datetime | None:
    return None if by.user_id is None else last_visit(session, by.user_id, group.id)


def _changed(
    session: Session,
    group: Organisation,
    lines: list[Line],
    membership: Membership,
    practices: list[PracticeStanding],
    last_visit: datetime | None,
) -> frozenset[tuple[int, int]] | None:
    """Series that were written again after the last visit. Two queries."""
    if last_visit is None:
        return None
    first = session.scalar(select(func.min(Revision.id)).where(Revision.made_at > last_visit))
    if first is None:
        return frozenset()
    own = session.scalars(
        select(SeriesSummary.measure_id).where(
            SeriesSummary.organisation_id == group.id,
            SeriesSummary.membership == membership,
            SeriesSummary.measure_id.in_([line.measure.id for line in lines]),
            SeriesSummary.revision_id >= first,
        )
    )
    theirs = {
        (practice.place.id, measure)
        for practice in practices
        for measure, revision in practice.revisions.items()
        if revision >= first
    }
    return frozenset({(group.id, measure) for measure in own} | theirs)
