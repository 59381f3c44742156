from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Response
from sqlalchemy.orm import Session
from starlette.status import HTTP_201_CREATED

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.clock import today
from groundswell.faculty import actions, apprenticeship, providers, queries
from groundswell.faculty import models as kept
from groundswell.faculty.schemas import (
    Contract,
    FacultyMember,
    FacultyMemberPage,
    MemberChanges,
    NewContract,
    NewMember,
    NewProvider,
    NewSignOff,
    Provider,
    ReachedStage,
    Stage,
    StageList,
    Stages,
)
from groundswell.organisations.schemas import maybe_ref
from groundswell.web.documents import problems
from groundswell.web.etag import ByRevision, Personal
from groundswell.web.paging import LARGEST_ID, Items, PagingWhole, RowId
from groundswell.web.preconditions import SeenRevision
from groundswell.web.session import ReadSession, WriteSession, permitted
from groundswell.web.tables import as_table

router = APIRouter(route_class=ByRevision, tags=["faculty"])
personal = APIRouter(route_class=Personal, tags=["faculty"])

MayRead = Annotated[Principal, permitted(Permission.READ_PROGRAMMES)]
MayRun = Annotated[Principal, permitted(Permission.RUN_PROGRAMMES)]
MaySignOff = Annotated[Principal, permitted(Permission.SIGN_OFF)]


class MembersQuery:
    """Which members are wanted, the same for the list and its table."""

    def __init__(
        self,
        stage: Annotated[
            int | None, Query(ge=0, le=LARGEST_ID, description="The number of the last stage reached; 0: none yet.")
        ] = None,
        region: Annotated[str | None, Query(description="The code of a region.")] = None,
        skill: Annotated[str | None, Query(description="One skill, as it is written.")] = None,
        active: Annotated[bool, Query(description="Only those in the faculty today.")] = True,
    ) -> None:
        self.asked: dict[str, Any] = {
            "stage": stage,
            "region": region,
            "skill": skill,
            "active_on": today() if active else None,
        }


@router.get("/faculty-members")
def faculty_members(
    by: MayRead, session: ReadSession, page: PagingWhole, wanted: Annotated[MembersQuery, Depends()]
) -> Items[FacultyMember]:
    """The improvement faculty, by name, each with the last stage of apprenticeship reached."""
    found = queries.standings(session, limit=page.limit, after=page.key(str, int), **wanted.asked)
    page.go_on(found.last)
    return Items(items=_members(session, by, found.rows), total=found.total)


@router.get("/faculty-members.csv", response_class=Response)
def faculty_members_table(by: MayRead, session: ReadSession, wanted: Annotated[MembersQuery, Depends()]) -> Response:
    """The same as a table."""
    columns = [name for name in FacultyMember.model_fields if name not in ("revision", "email")]
    rows = [
        each.model_dump() | {"region": each.region["name"] if each.region else None}
        for each in _members(session, by, queries.standings(session, **wanted.asked).rows)
    ]
    return as_table(columns, rows, "faculty-members")


@router.post("/faculty-members", status_code=HTTP_201_CREATED, responses=problems(409))
def add_faculty_member(by: MayRun, session: WriteSession, new: NewMember, response: Response) -> FacultyMemberPage:
    """Take someone into the faculty."""
    made = actions.add_member(session, by=by, **new.model_dump())
    response.headers["Location"] = f"/api/v1/faculty-members/{made.id}"
    return _page(session, by, made.id)


@personal.get("/faculty-members/{member_id}", responses=problems(404))
def faculty_member(by: MayRead, session: ReadSession, member_id: RowId) -> FacultyMemberPage:
    """One member, with every step and who assured it."""
    return _page(session, by, member_id)


@router.patch("/faculty-members/{member_id}", responses=problems(404, 412, 428))
def change_faculty_member(
    by: MayRun, session: WriteSession, member_id: RowId, seen: SeenRevision, changes: MemberChanges
) -> FacultyMemberPage:
    """Change what is sent; the rest stays."""
    actions.change_member(
        session, by=by, member_id=member_id, seen_revision=seen, changes=changes.model_dump(exclude_unset=True)
    )
    return _page(session, by, member_id)


@router.post("/faculty-members/{member_id}/stages", status_code=HTTP_201_CREATED, responses=problems(404, 409))
def sign_off(by: MaySignOff, session: WriteSession, member_id: RowId, new: NewSignOff) -> FacultyMemberPage:
    """Assure that a member has reached the next stage. Never one's own step; only by an accredited member."""
    apprenticeship.sign_off(session, by=by, member_id=member_id, stage_id=new.stage, on=new.on, evidence=new.evidence)
    return _page(session, by, member_id)


@router.get("/apprenticeship-stages")
def apprenticeship_stages(by: MayRead, session: ReadSession) -> Stages:
    """The stages of the apprenticeship, in order."""
    return _stages(queries.stages(session))


@router.get("/apprenticeship-stages.csv", response_class=Response)
def apprenticeship_stages_table(by: MayRead, session: ReadSession) -> Response:
    """The same as a table."""
    rows = [each.model_dump() for each in _stages(queries.stages(session)).items]
    return as_table(["place", "title", "usual_months", "accredits"], rows, "apprenticeship-stages")


@router.put("/apprenticeship-stages", responses=problems(404, 409, 412, 428))
def set_apprenticeship_stages(by: MayRun, session: WriteSession, seen: SeenRevision, new: StageList) -> Stages:
    """The whole list in order, with the ids of those that are kept. A stage somebody has reached is kept."""
    stages = [apprenticeship.NewStage(**each.model_dump()) for each in new.stages]
    return _stages(apprenticeship.set_stages(session, by=by, seen_revision=seen, stages=stages))


@router.get("/providers")
def all_providers(by: MayRead, session: ReadSession, page: PagingWhole) -> Items[Provider]:
    """Specialists who are bought in, with their contracts of so many days."""
    found = queries.providers(session, limit=page.limit, after=page.key(str))
    page.go_on(found.last)
    return Items(items=_providers(session, found.rows), total=found.total)


@router.get("/providers.csv", response_class=Response)
def providers_table(by: MayRead, session: ReadSession) -> Response:
    """One row a contract."""
    rows = [
        {"provider": each.name, "specialism": each.specialism, **contract.model_dump()}
        for each in _providers(session, queries.providers(session).rows)
        for contract in each.contracts
    ]
    return as_table(["provider", "specialism", "title", "first", "last", "days"], rows, "providers")


@router.post("/providers", status_code=HTTP_201_CREATED, responses=problems(409))
def add_provider(by: MayRun, session: WriteSession, new: NewProvider) -> Provider:
    """Add a provider of specialist help."""
    made = providers.add_provider(session, by=by, **new.model_dump())
    return _providers(session, [made])[0]


@router.post("/providers/{provider_id}/contracts", status_code=HTTP_201_CREATED, responses=problems(404))
def add_contract(by: MayRun, session: WriteSession, provider_id: RowId, new: NewContract) -> Provider:
    """Add a contract with a provider: days bought, from when to when."""
    providers.add_contract(session, by=by, provider_id=provider_id, **new.model_dump())
    return _providers(session, [queries.provider(session, provider_id)])[0]


def _members(session: Session, by: Principal, found: Sequence[queries.Standing]) -> list[FacultyMember]:
    skills = queries.skills_of(session, [each.member.id for each in found])
    return [FacultyMember(**_standing(by, each, skills[each.member.id])) for each in found]


def _standing(by: Principal, each: queries.Standing, skills: list[str]) -> dict[str, Any]:
    return {
        "id": each.member.id,
        "name": each.person.name,
        "email": each.person.email if _runs(by) else None,
        "background": each.member.background,
        "region": maybe_ref(each.region),
        "joined": each.member.joined,
        "left_on": each.member.left_on,
        "days_per_month": each.member.days_per_month,
        "skills": skills,
        "stage": each.stage.title if each.stage else None,
        "accredited": each.signs_off_on(today()),
        "revision": each.member.revision_id,
    }


def _page(session: Session, by: Principal, member_id: int) -> FacultyMemberPage:
    found = queries.member(session, member_id)
    standing = queries.standing(session, member_id)
    all_stages = queries.stages(session)
    steps = queries.reached(session, member_id)
    signed_by = {step.signed_by_id for step in steps.values() if step.signed_by_id is not None}
    signers = {each.member.id: each.person.name for each in queries.standings(session, member_ids=signed_by).rows}
    following = next((stage for stage in all_stages if stage.id not in steps), None)
    why_not = queries.why_not_sign_off(session, queries.member_of(session, by), found, today())
    return FacultyMemberPage(
        **_standing(by, standing, queries.skills_of(session, [member_id])[member_id]),
        stages=[
            ReachedStage(
                stage=stage.id,
                title=stage.title,
                on=steps[stage.id].on,
                signed_by=signers.get(steps[stage.id].signed_by_id or 0),
                evidence=steps[stage.id].evidence if _runs(by) else None,
            )
            for stage in all_stages
            if stage.id in steps
        ],
        next_stage=_stage(following) if following else None,
        may_sign_off=following is not None and why_not is None,
        why_not=why_not,
    )


def _runs(by: Principal) -> bool:
    """Addresses, and what was seen of an apprentice's work, are for those who run programmes."""
    return Permission.RUN_PROGRAMMES in by.permissions


def _stages(stages: Sequence[kept.ApprenticeshipStage]) -> Stages:
    return Stages(items=[_stage(each) for each in stages], total=len(stages), revision=queries.version_of(stages))


def _stage(stage: kept.ApprenticeshipStage) -> Stage:
    return Stage(
        id=stage.id,
        place=stage.place,
        title=stage.title,
        usual_months=stage.usual_months,
        accredits=stage.accredits,
    )


def _providers(session: Session, found: Sequence[kept.Provider]) -> list[Provider]:
    contracts: dict[int, list[Contract]] = {}
    for contract in queries.contracts(session):
        contracts.setdefault(contract.provider_id, []).append(
            Contract(id=contract.id, title=contract.title, first=contract.first, last=contract.last, days=contract.days)
        )
    return [
        Provider(
            id=each.id,
            name=each.name,
            specialism=each.specialism,
            contact=each.contact,
            contracts=contracts.get(each.id, []),
            revision=each.revision_id,
        )
        for each in found
    ]


router.include_router(personal)
