"""A commissioner's system never receives another's figures of single practices: searched as text."""

import pytest
from fastapi.testclient import TestClient

from tests.conftest import SignIn
from tests.exchange.fhir.reading import AT, TYPES, ids
from tests.exchange.fhir.world import TELLING


@pytest.mark.parametrize(("mine", "other"), [("Q90", "Q91"), ("Q91", "Q90")])
def test_no_figure_of_another_commissioners_practice_is_in_any_answer(
    world: None, system: SignIn, mine: str, other: str
) -> None:
    own = system(mine)
    said = "".join(own.get(f"{AT}/{name}?_count=1000").text for name in TYPES)
    said += own.get(f"{AT}/MeasureReport?subject=Z10101,Z10102,Z10103&_count=1000").text
    assert f'"{"Z10101" if mine == "Q90" else "Z10103"}"' in said
    assert TELLING[mine] in said
    reports = own.get(f"{AT}/MeasureReport?subject=Z10101,Z10103&measure=inbound-calls").text
    assert TELLING[mine] in reports
    assert TELLING[other] not in reports
    theirs = "Z10103" if mine == "Q90" else "Z10101"
    assert ids(own, f"MeasureReport?subject={theirs}") == []
    everything = system("ENG")
    for resource_id in ids(everything, f"MeasureReport?subject={theirs}"):
        assert own.get(f"{AT}/MeasureReport/{resource_id}").status_code == 404
        assert ids(own, f"MeasureReport?_id={resource_id}") == []
        assert everything.get(f"{AT}/MeasureReport/{resource_id}").status_code == 200


def test_a_practice_that_moved_is_seen_by_each_for_its_own_time(world: None, system: SignIn) -> None:
    query = "MeasureReport?subject=Z10102&measure=missed-call-share"
    upper = [each[-7:] for each in ids(system("Q90"), query)]
    lower = [each[-7:] for each in ids(system("Q91"), query)]
    assert upper == [f"2018-{month:02}" for month in range(1, 6)]
    assert lower == [f"2018-{month:02}" for month in range(6, 11)]
    assert [each[-7:] for each in ids(system("QX9"), query)] == upper


def test_groups_are_open_to_every_system(world: None, system: SignIn) -> None:
    def groups(client: TestClient) -> list[str]:
        return [each for each in ids(client, "MeasureReport?_count=1000") if ".Z1" not in each]

    assert groups(system("Q90")) == groups(system("Q91")) == groups(system("ENG"))
