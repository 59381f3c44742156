"""Keeps the stakeholders, options, decisions and challenges of an initiative."""

from groundswell.business_cases.models import Challenge, Decision, Option, Stakeholder, Stance
from groundswell.demonstration.initiatives.described import Tried
from groundswell.demonstration.programmes.setting import Setting


def keep_case(setting: Setting, tried: Tried, initiative: int, revision: int) -> None:
    of = {"initiative_id": initiative, "revision_id": revision}
    day = setting.days
    for stake in tried.stakes:
        row = Stakeholder(
            **of,
            name=stake.name,
            part=stake.part,
            interest=stake.interest,
            influence=stake.influence,
            next_step=stake.next_step,
            next_by=None if stake.next_by is None else day(stake.next_by),
            next_owner=stake.next_owner,
        )
        setting.session.add(row)
        setting.session.flush()
        setting.put(
            Stance,
            [
                {"stakeholder_id": row.id, "day": day(on), "now": now, "needed": needed, "revision_id": revision}
                for on, now, needed in stake.stances
            ],
        )
    options = []
    for way in tried.ways:
        option = Option(
            **of,
            title=way.title,
            cost_pounds=way.pounds,
            costs=way.costs,
            benefits=way.benefits,
            risks=way.risks,
            evidence=way.evidence,
            preferred=way.preferred,
        )
        setting.session.add(option)
        setting.session.flush()
        options.append(option.id)
    setting.put(
        Decision,
        [
            of
            | {
                "day": day(each.day),
                "words": each.words,
                "agreed_by": each.agreed_by,
                "option_id": None if each.option is None else options[each.option],
            }
            for each in tried.agreed
        ],
    )
    setting.put(
        Challenge,
        [
            of
            | {
                "day": day(each.day),
                "by_whom": each.by_whom,
                "words": each.words,
                "answer": each.answer,
                "answered_on": None if each.answered is None else day(each.answered),
            }
            for each in tried.challenged
        ],
    )
