"""Writers at the same moment: one wins where they mean one figure, all count where they mean several."""

import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from fastapi.testclient import TestClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from groundswell.reports.verify.everything import verify
from groundswell.revisions.models import Revision
from tests.conftest import Making, SignIn

V1 = "/api/v1"


def put(client: TestClient, practice: str, numerator: int) -> int:
    address = f"{V1}/observations/{practice}/missed_call_share/2018-10-01"
    body = {"numerator": numerator, "denominator": 100}
    status: int = client.put(address, json=body, headers={"If-None-Match": "*"}).status_code
    return status


def test_of_several_who_saw_the_same_one_wins(make: Making, national: TestClient) -> None:
    with make() as m:
        m.practice("Z10101")
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda number: put(national, "Z10101", number), range(1, 7)))
    assert sorted(answers) == [200] + [412] * 5


def test_figures_and_files_at_once_are_all_in_the_sums(
    make: Making, national: TestClient, signed_in: SignIn, session: Session
) -> None:
    codes = [f"Z101{number:02}" for number in range(1, 9)]
    with make() as m:
        federation = m.federation("F901")
        for code in codes:
            m.practice(code, within=[federation])
    lead = signed_in("lead", "F901")
    rows = "".join(f"{code},missed_call_share,2018-10-01,1,100\n" for code in codes[4:])
    content = f"organisation,measure,period,numerator,denominator\n{rows}"

    def send() -> Any:
        sent = national.post(f"{V1}/imports", files={"file": ("calls.csv", content)})
        return json.loads(sent.text.splitlines()[-1])["step"]

    with ThreadPoolExecutor(6) as pool:
        sending = pool.submit(send)
        typed = list(pool.map(lambda code: put(lead, code, 1), codes[:4]))
        assert sending.result() == "done"
    assert typed == [200] * 4
    found = national.get(f"{V1}/measures/missed_call_share/series/F901").json()["points"]
    assert [(each["numerator"], each["denominator"]) for each in found] == [(8, 800)]
    assert verify(session).differences == []
    numbers = session.scalars(select(Revision.sequence)).all()
    assert None not in numbers
    assert sorted(int(number or 0) for number in numbers) == list(range(1, len(numbers) + 1))
