"""Action learning sets of a cohort, their meetings, and what a few people brought to them."""

from collections.abc import Sequence
from datetime import timedelta

from groundswell.demonstration.programmes.kept import Kept
from groundswell.demonstration.programmes.setting import Setting
from groundswell.learning_sets.models import LearningSet, SetMeeting, SetMember, Undertaking

MEETINGS = 6
QUESTIONS = (
    (
        "How do I win the partner who says that we tried this before?",
        "Ask what went wrong then, before I speak.",
    ),
    ("Who must agree before we can start, and who only thinks so?", "Draw the map of who decides, and show it to two."),
    ("What would patients say is the point of this?", "Ask five of them in the waiting room by Friday."),
    ("How do I tell that it got better and was not chance?", "Plot the last twenty weeks before I change anything."),
)


def keep_sets(setting: Setting, kept: Kept, count: int, facilitators: Sequence[int], revision_id: int) -> None:
    """`count` sets, A, B, C, …, among whom the people are dealt out; they meet from the second term on."""
    session = setting.session
    sets = [
        LearningSet(
            cohort_id=kept.cohort.id,
            name=f"Set {chr(ord('A') + place)}",
            facilitator_id=facilitators[place % len(facilitators)],
            revision_id=revision_id,
        )
        for place in range(count)
    ]
    session.add_all(sets)
    session.flush()
    members = [
        {"participant_id": each.id, "set_id": sets[place % count].id} for place, each in enumerate(kept.participants)
    ]
    setting.put(SetMember, members)
    first = kept.terms[1].first if len(kept.terms) > 1 else kept.terms[0].first
    meetings = [
        SetMeeting(
            set_id=each.id,
            day=first + timedelta(weeks=2 * number, days=3),
            place="At the practice of whoever brings the first question",
            revision_id=revision_id,
        )
        for each in sets
        for number in range(MEETINGS)
    ]
    session.add_all(meetings)
    session.flush()
    _undertakings(setting, kept, sets, meetings, revision_id)


def _undertakings(
    setting: Setting, kept: Kept, sets: Sequence[LearningSet], meetings: Sequence[SetMeeting], revision_id: int
) -> None:
    rows = []
    for number, one in enumerate(sets):
        there = kept.participants[number :: len(sets)]
        met = [meeting for meeting in meetings if meeting.set_id == one.id and meeting.day < setting.today]
        for place, meeting in enumerate(met):
            question, undertakes = QUESTIONS[(number + place) % len(QUESTIONS)]
            who = there[place % len(there)]
            if who.left_on is None or who.left_on > meeting.day:
                done = meeting.day + timedelta(days=9) if place + 1 < len(met) else None
                rows.append(
                    {
                        "meeting_id": meeting.id,
                        "participant_id": who.id,
                        "question": question,
                        "undertakes": undertakes,
                        "done_on": done,
                        "revision_id": revision_id,
                    }
                )
    setting.put(Undertaking, rows)
