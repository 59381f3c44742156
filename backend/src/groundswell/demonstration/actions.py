"""Fills an empty database with the demonstration country, in one transaction: a seeding cut short leaves nothing.

Organisations and figures come in by the doors of real files, so that every screen, check and undoing works on them.
"""

import hashlib
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

import numpy as np
from sqlalchemy import Engine, insert, select, update
from sqlalchemy.orm import Session

from groundswell.access.permissions import Role
from groundswell.access.principal import OPERATOR, Principal
from groundswell.database.engine import reading, writing
from groundswell.demonstration import words
from groundswell.demonstration.country import Country, Size, make_country
from groundswell.demonstration.figures import (
    Drawn,
    draw,
    failed_month,
    phone_line_month,
    phone_line_practices,
)
from groundswell.demonstration.files import Numbers, Stretch, numbers_of, put_in
from groundswell.demonstration.initiatives.kept import keep_initiatives
from groundswell.demonstration.innovations.kept import keep_innovations
from groundswell.demonstration.people import add_people, add_system
from groundswell.demonstration.programmes.making import deprivation, keep_programmes, setting_of
from groundswell.demonstration.programmes.setting import Setting
from groundswell.demonstration.recipes import TARGETS
from groundswell.demonstration.set_charts import set_charts
from groundswell.demonstration.statement import stated
from groundswell.errors import Conflict
from groundswell.ingest.actions import COUNTS
from groundswell.ingest.models import FileImport
from groundswell.measures.exclusions import exclude
from groundswell.measures.groups import NATION, UNASSIGNED
from groundswell.measures.merge import came, merge, stage
from groundswell.measures.models import Exclusion, Measure, Observation, Target
from groundswell.measures.periods import first_day, month_of
from groundswell.measures.read_model import Touched, refresh
from groundswell.measures.register import register_library
from groundswell.organisations import keep
from groundswell.organisations.deprivation import keep_scores
from groundswell.organisations.models import Organisation
from groundswell.people.demonstration import MADE
from groundswell.people.models import User, Visit
from groundswell.revisions import actions as revisions
from groundswell.revisions.models import Revision
from groundswell.revisions.sequencer import number_committed

DAY_OF_FILE = 12
EDITION = 2015
"""Of the index of deprivation."""
MONTHLY_FILES = 6
"""The last so many months came in a file each, all before them in one."""

Progress = Callable[[str], None]
"""Called with what is being done next."""


class Made(NamedTuple):
    practices: int
    figures: int


def holds_anything(session: Session) -> bool:
    """True when there is more in the database than a new one has."""
    return any(
        session.scalar(query.limit(1)) is not None
        for query in (
            select(Organisation.id).where(Organisation.code.not_in([NATION, UNASSIGNED])),
            select(Observation.organisation_id),
            select(FileImport.id),
            select(User.id),
        )
    )


def make_demonstration(
    *,
    seed: int = 7,
    size: Size | None = None,
    today: date | None = None,
    progress: Progress = lambda step: None,
    on: Engine | None = None,
) -> Made:
    """The country of `seed`, with figures up to the month before `today`. Raises `Conflict` if anything is there."""
    with reading(on) as session:
        _require_empty(session)
    size, now = size or Size(), _moment(today)
    progress("Drawing the country")
    country = make_country(size, month_of(now.date()) - size.months, np.random.default_rng([seed, 0]))
    drawn = draw(country, seed)
    with writing(on) as session:
        _require_empty(session)
        register_library(session)
        progress("Organisations and people")
        by = _bring_organisations(session, country, now)
        setting = setting_of(session, country, now, by[Role.NATIONAL], seed)
        _bring_deprivation(session, setting, country, now)
        numbers = numbers_of(session, country, drawn)
        touched = Touched()
        count = 0
        for i, stretch in enumerate(_stretches(country)):
            progress(f"Figures of {stretch.words}")
            count += _bring_figures(
                session, country, drawn, numbers, stretch, by=by[Role.NATIONAL], now=now, touched=touched
            )
            if i == 0:
                progress("Exclusions, phases and targets")
                _set_aside(session, country, by[Role.NATIONAL], now)
                settled = _file_day(country, stretch.until - 1, now) + timedelta(days=3)
                set_charts(session, country, by[Role.LEAD], settled)
        progress("Programmes and the faculty")
        keep_programmes(setting)
        progress("Innovations and initiatives")
        keep_innovations(setting, seed)
        keep_initiatives(setting, seed)
        revision = revisions.begin(session, by=OPERATOR, action=MADE, words="The demonstration country was made")
        revision.made_at = now
        _aim(session, country, revision.id)
        progress("Roll-ups and charts")
        refresh(session, touched, revision_id=revision.id)
        progress("Saving")
    number_committed(on)
    return Made(len(country.practices), count)


def _require_empty(session: Session) -> None:
    if holds_anything(session):
        raise Conflict("This database already holds data; the demonstration needs an empty one.")


def _moment(today: date | None) -> datetime:
    return datetime.now(UTC) if today is None else datetime.combine(today, time(10, 42), UTC)


def _file_day(country: Country, month: int, now: datetime) -> datetime:
    """When the figures of a month came: in the middle of the next one, or now if that is still to come."""
    day = first_day(country.first + month + 1).replace(day=DAY_OF_FILE)
    return min(datetime.combine(day, time(10, 42), UTC), now)


def _bring_organisations(session: Session, country: Country, now: datetime) -> dict[Role, Principal]:
    made_at = _file_day(country, country.months - MONTHLY_FILES - 1, now) - timedelta(days=3)
    # Nothing can have been known before the database was there.
    begun = update(Revision).where(Revision.action == "database_made").values(made_at=made_at - timedelta(days=1))
    session.execute(begun)
    revision = revisions.begin(
        session, by=OPERATOR, action="file_imported", words="Demonstration organisations", source="organisations.csv"
    )
    revision.made_at = made_at
    statement = stated(country, as_at=made_at.date())
    row = _file(
        session, "organisations.csv", statement.as_at, OPERATOR, made_at, revision, len(statement.organisations)
    )
    difference = keep.accept(session, statement, import_id=row.id, revision_id=revision.id)
    row.counts = row.counts | {name: getattr(difference, name) for name in ("opened", "closed", "renamed", "moved")}
    people = revisions.begin(session, by=OPERATOR, action="people_added", words="Who signs in to the demonstration")
    people.made_at = made_at + timedelta(hours=1)
    by = add_people(session, revision_id=people.id)
    commissioner_id = by[Role.ANALYST].organisation_id
    assert commissioner_id is not None
    add_system(session, commissioner_id=commissioner_id, made_at=people.made_at, revision_id=people.id)
    lead = by[Role.LEAD]
    assert lead.user_id is not None
    assert lead.organisation_id is not None
    visited = _file_day(country, country.months - 1, now) - timedelta(days=6)
    session.add(Visit(user_id=lead.user_id, organisation_id=lead.organisation_id, at=visited, before=None))
    session.flush()
    return by


def _bring_deprivation(session: Session, setting: Setting, country: Country, now: datetime) -> None:
    made_at = _file_day(country, country.months - MONTHLY_FILES - 1, now) - timedelta(days=2)
    revision = revisions.begin(
        session, by=OPERATOR, action="file_imported", words="Deprivation by practice", source="deprivation.csv"
    )
    revision.made_at = made_at
    scores = deprivation(setting, EDITION)
    row = _file(session, "deprivation.csv", made_at.date(), OPERATOR, made_at, revision, len(scores), "deprivation")
    keep_scores(session, scores, import_id=row.id, revision_id=revision.id)


def _stretches(country: Country) -> list[Stretch]:
    single = range(max(country.months - MONTHLY_FILES, 1), country.months)
    history = Stretch(0, single.start, f"{country.day(0):%B %Y} to {country.day(single.start - 1):%B %Y}")
    return [history, *(Stretch(month, month + 1, f"{country.day(month):%B %Y}") for month in single)]


def _bring_figures(
    session: Session,
    country: Country,
    drawn: list[Drawn],
    numbers: Numbers,
    stretch: Stretch,
    *,
    by: Principal,
    now: datetime,
    touched: Touched,
) -> int:
    made_at = _file_day(country, stretch.until - 1, now)
    name = f"figures-{country.day(stretch.until - 1):%Y-%m}.csv"
    revision = revisions.begin(session, by=by, action="file_imported", words=f"Figures of {stretch.words}", source=name)
    revision.made_at = made_at
    stage(session)
    count = put_in(session, country, drawn, numbers, stretch)
    row = _file(session, name, made_at.date(), by, made_at, revision, count, "figures")
    merge(
        session,
        came(session),
        as_at=made_at.date(),
        import_id=row.id,
        revision_id=revision.id,
        touched=touched,
    )
    return count


def _file(
    session: Session,
    name: str,
    as_at: date,
    by: Principal,
    sent_at: datetime,
    revision: Revision,
    rows: int,
    format_: str | None = None,
) -> FileImport:
    row = FileImport(
        name=name,
        sha256=hashlib.sha256(f"demonstration {name}".encode()).hexdigest(),
        bytes=rows * 48,
        format=format_,
        as_at=as_at,
        on_bad_rows="refuse",
        state="loaded",
        counts=dict.fromkeys(COUNTS, 0) | {"read": rows, "taken": rows},
        notes=["Demonstration data, made without a file."],
        problems_total=0,
        sent_by=by.name,
        sent_by_user_id=by.user_id,
        sent_at=sent_at,
        seconds=round(0.4 + rows / 90_000, 1),
        revision_id=revision.id,
    )
    session.add(row)
    session.flush()
    return row


def _set_aside(session: Session, country: Country, by: Principal, now: datetime) -> None:
    at = _file_day(country, country.months - MONTHLY_FILES - 1, now)
    failed, phones = country.day(failed_month(country)), country.day(phone_line_month(country))
    outage = exclude(
        session,
        by=by,
        measure="online_consultation_rate",
        first=failed,
        last=failed,
        supplier=words.FAILED_SUPPLIER,
        organisations=[],
        only_zeros=True,
        reason=f"{words.FAILED_SUPPLIER} sent zeros for every practice in {failed:%B %Y}: its export failed.",
    )
    lines = exclude(
        session,
        by=by,
        measure="missed_call_share",
        first=phones,
        last=phones,
        supplier=None,
        organisations=[country.practices[i].code for i in phone_line_practices(country)],
        only_zeros=False,
        reason="Line supplier failed for nine days.",
    )
    _dated(session, outage, at + timedelta(days=1))
    _dated(session, lines, at + timedelta(days=2))


def _dated(session: Session, exclusion: Exclusion, made_at: datetime) -> None:
    session.get_one(Revision, exclusion.revision_id).made_at = made_at


def _aim(session: Session, country: Country, revision_id: int) -> None:
    ids = dict(session.execute(select(Measure.code, Measure.id)).all())
    session.execute(
        insert(Target),
        [
            {
                "measure_id": ids[code],
                "first": country.day(0),
                "value": value,
                "reason": words.REASON_OF_TARGETS,
                "revision_id": revision_id,
            }
            for code, value in TARGETS.items()
        ],
    )
