"""The head of an innovation's page: what it is, what it takes, who to talk to."""

from datetime import date
from typing import cast

from sqlalchemy.orm import Session

from groundswell.access.permissions import Permission
from groundswell.access.principal import Principal
from groundswell.innovations import queries
from groundswell.innovations.models import Innovation
from groundswell.innovations.ownership import may_edit
from groundswell.innovations.timeline import USING
from groundswell.measures.definitions import library
from groundswell.organisations.models import Organisation
from groundswell.organisations.schemas import maybe_ref, ref
from groundswell.reports.innovations.schemas import InnovationPage, Takes
from groundswell.reports.schemas import Segment
from groundswell.reports.spread.schemas import StagesToday
from groundswell.reports.wording.segments import said


def innovation_page(session: Session, *, by: Principal, code: str) -> InnovationPage:
    """A fixed number of queries."""
    by.require(Permission.READ_INNOVATIONS)
    found = queries.innovation(session, code)
    place = None if found.first_tried_at_id is None else session.get(Organisation, found.first_tried_at_id)
    themes = queries.themes_of(session, [found.id])[found.id]
    stages = queries.stage_counts(session, [found.id])[found.id]
    practices = queries.count_practices(session)
    in_use = sum(stages[stage] for stage in USING)
    return {
        "code": found.code,
        "title": found.title,
        "facts": facts([each.title for each in themes], place.name if place else None, found.first_tried),
        "sentence": _sentence(found, in_use, practices),
        "summary": found.summary,
        "how_to": found.how_to,
        "first_cycle": found.first_cycle,
        "takes": _takes(found),
        "themes": [{"id": each.id, "title": each.title} for each in themes],
        "measures": [
            {"code": measure, "title": library()[measure].title}
            for measure in queries.measures_of(session, [found.id])[found.id]
        ],
        "origins": [{"code": each.code, "title": each.title} for each in queries.origins_of(session, by, found.id)],
        "contacts": [
            {
                "person": each.person.id,
                "name": each.person.name,
                "organisation": ref(each.organisation),
                "words": each.words,
            }
            for each in queries.contacts_of(session, found.id)
        ],
        "first_tried": None if found.first_tried is None else str(found.first_tried),
        "first_tried_at": maybe_ref(place),
        "retired_because": found.retired_because,
        "stages": cast(StagesToday, stages),
        "using": in_use,
        "practices": practices,
        "may_edit": may_edit(session, by, found),
        "may_record": Permission.RECORD_ADOPTIONS in by.permissions,
        "revision": found.revision_id,
    }


def facts(themes: list[str], place: str | None, day: date | None) -> str:
    """ "Innovation · Active signposting; Productive work flows · First tried at Fenwater, February 2016" """
    parts = ["Innovation", "; ".join(themes)]
    where = f" at {place}" if place else ""
    when = f"{day:%B %Y}" if day else ""
    if where or when:
        parts.append(f"First tried{where}{', ' if where and when else ' in ' if when else ''}{when}")
    return " · ".join(part for part in parts if part)


def _takes(innovation: Innovation) -> list[Takes]:
    given: list[Takes] = [
        {"what": "Cost", "words": innovation.cost},
        {"what": "Time", "words": innovation.time},
        {"what": "People", "words": innovation.people},
    ]
    return [each for each in given if each["words"]]


def _sentence(innovation: Innovation, in_use: int, practices: int) -> list[Segment]:
    if innovation.retired_because is not None:
        return [said("Retired: ", "strong"), said(innovation.retired_because.rstrip(".") + ".")]
    if in_use == 0:
        return [said("No practice uses it yet.")]
    return [
        said(f"{in_use:,} of {practices:,} practices", "strong"),
        said(f" use{'s' if in_use == 1 else ''} it."),
    ]
