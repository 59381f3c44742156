"""One innovation in full, as the caller may read it."""

from sqlalchemy.orm import Session

from groundswell.access.principal import Principal
from groundswell.innovations import queries
from groundswell.innovations.models import Innovation as Kept
from groundswell.innovations.ownership import may_edit
from groundswell.innovations.schemas import Innovation, InnovationContact, StageCounts
from groundswell.measures.definitions import library
from groundswell.organisations.models import Organisation
from groundswell.organisations.schemas import maybe_ref, ref


def in_full(session: Session, by: Principal, found: Kept) -> Innovation:
    place = None if found.first_tried_at_id is None else session.get(Organisation, found.first_tried_at_id)
    return Innovation(
        code=found.code,
        title=found.title,
        summary=found.summary,
        how_to=found.how_to,
        first_cycle=found.first_cycle,
        cost=found.cost,
        time=found.time,
        people=found.people,
        themes=[{"id": each.id, "title": each.title} for each in queries.themes_of(session, [found.id])[found.id]],
        measures=[
            {"code": code, "title": library()[code].title}
            for code in queries.measures_of(session, [found.id])[found.id]
        ],
        origins=[{"code": each.code, "title": each.title} for each in queries.origins_of(session, by, found.id)],
        contacts=[
            InnovationContact(
                person=each.person.id, name=each.person.name, organisation=ref(each.organisation), words=each.words
            )
            for each in queries.contacts_of(session, found.id)
        ],
        first_tried=found.first_tried,
        first_tried_at=maybe_ref(place),
        retired_because=found.retired_because,
        stages=StageCounts(**queries.stage_counts(session, [found.id])[found.id]),
        practices=queries.count_practices(session),
        may_edit=may_edit(session, by, found),
        revision=found.revision_id,
    )
