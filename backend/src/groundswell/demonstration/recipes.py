"""How each measure of the demonstration country comes about: levels, how they differ, and how they vary by chance."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Recipe:
    """Spreads, noises, season and change are on the scale on which effects add: log odds of a share, log of the rest.

    A `share` has `whole` events a month (`per_patient` of the list and a `fixed` part), a `rate` is events per patient
    and month, a `level` is the figure itself.
    """

    code: str
    kind: Literal["share", "rate", "level"]
    usual: float
    per_patient: float = 0.0
    fixed: float = 0.0
    between_federations: float = 0.15
    between_practices: float = 0.2
    federation_noise: float = 0.03
    practice_noise: float = 0.08
    season: float = 0.01
    """Half the distance from summer to winter."""
    change: float = 0.2
    """Of a whole federation, where its story changes."""
    better: int = 0
    """Of 120 federations, how many have a story of improvement; of a measure without a direction, of going up."""
    worse: int = 0
    suppliers: Literal["online", "phone"] | None = None


DASHBOARD = (
    Recipe(
        "missed_call_share",
        "share",
        0.097,
        per_patient=0.48,
        between_practices=0.3,
        season=0.012,
        change=0.24,
        better=24,
        worse=10,
        suppliers="phone",
    ),
    Recipe(
        "online_consultation_rate",
        "rate",
        0.0235,
        between_federations=0.24,
        between_practices=0.3,
        federation_noise=0.035,
        season=0.012,
        change=0.26,
        better=30,
        worse=16,
        suppliers="online",
    ),
    Recipe("dna_rate", "share", 0.054, per_patient=0.3, change=0.24, season=-0.008, better=26, worse=10),
    Recipe(
        "appointments_per_1000",
        "rate",
        0.425,
        between_federations=0.04,
        between_practices=0.1,
        federation_noise=0.018,
        practice_noise=0.05,
        season=0.006,
        change=0.1,
        better=11,
        worse=11,
    ),
    Recipe(
        "avoidable_appointment_share",
        "share",
        0.24,
        fixed=85,
        between_federations=0.14,
        between_practices=0.22,
        change=0.38,
        better=15,
        worse=9,
    ),
    Recipe(
        "staff_satisfaction",
        "share",
        0.665,
        per_patient=0.0011,
        between_federations=0.16,
        between_practices=0.3,
        change=0.65,
        better=24,
        worse=13,
    ),
    Recipe(
        "patient_satisfaction_access",
        "share",
        0.725,
        per_patient=0.0035,
        fixed=8,
        between_federations=0.18,
        between_practices=0.25,
        change=0.48,
        better=20,
        worse=12,
    ),
    Recipe(
        "hours_released",
        "level",
        13.5,
        between_federations=0.28,
        between_practices=0.3,
        federation_noise=0.05,
        practice_noise=0.3,
        change=0.4,
        better=25,
        worse=10,
    ),
)

ACCESS_FUND = (
    Recipe("access_fund_hours_offered", "rate", 0.038, between_practices=0.1, change=0.2, better=40, worse=4),
    Recipe("access_fund_contact_modes", "share", 0.22, per_patient=0.45, change=0.4, better=36, worse=5),
    Recipe("access_fund_additional_hours_used", "share", 0.64, per_patient=0.022, change=0.5, better=26, worse=10),
    Recipe("access_fund_patient_satisfaction_access", "share", 0.74, fixed=24, change=0.6, better=26, worse=6),
    Recipe("access_fund_patient_satisfaction_modes", "share", 0.78, fixed=22, change=0.6, better=20, worse=5),
    Recipe("access_fund_staff_satisfaction", "share", 0.68, fixed=9, change=0.8, better=16, worse=14),
    Recipe("access_fund_wider_attendances", "rate", 0.023, change=0.22, season=0.02, better=22, worse=6),
    Recipe("access_fund_emergency_admissions", "rate", 0.0085, change=0.2, season=0.02, better=10, worse=6),
    Recipe("access_fund_out_of_hours_use", "rate", 0.0105, change=0.24, season=0.02, better=20, worse=6),
)

LISTS = "registered_patients"

TARGETS = {
    "missed_call_share": 10.0,
    "online_consultation_rate": 25.0,
    "dna_rate": 5.0,
    "avoidable_appointment_share": 22.0,
    "staff_satisfaction": 70.0,
    "patient_satisfaction_access": 75.0,
    "access_fund_additional_hours_used": 75.0,
    "access_fund_patient_satisfaction_access": 80.0,
    "access_fund_patient_satisfaction_modes": 80.0,
    "access_fund_staff_satisfaction": 70.0,
}
