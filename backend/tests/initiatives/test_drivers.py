"""Driver diagrams: drawn as a whole, without a loop, and how far each change idea has got."""

from itertools import pairwise
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from groundswell.errors import Invalid
from groundswell.initiatives.diagram import MOST_BOXES, Box, Line, check_graph
from groundswell.initiatives.drivers import numbers_in_words
from tests.cohorts.asking import all_of, refused, seen
from tests.conftest import Counting, Making
from tests.factories.initiatives import MadeInitiative, place
from tests.initiatives.conftest import V1, Starting

PEAK, SETTLED = (
    {"key": "peak", "kind": "primary", "title": "Fewer calls at the peak"},
    {
        "key": "settled",
        "kind": "primary",
        "title": "Calls are settled first time",
    },
)
HOLD = {"key": "hold", "kind": "secondary", "title": "Nobody needs to hold"}
CALL_BACK = {"key": "back", "kind": "change_idea", "title": "Call back within 30 minutes"}
TEXT = {"key": "text", "kind": "change_idea", "title": "Text link to online consultation"}
BOXES = [PEAK, SETTLED, HOLD, CALL_BACK, TEXT]
LINKS = [
    {"upper": "peak", "lower": "hold", "strong": True},
    {"upper": "settled", "lower": "hold", "strong": False},
    {"upper": "hold", "lower": "back", "strong": True},
    {"upper": "peak", "lower": "text", "strong": True},
]


def put(client: TestClient, revision: int, drivers: list[Any], links: list[Any], code: str = "call-back") -> Any:
    sent = {"drivers": drivers, "links": links}
    return client.put(f"{V1}/initiatives/{code}/drivers", json=sent, headers=seen(revision))


def drawn(client: TestClient, revision: int, drivers: list[Any], links: list[Any]) -> dict[str, Any]:
    answer = put(client, revision, drivers, links)
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    assert client.get(f"{V1}/initiatives/call-back/drivers").json() == body
    return body


@pytest.fixture
def revision(start: Starting) -> int:
    made = start(title="Call back", aim={"what": "Cut missed calls"})
    found: int = made["drivers_revision"]
    return found


def kept(body: dict[str, Any]) -> list[dict[str, Any]]:
    """What a screen sends back of what it was given, its keys being the numbers."""
    return [
        {"key": str(each["id"]), "id": each["id"], "kind": each["kind"], "title": each["title"]}
        for each in body["drivers"]
    ]


def kept_links(body: dict[str, Any]) -> list[dict[str, Any]]:
    return [each | {"upper": str(each["upper"]), "lower": str(each["lower"])} for each in body["links"]]


def test_a_diagram_is_drawn_and_drawn_again_with_its_numbers_kept(lead: TestClient, revision: int) -> None:
    first = drawn(lead, revision, BOXES, LINKS)
    assert first["aim"]["what"] == "Cut missed calls"
    assert [each["title"] for each in first["drivers"]] == [each["title"] for each in BOXES]
    assert [each["state"] for each in first["drivers"]] == [None, None, None, "not_tested", "not_tested"]
    titles = {each["id"]: each["title"] for each in first["drivers"]}
    assert {(titles[each["upper"]], titles[each["lower"]], each["strong"]) for each in first["links"]} == {
        ("Fewer calls at the peak", "Nobody needs to hold", True),
        ("Calls are settled first time", "Nobody needs to hold", False),
        ("Nobody needs to hold", "Call back within 30 minutes", True),
        ("Fewer calls at the peak", "Text link to online consultation", True),
    }, "a secondary driver serves two primaries"
    assert drawn(lead, first["revision"], kept(first), kept_links(first)) == first | {"revision": first["revision"] + 1}
    fewer = [each for each in kept(first) if each["title"] != TEXT["title"]]
    reordered = [fewer[1], fewer[0], *fewer[2:], {"key": "new", "kind": "change_idea", "title": "  Hold   message "}]
    links = [each for each in kept_links(first) if each["lower"] != str(first["drivers"][4]["id"])]
    again = drawn(lead, first["revision"] + 1, reordered, [*links, {"upper": fewer[2]["key"], "lower": "new"}])
    assert [each["title"] for each in again["drivers"]] == [
        SETTLED["title"],
        PEAK["title"],
        HOLD["title"],
        CALL_BACK["title"],
        "Hold message",
    ]
    assert {each["id"] for each in again["drivers"][:4]} == {each["id"] for each in first["drivers"][:4]}
    assert drawn(lead, again["revision"], [], [])["drivers"] == []


def test_the_second_of_two_who_draw_gets_412(lead: TestClient, practice: TestClient, revision: int) -> None:
    first = drawn(lead, revision, BOXES, LINKS)
    second = put(practice, revision, [TEXT], [])
    refused(second, 412, "Somebody else has changed this driver diagram")
    assert second.json()["current"] == first["revision"]
    assert lead.get(f"{V1}/initiatives/call-back/drivers").json() == first
    without = lead.put(f"{V1}/initiatives/call-back/drivers", json={"drivers": []})
    assert without.status_code == 428


def test_a_loop_is_refused_by_the_names_of_its_boxes(lead: TestClient, revision: int) -> None:
    back = [*LINKS, {"upper": "back", "lower": "peak"}]
    answer = put(lead, revision, BOXES, back)
    errors = refused(answer, 422, "goes round in a circle", "links")
    names = [PEAK["title"], HOLD["title"], CALL_BACK["title"]]
    turns = {" → ".join([*names[n:], *names[:n], names[n]]) for n in range(3)}
    assert errors["links"] in turns
    assert errors["links"] in answer.json()["detail"]
    itself = put(lead, revision, [HOLD], [{"upper": "hold", "lower": "hold"}])
    refused(itself, 422, "Nobody needs to hold → Nobody needs to hold", "links")
    assert lead.get(f"{V1}/initiatives/call-back/drivers").json()["revision"] == revision


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=12, unique=True))
def test_a_loop_is_named_where_there_is_one_and_nowhere_else(pairs: list[tuple[int, int]]) -> None:
    boxes = [Box(str(n), "secondary", f"Box {n}") for n in range(6)]
    lines = [Line(str(upper), str(lower), True) for upper, lower in pairs]
    reached = {n: {lower for upper, lower in pairs if upper == n} for n in range(6)}
    for _ in range(6):
        reached = {n: on | {m for each in on for m in reached[each]} for n, on in reached.items()}
    goes_round = any(n in on for n, on in reached.items())
    try:
        check_graph(boxes, lines)
    except Invalid as refusal:
        assert goes_round
        loop = [int(name.removeprefix("Box ")) for name in refusal.errors[0][1].split(" → ")]
        assert loop[0] == loop[-1]
        assert len(loop) > 1
        assert all((upper, lower) in pairs for upper, lower in pairwise(loop))
    else:
        assert not goes_round


@pytest.mark.parametrize(
    ("drivers", "links", "words", "field"),
    [
        ([PEAK, PEAK], [], "Two boxes have one key", "drivers.1.key"),
        ([PEAK], [{"upper": "peak", "lower": "hold"}], "a box that is not in the diagram", "links.0.lower"),
        ([PEAK, HOLD], [{"upper": "peak", "lower": "hold"}] * 2, "is drawn twice", "links.1"),
        ([PEAK | {"id": 99_999}], [], "no box 99999", "drivers.0.id"),
        ([PEAK | {"measure_id": 99_999}], [], "no measure 99999", "drivers.0.measure_id"),
        ([PEAK | {"elsewhere": "call-back"}], [], "only a change idea", "drivers.0.elsewhere"),
        ([TEXT | {"elsewhere": "call-back"}], [], "this initiative's own", "drivers.0.elsewhere"),
        ([TEXT | {"elsewhere": "nothing"}], [], "called nothing", "drivers.0.elsewhere"),
        ([PEAK | {"kind": "aim"}], [], "drivers.0.kind", "drivers.0.kind"),
        ([PEAK | {"title": "\0"}], [], "drivers.0.title", "drivers.0.title"),
        ([PEAK | {"title": "   "}], [], "drivers.0.title", "drivers.0.title"),
        ([{"key": str(n), "kind": "primary", "title": "x"} for n in range(MOST_BOXES + 1)], [], "61 boxes", "drivers"),
    ],
)
def test_what_is_no_diagram_is_refused(
    lead: TestClient, revision: int, drivers: list[Any], links: list[Any], words: str, field: str
) -> None:
    refused(put(lead, revision, drivers, links), 422, words, field)
    assert lead.get(f"{V1}/initiatives/call-back/drivers").json()["drivers"] == []


def test_sixty_boxes_are_taken(lead: TestClient, revision: int) -> None:
    boxes = [{"key": str(n), "kind": "secondary", "title": f"Box {n}"} for n in range(MOST_BOXES)]
    chain = [{"upper": str(n), "lower": str(n + 1)} for n in range(MOST_BOXES - 1)]
    assert len(drawn(lead, revision, boxes, chain)["links"]) == MOST_BOXES - 1


def test_a_box_is_not_kept_twice_nor_taken_from_another(lead: TestClient, start: Starting, revision: int) -> None:
    number = drawn(lead, revision, [PEAK], [])["drivers"][0]["id"]
    twice = [PEAK | {"id": number}, HOLD | {"id": number}]
    now = lead.get(f"{V1}/initiatives/call-back/drivers").json()["revision"]
    refused(put(lead, now, twice, []), 422, "kept twice", "drivers.1.id")
    other = start(title="Other")
    taken = put(lead, other["drivers_revision"], [PEAK | {"id": number}], [], code="other")
    refused(taken, 422, "The diagram of Other has no box", "drivers.0.id")


def test_what_has_been_tested_stays_a_change_idea(lead: TestClient, revision: int) -> None:
    first = drawn(lead, revision, BOXES, LINKS)
    idea = first["drivers"][3]["id"]
    for _ in range(2):
        sent = {"title": "Once", "prediction": "Two in three", "first": "2018-02-01", "last": "2018-02-05"}
        made = lead.post(f"{V1}/pdsa-cycles", json=sent | {"initiative": "call-back", "change_idea": idea})
        assert made.status_code == 201, made.text
    without = [each for each in kept(first) if each["id"] != idea]
    answer = put(lead, first["revision"], without, [])
    refused(answer, 409, "Call back within 30 minutes has been tested in cycles 1 and 2, so it stays in the diagram")
    other_kind = [each | ({"kind": "secondary"} if each["id"] == idea else {}) for each in kept(first)]
    refused(put(lead, first["revision"], other_kind, []), 409, "so it stays a change idea")
    renamed = [each | ({"title": "Ring back"} if each["id"] == idea else {}) for each in kept(first)]
    now = drawn(lead, first["revision"], renamed, kept_links(first))
    assert [(each["title"], each["cycles"]) for each in now["drivers"] if each["id"] == idea] == [("Ring back", 2)]


def test_how_far_each_idea_has_got(make: Making, lead: TestClient, other_lead: TestClient) -> None:
    with make() as m:
        made = MadeInitiative(m, "Call back", owner=place(m, "F901"))
        hidden = MadeInitiative(m, "Navigators", owner=place(m, "F902"))
        titles = ["None", "Open", "Adapted", "Adopted", "Abandoned"]
        ideas = {title: made.driver(title, "change_idea") for title in titles}
        made.driver("Elsewhere", "change_idea", elsewhere_id=hidden.row.id)
        tested: dict[str, list[str | None]] = {
            "Adopted": ["adapt", "adapt", "adopt"],
            "Open": ["adapt", None],
            "Abandoned": ["abandon"],
            "Adapted": ["abandon", "adapt"],
        }
        for title, acts in tested.items():
            for act in acts:
                made.cycle(act=act, idea=ideas[title])
    diagram = lead.get(f"{V1}/initiatives/call-back/drivers").json()
    states = {each["title"]: (each["state"], each["words"], each["cycles"]) for each in diagram["drivers"]}
    assert states == {
        "None": ("not_tested", "Not tested yet", 0),
        "Adopted": ("adopted", "Adopted, cycles 1 to 3", 3),
        "Open": ("testing", "Testing, cycle 5", 2),
        "Abandoned": ("abandoned", "Abandoned, cycle 6", 1),
        "Adapted": ("adapted", "Adapted, cycles 7 and 8", 2),
        "Elsewhere": ("elsewhere", "In another initiative", 0),
    }
    assert diagram["drivers"][-1]["elsewhere"] is None, "which one is not the lead's to know"
    again = put(lead, diagram["revision"], kept(diagram), [])
    assert again.json()["drivers"][-1]["state"] == "elsewhere", "what they did not see they have not undone"


def test_an_idea_that_is_another_initiatives_work(lead: TestClient, start: Starting, revision: int) -> None:
    start(title="Care navigators", owner="Z10101")
    body = drawn(lead, revision, [TEXT | {"elsewhere": "care-navigators"}], [])
    assert body["drivers"][0]["elsewhere"] == {"code": "care-navigators", "title": "Care navigators"}
    assert drawn(lead, body["revision"], kept(body), [])["drivers"][0]["state"] == "not_tested"


def test_a_driver_with_a_measure(make: Making, lead: TestClient) -> None:
    with make() as m:
        made = MadeInitiative(m, "Call back", owner=place(m, "F901"))
        own, library = made.own_measure(), made.judged_by("missed_call_share")
    revision = made.row.drivers_revision_id
    body = drawn(lead, revision, [PEAK | {"measure_id": library.id}, HOLD | {"measure_id": own.id}], [])
    named = [each["measure"] for each in body["drivers"]]
    assert [each["id"] for each in named] == [library.id, own.id]
    assert named[1]["title"] == "Called back within 30 minutes"
    assert "calls" in named[0]["title"].lower()


def test_lists_over_all_diagrams(make: Making, lead: TestClient, counted: Counting) -> None:
    with make() as m:
        for title in ("Call back", "Text links"):
            made = MadeInitiative(m, title, owner=place(m, "F901"), aim_what=f"Aim of {title}")
            peak, later = made.driver("Peak", strong=True), made.driver("Later")
            hold = made.driver("Hold", "secondary", under=[peak, later], strong=False)
            idea = made.driver("Idea", "change_idea", under=[hold], place=0)
            made.cycle(act="adopt", idea=idea)
    found = all_of(lead, "/drivers?limit=3")
    assert [each["title"] for each in found] == ["Peak", "Later", "Hold", "Idea"] * 2
    assert found[0]["initiative"] == {"code": "call-back", "title": "Call back"}
    assert [each["words"] for each in all_of(lead, "/drivers?kind=change_idea")] == ["Adopted, cycle 1"] * 2
    assert len(all_of(lead, "/drivers?initiative=text-links")) == 4
    with counted() as statements:
        table = lead.get(f"{V1}/drivers.csv?initiative=call-back").text.splitlines()
    assert table == [
        "initiative,upper_kind,upper,lower_kind,lower,strong,state",
        "call-back,aim,Aim of Call back,primary,Peak,True,",
        "call-back,aim,Aim of Call back,primary,Later,True,",
        "call-back,primary,Peak,secondary,Hold,False,",
        "call-back,primary,Later,secondary,Hold,False,",
        'call-back,secondary,Hold,change_idea,Idea,True,"Adopted, cycle 1"',
    ]
    assert len(statements) <= 8


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ([6], "cycle 6"),
        ([1, 2], "cycles 1 and 2"),
        ([1, 2, 3, 4, 5], "cycles 1 to 5"),
        ([1, 3, 4], "cycles 1, 3 and 4"),
        ([2, 4], "cycles 2 and 4"),
    ],
)
def test_numbers_of_cycles_in_words(numbers: list[int], words: str) -> None:
    assert numbers_in_words(numbers) == words
