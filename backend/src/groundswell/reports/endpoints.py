from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Path, Query, Request, Response
from pydantic_core import to_json

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.reports.centiles import centiles as centiles_of
from groundswell.reports.comparison_schemas import Centiles, ComparedKind, Funnel
from groundswell.reports.dashboard import dashboard as dashboard_of
from groundswell.reports.faculty import faculty_page
from groundswell.reports.faculty_schemas import FacultyPage
from groundswell.reports.funnel import funnel as funnel_of
from groundswell.reports.overview import SignalFilter, Wanted, WaveFilter, overview_csv
from groundswell.reports.overview import overview as overview_of
from groundswell.reports.practice import practice as practice_of
from groundswell.reports.schemas import Dashboard, Level, Membership, Overview, Panel, PracticePage
from groundswell.reports.series import series as series_of
from groundswell.reports.series_csv import points_csv
from groundswell.reports.series_schemas import Series
from groundswell.web.documents import problems
from groundswell.web.etag import ByRevision, Personal
from groundswell.web.known_at import KnownAt
from groundswell.web.paging import Page
from groundswell.web.session import ReadSession, permitted
from groundswell.web.tables import as_csv

router = APIRouter(route_class=ByRevision, tags=["reports"])
personal = APIRouter(route_class=Personal, tags=["reports"])

MayReadGroups = Annotated[Principal, permitted(Permission.READ_ROLL_UPS)]
MayReadPractices = Annotated[Principal, permitted(Permission.READ_PRACTICES)]
MayRunProgrammes = Annotated[Principal, permitted(Permission.RUN_PROGRAMMES)]
Members = Annotated[
    Membership, Query(description="then: the members of each month; now: today's, as if they had always been.")
]
ROWS, MOST_ROWS = 200, 2000
CSV: dict[int | str, dict[str, Any]] = {200: {"content": {"text/csv": {}}, "description": "The same as a table"}}


class RowsPage(Page):
    """A grid is scrolled, not leafed through: its pages are larger than those of other lists."""

    def __init__(
        self,
        request: Request,
        response: Response,
        cursor: Annotated[str | None, Query(description='From the `Link` header with rel="next".')] = None,
        limit: Annotated[int, Query(ge=1, le=MOST_ROWS, description="At most so many rows.")] = ROWS,
    ) -> None:
        super().__init__(request, response, cursor, limit)


class OverviewQuery:
    """What the overview is asked for, the same for the page and its table."""

    def __init__(
        self,
        level: Annotated[Level, Query(description="The kind of group that is a row.")] = "federation",
        region: Annotated[str | None, Query(description="Only groups mostly in this region.")] = None,
        commissioner: Annotated[str | None, Query(description="Only groups mostly at this commissioner.")] = None,
        scheme: Annotated[str | None, Query(description="Only groups in this scheme.")] = None,
        wave: Annotated[WaveFilter | None, Query(description="Only groups in this wave of the Access Fund.")] = None,
        signal: Annotated[SignalFilter | None, Query(description="Only groups with one of these.")] = None,
        membership: Members = "then",
        sort: Annotated[Literal["worst", "name"], Query(description="The order of rows.")] = "worst",
        measures: Annotated[str | None, Query(description="Codes of measures with commas between.")] = None,
    ) -> None:
        self.asked: dict[str, Any] = {
            "level": level,
            "wanted": Wanted(region, commissioner, scheme, wave, signal),
            "membership": membership,
            "sort": sort,
            "measure_codes": [code.strip() for code in (measures or "").split(",") if code.strip()],
        }


def as_json(found: Any, headers: dict[str, str] | None = None) -> Response:
    """Written straight to bytes: our own code has just made it, and mypy has checked its shape."""
    return Response(to_json(found), media_type="application/json", headers=headers)


@router.get("/overview", response_model=Overview, responses=problems(422))
def overview(
    by: MayReadGroups,
    session: ReadSession,
    response: Response,
    query: Annotated[OverviewQuery, Depends()],
    page: Annotated[RowsPage, Depends()],
) -> Response:
    """Every group of a kind by the measures, worst first: signals, latest values and small lines.

    At level=scheme one row more stands at the end, code NONE: the practices in no scheme.
    """
    key = page.key(str)
    found, after = overview_of(
        session, by=by, after=None if key is None else str(key[0]), limit=page.limit, **query.asked
    )
    page.go_on(None if after is None else [after])
    return as_json(found, {"Link": response.headers["Link"]} if "Link" in response.headers else None)


@router.get("/overview.csv", response_class=Response, responses=CSV)
def overview_table(by: MayReadGroups, session: ReadSession, query: Annotated[OverviewQuery, Depends()]) -> Response:
    """All rows of the overview as CSV."""
    found, _ = overview_of(session, by=by, **query.asked)
    return as_csv(overview_csv(found), f"overview-{found['level']}-{found['period'] or 'empty'}")


@router.get(
    "/measures/{code}/series/{organisation}",
    response_model=Series,
    responses={200: {"content": {"text/csv": {}}, "description": "The chart, or with format=csv its points"}},
)
def series(
    by: MayReadGroups,
    session: ReadSession,
    code: Annotated[str, Path(examples=["missed_call_share"])],
    organisation: Annotated[str, Path(examples=["F001"])],
    membership: Members = "then",
    panel: Annotated[
        Panel, Query(description="all that reported, or constant: those that reported in every month shown.")
    ] = "all",
    from_: Annotated[date | None, Query(alias="from", description="First month; limits do not move with it.")] = None,
    to: Annotated[date | None, Query(description="Last month.")] = None,
    chart: Annotated[str | None, Query(description="Another chart than the measure's own: run, mr, p, …")] = None,
    rules: Annotated[str | None, Query(description="Other rules than its own: nhs-plot-the-dots, anhoej, …")] = None,
    as_: Annotated[Literal["json", "csv"], Query(alias="format", description="csv: the points alone.")] = "json",
    at: KnownAt = None,
) -> Response:
    """The chart of one measure at one organisation: points, limits, signals, and what they say in words."""
    found = series_of(
        session,
        by=by,
        measure_code=code,
        organisation_code=organisation,
        membership=membership,
        panel=panel,
        from_=from_.replace(day=1) if from_ else None,
        to=to.replace(day=1) if to else None,
        chart=chart,
        rules=rules,
        at=at,
    )
    if as_ == "csv":
        named = {"measure": found["measure"]["code"], "organisation": found["organisation"]["code"]}
        return as_csv(points_csv(named, found["points"]), f"{named['measure']}-{named['organisation']}")
    return as_json(found)


Compared = Annotated[ComparedKind, Query(description="What is compared.")]
Within = Annotated[str | None, Query(description="Only practices in this group; without it, in the nation.")]


@router.get("/measures/{code}/funnel", response_model=Funnel, responses=problems(404, 422))
def funnel(
    by: MayReadGroups,
    session: ReadSession,
    code: Annotated[str, Path(examples=["missed_call_share"])],
    of: Compared = "practice",
    within: Within = None,
    organisation: Annotated[str | None, Query(description="One of them, of which it is said where it lies.")] = None,
    period: Annotated[date | None, Query(description="A month; without it, the newest with figures.")] = None,
) -> Response:
    """Everyone's figure in one month against their size, with the limits that chance would keep it in."""
    month = period.replace(day=1) if period else None
    found = funnel_of(session, by=by, measure_code=code, of=of, within=within, organisation=organisation, period=month)
    return as_json(found)


@router.get("/measures/{code}/centiles", response_model=Centiles, responses=problems(404, 422))
def centiles(
    by: MayReadGroups,
    session: ReadSession,
    code: Annotated[str, Path(examples=["missed_call_share"])],
    of: Compared = "practice",
    within: Within = None,
    organisation: Annotated[str | None, Query(description="One of them, to see among the others.")] = None,
    from_: Annotated[date | None, Query(alias="from", description="First month.")] = None,
    to: Annotated[date | None, Query(description="Last month.")] = None,
) -> Response:
    """How a figure is spread over organisations month by month."""
    found = centiles_of(
        session,
        by=by,
        measure_code=code,
        of=of,
        within=within,
        organisation=organisation,
        from_=from_.replace(day=1) if from_ else None,
        to=to.replace(day=1) if to else None,
    )
    return as_json(found)


@personal.get("/federations/{code}/dashboard", response_model=Dashboard)
def dashboard(
    by: MayReadGroups,
    session: ReadSession,
    code: Annotated[str, Path(examples=["F001"])],
    membership: Members = "then",
) -> Response:
    """The page of a federation, network, scheme, commissioner or region: what changed, who needs help, its charts."""
    return as_json(dashboard_of(session, by=by, code=code, membership=membership))


@router.get("/practices/{ods}", response_model=PracticePage)
def practice(by: MayReadPractices, session: ReadSession, ods: Annotated[str, Path(examples=["Z10101"])]) -> Response:
    """The page of one practice: its measures, where it has belonged, its mergers and splits."""
    return as_json(practice_of(session, by=by, code=ods))


@router.get("/faculty", response_model=FacultyPage)
def faculty(by: MayRunProgrammes, session: ReadSession) -> Response:
    """The page of the improvement faculty: apprenticeship, growth against its target, workload, capacity, specialists.

    Not for federation leads: it tells how long each person has been in training and how much they have taken on.
    """
    return as_json(faculty_page(session))


router.include_router(personal)
