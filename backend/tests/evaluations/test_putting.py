"""A form is put to the people of a cohort, with its tickets, which are said once."""

from datetime import timedelta
from itertools import pairwise

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.clock import today
from groundswell.evaluations.follow_up import follow_up_period, months_after
from groundswell.evaluations.models import Ticket
from groundswell.evaluations.queries import hashed
from groundswell.revisions.models import Revision
from tests.conftest import Counting, SignIn
from tests.evaluations.world import V1, World, ago, opened, put, small_cohort


@pytest.fixture
def world(database: None) -> World:
    return small_cohort()


def test_about_a_session_it_opens_on_its_day_for_two_weeks_with_a_ticket_for_everyone(
    national: TestClient, world: World, session: Session
) -> None:
    made = put(national, world, tickets=None)
    assert made.status_code == 201
    assert made.headers["cache-control"] == "no-store"
    evaluation = made.json()["evaluation"]
    assert (evaluation["opens"], evaluation["closes"]) == (str(today()), str(ago(-13)))
    assert (evaluation["forms_out"], evaluation["answered"], evaluation["closed"]) == (6, 0, False)
    codes = [link.removeprefix("/answer#") for link in made.json()["links"]]
    assert len(set(codes)) == 6
    assert {len(code) for code in codes} == {22}  # 128 bits, six to a letter
    assert set(session.scalars(select(Ticket.code_hash))) == {hashed(code) for code in codes}


def test_no_ticket_is_said_again_or_kept(national: TestClient, world: World, session: Session) -> None:
    tickets = opened(national, world).tickets
    said = national.get(f"{V1}/evaluations").text + national.get(f"{V1}/evaluations.csv").text
    kept = "".join(f"{row.words}{row.source}{row.action}" for row in session.scalars(select(Revision)))
    assert not [ticket for ticket in tickets if ticket in said + kept]


def test_more_tickets_until_it_closes(national: TestClient, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    evaluation = opened(national, world, tickets=2)
    more = national.post(f"{V1}/evaluations/{evaluation.id}/tickets", json={"count": 3})
    assert (more.status_code, len(more.json()["links"]), more.json()["evaluation"]["forms_out"]) == (201, 3, 5)
    too_many = national.post(f"{V1}/evaluations/{evaluation.id}/tickets", json={"count": 996})
    assert too_many.status_code == 422
    assert too_many.json()["errors"] == [{"field": "count", "message": "Give at most 995."}]
    monkeypatch.setattr("groundswell.evaluations.actions.today", lambda: ago(-14))
    closed = national.post(f"{V1}/evaluations/{evaluation.id}/tickets", json={"count": 1})
    assert closed.status_code == 410
    assert national.post(f"{V1}/evaluations/99999/tickets", json={"count": 1}).status_code == 404


def test_a_form_that_cannot_be_put(national: TestClient, world: World) -> None:
    elsewhere = small_cohort(code="elsewhere")
    for facts, status, words in (
        ({"form": "nothing"}, 404, "There is no evaluation form called nothing."),
        ({"cohort": "nowhere"}, 404, "There is no cohort called nowhere."),
        ({"session": 99999}, 404, "There is no session 99999."),
        ({"session": None}, 422, "After a session, say which; otherwise leave it out."),
        ({"occasion": "end"}, 422, "After a session, say which; otherwise leave it out."),
        ({"session": elsewhere.sessions[0]}, 422, "Session 1 is a session of another cohort."),
        ({"opens": str(ago(1))}, 422, f"The form would open before the session, which is on {today()}."),
        ({"closes": str(ago(1))}, 422, "The form closes before it opens."),
        ({"session": world.sessions[0], "closes": str(ago(1))}, 422, f"The form would have closed on {ago(1)}."),
        ({"session": None, "occasion": "before"}, 422, "Say when the form opens and closes."),
        ({"tickets": 1001}, 422, None),
    ):
        refused = put(national, world, **facts)
        assert refused.status_code == status, facts
        assert words in (None, refused.json()["detail"])


def test_changing_when_it_opens_and_closes(national: TestClient, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    evaluation = opened(national, world)
    address = f"{V1}/evaluations/{evaluation.id}"
    seen = {"If-Match": f'"{evaluation.revision}"'}
    assert national.patch(address, json={}).status_code == 428
    for changes in ({"closes": str(ago(1))}, {"opens": str(ago(1))}, {"opens": str(ago(-20))}):
        assert national.patch(address, json=changes, headers=seen).status_code == 422, changes
    evaluation.answer()
    changed = national.patch(address, json={"closes": str(ago(-20))}, headers=seen)
    assert (changed.status_code, changed.json()["opens"], changed.json()["closes"]) == (
        200,
        str(today()),
        str(ago(-20)),
    )
    assert national.patch(address, json={}, headers=seen).status_code == 412
    monkeypatch.setattr("groundswell.evaluations.actions.today", lambda: ago(-21))
    again = {"If-Match": f'"{changed.json()["revision"]}"'}
    reopened = national.patch(address, json={"closes": str(ago(-40))}, headers=again)
    assert (reopened.status_code, reopened.json()["detail"]) == (
        410,
        f"It closed on {ago(-20)}, and its results have been shown.",
    )


def test_one_that_closed_without_an_answer_may_be_opened_again(
    national: TestClient, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    evaluation = opened(national, world)
    monkeypatch.setattr("groundswell.evaluations.actions.today", lambda: ago(-21))
    seen = {"If-Match": f'"{evaluation.revision}"'}
    changed = national.patch(f"{V1}/evaluations/{evaluation.id}", json={"closes": str(ago(-40))}, headers=seen)
    assert changed.status_code == 200


def test_taking_one_back_that_nobody_has_answered(national: TestClient, world: World) -> None:
    mistaken, answered = opened(national, world), opened(national, world, form="behaviour")
    answered.answer()
    for one, status in ((mistaken, 204), (answered, 409)):
        address = f"{V1}/evaluations/{one.id}"
        assert national.delete(address).status_code == 428
        assert national.delete(address, headers={"If-Match": '"1"'}).status_code == 412
        assert national.delete(address, headers={"If-Match": f'"{one.revision}"'}).status_code == status
    assert mistaken.answer().status_code == 404
    assert answered.answer().status_code == 204
    assert put(national, world).status_code == 201


def test_one_form_once_for_each_occasion(national: TestClient, world: World) -> None:
    period = {"session": None, "opens": str(today()), "closes": str(today())}
    for facts in ({}, {"form": "learning", "occasion": "before", **period}):
        assert put(national, world, **facts).status_code == 201
        again = put(national, world, **facts)
        assert again.status_code == 409
        assert "hand out more tickets" in again.json()["detail"]
    assert put(national, world, form="learning", occasion="end", **period).status_code == 201


def test_the_list_by_cohort_session_and_level(national: TestClient, world: World) -> None:
    other = small_cohort(code="elsewhere")
    first = opened(national, world).id
    second = opened(national, world, session=world.sessions[2]).id
    third = opened(national, other, form="behaviour").id
    for query, found in (
        ("", [first, third, second]),
        ("?cohort=harrowdene-2018", [first, second]),
        (f"?session={world.sessions[2]}", [second]),
        ("?level=3", [third]),
        ("?cohort=nowhere", []),
        (f"?session={2**63 - 1}", []),
    ):
        answer = national.get(f"{V1}/evaluations{query}")
        assert [each["id"] for each in answer.json()["items"]] == found, query
        assert answer.json()["total"] == len(found)
    rows = national.get(f"{V1}/evaluations.csv?cohort=harrowdene-2018").text.splitlines()
    assert len(rows) == 3
    assert rows[1].startswith(f"{first},reaction,After the session,1,harrowdene-2018,Session 2,session,")


def test_the_list_in_pages(national: TestClient, world: World) -> None:
    made = [opened(national, world, session=each, tickets=1).id for each in world.sessions[1:]]
    seen, address = [], f"{V1}/evaluations?limit=3"
    while address:
        answer = national.get(address)
        seen += [each["id"] for each in answer.json()["items"]]
        address = answer.links.get("next", {}).get("url", "")
    assert seen == made


def test_numbers_and_cursors_that_no_list_gave_out(national: TestClient, world: World) -> None:
    for query in (f"session={2**63}", "session=0", "level=5", "cursor=x", "cursor=WyJhIiwgMV0", "cursor=WzEsIDJd"):
        assert national.get(f"{V1}/evaluations?{query}").status_code == 422, query
    assert put(national, world, session=2**63).status_code == 422


def test_the_list_takes_a_bounded_number_of_queries(national: TestClient, world: World, counted: Counting) -> None:
    numbers = []
    for each in world.sessions[1:4]:
        opened(national, world, session=each)
        with counted() as statements:
            national.get(f"{V1}/evaluations")
        numbers.append(len(statements))
    assert all(before == after for before, after in pairwise(numbers[1:]))
    assert numbers[-1] <= 6


def test_a_new_answer_is_seen_though_no_revision_was_made(national: TestClient, world: World) -> None:
    evaluation = opened(national, world)
    before = national.get(f"{V1}/evaluations")
    assert national.get(f"{V1}/evaluations", headers={"If-None-Match": before.headers["etag"]}).status_code == 304
    evaluation.answer()
    after = national.get(f"{V1}/evaluations", headers={"If-None-Match": before.headers["etag"]})
    assert (after.status_code, after.json()["items"][0]["answered"]) == (200, 1)


def test_a_follow_up_three_to_four_months_after_the_end(national: TestClient, world: World) -> None:
    made = national.post(f"{V1}/cohorts/{world.cohort}/follow-up", json={})
    assert made.status_code == 201
    evaluation = made.json()["evaluation"]
    ends = world.first + timedelta(weeks=8, days=-1)
    assert (evaluation["form"], evaluation["level"], evaluation["occasion"]) == ("behaviour", 3, "follow_up")
    assert (evaluation["opens"], evaluation["closes"]) == (str(months_after(ends, 3)), str(months_after(ends, 4)))
    assert len(made.json()["links"]) == 6
    again = national.post(f"{V1}/cohorts/{world.cohort}/follow-up", json={})
    assert again.status_code == 409


def test_a_follow_up_that_cannot_be(national: TestClient, database: None) -> None:
    long_ago = small_cohort(first=ago(300))
    late = national.post(f"{V1}/cohorts/{long_ago.cohort}/follow-up", json={})
    assert late.status_code == 422
    assert "would have closed" in late.json()["detail"]
    assert national.post(f"{V1}/cohorts/nowhere/follow-up", json={}).status_code == 404
    own = national.post(f"{V1}/cohorts/{long_ago.cohort}/follow-up", json={"form": "nothing"})
    assert own.status_code == 404


def test_months_end_where_the_shorter_month_ends() -> None:
    assert str(months_after(today().replace(year=2018, month=11, day=30), 3)) == "2019-02-28"
    assert [str(day) for day in follow_up_period(today().replace(year=2018, month=12, day=21))] == [
        "2019-03-21",
        "2019-04-21",
    ]


def test_who_may(signed_in: SignIn, world: World) -> None:
    evaluation = opened(signed_in("national"), world)
    for role, reads, runs in (("faculty", 200, 201), ("lead", 200, 403), ("practice", 403, 403), ("analyst", 403, 403)):
        someone = signed_in(role)
        assert someone.get(f"{V1}/evaluations").status_code == reads, role
        assert someone.get(f"{V1}/evaluations/{evaluation.id}/results").status_code == reads, role
        seen = {"If-Match": f'"{evaluation.revision}"'}
        if runs == 403:
            assert someone.patch(f"{V1}/evaluations/{evaluation.id}", json={}, headers=seen).status_code == runs
            assert someone.delete(f"{V1}/evaluations/{evaluation.id}", headers=seen).status_code == runs
            assert someone.post(f"{V1}/cohorts/{world.cohort}/follow-up", json={}).status_code == runs
            assert put(someone, world).status_code == runs
        more = someone.post(f"{V1}/evaluations/{evaluation.id}/tickets", json={"count": 1})
        assert more.status_code == runs, role


def test_a_session_that_is_evaluated_is_kept(national: TestClient, world: World) -> None:
    evaluation = opened(national, world)
    address = f"{V1}/sessions/{world.sessions[1]}"
    sessions = national.get(f"{V1}/sessions?cohort={world.cohort}").json()["items"]
    seen = {"If-Match": f'"{sessions[1]["revision"]}"'}
    refused = national.delete(address, headers=seen)
    assert (refused.status_code, "evaluation" in refused.json()["detail"]) == (409, True)
    national.delete(f"{V1}/evaluations/{evaluation.id}", headers={"If-Match": f'"{evaluation.revision}"'})
    assert national.delete(address, headers=seen).status_code == 204
