"""The Index of Multiple Deprivation of practices, as published files state it: kept by file, newest statement first."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from groundswell.database.bulk import insert_rows
from groundswell.organisations.lookup import chunks, ids_of
from groundswell.organisations.models import Deprivation, Organisation
from groundswell.organisations.statements import Kind


class StatedScore(NamedTuple):
    """What a file says of one practice in one edition of the index."""

    code: str
    year: int
    score: float


def keep_scores(session: Session, stated: Sequence[StatedScore], *, import_id: int, revision_id: int) -> list[str]:
    """Takes scores in, and gives back the codes that no list of practices has explained yet. Their scores are kept:
    a published file is right about its own codes, and most of them closed long ago."""
    codes = {each.code for each in stated}
    ids = ids_of(session, codes)
    new = sorted(codes - ids.keys())
    if new:
        rows = [{"code": code, "kind": Kind.UNKNOWN, "name": code, "revision_id": revision_id} for code in new]
        session.execute(insert(Organisation), rows)
        ids |= ids_of(session, new)
    insert_rows(
        session,
        "deprivation",
        {
            "organisation_id": [ids[each.code] for each in stated],
            "year": [each.year for each in stated],
            "score": [each.score for each in stated],
            "import_id": [import_id] * len(stated),
            "revision_id": [revision_id] * len(stated),
        },
    )
    unexplained = set(new)
    for chunk in chunks(sorted(codes)):
        unexplained |= set(
            session.scalars(
                select(Organisation.code).where(Organisation.code.in_(chunk), Organisation.kind == Kind.UNKNOWN)
            )
        )
    return sorted(unexplained)


def forget_scores(session: Session, *, import_id: int) -> None:
    """Takes back what one file said; what another said of the same edition stands again."""
    session.execute(delete(Deprivation).where(Deprivation.import_id == import_id))


def scores_of(session: Session, organisation_ids: Collection[int]) -> dict[tuple[int, int], float]:
    """Scores in force by organisation and edition: of two files, the one imported later."""
    found: dict[tuple[int, int], float] = {}
    for chunk in chunks(sorted(organisation_ids)):
        rows = session.execute(
            select(Deprivation.organisation_id, Deprivation.year, Deprivation.score)
            .where(Deprivation.organisation_id.in_(chunk))
            .order_by(Deprivation.import_id)
        )
        for organisation_id, year, score in rows:
            found[organisation_id, year] = score
    return found
