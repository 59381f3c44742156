"""The people of the two years of the Practice leaders programme, and what they deliver."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

GP, NEW_GP, MANAGER, NURSE, VISITOR = "gp", "new_gp", "practice_manager", "practice_nurse", "health_visitor"


class Leader(NamedTuple):
    role: str
    name: str
    project: str
    reached: int
    """Milestones so far, of six."""
    weeks: int
    """Since the last of them."""
    held_up_by: str | None = None
    original: bool = False
    """One of the first year's GPs, who goes on."""


HARROWDENE = (
    Leader(NURSE, "Martha Quill", "Spirometry waits", 1, 9, "Topic changed twice"),
    Leader(GP, "Dr David Amory", "Minor illness by phone", 2, 8, "Aim not agreed with partners", original=True),
    Leader(MANAGER, "Colin Marsh", "Summarising notes on time", 2, 6, "No baseline: data not released"),
    Leader(NEW_GP, "Dr Kofi Asante", "Diabetes group visits", 3, 5, "No test: group room closed", original=True),
    Leader(MANAGER, "Moira Flynn", "Room use", 3, 4, "Away for a month"),
    Leader(MANAGER, "Bev Latchford", "Reception induction", 4, 3),
    Leader(GP, "Dr Ruth Ellison", "Heart failure review", 4, 3, original=True),
    Leader(MANAGER, "Tina Wragg", "Complaints learning log", 4, 3),
    Leader(GP, "Dr Hamid Noor", "Chronic disease clinic", 5, 3, original=True),
    Leader(MANAGER, "Shazia Iqbal", "Rota six weeks ahead", 5, 3),
    Leader(NURSE, "Denise Okoro", "Leg ulcer care", 3, 2),
    Leader(GP, "Dr Grace Obi", "Learning disability checks", 4, 2),
    Leader(GP, "Dr Karen Stott", "Care home rounds", 4, 2, original=True),
    Leader(NEW_GP, "Dr Niamh Duffy", "Fewer urgent letters by post", 4, 2, original=True),
    Leader(NEW_GP, "Dr Sofia Marin", "Baby checks in one visit", 4, 2, original=True),
    Leader(NEW_GP, "Dr Wei Zhang", "Same-day sick notes", 4, 2),
    Leader(GP, "Dr Anjali Rao", "Cervical screening, late slots", 5, 2, original=True),
    Leader(NEW_GP, "Dr Arjun Mehta", "X-ray request pathway", 5, 2, original=True),
    Leader(MANAGER, "Joel Carter", "New patient welcome", 5, 2),
    Leader(NEW_GP, "Dr Catrin Hughes", "Asthma plans patients write", 4, 1, original=True),
    Leader(NURSE, "Ellie Banham", "Travel vaccine bookings", 4, 1),
    Leader(NEW_GP, "Dr Owen Pryce", "Test results by text", 4, 1),
    Leader(VISITOR, "Rosa Delgado", "Under-fives drop-in", 4, 1),
    Leader(GP, "Dr Simon Teale", "Home visits before noon", 4, 1),
    Leader(NEW_GP, "Dr Yusuf Bello", "Phlebotomy in the evening", 4, 1),
    Leader(NEW_GP, "Dr Leila Haddad", "Dementia diagnosis at home", 5, 1),
    Leader(NEW_GP, "Dr Lucy Farrant", "One-day prescriptions", 3, 0),
    Leader(GP, "Dr Peter Lunn", "Frailty huddle", 4, 0),
    Leader(VISITOR, "Jean Tibbs", "Weaning groups", 5, 0),
    Leader(NURSE, "Ivy Sandford", "Wound dressing stock", 0, 0),
)
"""The second year at Harrowdene. The last of them left in the first term."""

FIRST_YEAR = (
    "A phlebotomy service as the first stage of an integrated chronic-disease clinic",
    "Personal asthma action plans",
    "A redesigned X-ray pathway",
    "Blood pressure checks at the barber's",
    "Repeat prescriptions in two days",
    "A welcome for new patients",
    "Minor injuries without a trip to hospital",
    "Home visits planned by street",
    "A carers' register that is used",
    "Telephone first for results",
    "Stopping smoking together",
    "Letters read within a day",
    "Falls: a call before the winter",
    "Fewer missed appointments on Mondays",
    "Teenagers' hour",
)
"""Projects of the first year, at each centre in turn."""
OTHER_CENTRE = (
    "Heart checks at the market",
    "Leg club",
    "Insulin starts in the practice",
    "One list for care homes",
    "Physiotherapist in the morning",
    "Health visitor in the waiting room",
    "Reception that signposts",
    "A shared duty doctor",
    "Back pain without a scan",
    "Baby clinic and jabs in one",
    "Cancer reviews by phone",
    "Medicines after hospital",
    "Winter huddle",
    "Young mothers' walk",
    "Flu day",
)
FIRST_YEAR_ROLES = (GP,) * 5 + (NEW_GP,) * 5 + (MANAGER,) * 5
OTHER_ROLES = (GP,) * 5 + (NEW_GP,) * 5 + (NURSE,) * 3 + (VISITOR,) * 2


def originals(role: str) -> Iterator[str]:
    """The names at Harrowdene of GPs of the first year."""
    return (each.name for each in HARROWDENE if each.role == role and each.original)


def names_of_first_year() -> Sequence[str | None]:
    """Harrowdene's first year: the GPs by the names under which they go on; the others are anyone."""
    gps, new_gps = originals(GP), originals(NEW_GP)
    return [next({GP: gps, NEW_GP: new_gps}[role], None) if role in (GP, NEW_GP) else None for role in FIRST_YEAR_ROLES]
