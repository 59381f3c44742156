"""A programme is planned, changed and renewed."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.errors import Conflict, Invalid, Stale
from groundswell.programmes import queries
from groundswell.programmes.models import Partner, Principle, Programme, ProgrammeTarget
from groundswell.revisions import actions as revisions


class NewPartner(NamedTuple):
    name: str
    kind: str
    part: str


class NewTarget(NamedTuple):
    what: str
    number: int
    first: date
    by: date


def add_programme(
    session: Session,
    *,
    by: Principal,
    code: str,
    name: str,
    commissioned_by: str,
    led_by: str | None,
    aims: str,
    funding_pounds: int | None,
    first: date,
    last: date,
    principles: Sequence[str] = (),
    partners: Sequence[NewPartner] = (),
    targets: Sequence[NewTarget] = (),
) -> Programme:
    by.require(Permission.RUN_PROGRAMMES)
    _check_period(first, last)
    _check_free(session, code)
    revision = revisions.begin(session, by=by, action="programme_added", words=name.strip())
    programme = Programme(
        code=code,
        name=name.strip(),
        commissioned_by=commissioned_by.strip(),
        led_by=led_by,
        aims=aims.strip(),
        funding_pounds=funding_pounds,
        first=first,
        last=last,
        revision_id=revision.id,
    )
    session.add(programme)
    session.flush()
    _set_principles(session, programme, principles)
    _set_partners(session, programme, partners, revision.id)
    _set_targets(session, programme, targets, revision.id)
    return programme


def change_programme(
    session: Session, *, by: Principal, code: str, seen_revision: int, changes: dict[str, Any]
) -> Programme:
    """Changes what is named in `changes`; principles, partners and targets as whole lists."""
    by.require(Permission.RUN_PROGRAMMES)
    programme = queries.programme(session, code)
    if programme.revision_id != seen_revision:
        raise Stale("Somebody else has changed this programme since you looked.", programme.revision_id)
    _check_period(changes.get("first", programme.first), changes.get("last", programme.last))
    revision = revisions.begin(session, by=by, action="programme_changed", words=programme.name)
    for name in ("name", "commissioned_by", "led_by", "aims", "funding_pounds", "first", "last"):
        if name in changes:
            setattr(programme, name, changes[name])
    if "principles" in changes:
        _set_principles(session, programme, changes["principles"])
    if "partners" in changes:
        _set_partners(session, programme, changes["partners"], revision.id)
    if "targets" in changes:
        _set_targets(session, programme, changes["targets"], revision.id)
    programme.revision_id = revision.id
    session.flush()
    return programme


def renew(
    session: Session,
    *,
    by: Principal,
    code: str,
    new_code: str,
    name: str,
    first: date,
    last: date,
    funding_pounds: int | None,
) -> Programme:
    """A further year. It takes aims, principles and partners with it; the year before stays as it was."""
    by.require(Permission.RUN_PROGRAMMES)
    before = queries.programme(session, code)
    if session.scalar(select(Programme.id).where(Programme.renews_id == before.id)) is not None:
        raise Conflict(f"{before.name} has been renewed already.")
    if first <= before.first:
        raise Invalid(
            "A further year begins after the one it renews.", [("first", f"Choose a day after {before.first}.")]
        )
    renewed = add_programme(
        session,
        by=by,
        code=new_code,
        name=name,
        commissioned_by=before.commissioned_by,
        led_by=before.led_by,
        aims=before.aims,
        funding_pounds=funding_pounds,
        first=first,
        last=last,
        principles=queries.principles(session, before.id),
        partners=[NewPartner(p.name, p.kind, p.part) for p in queries.partners(session, before.id)],
    )
    renewed.renews_id = before.id
    session.flush()
    return renewed


def _check_free(session: Session, code: str) -> None:
    if session.scalar(select(Programme.id).where(Programme.code == code)) is not None:
        raise Conflict(f"There is already a programme with the code {code}.")


def _check_period(first: date, last: date) -> None:
    if last <= first:
        raise Invalid("The programme ends before it begins.", [("last", f"Choose a day after {first}.")])


def _set_principles(session: Session, programme: Programme, principles: Sequence[str]) -> None:
    session.execute(delete(Principle).where(Principle.programme_id == programme.id))
    words = [each.strip() for each in principles if each.strip()]
    session.add_all(Principle(programme_id=programme.id, place=i + 1, words=each) for i, each in enumerate(words))
    session.flush()


def _set_partners(session: Session, programme: Programme, partners: Sequence[NewPartner], revision_id: int) -> None:
    session.execute(delete(Partner).where(Partner.programme_id == programme.id))
    session.add_all(
        Partner(programme_id=programme.id, name=name, kind=kind, part=part, revision_id=revision_id)
        for name, kind, part in partners
    )
    session.flush()


def _set_targets(session: Session, programme: Programme, targets: Sequence[NewTarget], revision_id: int) -> None:
    for place, target in enumerate(targets):
        if target.by <= target.first:
            raise Invalid(
                f"The target of {target.number:,} {target.what} is due before it starts.",
                [(f"targets.{place}.by", f"Choose a day after {target.first}.")],
            )
        if target.number <= 0:
            raise Invalid("A target is above nought.", [(f"targets.{place}.number", "Give a number above nought.")])
    session.execute(delete(ProgrammeTarget).where(ProgrammeTarget.programme_id == programme.id))
    session.add_all(
        ProgrammeTarget(
            programme_id=programme.id,
            what=target.what,
            number=target.number,
            first=target.first,
            by=target.by,
            revision_id=revision_id,
        )
        for target in targets
    )
    session.flush()
