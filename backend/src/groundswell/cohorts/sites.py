"""The sites of a programme: a place, its practices, and how deprived their patients are."""

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.cohorts import queries
from groundswell.cohorts.models import Site, SitePractice
from groundswell.database.listed import Listed, paged
from groundswell.errors import Conflict, Invalid
from groundswell.organisations import deprivation
from groundswell.organisations.models import Organisation
from groundswell.organisations.statements import Kind
from groundswell.programmes.models import Programme
from groundswell.programmes.queries import programme as programme_called
from groundswell.revisions import actions as revisions


class SiteDeprivation(NamedTuple):
    """The mean score of the practices that have one in the newest edition in which any of them has."""

    score: float
    year: int
    practices_with_score: int


class SiteFacts(NamedTuple):
    site: Site
    programme: Programme
    practices: list[Organisation]
    deprivation: SiteDeprivation | None


def facts(
    session: Session,
    *,
    programme: str | None = None,
    site_id: int | None = None,
    limit: int | None = None,
    after: Sequence[Any] | None = None,
) -> Listed[SiteFacts]:
    """Sites by programme and name, with what belongs to them. Three queries, or four for a page."""
    query = select(Site, Programme).join(Programme, Programme.id == Site.programme_id)
    if programme is not None:
        query = query.where(Programme.code == programme)
    if site_id is not None:
        query = query.where(Site.id == site_id)
    order = (Programme.code, Site.name)
    found = paged(session, query, order, lambda row: [row[1].code, row[0].name], limit=limit, after=after)
    practices: dict[int, list[Organisation]] = {site.id: [] for site, _ in found.rows}
    for of, practice in session.execute(
        select(SitePractice.site_id, Organisation)
        .join(Organisation, Organisation.id == SitePractice.organisation_id)
        .where(SitePractice.site_id.in_(practices))
        .order_by(Organisation.name, Organisation.code)
    ):
        practices[of].append(practice)
    scores = deprivation.scores_of(session, {each.id for members in practices.values() for each in members})
    rows = [
        SiteFacts(site, within, practices[site.id], _mean(scores, {each.id for each in practices[site.id]}))
        for site, within in found.rows
    ]
    return Listed(rows, found.total, found.last)


class SiteNow(NamedTuple):
    """A site with how many practices it has, for a page that does not name them."""

    site: Site
    practices: int
    deprivation: SiteDeprivation | None


def of_programme(session: Session, programme_id: int) -> list[SiteNow]:
    """By name. Three queries."""
    found = session.scalars(select(Site).where(Site.programme_id == programme_id).order_by(Site.name)).all()
    practices: dict[int, list[int]] = {site.id: [] for site in found}
    for of, practice_id in session.execute(
        select(SitePractice.site_id, SitePractice.organisation_id).where(SitePractice.site_id.in_(practices))
    ):
        practices[of].append(practice_id)
    scores = deprivation.scores_of(session, {each for members in practices.values() for each in members})
    return [SiteNow(site, len(practices[site.id]), _mean(scores, practices[site.id])) for site in found]


def _mean(scores: dict[tuple[int, int], float], practice_ids: Collection[int]) -> SiteDeprivation | None:
    year = max((year for place, year in scores if place in practice_ids), default=None)
    if year is None:
        return None
    of_year = [score for (place, edition), score in scores.items() if place in practice_ids and edition == year]
    return SiteDeprivation(sum(of_year) / len(of_year), year, len(of_year))


def add_site(
    session: Session, *, by: Principal, programme: str, name: str, place: str, practices: Sequence[str]
) -> Site:
    by.require(Permission.RUN_PROGRAMMES)
    found = programme_called(session, programme)
    name = name.strip()
    _check_name(session, found.id, name)
    ids = _practice_ids(session, practices)
    revision = revisions.begin(session, by=by, action="site_added", words=name, source=found.code)
    site = Site(programme_id=found.id, name=name, place=place.strip(), revision_id=revision.id)
    session.add(site)
    session.flush()
    session.add_all(SitePractice(site_id=site.id, organisation_id=each) for each in ids)
    session.flush()
    return site


def change_site(session: Session, *, by: Principal, site_id: int, seen_revision: int, changes: dict[str, Any]) -> Site:
    """Changes what is named in `changes`: name, place, practices (codes, the whole list)."""
    by.require(Permission.RUN_PROGRAMMES)
    site = queries.site(session, site_id)
    queries.check_seen(site.revision_id, seen_revision, "this site")
    _check_name(session, site.programme_id, changes.get("name", site.name), but=site.id)
    ids = _practice_ids(session, changes["practices"]) if "practices" in changes else None
    revision = revisions.begin(session, by=by, action="site_changed", words=site.name)
    for name in ("name", "place"):
        if name in changes:
            setattr(site, name, changes[name].strip())
    if ids is not None:
        session.execute(delete(SitePractice).where(SitePractice.site_id == site.id))
        session.add_all(SitePractice(site_id=site.id, organisation_id=each) for each in ids)
    site.revision_id = revision.id
    session.flush()
    return site


def _check_name(session: Session, programme_id: int, name: str, but: int | None = None) -> None:
    same = select(Site.id).where(Site.programme_id == programme_id, Site.name == name.strip())
    if (found := session.scalar(same)) is not None and found != but:
        raise Conflict(f"The programme already has a site called {name.strip()}.")


def _practice_ids(session: Session, codes: Sequence[str]) -> list[int]:
    wanted = [code.upper() for code in codes]
    found = {
        code: organisation_id
        for organisation_id, code in session.execute(
            select(Organisation.id, Organisation.code).where(
                Organisation.code.in_(wanted), Organisation.kind == Kind.PRACTICE
            )
        )
    }
    if unknown := [code for code in wanted if code not in found]:
        raise Invalid(
            f"No practice has the code {unknown[0]}.",
            [("practices", f"No practice has the code {code}.") for code in unknown],
        )
    return sorted(found.values())
