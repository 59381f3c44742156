"""Puts the figures of a file into a temporary table, and finds what can only be seen against the database."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from sqlalchemy import insert, select, text
from sqlalchemy.orm import Session

from groundswell.access.principal import Principal
from groundswell.database.bulk import analyse_table, insert_rows
from groundswell.files.problems import Problems
from groundswell.ingest.figures import FigureBatch
from groundswell.measures.merge import Came, came, stage
from groundswell.measures.models import Measure, Supplier
from groundswell.organisations.lookup import ids_of
from groundswell.organisations.models import Organisation, Succession
from groundswell.organisations.scope import visible_practices
from groundswell.organisations.statements import Kind


@dataclass
class Staged:
    rows: int = 0
    came: list[Came] = field(default_factory=list)
    unexplained: list[str] = field(default_factory=list)
    """Codes that no list of practices has explained yet."""


def stage_figures(
    session: Session,
    batches: Iterator[FigureBatch],
    problems: Problems,
    *,
    by: Principal,
    strict: bool,
    revision_id: int,
) -> Staged:
    """Fills `incoming`. Rows with an unknown organisation, or repeated, become problems and stay out.

    `strict` holds for files that people make: a code that is no practice, or a practice that had closed, is their
    mistake. A published file is right about its own codes: a dormant practice may still report and counts, and the
    figures of a code that no list has explained yet are kept, in no roll-up, until one does.
    """
    stage(session)
    organisations = _Organisations(session, by, strict, revision_id)
    measures = dict(session.execute(select(Measure.code, Measure.id)).all())
    suppliers = _Suppliers(session)
    staged = Staged()
    for batch in batches:
        staged.rows += _stage_batch(session, batch, organisations, measures, suppliers, problems)
    analyse_table(session, "incoming")
    staged.came = came(session)
    if any(each.rows > each.organisations for each in staged.came):
        staged.rows -= _leave_out_repeats(session, organisations, problems)
        staged.came = came(session)
    staged.unexplained = sorted(organisations.unexplained)
    return staged


def _stage_batch(
    session: Session,
    batch: FigureBatch,
    organisations: "_Organisations",
    measures: dict[str, int],
    suppliers: "_Suppliers",
    problems: Problems,
) -> int:
    organisations.learn(batch.organisation.values)
    ids = np.array([organisations.ids.get(code, -1) for code in batch.organisation.values] + [-1], np.int64)
    organisation = ids[batch.organisation.codes]
    good = organisation >= 0
    for i in np.flatnonzero(~good):
        organisations.say_unknown(batch, int(i), problems)
    periods = np.array(batch.periods, "datetime64[D]")[batch.period]
    if organisations.strict:
        closed = organisations.closed[np.maximum(organisation, 0)]
        late = good & (periods >= closed)
        for i in np.flatnonzero(late):
            organisations.say_closed(batch, int(i), problems)
        good &= ~late
    if organisations.visible is not None:
        foreign = good & ~np.isin(organisation, organisations.visible)
        for i in np.flatnonzero(foreign):
            organisations.say_foreign(batch, int(i), problems)
        good &= ~foreign
    measure = np.array([measures[code] for code in batch.measure.values], np.int64)[batch.measure.codes]
    columns: dict[str, Any] = {
        "organisation_id": organisation,
        "measure_id": measure,
        "period": periods,
        "numerator": batch.numerator,
        "denominator": batch.denominator,
        "value": batch.value,
        "status": batch.status,
        "row": batch.row,
    }
    if batch.supplier is not None:
        numbers = np.array([suppliers.id_of(name) for name in batch.supplier.values] + [np.nan], float)
        columns["supplier_id"] = _whole(numbers[batch.supplier.codes])
    if not good.all():
        columns = {name: _only(column, good) for name, column in columns.items()}
    return insert_rows(session, "incoming", columns)


def _whole(numbers: NDArray[np.float64]) -> Any:
    return pa.array(numbers, from_pandas=True).cast(pa.int64())


def _only(column: Any, good: NDArray[np.bool_]) -> Any:
    return column.filter(good) if hasattr(column, "filter") else column[good]


def _leave_out_repeats(session: Session, organisations: "_Organisations", problems: Problems) -> int:
    repeats = session.execute(
        text(
            "SELECT organisation_id, measure_id, period, count(*) FROM incoming"
            " GROUP BY organisation_id, measure_id, period HAVING count(*) > 1 LIMIT 20000"
        )
    ).all()
    left_out = 0
    codes = {value: key for key, value in organisations.ids.items()} if repeats else {}
    for organisation_id, measure_id, period, _ in repeats:
        key = {"o": organisation_id, "m": measure_id, "p": period}
        where = "organisation_id = :o AND measure_id = :m AND period = :p"
        rows = sorted(session.execute(text(f"SELECT row FROM incoming WHERE {where}"), key).scalars())
        for row in rows[1:]:
            problems.add(
                f"Same organisation, measure and month as row {rows[0]:,}",
                row=row,
                column="organisation",
                found=codes[organisation_id],
                expected=f"Keep one of rows {rows[0]:,} and {row:,}",
                organisation=codes[organisation_id],
                period=str(period),
            )
        left_out += session.connection().execute(text(f"DELETE FROM incoming WHERE {where}"), key).rowcount
    return left_out


class _Organisations:
    """Codes to ids, and what may be wrong with them."""

    def __init__(self, session: Session, by: Principal, strict: bool, revision_id: int) -> None:
        self.session = session
        self.strict = strict
        self.revision_id = revision_id
        rows = session.execute(select(Organisation.code, Organisation.id, Organisation.kind, Organisation.closed)).all()
        single = (Kind.PRACTICE, Kind.UNASSIGNED) if strict else (Kind.PRACTICE, Kind.UNASSIGNED, Kind.UNKNOWN)
        self.groups = {row.code for row in rows if row.kind not in (*single, Kind.UNKNOWN)}
        self.ids = {row.code: row.id for row in rows if row.kind in single}
        self.unknown = {row.code for row in rows if row.kind == Kind.UNKNOWN}
        self.unexplained: set[str] = set()
        self.closed = np.full(
            max((row.id for row in rows), default=0) + 1, np.datetime64("9999-12-31"), "datetime64[D]"
        )
        for row in rows:
            if row.closed is not None:
                self.closed[row.id] = np.datetime64(row.closed)
        self.visible = (
            None if by.sees_everything else np.array(session.scalars(visible_practices(by)).all(), dtype=np.int64)
        )

    def learn(self, codes: Sequence[str]) -> None:
        """Takes in the codes of a published file that nobody has heard of before."""
        if self.strict:
            return
        new = [code for code in codes if code and code not in self.ids and code not in self.groups]
        if new:
            rows = [{"code": code, "kind": Kind.UNKNOWN, "name": code, "revision_id": self.revision_id} for code in new]
            self.session.execute(insert(Organisation), rows)
            self.ids |= ids_of(self.session, new)
        self.unexplained |= {code for code in codes if code in self.unknown or code in new}

    def say_unknown(self, batch: FigureBatch, i: int, problems: Problems) -> None:
        code = _text(batch, i)
        likely = code.replace("O", "0")
        if code in self.groups:
            what, expected = "This is a group of practices: its figure is the sum of theirs", "The code of a practice"
        elif likely != code and likely in self.ids:
            what, expected = "A letter O in place of a zero", f"{likely} is likely meant"
        else:
            what, expected = "No practice has this code", "Correct the code, or import a practice list that has it"
        problems.add(what, expected=expected, column="organisation", **_where(batch, i))

    def say_closed(self, batch: FigureBatch, i: int, problems: Problems) -> None:
        organisation_id = self.ids[_text(batch, i)]
        successor = self.session.execute(
            select(Organisation.code)
            .join(Succession, Succession.successor_id == Organisation.id)
            .where(Succession.predecessor_id == organisation_id)
        ).scalar()
        closed = self.closed[organisation_id].astype(date)
        problems.add(
            f"Closed before {closed.day} {closed:%B %Y}" + (f", merged into {successor}" if successor else ""),
            expected=f"Use {successor}" if successor else "A practice that was open in that month",
            column="organisation",
            **_where(batch, i),
        )

    def say_foreign(self, batch: FigureBatch, i: int, problems: Problems) -> None:
        problems.add(
            "Not one of your practices",
            expected="A practice in your area; its own commissioner must send it",
            column="organisation",
            **_where(batch, i),
        )


class _Suppliers:
    def __init__(self, session: Session) -> None:
        self.session = session
        self.ids = dict(session.execute(select(Supplier.name, Supplier.id)).all())

    def id_of(self, name: str) -> float:
        if not name:
            return float("nan")
        if name not in self.ids:
            self.session.execute(insert(Supplier), [{"name": name}])
            self.ids[name] = self.session.scalars(select(Supplier.id).where(Supplier.name == name)).one()
        return self.ids[name]


def _text(batch: FigureBatch, i: int) -> str:
    code = int(batch.organisation.codes[i])
    return batch.organisation.values[code] if code >= 0 else ""


def _where(batch: FigureBatch, i: int) -> dict[str, Any]:
    return {
        "row": int(batch.row[i]),
        "found": _text(batch, i),
        "organisation": _text(batch, i),
        "period": batch.periods[int(batch.period[i])].isoformat(),
    }
