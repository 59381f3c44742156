"""What each progress score means.

The scale is that of the Institute for Healthcare Improvement, "Assessment Scale for Collaboratives" (ihi.org), on which
a team and its adviser place the work each month by judgement; nothing computes it. The words are ours.
"""

from typing import NamedTuple


class Meaning(NamedTuple):
    score: float
    word: str
    """Beside the axis of a chart."""
    meaning: str


MEANINGS = (
    Meaning(0.5, "Intent", "Somebody means to take part; there is no charter and no team yet."),
    Meaning(1.0, "Charter and team", "The aim is written down and there is a team; no work has begun."),
    Meaning(1.5, "Planning begun", "The team meets and plans: measures, first tests, who is to be won over."),
    Meaning(
        2.0, "Activity, no changes", "The team measures, learns and talks to others; nothing has been changed yet."
    ),
    Meaning(2.5, "Changes tested", "Changes are tested in PDSA cycles; the measures do not show improvement yet."),
    Meaning(3.0, "Modest improvement", "Tests are complete and some are in use; one process measure has improved."),
    Meaning(3.5, "Improvement", "Outcome measures improve, and changes spread beyond where they were first tested."),
    Meaning(4.0, "Significant", "The changes are in use, and half or more of what was aimed at has been reached."),
    Meaning(4.5, "Sustainable", "Most of the aim has been reached and holds, and the changes are how work is done."),
    Meaning(5.0, "Outstanding", "All of the aim has been reached and sustained; others come to learn from it."),
)
LOWEST, HIGHEST = MEANINGS[0].score, MEANINGS[-1].score
