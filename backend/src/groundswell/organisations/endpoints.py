from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.clock import today
from groundswell.organisations import queries
from groundswell.organisations.models import Organisation
from groundswell.organisations.queries import Belonging
from groundswell.organisations.schemas import (
    Commissioner,
    Grouping,
    GroupingPage,
    Member,
    OrganisationRef,
    Practice,
    Region,
    SuccessionOf,
    maybe_ref,
    ref,
    scheme_ref,
)
from groundswell.organisations.scope import visible_practices
from groundswell.organisations.statements import Kind
from groundswell.web.documents import problems
from groundswell.web.etag import ByRevision
from groundswell.web.paging import Items, Paging
from groundswell.web.session import ReadSession, permitted

router = APIRouter(route_class=ByRevision, tags=["organisations"])

MayReadGroups = Annotated[Principal, permitted(Permission.READ_ROLL_UPS)]
MayReadPractices = Annotated[Principal, permitted(Permission.READ_PRACTICES)]
On = Annotated[date | None, Query(description="The day of which is asked; without it, today.")]
InRegion = Annotated[str | None, Query(description="Only those with a member in this region.", examples=["Y01"])]
InCommissioner = Annotated[str | None, Query(description="Only those with a member at this commissioner.")]
InScheme = Annotated[str | None, Query(description="Only those with a member in this scheme.")]
Words = Annotated[str | None, Query(max_length=100, description="Part of the name, or the beginning of the code.")]
Code = Annotated[str, Path(examples=["F001"])]


@router.get("/regions")
def regions(by: MayReadGroups, session: ReadSession, page: Paging, on: On = None) -> Items[Region]:
    """Regions that are open on a day, by name."""
    conditions = [Organisation.kind == Kind.REGION, queries.open_on(on or today())]
    found = queries.listed(session, conditions, limit=page.limit, after=page.key(str, str))
    page.go_on(found.last)
    items = [Region(**ref(each), opened=each.opened, closed=each.closed) for each in found.rows]
    return Items(items=items, total=found.total)


@router.get("/commissioners", responses=problems(404))
def commissioners(
    by: MayReadGroups,
    session: ReadSession,
    page: Paging,
    region: Annotated[str | None, Query(description="Only those in this region.")] = None,
    subkind: Annotated[str | None, Query(description="ccg, sub_icb, icb, …", examples=["icb"])] = None,
    on: On = None,
) -> Items[Commissioner]:
    """Commissioners that are open on a day: CCGs, sub-ICB locations, ICBs."""
    day = on or today()
    conditions = [Organisation.kind == Kind.COMMISSIONER, queries.open_on(day)]
    if subkind:
        conditions.append(Organisation.subkind == subkind)
    if region:
        inside = queries.practices_in(queries.group(session, region, (Kind.REGION,)).id, day)
        conditions.append(Organisation.id.in_(inside))
    found = queries.listed(session, conditions, limit=page.limit, after=page.key(str, str))
    page.go_on(found.last)
    places = queries.belonging(session, [each.id for each in found.rows], day)
    items = [
        Commissioner(
            **ref(each),
            opened=each.opened,
            closed=each.closed,
            subkind=each.subkind,
            parent=maybe_ref(places.parent(each.id, Kind.COMMISSIONER)),
            region=maybe_ref(places.region_of(each.id)),
        )
        for each in found.rows
    ]
    return Items(items=items, total=found.total)


@router.get("/federations", responses=problems(404))
def federations(
    by: MayReadGroups,
    session: ReadSession,
    page: Paging,
    kind: Annotated[Literal["federation", "network", "scheme"], Query(description="The kind of group.")] = "federation",
    region: InRegion = None,
    commissioner: InCommissioner = None,
    scheme: InScheme = None,
    on: On = None,
    q: Words = None,
) -> Items[Grouping]:
    """Groups of practices of one kind that are open on a day, by name."""
    day = on or today()
    conditions = [
        Organisation.kind == kind,
        queries.open_on(day),
        *queries.named_like(q),
        *queries.in_groups(session, (region, commissioner, scheme), day),
    ]
    found = queries.listed(session, conditions, limit=page.limit, after=page.key(str, str))
    page.go_on(found.last)
    places = queries.belonging(session, [each.id for each in found.rows], day)
    return Items(items=[grouping(each, places) for each in found.rows], total=found.total)


@router.get("/federations/{code}")
def federation(by: MayReadGroups, session: ReadSession, code: Code, on: On = None) -> GroupingPage:
    """One group: a federation, network or scheme; commissioners and regions too."""
    found = queries.group(session, code)
    day = on or today()
    places = queries.belonging(session, [found.id], day)
    if found.kind not in queries.GROUPINGS:
        places.members[found.id] = queries.practices_of(session, found.id, day)
    return GroupingPage(
        **grouping(found, places),
        opened=found.opened,
        closed=found.closed,
        successions=[
            SuccessionOf(predecessor=ref(before), successor=ref(after), on=day)
            for before, after, day in queries.successions(session, found.id)
        ],
        revision=found.revision_id,
    )


@router.get("/federations/{code}/members")
def members(
    by: MayReadPractices,
    session: ReadSession,
    code: Code,
    on: On = None,
    history: Annotated[bool, Query(description="Every spell there ever was, instead of those of a day.")] = False,
) -> Items[Member]:
    """Who belongs to a group, of those the caller may see."""
    found = queries.members(session, by=by, of=queries.group(session, code), on=on or today(), history=history)
    items = [
        Member(organisation=ref(each.organisation), **{"from": each.first}, until=each.until, inferred=each.inferred)
        for each in found
    ]
    return Items(items=items, total=len(items))


@router.get("/practices", responses=problems(404))
def practices(
    by: MayReadPractices,
    session: ReadSession,
    page: Paging,
    federation: Annotated[str | None, Query(description="Only its members.")] = None,
    network: Annotated[str | None, Query(description="Only its members.")] = None,
    commissioner: Annotated[str | None, Query(description="Only its practices.")] = None,
    region: Annotated[str | None, Query(description="Only its practices.")] = None,
    status: Annotated[
        Literal["active", "closed", "dormant", "proposed"] | None, Query(description="Without it, any but closed.")
    ] = None,
    q: Words = None,
) -> Items[Practice]:
    """Practices the caller may see, by name, with where they belong today."""
    day = today()
    conditions = [
        Organisation.kind == Kind.PRACTICE,
        Organisation.id.in_(visible_practices(by)),
        Organisation.status == status if status else queries.open_on(day),
        *queries.named_like(q),
        *queries.in_groups(session, (federation, network, commissioner, region), day),
    ]
    found = queries.listed(session, conditions, limit=page.limit, after=page.key(str, str))
    page.go_on(found.last)
    places = queries.belonging(session, [each.id for each in found.rows], day)
    items = [
        Practice(
            **ref(each),
            status=each.status,
            opened=each.opened,
            closed=each.closed,
            postcode=each.postcode,
            federation=maybe_ref(places.parent(each.id, Kind.FEDERATION)),
            network=maybe_ref(places.parent(each.id, Kind.NETWORK)),
            commissioner=maybe_ref(places.parent(each.id, Kind.COMMISSIONER)),
            region=maybe_ref(places.region_of(each.id)),
        )
        for each in found.rows
    ]
    return Items(items=items, total=found.total)


@router.get("/search")
def search(
    by: MayReadGroups,
    session: ReadSession,
    q: Annotated[str, Query(min_length=1, max_length=100, description="Part of a name, or the beginning of a code.")],
) -> Items[OrganisationRef]:
    """Organisations whose name contains the words or whose code begins with them: at most 20, the likeliest first."""
    rows, total = queries.found(session, by=by, words=q)
    return Items(items=[ref(each) for each in rows], total=total)


def grouping(organisation: Organisation, places: Belonging) -> Grouping:
    if organisation.kind == Kind.COMMISSIONER:
        region, commissioner = places.region_of(organisation.id), places.parent(organisation.id, Kind.COMMISSIONER)
    else:
        region, commissioner = places.region_of_most(organisation.id), places.commissioner_of_most(organisation.id)
    return {
        **ref(organisation),
        "region": maybe_ref(region),
        "commissioner": maybe_ref(commissioner),
        "schemes": [scheme_ref(each) for each in places.schemes_of(organisation.id)],
        "practices": places.members[organisation.id],
    }
