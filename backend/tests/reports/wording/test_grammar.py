import pytest

from groundswell.measures.definitions import library
from groundswell.reports.wording.grammar import (
    be,
    counted,
    have,
    listed,
    number,
    numbered,
    ordinal,
    possessive,
    subject_of,
)


@pytest.mark.parametrize(
    ("count", "words"), [(0, "no"), (1, "one"), (9, "nine"), (10, "ten"), (11, "11"), (1346, "1,346")]
)
def test_numbers_to_ten_are_words(count: int, words: str) -> None:
    assert number(count) == words


@pytest.mark.parametrize(
    ("place", "words"),
    [(1, "first"), (9, "ninth"), (10, "tenth"), (11, "11th"), (12, "12th"), (21, "21st"), (22, "22nd"), (113, "113th")],
)
def test_ordinals(place: int, words: str) -> None:
    assert ordinal(place) == words


def test_counts_agree_with_their_noun() -> None:
    assert counted(1, "practice") == "one practice"
    assert counted(2, "practice") == "two practices"
    assert counted(0, "practice") == "no practices"
    assert counted(2, "history", "histories") == "two histories"
    assert [numbered(count, "week") for count in (0, 1, 1346)] == ["0 weeks", "1 week", "1,346 weeks"]


def test_verbs_agree_with_their_count() -> None:
    assert [be(count) for count in (0, 1, 2)] == ["are", "is", "are"]
    assert [have(count) for count in (0, 1, 2)] == ["have", "has", "have"]


def test_lists() -> None:
    assert listed([]) == ""
    assert listed(["a"]) == "a"
    assert listed(["a", "b"]) == "a and b"
    assert listed(["a", "b", "c"]) == "a, b and c"


def test_possessives() -> None:
    assert possessive("October") == "October’s"
    assert possessive("The Limes") == "The Limes’"


SUBJECTS = {
    "missed_call_share": ("missed calls", True),
    "online_consultation_rate": ("online consultations", True),
    "dna_rate": ("the DNA rate", False),
    "appointments_per_1000": ("appointments", True),
    "avoidable_appointment_share": ("avoidable appointments", True),
    "staff_satisfaction": ("staff satisfaction", False),
    "patient_satisfaction_access": ("patient satisfaction", False),
    "hours_released": ("hours released", True),
    "clinical_hours_released": ("clinical hours released", True),
    "admin_hours_released": ("admin hours released", True),
    "answered_over_five_minutes_share": ("long waits on the phone", True),
    "clinical_share": ("clinical submissions", True),
    "inbound_calls": ("inbound calls", True),
    "registered_patients": ("registered patients", True),
    "trimethoprim_ratio": ("the trimethoprim ratio", False),
    "access_fund_hours_offered": ("hours offered", True),
    "access_fund_contact_modes": ("modes of contact", True),
    "access_fund_additional_hours_used": ("additional hours used", True),
    "access_fund_patient_satisfaction_access": ("satisfaction with access", False),
    "access_fund_patient_satisfaction_modes": ("satisfaction with contact", False),
    "access_fund_staff_satisfaction": ("staff satisfaction", False),
    "access_fund_wider_attendances": ("wider attendances", True),
    "access_fund_emergency_admissions": ("emergency admissions", True),
    "access_fund_out_of_hours_use": ("out-of-hours use", False),
}


def test_every_measure_of_the_library_is_the_subject_of_a_sentence() -> None:
    """A new measure is added here with the grammar it should have."""
    found = {code: (subject_of(d).text, subject_of(d).plural) for code, d in library().items()}
    assert found == SUBJECTS


def test_a_subject_begins_a_sentence_with_a_capital_and_keeps_its_article() -> None:
    rate = subject_of(library()["dna_rate"])
    assert (rate.begins, rate.be, rate.have, rate.show) == ("The DNA rate", "is", "has", "shows")
    calls = subject_of(library()["missed_call_share"])
    assert (calls.begins, calls.be, calls.have, calls.show) == ("Missed calls", "are", "have", "show")


TEAMS = {
    "Letters wrongly filed": ("letters wrongly filed", True),
    "Days to an echocardiogram": ("days to an echocardiogram", True),
    "Emergency admissions, COPD, over 75": ("emergency admissions, COPD, over 75", True),
    "Reviews that end with a plan": ("reviews that end with a plan", True),
    "Children with one plan in three places": ("children with one plan in three places", True),
    "Reception overtime": ("reception overtime", False),
    "Use of the hub": ("use of the hub", False),
    "Called back within 30 minutes": ("“Called back within 30 minutes”", False),
    "Died where they wished": ("“Died where they wished”", False),
    "DNA rate of the clinic": ("the DNA rate of the clinic", False),
}


@pytest.mark.parametrize("title", TEAMS)
def test_what_a_team_calls_its_measure_becomes_a_subject(title: str) -> None:
    subject = subject_of(library()["dna_rate"].model_copy(update={"short_title": title}))
    assert (subject.text, subject.plural) == TEAMS[title]
