"""Every group of one kind by the measures: who is improving, who is not, who is silent."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy.orm import Session

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.errors import Invalid
from groundswell.files.tables import table
from groundswell.measures.schemas import head
from groundswell.measures.stored import latest_months
from groundswell.reports.figures.chosen import chosen_measures
from groundswell.reports.figures.stated import KnownMeasure, known_measures
from groundswell.reports.overview.no_scheme import row_of_no_scheme
from groundswell.reports.overview.rows import GroupRow, group_rows, measures_with_figures, plain_row
from groundswell.reports.overview.schemas import Choice, Filters, Overview, OverviewRow
from groundswell.reports.overview.words import also_sentence, counts_of, overview_sentence
from groundswell.reports.places import Place, belonging
from groundswell.reports.schemas import Level, Membership, revision_ref
from groundswell.reports.wording.months import iso
from groundswell.revisions.queries import watermark

SignalFilter = Literal["worse", "improving", "overdue", "no_data"]
WaveFilter = Literal["1", "2", "none"]
SIGNAL_LABELS: dict[SignalFilter, str] = {
    "worse": "Getting worse",
    "improving": "Improving",
    "overdue": "Overdue",
    "no_data": "No data for 3 months",
}
WAVE_LABELS: dict[WaveFilter, str] = {"1": "Wave 1", "2": "Wave 2", "none": "Not in a scheme"}


@dataclass(frozen=True)
class Wanted:
    """What the caller asked to see; None: everything."""

    region: str | None = None
    commissioner: str | None = None
    scheme: str | None = None
    wave: WaveFilter | None = None
    signal: SignalFilter | None = None

    def tests(self) -> dict[str, Callable[[GroupRow], bool]]:
        """A test for each filter that is set."""
        found: dict[str, Callable[[GroupRow], bool]] = {}
        if self.region:
            found["region"] = lambda row: bool(row.region and row.region.code == self.region)
        if self.commissioner:
            found["commissioner"] = lambda row: (
                row.commissioner is not None and row.commissioner.code == self.commissioner
            )
        if self.scheme:
            found["scheme"] = lambda row: any(scheme.code == self.scheme for scheme in row.schemes)
        if self.wave:
            found["wave"] = lambda row: self.wave in row.waves
        if self.signal:
            found["signal"] = lambda row: has_signal(row, self.signal)
        return found


def has_signal(row: GroupRow, signal: SignalFilter | None) -> bool:
    return {
        "worse": row.worse > 0,
        "improving": row.better > 0,
        "overdue": row.reported["overdue"] > 0,
        "no_data": row.has_gone_quiet,
        None: True,
    }[signal]


def overview(
    session: Session,
    *,
    by: Principal,
    level: Level = "federation",
    wanted: Wanted | None = None,
    membership: Membership = "then",
    sort: Literal["worst", "name"] = "worst",
    measure_codes: Sequence[str] = (),
    after: str | None = None,
    limit: int | None = None,
) -> tuple[Overview, str | None]:
    """One page of it, after the group with the code `after`, and the code after which the next begins.

    Figures of groups are open to everyone. A fixed number of queries, whatever the number of rows.
    """
    by.require(Permission.READ_ROLL_UPS)
    wanted = wanted or Wanted()
    at = watermark(session)
    known = known_measures(session)
    measures = _measures(session, known, level, membership, measure_codes)
    latest = latest_months(session)
    period = max((latest[m.id] for m in measures if m.id in latest), default=None)
    everyone = group_rows(session, belonging(session), measures, latest, level, membership)
    tests = wanted.tests()
    rows = [row for row in everyone if all(test(row) for test in tests.values())]
    rows.sort(key=(lambda row: row.worst_first) if sort == "worst" else (lambda row: (row.place.name, row.place.code)))
    counts = [counts_of(rows, place) for place in range(len(measures))]
    first = measures[0] if measures else None
    begin = _begin(rows, after)
    page = rows[begin : None if limit is None else begin + limit]
    goes_on = begin + len(page) < len(rows)
    items = [plain_row(row) for row in page]
    if level == "scheme" and not goes_on and set(tests) <= {"wave"} and wanted.wave in (None, "none"):
        items.append(plain_row(row_of_no_scheme(session, measures, latest, membership)))
    return {
        "level": level,
        "membership": membership,
        "period": None if period is None else iso(period),
        "sentence": overview_sentence(
            rows, level, first, latest.get(first.id) if first else None, filtered=bool(tests)
        ),
        "also": also_sentence(rows, level, measures, counts),
        "measures": [
            {**head(measure.definition, measure.target_at(latest.get(measure.id))), "counts": count}
            for measure, count in zip(measures, counts, strict=True)
        ],
        "filters": _filters(everyone, tests),
        "items": items,
        "total": len(rows),
        "revision": revision_ref(at),
    }, page[-1].place.code if page and goes_on else None


def _measures(
    session: Session, known: dict[str, KnownMeasure], level: Level, membership: Membership, codes: Sequence[str]
) -> list[KnownMeasure]:
    if not codes:
        return chosen_measures(known, level, measures_with_figures(session, level, membership))
    if unknown := [code for code in codes if code not in known]:
        raise Invalid(
            f"There is no measure called {unknown[0]}.",
            [("measures", f"There is no measure called {code}.") for code in unknown],
        )
    return [known[code] for code in dict.fromkeys(codes)]


def _begin(rows: list[GroupRow], after: str | None) -> int:
    if after is None:
        return 0
    for place, row in enumerate(rows):
        if row.place.code == after:
            return place + 1
    raise Invalid(
        "The list has changed since this page of it was asked for.",
        [("cursor", "Leave it out to begin at the start.")],
    )


def _filters(everyone: list[GroupRow], tests: dict[str, Callable[[GroupRow], bool]]) -> Filters:
    """What each choice would show, given the other filters."""

    def left(dropped: str) -> list[GroupRow]:
        others = [test for name, test in tests.items() if name != dropped]
        return [row for row in everyone if all(test(row) for test in others)]

    with_waves, with_signals = left("wave"), left("signal")
    return {
        "regions": _places(row.region for row in left("region")),
        "commissioners": _places(row.commissioner for row in left("commissioner")),
        "waves": [
            {"value": wave, "label": label, "count": sum(wave in row.waves for row in with_waves)}
            for wave, label in WAVE_LABELS.items()
        ]
        if any(row.waves != {"none"} for row in everyone)
        else [],
        "signals": [
            {"value": signal, "label": label, "count": sum(has_signal(row, signal) for row in with_signals)}
            for signal, label in SIGNAL_LABELS.items()
        ],
    }


def _places(places: Iterable[Place | None]) -> list[Choice]:
    counts = Counter(place for place in places if place is not None)
    return [
        {"value": place.code, "label": place.name, "count": count}
        for place, count in sorted(counts.items(), key=lambda pair: (pair[0].name, pair[0].code))
    ]


_CSV_HEAD = (
    "code",
    "name",
    "kind",
    "region",
    "commissioner",
    "schemes",
    "contributing",
    "expected",
    "overdue",
    "worse",
    "better",
)
_CSV_PARTS: tuple[Literal["value", "period", "variation", "assurance", "words"], ...] = (
    "value",
    "period",
    "variation",
    "assurance",
    "words",
)


def overview_csv(found: Overview) -> str:
    """The rows as a table: a line a group; of each measure its value, signal, target and period."""
    codes = [measure["code"] for measure in found["measures"]]
    columns = [*_CSV_HEAD, *(f"{code}_{part}" for code in codes for part in _CSV_PARTS)]
    return table(columns, (_csv_row(row, codes) for row in found["items"]))


def _csv_row(row: OverviewRow, codes: Sequence[str]) -> dict[str, Any]:
    organisation, region, commissioner = row["organisation"], row["region"], row["commissioner"]
    return {
        "code": organisation["code"],
        "name": organisation["name"],
        "kind": organisation["kind"],
        "region": region["name"] if region else None,
        "commissioner": commissioner["name"] if commissioner else None,
        "schemes": [scheme["name"] for scheme in row["schemes"]],
        **row["reported"],
        "worse": row["worse"],
        "better": row["better"],
        **{f"{code}_{part}": cell[part] for code, cell in zip(codes, row["cells"], strict=True) for part in _CSV_PARTS},
    }
