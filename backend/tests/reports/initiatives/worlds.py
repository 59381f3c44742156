"""An initiative at three practices of a federation, with everything that its page shows."""

from datetime import date, timedelta
from typing import Any

from fastapi.testclient import TestClient

from groundswell.clock import today
from groundswell.measures.periods import first_day, month_of
from tests.factories.made import making
from tests.reports.worlds import CALLS, falling_to, federation

V1 = "/api/v1"
CODE = "call-back-instead-of-hold"
SOON = today() + timedelta(days=7)
NOW = month_of(today())


def country(practices: int = 3) -> None:
    """A federation whose practices' missed calls fell in the last eight months, and another beside it."""
    with making() as m:
        found = federation(m, "F901", practices)
        beside = m.practice("Z10301", "Ferry Road", within=[found])
        m.figures(beside, CALLS, falling_to(24, 60), 1000.0)
        federation(m, "F902", 1, start=201)


def post(client: TestClient, path: str, **body: Any) -> dict[str, Any]:
    answer = client.post(f"{V1}/{path}", json=body)
    assert answer.status_code in (200, 201), answer.text
    made: dict[str, Any] = answer.json()
    return made


def started(client: TestClient, title: str = "Call back instead of hold", **facts: Any) -> str:
    standing = {
        "owner": "F901",
        "practices": ["Z10301"],
        "started": "2017-12-04",
        "status": "spreading",
        "aim": {
            "what": "Cut missed calls",
            "how_much": "From 10% to 7% or below",
            "for_whom": "Patients who ring",
            "by": str(today() + timedelta(days=130)),
        },
    }
    code: str = post(client, "initiatives", **standing | {"title": title} | facts)["code"]
    return code


def cycle(client: TestClient, code: str, first: date, last: date, **facts: Any) -> dict[str, Any]:
    said = {"title": "A desk", "prediction": "Fewer give up", "scale": "One desk", "first": str(first)}
    return post(client, "pdsa-cycles", initiative=code, **said | {"last": str(last)} | facts)


def closed(client: TestClient, made: dict[str, Any], act: str = "adapt") -> None:
    answer = client.patch(
        f"{V1}/pdsa-cycles/{made['id']}",
        json={"done": "We rang back.", "found": "31 of 38 took it.", "act": act},
        headers={"If-Match": f'"{made["revision"]}"'},
    )
    assert answer.status_code == 200, answer.text


def months(count: int, first: float = 20.0) -> list[dict[str, Any]]:
    """So many months of hours up to the last that has ended."""
    return [{"period": str(first_day(NOW - count + place)), "numerator": first + (place % 3)} for place in range(count)]


def told(client: TestClient) -> str:
    """One initiative with two measures, two cycles, scores, stakeholders, a journal, milestones and a team."""
    code = started(client)
    at = f"initiatives/{code}"
    outcome = post(client, f"{at}/measures", measure=CALLS, aim=7, baseline_months=12)
    overtime = {"title": "Reception overtime", "family": "balancing", "unit": "hours", "unit_label": "hours a month"}
    hours = post(client, f"{at}/measures", **overtime, numerator="Hours of overtime", aggregation="sum")
    given = client.put(f"{V1}/{at}/measures/{hours['id']}/figures", json={"figures": months(14)})
    assert given.status_code == 200, given.text
    boxes = [
        {"key": "a", "kind": "primary", "title": "Nobody needs to hold", "measure_id": outcome["id"]},
        {"key": "b", "kind": "change_idea", "title": "Call back within 30 minutes"},
    ]
    page = client.get(f"{V1}/{at}").json()
    drawn = client.put(
        f"{V1}/{at}/drivers",
        json={"drivers": boxes, "links": [{"upper": "a", "lower": "b", "strong": True}]},
        headers={"If-Match": f'"{page["drivers_revision"]}"'},
    )
    assert drawn.status_code == 200, drawn.text
    idea = drawn.json()["drivers"][1]["id"]
    closed(client, cycle(client, code, date(2018, 1, 8), date(2018, 1, 19), change_idea=idea))
    cycle(client, code, today() - timedelta(days=7), SOON, change_idea=idea, title="Three desks")
    month = str(first_day(NOW))
    for whose, score in (("team", 3.5), ("adviser", 3.0)):
        answer = client.put(f"{V1}/{at}/scores/{month}/{whose}", json={"score": score, "note": f"The {whose} says."})
        assert answer.status_code in (200, 201), answer.text
    stance = {"now": "unsure", "needed": "for"}
    post(client, f"{at}/stakeholders", name="Practice managers’ forum", part="releases staff", stance=stance)
    post(client, f"{at}/journal", day=str(today()), words="Met the forum.")
    post(client, f"{at}/milestones", title="Write it up", due=str(SOON))
    post(client, f"{at}/team", name="Tom Ferris", role="Leads it", leads=True, organisation="Z10301")
    return code
