"""Innovations and adoptions as rows, for tests of pages: whatever an action would say of them."""

from collections.abc import Sequence
from datetime import date

from groundswell.innovations.models import Adoption, AdoptionStep, Innovation
from groundswell.innovations.timeline import Step, in_order, standing
from groundswell.organisations.models import Organisation
from tests.factories.made import Made


def innovation(made: Made, title: str = "Call back instead of hold", **facts: str) -> Innovation:
    row = Innovation(
        code=title.lower().replace(" ", "-"),
        title=title,
        summary=f"{title}, in short.",
        revision_id=made.revision.id,
        **facts,
    )
    made.session.add(row)
    made.session.flush()
    return row


def adopts(
    made: Made, of: Innovation, practice: Organisation, steps: Sequence[tuple[str, date]], reason: str = "No spare line"
) -> None:
    """Steps by stage and day; whoever stops does so for the reason."""
    taken = in_order([Step(on, stage, reason if stage == "stopped" else None) for stage, on in steps])
    now = standing(taken)
    assert now is not None
    keys = {"innovation_id": of.id, "organisation_id": practice.id, "revision_id": made.revision.id}
    made.session.add(Adoption(**keys, stage=now.stage, stage_on=now.since, adopted_on=now.adopted_on))
    made.session.add_all(AdoptionStep(**keys, stage=each.stage, on=each.on, reason=each.reason) for each in taken)
    made.session.flush()
