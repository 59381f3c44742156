"""Every step of an apprenticeship is signed off by another member who is accredited, in order."""

from datetime import timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.conftest import Making, SignIn
from tests.faculty.members import V1, accredited, ago, member, of, stages


class Faculty:
    """Someone accredited and signed in, and an apprentice who was recruited 90 days ago and observes since 60."""

    def __init__(self, client: TestClient, make: Making) -> None:
        with make() as m:
            signer, self.apprentice_user = m.user("faculty"), m.user("faculty").id
            self.accredited = accredited(m, "Ines Caldwell", joined=ago(400), user_id=signer.id).id
            self.apprentice = member(
                m, "Tom Avery", joined=ago(100), reached=[ago(90), ago(60)], user_id=self.apprentice_user
            ).id
        self.signer = of(client, signer.id)
        self.stages = stages(self.signer)

    def sign(self, *, by: TestClient | None = None, of_member: int | None = None, **sent: Any) -> Any:
        stage = sent.pop("stage", "Co-delivering")
        return (by or self.signer).post(
            f"{V1}/faculty-members/{of_member or self.apprentice}/stages",
            json={"stage": self.stages.get(stage, 999), "on": str(sent.pop("on", ago(3))), **sent},
        )


@pytest.fixture
def faculty(client: TestClient, make: Making) -> Faculty:
    return Faculty(client, make)


def test_a_step_is_signed_off_by_name(faculty: Faculty) -> None:
    answer = faculty.sign(evidence="Ran half of a session at a federation.")
    assert answer.status_code == 201
    page = answer.json()
    assert page["stage"] == "Co-delivering"
    assert page["stages"][-1] == {
        "stage": faculty.stages["Co-delivering"],
        "title": "Co-delivering",
        "on": str(ago(3)),
        "signed_by": "Ines Caldwell",
        "evidence": "Ran half of a session at a federation.",
    }
    assert page["next_stage"]["title"] == "Delivering under observation"
    assert (page["may_sign_off"], page["accredited"]) == (True, False)


def test_whoever_is_accredited_may_sign_others_off(faculty: Faculty, client: TestClient) -> None:
    for stage, on in (("Co-delivering", ago(40)), ("Delivering under observation", ago(30)), ("Accredited", ago(20))):
        assert faculty.sign(stage=stage, on=on).status_code == 201
    newly = of(client, faculty.apprentice_user)
    newcomer = newly.post(
        f"{V1}/faculty-members",
        json={"name": "Priya Nair", "background": "Nurse", "joined": str(ago(30)), "days_per_month": 6},
    ).json()["id"]
    assert faculty.sign(by=newly, of_member=newcomer, stage="Recruited", on=ago(10)).status_code == 201
    too_early = faculty.sign(by=newly, of_member=newcomer, stage="Observing", on=ago(25))
    assert too_early.status_code == 403
    assert too_early.json()["detail"] == f"You are not accredited on {ago(25)}: ask a member who is."


def test_nobody_signs_off_themselves(faculty: Faculty, client: TestClient) -> None:
    own = of(client, faculty.apprentice_user)
    page = own.get(f"{V1}/faculty-members/{faculty.apprentice}").json()
    assert (page["may_sign_off"], page["why_not"]) == (
        False,
        "Nobody signs off their own step: ask another accredited member.",
    )
    answer = faculty.sign(by=own)
    assert answer.status_code == 403
    assert answer.json()["detail"] == page["why_not"]
    assert faculty.sign(of_member=faculty.accredited, stage="Accredited").status_code == 403


def test_an_apprentice_signs_nobody_off(faculty: Faculty, client: TestClient, make: Making) -> None:
    with make() as m:
        other = member(m, "Lea Holm", joined=ago(50)).id
    answer = faculty.sign(by=of(client, faculty.apprentice_user), of_member=other, stage="Recruited")
    assert answer.status_code == 403
    assert answer.json()["detail"] == f"You are not accredited on {ago(3)}: ask a member who is."


def test_only_members_sign_off(faculty: Faculty, signed_in: SignIn) -> None:
    for role in ("national", "faculty"):
        answer = faculty.sign(by=signed_in(role))
        assert answer.status_code == 403
        assert "you are not a member of it" in answer.json()["detail"]
    assert faculty.sign(by=signed_in("analyst")).status_code == 403


def test_whoever_has_left_signs_off_nothing_more(faculty: Faculty, make: Making, client: TestClient) -> None:
    with make() as m:
        user = m.user("faculty")
        accredited(m, "Gone", joined=ago(500), left_on=ago(2), user_id=user.id)
    answer = faculty.sign(by=of(client, user.id), on=ago(10))
    assert answer.status_code == 403
    assert "You are not accredited on" in answer.json()["detail"]


def test_a_stage_out_of_order_is_refused(faculty: Faculty) -> None:
    answer = faculty.sign(stage="Accredited")
    assert answer.status_code == 422
    assert answer.json()["detail"] == "Co-delivering comes before Accredited and has not been signed off."
    assert answer.json()["errors"] == [{"field": "stage", "message": "Sign off Co-delivering first."}]


def test_a_stage_is_reached_once(faculty: Faculty) -> None:
    answer = faculty.sign(stage="Observing")
    assert answer.status_code == 409
    assert answer.json()["detail"] == f"Observing was signed off already, on {ago(60)}."


def test_an_unknown_stage_is_not_found(faculty: Faculty) -> None:
    assert faculty.sign(stage="Perfected").status_code == 404
    assert faculty.sign(of_member=999_999).status_code == 404


@pytest.mark.parametrize(
    ("on", "says", "to_do"),
    [
        (ago(61), "The day is before the step before it.", f"Choose a day from {ago(60)} onwards."),
        (ago(101), "The member had not joined by then.", f"Choose a day from {ago(100)} onwards."),
        (ago(-1), "The day is still to come.", "Choose today or a day before."),
    ],
)
def test_days_go_forward_up_to_today(faculty: Faculty, on: Any, says: str, to_do: str) -> None:
    answer = faculty.sign(on=on)
    assert answer.status_code == 422
    assert answer.json()["detail"] == says
    assert answer.json()["errors"] == [{"field": "on", "message": to_do}]


def test_who_left_reaches_no_stage_after_that(faculty: Faculty, make: Making) -> None:
    with make() as m:
        left = member(m, "Nan Boyd", joined=ago(100), left_on=ago(5)).id
    assert faculty.sign(of_member=left, stage="Recruited", on=ago(5)).status_code == 422
    assert faculty.sign(of_member=left, stage="Recruited", on=ago(5) - timedelta(days=1)).status_code == 201


def test_a_lead_reads_who_signed_but_not_what_was_seen(faculty: Faculty, signed_in: SignIn, make: Making) -> None:
    faculty.sign(evidence="Lost the thread twice.")
    with make() as m:
        m.federation("F901")
    lead = signed_in("lead", "F901")
    page = lead.get(f"{V1}/faculty-members/{faculty.apprentice}").json()
    assert page["stages"][-1]["signed_by"] == "Ines Caldwell"
    assert {step["evidence"] for step in page["stages"]} == {None}
    assert faculty.sign(by=lead).status_code == 403
