"""Lists that forms choose from come whole unless less is asked for, and then in pages like any other."""

import pytest
from fastapi.testclient import TestClient

from groundswell.faculty.models import Provider
from groundswell.web.paging import MAX_LIMIT
from tests.cohorts.asking import all_of
from tests.conftest import Making
from tests.reports.cohort_worlds import World

LISTS = {
    "/programmes": 3,
    "/themes": 8,
    "/sites": 3,
    "/programmes/tideway-leaders/milestones": 5,
    "/faculty-members": 3,
    "/faculty-members?stage=0": 3,
    "/providers": 3,
}


@pytest.mark.parametrize(("path", "count"), LISTS.items())
def test_a_short_list_whole_and_in_pages(national: TestClient, make: Making, path: str, count: int) -> None:
    with make() as m:
        world = World(m)
        for number in (1, 2):
            World(m, f"other-{number}")
        for number in range(3):
            world.site(f"Site {number}", [])
            world.member("Dr Same Name")
            world.add(Provider(name=f"Provider {number}", specialism="coaching", contact=None))
    whole = national.get(f"/api/v1{path}")
    assert "link" not in whole.headers
    assert (len(whole.json()["items"]), whole.json()["total"]) == (count, count)
    one_by_one = all_of(national, f"{path}{'&' if '?' in path else '?'}limit=1")
    assert one_by_one == whole.json()["items"]


def test_what_is_beyond_the_most_is_never_cut_off_in_silence(national: TestClient, make: Making) -> None:
    with make() as m:
        world = World(m)
        m.session.add_all(
            Provider(name=f"Provider {number:04}", specialism="coaching", contact=None, revision_id=m.revision.id)
            for number in range(MAX_LIMIT + 1)
        )
        assert world.programme.id
    first = national.get("/api/v1/providers")
    assert (len(first.json()["items"]), first.json()["total"]) == (MAX_LIMIT, MAX_LIMIT + 1)
    rest = national.get(first.links["next"]["url"]).json()["items"]
    assert [each["name"] for each in rest] == [f"Provider {MAX_LIMIT:04}"]
