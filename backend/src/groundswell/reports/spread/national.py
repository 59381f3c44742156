"""Every innovation by region or scheme: where each is in use."""

from sqlalchemy.orm import Session

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.innovations.queries import library_of
from groundswell.reports.schemas import Segment
from groundswell.reports.spread.counts import counts_by_place, counts_of_all, percent_shown, places_of, stages_of, using
from groundswell.reports.spread.schemas import NationalSpread, NationalSpreadRow, SpreadBy, SpreadCell
from groundswell.reports.wording.grammar import be, capital, counted, number
from groundswell.reports.wording.segments import said
from groundswell.revisions.queries import watermark


def national_spread(session: Session, *, by: Principal, per: SpreadBy) -> NationalSpread:
    """Shares of the practices open today that have adopted or sustained each innovation. A fixed number of queries."""
    by.require(Permission.READ_INNOVATIONS)
    innovations = [each.innovation for each in library_of(session)]
    places = places_of(session, per)
    stages = stages_of(session, places, [each.id for each in innovations])
    everyone = len(places.practices)
    rows: list[NationalSpreadRow] = []
    for innovation, stage in zip(innovations, stages.stage, strict=True):
        counts = counts_by_place(places, stage)
        in_all = using(counts_of_all(stage))
        share = in_all / everyone if everyone else None
        rows.append(
            {
                "innovation": {"code": innovation.code, "title": innovation.title},
                "using": in_all,
                "share": share,
                "shown": percent_shown(share),
                "cells": [_cell(using(counts[at]), size) for at, size in enumerate(places.sizes)],
            }
        )
    rows.sort(key=lambda row: (-row["using"], row["innovation"]["title"].casefold()))
    return {
        "by": per,
        "sentence": _sentence(rows, everyone),
        "practices": everyone,
        "places": [{"place": place, "practices": size} for place, size in zip(places.refs, places.sizes, strict=True)],
        "innovations": rows,
        "revision": watermark(session).sequence,
    }


def _cell(count: int, practices: int) -> SpreadCell:
    share = count / practices if practices else None
    return {"using": count, "share": share, "shown": percent_shown(share)}


def _sentence(rows: list[NationalSpreadRow], practices: int) -> list[Segment]:
    in_use = [row for row in rows if row["using"]]
    if not rows:
        return [said("There is nothing in the library yet.")]
    if not in_use:
        return [said(f"The library holds {counted(len(rows), 'innovation')}; no practice has adopted one yet.")]
    first, whole = in_use[0], counted(len(rows), "innovation")
    some = [
        said(capital(number(len(in_use))), "strong"),
        said(f" of the {whole} in the library {be(len(in_use))} in use. "),
    ]
    if len(in_use) == len(rows):
        begin = {1: "The one innovation", 2: "Both innovations"}.get(len(rows), f"All {whole}")
        some = [said(f"{begin} in the library {be(len(rows))} in use. ")]
    return [
        *some,
        said(f"{first['innovation']['title']}"),
        said(f" is used most: at {first['using']:,} of {practices:,} practices ({first['shown']})."),
    ]
