from datetime import UTC, date, datetime
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Header, Query, Response
from sqlalchemy.orm import Session
from starlette.status import HTTP_201_CREATED, HTTP_204_NO_CONTENT

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.errors import Missing
from groundswell.measures import actions, entry, queries
from groundswell.measures import exclusions as excluding
from groundswell.measures.entry import Box
from groundswell.measures.periods import first_day, month_of
from groundswell.measures.schemas import (
    EntryField,
    EntryFigure,
    EntryForm,
    EntryGroup,
    EntryMeasure,
    EntrySaved,
    Exclusion,
    Figure,
    GroupFigure,
    GroupFigures,
    Measure,
    MissingMonth,
    NewExclusion,
    NewFigure,
    Unallocated,
    Usual,
    described,
)
from groundswell.organisations.models import Organisation
from groundswell.organisations.schemas import ref
from groundswell.organisations.statements import Kind
from groundswell.web.documents import problems
from groundswell.web.etag import ByRevision
from groundswell.web.known_at import KnownAt
from groundswell.web.paging import Items, Paging, RowId
from groundswell.web.preconditions import revision_in
from groundswell.web.session import ReadSession, WriteFigures, permitted

router = APIRouter(route_class=ByRevision, tags=["measures"])

MayReadGroups = Annotated[Principal, permitted(Permission.READ_ROLL_UPS)]
MayReadPractices = Annotated[Principal, permitted(Permission.READ_PRACTICES)]
MayEnter = Annotated[Principal, permitted(Permission.ENTER_FIGURES)]
MayExclude = Annotated[Principal, permitted(Permission.EXCLUDE_FIGURES)]
Level = Literal["nation", "region", "commissioner", "federation", "network", "scheme"]
Membership = Annotated[
    Literal["then", "now"], Query(description="Members of that month, or today's members in every month.")
]
IfMatch = Annotated[str | None, Header(description='The revision that was seen: "412".')]
IfNoneMatch = Annotated[str | None, Header(description="* where there was no figure.")]


@router.get("/measures")
def measures(by: MayReadGroups, session: ReadSession) -> Items[Measure]:
    """Everything that is measured, and what it means."""
    items = [described(known.definition, known.target) for known in queries.measures(session)]
    return Items(items=items, total=len(items))


@router.get("/measures/{code}")
def measure(by: MayReadGroups, session: ReadSession, code: str) -> Measure:
    """One measure."""
    known = queries.measure(session, code)
    return described(known.definition, known.target)


@router.get("/measures/{code}/roll-ups")
def group_figures(
    by: MayReadGroups,
    session: ReadSession,
    code: str,
    level: Annotated[Level, Query(description="The kind of group.")],
    period: Annotated[date, Query(description="The month.")],
    membership: Membership = "then",
    subkind: Annotated[str | None, Query(description="Of commissioners: ccg, sub_icb, icb, …")] = None,
    at: KnownAt = None,
) -> GroupFigures:
    """The sums of every group of a level in one month; with `unallocated` they make up the nation."""
    month = period.replace(day=1)
    known = queries.measure(session, code)
    found = queries.group_figures(
        session, known=known, level=Kind(level), subkind=subkind, period=month, membership=membership, at=at
    )
    items = [
        GroupFigure(
            organisation=ref(each.organisation),
            **each.numbers._asdict(),
            contributing=each.contributing,
            expected=each.expected,
            above_zero=each.above_zero,
        )
        for each in found.rows
    ]
    left = found.unallocated
    return GroupFigures(
        measure=code,
        period=month,
        membership=membership,
        items=items,
        total=len(items),
        unallocated=Unallocated(
            numerator=left.numerator, denominator=left.denominator, contributing=found.unallocated_contributing
        ),
    )


@router.get("/observations", responses=problems(404))
def observations(
    by: MayReadPractices,
    session: ReadSession,
    page: Paging,
    measure: Annotated[str | None, Query(description="Only this measure.")] = None,
    organisation: Annotated[str | None, Query(description="The code of a practice.")] = None,
    period: Annotated[date | None, Query(description="Only this month.")] = None,
    first: Annotated[date | None, Query(alias="from", description="From this month.")] = None,
    last: Annotated[date | None, Query(alias="to", description="Up to this month.")] = None,
    at: KnownAt = None,
) -> Items[Figure]:
    """Figures in force of practices the caller may see, as they may be shown."""
    found = queries.observations(
        session,
        by=by,
        measure_code=measure,
        organisation=organisation,
        first=period.replace(day=1) if period else first,
        last=period.replace(day=1) if period else last,
        limit=page.limit,
        after=page.key(int, int, date),
        at=at,
    )
    page.go_on(found.last)
    return Items(items=[Figure.model_validate(each._asdict()) for each in found.rows], total=found.total)


# --- exclusions ----------------------------------------------------------------------------------------------------


@router.get("/exclusions", responses=problems(404))
def exclusions(
    by: MayReadGroups,
    session: ReadSession,
    measure: Annotated[str | None, Query(description="Only this measure.")] = None,
) -> Items[Exclusion]:
    """Figures that people have set aside, newest first; lifted ones too."""
    if measure:
        queries.measure(session, measure)
    items = [_exclusion(each) for each in queries.exclusions(session, by=by, measure_code=measure)]
    return Items(items=items, total=len(items))


@router.post("/exclusions", status_code=HTTP_201_CREATED, responses=problems(404, 422))
def exclude(by: MayExclude, session: WriteFigures, new: NewExclusion, response: Response) -> Exclusion:
    """Set figures aside, now and as later files bring them."""
    made = excluding.exclude(
        session,
        by=by,
        measure=new.measure,
        first=new.from_,
        last=new.to,
        supplier=new.supplier,
        organisations=[code.upper() for code in new.organisations],
        only_zeros=new.only_zeros,
        reason=new.reason,
    )
    response.headers["Location"] = f"/api/v1/exclusions/{made.id}"
    return _exclusion(queries.exclusions(session, by=by, exclusion_id=made.id)[0])


@router.delete("/exclusions/{exclusion_id}", status_code=HTTP_204_NO_CONTENT, responses=problems(409))
def lift_exclusion(by: MayExclude, session: WriteFigures, exclusion_id: RowId) -> None:
    """Put the figures back as they were."""
    excluding.lift(session, by=by, exclusion_id=exclusion_id)


def _exclusion(made: queries.MadeExclusion) -> Exclusion:
    return Exclusion.model_validate(
        {
            "id": made.exclusion.id,
            "measure": made.measure,
            "from": made.exclusion.first,
            "to": made.exclusion.last,
            "supplier": made.exclusion.supplier,
            "organisations": [ref(each) for each in made.organisations],
            "only_zeros": made.exclusion.only_zeros,
            "reason": made.exclusion.reason,
            "made_by": made.made_by,
            "made_at": _aware(made.made_at),
            "figures": made.figures,
            "lifted_at": _aware(made.lifted_at) if made.lifted_at else None,
        }
    )


# --- entry ---------------------------------------------------------------------------------------------------------


@router.get("/entry", responses=problems(404))
def entry_form(
    by: MayEnter,
    session: ReadSession,
    organisation: Annotated[str | None, Query(description="Without it, the practice of the caller.")] = None,
    period: Annotated[date | None, Query(description="Without it, the last month that is over.")] = None,
) -> EntryForm:
    """What a practice has to type in for a month, with what it sent before and what is usual."""
    form = entry.form(session, by=by, organisation=organisation, period=period)
    groups: dict[str, list[EntryMeasure]] = {}
    for box in form.boxes:
        groups.setdefault(box.known.definition.entry_group or "", []).append(_entry_measure(form.organisation, box))
    return EntryForm(
        organisation=ref(form.organisation),
        period=form.period,
        due=form.due,
        previous_period=first_day(month_of(form.period) - 1),
        done=sum(box.figure is not None for box in form.boxes),
        total=len(form.boxes),
        groups=[EntryGroup(title=title, measures=boxes) for title, boxes in groups.items()],
        also_missing=[MissingMonth(period=month, figures=figures) for month, figures in form.missing],
    )


@router.put("/observations/{organisation}/{measure}/{period}", responses=problems(412, 428))
def record_figure(
    by: MayEnter,
    session: WriteFigures,
    organisation: str,
    measure: str,
    period: date,
    new: NewFigure,
    response: Response,
    if_match: IfMatch = None,
    if_none_match: IfNoneMatch = None,
) -> EntrySaved:
    """Type a figure, or correct one. An unusual one is taken, with a warning; the same again changes nothing."""
    figure = actions.record_figure(
        session,
        by=by,
        organisation=organisation,
        measure=measure,
        period=period,
        numerator=new.numerator,
        denominator=new.denominator,
        value=new.value,
        seen_revision=_seen_revision(if_match, if_none_match),
    )
    response.headers["ETag"] = f'"{figure.revision_id}"'
    return EntrySaved(observation=_saved(session, by, organisation, measure, period))


@router.delete(
    "/observations/{organisation}/{measure}/{period}",
    status_code=HTTP_204_NO_CONTENT,
    responses=problems(409, 412, 428),
)
def retract_figure(
    by: MayEnter, session: WriteFigures, organisation: str, measure: str, period: date, if_match: IfMatch = None
) -> None:
    """Take back a figure that was typed; what a file said before, if anything, counts again."""
    seen = _seen_revision(if_match, None)
    actions.retract_figure(
        session, by=by, organisation=organisation, measure=measure, period=period, seen_revision=seen
    )


def _seen_revision(if_match: str | None, if_none_match: str | None) -> int | None:
    """The revision of the figure that the caller saw; None where they saw none."""
    if if_none_match is not None and if_none_match.strip() == "*":
        return None
    if if_match is None:
        raise Missing("Send If-Match with the revision you saw, or If-None-Match: * where there was no figure.")
    return revision_in(if_match)


def _saved(session: Session, by: Principal, organisation: str, measure: str, period: date) -> EntryFigure:
    form = entry.form(session, by=by, organisation=organisation, period=period)
    box = next(each for each in form.boxes if each.known.definition.code == measure)
    found = _entry_figure(form.organisation, box)
    assert found is not None  # it has just been recorded
    return found


def _entry_measure(place: Organisation, box: Box) -> EntryMeasure:
    definition = box.known.definition
    return EntryMeasure(
        measure=described(definition, box.known.target),
        fields=[
            EntryField(name=name, label=field.label, hint=field.hint, previous=getattr(box.previous, name, None))
            for name, field in definition.entry_fields.items()
        ],
        figure=_entry_figure(place, box),
        usual=Usual(lower=box.usual.lower, upper=box.usual.upper) if box.usual else None,
    )


def _entry_figure(place: Organisation, box: Box) -> EntryFigure | None:
    if box.figure is None:
        return None
    figure, saved_at = box.figure
    value = entry.value_in(box.known.definition, figure)
    return EntryFigure(
        numerator=figure.numerator,
        denominator=figure.denominator,
        value=value,
        shown="" if value is None else box.known.definition.shown(value),
        saved_at=_aware(saved_at),
        revision=figure.revision_id,
        typed=figure.import_id is None,
        warning=entry.warning(place, box),
    )


def _aware(moment: datetime) -> Any:
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment
