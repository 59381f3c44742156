"""A federation's practices by the innovations of the library: who has come how far with what."""

from collections import defaultdict
from typing import cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.clock import day_in_words, today
from groundswell.innovations.models import STAGES, Adoption, AdoptionStep, Innovation
from groundswell.innovations.queries import library_of, open_practices
from groundswell.innovations.schemas import Stage
from groundswell.innovations.timeline import STAGE_WORDS, USING
from groundswell.organisations.lookup import chunks
from groundswell.organisations.models import Organisation
from groundswell.organisations.queries import GROUPINGS, group, practices_in
from groundswell.organisations.schemas import ref
from groundswell.organisations.scope import visible_practices
from groundswell.reports.spread.schemas import AdoptionMatrix, MatrixCell, MatrixInnovation, MatrixRow, StagesToday
from groundswell.revisions.queries import watermark


def adoption_matrix(session: Session, *, by: Principal, code: str) -> AdoptionMatrix:
    """Rows of the practices that the caller may see; counts of all. A bounded number of queries."""
    by.require(Permission.READ_INNOVATIONS)
    federation = group(session, code, GROUPINGS)
    members = session.scalars(
        select(Organisation)
        .where(Organisation.id.in_(practices_in(federation.id, today())), *open_practices())
        .order_by(Organisation.name, Organisation.code)
    ).all()
    ids = [each.id for each in members]
    seen = set(session.scalars(visible_practices(by).where(Organisation.id.in_(practices_in(federation.id, today())))))
    adoptions: dict[tuple[int, int], Adoption] = {}
    reasons: dict[tuple[int, int], str | None] = {}
    for part in chunks(ids):
        for row in session.scalars(select(Adoption).where(Adoption.organisation_id.in_(part))):
            adoptions[row.organisation_id, row.innovation_id] = row
        for step in session.scalars(
            select(AdoptionStep)
            .where(AdoptionStep.organisation_id.in_(part), AdoptionStep.stage == "stopped")
            .order_by(AdoptionStep.on)
        ):
            reasons[step.organisation_id, step.innovation_id] = step.reason
    begun = {innovation for _, innovation in adoptions}
    innovations = [
        each.innovation
        for each in library_of(session, retired=True)
        if each.innovation.retired_because is None or each.innovation.id in begun
    ]
    counts: dict[int, dict[str, int]] = defaultdict(lambda: dict.fromkeys(STAGES, 0))
    for (_, innovation), row in adoptions.items():
        counts[innovation][row.stage] += 1
    rows: list[MatrixRow] = [
        {
            "practice": ref(practice),
            "cells": [_cell(practice, each, adoptions, reasons) for each in innovations],
        }
        for practice in members
        if practice.id in seen
    ]
    return {
        "federation": ref(federation),
        "practices": len(members),
        "hidden": len(members) - len(rows),
        "innovations": [_innovation(each, counts[each.id]) for each in innovations],
        "rows": rows,
        "may_record": Permission.RECORD_ADOPTIONS in by.permissions and bool(rows),
        "revision": watermark(session).sequence,
    }


def _innovation(innovation: Innovation, counts: dict[str, int]) -> MatrixInnovation:
    return {
        "code": innovation.code,
        "title": innovation.title,
        "stages": cast(StagesToday, counts),
        "using": sum(counts[stage] for stage in USING),
        "retired": innovation.retired_because is not None,
    }


def _cell(
    practice: Organisation,
    innovation: Innovation,
    adoptions: dict[tuple[int, int], Adoption],
    reasons: dict[tuple[int, int], str | None],
) -> MatrixCell | None:
    found = adoptions.get((practice.id, innovation.id))
    if found is None:
        return None
    reason = reasons.get((practice.id, innovation.id)) if found.stage == "stopped" else None
    words = f"{practice.name}: {innovation.title}, {STAGE_WORDS[found.stage]} since {day_in_words(found.stage_on)}"
    return {
        "stage": cast(Stage, found.stage),
        "since": str(found.stage_on),
        "adopted_on": None if found.adopted_on is None else str(found.adopted_on),
        "reason": reason,
        "revision": found.revision_id,
        "label": f"{words}: {reason}" if reason else words,
    }


def matrix_rows(found: AdoptionMatrix) -> tuple[list[str], list[dict[str, str | None]]]:
    """The matrix as a table: a row a practice, a column an innovation by its code."""
    codes = [each["code"] for each in found["innovations"]]
    rows = [
        {
            "practice": row["practice"]["code"],
            "practice_name": row["practice"]["name"],
            **{
                code: None if cell is None else f"{cell['stage']} {cell['since']}"
                for code, cell in zip(codes, row["cells"], strict=True)
            },
        }
        for row in found["rows"]
    ]
    return ["practice", "practice_name", *codes], rows
